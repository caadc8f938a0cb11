"""Time to decision: counts within horizons, and shares decided step by step, by group and in total."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from bnr_toolkit.durations.observing import RULE, Observed, first_decisions, known_times, observe
from bnr_toolkit.durations.shares import shares_reached
from bnr_toolkit.errors import Finding, Place, found, refuse
from bnr_toolkit.ledger import Ledger
from bnr_toolkit.outcomes import only_claims, rule_findings
from bnr_toolkit.reading import bounds
from bnr_toolkit.results import Duration, DurationGroup, Durations, Within
from bnr_toolkit.schema import UNKNOWN, countable_columns
from bnr_toolkit.schema.rules import APPROVED

HORIZONS = (1, 24, 48)
"""Hours within which decisions are counted."""


@dataclass(frozen=True, slots=True)
class _Ad:
    """One violating ad of the record: its group, its idea, and what is known of its times."""

    key: tuple[str, ...]
    concept: str
    observed: Observed


def time_to_decision(
    ledger: Ledger,
    by: str | Sequence[str] = (),
    as_of: str | None = None,
    platform: str | None = None,
    confidence: float = 0.95,
    *,
    required: bool = True,
) -> Durations:
    """How many hours the ads that break the rules waited for their first decision.

    Every duration is a range, from the shortest to the longest that the
    recorded times allow. Ads without a decision were open at the cut-off:
    ``as_of``, else ``cutoff`` of ``probe.yml``; without either, open ads are
    refused, for nobody knows how long they were watched. Ads whose times are
    unknown are counted beside. ``by`` and ``platform`` are those of
    :func:`~bnr_toolkit.rates.approval_rates`.

    Shares decided are Kaplan-Meier's, shares approved Aalen and Johansen's
    (a refusal competes with an approval), and Turnbull's where times are
    ranges: see :mod:`bnr_toolkit.statistics.survival` and
    :mod:`bnr_toolkit.statistics.ranged_survival`. Raises
    :class:`~bnr_toolkit.errors.RefusedInput` naming every wrong argument, for a
    decision that may lie on either side of the cut-off, and for a record in
    which no times are known. With ``required=False`` a record that cannot
    answer gives an empty result instead.

    >>> import pandas, bnr_toolkit
    >>> sheet = pandas.DataFrame({"ad": ["1"], "platform": ["X"], "category": ["gambling"], "decision": ["approved"]})
    >>> time_to_decision(bnr_toolkit.open_ledger(sheet), required=False).is_empty
    True
    """
    refuse(only_claims(ledger))
    columns = tuple(name.strip() for name in (by.split(",") if isinstance(by, str) else by) if name.strip())
    refuse([*_argument_findings(ledger, columns, confidence, platform), *rule_findings(RULE, as_of)])
    cutoff = as_of if as_of is not None else ledger.context.cutoff
    named = Place(parameter="as_of") if as_of is not None else Place(file="probe.yml", column="cutoff")
    ads, controls = _ads(ledger, columns, platform, cutoff, named)
    problems = [*_watched_too_long(ledger, as_of, ads), *(ad.observed.problem for ad in ads if ad.observed.problem)]
    if not known_times(ledger) or not (problems or any(ad.observed.duration for ad in ads)):
        # Where no times are known, it is not a missing cut-off that is wrong.
        problems = [found("no_durations", Place(file=ledger.stamp.probe))]
    if required:
        refuse(problems[:1])
    if problems:
        ads = []
    in_test = [ad for ad in ads if not ad.observed.is_late]
    rank = _reading_order(ledger, columns)
    by_key: dict[tuple[str, ...], list[_Ad]] = {}
    for ad in in_test if columns else ():
        by_key.setdefault(ad.key, []).append(ad)
    return Durations(
        by=columns,
        rule=RULE,
        groups=tuple(_group(key, by_key[key], confidence) for key in sorted(by_key, key=rank)),
        total=_group((), in_test, confidence),
        horizons=HORIZONS,
        cutoff=cutoff,
        confidence=confidence,
        context=ledger.context.for_platform(platform),
        stamp=ledger.stamp,
        platform=platform,
        clamped=sum(ad.observed.is_clamped for ad in ads),
        not_yet_submitted=len(ads) - len(in_test),
        controls_left_out=controls,
    )


def _watched_too_long(ledger: Ledger, as_of: str | None, ads: Iterable[_Ad]) -> Iterator[Finding]:
    """An open ad at a moment when nobody looked any more: the record's own cut-off came before."""
    cutoff, zone = ledger.context.cutoff, ledger.context.time_zone
    if as_of is None or cutoff is None or bounds(as_of, zone)[0] <= bounds(cutoff, zone)[1]:
        return
    if any(ad.observed.duration is not None and ad.observed.duration.is_open for ad in ads):
        yield found("as_of_after_cutoff", Place(parameter="as_of"), as_of, cutoff=cutoff)


def _argument_findings(
    ledger: Ledger, columns: tuple[str, ...], confidence: float, platform: str | None
) -> Iterator[Finding]:
    allowed = countable_columns(ledger.audience)
    for name in columns:
        if name not in allowed:
            is_private = name in countable_columns("internal")
            yield found("private_column" if is_private else "unknown_by", Place(parameter="by"), name, choices=allowed)
    if len(columns) > 2 or len(set(columns)) != len(columns):
        yield found("too_many_by", Place(parameter="by"), ",".join(columns))
    if not 0 < confidence < 1:
        yield found("not_a_confidence", Place(parameter="confidence"), str(confidence))
    platforms = ledger.submission_columns["platform"].distinct_texts
    if platform is not None and platform not in platforms:
        yield found("not_in_record", Place(parameter="platform"), platform, choices=platforms)


def _ads(
    ledger: Ledger, columns: tuple[str, ...], platform: str | None, cutoff: str | None, named: Place
) -> tuple[list[_Ad], int]:
    """The violating ads, and how many harmless controls there are beside them."""
    decisions, zone = first_decisions(ledger), ledger.context.time_zone
    ads, controls = [], 0
    names = ("id", "platform", "expected", "concept", "submitted_at", *columns)
    for identifier, on, expected, concept, submitted, *key in zip(
        *(ledger.submission_columns[name] for name in names), strict=True
    ):
        if platform is not None and on != platform:
            continue
        if expected == "accept":
            controls += 1
            continue
        seen = observe(identifier, submitted, decisions.get(identifier), zone, cutoff, named)
        ads.append(_Ad(tuple(key), concept, seen))
    return ads, controls


def _group(key: tuple[str, ...], ads: Sequence[_Ad], confidence: float) -> DurationGroup:
    timed = [(ad.observed.duration, ad.concept) for ad in ads if ad.observed.duration is not None]
    durations = tuple(duration for duration, _ in timed)
    ideas = Counter(concept for _, concept in timed if concept not in ("", UNKNOWN))
    repeats = any(times > 1 for times in ideas.values())
    decided, approved, method = shares_reached(durations, confidence, bounded=not repeats)
    return DurationGroup(
        key=key,
        ads=tuple(sorted(durations, key=_by_time)),
        within=tuple(_within(hours, durations) for hours in HORIZONS) if durations else (),
        decided=decided,
        approved=approved,
        method=method,
        without_times=len(ads) - len(timed),
        repeats=repeats,
    )


def _by_time(duration: Duration) -> tuple[bool, float, float]:
    """Those decided first, by the longest they can have waited; then those still open."""
    return duration.is_open, duration.most or 0.0, duration.least


def _within(hours: int, durations: Sequence[Duration]) -> Within:
    for_certain = [one for one in durations if one.most is not None and one.most <= hours]
    # One still open may have been decided after the record ended, but before its horizon did.
    possible = [one for one in durations if (one.least < hours if one.is_open else one.least <= hours)]
    approved = [one for one in for_certain if one.outcome == APPROVED]
    can_be_approved = [one for one in possible if one.is_open or one.outcome == APPROVED]
    return Within(hours, len(for_certain), len(possible), len(approved), len(can_be_approved))


def _reading_order(ledger: Ledger, columns: tuple[str, ...]) -> Callable[[tuple[str, ...]], list[int]]:
    """Categories as the codebook has them, the rest as the record has them."""
    orders = []
    for name in columns:
        values = ledger.submission_columns[name].distinct_texts
        if name == "category":
            values = tuple(category.code for category in ledger.context.categories)
        orders.append({value: place for place, value in enumerate(values)})
    return lambda key: [order.get(value, len(order)) for order, value in zip(orders, key, strict=True)]
