"""The bytes of a table → the same text in UTF-8: by rules that say what they assumed, or not at all."""

import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bnr_toolkit.errors import sentence, severity
from bnr_toolkit.reading.code_pages import CODECS, encoding_named
from bnr_toolkit.reading.encodings import decoded_table

WINDOWS_TEXT = st.text(
    st.characters(codec="cp1252", exclude_categories=["Cc"]) | st.sampled_from(",;\t\n"), max_size=40
)
DUTCH = st.text(st.sampled_from("abcdeijnouAZ,; \n0123'éèëïöüáóç€’‘"), max_size=40)


AGAIN = "Save the file again as UTF-8 (in Excel: 'CSV UTF-8'), or give the right encoding in mapping.yml."
NAMES = (
    "UTF-8, UTF-16 LE, UTF-16 BE, UTF-32 LE, UTF-32 BE, Windows-1252, Windows-1250, Windows-1254, ISO-8859-1, "
    "ISO-8859-2, ISO-8859-15, Mac Roman, CP850, CP858, CP437"
)


def codes(findings):
    return [finding.code for finding in findings]


@pytest.mark.parametrize(
    ("codec", "mark", "name"),
    [
        ("utf-8", b"\xef\xbb\xbf", "UTF-8"),
        ("utf-16-le", b"\xff\xfe", "UTF-16 LE"),
        ("utf-16-be", b"\xfe\xff", "UTF-16 BE"),
        ("utf-32-le", b"\xff\xfe\x00\x00", "UTF-32 LE"),
        ("utf-32-be", b"\x00\x00\xfe\xff", "UTF-32 BE"),
    ],
)
def test_a_byte_order_mark_says_the_encoding_and_is_dropped(codec, mark, name):
    text, detected, findings = decoded_table(mark + "ad,café\n1,😀\n".encode(codec), "a.csv")
    assert (text.decode(), detected) == ("ad,café\n1,😀\n", name)
    assert codes(findings) == ([] if name == "UTF-8" else ["not_in_utf8"])


@pytest.mark.parametrize("data", [b"", b"ad,note\n", "ad,café\n".encode()])
def test_utf_8_comes_back_as_the_same_object(data):
    text, name, findings = decoded_table(data, "a.csv")
    assert text is data
    assert (name, findings) == ("UTF-8", [])


@pytest.mark.parametrize(("codec", "name"), [("utf-16-le", "UTF-16 LE"), ("utf-16-be", "UTF-16 BE")])
def test_utf_16_without_a_mark_is_known_by_its_empty_bytes_and_said(codec, name):
    text, detected, findings = decoded_table("ad,café\n1,“x”\n".encode(codec), "a.csv")
    assert (text.decode(), detected, codes(findings)) == ("ad,café\n1,“x”\n", name, ["utf16_without_mark"])


@pytest.mark.parametrize(
    "words",
    [
        "café€",
        "‘s avonds",
        "auto’s",
        "“x”",
        "Amsterdam–Utrecht",
        "m² en cm³",
        "20°C",
        "½ uur",
        "À 5",
        "Sacré-Cœur",
        "wacht…maar",
    ],
)
def test_words_of_windows_1252_are_read_with_a_warning_that_shows_one(words):
    text, name, findings = decoded_table(f"ad,note\n1,x\n2,{words}\n".encode("cp1252"), "a.csv")
    assert (text.decode(), name) == (f"ad,note\n1,x\n2,{words}\n", "Windows-1252")
    assert [(one.code, one.place.line) for one in findings] == [("encoding_guessed", 3)]
    assert severity("encoding_guessed") == "warning"


@pytest.mark.parametrize(
    ("words", "codec", "reading"),
    [
        ("café", "mac-roman", "Mac Roman ('café')"),
        ("ideeën", "mac-roman", "Mac Roman ('ideeën')"),
        ("België", "mac-roman", "Mac Roman ('België')"),
        ("één", "mac-roman", "Mac Roman ('één')"),
        ("coöperatie", "mac-roman", "Mac Roman ('coöperatie')"),
        ("garçon", "mac-roman", "Mac Roman ('garçon')"),
        ("“hallo”", "mac-roman", "Mac Roman ('“hallo”')"),
        ("it’s", "mac-roman", "Mac Roman ('it’s')"),
        ("2019–2020", "mac-roman", "Mac Roman ('2019–2020')"),
        ("€ 5", "mac-roman", "Mac Roman ('€')"),
        ("België", "cp850", "CP850 ('België')"),
        ("naïef", "cp850", "CP850 ('naïef')"),
        ("één", "cp850", "CP850 ('één')"),
        ("crème", "cp850", "CP850 ('crème')"),
        ("€ 5", "iso8859-15", "ISO-8859-15 ('€')"),
        ("cœur", "iso8859-15", "ISO-8859-15 ('cœur')"),
        ("Wałęsa", "cp1250", "Windows-1250 ('Wałęsa')"),
        ("Łódź", "cp1250", "Windows-1250 ('Łódź')"),
        ("Paweł", "cp1250", "Windows-1250 ('Paweł')"),
        ("Erdoğan", "cp1254", "Windows-1254 ('Erdoğan')"),
        ("Miloš", "cp1252", "Windows-1252 ('Miloš')"),
    ],
)
def test_words_of_another_encoding_are_refused_with_what_they_may_be(words, codec, reading):
    data = f"ad,note\n1,x\n2,een {words} hier\n".encode(codec)
    text, name, [finding] = decoded_table(data, "a.csv")
    assert (text, name, finding.code, finding.place.line) == (b"", "", "encoding_unclear", 3)
    assert reading in dict(finding.fields)["readings"]
    declared = reading.partition(" (")[0]
    text, name, findings = decoded_table(data, "a.csv", declared)
    assert (text.decode(), name, findings) == (f"ad,note\n1,x\n2,een {words} hier\n", declared, [])


@pytest.mark.parametrize(
    ("data", "encoding", "message"),
    [
        (
            b"ad\ncaf\x81\n",
            "windows-1252",
            f"a.csv › line 2: the text is not Windows-1252 (byte 0x81). {AGAIN}",
        ),
        (
            b"ad\r\ncaf\x93\n",
            "latin1",
            f"a.csv › line 2: the text is not ISO-8859-1 (byte 0x93). {AGAIN}",
        ),
        (
            b"ad\rcaf\xe9\n",
            "utf-8",
            "a.csv › line 2: the text is not UTF-8 (byte 0xe9). Save the file again as 'CSV UTF-8'.",
        ),
        (
            b"\xef\xbb\xbfad\n",
            "cp1252",
            (
                "a.csv: mapping.yml says that the text is in Windows-1252, but the file begins with the mark of UTF-8. "
                "Take encoding out of mapping.yml."
            ),
        ),
        (
            b"ad\n",
            "klingon",
            f"mapping.yml (key encoding): 'klingon' is not an encoding that is read here. Use one of: {NAMES}.",
        ),
        (
            b"a\x00d\n",
            "cp1252",
            "a.csv › line 1: there is a NUL character in the text; the file is damaged. Export the table again.",
        ),
    ],
)
def test_a_declared_encoding_that_does_not_fit_is_refused_with_line_and_byte(data, encoding, message):
    text, _, findings = decoded_table(data, "a.csv", encoding)
    assert text == b""
    assert [sentence(finding, "en") for finding in findings] == [message]


def test_what_looks_spoilt_is_read_when_utf_8_is_declared():
    data = "cafÃ© \ufffd".encode()
    assert codes(decoded_table(data, "a.csv")[2]) == ["letters_lost", "encoded_twice"]
    assert decoded_table(data, "a.csv", "utf-8") == (data, "UTF-8", [])


@pytest.mark.parametrize("text", ["één", "België", "ê", "’", "€", "û", "Ë"])
def test_letters_that_became_utf_8_twice_are_known(text):
    broken = text.encode().decode("cp1252", "ignore").encode()
    codes_found = codes(decoded_table(b"x " + broken, "a.csv")[2])
    assert codes_found == ([] if text in {"û", "Ë"} else ["encoded_twice"])  # Ã» and Ã‹ may close a quotation


def test_utf_16_that_is_declared_may_have_a_mark_or_none():
    for data in ("ad,é".encode("utf-16"), "ad,é".encode("utf-16-le"), "ad,é".encode("utf-16-be")):
        text, name, findings = decoded_table(data, "a.csv", "UTF-16")
        assert (text.decode(), name[:6], findings) == ("ad,é", "UTF-16", [])


@given(
    st.binary(max_size=80) | WINDOWS_TEXT.map(lambda text: text.encode("cp1252")),
    st.none() | st.sampled_from([*CODECS, "utf-16", "x", "\x00"]),
)
def test_any_bytes_give_utf_8_or_findings_and_never_an_exception(data, encoding):
    text, name, findings = decoded_table(data, "a.csv", encoding)
    text.decode("utf-8")
    refused = any(severity(finding.code) == "error" for finding in findings)
    assert text == b"" if refused else name in CODECS
    for finding in findings:
        sentence(finding, "nl")


@given(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\ufeff"), max_size=30),
    st.sampled_from(sorted(CODECS)),
)
def test_text_in_a_declared_encoding_comes_back_equal_or_is_refused(text, name):
    try:
        data = text.encode(CODECS[name])
    except UnicodeEncodeError:
        assume(False)
    back, detected, findings = decoded_table(data, "a.csv", name)
    assert findings or (back.decode(), detected) == (text, name)
    if findings:  # a text may begin as a mark does, and ISO 8859 has controls that nobody types
        assert back == b""
        assert codes(findings) in (["encoding_against_mark"], ["encoding_does_not_fit"])


@given(DUTCH, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "mac-roman", "cp850", "iso8859-15"]))
def test_dutch_text_in_any_encoding_comes_back_equal_or_not_silently(text, codec):
    try:
        data = text.encode(codec)
    except UnicodeEncodeError:
        assume(False)
    # What happens to be valid UTF-8, as two letters of a Mac can be, is UTF-8: no rule can know better.
    assume(codec.startswith("utf") or data.isascii() or not _is_utf_8(data))
    back, name, findings = decoded_table(data, "a.csv")
    if codec.startswith("utf"):
        assert back.decode() == text
    elif any(severity(one.code) == "error" for one in findings):
        assert back == b""
    elif codec == "cp1252":
        assert back.decode() == text
        assert codes(findings) == ([] if data.isascii() else ["encoding_guessed"])
    else:
        assert back.decode() == text or (name, codes(findings)) == ("Windows-1252", ["encoding_guessed"])


def _is_utf_8(data):
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def test_names_are_forgiving():
    assert {encoding_named(one) for one in ("cp1252", "Windows 1252", "ANSI", "windows_1252")} == {"Windows-1252"}
    assert encoding_named("macintosh") == encoding_named("mac_roman") == "Mac Roman"


@pytest.mark.slow
def test_a_hundred_megabytes_are_quick():
    data = b"ad-1,gambling,Alpha,approved,a note of some words\n" * 2_000_000
    start = time.monotonic()
    assert decoded_table(data, "a.csv")[0] is data
    assert time.monotonic() - start < 5
    assert codes(decoded_table(data + b"caf\xe9\n", "a.csv")[2]) == ["encoding_guessed"]
    assert time.monotonic() - start < 60
