"""JSON → cells: exact digits, true addresses, and findings for what is no table."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit.errors import sentence
from bnr_toolkit.reading.json_file import read_json

KEY = st.from_regex(r"[a-z]{1,5}", fullmatch=True)
TEXT = st.text(
    st.characters(
        exclude_categories=["Cs", "Cc"],
        exclude_characters="\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffdÃÂâ",
    ),
    max_size=8,
)
VALUE = (
    TEXT | st.none() | st.booleans() | st.integers() | st.lists(TEXT.filter(lambda text: "|" not in text), max_size=3)
)


def table(data, file="a.json"):
    cells, findings = read_json(data if isinstance(data, bytes) else data.encode(), file)
    return {name: list(column) for name, column in cells.columns.items()}, findings


def codes(findings):
    return [finding.code for finding in findings]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("12345678901234567890", "12345678901234567890"),
        ("1.10", "1.10"),
        ("-0", "-0"),
        ("1e-400", "1e-400"),
        ("9" * 5000, "9" * 5000),
        ("true", "TRUE"),
        ("false", "FALSE"),
        ("null", ""),
        ('"0012"', "0012"),
        ('"NaN"', "NaN"),
        ('"\\u00e9\\n"', "é\n"),
        ('["a", "b"]', "a|b"),
        ("[1, 2]", "1|2"),
        ("[]", ""),
    ],
)
def test_a_value_becomes_the_text_that_stands_there(written, text):
    assert table(f'[{{"x": "-", "a": {written}}}]') == ({"x": ["-"], "a": [text]}, [])


def test_keys_that_a_record_lacks_are_empty_and_columns_come_in_order_of_appearance():
    columns, findings = table('[{"b": 1}, {"a": 2, "b": 3}, {}, {"c": 4}]')
    assert (columns, findings) == ({"b": ["1", "3", ""], "a": ["", "2", ""], "c": ["", "", "4"]}, [])


def test_an_empty_record_counts_for_the_addresses():
    cells, _ = read_json(b'[{"ad": 1}, {}, {"ad": 2}]', "a.json")
    assert list(cells.rows) == [2, 4]
    assert str(cells.place("ad", 1)) == "a.json › A4 (row 4, column ad)"


def test_a_list_under_a_key_is_read_and_said():
    cells, findings = read_json(b'{"data": [{"ad": 1}]}', "a.json")
    assert findings == []
    assert dict(cells.detected) == {"format": "JSON, the list under 'data'", "encoding": "UTF-8"}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_json_lines_have_the_row_of_their_line_and_one(end):
    cells, findings = read_json(f'{{"ad": 1}}{end}{end}{{"ad": "x\u2028y"}}{end}'.encode(), "a.json")
    assert findings == []
    assert list(cells.columns["ad"]) == ["1", "x\u2028y"]
    assert list(cells.rows) == [2, 4]
    assert cells.detected["format"] == "JSON lines"


def test_one_line_is_json_lines_by_the_name_of_the_file():
    assert table('{"ad": 1, "further": ["a", "b"]}', "a.jsonl") == ({"ad": ["1"], "further": ["a|b"]}, [])
    assert codes(table('{"ad": 1, "further": ["a", "b"]}', "a.json")[1]) == ["json_not_records"]
    assert table('{"ad": 1}', "a.json") == ({"ad": ["1"]}, [])


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
def test_json_in_another_encoding_is_read(codec):
    columns, _ = table('[{"ad": "é"}]'.encode(codec))
    assert columns == {"ad": ["é"]}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty_file"),
        (" \n", "empty_file"),
        ("[]", "empty_file"),
        ("[{}]", "empty_file"),
        ("{}", "json_not_records"),
        ("3", "json_not_records"),
        ('"x"', "json_not_records"),
        ("[1]", "json_not_records"),
        ('{"a": [{"x": 1}], "b": [{"x": 1}]}', "json_not_records"),
        ('[{"a": 1}] x', "bad_json"),
        ('[{"a": "x\ny"}]', "bad_json"),
        ("[" * 100_000, "json_too_deep"),
        ('{"a":' * 100_000, "json_too_deep"),
        ('{"a": 1}\n{"a": ' + "[" * 100_000, "json_too_deep"),
        ('[{"": 1}]', "column_without_name"),
        ('[{"a": 1, "a ": 2}]', "duplicate_column"),
        ('[{"\\ud800": {}}]', "half_character"),
        ('[{"a": "\\u202e"}]', "hidden_direction"),
        ('[{"a": 1e400}]', "rewritten_number"),
        ("caf\x00", "nul_character"),
    ],
)
def test_what_is_no_table_is_refused(text, code):
    _, findings = table(text)
    assert code in codes(findings)
    for finding in findings:
        assert sentence(finding, "nl").encode()


def test_a_line_of_json_lines_with_a_line_end_in_a_text_is_refused():
    _, findings = table('{"a": "x}\n{y"}\n{"b": 1}, {"c": 2}\n', "a.jsonl")
    assert [(finding.code, finding.place.line) for finding in findings] == [
        ("bad_json", 1),
        ("bad_json", 2),
        ("bad_json", 3),
    ]


def test_every_fault_is_listed_at_its_cell():
    _, findings = table('[{"a": {}, "b": 1}, {"b": NaN, "b": 2, "a": ["x", null]}]')
    assert [(one.code, one.place.cell) for one in findings] == [
        ("cell_nested", "A2"),
        ("not_a_finite_number", "B3"),
        ("json_duplicate_key", "B3"),
        ("cell_nested", "A3"),
    ]


@given(
    st.lists(st.dictionaries(KEY, VALUE, min_size=1, max_size=4), min_size=1, max_size=5), st.booleans(), st.booleans()
)
def test_any_records_come_back_as_their_texts(records, lines, ascii_only):
    texts = [json.dumps(record, ensure_ascii=ascii_only) for record in records]
    written = "\n".join(texts) if lines else f"[{', '.join(texts)}]"
    cells, findings = read_json(written.encode(), "a.jsonl" if lines else "a.json")
    assert findings == []
    names = list(dict.fromkeys(key for record in records for key in record))
    expected = [[_said(record.get(name)) for name in names] for record in records]
    kept = [(row, texts) for row, texts in enumerate(expected, start=2) if any(text.strip() for text in texts)]
    assert list(cells.columns) == names
    assert list(cells.rows) == [row for row, _ in kept]
    assert [list(column) for column in cells.columns.values()] == [
        [texts[at] for _, texts in kept] for at in range(len(names))
    ]


def _said(value):
    if isinstance(value, list):
        return "|".join(value)
    return {None: "", True: "TRUE", False: "FALSE"}[value] if value is None or isinstance(value, bool) else str(value)


@given(
    st.binary(max_size=40) | st.text(st.sampled_from('{}[]",:aé1.e-\n\\unull'), max_size=40).map(str.encode),
    st.booleans(),
)
def test_any_bytes_give_cells_or_findings_and_never_an_exception(data, lines):
    cells, findings = read_json(data, "a.jsonl" if lines else "a.json")
    assert findings or cells.columns
    for finding in findings:
        assert sentence(finding, "en")
