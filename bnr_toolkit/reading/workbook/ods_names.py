"""The names of elements and attributes of an ODS file, as a parser gives them: the namespace, a space, the name."""

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
_DRAW = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"

SPREADSHEET = f"{_OFFICE} spreadsheet"
TABLE = f"{_TABLE} table"
COLUMN = f"{_TABLE} table-column"
ROW = f"{_TABLE} table-row"
CELL = f"{_TABLE} table-cell"
COVERED_CELL = f"{_TABLE} covered-table-cell"
PARAGRAPH = f"{_TEXT} p"
SPACES = f"{_TEXT} s"
TAB = f"{_TEXT} tab"
LINE_BREAK = f"{_TEXT} line-break"
STYLE = f"{_STYLE} style"
TABLE_PROPERTIES = f"{_STYLE} table-properties"
ANNOTATION = f"{_OFFICE} annotation"
ASIDE = frozenset(
    {
        ANNOTATION,
        f"{_TABLE} shapes",
        f"{_TABLE} tracked-changes",
        f"{_DRAW} frame",
        f"{_DRAW} custom-shape",
        f"{_TEXT} ruby-text",
    }
)
"""Elements whose text is not that of a cell."""
MACROS = frozenset({f"{_OFFICE} script", f"{_OFFICE} event-listeners"})
LINKS = frozenset({f"{_TABLE} table-source", f"{_TABLE} cell-range-source", f"{_TABLE} dde-link"})

NAME = f"{_TABLE} name"
NAME_OF_STYLE = f"{_STYLE} name"
STYLE_OF_TABLE = f"{_TABLE} style-name"
DISPLAY = f"{_TABLE} display"
VISIBILITY = f"{_TABLE} visibility"
COLUMNS_REPEATED = f"{_TABLE} number-columns-repeated"
ROWS_REPEATED = f"{_TABLE} number-rows-repeated"
COLUMNS_SPANNED = f"{_TABLE} number-columns-spanned"
ROWS_SPANNED = f"{_TABLE} number-rows-spanned"
SPACES_REPEATED = f"{_TEXT} c"
FORMULA = f"{_TABLE} formula"
VALUE_TYPE = f"{_OFFICE} value-type"
VALUE = f"{_OFFICE} value"
DATE_VALUE = f"{_OFFICE} date-value"
TIME_VALUE = f"{_OFFICE} time-value"
BOOLEAN_VALUE = f"{_OFFICE} boolean-value"
STRING_VALUE = f"{_OFFICE} string-value"
