"""The encodings that a table may be in, and what speaks against reading a text as one of them.

A text in one byte a letter does not say in which encoding it stands. Nothing
here counts how often a letter occurs: a reading is implausible when it shows
what nobody types, by the list in ``_IMPLAUSIBLE``, and else plausible.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

WINDOWS = "Windows-1252"
UTF_16 = "UTF-16"

CODECS = {
    "UTF-8": "utf-8",
    "UTF-16 LE": "utf-16-le",
    "UTF-16 BE": "utf-16-be",
    "UTF-32 LE": "utf-32-le",
    "UTF-32 BE": "utf-32-be",
    WINDOWS: "cp1252",
    "Windows-1250": "cp1250",
    "Windows-1254": "cp1254",
    "ISO-8859-1": "iso8859-1",
    "ISO-8859-2": "iso8859-2",
    "ISO-8859-15": "iso8859-15",
    "Mac Roman": "mac-roman",
    "CP850": "cp850",
    "CP858": "cp858",
    "CP437": "cp437",
}
"""Each encoding's name and what Python calls it."""

_ALIASES = {
    "utf8sig": "UTF-8",
    "utf8bom": "UTF-8",
    "unicode": UTF_16,
    "utf16": UTF_16,
    "ansi": WINDOWS,
    "1252": WINDOWS,
    "cp1252": WINDOWS,
    "windows": WINDOWS,
    "1250": "Windows-1250",
    "cp1250": "Windows-1250",
    "1254": "Windows-1254",
    "cp1254": "Windows-1254",
    "latin1": "ISO-8859-1",
    "l1": "ISO-8859-1",
    "latin2": "ISO-8859-2",
    "latin9": "ISO-8859-15",
    "macintosh": "Mac Roman",
    "850": "CP850",
    "ibm850": "CP850",
    "dos": "CP850",
    "858": "CP858",
    "ibm858": "CP858",
    "437": "CP437",
    "ibm437": "CP437",
}

_OTHERS = ("Mac Roman", "CP850", "CP437", "ISO-8859-15", "Windows-1250", "Windows-1254")
"""What a text may be instead of Windows-1252, by where it was saved: a Mac, DOS, Linux, Poland or Prague, Turkey."""

_RIVALS = {"ŠŒŽšœžŸ": ("Mac Roman", "CP850", "CP437"), "ÐðÞþ": ("Windows-1254",)}
"""Letters that Windows-1252 has and Dutch does not, and the encodings in which their bytes may be other letters."""

_RIVAL_LETTERS = frozenset("".join(_RIVALS))

_LETTERS = "".join(chr(code) for code in range(0x41, 0x250) if chr(code).isalpha() and chr(code) != "ƒ")
_LOWER = "".join(one for one in _LETTERS if one.islower())
_CAPITALS = "".join(one for one in _LETTERS if one.isupper() and not one.isascii())
_INSIDE = "¡¢£¥¦§¨©«¬®¯°±²³¸¹»¼½¾¿×÷ƒ‚„†‡ˆ‰‹›‘“”•˜™€◊ﬁﬂ\u0391-\u03ff\u02c7-\u02dd\u2200-\u22ff"
_EDGE = "\x02"
"""Stands where a text was cut off: what follows there is not known."""
_IMPLAUSIBLE = re.compile(
    "|".join(
        [
            "[\x7f-\x9f\ufffd\uf8ff¤\u2310-\u25ff]",  # controls, lost letters, the sign for any currency, box drawing
            f"[{_LETTERS}][{_INSIDE}]+[{_LETTERS}]",  # a sign between letters: na‹ef, h™tel, Wa³êsa
            f"[{_LOWER}][{_CAPITALS}]",  # an accented capital after a small letter: cafŽ, itÕs
            f"[{_LETTERS}][‚„‰ˆ˜ƒ‹‡¡]",  # a sign that only ever opens, or follows a figure, after a letter: belgi‰
            f"[{_LOWER}][‘£]",  # an opening quote or a pound after a small letter: Belgi‘
            f"[{_LETTERS}]{{3}}[¹²³]",  # a power after a word that is no unit: Pawe³
            f"[£¯ƒ][{_LETTERS}]",  # a pound, a macron or a guilder before a letter: £ukasz
            "‚‚|[ŠŒŽŸ]{2}",  # één, saved on DOS and on a Mac
            f"[0-9][¡{_CAPITALS}](?![{_CAPITALS}{_EDGE}])",  # 2019Ð2020, 20¡C
            f"(?<![0-9{_LETTERS}{_EDGE}])[ÐÑÒÔÕÛ](?![0-9{_LETTERS}{_EDGE}])",  # a dash, quote or euro as a lone letter
            f"(?<![0-9{_LETTERS}{_EDGE}])[ÄÇÛÕ](?= ?[0-9])",  # a euro as a letter before an amount
        ]
    )
)
# Begins with the byte itself, which the engine finds fast; three bytes around it are enough for every rule above.
_BEYOND = re.compile(rb"[\x80-\xff](?<=((?s:.{4})))(?=((?s:.{0,3})))")
_START = b"\n\n\n"
_WORD_END = re.compile(rb"[0-9A-Za-z\x80-\xff]{0,40}")


def encoding_named(text: str) -> str | None:
    """The encoding that a person means by this name, or None.

    >>> encoding_named("cp1252"), encoding_named("utf-16le"), encoding_named("Latin 1"), encoding_named("klingon")
    ('Windows-1252', 'UTF-16 LE', 'ISO-8859-1', None)
    """
    folded = _folded(text)
    return _ALIASES.get(folded) or {_folded(name): name for name in CODECS}.get(folded)


def word_at(data: bytes, at: int) -> bytes:
    r"""The word around the byte at this place; of an endless one what is near.

    >>> word_at(b"a caf\xe9, 2", 5)
    b'caf\xe9'
    """
    start = at
    while start > max(0, at - 40) and _WORD_END.match(data, start - 1, start).end() == start:  # type: ignore[union-attr]
        start -= 1
    return data[start : _WORD_END.match(data, at).end()]  # type: ignore[union-attr]


def doubtful_word(data: bytes) -> tuple[int, dict[str, str]] | None:
    r"""Where the first word stands that speaks against Windows-1252, and how others read it; None when there is none.

    >>> doubtful_word(b"een caf\x8e")
    (7, {'Mac Roman': 'café'})
    >>> doubtful_word(b"een caf\xe9") is None
    True
    """
    spots = [before + after for before, after in dict.fromkeys(_BEYOND.findall(_START + data))]
    if is_plausible(spots, WINDOWS):
        rivals = [spot for spot in spots if not _RIVAL_LETTERS.isdisjoint(spot[3:4].decode(CODECS[WINDOWS]))]
        plausible = [name for name in _OTHERS if rivals and is_plausible(spots, name)]
        spot = next((spot for spot in rivals if not set(_rivals(spot)).isdisjoint(plausible)), None)
        if spot is None:
            return None
        plausible = [WINDOWS, *plausible]
    else:
        spot = next(spot for spot in spots if not is_plausible([spot], WINDOWS))
        plausible = [name for name in _OTHERS if is_plausible(spots, name)]
    at = (_START + data).index(spot) + 3 - len(_START)
    word = word_at(data, at)
    readings: dict[str, str] = {}
    for name in plausible:
        readings.setdefault(word.decode(CODECS[name]), name)
    return at, {name: text for text, name in readings.items()}


def is_plausible(spots: Iterable[bytes], name: str) -> bool:
    r"""Whether all these pieces of text can be read in this encoding without one that nobody types.

    >>> is_plausible([b"caf\x8e"], "Windows-1252"), is_plausible([b"caf\x8e"], "Mac Roman")
    (False, True)
    """
    edge = _EDGE.encode()
    try:
        text = (edge + edge.join(spots) + edge).decode(CODECS[name])
    except UnicodeDecodeError:
        return False
    return _IMPLAUSIBLE.search(text) is None


def _rivals(spot: bytes) -> tuple[str, ...]:
    letter = spot[3:4].decode(CODECS[WINDOWS])
    return next(names for letters, names in _RIVALS.items() if letter in letters)


def _folded(text: str) -> str:
    return re.sub(r"[\s_.-]", "", text).casefold()
