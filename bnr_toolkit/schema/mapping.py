"""The keys of ``mapping.yml``: how the columns and words of somebody else's table become ours."""

from __future__ import annotations

from bnr_toolkit.schema.claims import CLAIMS, COMPARABLE
from bnr_toolkit.schema.columns import FLAT_HEADERS
from bnr_toolkit.schema.probe import Key
from bnr_toolkit.schema.vocabulary import DATE_ORDERS, DECIMAL_MARKS

TARGETS = ("submissions", "claims")
"""What a mapping makes of a table: one ad a row, or counts that a source states."""

MAPPED_COLUMNS: dict[str, tuple[str, ...]] = {
    "submissions": tuple(FLAT_HEADERS),
    "claims": ("cell", "source", *COMPARABLE),
}
"""Our columns that a mapping can fill, by what it makes of a table."""

NEEDED_COLUMNS: dict[str, tuple[str, ...]] = {
    "submissions": ("id", "platform", "category", "decision"),
    "claims": ("cell", "source"),
}
"""Those that it must fill."""

COLUMN_KEYS = (
    Key("from", "list of text", "hun kolomnaam; de eerste die bestaat", "their header; the first that exists"),
    Key("is", "text", "een vaste waarde voor elke rij", "one value for every row", unknown_allowed=False),
    Key(
        "joined_with",
        "text",
        "alle kolommen van from, samengevoegd met dit ertussen",
        "all columns of from, joined with this in between",
    ),
    Key(
        "optional",
        "choice",
        "yes: het is geen fout als de kolom ontbreekt",
        "yes: it is no fault when the column is missing",
        choices=("yes", "no"),
    ),
)

_COLUMNS = tuple(
    Key(name, "group", f"onze kolom {name}", f"our column {name}", keys=COLUMN_KEYS)
    for name in dict.fromkeys(name for names in MAPPED_COLUMNS.values() for name in names)
)

_SKIP = (
    Key(
        "column",
        "list of text",
        "de kolommen waarin het woord kan staan",
        "the columns in which the word can stand",
    ),
    Key("words", "list of text", "het woord; een * aan het eind: begint met", "the word; a * at its end: begins with"),
    Key(
        "empty",
        "list of text",
        "de kolommen die in zo'n rij leeg zijn",
        "the columns that are empty in such a row",
    ),
)

CLAIM_STATUSES = CLAIMS.column("status").choices

_EXCEPTION = (
    Key(
        "cell",
        "text",
        "waarover het aantal gaat, zoals de toolkit het samenstelt",
        "what the count is about, as the toolkit composes it",
        required=True,
    ),
    Key("measure", "list of text", "welke aantallen daarvan", "which of its measures", required=True),
    Key("status", "choice", "hun status", "their status", required=True, choices=CLAIM_STATUSES),
    Key("why", "text", "waarom", "why", required=True),
)

_STATUS = (
    Key(
        "default",
        "choice",
        "de status zonder zo'n zinsnede",
        "the status without such a phrase",
        choices=CLAIM_STATUSES,
    ),
    Key("from", "list of text", "de kolommen met opmerkingen", "the columns with remarks"),
    Key(
        "words",
        "phrases",
        "per status en per aantal (of all): zinsneden in de opmerkingen",
        "by status and by measure (or all): phrases in the remarks",
    ),
    Key(
        "unclear",
        "list of text",
        "woorden die over zekerheid gaan; buiten een zinsnede van words worden ze geweigerd",
        "words that are about certainty; outside a phrase of words they are refused",
    ),
    Key(
        "exceptions",
        "list of group",
        "losse aantallen met een andere status; die gaat voor",
        "single counts with another status, which goes before",
        keys=_EXCEPTION,
    ),
)

MAPPING: tuple[Key, ...] = (
    Key("name", "texts", "naam van deze indeling", "name of this mapping"),
    Key(
        "for",
        "choice",
        "submissions: een advertentie per rij; claims: aantallen die een bron noemt",
        "submissions: one ad a row; claims: counts that a source states",
        choices=TARGETS,
    ),
    Key(
        "file", "text", "voor welk bestand in de map, bijvoorbeeld *.csv", "for which file in the folder, such as *.csv"
    ),
    Key("encoding", "text", "tekencodering", "character encoding"),
    Key("separator", "text", "scheidingsteken tussen de kolommen", "separator between the columns"),
    Key("sheet", "text", "welk blad van een werkmap", "which sheet of a workbook"),
    Key("header_row", "text", "rij met de kolomnamen, vanaf 1", "row with the headers, from 1"),
    Key(
        "hidden",
        "choice",
        "verborgen rijen, kolommen en bladen: weigeren, meelezen of weglaten",
        "hidden rows, columns and sheets: refuse, include or leave out",
        choices=("refuse", "include", "leave_out"),
    ),
    Key(
        "columns",
        "group",
        "onze kolom, en waar ze vandaan komt; zonder: de tabel heeft onze koppen al",
        "our column, and where it comes from; without: the table has our headers already",
        keys=_COLUMNS,
    ),
    Key("measures", "columns", "bij claims: ons aantal, en hun kolom", "for claims: our measure, and their column"),
    Key("status", "group", "bij claims: hoe zeker een aantal is", "for claims: how certain a count is", keys=_STATUS),
    Key(
        "words",
        "words",
        "per kolom van ons: ons woord, en hun woorden",
        "by column of ours: our word, and their words",
    ),
    Key(
        "unclear",
        "word lists",
        "per kolom van ons: hun woorden waaruit niets volgt; ze worden geweigerd",
        "by column of ours: their words from which nothing follows; they are refused",
    ),
    Key(
        "dates",
        "choice",
        "volgorde van dag, maand en jaar",
        "order of day, month and year",
        choices=DATE_ORDERS,
    ),
    Key("decimals", "choice", "teken voor de decimalen", "mark before the decimals", choices=DECIMAL_MARKS),
    Key("time_zone", "zone", "tijdzone van de tijden in deze tabel", "time zone of the times in this table"),
    Key("unknown", "list of text", "hun woorden voor onbekend", "their words for unknown"),
    Key(
        "skip_rows",
        "list of group",
        "rijen die geen advertentie zijn, zoals totalen",
        "rows that are not ads, such as totals",
        keys=_SKIP,
    ),
    Key(
        "ignore",
        "list of text",
        "kolommen die bekend zijn en niet worden gelezen; een * aan het eind: begint met",
        "columns that are known and not read; a * at its end: begins with",
    ),
)
"""Every key of ``mapping.yml``."""
