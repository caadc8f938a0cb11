"""Rules within ``probe.yml``, and between it and the ads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from bnr_toolkit.checks.rows import NOTHING_SAID, Columns, column_of
from bnr_toolkit.checks.words import spellings
from bnr_toolkit.codebook import DEFAULT, Category, Codebook
from bnr_toolkit.errors import Finding, found
from bnr_toolkit.reading import Cells, ProbeFile


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


def check_probe(probe: ProbeFile) -> Iterator[Finding]:
    """Everything wrong within the lists of ``probe.yml``."""
    yield from _listed_once(probe)
    yield from _known_sources(probe)
    yield from _corrections(probe)
    yield from _blanks(probe)


def _corrections(probe: ProbeFile) -> Iterator[Finding]:
    """What was said before and what is said now come together, and differ."""
    for one in probe.content.get("corrections") or ():
        before, after = (one.get(name) for name in ("before", "after"))
        if (before is None) != (after is None):
            yield found("correction_half", probe.place("corrections"), one.get("date"))
        elif before is not None and before == after:
            yield found("correction_same", probe.place("corrections"), one.get("date"))


def _blanks(probe: ProbeFile) -> Iterator[Finding]:
    """Each key of which a text is still the blank that ``bnr new --from`` put there."""
    for key, value in probe.content.items():
        blanks = [text for text in _texts(value) if text.startswith("<") and text.endswith(">")]
        if blanks:
            yield found("blank_to_fill", probe.place(key), blanks[0])


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping | list):
        for item in value.values() if isinstance(value, Mapping) else value:
            yield from _texts(item)


def check_platforms(probe: ProbeFile, submissions: Cells, ads: Columns) -> Iterator[Finding]:
    """Every ad on a platform that ``probe.yml`` does not name, and every platform named there without an ad."""
    import numpy

    platforms, used = tuple(probe.content.get("platforms") or ()), column_of(ads, "platform")
    if not platforms:
        return
    # Two spellings of one name were told as that.
    variants = spellings(used)
    told = {*variants, *variants.values()}
    for index in numpy.flatnonzero(~used.is_in([*platforms, *NOTHING_SAID, *told])).tolist():
        yield found("unknown_platform", submissions.place("platform", index), used[index], choices=platforms)
    in_use = used.compact().distinct_texts
    if not in_use or not set(in_use) <= {*platforms, *told} - {*NOTHING_SAID}:
        return  # an ad of which the platform is unknown, or misspelt, may be on any
    folded = {_folded(text) for text in in_use}
    for platform in platforms:
        if _folded(platform) not in folded:
            yield found("platform_without_ads", probe.place("platforms"), platform)


def _folded(name: str) -> str:
    return "".join(name.split()).casefold()


def _listed_once(probe: ProbeFile) -> Iterator[Finding]:
    """A source's id stands for one source, a word for one category, and a name for one platform."""
    ids = [one.get("id") for one in probe.content.get("sources") or ()]
    words = [
        word
        for one in probe.content.get("categories") or ()
        for word in {str(text).casefold() for text in _category_words(one) if text}
    ]
    platforms = _each_by_its_last_spelling(probe.content.get("platforms") or ())
    for key, values in (("categories", words), ("sources", ids), ("platforms", platforms)):
        for value, count in Counter(values).items():
            if value is not None and count > 1:
                yield found("listed_twice", probe.place(key), value)


def _each_by_its_last_spelling(names: Any) -> list[str]:
    spelled = {_folded(name): name for name in names}
    return [spelled[_folded(name)] for name in names]


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
