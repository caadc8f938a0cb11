"""Harmless controls: what a platform approved of what its rules ban, beside what it approved of what they allow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bnr_toolkit.errors import Finding, Place, found, refuse
from bnr_toolkit.ledger import Ledger
from bnr_toolkit.outcomes import APPROVED, OPEN, only_claims, outcome_columns, rule_findings
from bnr_toolkit.results import ControlGroup, Controls, Group, Twins
from bnr_toolkit.schema import UNKNOWN

TWIN_COLUMNS = ("platform", "language")
"""What twins share besides their idea; only by these can both be counted together."""

_NOT_SAID = ("", UNKNOWN)


@dataclass(frozen=True, slots=True)
class _Ad:
    id: str
    concept: str
    platform: str
    language: str
    is_control: bool
    is_new_attempt: bool
    outcome: str

    @property
    def place(self) -> tuple[str, str, str]:
        return self.concept, self.platform, self.language


def controls(
    ledger: Ledger,
    by: str | Sequence[str] = (),
    rule: str = "first_decision",
    as_of: str | None = None,
    platform: str | None = None,
) -> Controls:
    """The test ads and the harmless controls side by side, and what became of each pair of twins.

    A control tells "approves everything" from "misses this". Twins are a test
    ad and a control of the same idea (``concept``), submitted to the same
    platform in the same language; a new attempt with a changed ad is nobody's
    twin, and an idea that stands there more than once has none.

    ``by``: ``platform``, ``language`` or both; nothing gives the total alone.
    Raises :class:`~bnr_toolkit.errors.RefusedInput` naming every wrong
    argument, or when the record holds claims of sources and no ads. A record
    without controls has counts of none, and that is no error.

    >>> import pandas, bnr_toolkit
    >>> ledger = bnr_toolkit.open_ledger(pandas.DataFrame({
    ...     "ad": ["1", "2"], "concept": ["tips", "tips"], "category": ["gambling", "benign"],
    ...     "platform": ["TikTok", "TikTok"], "decision": ["rejected", "approved"]}))
    >>> counted = controls(ledger)
    >>> counted.total.benign.approved, counted.total.twins.told_apart
    (1, 1)
    """
    refuse(only_claims(ledger))
    columns = tuple(name.strip() for name in (by.split(",") if isinstance(by, str) else by) if name.strip())
    refuse([*_argument_findings(ledger, columns, platform), *rule_findings(rule, as_of)])
    ads = [one for one in _ads(ledger, rule, as_of) if platform in (None, one.platform)]
    grouped: dict[tuple[str, ...], list[_Ad]] = {}
    for one in ads if columns else ():
        grouped.setdefault(tuple(getattr(one, name) for name in columns), []).append(one)
    return Controls(
        by=columns,
        rule=rule,
        groups=tuple(_group(key, grouped[key]) for key in _in_order(ledger, columns, grouped)),
        total=_group((), ads),
        context=ledger.context.for_platform(platform),
        stamp=ledger.stamp,
        platform=platform,
        as_of=as_of,
    )


def _argument_findings(ledger: Ledger, columns: tuple[str, ...], platform: str | None) -> Iterator[Finding]:
    for name in columns:
        if name not in TWIN_COLUMNS:
            yield found("not_one_of", Place(parameter="by"), name, choices=TWIN_COLUMNS)
    if len(set(columns)) != len(columns):
        yield found("too_many_by", Place(parameter="by"), ",".join(columns))
    platforms = ledger.submission_columns["platform"].distinct_texts
    if platform is not None and platform not in platforms:
        yield found("not_in_record", Place(parameter="platform"), platform, choices=platforms)


def _ads(ledger: Ledger, rule: str, as_of: str | None) -> Iterator[_Ad]:
    names = ("id", "concept", "platform", "language", "expected", "parent")
    columns = (ledger.submission_columns[name] for name in names)
    rows = zip(*columns, outcome_columns(ledger, rule, as_of).outcome, strict=True)
    for identifier, concept, platform, language, expected, parent, outcome in rows:
        yield _Ad(identifier, concept, platform, language, expected == "accept", parent != "", outcome)


def _in_order(ledger: Ledger, columns: tuple[str, ...], keys: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The keys in the order in which the record first has their values."""
    orders = [ledger.submission_columns[name].distinct_texts for name in columns]
    return sorted(keys, key=lambda key: [order.index(value) for order, value in zip(orders, key, strict=True)])


def _group(key: tuple[str, ...], ads: Sequence[_Ad]) -> ControlGroup:
    benign = [one for one in ads if one.is_control]
    pairs = list(_pairs(ads))
    return ControlGroup(
        key=key,
        violating=_counted(key, [one for one in ads if not one.is_control]),
        benign=_counted(key, benign),
        twins=_twins(pairs),
        unpaired=len(benign) - len(pairs),
    )


def _counted(key: tuple[str, ...], ads: Sequence[_Ad]) -> Group:
    still_open = sum(one.outcome == OPEN for one in ads)
    approved = sum(one.outcome == APPROVED for one in ads)
    return Group(key, approved, len(ads) - still_open, still_open, tuple(one.id for one in ads))


def _pairs(ads: Sequence[_Ad]) -> Iterator[tuple[_Ad, _Ad]]:
    """The test ad and the control of each idea that stands once on both sides of a platform and language."""
    sides: dict[tuple[str, str, str], tuple[list[_Ad], list[_Ad]]] = {}
    for one in ads:
        if one.concept not in _NOT_SAID and not one.is_new_attempt:
            sides.setdefault(one.place, ([], []))[one.is_control].append(one)
    for violating, benign in sides.values():
        if len(violating) == len(benign) == 1:
            yield violating[0], benign[0]


def _twins(pairs: Sequence[tuple[_Ad, _Ad]]) -> Twins:
    decided = [pair for pair in pairs if OPEN not in (pair[0].outcome, pair[1].outcome)]
    seen = [(test_ad.outcome == APPROVED, control.outcome == APPROVED) for test_ad, control in decided]
    return Twins(
        both_approved=seen.count((True, True)),
        told_apart=seen.count((False, True)),
        wrong_way_round=seen.count((True, False)),
        neither_approved=seen.count((False, False)),
        undecided=len(pairs) - len(decided),
        rows=tuple(one.id for pair in decided for one in pair),
    )
