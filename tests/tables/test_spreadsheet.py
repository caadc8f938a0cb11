"""Tables → workbooks, read back by two other programs; with texts that try to become something else."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
import python_calamine
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit import tables
from bnr_toolkit.errors import RefusedInput
from bnr_toolkit.ledger import open_ledger
from bnr_toolkit.provenance import Stamp
from bnr_toolkit.rates import approval_rates
from bnr_toolkit.results import Row, Table
from bnr_toolkit.tables.sheets import LONGEST_CELL

STAMP = Stamp("proef", "ab" * 32, "public")
COUNTS = Table(
    "Telling",
    "nl",
    ("Categorie", "Goedgekeurd", "Interval", "Oordeel"),
    (False, True, True, False),
    (
        Row(("Gokken", "6", "0,49–0,97", "ja")),
        Row(("Apart", "0", "–", ""), "apart"),
        Row(("Totaal", "6", "0,5", ""), "total"),
    ),
    ("Een noot.",),
    STAMP,
    units="Aantallen testadvertenties.",
    scope="Bron: De Proefkrant.",
    source="Record abababababab.",
)


def text(cell: str, numeric: bool = False) -> Table:
    return Table("c", "nl", ("A",), (numeric,), (Row((cell,)),), (), STAMP)


def sheet(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]


def by_calamine(content: bytes) -> list[list[Any]]:
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    return book.get_sheet_by_index(0).to_python()


def test_a_sheet_has_caption_units_header_rows_notes_scope_and_source():
    content = tables.xlsx(COUNTS)
    assert by_calamine(content) == [
        ["Telling", "", "", "", ""],
        ["Aantallen testadvertenties.", "", "", "", ""],
        ["Categorie", "Goedgekeurd", "Interval, ondergrens", "Interval, bovengrens", "Oordeel"],
        ["Gokken", 6.0, 0.49, 0.97, "ja"],
        ["Apart", 0.0, "–", "–", ""],
        ["Totaal", 6.0, 0.5, 0.5, ""],
        ["", "", "", "", ""],
        ["Een noot.", "", "", "", ""],
        ["Bron: De Proefkrant.", "", "", "", ""],
        ["Record abababababab.", "", "", "", ""],
    ]


def test_counts_are_whole_numbers_and_decimals_show_as_on_the_page():
    opened = sheet(tables.xlsx(COUNTS))
    assert [(cell.value, cell.data_type, cell.number_format) for cell in opened[4]] == [
        ("Gokken", "s", "@"),
        (6, "n", "0"),
        (0.49, "n", "0.00"),
        (0.97, "n", "0.00"),
        ("ja", "s", "@"),
    ]
    assert isinstance(opened["B4"].value, int)


def test_the_header_stays_in_view_and_on_every_printed_page():
    opened = sheet(tables.xlsx(COUNTS))
    assert opened.freeze_panes == "A4"
    assert opened.print_title_rows == "$3:$3"
    assert (opened.page_setup.paperSize, opened.page_setup.fitToHeight) == (9, 0)
    assert opened.sheet_properties.pageSetUpPr.fitToPage
    assert (opened["A3"].font.b, opened["A5"].font.i, opened["A6"].font.b) == (True, True, True)
    assert all(opened.column_dimensions[letter].width > 9 for letter in "ABCDE")
    assert {str(area) for area in opened.merged_cells.ranges} == {f"A{row}:E{row}" for row in (1, 2, 8, 9, 10)}


def test_a_screen_reader_finds_the_headers_of_every_table_by_name():
    book = openpyxl.load_workbook(io.BytesIO(tables.xlsx(COUNTS, COUNTS)))
    assert {name: one.attr_text for name, one in book.defined_names.items()} == {
        "TitleRegion1.a3.e6.1": "'Tabel 1'!$A$3",
        "TitleRegion2.a3.e6.2": "'Tabel 2'!$A$3",
    }


def test_its_only_properties_are_title_language_and_the_digest_of_the_record():
    content = tables.xlsx(COUNTS)
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.properties.title == "Telling"
    assert {one.name: one.value for one in book.custom_doc_props.props} == {"Language": "nl", "Record": "ab" * 32}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        core = fromstring(archive.read("docProps/core.xml"))
    assert {one.tag.partition("}")[2]: one.text for one in core} == {
        "title": "Telling",
        "creator": None,
        "lastModifiedBy": None,
        "created": "1980-01-01T00:00:00Z",  # XlsxWriter leaves none of these four out
        "modified": "1980-01-01T00:00:00Z",
    }


def test_it_names_no_moment_and_no_computer():
    with zipfile.ZipFile(io.BytesIO(tables.xlsx(COUNTS))) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {info.create_system for info in archive.infolist()} == {0}
        assert {info.compress_type for info in archive.infolist()} == {zipfile.ZIP_STORED}


def test_it_is_the_same_bytes_again():
    assert tables.xlsx(COUNTS) == tables.xlsx(replace(COUNTS))


@pytest.mark.parametrize(("seed", "zone"), [("1", "Pacific/Auckland"), ("2", "America/Lima")])
def test_it_is_the_same_bytes_in_another_process_elsewhere_on_earth(seed, zone):
    script = (
        "import sys\nfrom bnr_toolkit import tables\nfrom bnr_toolkit.provenance import Stamp\n"
        f"from bnr_toolkit.results import Row, Table\nsys.stdout.buffer.write(tables.xlsx({COUNTS!r}, {COUNTS!r}))"
    )
    run = subprocess.run(
        [sys.executable, "-c", script],
        env=os.environ | {"PYTHONHASHSEED": seed, "TZ": zone},
        check=True,
        capture_output=True,
    )
    assert run.stdout == tables.xlsx(COUNTS, COUNTS)


def test_every_table_has_a_sheet_that_no_caption_names():
    hostile = replace(COUNTS, caption="[a]:b*c?d/e\\f'" + "x" * 40)
    book = openpyxl.load_workbook(io.BytesIO(tables.xlsx(hostile, COUNTS, replace(COUNTS, language="en"))))
    assert book.sheetnames == ["Tabel 1", "Tabel 2", "Table 3"]
    assert book.worksheets[0]["A1"].value == hostile.caption


@pytest.mark.parametrize(
    "hostile",
    [
        "=1+1",
        '=HYPERLINK("http://example.org";"klik")',
        "+31 20 123 45 67",
        "-",
        "-5",
        "@SUM(A1)",
        "＝1+1",
        "cmd|'/c calc'!A1",
        "{=1+1}",
        "'=1+1",
        "http://example.org/a?b=c&d",
        "0012",
        "1-2",
        "1E5",
        "TRUE",
        "#REF!",
        "2024-01-01",
        "<is><t>x</t></is>",
        "<r><t>x</t></r>",
        "<r></r>",
        "<r>&</c></r>",
        "]]>",
        "_x0041_ _x000D_",
    ],
)
@pytest.mark.parametrize("numeric", [False, True])
def test_a_text_is_that_text_and_nothing_else(hostile, numeric):
    if numeric and hostile == "-5":
        hostile = "-5x"
    content = tables.xlsx(text(hostile, numeric))
    opened = sheet(content)
    cell = opened["A3"]
    assert (cell.data_type, cell.number_format, cell.hyperlink) == ("s", "@", None)
    assert cell.value.replace("_x005F_", "_") == hostile  # openpyxl leaves the escape of an underscore as it is
    assert by_calamine(content)[2] == [hostile]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert b"<f" not in archive.read("xl/worksheets/sheet1.xml")
        assert b"hyperlink" not in archive.read("xl/worksheets/sheet1.xml").lower().replace(b"=hyperlink", b"")


def test_a_text_stays_on_one_line_without_hidden_marks_or_what_xml_cannot_hold():
    assert sheet(tables.xlsx(text("\t=a\r\nb\u202ec\x00\x0b\ud800\ufffe")))["A3"].value == "=a bc� ��"


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_makes_a_workbook_of_sound_xml(caption, cell):
    made = replace(COUNTS, caption=caption, notes=(cell,), rows=(Row((cell, cell, cell, cell)),))
    with zipfile.ZipFile(io.BytesIO(tables.xlsx(made))) as archive:
        for name in archive.namelist():
            fromstring(archive.read(name).decode())
    assert len(sheet(tables.xlsx(made))["A"]) >= 4


def test_what_is_longer_than_a_cell_is_cut_and_said():
    just = "a" * (LONGEST_CELL - 2) + "😀"  # two units of UTF-16: as long as a cell holds
    opened = sheet(tables.xlsx(text(just)))
    assert opened["A3"].value == just
    assert opened.max_row == 3
    cut = sheet(tables.xlsx(text("a" * (LONGEST_CELL - 2) + "😀😀")))
    kept = cut["A3"].value
    assert kept == "a" * (LONGEST_CELL - 2) + "…"
    assert len(kept.encode("utf-16-le")) // 2 <= LONGEST_CELL
    assert cut["A5"].value == "Een tekst die op … eindigt, is langer dan in een cel van een rekenblad past."


def test_a_note_that_is_too_long_is_cut_and_said_too():
    cut = sheet(tables.xlsx(replace(text("a"), notes=("n" * (LONGEST_CELL + 1),))))
    assert cut["A5"].value.endswith("n…")
    assert cut["A6"].value.startswith("Een tekst die op … eindigt")


# 7 in 100 numbers of up to fifteen figures change when a float comes between; 720.9926938122 is one.
@given(
    st.decimals(-(10**9), 10**9, places=6) | st.just(Decimal("720.9926938122")) | st.integers(-(10**15) + 1, 10**15 - 1)
)
def test_a_number_is_written_to_its_last_figure(value):
    with zipfile.ZipFile(io.BytesIO(tables.xlsx(text(f"{value}".replace(".", ","), numeric=True)))) as archive:
        written = fromstring(archive.read("xl/worksheets/sheet1.xml")).findall(".//{*}c[@r='A3']/{*}v")
    assert [Decimal(one.text) for one in written] == [Decimal(value)]


def test_what_the_library_takes_for_its_own_markup_is_a_text_in_every_place():
    markup = "<r><b>vet</b></r>"
    made = replace(
        COUNTS, caption=markup, columns=(markup, "B", "C", markup), notes=(markup,), units=markup, scope=markup
    )
    opened = sheet(tables.xlsx(made))
    assert [opened[place].value for place in ("A1", "A2", "A3", "A8", "A9")] == [markup] * 5
    assert opened["A1"].font.sz == 14


def test_a_table_without_rows_is_its_header():
    assert by_calamine(tables.xlsx(replace(COUNTS, rows=())))[2][:2] == ["Categorie", "Goedgekeurd"]


def test_the_case_reads_back_as_its_counts(bnr_folder):
    counted = approval_rates(open_ledger(bnr_folder), "category")
    rows = by_calamine(tables.xlsx(tables.rates(counted, "nl")))
    assert rows[7:9] == [
        ["Niet afzonderlijk beschreven", 3.0, 0.0, 3.0, "–", "–"],
        ["Totaal", 6.0, 1.0, 7.0, 0.49, 0.97],
    ]
    assert rows[-1][0].startswith("Record ")


def test_the_toolkits_own_reader_reads_it_too(tmp_path):
    path = tmp_path / "tabel.xlsx"
    path.write_bytes(tables.xlsx(COUNTS))
    with pytest.raises(RefusedInput) as caught:  # sound as a workbook; a table for readers is no record
        open_ledger(path)
    assert not any("damaged" in finding.code or finding.code.startswith("bad_") for finding in caught.value.findings)
