"""Bytes → text. UTF-8 only, with the line of the first byte that is not."""

from __future__ import annotations

from bnr_toolkit.errors import Finding, Place, found

_HIDDEN_DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def decoded(data: bytes, file: str) -> tuple[str, list[Finding]]:
    """The text of a file, and what is wrong with it: not UTF-8, or an invisible control character.

    A byte-order mark is dropped.

    >>> decoded(b"caf\\xc3\\xa9", "a.csv")
    ('café', [])
    >>> [finding.code for finding in decoded(b"caf\\xe9", "a.csv")[1]]
    ['not_utf8']
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data[: problem.start].count(b"\n") + 1
        bad = data[problem.start : problem.start + 1].hex()
        return "", [found("not_utf8", Place(file=file, line=line), byte=f"0x{bad}")]
    findings = []
    for number, line_text in enumerate(text.split("\n"), start=1):
        if "\x00" in line_text:
            findings.append(found("nul_character", Place(file=file, line=number)))
        hidden = _HIDDEN_DIRECTIONS.intersection(line_text)
        if hidden:
            names = ", ".join(f"U+{ord(character):04X}" for character in sorted(hidden))
            findings.append(found("hidden_direction", Place(file=file, line=number), characters=names))
    return text, findings
