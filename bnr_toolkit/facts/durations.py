"""The time to a decision, as facts: counts within horizons, and the shortest and longest each ad can have waited."""

from __future__ import annotations

from collections.abc import Iterator

from bnr_toolkit.results import DurationGroup, Durations, Fact

WITHIN = ("decided_least", "decided_most", "approved_least", "approved_most")
_WITHIN = {
    "decided_least": "number of these rows decided for certain within {hours} hours of submission",
    "decided_most": "number of these rows that can have been decided within {hours} hours of submission",
    "approved_least": "number of these rows approved for certain within {hours} hours of submission",
    "approved_most": "number of these rows that can have been approved within {hours} hours of submission",
}
_COUNTED = "number of test ads with known times, submitted by the cut-off"
_OPEN = "number of these rows without a decision at the cut-off"
_DECIDED = "number of these rows with a decision at the cut-off"
_APPROVED = "number of these rows that were approved at the cut-off"
_WITHOUT = "number of test ads of which the time of submission or of the decision is unknown"
_CLAMPED = "number of ads whose recorded time of submission overlaps that of the decision or the cut-off"
_LATE = "number of test ads submitted after the cut-off, which the count leaves out"
_LEAST = "first moment of the decision, or of the cut-off for an open ad, minus last moment of submission, in hours"
_MOST = "last moment of the decision minus first moment of submission, in hours"


def durations_fact_id(result: Durations, key: tuple[str, ...], measure: str) -> str:
    """The id of one number, such as ``durations.platform=Alpha.24.decided_least``; an empty key is the total."""
    platform = [] if result.platform is None else [f"platform={result.platform}"]
    group = ",".join(f"{name}={value}" for name, value in zip(result.by, key, strict=True)) if key else "total"
    return ".".join(["durations", *platform, group, measure])


def duration_fact_id(identifier: str, measure: str) -> str:
    """The id of the shortest (``least``) or longest (``most``) time that one ad waited."""
    return f"durations.ad={identifier}.{measure}"


def of_durations(result: Durations) -> Iterator[Fact]:
    """The counts of every group and in total, then each ad's range in hours."""
    for group in (*result.groups, result.total):
        rows = tuple(ad.id for ad in group.ads)
        for measure, value, formula in _of_group(group):
            yield Fact(durations_fact_id(result, group.key, measure), value, formula, result.rule, rows)
    rows = tuple(ad.id for ad in result.total.ads)
    yield Fact(durations_fact_id(result, (), "clamped"), result.clamped, _CLAMPED, result.rule, rows)
    yield Fact(durations_fact_id(result, (), "not_yet_submitted"), result.not_yet_submitted, _LATE, result.rule, ())
    for ad in result.total.ads:
        yield Fact(duration_fact_id(ad.id, "least"), ad.least, _LEAST, result.rule, (ad.id,))
        if ad.most is not None:
            yield Fact(duration_fact_id(ad.id, "most"), ad.most, _MOST, result.rule, (ad.id,))


def _of_group(group: DurationGroup) -> Iterator[tuple[str, int, str]]:
    yield "counted", group.counted, _COUNTED
    yield "open", group.open, _OPEN
    yield "decided", group.decided_ads, _DECIDED
    yield "approved", sum(ad.outcome == "approved" for ad in group.ads), _APPROVED
    yield "without_times", group.without_times, _WITHOUT
    for within in group.within:
        yield f"{within.hours}.hours", within.hours, "a horizon in hours"
        for measure in WITHIN:
            yield f"{within.hours}.{measure}", getattr(within, measure), _WITHIN[measure].format(hours=within.hours)
