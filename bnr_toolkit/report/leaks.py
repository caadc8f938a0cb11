"""The last look before writing: no value of a private column stands in a public text.

Looked at are the texts that readers get, not the bytes: a value with quotes or
ampersands in it arrives escaped in HTML, JSON, CSV and SVG, and a picture
packed as letters holds any short word by chance. A value counts as whole words
only: the account ``test`` does not stand in "testadvertenties".
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from types import MappingProxyType
from typing import Any

from bnr_toolkit import words
from bnr_toolkit.errors import Place, PrivacyBlocked, found
from bnr_toolkit.files import shipped
from bnr_toolkit.language import LANGUAGES
from bnr_toolkit.ledger import Ledger
from bnr_toolkit.report.opened import opened
from bnr_toolkit.report.pages import PAGES
from bnr_toolkit.report.reading_back import texts_of_docx, texts_of_pdf, texts_of_png
from bnr_toolkit.schema import EVENTS, SUBMISSIONS, UNKNOWN, Kind

SHORTEST = 4
"""Shorter values ("nl", "3") occur everywhere and say nothing about a leak."""

_WHO = ("tester", "tester_short", "publisher")
_MARKUP = (".html", ".svg")
_STRUCTURED = (".json", ".ipynb")
_READ_BACK = MappingProxyType({".pdf": texts_of_pdf, ".docx": texts_of_docx, ".png": texts_of_png})
_NOT_TEXT = ("class", "id", "style", "d", "transform")
_LINKED_DATA = "application/ld+json"
_PACKED_KINDS = ("image/png", "image/jpeg", "application/pdf")
_PACKED = re.compile(r"data:[\w.+/-]+;base64,[\w+/=]*", re.ASCII)
_INVISIBLE = re.compile("[\u00ad\u200b]")
_SPACE = re.compile(r"\s+")


def check_for_leaks(probe: str, contents: Mapping[Path, bytes], beside: Iterable[str] = ()) -> None:
    """Raise :class:`~bnr_toolkit.errors.PrivacyBlocked` when a private value stands in an output.

    Public output never holds the private columns; this finds the value that
    somebody also typed into a public text. A value that is public by itself
    too, such as the tester's name in ``recorded_by``, is no leak. ``beside`` are
    the other records that the page shows: their public words are not ours.
    """
    public = opened(probe)
    private = _private_values(opened(probe, audience="internal"), public)
    if not any(private.values()):
        return
    outputs = {path.name: _folded(_texts(path, data)) for path, data in contents.items()}
    others = _folded(text for path in beside for text in _said_by_others(opened(path)))
    elsewhere = f"{_own_words()}\n{others}"
    record = _folded(_said_by(public))
    findings = []
    for column, values in private.items():
        # A word of the toolkit's own ("test") stands on every page, and one of another record may stand there;
        # only in this record is it the newsroom's.
        telling = {value for value in values if _holds(record, value) or not _holds(elsewhere, value)}
        names = [name for name, text in outputs.items() if any(_holds(text, value) for value in telling)]
        if not names and any(_holds(record, value) for value in values):
            # In a public text that this output does not show; another language or the record itself would.
            names = [public.stamp.probe]
        findings += [found("private_text_in_output", Place(file=name, column=column)) for name in names]
    if findings:
        raise PrivacyBlocked(*dict.fromkeys(findings))


def _private_values(internal: Ledger, public: Ledger) -> dict[str, set[str]]:
    """What may not leave, by column, without what the record says in public on purpose."""
    who = _folded(str(public.content.get(name) or "") for name in _WHO)
    known = {_folded([text]) for text in _said_on_purpose(public)}
    private: dict[str, set[str]] = {}
    for sheet, columns in ((SUBMISSIONS, internal.submission_columns), (EVENTS, internal.event_columns)):
        for column in sheet.columns:
            if not column.public:
                texts = {value for value in columns[column.name] if len(value) >= SHORTEST and value != UNKNOWN}
                values = {_folded([text]) for text in texts} - known
                found_here = {value for value in values if value and not _holds(who, value)}
                private.setdefault(column.name, set()).update(found_here)
    return private


def _said_on_purpose(public: Ledger) -> Iterator[str]:
    """Names and codes of the record, and complete cells of columns that are not free text."""
    yield from public.context.platforms
    yield from (source.id for source in public.context.sources)
    for category in public.context.categories:
        yield from (category.code, category.label.nl, category.label.en)
    for sheet, columns in ((SUBMISSIONS, public.submission_columns), (EVENTS, public.event_columns)):
        for column in sheet.columns:
            if column.public and (column.kind is not Kind.TEXT or column.countable):
                yield from columns[column.name]


@cache
def _own_words() -> str:
    """The texts that this toolkit itself puts on every page, folded."""
    notebooks = [shipped(kind.notebook) for kind in PAGES]
    wording = [text for language in LANGUAGES for text in words.wording_files(language)]
    return _folded([*wording, *(text for path in notebooks for text in _texts(path, path.read_bytes()))])


def _said_by(ledger: Ledger) -> Iterator[str]:
    """Every text of a record."""
    yield from _strings(ledger.content)
    yield from _cells(ledger)


def _said_by_others(ledger: Ledger) -> Iterator[str]:
    """Every text of a record beside ours, with the counts that it states."""
    yield from _said_by(ledger)
    for values in (ledger.claim_columns or {}).values():
        yield from set(values)


def _cells(ledger: Ledger) -> Iterator[str]:
    for columns in (ledger.submission_columns, ledger.event_columns):
        for values in columns.values():
            yield from set(values)


def _texts(path: Path, data: bytes) -> Iterable[str]:
    """The texts in a file as a reader meets them: no escapes, no markup, no packed pictures."""
    if path.suffix in _READ_BACK:
        return _READ_BACK[path.suffix](data)
    text = data.decode("utf-8")
    if path.suffix in _MARKUP:
        return _texts_of_markup(text)
    if path.suffix in _STRUCTURED:
        return _strings(json.loads(text))
    if path.suffix == ".csv":
        return [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    return [text]


def _strings(value: Any) -> Iterator[str]:
    """Every string in nested lists and mappings; one that is markup as its texts."""
    if isinstance(value, str):
        yield from _texts_of_markup(value) if value.lstrip().startswith("<") else [_PACKED.sub("", value)]
    elif isinstance(value, Mapping):
        for name, item in value.items():
            if name not in _PACKED_KINDS:
                yield from _strings(item)
    elif isinstance(value, list | tuple):
        if value and all(isinstance(item, str) for item in value):
            # A notebook keeps a long text as a list of its lines.
            yield from _strings("".join(value))
        for item in value:
            yield from _strings(item)


def _texts_of_markup(text: str) -> list[str]:
    parser = _TextParser()
    parser.feed(text)
    parser.close()
    # Once apart and once joined: a word may be split by a tag inside it, and two cells are two texts.
    return [*parser.texts, "".join(parser.texts), *parser.attributes]


class _TextParser(HTMLParser):
    """Collects what stands between tags and in attributes, without escapes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self.attributes: list[str] = []
        self._style = False
        self._data: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the attributes that hold text."""
        self._style = tag == "style"
        self._data = [] if tag == "script" and ("type", _LINKED_DATA) in attrs else None
        self.attributes += [_PACKED.sub("", value) for name, value in attrs if value and name not in _NOT_TEXT]

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the base class gives it
        """After a style sheet or data there is text again; data are read as such, without escapes."""
        self._style = False
        if self._data is not None:
            self.attributes += _strings_of_json("".join(self._data))
            self._data = None

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        if self._data is not None:
            self._data.append(data)
        elif not self._style:
            self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        """Keep a comment: readers can find it."""
        self.attributes.append(data)


def _strings_of_json(text: str) -> list[str]:
    try:
        return [text, *_strings(json.loads(text))]
    except ValueError:
        return [text]


def _folded(texts: str | Iterable[str]) -> str:
    """Texts in one, one space where there was any, without case and hyphenation points."""
    joined = "\n".join([texts] if isinstance(texts, str) else texts)
    return _SPACE.sub(" ", _INVISIBLE.sub("", joined)).strip().casefold()


def _holds(text: str, value: str) -> bool:
    """Whether a text holds a value as whole words."""
    return value in text and re.search(rf"(?<!\w){re.escape(value)}(?!\w)", text) is not None
