"""Tables that a mapping must refuse, and faults in a mapping, each with the whole message that a reporter sees."""

from pathlib import Path

import pytest

from bnr_toolkit.errors import sentence
from bnr_toolkit.ledger import checked, open_ledger
from bnr_toolkit.reading.mapping import read_mapping

MESS = Path(__file__).parent / "mappings"

REFUSED = {
    "google-id-rewritten.csv": (
        "google-ads",
        [
            (
                "google-id-rewritten.csv › B4 (row 4, column Ad ID): '7.00001E+11' is a long number that a "
                "spreadsheet has rewritten; its last digits are gone. Format the column as text and copy the number "
                "again."
            ),
        ],
    ),
    "google-without-title.csv": (
        "google-ads",
        [
            (
                "google-without-title.csv › row 3: according to google-ads the column names are on this row, but none"
                " of those it needs is there. Give the number of the row with the column names as header_row in your "
                "mapping; a copy of a shipped mapping can stand beside the table as mapping.yml. Needed are: Ad ID, "
                "Category, Decision."
            ),
        ],
    ),
    "meta-without-category.csv": (
        "meta-ads-manager",
        [
            (
                "meta-without-category.csv: the column for our category is missing: meta-ads-manager looks for "
                "Category, Categorie. Add the column to the table, or put its name into your mapping under columns, "
                "category, from. The columns of this file are: Ad name, Ad delivery, Ad ID, Reach."
            ),
        ],
    ),
    "tiktok-delivery-is-no-decision.csv": (
        "tiktok-ads-manager",
        [
            (
                "tiktok-delivery-is-no-decision.csv › D3 (row 3, column Primary status): according to "
                "tiktok-ads-manager, 'Not delivering' does not tell what belongs in decision. Write in the table what"
                " the platform decided about this ad; or put 'Not delivering' under words, decision, in your mapping "
                "or a copy of a shipped one, if you are certain what it means."
            ),
            (
                "tiktok-delivery-is-no-decision.csv › D4 (row 4, column Primary status): according to "
                "tiktok-ads-manager, 'Paused' does not tell what belongs in decision. Write in the table what the "
                "platform decided about this ad; or put 'Paused' under words, decision, in your mapping or a copy of "
                "a shipped one, if you are certain what it means."
            ),
            (
                "tiktok-delivery-is-no-decision.csv › D5 (row 5, column Primary status): 'Not aproved' is not a word "
                "that tiktok-ads-manager knows for decision. Did you mean 'not approved'? Put it under words, "
                "decision, at the word it means: in your mapping, or in a copy of a shipped one."
            ),
        ],
    ),
    "tracker-dates.csv": (
        "newsroom-tracker",
        [
            (
                "tracker-dates.csv › D7 (row 7, column Besluit): according to newsroom-tracker, 'gepauzeerd' does not"
                " tell what belongs in decision. Write in the table what the platform decided about this ad; or put "
                "'gepauzeerd' under words, decision, in your mapping or a copy of a shipped one, if you are certain "
                "what it means."
            ),
            (
                "tracker-dates.csv › D8 (row 8, column Besluit): 'afgewezn' is not a word that newsroom-tracker knows"
                " for decision. Did you mean 'afgewezen'? Put it under words, decision, at the word it means: in your"
                " mapping, or in a copy of a shipped one."
            ),
            (
                "tracker-dates.csv › E3 (row 3, column Besloten op): '1-2-25' has a year of two digits. Write the "
                "year with four digits."
            ),
            (
                "tracker-dates.csv › E4 (row 4, column Besloten op): '45689' is the number by which a spreadsheet "
                "stores a date, probably 2025-02-01. Format the column as a date in the spreadsheet and export it "
                "again, or write the date."
            ),
            (
                "tracker-dates.csv › E5 (row 5, column Besloten op): in 'ma 15 maart 2023' the day of the week and "
                "the date (2023-03-15) do not go together. Check which of the two is right."
            ),
            (
                "tracker-dates.csv › E6 (row 6, column Besloten op): '30 februari 2025' is not a date or time that "
                "exists. Write 2023-03-15, or 2023-03-15 14:30, or unknown."
            ),
            (
                "tracker-dates.csv › E2 (row 2, column Besloten op): '01-02-2025' can be 2025-02-01 or 2025-01-02. "
                "Say in probe.yml or mapping.yml which order holds, such as dates: day-month-year; or write "
                "2025-02-01."
            ),
        ],
    ),
}

MANY_FAULTS = [
    (
        "mapping-many-faults.yml › regel 5 (colums): 'colums' is hier geen sleutel. Bedoelde u 'columns'? Hernoem of "
        "verwijder hem. De sleutels zijn: name, for, file, encoding, separator, sheet, header_row, hidden, columns, "
        "measures, status, words, unclear, dates, decimals, time_zone, unknown, skip_rows, ignore."
    ),
    (
        "mapping-many-faults.yml › regel 4 (dates): 'dag-maand-jaar' is geen van de toegestane waarden. Kies uit: "
        "day-month-year, month-day-year, year-month-day."
    ),
    (
        "mapping-many-faults.yml › regel 8 (columns.platform): voor de kolom 'platform' moet er precies één herkomst "
        "staan. Geef from (hun kolomnaam) of is (een vaste waarde), niet allebei."
    ),
    (
        "mapping-many-faults.yml › regel 10 (columns.expected): 'afwijzen' is geen van de toegestane waarden. Kies "
        "uit: reject, accept."
    ),
    (
        "mapping-many-faults.yml › regel 7 (columns.category): deze indeling zegt niet waar onze kolom 'category' "
        "vandaan komt. Voeg haar toe onder columns, met from (hun kolomnaam) of is (een vaste waarde)."
    ),
    (
        "mapping-many-faults.yml › regel 14 (words.decision.rejected): het woord 'Actief' staat er twee keer, met "
        "verschillende betekenissen. Laat het op één plaats staan."
    ),
    (
        "mapping-many-faults.yml › regel 15 (words.decision): 'afgewezen' is geen van de toegestane waarden. Kies "
        "uit: submitted, in_review, approved, approved_limited, rejected, held_for_identity, halted, "
        "account_suspended, withdrawn_by_tester, went_live, removed_after_live, appealed, reversed_to_approved, "
        "reversed_to_rejected."
    ),
    (
        "mapping-many-faults.yml › regel 3 (header_row): 'eerste' is geen heel getal. Schrijf het met cijfers alleen,"
        " zoals 3."
    ),
]

SOUND = {
    "google-ads.csv": ("google-ads", ["approved", "approved_limited", "rejected", "in_review"]),
    "meta-ads-manager-nl.csv": ("meta-ads-manager", ["approved", "rejected"]),
    "meta-ads-manager.csv": ("meta-ads-manager", ["approved", "rejected", "in_review"]),
    "newsroom-tracker.csv": ("newsroom-tracker", ["approved", "rejected", "in_review"]),
    "tiktok-ads-manager.csv": ("tiktok-ads-manager", ["approved", "rejected", "in_review"]),
}


@pytest.mark.parametrize("file", REFUSED)
def test_a_table_is_refused_with_its_whole_message(file):
    mapping, messages = REFUSED[file]
    ledger, findings = checked(MESS / file, mapping=mapping)
    assert ledger is None
    assert [sentence(finding, "en") for finding in findings] == messages


@pytest.mark.parametrize("file", SOUND)
def test_an_export_becomes_a_ledger(file):
    mapping, types = SOUND[file]
    ledger = open_ledger(MESS / file, "internal", mapping=mapping)
    assert list(ledger.event_columns["type"]) == types


def test_every_fault_of_a_mapping_is_told_at_once_in_dutch():
    data = (MESS / "mapping-many-faults.yml").read_bytes()
    mapping, findings = read_mapping(data, "mapping-many-faults.yml")
    assert mapping is None
    assert [sentence(finding, "nl") for finding in findings] == MANY_FAULTS


def test_every_file_here_has_a_test():
    assert {path.name for path in MESS.iterdir()} == {*REFUSED, *SOUND, "mapping-many-faults.yml"}


def test_exports_keep_the_bytes_of_the_real_ones():
    # Git may not turn these into something tidier.
    assert (MESS / "google-ads.csv").read_bytes().startswith(b"\xff\xfe")
    assert (MESS / "tiktok-ads-manager.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in (MESS / "tiktok-ads-manager.csv").read_bytes()
