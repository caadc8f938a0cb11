"""Groups to compare: which ads stand on each side, and whether they are the same ads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from bnr_toolkit.errors import Finding, Place, found, refuse
from bnr_toolkit.ledger import Ledger
from bnr_toolkit.outcomes import APPROVED, OPEN, outcome_columns
from bnr_toolkit.rates.ideas import ideas
from bnr_toolkit.schema import UNKNOWN

DESIGNS = ("different_ads", "same_ads")
_NOT_SAID = ("", UNKNOWN)


@dataclass(frozen=True, slots=True)
class Ad:
    """One ad on one side: the idea behind it, and its outcome under the rule."""

    id: str
    concept: str
    outcome: str

    @property
    def decided(self) -> bool:
        """Whether the rule gives it an outcome."""
        return self.outcome != OPEN

    @property
    def approved(self) -> bool:
        """Whether it was approved under the rule."""
        return self.outcome == APPROVED


@dataclass(frozen=True, slots=True)
class Side:
    """One group: the value that its ads share, and its ads."""

    value: str
    ads: tuple[Ad, ...]

    @property
    def concepts(self) -> frozenset[str]:
        """The ideas of its ads."""
        return frozenset(ad.concept for ad in self.ads)


def sides(
    ledger: Ledger,
    by: str,
    groups: Sequence[str],
    only: Sequence[tuple[str, str]],
    rule: str,
    as_of: str | None,
) -> tuple[Side, ...]:
    """The ads that break the rules, by group; without ``groups`` every value that the ads have.

    ``only`` are conditions (column and value) that the ads must meet. Benign
    controls stand on no side, and what is unknown or not described is no group
    unless it is named.
    """
    columns = ledger.submission_columns
    kept = ~columns["expected"].is_in(["accept"])
    for column, value in only:
        kept &= columns[column].is_in([value])
    no_group = {*_NOT_SAID, *(category.code for category in ledger.context.categories if category.apart)}
    by_value: dict[str, list[Ad]] = {value: [] for value in groups}
    texts = (columns[by], columns["id"], ideas(ledger), outcome_columns(ledger, rule, as_of).outcome)
    for marked, value, identifier, concept, outcome in zip(kept.tolist(), *texts, strict=True):
        if marked and (value in by_value or not (groups or value in no_group)):
            by_value.setdefault(value, []).append(Ad(identifier, concept, outcome))
    return tuple(Side(value, tuple(members)) for value, members in by_value.items())


def are_same_ads(groups: Sequence[Side], design: str | None = None) -> bool:
    """Whether the groups hold the same ideas, so that they are compared idea by idea.

    ``design`` is what the caller says: ``different_ads``, ``same_ads``, or
    None to let the column ``concept`` tell. Raises
    :class:`~bnr_toolkit.errors.RefusedInput` when ideas are unknown and nobody
    says that the ads differ, when shared ideas are called different ads, and
    when an idea stands in one group more than once: ten ideas in four languages
    are not forty trials.
    """
    refuse(_design_findings(groups, design))
    return any(first.concepts & second.concepts - set(_NOT_SAID) for first, second in combinations(groups, 2))


def _design_findings(groups: Sequence[Side], design: str | None) -> Iterator[Finding]:
    place = Place(parameter="concept")
    unknown = sum(ad.concept in _NOT_SAID for group in groups for ad in group.ads)
    if unknown and design != "different_ads":
        yield found("concept_not_known", place, count=unknown)
        return
    for group in groups:
        ideas = Counter(ad.concept for ad in group.ads if ad.concept not in _NOT_SAID)
        if ideas and max(ideas.values()) > 1:
            yield found("ideas_as_trials", place, group.value, count=ideas.total(), ideas=len(ideas))
    shared = _shared(groups)
    if design == "different_ads" and shared:
        yield found("paired_as_independent", Place(parameter="design"), count=shared)
    if design == "same_ads" and not shared:
        yield found("nothing_paired", Place(parameter="design"), ", ".join(group.value for group in groups))


def _shared(groups: Sequence[Side]) -> int:
    """How many ideas stand in more than one group."""
    in_groups = Counter(concept for group in groups for concept in group.concepts - set(_NOT_SAID))
    return sum(count > 1 for count in in_groups.values())
