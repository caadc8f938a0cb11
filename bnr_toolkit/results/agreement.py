"""How far two people chose the same categories, each on their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bnr_toolkit.provenance import Stamp
from bnr_toolkit.results.context import Context

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two categories that the coders chose for the same ads; ``rows`` are the ids of the submissions."""

    first: str
    second: str
    ads: int
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agreement:
    """On how many ads two coders agreed, and which categories they did not agree on.

    ``coded_by_both`` and ``equal`` count different ads: the same idea in the
    same language counts once, however often it was submitted. ``alpha`` is
    Krippendorff's; None when there is none, and then ``no_alpha`` says why:
    ``too_few`` (fewer than two ads with two codes) or ``one_category`` (nobody
    chose a second one). ``coded_by_one`` ads are in no other count.

    ``rows`` are the ids of all submissions that both coded, ``rows_equal`` of
    those with the same category.
    """

    coded_by_both: int
    equal: int
    alpha: float | None
    no_alpha: str | None
    differences: tuple[Disagreement, ...]
    coded_by_one: int
    rows: tuple[str, ...]
    rows_equal: tuple[str, ...]
    context: Context
    stamp: Stamp

    @property
    def submissions(self) -> int:
        """How many submissions the ads that both coded stand for."""
        return len(self.rows)

    def to_pandas(self) -> pandas.DataFrame:
        """One row a pair of categories that differed, by code."""
        import pandas

        rows = [(one.first, one.second, one.ads) for one in self.differences]
        columns = ("category_coder_1", "category_coder_2", "ads")
        return pandas.DataFrame.from_records(rows, columns=columns)
