"""Rows of text become cells in the same way, whatever file they come from."""

from bnr_toolkit.errors import sentence
from bnr_toolkit.reading.tabulate import tabulated


def said(records, **named):
    cells, findings = tabulated(records, "ads.xlsx", **named)
    return cells, [sentence(finding, "en") for finding in findings]


def test_blank_rows_are_left_out_and_counted():
    cells, findings = said([[], ["id", "platform"], ["", " "], ["ad-1", "TikTok"], [], ["ad-2", "Meta"]])
    assert list(cells.columns["id"]) == ["ad-1", "ad-2"]
    assert list(cells.rows) == [4, 6]
    assert findings == []


def test_cells_beyond_the_header_are_a_column_without_a_name_said_once():
    cells, findings = said(
        [["id", "platform", ""], ["ad-1", "TikTok", "", "x"], ["ad-2", "Meta", "", "y"]], sheet="Blad1"
    )
    assert findings == [
        "ads.xlsx › Blad1!D1 (row 1): this column has no name. Give it a name, or remove it.",
    ]
    assert len(cells) == 2


def test_in_a_text_file_every_row_has_as_many_cells_as_the_header():
    _, findings = said([["id", "platform"], ["ad-1"], ["ad-2", "Meta", ""]], ragged=True)
    assert findings == [
        (
            "ads.xlsx › row 2: this row has 1 cells, the header has 2. "
            "Complete the row; an empty cell gets its separator too."
        ),
        (
            "ads.xlsx › row 3: this row has 3 cells, the header has 2. "
            "Put text that holds the separator between quotation marks."
        ),
    ]


def test_a_header_row_that_is_not_there_is_refused():
    cells, findings = said([["id"], ["ad-1"]], header_row=9)
    assert not cells.columns
    assert findings == [
        (
            "ads.xlsx › row 9: there is no header on this row. "
            "Give the number of the row with the column names as header_row in mapping.yml."
        )
    ]


def test_half_a_character_is_found_where_it_stands():
    cells, findings = said([["id", "note"], ["ad-1", "a\ud800"], ["ad-2", "b"]], sheet="S")
    assert findings == [
        (
            "ads.xlsx › S!B2 (row 2, column note): there is half a character in the text (U+D800). "
            "Remove it and type the text again."
        )
    ]
    assert list(cells.columns["note"]) == ["a?", "b"]


def test_what_nobody_can_see_is_found_in_the_header_too():
    cells, findings = said([["id\u202e"], ["ad-1"]])
    assert not cells.columns
    assert findings == [
        (
            "ads.xlsx › A1 (row 1): there is an invisible character that turns the reading direction (U+202E). "
            "Remove it and type the text again."
        )
    ]


def test_more_rows_than_one_block_keep_their_addresses():
    cells, findings = said([["id"], *([f"ad-{number}"] for number in range(2, 20_001)), [], ["ad\u202d"]])
    assert findings == [
        (
            "ads.xlsx › A20002 (row 20002, column id): there is an invisible character that turns the reading "
            "direction (U+202D). Remove it and type the text again."
        )
    ]
    assert cells.rows[-1] == 20_002
