"""Approvals by platform and category at once, with the true counts in the margins. Frozen."""

from __future__ import annotations

from dataclasses import dataclass

from bnr_toolkit.provenance import Stamp
from bnr_toolkit.results.context import Context
from bnr_toolkit.results.counts import Group, Rates

_NOT_TOLD = ("", "unknown")
"""What a record has for a platform or a category that is not known."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The same ads counted three times: by platform and category together, by platform, and by category.

    The margins are counts of their own and not sums of tiles: with
    ``codes="any"`` an ad stands in each of its categories and would be added up
    more than once. ``submitted`` are the pairs of platform and category that
    some ad has, be it as a further category.
    """

    tiles: Rates
    by_platform: Rates
    by_category: Rates
    submitted: tuple[tuple[str, str], ...]

    @property
    def rates(self) -> tuple[Rates, Rates, Rates]:
        """The three counts."""
        return self.tiles, self.by_platform, self.by_category

    @property
    def rule(self) -> str:
        """What counts as approved."""
        return self.tiles.rule

    @property
    def context(self) -> Context:
        """What the probe says about itself."""
        return self.tiles.context

    @property
    def stamp(self) -> Stamp:
        """The record, the audience and the version."""
        return self.tiles.stamp

    @property
    def total(self) -> Group:
        """All ads, each once."""
        return self.tiles.total

    @property
    def is_status(self) -> bool:
        """Whether the rule tells where the ads ended, which is a status and never a rate."""
        return self.tiles.is_status

    @property
    def platforms(self) -> tuple[str, ...]:
        """The platforms, in the order of the record."""
        return tuple(group.key[0] for group in self.by_platform.groups)

    @property
    def categories(self) -> tuple[str, ...]:
        """The codes of the categories in the order of the codebook, ads that are not described at the end."""
        return tuple(group.key[0] for group in self.categories_counted)

    @property
    def categories_counted(self) -> tuple[Group, ...]:
        """The counts of the categories in the same order."""
        return tuple(sorted(self.by_category.groups, key=lambda group: group.apart))

    def tile(self, platform: str, category: str) -> Group | None:
        """The count of one combination; None when no ad is counted there."""
        return next((group for group in self.tiles.groups if group.key == (platform, category)), None)

    def is_untested(self, platform: str, category: str) -> bool:
        """Whether it is certain that no test ad of this category was submitted to this platform.

        It is not where an ad has it as a further category, or where ads stand
        beside it of which the category or the platform is not told.
        """
        if (platform, category) in self.submitted or category in self._untold:
            return False
        return not any(one in _NOT_TOLD or (one == platform and other in self._untold) for one, other in self.submitted)

    @property
    def combinations(self) -> tuple[tuple[str, str], ...]:
        """The combinations of a platform and a category that is told."""
        return tuple(
            (platform, category)
            for category in self.categories
            if category not in self._untold
            for platform in self.platforms
        )

    @property
    def untested(self) -> int:
        """In how many of these it is certain that nothing was submitted."""
        return sum(self.is_untested(platform, category) for platform, category in self.combinations)

    @property
    def _untold(self) -> tuple[str, ...]:
        """The rows of ads whose category is not told: not described one by one, or unknown."""
        return tuple(group.key[0] for group in self.by_category.groups if group.apart or group.key[0] in _NOT_TOLD)

    @property
    def is_grid(self) -> bool:
        """Whether there are several platforms and several categories: otherwise rows of dots say it all."""
        return len(self.platforms) > 1 and len(self.categories) > 1
