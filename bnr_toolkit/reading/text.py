"""Bytes → text. UTF-8 only, with the line of the first byte that is not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from bnr_toolkit.errors import Finding, Place, found

_HIDDEN_DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LINE_END = re.compile(r"\r\n|\r|\n")
INVISIBLE = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x{7f}-\x{9f}\x{202a}-\x{202e}\x{2066}-\x{2069}]"
"""The same as below for Arrow's engine, whose texts cannot hold half a character."""
_UNWELCOME = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def decoded(data: bytes, file: str) -> tuple[str, list[Finding]]:
    r"""The text of a file, and what is wrong with it: not UTF-8, or a character that nobody can see.

    A byte-order mark is dropped.

    >>> decoded(b"caf\xc3\xa9", "a.csv")
    ('café', [])
    >>> [finding.code for finding in decoded(b"caf\xe9", "a.csv")[1]]
    ['not_utf8']
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        # The codec counts from behind a byte-order mark, so its own copy of the bytes is asked.
        line = len(_LINE_END.findall(problem.object[: problem.start].decode("utf-8"))) + 1
        bad = problem.object[problem.start]
        return "", [found("not_utf8", Place(file=file, line=line), byte=f"0x{bad:02x}")]
    if not _UNWELCOME.search(text):
        return text, []
    findings: list[Finding] = []
    for number, line_text in enumerate(_LINE_END.split(text), start=1):
        findings += invisible(line_text, Place(file=file, line=number))
    return text, findings


def invisible(text: str, place: Place) -> Iterator[Finding]:
    r"""What is in a text that nobody can see and that would spoil a page: one finding for each kind.

    >>> [str(finding.fields) for finding in invisible("a\u202eb", Place(file="a.csv", line=1))]
    ["(('characters', 'U+202E'),)"]
    """
    unwelcome = sorted(set(_UNWELCOME.findall(text)))
    if not unwelcome:
        return
    if "\x00" in unwelcome:
        yield found("nul_character", place)
    directions = [one for one in unwelcome if one in _HIDDEN_DIRECTIONS]
    halves = [one for one in unwelcome if unicodedata.category(one) == "Cs"]
    controls = [one for one in unwelcome if unicodedata.category(one) == "Cc" and one != "\x00"]
    if directions:
        yield found("hidden_direction", place, characters=_names(directions))
    if halves:
        yield found("half_character", place, characters=_names(halves))
    if controls:
        yield found("control_character", place, characters=_names(controls))


def _names(characters: list[str]) -> str:
    return ", ".join(f"U+{ord(one):04X}" for one in characters)
