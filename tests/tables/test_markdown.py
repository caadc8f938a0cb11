"""Tables → Markdown, that is pasted into anything."""

from __future__ import annotations

from dataclasses import replace

from bnr_toolkit import tables
from bnr_toolkit.provenance import Stamp
from bnr_toolkit.results import Row, Table

STAMP = Stamp("proef", "0" * 64, "public")
NASTY = "<script>alert(\"1\")</script> & 'x' | *y*"


def table(*rows: Row, numeric: tuple[bool, ...] = (False, True), caption: str = "Telling") -> Table:
    columns = ("Categorie", "Goedgekeurd", "Waarvoor")[: len(numeric)]
    return Table(caption, "nl", columns, numeric, rows, (), STAMP)


COUNTS = table(Row(("Gokken", "6")), Row(("Niet beschreven", "3"), "apart"), Row(("Totaal", "9"), "total"))


def test_of_counts_aligns_numbers_to_the_right():
    assert tables.markdown(COUNTS) == (
        "**Telling**\n\n"
        "| Categorie | Goedgekeurd |\n"
        "| --- | ---: |\n"
        "| Gokken | 6 |\n"
        "| Niet beschreven | 3 |\n"
        "| Totaal | 9 |\n"
    )


def test_shows_markup_as_text_and_keeps_a_row_on_its_line():
    lines = tables.markdown(table(Row((f"{NASTY}\nnext", "1")))).splitlines()
    assert lines[-1] == "| \\<script\\>alert(\"1\")\\</script\\> \\& 'x' \\| \\*y\\* next | 1 |"


def test_a_note_with_an_asterisk_does_not_become_a_list():
    noted = Table("Telling", "nl", ("A",), (False,), (Row(("a*",)),), ("* onze gevolgtrekking",), STAMP)
    assert tables.markdown(noted).endswith("| a\\* |\n\n\\* onze gevolgtrekking\n")


def test_carries_units_scope_and_source_with_it():
    said = replace(COUNTS, units="Aantallen.", scope="Bron: De Proefkrant.", source="Record 0.", notes=("Een noot.",))
    written = tables.markdown(said)
    assert written.startswith("**Telling**\n\nAantallen.\n\n| Categorie | Goedgekeurd |\n")
    assert written.endswith("| Totaal | 9 |\n\nEen noot.\n\nBron: De Proefkrant. Record 0.\n")


def test_a_mark_that_turns_the_text_after_it_does_not_turn_the_next_cell():
    assert "| gokwapens | 6 |" in tables.markdown(table(Row(("gok\u202ewapens", "6"))))
