"""XLS: numbers as they are packed, and records that lie."""

import struct

import pytest

from bnr_toolkit.reading.workbook import read_workbook
from bnr_toolkit.reading.workbook.biff import BiffBook, BiffSheet, read_book, read_sheet
from bnr_toolkit.reading.workbook.biff_texts import Pieces, listed_texts
from bnr_toolkit.reading.workbook.number_formats import GENERAL, number_format
from bnr_toolkit.reading.workbook.sheet import Area
from bnr_toolkit.reading.workbook.unreadable import Unreadable


def record(kind, *parts):
    body = b"".join(parts)
    return struct.pack("<HH", kind, len(body)) + body


START = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
END = record(0x000A)


def read(*records, formats=(GENERAL,)):
    return read_sheet(
        START + b"".join(records) + END,
        BiffSheet("Blad1", hidden=False, start=0),
        BiffBook([], [*formats], ["een", "twee"]),
    )


def cells(*records, **named):
    return {(row, column): text for row, line in read(*records, **named).cells.items() for column, text in line.items()}


@pytest.mark.parametrize(
    ("packed", "text"),
    [
        (3 << 2 | 2, "3"),
        ((-3 << 2 | 2) & 0xFFFFFFFF, "-3"),
        (1234 << 2 | 3, "12.34"),
        (0x3FF80000, "1.5"),
        (0x40590000 | 1, "1"),
    ],
)
def test_a_number_in_thirty_bits_is_unpacked(packed, text):
    assert cells(record(0x027E, struct.pack("<3HI", 4, 2, 0, packed))) == {(5, 3): text}


def test_numbers_in_one_record_stand_next_to_each_other():
    packed = b"".join(struct.pack("<HI", 0, number << 2 | 2) for number in (1, 2, 3))
    assert cells(record(0x00BD, struct.pack("<HH", 0, 1), packed, struct.pack("<H", 3))) == {
        (1, 2): "1",
        (1, 3): "2",
        (1, 4): "3",
    }


def test_a_number_is_read_by_its_style():
    formats = [GENERAL, number_format("dd-mm-yyyy"), number_format("0000")]
    made = [record(0x0203, struct.pack("<3Hd", 0, style, style, 45000.0)) for style in range(3)]
    assert list(cells(*made, formats=formats).values()) == ["45000", "2023-03-15", "45000"]


def test_results_of_formulas_are_read_by_their_kind():
    def formula(column, result):
        return record(0x0006, struct.pack("<3H", 0, column, 0), result, bytes(8))

    def other(kind, value):
        return bytes([kind, 0, value, 0, 0, 0, 0xFF, 0xFF])

    found = cells(
        formula(0, struct.pack("<d", 2.5)),
        formula(1, other(0, 0)),
        record(0x0207, struct.pack("<HB", 2, 0), b"ja"),
        formula(2, other(1, 1)),
        formula(3, other(2, 42)),
        formula(4, other(3, 0)),
        formula(5, other(9, 0)),
    )
    assert found == {
        (1, 1): "2.5",
        (1, 2): "ja",
        (1, 3): "TRUE",
        (1, 4): ("error_cell", "#N/A"),
        (1, 6): ("formula_without_value", None),
    }


def test_what_is_hidden_merged_or_noted_is_told():
    sheet = read(
        record(0x0208, struct.pack("<HHHHHHHH", 6, 0, 3, 255, 0, 0, 0x20, 0)),
        record(0x007D, struct.pack("<6H", 1, 2, 2560, 0, 1, 0)),
        record(0x00E5, struct.pack("<5H", 1, 0, 1, 0, 3)),
        record(0x001C, struct.pack("<4H", 2, 1, 0, 1)),
    )
    assert sheet.hidden_rows == {7}
    assert sheet.marks.hidden_columns == [(2, 3)]
    assert sheet.marks.merged == [Area(1, 1, 2, 4)]
    assert sheet.marks.comments == [(3, 2)]


@pytest.mark.parametrize(
    ("records", "code"),
    [
        (record(0x002F, bytes(4)), "workbook_encrypted"),
        (record(0x01AE, struct.pack("<HH", 1, 5), b"\x00a.xls"), "workbook_external_links"),
        (record(0x0085, struct.pack("<IBB", 0, 0, 6), b"\x01\x00V"), "workbook_macros"),
    ],
)
def test_a_workbook_is_refused_by_its_records(records, code):
    with pytest.raises(Unreadable) as caught:
        read_book(START + records + END)
    assert caught.value.code == code


def test_links_within_the_workbook_are_none():
    assert read_book(START + record(0x01AE, struct.pack("<HH", 1, 0x0401)) + END).sheets == []


def test_an_old_workbook_is_named_by_its_age():
    with pytest.raises(Unreadable) as caught:
        read_book(record(0x0809, struct.pack("<HHHH", 0x0500, 5, 0, 0)) + END)
    assert (caught.value.code, caught.value.value) == ("workbook_kind_not_read", "Excel 5/95")


def test_a_record_that_is_longer_than_the_file_is_damage():
    with pytest.raises(Unreadable, match="workbook_damaged"):
        read_book(START + struct.pack("<HH", 0x0085, 9_999))


def test_an_old_file_without_a_container_is_named_by_its_age():
    _, findings = read_workbook(b"\x09\x04\x06\x00" + bytes(20), "a.xls")
    assert [(one.code, one.value) for one in findings] == [("workbook_kind_not_read", "Excel 2–4")]


def test_texts_are_read_from_the_list_and_from_the_cell():
    listed = record(0x00FD, struct.pack("<3HI", 0, 0, 0, 1))
    own = record(0x0204, struct.pack("<3HHB", 0, 1, 0, 2, 1), "é€".encode("utf-16-le"))
    assert cells(listed, own) == {(1, 1): "twee", (1, 2): "é€"}


def test_a_text_that_is_not_in_the_list_is_damage():
    with pytest.raises(Unreadable, match="workbook_damaged"):
        read(record(0x00FD, struct.pack("<3HI", 0, 0, 0, 2)))


def test_texts_are_read_across_pieces_which_say_again_how_wide_they_are():
    rich = struct.pack("<HBHI", 3, 8 | 4, 1, 2) + b"abc" + bytes(4) + b"xx"
    first = struct.pack("<II", 9, 3) + rich + struct.pack("<HB", 4, 0) + b"de"
    second = b"\x01" + "€ë".encode("utf-16-le") + struct.pack("<HB", 1, 0)
    assert listed_texts([first, second, b"\x00g"]) == ["abc", "de€ë", "g"]


@pytest.mark.parametrize(
    "pieces", [[b""], [b"\x02"], [b"\x02\x00\x00a"], [b"\x02\x00\x01abc"], [b"\x02\x00\x00a", b""]]
)
def test_a_text_that_is_broken_off_is_damage(pieces):
    with pytest.raises(Unreadable, match="workbook_damaged"):
        Pieces(pieces).text()


def test_a_list_that_promises_more_texts_than_it_has_bytes_costs_nothing():
    with pytest.raises(Unreadable, match="workbook_damaged"):
        listed_texts([struct.pack("<II", 0, 0xFFFFFFFF)])
