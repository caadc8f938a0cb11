"""Rules over rows: what no single cell can show to be wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bnr_toolkit.codebook import DEFAULT, Category, Codebook
from bnr_toolkit.errors import Finding, found
from bnr_toolkit.reading import Cells, ProbeFile
from bnr_toolkit.schema import UNKNOWN

Columns = Mapping[str, Sequence[str]]


def codebook_of(probe: ProbeFile | None) -> Codebook:
    """The categories that a probe names, or this toolkit's when it names none."""
    named = probe.content.get("categories") if probe else None
    if not named:
        return DEFAULT
    return Codebook(
        tuple(
            Category(
                str(one.get("code")),
                str(one.get("nl")),
                str(one.get("en")),
                tuple(one.get("synonyms") or ()),
                one.get("apart") == "yes",
            )
            for one in named
        )
    )


def check_rows(submissions: Cells, ads: Columns, events: Cells, history: Columns) -> Iterator[Finding]:
    """Everything wrong between rows: ids twice, events of nobody, steps twice, parents that do not exist."""
    yield from _ids_once(submissions, ads)
    yield from _parents(submissions, ads)
    yield from _further_categories(submissions, ads)
    yield from _subjects(events, ads, history)
    yield from _steps_once(events, history)


def check_probe(probe: ProbeFile, submissions: Cells, ads: Columns) -> Iterator[Finding]:
    """Everything wrong between ``probe.yml`` and the sheets, or within its lists."""
    content = probe.content
    platforms = tuple(content.get("platforms") or ())
    for index, platform in enumerate(ads["platform"]):
        if platforms and platform not in (*platforms, UNKNOWN, ""):
            place = submissions.place("platform", index)
            yield found("unknown_platform", place, platform, choices=platforms)
    yield from _codes_once(probe)
    yield from _known_sources(probe)


def _codes_once(probe: ProbeFile) -> Iterator[Finding]:
    for key in ("categories", "sources"):
        name = "code" if key == "categories" else "id"
        counts = Counter(one.get(name) for one in probe.content.get(key) or ())
        for value, count in counts.items():
            if value is not None and count > 1:
                yield found("listed_twice", probe.place(key), value)


def _known_sources(probe: ProbeFile) -> Iterator[Finding]:
    known = tuple(str(one.get("id")) for one in probe.content.get("sources") or ())
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
            earlier = str(cells.place("id", first[identifier]))
            yield found("duplicate_id", cells.place("id", index), identifier, earlier=earlier)
        else:
            first[identifier] = index


def _parents(cells: Cells, ads: Columns) -> Iterator[Finding]:
    known = set(ads["id"])
    for index, parent in enumerate(ads["parent"]):
        if not parent or parent == UNKNOWN:
            continue
        place = cells.place("parent", index)
        if parent == ads["id"][index]:
            yield found("own_parent", place, parent)
        elif parent not in known:
            yield found("unknown_parent", place, parent, choices=_few(known))


def _further_categories(cells: Cells, ads: Columns) -> Iterator[Finding]:
    for index, further in enumerate(ads["further_categories"]):
        codes = further.split("|") if further else []
        repeated = [code for code in codes if code == ads["category"][index] or codes.count(code) > 1]
        if repeated:
            yield found("category_twice", cells.place("further_categories", index), repeated[0])


def _subjects(cells: Cells, ads: Columns, history: Columns) -> Iterator[Finding]:
    known, accounts = set(ads["id"]), set(ads["account"]) - {"", UNKNOWN}
    suggestions: tuple[str, ...] | None = None
    for index, (identifier, account) in enumerate(
        zip(history["submission"], history["account"], strict=True)
    ):
        if bool(identifier) == bool(account):
            yield found("event_needs_one_subject", cells.place(None, index))
        elif identifier and identifier not in known:
            suggestions = suggestions if suggestions is not None else _few(known)
            yield found("unknown_submission", cells.place("submission", index), identifier, choices=suggestions)
        elif account and account not in accounts:
            yield found("unknown_account", cells.place("account", index), "•••")


def _steps_once(cells: Cells, history: Columns) -> Iterator[Finding]:
    first: dict[tuple[str, str, str], int] = {}
    for index, key in enumerate(
        zip(history["submission"], history["account"], history["step"], strict=True)
    ):
        if key in first and key[2]:
            earlier = str(cells.place("step", first[key]))
            yield found("step_twice", cells.place("step", index), key[2], earlier=earlier)
        first.setdefault(key, index)


def _few(known: set[str]) -> tuple[str, ...]:
    """Enough of the ids to suggest from and to list: a reader of a message is not helped by thousands."""
    return tuple(sorted(known - {""})[:50])
