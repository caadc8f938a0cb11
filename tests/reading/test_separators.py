"""Which sign separates the cells: found by rule, or refused."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit.errors import sentence, severity
from bnr_toolkit.reading.encodings import decoded_table
from bnr_toolkit.reading.separators import SEPARATORS, Layout, separator_of

NAME = st.from_regex(r"[a-z]{1,6}", fullmatch=True)
CELL = st.text(st.sampled_from("ab1,;|\t\n\"' "), max_size=8)


def separator(text, declared=None):
    layout, findings = separator_of(text.encode(), "a.csv", declared)
    return layout.separator if not findings else [finding.code for finding in findings]


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("ad,note\n1,x\n", ","),
        ("ad;bedrag\n1;2,5\n2;3,5\n", ";"),
        ("ad;bedrag, euro;note\n1;2,5;x\n2;3,5;y\n", ";"),
        ("ad\tnote\n1\tja, nee; misschien\n", "\t"),
        ("ad|note\n1|a, b; c\n", "|"),
        ("ad,category,further\n1,a,b|c\n2,b,c|d\n", ","),
        ('"ad";"note"\n"1";"a, b"\n', ";"),
        ('ad,note\n1,"a;b\nc;d"\n', ","),
        ("ad;note\n1;ja, nee, misschien\n2;nee, nee, nee\n3;ok\n", ";"),
        ("ad;note\n1;a,b;c\n2;x\n3;y,z\n", ";"),
        ("a,b,c,d\n1,2,3\n1,2,3,4,5\n1\n", ","),
        ("ad\n1\n2\n", ","),
        ("note\nja, nee\nnee\n", ","),
        ("a;b;c", ";"),
        ("\n\na;b\n1;2\n", ";"),
        ("Testadvertenties, 2023\n\nad;platform;note\n1;Alpha;a, b\n2;Beta;c\n3;Beta;d\n", ";"),
        ("", ","),
        ('"ad;"note\n', ";"),
    ],
)
def test_the_separator_is_the_one_that_splits_the_records_alike(text, sign):
    assert separator(text) == sign


@pytest.mark.parametrize("text", ["ad,name;note\n1,x;y\n2,z;q\n", "a,b;c\n", "note\nja, nee; x|y\nnee\nok;\n"])
def test_what_is_not_certain_is_refused(text):
    assert separator(text) == ["separator_unclear"]
    assert separator(text, "semicolon") == ";"


def test_a_row_that_is_cut_off_at_the_end_of_what_is_looked_at_changes_nothing():
    text = "ad;note\n" + "".join(f'{number};"x, y {"z" * 2000}"\n' for number in range(100))
    assert separator(text) == ";"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", ""])
@pytest.mark.parametrize("line", ["sep=;", "SEP=;", '"sep=;"', "sep=;;;;"])
def test_the_first_line_that_excel_writes_is_honoured(line, end):
    assert separator_of(f"{line}{end}".encode() + b"a,b\n1,2\n" * bool(end), "a.csv") == (Layout(";", 1), [])


@pytest.mark.parametrize(
    ("declared", "sign"),
    [(",", ","), ("semicolon", ";"), ("Puntkomma", ";"), ("\\t", "\t"), ("\t", "\t"), ("bar", "|")],
)
def test_a_declared_separator_is_taken(declared, sign):
    assert separator_of(b"sep=;\na,b\n", "a.csv", declared) == (Layout(sign, 1), [])


def test_a_declared_separator_that_is_none_is_refused():
    _, findings = separator_of(b"a,b\n", "a.csv", "semicolons")
    assert [sentence(finding, "en") for finding in findings] == [
        (
            "mapping.yml (key separator): 'semicolons' is not a separator that is read here. "
            "Did you mean 'semicolon'? Use one of: comma, semicolon, tab, bar."
        )
    ]


@given(st.lists(NAME, min_size=2, max_size=4, unique=True), st.data(), st.sampled_from(sorted(SEPARATORS.values())))
def test_a_table_that_quotes_its_texts_is_split_by_the_sign_it_was_written_with(header, data, sign):
    rows = data.draw(st.lists(st.lists(CELL, min_size=len(header), max_size=len(header)), max_size=5))
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=sign, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows([header, *rows])
    assert separator(stream.getvalue()) == sign


@given(st.text(st.sampled_from('ab,;|\t"\n\r\x00 é'), max_size=60).map(str.encode) | st.binary(max_size=40))
def test_any_bytes_give_a_separator_or_a_finding(data):
    layout, findings = separator_of(data, "a.csv")
    assert findings or layout.separator in SEPARATORS.values()


@given(
    st.lists(NAME, min_size=2, max_size=4, unique=True),
    st.data(),
    st.sampled_from(sorted(SEPARATORS.values())),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"]),
)
def test_a_dutch_table_in_any_encoding_with_any_separator_comes_back_equal_or_is_refused(header, data, sign, codec):
    cell = st.text(st.sampled_from("abnoZ12,;|\t\n\"' éèëïöüáó€’"), max_size=8)
    rows = data.draw(st.lists(st.lists(cell, min_size=len(header), max_size=len(header)), max_size=5))
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=sign, lineterminator="\n").writerows([header, *rows])
    text, _, findings = decoded_table(stream.getvalue().encode(codec), "a.csv")
    layout, problems = separator_of(text, "a.csv")
    if any(severity(finding.code) == "error" for finding in (*findings, *problems)):
        assert text == b"" or problems
        return
    table = csv.reader(io.StringIO(text.decode(), newline=""), delimiter=layout.separator, strict=True)
    assert list(table) == [header, *rows]
