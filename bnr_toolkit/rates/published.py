"""Published tests as counts side by side: read from a record of claims, with one's own count among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from bnr_toolkit.errors import Finding, Place, found, refuse
from bnr_toolkit.ledger import Ledger
from bnr_toolkit.rates.claims import sourced_counts
from bnr_toolkit.rates.counting import STATUS_RULE
from bnr_toolkit.results import Claim, Group, Published, PublishedCount, Rates
from bnr_toolkit.schema import UNKNOWN

_NEEDED = ("probe", "tester", "platform")
_TOGETHER = ("probe", "country", "language", "account_country", "platform")
_OWN_COLUMNS = ("platform", "language")
_CERTAINTY = ("read", "inferred", "conflicting")
_LAST = "9999"

Measures = Mapping[str, Claim]


def published_probes(
    ledger: Ledger, platform: str | None = None, country: str | None = None, year: int | str | None = None
) -> Published:
    """The counts that a record of claims holds, one for each probe, platform and language, in order of date.

    Ads of one probe that its source counts by category are one count together,
    and say of how many parts; ads of two probes never are. Nothing is added up
    over probes. A count of which the number submitted or approved is unknown is
    not in view; its name is kept. Where only a month or a year is known, the
    count stands before the days of that month or year; without a date it stands last.

    Raises :class:`~bnr_toolkit.errors.RefusedInput` for a filter that no count
    answers to, for a record without comparable counts, and for counts that
    contradict each other.

    >>> from bnr_toolkit.ledger import open_ledger
    >>> published = published_probes(open_ledger("data/published-probes"), platform="X")
    >>> [(row.date, row.approved, row.submitted) for row in published.rows], len(published.left_out)
    ([('2024-06-04', 0, 16)], 44)
    """
    claims = sourced_counts(ledger).claims
    refuse(_not_comparable(claims, ledger))
    by_count = _by_count(claims)
    refuse([*_contradictions(by_count.values()), *_strange_repeats(claims)])
    counted = [_counted(parts) for parts in by_count.values()]
    rows = sorted((row for row in counted if row is not None), key=_when)
    wanted = {"platform": platform, "country": country, "year": None if year is None else str(year)}
    refuse(_wrong_filters(rows, wanted))
    asked = {name: value for name, value in wanted.items() if value is not None}
    in_view = [row for row in rows if _answers(row, asked)]
    return Published(
        rows=tuple(in_view),
        context=ledger.context,
        stamp=ledger.stamp,
        platform=wanted["platform"],
        country=wanted["country"],
        year=wanted["year"],
        left_out=tuple(row for row in rows if not _answers(row, asked)),
        uncounted=tuple(" / ".join(key) for key, parts in by_count.items() if _counted(parts) is None),
    )


def beside(published: Published, rates: Rates, same_as: str | None = None) -> Published:
    """The same with a newsroom's own count among them, in its place by date, whatever the filters.

    ``rates`` may count by ``platform``, ``language`` or both: each group is then
    a count, else the total. ``same_as`` is the id under which the record holds
    this probe too; the own count takes its place, so that no probe stands there
    twice, and takes from it the date, and the country and language that the own
    record does not say. Without it the date is that of the test itself, or none:
    a day of publication that nobody recorded is not made up.

    Raises :class:`~bnr_toolkit.errors.RefusedInput` when the record holds no such
    id, and for counts by other columns or of where ads ended.

    >>> from bnr_toolkit.ledger import open_ledger
    >>> from bnr_toolkit.rates import approval_rates
    >>> others = published_probes(open_ledger("data/published-probes"), country="Netherlands")
    >>> rates = approval_rates(open_ledger("data/bnr-tiktok-2023"), "platform")
    >>> [(row.probe, row.own) for row in beside(others, rates, "bnr-2023-nl").rows]
    [('bof-2019-nl', False), ('bnr-tiktok-2023', True)]
    """
    known = (*published.rows, *published.left_out)
    refuse(_not_beside(rates, same_as, known))
    twins = [row for row in known if row.probe == same_as] if same_as is not None else []
    groups = [group for group in rates.groups or (rates.total,) if group.submitted]
    own = [_own(rates, group, twins) for group in groups]
    rows = [row for row in published.rows if row not in twins]
    audience = rates.stamp.audience if rates.stamp.audience == "internal" else published.stamp.audience
    return replace(
        published,
        rows=tuple(sorted([*own, *rows], key=_when)),
        left_out=tuple(row for row in published.left_out if row not in twins),
        stamp=replace(published.stamp, audience=audience),
        own_rates=rates,
    )


def _when(row: PublishedCount) -> str:
    return row.date or _LAST


def _by_count(claims: Iterable[Claim]) -> dict[tuple[str, ...], list[Measures]]:
    """The claims of each count by cell: a cell is a part, such as one category."""
    cells: dict[str, dict[str, Claim]] = {}
    for claim in claims:
        if claim.probe and claim.probe != UNKNOWN:
            measures = cells.setdefault(claim.cell, {})
            before = measures.setdefault(claim.measure, claim)
            if before.value != claim.value:
                # Two sources, two counts: the first stands, and is doubtful.
                measures[claim.measure] = replace(before, status="conflicting")
    counts: dict[tuple[str, ...], list[Measures]] = {}
    for parts in cells.values():
        first = next(iter(parts.values()))
        key = tuple(said for name in _TOGETHER if (said := _said(first, name)))
        counts.setdefault(key, []).append(parts)
    return counts


def _counted(parts: Sequence[Measures]) -> PublishedCount | None:
    """One count of these parts; None when no part tells both how many were submitted and how many approved."""
    told = [one for one in parts if _value(one, "submitted") is not None and _value(one, "approved") is not None]
    if not told:
        return None
    first = told[0]["approved"]
    statuses = [one[measure].status for one in told for measure in ("submitted", "approved")]
    reversed_later = [value for one in told if (value := _value(one, "later_reversed")) is not None]
    return PublishedCount(
        probe=first.probe,
        tester=_said(first, "tester"),
        date=_said(first, "published") or None,
        platform=_said(first, "platform"),
        approved=sum(_value(one, "approved") or 0 for one in told),
        submitted=sum(_value(one, "submitted") or 0 for one in told),
        status=max(statuses, key=_CERTAINTY.index),
        source="; ".join(dict.fromkeys(one["approved"].source for one in told)),
        open=sum(_open(one) for one in told),
        country=_said(first, "country"),
        language=_said(first, "language"),
        account_country=_said(first, "account_country"),
        parts=len(told),
        partial=len(told) < len(parts) or any(one["approved"].partial == "yes" for one in told),
        repeats=_said(first, "repeats"),
        repeat_kind=_said(first, "repeat_kind"),
        later_reversed=sum(reversed_later) if reversed_later else None,
    )


def _open(measures: Measures) -> int:
    """Ads that were neither approved nor rejected; without a count of rejections none is known to be open."""
    rejected = _value(measures, "rejected")
    if rejected is None:
        return 0
    return (_value(measures, "submitted") or 0) - (_value(measures, "approved") or 0) - rejected


def _value(measures: Measures, measure: str) -> int | None:
    return measures[measure].value if measure in measures else None


def _said(claim: Claim, name: str) -> str:
    """What the claim says in this column; nothing for unknown."""
    text = str(getattr(claim, name))
    return "" if text == UNKNOWN else text


def _answers(row: PublishedCount, asked: Mapping[str, str]) -> bool:
    return all(getattr(row, name) == value for name, value in asked.items())


def _own(rates: Rates, group: Group, twins: Sequence[PublishedCount]) -> PublishedCount:
    said = {**dict.fromkeys(_OWN_COLUMNS, ""), **dict(zip(rates.by, group.key, strict=True))}
    platforms = (rates.platform,) if rates.platform is not None else rates.context.platforms
    platform = said["platform"] or " / ".join(platforms)
    alike = [row for row in twins if row.platform == platform] or list(twins)
    dates = sorted(row.date for row in twins if row.date)
    # What was published in parts has the day of the first.
    return PublishedCount(
        probe=rates.stamp.probe,
        tester=rates.context.tester or "",
        date=dates[0] if dates else rates.context.conducted,
        platform=platform,
        approved=group.approved,
        submitted=group.submitted,
        status="counted",
        source="",
        open=group.open,
        dated="published" if dates else "conducted",
        country=_only(row.country for row in alike),
        language=said["language"] if said["language"] not in ("", UNKNOWN) else _only(row.language for row in alike),
        own=True,
    )


def _only(values: Iterable[str]) -> str:
    """The one value that all have; nothing when they differ or there are none."""
    different = set(values)
    return different.pop() if len(different) == 1 else ""


def _not_comparable(claims: Sequence[Claim], ledger: Ledger) -> Iterator[Finding]:
    missing = [name for name in _NEEDED if not any(_said(claim, name) for claim in claims)]
    if missing:
        yield found("claims_not_comparable", Place(file=ledger.stamp.probe), columns=", ".join(missing))


def _contradictions(counts: Iterable[Sequence[Measures]]) -> Iterator[Finding]:
    """Cells of which more ads were decided than submitted."""
    for parts in counts:
        for one in parts:
            submitted = _value(one, "submitted")
            decided = (_value(one, "approved") or 0) + (_value(one, "rejected") or 0)
            if submitted is not None and decided > submitted:
                cell = next(iter(one.values())).cell
                yield found("counts_contradict", Place(file=cell), str(decided), submitted=submitted)


def _strange_repeats(claims: Iterable[Claim]) -> Iterator[Finding]:
    """Repeats of a probe that the record does not hold, or of itself."""
    claims = tuple(claims)
    probes = tuple(dict.fromkeys(claim.probe for claim in claims if claim.probe))
    for probe, repeats in dict.fromkeys((claim.probe, _said(claim, "repeats")) for claim in claims):
        if repeats and (repeats not in probes or repeats == probe):
            yield found("repeats_nothing", Place(file=probe), repeats, near=probes, are_ids=True)


def _wrong_filters(rows: Sequence[PublishedCount], wanted: Mapping[str, str | None]) -> Iterator[Finding]:
    for name, value in wanted.items():
        choices = sorted({str(getattr(row, name)) for row in rows} - {""})
        if value is not None and value not in choices:
            yield found("not_in_record", Place(parameter=name), value, choices=choices)


def _not_beside(rates: Rates, same_as: str | None, known: Sequence[PublishedCount]) -> Iterator[Finding]:
    if rates.rule == STATUS_RULE:
        yield found("status_not_compared", Place(parameter="rule"), rates.rule)
    for name in rates.by:
        if name not in _OWN_COLUMNS:
            yield found("not_one_of", Place(parameter="by"), name, choices=_OWN_COLUMNS)
    probes = tuple(dict.fromkeys(row.probe for row in known))
    if same_as is not None and same_as not in probes:
        yield found("not_in_record", Place(parameter="same_as"), same_as, choices=probes)
