"""Rules over rows: what no single cell can show to be wrong."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from bnr_toolkit.codebook import DEFAULT, Category, Codebook
from bnr_toolkit.errors import Finding, found
from bnr_toolkit.reading import Cells, ProbeFile, bounds
from bnr_toolkit.schema import CONTROL_CATEGORY, UNKNOWN

Columns = Mapping[str, Sequence[str]]
Span = tuple[datetime | None, datetime | None]


def codebook_of(probe: ProbeFile | None) -> Codebook:
    """The categories that a probe names, or this toolkit's when it names none."""
    named = [one for one in (probe.content.get("categories") or () if probe else ()) if one.get("code")]
    if not named:
        return DEFAULT
    return Codebook(
        tuple(
            Category(
                one["code"],
                one.get("nl") or "",
                one.get("en") or "",
                tuple(one.get("synonyms") or ()),
                one.get("apart") == "yes",
            )
            for one in named
        )
    )


def check_ads(submissions: Cells, ads: Columns) -> Iterator[Finding]:
    """Everything wrong between the ads: ids twice, parents that do not exist, a category twice."""
    yield from _ids_once(submissions, ads)
    yield from _parents(submissions, ads)
    yield from _further_categories(submissions, ads)
    yield from _controls(submissions, ads)


def check_events(events: Cells, ads: Columns, history: Columns) -> Iterator[Finding]:
    """Everything wrong between events and ads: events of nobody, steps twice."""
    yield from _subjects(events, ads, history)
    yield from _steps_once(events, history)


def check_times(events: Cells, ads: Columns, history: Columns, zone: str | None) -> Iterator[Finding]:
    """Every event whose times contradict each other, its ad's submission or the order of the steps.

    Only what is certain: a time that is unknown, or too vague to say which of
    two came first, contradicts nothing.
    """
    spans = [_span(*times, zone) for times in zip(history["observed_from"], history["observed_to"], strict=True)]
    for index, (begin, end) in enumerate(spans):
        if begin is not None and end is not None and begin > end:
            place = events.place("observed_from", index)
            first, last = history["observed_from"][index], history["observed_to"][index]
            yield found("times_reversed", place, begin=first, end=last)
    yield from _not_before_submission(events, ads, history, spans, zone)
    yield from _steps_in_time(events, ads, history, spans)


def check_probe(probe: ProbeFile) -> Iterator[Finding]:
    """Everything wrong within the lists of ``probe.yml``."""
    yield from _listed_once(probe)
    yield from _known_sources(probe)


def check_platforms(probe: ProbeFile, submissions: Cells, ads: Columns) -> Iterator[Finding]:
    """Every ad on a platform that ``probe.yml`` does not name."""
    platforms = tuple(probe.content.get("platforms") or ())
    for index, platform in enumerate(ads["platform"]):
        if platforms and platform not in (*platforms, UNKNOWN, ""):
            place = submissions.place("platform", index)
            yield found("unknown_platform", place, platform, choices=platforms)


def _listed_once(probe: ProbeFile) -> Iterator[Finding]:
    """A source's id stands for one source, and a word for one category: code, label or synonym."""
    ids = [one.get("id") for one in probe.content.get("sources") or ()]
    words = [
        word
        for one in probe.content.get("categories") or ()
        for word in {str(text).casefold() for text in _category_words(one) if text}
    ]
    for key, values in (("categories", words), ("sources", ids)):
        for value, count in Counter(values).items():
            if value is not None and count > 1:
                yield found("listed_twice", probe.place(key), value)


def _category_words(one: Mapping[str, Any]) -> tuple[Any, ...]:
    return (one.get("code"), one.get("nl"), one.get("en"), *(one.get("synonyms") or ()))


def _known_sources(probe: ProbeFile) -> Iterator[Finding]:
    known = tuple(dict.fromkeys(one["id"] for one in probe.content.get("sources") or () if one.get("id")))
    for inquiry in probe.content.get("inquiries") or ():
        replies: list[dict[str, Any]] = inquiry.get("replies") or []
        for reply in replies:
            for source in reply.get("sources") or ():
                if source not in known:
                    yield found("unknown_source", probe.place("inquiries"), source, choices=known)


def _ids_once(cells: Cells, ads: Columns) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for index, identifier in enumerate(ads["id"]):
        if identifier and identifier in first:
            earlier = cells.place("id", first[identifier])
            yield found("duplicate_id", cells.place("id", index), identifier, earlier=earlier)
        else:
            first[identifier] = index


def _parents(cells: Cells, ads: Columns) -> Iterator[Finding]:
    known = set(ads["id"]) - {"", UNKNOWN}
    for index, parent in enumerate(ads["parent"]):
        if not parent or parent == UNKNOWN:
            continue
        place = cells.place("parent", index)
        if parent == ads["id"][index]:
            yield found("own_parent", place, parent)
        elif parent not in known:
            yield found("unknown_parent", place, parent, choices=_few(known), are_ids=True)


def _further_categories(cells: Cells, ads: Columns) -> Iterator[Finding]:
    for index, further in enumerate(ads["further_categories"]):
        codes = further.split("|") if further not in ("", UNKNOWN) else []
        repeated = [code for code in codes if code == ads["category"][index] or codes.count(code) > 1]
        if repeated:
            yield found("category_twice", cells.place("further_categories", index), repeated[0])


def _controls(cells: Cells, ads: Columns) -> Iterator[Finding]:
    for index, (category, expected) in enumerate(zip(ads["category"], ads["expected"], strict=True)):
        if category == CONTROL_CATEGORY and expected == "reject":
            yield found("control_expected_reject", cells.place("expected", index), category)


def _subjects(cells: Cells, ads: Columns, history: Columns) -> Iterator[Finding]:
    known, accounts = set(ads["id"]) - {"", UNKNOWN}, set(ads["account"]) - {"", UNKNOWN}
    suggestions: tuple[str, ...] | None = None
    for index, (identifier, account) in enumerate(zip(history["submission"], history["account"], strict=True)):
        if bool(identifier) == bool(account):
            yield found("event_needs_one_subject", cells.place(None, index))
        elif identifier and known and identifier not in known:
            suggestions = suggestions if suggestions is not None else _few(known)
            place = cells.place("submission", index)
            yield found("unknown_submission", place, identifier, choices=suggestions, are_ids=True)
        elif account and account not in accounts:
            yield found("unknown_account", cells.place("account", index), "•••")


def _steps_once(cells: Cells, history: Columns) -> Iterator[Finding]:
    first: dict[tuple[str, str, str], int] = {}
    for index, key in enumerate(zip(history["submission"], history["account"], history["step"], strict=True)):
        if key in first and key[2]:
            earlier = cells.place("step", first[key])
            yield found("step_twice", cells.place("step", index), key[2], earlier=earlier)
        first.setdefault(key, index)


def _span(begin: str, end: str, zone: str | None) -> Span:
    return (
        bounds(begin, zone)[0] if begin not in ("", UNKNOWN) else None,
        bounds(end, zone)[1] if end not in ("", UNKNOWN) else None,
    )


def _not_before_submission(
    events: Cells, ads: Columns, history: Columns, spans: Sequence[Span], zone: str | None
) -> Iterator[Finding]:
    submitted = {
        identifier: time
        for identifier, time in zip(ads["id"], ads["submitted_at"], strict=True)
        if time not in ("", UNKNOWN)
    }
    for index, (identifier, (_, end)) in enumerate(zip(history["submission"], spans, strict=True)):
        moment = submitted.get(identifier)
        if moment is not None and end is not None and end < bounds(moment, zone)[0]:
            place = events.place("observed_to", index)
            yield found("before_submission", place, history["observed_to"][index], submitted=moment)


def _steps_in_time(events: Cells, ads: Columns, history: Columns, spans: Sequence[Span]) -> Iterator[Finding]:
    """An event that was over before an earlier step began; an action on an account is a step of each of its ads."""
    rows: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, subject in enumerate(zip(history["submission"], history["account"], strict=True)):
        rows[subject].append(index)
    said = set()
    for identifier, account in zip(ads["id"], ads["account"], strict=True):
        own = [(int(history["step"][index]), 0, index) for index in rows.get((identifier, ""), ())]
        struck = [(int(history["step"][index]), 1, index) for index in rows.get(("", account), ()) if account]
        latest: tuple[datetime, int] | None = None
        for _, _, index in sorted(own + struck):
            begin, end = spans[index]
            if latest is not None and end is not None and end < latest[0] and index not in said:
                said.add(index)
                yield found(
                    "steps_against_time",
                    events.place("step", index),
                    step=history["step"][index],
                    earlier_step=history["step"][latest[1]],
                    earlier=events.place("step", latest[1]),
                )
            if begin is not None and (latest is None or begin > latest[0]):
                latest = begin, index


def _few(known: set[str]) -> tuple[str, ...]:
    """Enough of the ids to suggest from and to list: a reader of a message is not helped by thousands."""
    return tuple(sorted(known - {""})[:50])
