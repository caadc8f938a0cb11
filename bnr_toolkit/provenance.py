"""Digests and stamps: which record, which toolkit, for whom. Never a clock, a path or a host."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

from bnr_toolkit import __version__

SHOWN_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Stamp:
    """What every result carries: the probe, the digest of the record, the audience, the toolkit's version."""

    probe: str
    digest: str
    audience: str
    version: str = __version__

    @property
    def short_digest(self) -> str:
        """The digest as printed on charts and pages."""
        return self.digest[:SHOWN_DIGITS]


@runtime_checkable
class Column(Protocol):
    """A column that can write itself as JSON; a record may hold millions of rows."""

    def json_parts(self) -> Iterable[Any]:
        """The rows as a JSON list in UTF-8, without spaces, in parts that together are the whole."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file that a record was read from, and how it was read.

    ``how`` says what was detected or declared: format, encoding, separator,
    sheet, mapping. ``digest`` is the SHA-256 of the file's bytes.
    """

    name: str
    digest: str
    how: tuple[tuple[str, str], ...] = ()


def digest_of_bytes(data: bytes) -> str:
    """SHA-256 of bytes, in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def digest(record: object) -> str:
    """SHA-256 of a record's canonical JSON: the same content gives the same digest in any folder.

    Key order, line ends and byte-order marks of the files do not matter; every
    value does.

    >>> digest({"b": 1, "a": "é"}) == digest({"a": "é", "b": 1})
    True
    >>> digest({"a": 1}) == digest({"a": 2})
    False
    """
    state = hashlib.sha256()
    for part in _canonical(record):
        state.update(part)
    return state.hexdigest()


def _canonical(value: object) -> Iterator[Any]:
    """The JSON in parts: keys in order, no spaces, columns as they write themselves."""
    if isinstance(value, Mapping):
        yield b"{"
        for number, name in enumerate(sorted(value)):
            yield (b"," if number else b"") + _json(name) + b":"
            yield from _canonical(value[name])
        yield b"}"
    elif isinstance(value, Column):
        yield from value.json_parts()
    else:
        yield _json(value)


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")
