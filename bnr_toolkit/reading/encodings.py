"""The bytes of a table → the same text in UTF-8, and the name of the encoding it was in.

The rules, in this order; none of them counts how often a letter occurs:

1. An encoding that ``mapping.yml`` declares is the encoding, or the file is refused.
2. A byte-order mark says UTF-8, UTF-16 or UTF-32.
3. Where at least three in four characters have a NUL on one side and none on the other: UTF-16 without a mark.
4. What is valid UTF-8 is UTF-8, unless it was turned into UTF-8 twice or has lost letters.
5. Where some letters are UTF-8 and others are not, the file is refused.
6. Else Windows-1252, said in one warning that shows a word to check by; refused when a word speaks against it
   (:mod:`bnr_toolkit.reading.code_pages`).
"""

from __future__ import annotations

import re

from bnr_toolkit.errors import Finding, Place, found
from bnr_toolkit.reading.code_pages import CODECS, UTF_16, WINDOWS, doubtful_word, encoding_named, word_at

_MARKS = {  # the longer ones first: that of UTF-32 begins as that of UTF-16 does
    b"\xff\xfe\x00\x00": "UTF-32 LE",
    b"\x00\x00\xfe\xff": "UTF-32 BE",
    b"\xef\xbb\xbf": "UTF-8",
    b"\xff\xfe": "UTF-16 LE",
    b"\xfe\xff": "UTF-16 BE",
}
_HEAD = 65_536
_LOST = "\ufffd".encode()
_TWICE = re.compile(
    # An Ã or Â and what a letter's second byte looks like in Windows-1252; closing quotes may follow one for good.
    rb"\xc3[\x82\x83](?:\xc2[\xa1-\xac\xae-\xba\xbc-\xbf]|\xe2\x80[\xa0\xa1\xb0]|\xc6\x92|\xcb\x86)"
    rb"|\xc3\xa2\xe2(?:\x82\xac|\x80\x9a\xc2\xac)"  # the same of a curly quote or a euro
)
# What a letter with an accent, a curly quote, a dash or a euro is in UTF-8: two files were pasted together.
_PARTLY_UTF_8 = re.compile(rb"[\xc2\xc3][\x80-\xbf]|\xe2\x80[\x80-\xbf]|\xe2\x82\xac")
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
_CONTROLS = re.compile(rb"[\x80-\x9f]")


def decoded_table(data: bytes, file: str, encoding: str | None = None) -> tuple[bytes, str, list[Finding]]:
    r"""The text of a file as UTF-8 without a byte-order mark, the encoding it was in, and what is wrong or was assumed.

    ``encoding`` is what ``mapping.yml`` declares. Text that cannot be read is
    empty, and the findings say why. Text that is UTF-8 already comes back as
    the same bytes.

    >>> decoded_table("id,platform".encode("utf-16"), "ads.csv")[:2]
    (b'id,platform', 'UTF-16 LE')
    >>> text, name, [warning] = decoded_table(b"caf\xe9", "ads.csv")
    >>> text.decode(), name, warning.code, warning.value
    ('café', 'Windows-1252', 'encoding_guessed', 'café')
    """
    mark = next((mark for mark in _MARKS if data.startswith(mark)), b"")
    if encoding is not None:
        return _declared(data, file, encoding, mark)
    if mark:
        return _marked(data, file, mark)
    if b"\x00" in data[:_HEAD] and (wide := _utf_16_by_nuls(data)):
        text, findings = _converted(data, file, wide)
        return text, wide, findings or [found("utf16_without_mark", Place(file=file), encoding=wide)]
    if b"\x00" in data:
        return b"", "", [found("nul_character", Place(file=file, line=_line(data, data.index(b"\x00"))))]
    if data.isascii():
        return data, "UTF-8", []
    if _utf_8_fault(data) is None:
        text, findings = _sound(data, file)
        return text, "UTF-8", findings
    return _single_bytes(data, file)


def is_sound_utf_8(text: bytes) -> bool:
    r"""Whether this is UTF-8 that no earlier export spoilt, without NULs.

    >>> is_sound_utf_8("café".encode()), is_sound_utf_8("cafÃ©".encode()), is_sound_utf_8(b"caf\xe9")
    (True, False, False)
    """
    return b"\x00" not in text and _utf_8_fault(text) is None and not _sound(text, "")[1]


def _declared(data: bytes, file: str, encoding: str, mark: bytes) -> tuple[bytes, str, list[Finding]]:
    name = encoding_named(encoding)
    if name is None:
        place = Place(file="mapping.yml", column="encoding")
        return b"", "", [found("unknown_encoding", place, encoding, choices=CODECS)]
    marked = _MARKS.get(mark)
    if name == UTF_16:
        name = marked if marked and marked.startswith(UTF_16) else _utf_16_by_nuls(data) or "UTF-16 LE"
    if marked and marked != name:
        return b"", "", [found("encoding_against_mark", Place(file=file), declared=name, marked=marked)]
    text, findings = _converted(_unmarked(data, mark), file, name)
    return text, name, findings


def _marked(data: bytes, file: str, mark: bytes) -> tuple[bytes, str, list[Finding]]:
    name = _MARKS[mark]
    text, findings = _converted(_unmarked(data, mark), file, name)
    if not findings and name == "UTF-8":
        text, findings = _sound(text, file)
    elif not findings:
        findings = [found("not_in_utf8", Place(file=file), encoding=name)]
    return text, name, findings


def _single_bytes(data: bytes, file: str) -> tuple[bytes, str, list[Finding]]:
    codec = CODECS[WINDOWS]
    if _PARTLY_UTF_8.search(data):
        return b"", "", _converted(data, file, "UTF-8")[1]
    doubt = doubtful_word(data)
    if doubt is not None:
        at, readings = doubt
        place = Place(file=file, line=_line(data, at))
        choices = "; ".join(f"{name} ({text!r})" for name, text in readings.items()) or ", ".join(CODECS)
        return b"", "", [found("encoding_unclear", place, word_at(data, at).decode(codec, "replace"), readings=choices)]
    at = _BEYOND_ASCII.search(data).start()  # type: ignore[union-attr]  # what is ASCII alone was UTF-8
    place = Place(file=file, line=_line(data, at))
    guess = found("encoding_guessed", place, word_at(data, at).decode(codec), encoding=WINDOWS)
    return data.decode(codec).encode(), WINDOWS, [guess]


def _converted(data: bytes, file: str, name: str) -> tuple[bytes, list[Finding]]:
    """The text as UTF-8, if it is in the encoding that it is said to be in and holds no NUL."""
    codec = CODECS[name]
    if codec == "utf-8":
        fault = _utf_8_fault(data)
        if fault is not None:
            place = Place(file=file, line=_line(data, fault))
            return b"", [found("not_utf8", place, byte=f"0x{data[fault]:02x}")]
        text = data
    else:
        try:
            text = data.decode(codec).encode()
            # Python reads the controls that ISO 8859 has in the place of Windows' quotes; nobody types them.
            control = _CONTROLS.search(data) if codec.startswith("iso8859") else None
            at = control.start() if control else None
        except UnicodeDecodeError as problem:
            at = problem.start
        if at is not None:
            line = _line(data[:at].decode(codec, "replace").encode(), None)
            place = Place(file=file, line=line)
            return b"", [found("encoding_does_not_fit", place, byte=f"0x{data[at]:02x}", encoding=name)]
    if b"\x00" in text:
        return b"", [found("nul_character", Place(file=file, line=_line(text, text.index(b"\x00"))))]
    return text, []


def _sound(text: bytes, file: str) -> tuple[bytes, list[Finding]]:
    """Valid UTF-8, unless an earlier export spoilt it."""
    findings = []
    if _LOST in text:
        findings.append(found("letters_lost", Place(file=file, line=_line(text, text.index(_LOST)))))
    twice = _TWICE.search(text)
    if twice is not None:
        at = twice.start()
        word = word_at(text, at).decode("utf-8", "ignore")
        findings.append(found("encoded_twice", Place(file=file, line=_line(text, at)), word))
    return (b"" if findings else text), findings


def _unmarked(data: bytes, mark: bytes) -> bytes:
    """Some programs write the mark twice."""
    start = 0
    while mark and data.startswith(mark, start):
        start += len(mark)
    return data[start:] if start else data


def _utf_16_by_nuls(data: bytes) -> str | None:
    head = data[:_HEAD]
    first, second = head[::2].count(0), head[1::2].count(0)
    pairs = max(1, len(head) // 2)
    if len(data) < 2:
        return None
    if not first and second and second * 4 >= pairs * 3:
        return "UTF-16 LE"
    if first and not second and first * 4 >= pairs * 3:
        return "UTF-16 BE"
    return None


def _utf_8_fault(data: bytes) -> int | None:
    """Where the first byte stands that is not UTF-8."""
    if data.isascii():
        return None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as problem:
        return problem.start
    return None


def _line(text: bytes, at: int | None) -> int:
    """The line on which this place stands; without a place, the last one."""
    end = len(text) if at is None else at
    returns = text.count(b"\r", 0, end) - text.count(b"\r\n", 0, end)
    return text.count(b"\n", 0, end) + returns + 1
