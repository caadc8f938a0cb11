"""A table of the page → a real table of Word, with a header row that every next sheet repeats."""

from __future__ import annotations

from typing import Any

from bnr_toolkit.report.desk_copy.text import Look, plain, write_text

LETTER_EM = 0.55
"""How wide a letter of a word is at most on average."""

CELL_MM = 4
"""What Word leaves free left and right in a cell, together."""

LONGEST_WORD = 24
"""What is longer is broken: a column gets no more room than this for a single word."""

TYPE_POINTS = 9
SMALL_TYPE_POINTS = 8
MOST_COLUMNS = 5
"""A table of more columns is set in the smaller type."""

MM_PER_POINT = 25.4 / 72


def write_table(document: Any, table: Any) -> None:
    """Add a table with its caption above it; what a cell spans is one cell here too."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    lines = [row for row in table.find_all("tr") if row.find_parent("table") is table]
    rows = [list(row.find_all(("td", "th"), recursive=False)) for row in lines]
    columns = max((sum(_span(cell, "colspan") for cell in row) for row in rows), default=0)
    if not columns:
        return
    caption = table.find("caption")
    if caption is not None:
        paragraph = document.add_paragraph(style="Caption")
        paragraph.paragraph_format.keep_with_next = True
        write_text(paragraph, caption, Look(bold=True))
    grid = document.add_table(rows=len(rows), cols=columns, style="Table Grid")
    grid.autofit = False
    _look(grid, plain(caption.get_text()) if caption is not None else "")
    # Looked up once: python-docx counts the whole table for every cell that it is asked for.
    cells = [list(line.cells) for line in grid.rows]
    taken: set[tuple[int, int]] = set()
    for number, (row, line) in enumerate(zip(rows, grid.rows, strict=True)):
        _flag(line._tr.get_or_add_trPr(), "w:cantSplit")
        if table.thead is not None and row and row[0].find_parent("thead") is not None:
            _flag(line._tr.get_or_add_trPr(), "w:tblHeader")
        place = 0
        for cell in row:
            while (number, place) in taken:
                place += 1
            place += _write_cell(cells, cell, (number, place), taken)
    points = TYPE_POINTS if columns <= MOST_COLUMNS else SMALL_TYPE_POINTS
    _set_widths(document, grid, rows, columns, points)
    # Two tables without a paragraph between them would be one to Word.
    document.add_paragraph()
    for paragraph in grid._tbl.iter(qn("w:p")):
        paragraph.get_or_add_pPr().get_or_add_spacing().set(qn("w:after"), "0")
    for run in grid._tbl.iter(qn("w:r")):
        run.get_or_add_rPr().sz_val = Pt(points)


def _write_cell(cells: list[list[Any]], cell: Any, place: tuple[int, int], taken: set[tuple[int, int]]) -> int:
    """Write one cell and say how many columns it takes."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    row, column = place
    last_row = min(row + _span(cell, "rowspan"), len(cells)) - 1
    last_column = min(column + _span(cell, "colspan"), len(cells[row])) - 1
    if column >= len(cells[row]):
        return 0
    target = cells[row][column]
    if (last_row, last_column) != place:
        target = target.merge(cells[last_row][last_column])
    taken.update((one, other) for one in range(row, last_row + 1) for other in range(column, last_column + 1))
    paragraph = target.paragraphs[0]
    if "number" in (cell.get("class") or ()):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    stressed = cell.find_parent("thead") is not None or cell.find_parent("tr", class_="total") is not None
    write_text(paragraph, cell, Look(bold=stressed))
    return last_column - column + 1


def _span(cell: Any, name: str) -> int:
    said = str(cell.get(name, "1"))
    return min(int(said), 100) if said.isascii() and said.isdigit() and int(said) > 0 else 1


def _look(grid: Any, title: str) -> None:
    """Say to Word and to screen readers which row and column are headers, and what the table is about."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    properties = grid._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    if look is None:
        look = OxmlElement("w:tblLook")
        properties.append(look)
    look.attrib.clear()
    for name, value in (("val", "04A0"), ("firstRow", "1"), ("lastRow", "0"), ("firstColumn", "1")):
        look.set(qn(f"w:{name}"), value)
    for name, value in (("lastColumn", "0"), ("noHBand", "0"), ("noVBand", "1")):
        look.set(qn(f"w:{name}"), value)
    if title:
        caption = OxmlElement("w:tblCaption")
        caption.set(qn("w:val"), title[:255])
        properties.append(caption)


def _flag(properties: Any, name: str) -> None:
    from docx.oxml import OxmlElement

    properties.append(OxmlElement(name))


def _set_widths(document: Any, grid: Any, rows: list[list[Any]], columns: int, points: int) -> None:
    """Room for each column's longest word, the rest by how much it says: programs differ in how they share it out."""
    from docx.shared import Mm

    section = document.sections[0]
    whole = section.page_width - section.left_margin - section.right_margin
    words, lengths = [1] * columns, [1] * columns
    for row in (row for row in rows if len(row) == columns):
        for column, cell in enumerate(row):
            said = plain(cell.get_text())
            lengths[column] = max(lengths[column], len(said))
            words[column] = max([words[column], *(min(len(word), LONGEST_WORD) for word in said.split())])
    least = [Mm(word * LETTER_EM * points * MM_PER_POINT + CELL_MM) for word in words]
    spare = whole - sum(least)
    if spare < 0:
        widths = [whole * width // sum(least) for width in least]
    else:
        widths = [width + spare * length // sum(lengths) for width, length in zip(least, lengths, strict=True)]
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = width
    for line in grid._tbl.tr_lst:
        for cell in line.tc_lst:
            cell.width = sum(widths[cell.grid_offset : cell.grid_offset + cell.grid_span])
