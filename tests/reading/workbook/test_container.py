"""The archive is judged by its directory, and what it lies about costs nothing."""

import tracemalloc

import pytest

from bnr_toolkit.reading.workbook import is_workbook, read_workbook


@pytest.mark.slow
def test_a_bomb_of_314_megabytes_is_refused_before_it_is_unpacked(workbooks):
    data = workbooks.xlsx(workbooks.HEADER, parts={"xl/worksheets/sheet1.xml": bytes(314_000_000)})
    assert len(data) < 800_000
    tracemalloc.start()
    (line,) = workbooks.said(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert line == (
        "a.xlsx: the workbook takes 314 MB when it is unpacked, which no ordinary table does. "
        "Copy the table alone to a new workbook, or save it as CSV."
    )
    assert peak < 5_000_000


def test_a_bomb_that_says_it_is_small_is_unpacked_no_further_than_it_says(mess):
    data = (mess / "workbooks" / "bomb-that-lies.xlsx").read_bytes()
    read_workbook(data, "a.xlsx")
    tracemalloc.start()
    _, findings = read_workbook(data, "a.xlsx")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [one.code for one in findings] == ["workbook_damaged"]
    assert peak < 5_000_000


def test_too_many_parts_are_refused(workbooks):
    data = workbooks.packed({f"{number}": "" for number in range(10_001)})
    assert [one.code for one in read_workbook(data, "a.xlsx")[1]] == ["workbook_too_large"]


@pytest.mark.parametrize("length", [0, 3, 4, 8, 30, 100, 511, 512, 513])
@pytest.mark.parametrize("mark", [b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_the_start_of_a_workbook_alone_is_refused(mark, length):
    data = mark + bytes(length)
    assert is_workbook(data)
    assert next(one.code for one in read_workbook(data, "a.xls")[1]).startswith("workbook_")


@pytest.mark.parametrize("data", [b"", b"ad,soort\n", b"\xff\xfea\x00", b"PAR1", b"{}"])
def test_what_is_no_workbook_is_none(data):
    assert not is_workbook(data)


@pytest.mark.parametrize(("suffix", "extension"), [(".xlsx", ".csv"), (".ods", ".csv"), (".xls", ".csv")])
@pytest.mark.parametrize("text", ["ad;soort\n1;2\n", "ad\tsoort\n", "\ufeffad,soort\n"])
def test_text_under_the_name_of_a_workbook_is_told_what_to_be_called(workbooks, suffix, extension, text):
    for encoding in ("utf-8", "cp1252" if "\ufeff" not in text else "utf-8", "utf-16"):
        (line,) = workbooks.said(text.encode(encoding), f"a{suffix}")
        assert f"Let the name end in {extension};" in line


def test_streams_that_make_a_container_something_else_are_told_apart(workbooks):
    for names, part in [
        (("WordDocument",), "'Word'"),
        (("Book",), "'Excel 5/95'"),
        (("Strange",), "'OLE'"),
    ]:
        (line,) = workbooks.said(workbooks.ole(*names), "a.xls")
        assert f"files of the kind {part} are not read." in line
    for names in (("_VBA_PROJECT_CUR/", "Workbook"), ("VBA/",)):
        (line,) = workbooks.said(workbooks.ole(*names), "a.xls")
        assert line == "a.xls: there are macros in the workbook. Save the table as XLSX without macros."


def test_an_archive_with_a_password_is_refused_whatever_is_in_it(mess):
    for name in ("encrypted.xlsx", "encrypted.ods", "encrypted.xls", "encrypted-parts.xlsx"):
        _, findings = read_workbook((mess / "workbooks" / name).read_bytes(), name)
        assert [one.code for one in findings] == ["workbook_encrypted"]
