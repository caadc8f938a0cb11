"""Links inside a page: each term at its first use to what it means, each source that is named to where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from html import escape, unescape

from bnr_toolkit.results.terms import Term

# Where a link would be noise, would stand inside another, or would change what somebody said.
_LEFT_ALONE = frozenset(("a", "blockquote", "code", "dt", "h1", "h2", "h3", "h4", "pre", "summary", "table"))
_TAG = re.compile(r"(<[^>]*>)")
_SOURCE = re.compile(r'<li data-source="([^"]*)">')
_NAME = re.compile(r"</?([a-z0-9]+)")


@dataclass
class Linker:
    """Puts links into the texts of a page, in the order in which a reader meets them.

    ``sources`` maps the letter of a source to the id of its place on the page;
    ``source_words`` are the words before such letters. ``used`` are the terms
    that were met, in order: only those are explained.
    """

    terms: tuple[Term, ...]
    sources: Mapping[str, str]
    source_words: tuple[str, ...]
    used: list[Term] = field(default_factory=list)

    def linked(self, html: str) -> str:
        """The sanitised HTML with its links, and an id where a source stands."""
        return _SOURCE.sub(self._place, "".join(self._pieces(html)))

    def _place(self, opening: re.Match[str]) -> str:
        place = self.sources.get(unescape(opening[1]))
        return f'<li id="{place}">' if place else "<li>"

    def _pieces(self, html: str) -> Iterator[str]:
        inside: list[str] = []
        for piece in _TAG.split(html):
            if piece.startswith("<"):
                _follow(piece, inside)
                yield piece
            elif any(name in _LEFT_ALONE for name in inside):
                yield piece
            else:
                yield self._with_terms(self._with_sources(piece))

    def _with_sources(self, text: str) -> str:
        if not self.sources:
            return text
        letters = "|".join(sorted((re.escape(_in_text(name)) for name in self.sources), key=len, reverse=True))
        named = re.compile(
            rf"\b(?:{'|'.join(self.source_words)}) (?:{letters})(?:(?:, | en | and )(?:{letters}))*(?!\w)"
        )
        one = re.compile(rf"(?<= )(?:{letters})(?!\w)")
        return named.sub(lambda said: one.sub(self._to_source, said[0]), text)

    def _to_source(self, letter: re.Match[str]) -> str:
        place, said = self.sources[unescape(letter[0])], f"{self.source_words[0]} {unescape(letter[0])}"
        return f'<a href="#{place}" aria-label="{escape(said)}">{letter[0]}</a>'

    def _with_terms(self, text: str) -> str:
        """One term after another, each in what is still plain text."""
        for term in self.terms:
            if term in self.used:
                continue
            linked = _outside_links(text, partial(_first, term))
            if linked != text:
                self.used.append(term)
                text = linked
        return text


def _in_text(said: str) -> str:
    """As sanitised HTML has it between tags: there quotation marks stay as they are."""
    return escape(said, quote=False)


def term_id(term: Term) -> str:
    """The id of the place that says what a term means."""
    return f"term-{term.id}"


def back_id(term: Term) -> str:
    """The id of the first place that uses a term."""
    return f"use-{term.id}"


def source_ids(names: Iterable[str]) -> dict[str, str]:
    """The id of the place of each source on the page, by its name in the record.

    >>> source_ids(["A", "report 2"])
    {'A': 'source-1', 'report 2': 'source-2'}
    """
    return {name: f"source-{number}" for number, name in enumerate(dict.fromkeys(names), start=1)}


def _follow(tag: str, inside: list[str]) -> None:
    name = _NAME.match(tag)
    if name is None or name[1] in ("br", "hr", "wbr", "col"):
        return
    if not tag.startswith("</"):
        inside.append(name[1])
    elif name[1] in inside:
        while inside.pop() != name[1]:
            pass


def _outside_links(text: str, change: Callable[[str], str]) -> str:
    """The text with its first plain stretch that ``change`` alters altered."""
    pieces = re.split(r"(<a\b[^>]*>.*?</a>)", text)
    for number, piece in enumerate(pieces):
        changed = piece if piece.startswith("<a") else change(piece)
        if changed != piece:
            return "".join((*pieces[:number], changed, *pieces[number + 1 :]))
    return text


def _first(term: Term, text: str) -> str:
    """The text with a link at the first place that uses a term."""
    forms = "|".join(re.escape(_in_text(form)) for form in sorted(term.forms, key=len, reverse=True))
    found = re.search(rf"(?<![\w-])(?:{forms})(?![\w-])", text, re.IGNORECASE)
    if found is None:
        return text
    link = f'<a class="term" id="{back_id(term)}" href="#{term_id(term)}">{found[0]}</a>'
    return text[: found.start()] + link + text[found.end() :]
