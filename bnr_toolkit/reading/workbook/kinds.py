"""What a file is, by its first bytes and its parts, whatever its name says."""

from __future__ import annotations

from pathlib import PurePath

from bnr_toolkit.reading.workbook.container import Archive
from bnr_toolkit.reading.workbook.unreadable import Unreadable, damaged

ZIP_MARKS = (b"PK\x03\x04", b"PK\x05\x06")
OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BIFF_MARKS = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x08\x00", b"\x09\x08\x10\x00")
_START = 4096
_SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet"
_OF_NAMES = {"XLSX": ".xlsx", "ODS": ".ods", "XLS": ".xls"}
_MAY_HOLD = {".xlsx": "XLSX", ".xlsm": "XLSX", ".ods": "ODS", ".xls": "XLS"}


def is_workbook(data: bytes) -> bool:
    r"""Whether these bytes are those of a workbook, or of a file packed like one, rather than text.

    >>> is_workbook(b"PK\x03\x04..."), is_workbook(b"id,platform\n")
    (True, False)
    """
    return data.startswith((*ZIP_MARKS, OLE_MARK))


def kind_of_archive(archive: Archive) -> str:
    """``XLSX`` or ``ODS``; raises :class:`Unreadable` for any other kind of packed file."""
    names = archive.names
    if "mimetype" in names:
        kind = archive.read("mimetype").decode("ascii", "replace").strip()
        if kind.startswith(_SPREADSHEET):
            return "ODS"
        raise _not_read("OpenDocument" if "opendocument" in kind else "ZIP")
    if any(name.casefold().endswith("workbook.bin") for name in names):
        raise _not_read("XLSB")
    if any(name.endswith(".iwa") for name in names) or "Index.zip" in names:
        raise _not_read("Numbers")
    if "word/document.xml" in names:
        raise _not_read("Word")
    if "ppt/presentation.xml" in names:
        raise _not_read("PowerPoint")
    if "[Content_Types].xml" not in names or "_rels/.rels" not in names:
        raise _not_read("ZIP")
    return "XLSX"


def check_name(file: str, kind: str) -> None:
    """Refuse a workbook whose name promises something else; raises :class:`Unreadable`."""
    suffix = PurePath(file).suffix.casefold()
    if suffix and _MAY_HOLD.get(suffix) != kind:
        raise Unreadable("workbook_other_extension", suffix, kind=kind, extension=_OF_NAMES[kind])


def what_else(data: bytes) -> Unreadable:
    """The reason why bytes that are no workbook are refused."""
    start = data[:_START].lstrip(b"\xef\xbb\xbf \t\r\n")
    text = start.decode("latin-1").casefold()
    if not data:
        return Unreadable("empty_file")
    if data.startswith(_BIFF_MARKS):
        return _not_read("Excel 2–4")
    if text.startswith("<") and ("<html" in text or "<table" in text or text.startswith("<!doctype html")):
        return Unreadable("workbook_is_web_page")
    if text.startswith("<") and "urn:schemas-microsoft-com:office:spreadsheet" in text:
        return _not_read("Excel 2003 XML")
    if text.startswith("<") and "opendocument" in text:
        return _not_read("Flat ODS")
    if data.startswith(b"%PDF"):
        return _not_read("PDF")
    if text.startswith(("<", "{\\rtf")):
        return _not_read("XML" if text.startswith("<") else "RTF")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" not in data[:_START]:
        return Unreadable("workbook_is_text", extension=".json" if text.startswith(("{", "[")) else ".csv")
    return damaged("it does not start as a workbook does")


def _not_read(kind: str) -> Unreadable:
    return Unreadable("workbook_kind_not_read", kind)
