"""Any table of text reads back as it was written, with every address right; any bytes are read or refused."""

import io
from xml.sax.saxutils import escape

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bnr_toolkit.reading.workbook import is_workbook, read_workbook, sheet_names

# What XML can hold, without \r (XML turns it into \n) and without _ (XLSX writes characters as _x0041_).
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="_\ufffe\uffff"), max_size=12
) | st.sampled_from([" a", "b ", "a\nb", "a\tb", "=1+1", "0012", "1e5", "TRUE", "a  b", "<&>\"'", "]]>", "#N/A"])


@st.composite
def tables(draw):
    """Where the header stands, its names, and rows by their number, some of them blank."""
    width = draw(st.integers(1, 5))
    left, top = draw(st.integers(1, 30)), draw(st.integers(1, 40))
    names = draw(st.lists(st.from_regex(r"[a-z]{1,6}", fullmatch=True), min_size=width, max_size=width, unique=True))
    gaps = draw(st.lists(st.integers(1, 4), max_size=6))
    rows, at = {}, top
    for gap in gaps:
        at += gap
        rows[at] = draw(st.lists(TEXTS, min_size=width, max_size=width))
    return left, top, names, rows


def as_xlsx(left, top, names, rows):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Blad1"
    for number, texts in {top: names, **rows}.items():
        for place, text in enumerate(texts, start=left):
            cell = sheet.cell(number, place)
            cell.value, cell.data_type = text or None, "s" if text else "n"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def ods_text(text):
    """White space as ODF writes it, so that it is not folded."""
    body = escape(text).replace(" ", "<text:s/>").replace("\t", "<text:tab/>")
    return "".join(f"<text:p>{line}</text:p>" for line in body.split("\n"))


def as_ods(workbooks, left, top, names, rows, *, repeated):
    """With runs of like cells and of blank rows written once, and counted."""
    lines, last = [], 0
    for number, texts in {top: names, **rows}.items():
        if number - last > 1:
            lines.append(
                f'<table:table-row table:number-rows-repeated="{number - last - 1}">'
                '<table:table-cell table:number-columns-repeated="1024"/></table:table-row>'
            )
        cells = [f'<table:table-cell table:number-columns-repeated="{left - 1}"/>'] if left > 1 else []
        place = 0
        while place < len(texts):
            count = 1
            while repeated and texts[place : place + count + 1] == [texts[place]] * (count + 1):
                count += 1
            kind = ' office:value-type="string"' if texts[place] else ""
            body = ods_text(texts[place]) if texts[place] else ""
            cells.append(f'<table:table-cell{kind} table:number-columns-repeated="{count}">{body}</table:table-cell>')
            place += count
        lines.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
        last = number
    lines.append(
        f'<table:table-row table:number-rows-repeated="{1_048_576 - last}">'
        '<table:table-cell table:number-columns-repeated="1024"/></table:table-row>'
    )
    return workbooks.ods("".join(lines))


def check(data, file, left, names, rows):
    sheets, findings = read_workbook(data, file)
    filled = {number: texts for number, texts in rows.items() if any(text.strip() for text in texts)}
    assert [one for one in findings if one.code not in {"hidden_direction", "nul_character"}] == []
    (cells,) = sheets
    assert list(cells.rows) == list(filled)
    assert list(cells.columns) == names
    for place, name in enumerate(names):
        assert list(cells.columns[name]) == [texts[place] for texts in filled.values()]
        assert all(cells.place(name, index).column_number == place + left for index in range(len(cells)))


@given(tables())
def test_a_table_written_as_xlsx_reads_back(table):
    left, _, names, rows = table
    check(as_xlsx(*table), "a.xlsx", left, names, rows)


@given(table=tables(), repeated=st.booleans())
def test_a_table_written_as_ods_reads_back(workbooks, table, repeated):
    left, _, names, rows = table
    check(as_ods(workbooks, *table, repeated=repeated), "a.ods", left, names, rows)


@given(tables())
def test_the_parser_reads_the_same_as_the_expression(table):
    from unittest.mock import patch

    from bnr_toolkit.reading.workbook.xlsx_cells import CellReader

    data = as_xlsx(*table)
    with patch.object(CellReader, "_written_as_usual", return_value=None):
        slow = read_workbook(data, "a.xlsx")
    fast = read_workbook(data, "a.xlsx")
    assert slow[1] == fast[1]
    assert [(list(one.rows), dict(one.columns)) for one in slow[0]] == [
        (list(one.rows), dict(one.columns)) for one in fast[0]
    ]


@given(data=st.binary(max_size=400), suffix=st.sampled_from([".xlsx", ".xls", ".ods", ".csv", ""]))
@settings(max_examples=200)
def test_any_bytes_are_refused_and_never_raise(data, suffix):
    for mark in (b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        sheets, findings = read_workbook(mark + data, f"a{suffix}")
        assert sheets == ()
        assert findings
        assert sheet_names(mark + data, f"a{suffix}")[0] == ()
        assert is_workbook(mark + data) in {True, False}


WHOLE = [f"dutch{hidden}.{suffix}" for hidden in ("", "-hidden") for suffix in ("xlsx", "xls", "ods")]


@pytest.mark.parametrize("name", WHOLE)
@given(draws=st.data())
@settings(max_examples=60)
def test_a_damaged_workbook_is_read_or_refused_and_never_raises(mess, name, draws):
    data = bytearray((mess / "workbooks" / name).read_bytes())
    for _ in range(draws.draw(st.integers(1, 6))):
        at = draws.draw(st.integers(0, len(data) - 1))
        data[at] = draws.draw(st.integers(0, 255))
    end = draws.draw(st.integers(0, len(data)) | st.just(len(data)))
    read_workbook(bytes(data[:end]), name, header_row=3, hidden="include")


def parts_of(name, mess):
    import zipfile

    with zipfile.ZipFile(mess / "workbooks" / name) as archive:
        return {one: archive.read(one) for one in archive.namelist()}


@pytest.mark.parametrize("name", [one for one in WHOLE if not one.endswith(".xls")])
@given(draws=st.data())
@settings(max_examples=80)
def test_a_part_with_other_characters_in_it_is_read_or_refused(mess, workbooks, name, draws):
    parts = parts_of(name, mess)
    wanted = [one for one in sorted(parts) if one.endswith((".xml", ".rels"))]
    part = draws.draw(st.sampled_from(wanted))
    text = parts[part]
    at = draws.draw(st.integers(0, len(text)))
    cut = draws.draw(st.integers(0, 12))
    new = draws.draw(
        st.binary(max_size=3) | st.sampled_from([b"9", b'"', b"<", b">", b"&", b"</row>", b"-1", b"ZZZ", b"x"])
    )
    parts[part] = text[:at] + new + text[at + cut :]
    read_workbook(workbooks.packed(parts), name, header_row=3, hidden="include")
