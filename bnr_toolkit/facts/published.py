"""Published tests side by side, as facts: each count as its tester gave it, and how many there are in view."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bnr_toolkit.results import Fact, Published, PublishedCount

_BY_OTHERS = {
    "read": "stated by the source; counted by others",
    "inferred": "wholly or partly computed by us from what the source states; counted by others",
    "conflicting": "stated by the source, against another source; counted by others",
}
_ADDED = "sum of {parts} counts of one probe, platform and language; "
_OWN = {
    "approved": "number of the record's ads whose outcome under the rule is approved",
    "decided": "number of the record's ads whose outcome under the rule is approved or not approved",
    "open": "number of the record's ads that have no outcome under the rule",
}
_IN_VIEW = "number of these published counts in view"
_OUT_OF_VIEW = "number of these published counts, which are out of view"


def published_fact_id(published: Published, measure: str) -> str:
    """The id of one number about the counts in view, such as ``published.platform=TikTok.counts``."""
    filters = {"platform": published.platform, "country": published.country, "year": published.year}
    asked = [f"{name}={value}" for name, value in filters.items() if value is not None]
    return ".".join(["published", *asked, measure])


def published_count_fact_id(row: PublishedCount, measure: str) -> str:
    """The id of one number of one count, such as ``published.p-1/Kenya/Facebook/Swahili.approved``."""
    return f"published.{published_name(row)}.{measure}"


def published_name(row: PublishedCount) -> str:
    """What tells one count from every other: its test, place, account, platform and language; ``own`` for one's own."""
    probe = "own" if row.own else row.probe
    return "/".join(part for part in (probe, row.country, row.account_country, row.platform, row.language) if part)


def of_published(published: Published) -> Iterator[Fact]:
    """How many counts of whom are in view and what stands with them; then every count."""
    others = published.others
    in_view: dict[str, Iterable[PublishedCount]] = {
        "counts": others,
        "none_approved": (row for row in others if row.approved_nothing),
        "reversed": (row for row in others if row.later_reversed),
        "partial": (row for row in others if row.partial),
        "inferred": (row for row in others if row.status == "inferred"),
        "conflicting": (row for row in others if row.status == "conflicting"),
    }
    for measure, rows in in_view.items():
        names = tuple(published_name(row) for row in rows)
        yield Fact(published_fact_id(published, measure), len(names), _IN_VIEW, "", names)
    everything = tuple(published_name(row) for row in published.rows)
    yield Fact(published_fact_id(published, "in_view"), len(everything), "number of counts in view", "", everything)
    testers = len(published.testers)
    yield Fact(published_fact_id(published, "testers"), testers, "number of different names of testers", "", ())
    left_out = tuple(published_name(row) for row in published.left_out)
    yield Fact(published_fact_id(published, "left_out"), len(left_out), _OUT_OF_VIEW, "", left_out)
    uncounted = published.uncounted
    yield Fact(published_fact_id(published, "uncounted"), len(uncounted), _OUT_OF_VIEW, "", uncounted)
    for row in published.rows:
        yield from _of_count(published, row)


def _of_count(published: Published, row: PublishedCount) -> Iterator[Fact]:
    rule = published.own_rates.rule if row.own and published.own_rates is not None else ""
    for measure in ("approved", "decided", "open"):
        formula = _OWN[measure] if row.own else _BY_OTHERS[row.status]
        if row.parts > 1:
            formula = _ADDED.format(parts=row.parts) + formula
        value = getattr(row, measure)
        yield Fact(published_count_fact_id(row, measure), value, formula, rule, (published_name(row),))
    if row.parts > 1:
        yield Fact(published_count_fact_id(row, "parts"), row.parts, "number of counts added up", "", (row.probe,))
