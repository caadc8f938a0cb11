"""Times to decision → a row for each ad, or counts that rise with the hours. Nothing is drawn here.

Why counts and no estimated share: below thirty ads a share of a hundred is not
printed here, and with ads that are still open the Kaplan-Meier share is no
number of ads. How many were decided for certain by some hour, and how many can
have been, needs no estimate and equals the table. The estimates are in the JSON of
the result.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bnr_toolkit import tables
from bnr_toolkit.errors import Place, found, refuse
from bnr_toolkit.facts import WITHIN, duration_fact_id, durations_fact_id
from bnr_toolkit.figures.approvals import key
from bnr_toolkit.figures.hours import count_ticks, hours_axis
from bnr_toolkit.results import (
    Duration,
    DurationGroup,
    Durations,
    Figure,
    RisingCount,
    RisingCounts,
    Table,
    Wait,
    Waits,
)
from bnr_toolkit.words import durations_figure_notes, durations_figure_words, phrase
from bnr_toolkit.words.durations_figure import APPROVED, approved_ads, approved_count, decided_count
from bnr_toolkit.words.waiting_times import hours_words, wait_words

FEWEST_COUNTED = 10
"""From so many ads on they are counted; fewer have a row each."""

SMALL_PART = 1 / 12
"""Where more than half of the decisions fall in less of the axis than this, that part is drawn apart."""

_COUNTS = ("counted", "open", "without_times", "decided", "approved")


def durations(result: Durations, language: str, group: tuple[str, ...] | None = None) -> Figure:
    """How long the ads of one group waited for their first decision, or all of them (``group=None``).

    Each group is a figure of its own: of nine ads or fewer every ad has a row,
    more are counted hour by hour. A time that is not exact is a range, and an
    ad that is still open has no end. Nothing in it is estimated. A result
    without times gives a figure without a body, which is not shown.

    Raises RefusedInput (``not_in_record``) for a group that the result has not.
    """
    shown = result.total if group is None else _named(result, group)
    by_ad = shown.counted < FEWEST_COUNTED
    words = durations_figure_words(result, shown, language, by_ad=by_ad)
    body = None
    if shown.ads:
        body = _waits(shown, language) if by_ad else _counts(shown, language)
    data = _data(result, shown, language, by_ad=by_ad)
    return Figure(
        name=_name(result, shown),
        language=language,
        title=words.title,
        subtitle=words.subtitle,
        body=body,
        key=key(body.states if body else (), language),
        source=words.source,
        alt=words.alt,
        description=words.description,
        data=data,
        stamp=result.stamp,
        notes=(*_notes(body, language), *durations_figure_notes(result, shown, language)) if body else (),
        facts=_facts(result, shown, data) if body else (),
    )


def _named(result: Durations, key: tuple[str, ...]) -> DurationGroup:
    groups = {group.key: group for group in result.groups}
    if key not in groups:
        choices = tuple(",".join(name) for name in groups)
        refuse([found("not_in_record", Place(parameter="group"), ",".join(key), choices=choices)])
    return groups[key]


def _name(result: Durations, group: DurationGroup) -> str:
    """Of letters and digits only: the values of a record may hold anything."""
    if not group.key:
        return "durations"
    number = [other.key for other in result.groups].index(group.key) + 1
    return f"durations-{'-'.join(result.by)}-{number}"


def _waits(group: DurationGroup, language: str) -> Waits:
    """The waits in the order of the result: decided first, the shortest above; the open ones last."""
    ends = [ad.least if ad.most is None else ad.most for ad in group.ads]
    ranged = any(ad.most is not None and ad.most > ad.least for ad in group.ads)
    return Waits(
        tuple(Wait(ad.id, ad.least, ad.most, ad.outcome, wait_words(ad.least, ad.most, language)) for ad in group.ads),
        hours_axis(max(ends), language),
        shapes=(("range", phrase(language, "durations_figure.shape_range")),) if ranged else (),
    )


def _counts(group: DurationGroup, language: str) -> RisingCounts:
    """Decisions, and approvals beside them where there are any; the crowded part of the time under the whole."""
    whole, part = _spans(group)
    measures = ["decided", "approved"] if approved_ads(group) else ["decided"]
    fields = [_field(group, measure, whole, language) for measure in measures]
    if part is not None:
        first = [_field(group, measure, part, language) for measure in measures]
        fields = [_named_whole(field, language) for field in fields] + [_named_part(field, language) for field in first]
    return RisingCounts(tuple(fields), paired=len(measures) == 2, shapes=_shapes(fields, group, language))


def _spans(group: DurationGroup) -> tuple[float, float | None]:
    """How many hours the axes run: to the last decision, and for the part in which most decisions fall, if it is small.

    Open ads were often followed for much longer than any decision took, and on
    an axis as long as that all decisions would stand at its beginning.
    """
    ends = sorted(ad.most for ad in group.ads if ad.most is not None)
    if not ends:
        return max(ad.least for ad in group.ads), None
    small = ends[-1] * SMALL_PART
    if not small or ends[len(ends) // 2] > small:
        return ends[-1], None
    return ends[-1], ends[bisect_right(ends, small) - 1]


def _field(group: DurationGroup, measure: str, span: float, language: str) -> RisingCount:
    axis = hours_axis(span, language)
    # Once all are decided the counts cannot change; with open ads nothing is known after the last time.
    last = max(ad.least if ad.most is None else ad.most for ad in group.ads) if group.open else axis.high
    for_certain = [ad.most for ad in group.ads if ad.most is not None and _counts_as(ad, measure)]
    possible = [ad.least for ad in group.ads if ad.is_open or _counts_as(ad, measure)]
    is_decided = measure == "decided"
    return RisingCount(
        label=phrase(language, f"durations_figure.field_{measure}"),
        count=decided_count(group, language) if is_decided else approved_count(group, language),
        whole=group.counted,
        least=_steps(for_certain, axis.high),
        most=_steps(possible, axis.high),
        until=min(last, axis.high),
        axis=axis,
        role="ink" if is_decided else APPROVED,
        up_ticks=count_ticks(group.counted),
        open_at=tuple(ad.least for ad in group.ads if ad.is_open),
        open_label=phrase(language, "durations_figure.open_row"),
    )


def _named_whole(field: RisingCount, language: str) -> RisingCount:
    return replace(field, label=phrase(language, "durations_figure.field_whole", what=field.label))


def _named_part(field: RisingCount, language: str) -> RisingCount:
    """The beginning of the same count: how it ends is said beside the whole."""
    time = hours_words(field.axis.high, language)
    return replace(field, label=phrase(language, "durations_figure.field_first", what=field.label, time=time), count="")


def _counts_as(ad: Duration, measure: str) -> bool:
    return measure == "decided" or ad.outcome == APPROVED


def _steps(hours: Iterable[float], high: float) -> tuple[tuple[float, int], ...]:
    """From (0, 0), or from what came at once: how many had come by each of these hours, up to ``high``."""
    ordered = sorted(hours)
    places = dict.fromkeys([0.0, *(hour for hour in ordered if hour <= high)])
    return tuple((hour, bisect_right(ordered, hour)) for hour in places)


def _shapes(fields: Sequence[RisingCount], group: DurationGroup, language: str) -> tuple[tuple[str, str], ...]:
    """What a reader must be told: the line alone is clear, with a band it is a least number."""
    ranged = any(ad.most is not None and ad.most > ad.least for ad in group.ads)
    longest = max(field.axis.high for field in fields)
    within = any(hours < longest for hours in fields[0].open_at)
    shapes = []
    if ranged or within:
        kind = "both" if ranged and within else "ranges" if ranged else "open"
        shapes.append(("line", phrase(language, "durations_figure.shape_line")))
        shapes.append(("band", phrase(language, f"durations_figure.shape_band_{kind}")))
    if any(hours <= longest for hours in fields[0].open_at):
        shapes.append(("stroke", phrase(language, "durations_figure.shape_stroke")))
    if any(hours > min(field.axis.high for field in fields) for hours in fields[0].open_at):
        shapes.append(("arrow", phrase(language, "durations_figure.shape_arrow")))
    return tuple(shapes)


def _notes(body: Waits | RisingCounts, language: str) -> tuple[str, ...]:
    if isinstance(body, Waits):
        return ()
    notes = [phrase(language, "durations_figure.note_counts")]
    longest = max(field.axis.high for field in body.fields)
    if any(field.axis.high < longest for field in body.fields):
        notes.append(phrase(language, "durations_figure.note_first"))
    return tuple(notes)


def _data(result: Durations, group: DurationGroup, language: str, *, by_ad: bool) -> Table:
    """Ad by ad for a few, within the horizons for more; of a group, the total stands below it."""
    if not by_ad:
        return tables.durations(replace(result, groups=(group,) if group.key else ()), language)
    if not group.key:
        return tables.durations_ads(result, language)
    # How many durations start at nothing is known of all ads only.
    return tables.durations_ads(replace(result, total=group, clamped=0), language)


def _facts(result: Durations, group: DurationGroup, data: Table) -> tuple[str, ...]:
    measures = [*_COUNTS, *(f"{within.hours}.{name}" for within in group.within for name in ("hours", *WITHIN))]
    ids = [durations_fact_id(result, group.key, measure) for measure in measures]
    if not group.key and result.not_yet_submitted:
        ids.append(durations_fact_id(result, (), "not_yet_submitted"))
    for ad in group.ads:
        ids += [duration_fact_id(ad.id, name) for name in ("least", "most") if getattr(ad, name) is not None]
    return tuple(dict.fromkeys((*ids, *data.facts)))
