"""The data dictionary holds every column, key and word, in tables that Markdown can read."""

import re

from bnr_toolkit.schema import CLAIMS, DECISION_WORDS, EVENT_TYPES, EVENTS, FLAT_HEADERS, SUBMISSIONS, TRIGGERS
from bnr_toolkit.schema.dictionary import data_dictionary

PAGE = data_dictionary()


def rows_below(heading: str) -> list[list[str]]:
    part = PAGE.split(f"## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in part.splitlines() if line.startswith("|")]
    return [re.split(r"(?<!\\)\|", line)[1:-1] for line in lines]


def test_every_row_of_a_table_has_as_many_cells_as_its_header():
    tables = re.findall(r"(?:^\|.*\n)+", PAGE, flags=re.MULTILINE)
    assert len(tables) == 9
    for table in tables:
        widths = {len(re.split(r"(?<!\\)\|", line)) for line in table.splitlines()}
        assert len(widths) == 1


def test_every_column_of_every_sheet_has_its_row():
    for sheet in (SUBMISSIONS, EVENTS, CLAIMS):
        names = [row[0].strip().strip("`") for row in rows_below(sheet.file)[2:]]
        assert names == list(sheet.names)


def test_private_columns_are_marked():
    marked = [row[0].strip().strip("`") for row in rows_below("events.csv") if row[3].strip() == "**no**"]
    assert marked == ["account", "reason", "recorded_by"]


def test_keys_are_listed_with_their_whole_path():
    names = [row[0].strip() for row in rows_below("probe.yml")]
    assert "`inquiries.replies.speaker`" in names
    assert "`sign_off.name`" in names


def test_every_word_is_explained():
    for word in (*EVENT_TYPES, *TRIGGERS):
        assert f"| `{word}` |" in PAGE
    for word in DECISION_WORDS:
        assert f"`{word}`" in PAGE
    for headers in FLAT_HEADERS.values():
        assert all(f"`{header}`" in PAGE for header in headers)


def test_the_page_is_the_same_at_every_call():
    assert data_dictionary() == PAGE
