"""The content of ``probe.yml`` → the public context of results."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from bnr_toolkit.codebook import Codebook
from bnr_toolkit.columns import TextColumn
from bnr_toolkit.results import (
    Bilingual,
    CategoryLabel,
    Context,
    Correction,
    DeclaredComparison,
    Inquiry,
    Reply,
    Source,
)
from bnr_toolkit.schema import PROBE, UNKNOWN, Key


def public_content(content: Mapping[str, Any], keys: tuple[Key, ...] = PROBE) -> dict[str, Any]:
    """Only the keys that the schema calls public, at every depth."""
    kept: dict[str, Any] = {}
    for key in keys:
        if not key.public or key.name not in content:
            continue
        value = content[key.name]
        if key.keys and isinstance(value, list):
            value = [public_content(item, key.keys) for item in value]
        elif key.keys and isinstance(value, Mapping):
            value = public_content(value, key.keys)
        kept[key.name] = value
    return kept


def context_of(name: str, content: Mapping[str, Any], book: Codebook, platforms: TextColumn) -> Context:
    """The public context of a probe. A bare sheet's platforms come from its rows."""
    protocol = content.get("protocol") or {}
    seen = [platform for platform in platforms.distinct_texts if platform not in ("", UNKNOWN)]
    return Context(
        probe=name,
        platforms=tuple(name for name in content.get("platforms") or seen if name in seen) or tuple(seen),
        categories=tuple(CategoryLabel(one.code, Bilingual(one.nl, one.en), one.apart) for one in book.categories),
        inference=content.get("inference") or "none",
        title=_text(content.get("title")),
        question=_text(content.get("question")),
        tester=content.get("tester"),
        tester_short=content.get("tester_short") or content.get("tester"),
        publisher=content.get("publisher"),
        notice=_text(content.get("notice")),
        event=_text(content.get("event")),
        event_date=content.get("event_date"),
        conducted=content.get("conducted"),
        cutoff=content.get("cutoff"),
        time_zone=content.get("time_zone"),
        protocol=_text(protocol.get("text")),
        protocol_frozen=protocol.get("frozen"),
        comparisons=tuple(_comparison(one) for one in protocol.get("comparisons") or ()),
        rules=_text(content.get("rules")),
        inquiries=tuple(_inquiry(one) for one in content.get("inquiries") or ()),
        not_known=_texts(content.get("not_known")),
        choices=_texts(content.get("choices")),
        background=_texts(content.get("background")),
        sources=tuple(
            Source(one["id"], _required_text(one["title"]), one.get("published"))
            for one in content.get("sources") or ()
        ),
        corrections=tuple(
            Correction(one["date"], _required_text(one["text"]), _text(one.get("before")), _text(one.get("after")))
            for one in content.get("corrections") or ()
        ),
    )


def _comparison(one: Mapping[str, Any]) -> DeclaredComparison:
    only = tuple((column, value) for column, _, value in (text.partition("=") for text in one.get("only") or ()))
    return DeclaredComparison(one["by"], tuple(one["groups"]), only)


def _inquiry(one: Mapping[str, Any]) -> Inquiry:
    return Inquiry(
        recipient=one["recipient"],
        asked=one.get("asked"),
        deadline=one.get("deadline"),
        replied=one.get("replied"),
        outcome=_text(one.get("outcome")),
        replies=tuple(
            Reply(
                _required_text(reply["speaker"]),
                reply["kind"],
                reply["language"],
                _required_text(reply["text"]),
                tuple(reply["sources"]),
            )
            for reply in one.get("replies") or ()
        ),
    )


def _text(value: Mapping[str, str] | None) -> Bilingual | None:
    return Bilingual(value["nl"], value["en"]) if value else None


def _required_text(value: Mapping[str, str]) -> Bilingual:
    return Bilingual(value["nl"], value["en"])


def _texts(values: Iterable[Mapping[str, str]] | None) -> tuple[Bilingual, ...]:
    return tuple(_required_text(value) for value in values or () if value)
