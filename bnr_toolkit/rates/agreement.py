"""Two coders: on how many ads they chose the same category, each alone."""

from __future__ import annotations

from collections.abc import Iterator

from bnr_toolkit.errors import refuse
from bnr_toolkit.ledger import Ledger
from bnr_toolkit.outcomes import only_claims
from bnr_toolkit.results import Agreement, Disagreement
from bnr_toolkit.schema import UNKNOWN
from bnr_toolkit.statistics.agreement import krippendorff_alpha, why_no_alpha

_NOT_SAID = ("", UNKNOWN)


def coding_agreement(ledger: Ledger) -> Agreement:
    """How far the two coders of the record (``category_coder_1``, ``category_coder_2``) agreed.

    The same ad on several platforms is judged once: submissions that share
    idea (``concept``), language and what the rules ask (``expected``) and were
    given the same two categories count as one ad. Copies of an easy ad would
    otherwise be taken for agreement. A record without these columns has none,
    and that is no error. Raises :class:`~bnr_toolkit.errors.RefusedInput` for a
    record of claims alone.

    >>> import pandas, bnr_toolkit
    >>> ledger = bnr_toolkit.open_ledger(pandas.DataFrame({
    ...     "ad": ["1", "2", "3"], "category": ["gambling", "weapons", "drugs"], "platform": ["TikTok"] * 3,
    ...     "coder_1": ["gambling", "weapons", "drugs"], "coder_2": ["gambling", "drugs", "drugs"],
    ...     "decision": ["approved", "rejected", "approved"]}))
    >>> agreement = coding_agreement(ledger)
    >>> agreement.equal, agreement.coded_by_both, round(agreement.alpha, 2)
    (2, 3, 0.55)
    """
    refuse(only_claims(ledger))
    both: dict[tuple[str, ...], list[str]] = {}
    alone: set[tuple[str, ...]] = set()
    for identifier, unit in _units(ledger):
        said = [code for code in unit[-2:] if code not in _NOT_SAID]
        if len(said) == 2:
            both.setdefault(unit, []).append(identifier)
        elif said:
            alone.add(unit)
    codes = tuple(zip(*(unit[-2:] for unit in both), strict=True)) or ((), ())
    equal = [unit for unit in both if unit[-2] == unit[-1]]
    return Agreement(
        coded_by_both=len(both),
        equal=len(equal),
        alpha=krippendorff_alpha(codes),
        no_alpha=why_no_alpha(codes),
        differences=_differences(ledger, both),
        coded_by_one=len(alone),
        rows=tuple(row for rows in both.values() for row in rows),
        rows_equal=tuple(row for unit in equal for row in both[unit]),
        context=ledger.context,
        stamp=ledger.stamp,
    )


def _units(ledger: Ledger) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each submission's id and the ad that it is: its idea, language and expected decision, then the two codes."""
    names = ("id", "concept", "language", "expected", "category_coder_1", "category_coder_2")
    for identifier, concept, language, expected, first, second in zip(
        *(ledger.submission_columns[name] for name in names), strict=True
    ):
        # An ad whose idea is not known is nobody's copy.
        idea = ("id", identifier) if concept in _NOT_SAID else ("concept", concept)
        yield identifier, (*idea, language, expected, first, second)


def _differences(ledger: Ledger, both: dict[tuple[str, ...], list[str]]) -> tuple[Disagreement, ...]:
    """The pairs of categories that differed, the most frequent first, then in the order of the codebook."""
    pairs: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    for unit in both:
        if unit[-2] != unit[-1]:
            pairs.setdefault((unit[-2], unit[-1]), []).append(unit)
    order = {category.code: place for place, category in enumerate(ledger.context.categories)}

    def rank(pair: tuple[str, str]) -> tuple[int, ...]:
        return -len(pairs[pair]), *(order.get(code, len(order)) for code in pair)

    return tuple(
        Disagreement(*pair, len(pairs[pair]), tuple(row for unit in pairs[pair] for row in both[unit]))
        for pair in sorted(pairs, key=rank)
    )
