"""What a machine may know of a page, as JSON-LD: a NewsArticle, and the Dataset that it is based on.

Schema.org's terms, as Google's documentation of structured data for articles
and for data sets asks for them. What the record does not say is left out: who
wrote the page, when it was first published, under which licence.

Two parties are never confused. Who submitted the ads is the agent of the test;
who made the record and the page is the creator of the one and the publisher of
the other. A record that somebody else reconstructed is not the tester's work.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from bnr_toolkit import words
from bnr_toolkit.report.summary import Summary
from bnr_toolkit.results import Context, Source

# "2023-02-28 14:30" has no place in the notation of schema.org; its day has.
_DAY = len("2023-02-28")

_ESCAPES = str.maketrans({character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"})


def linked_data(
    context: Context,
    digest: str,
    said: Summary,
    language: str,
    address: str | None = None,
    image: Mapping[str, Any] | None = None,
) -> str:
    """The JSON-LD of a page about a record, safe inside a script element.

    ``address`` is where the page stands and ``image`` an ImageObject of it.
    """
    base = address or ""
    article = {
        "@type": "NewsArticle",
        "@id": f"{base}#article",
        "headline": said.headline,
        "description": said.description,
        "inLanguage": language,
        "url": address,
        "mainEntityOfPage": address,
        "image": image,
        "dateModified": max((one.date[:_DAY] for one in context.corrections), default=None),
        "publisher": _party(context.publisher),
        "isBasedOn": {"@id": f"{base}#record"},
    }
    title = context.title.in_language(language) if context.title else None
    dataset = {
        "@type": "Dataset",
        "@id": f"{base}#record",
        "name": title or context.probe,
        "description": _about_the_record(context, language) or said.description,
        "creator": _party(context.publisher),
        "about": _test(context, title),
        "temporalCoverage": context.conducted[:_DAY] if context.conducted else None,
        "variableMeasured": words.phrase(language, "sharing.measured"),
        "identifier": f"sha256:{digest}",
        "citation": [_citation(source, language) for source in context.sources],
    }
    graph = {"@context": "https://schema.org", "@graph": [_known(article), _known(dataset)]}
    return json.dumps(graph, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)


def _known(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Without what is not known."""
    return {name: value for name, value in properties.items() if value not in (None, "", [], {})}


def _party(name: str | None) -> dict[str, str] | None:
    return {"@type": "Organization", "name": name} if name else None


def _test(context: Context, title: str | None) -> dict[str, Any] | None:
    """What the record is about: something that the tester did."""
    if not context.tester:
        return None
    return _known({"@type": "Action", "name": title, "agent": _party(context.tester)})


def _about_the_record(context: Context, language: str) -> str:
    """What was asked, and where the record comes from."""
    texts: Iterable[str] = (text.in_language(language) for text in (context.question, context.notice) if text)
    return " ".join(texts)


def _citation(source: Source, language: str) -> dict[str, Any]:
    return _known(
        {
            "@type": "CreativeWork",
            "name": source.title.in_language(language),
            "datePublished": source.published[:_DAY] if source.published else None,
        }
    )
