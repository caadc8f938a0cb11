"""A mapping applied: our columns, at the addresses in the reporter's own table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit.columns import TextColumn
from bnr_toolkit.errors import sentence
from bnr_toolkit.reading.cells import Cells
from bnr_toolkit.reading.csv_file import read_csv
from bnr_toolkit.reading.flat import split_flat_sheet
from bnr_toolkit.reading.mapping import mapped, read_mapping

SOUND = """\
columns:
  id: Ad ID
  platform: {is: TikTok}
  category: [Categorie, Soort]
  decision: Status
  account: {from: Account, optional: yes}
  submitted_at: {from: Ingediend, optional: yes}
  further_categories: {from: Ook, optional: yes}
words:
  decision: {approved: [Active, Actief], rejected: [Not approved, Afgekeurd]}
unclear:
  decision: [Paused]
unknown: ["--"]
ignore: [Kosten, Cost*]
skip_rows:
  - {column: [Ad ID, Naam], words: [Totaal, "Total of*"]}
"""
SHEET = "Ad ID,Soort,Status\n1,gokken,Actief\n"


def apply(sheet: str = SHEET, text: str = SOUND):
    mapping, faults = read_mapping(text.encode(), "mapping.yml")
    assert faults == []
    cells, problems = read_csv(sheet.encode(), "ads.csv")
    assert problems == []
    return mapped(cells, mapping)


def messages(sheet: str, text: str = SOUND, language: str = "en") -> list[str]:
    return [sentence(finding, language) for finding in apply(sheet, text)[1]]


def values(cells) -> dict[str, list[str]]:
    return {name: list(column) for name, column in cells.columns.items()}


def test_columns_get_our_names_and_keep_their_address():
    cells, findings = apply()
    assert findings == []
    assert values(cells) == {"id": ["1"], "platform": ["TikTok"], "category": ["gokken"], "decision": ["approved"]}
    assert str(cells.place("category", 0)) == "ads.csv › B2 (row 2, column Soort)"
    assert str(cells.place("platform", 0)) == "ads.csv › row 2 (column platform)"
    assert cells.detected["mapping"] == "mapping.yml"


def test_what_comes_out_is_a_flat_sheet():
    submissions, events, findings = split_flat_sheet(apply()[0])
    assert findings == []
    assert list(submissions.columns["platform"]) == ["TikTok"]
    assert list(events.columns["type"]) == ["approved"]


@pytest.mark.parametrize("header", ["AD ID", "ad_id", "Ad-ID", "ad id:"])
def test_a_header_is_found_whatever_its_case_spaces_and_hyphens(header):
    assert values(apply(SHEET.replace("Ad ID", header))[0])["id"] == ["1"]


def test_of_several_headers_the_first_that_exists_is_used_and_the_other_is_reported():
    cells, findings = apply("Ad ID,Soort,Status,Categorie\n1,gokken,Actief,drugs\n")
    assert values(cells)["category"] == ["drugs"]
    assert [sentence(finding, "en") for finding in findings] == [
        (
            "ads.csv › column B (column Soort): the column 'Soort' has no meaning here and is neither read nor "
            "published. Rename it if it should count."
        )
    ]


def test_words_are_translated_whatever_their_case_and_spaces():
    cells, findings = apply("Ad ID,Soort,Status\n1,x, ACTIEF \n2,x,not\u00a0approved\n3,x,in_review\n4,x,\n")
    assert findings == []
    assert values(cells)["decision"] == ["approved", "rejected", "in_review", ""]


def test_a_word_that_the_mapping_does_not_know_is_refused_at_its_cell():
    sheet = "Ad ID,Soort,Status\n1,gokken,Actief\n2,gokken,Afgekeurt\n3,gokken,Zichtbaar\n"
    assert messages(sheet) == [
        (
            "ads.csv › C3 (row 3, column Status): 'Afgekeurt' is not a word that mapping.yml knows for decision. Did "
            "you mean 'afgekeurd'? Put it under words, decision, at the word it means: in your "
            "mapping, or in a copy of a shipped one."
        ),
        (
            "ads.csv › C4 (row 4, column Status): 'Zichtbaar' is not a word that mapping.yml knows for decision. Put "
            "it under words, decision, at the word it means: in your mapping, or in a copy of a shipped one."
        ),
    ]


def test_a_word_from_which_nothing_follows_is_refused_and_never_counted():
    assert messages("Ad ID,Soort,Status\n1,gokken,Paused\n", language="nl") == [
        (
            "ads.csv › C2 (rij 2, kolom Status): uit 'Paused' volgt volgens mapping.yml niet wat er bij decision moet"
            " staan. Vul in de tabel in wat het platform over deze advertentie besliste; of zet 'Paused' onder words,"
            " decision, in uw indeling of een kopie van een meegeleverde, als u zeker weet wat het betekent."
        )
    ]


def test_one_wrong_word_is_told_once_also_after_the_sheet_is_split():
    cells, findings = apply("Ad ID,Soort,Status\n1,gokken,Zichtbaar\n")
    assert [finding.code for finding in [*findings, *split_flat_sheet(cells)[2]]] == ["unknown_word"]


def test_a_column_that_is_missing_is_refused_with_the_headers_of_the_file():
    cells, findings = apply("Ad ID,Onderwerp,Statuss\n1,gokken,Actief\n")
    assert not cells.columns
    assert [sentence(finding, "en") for finding in findings] == [
        (
            "ads.csv: the column for our category is missing: mapping.yml looks for Categorie, Soort. Add the column "
            "to the table, or put its name into your mapping under columns, category, from. The columns of this file "
            "are: Ad ID, Onderwerp, Statuss."
        ),
        (
            "ads.csv: the column for our decision is missing: mapping.yml looks for Status. Did you mean 'Statuss'? "
            "Add the column to the table, or put its name into your mapping under columns, decision, from. The "
            "columns of this file are: Ad ID, Onderwerp, Statuss."
        ),
    ]


def test_rows_of_totals_are_left_out_and_the_others_keep_their_number():
    sheet = "Ad ID,Naam,Soort,Status\n1,a,gokken,Actief\nTotaal,,,\n2,b,gokken,Afgekeurd\n-,Total of 2 ads,,\n"
    cells, _ = apply(sheet)
    assert values(cells)["id"] == ["1", "2"]
    assert list(cells.rows) == [2, 4]
    assert cells.detected["skipped_rows"] == "3, 5"
    assert str(cells.place("decision", 1)) == "ads.csv › D4 (row 4, column Status)"


def test_an_ad_whose_id_is_missing_is_not_a_total():
    text = SOUND.replace("words: [Totaal,", "empty: [Status, Naam], words: [Totaal,")
    cells, _ = apply("Ad ID,Naam,Soort,Status\nTotaal,a,gokken,Actief\n,,gokken,\nTotaal,,,\n", text)
    assert list(cells.rows) == [2, 3]


def test_columns_that_are_known_or_the_newsrooms_own_are_no_news():
    assert apply("Ad ID,Soort,Status,Kosten,Cost per result,x_notitie\n1,gokken,Actief,0,0,geheim\n")[1] == []


def test_their_words_for_unknown_become_unknown_and_an_unknown_decision_stays_open():
    cells, findings = apply("Ad ID,Soort,Status,Ingediend\n1,--,--,--\n")
    assert findings == []
    assert values(cells) == {
        "id": ["1"],
        "platform": ["TikTok"],
        "category": ["unknown"],
        "decision": [""],
        "submitted_at": ["unknown"],
    }


def test_several_categories_are_translated_one_by_one():
    text = SOUND + "words: {further_categories: {gambling: [Gokken], drugs: [Pillen]}}\n"
    text = text.replace("words:\n  decision: {approved: [Active, Actief], rejected: [Not approved, Afgekeurd]}\n", "")
    cells, findings = apply("Ad ID,Soort,Status,Ook\n1,x,approved,Gokken | pillen\n", text)
    assert findings == []
    assert values(cells)["further_categories"] == ["gambling|drugs"]


def test_a_word_of_a_private_column_is_masked():
    text = SOUND.replace("unclear:", "  account: {een: [Account A]}\nunclear:")
    assert messages("Ad ID,Soort,Status,Account\n1,x,Actief,jan@example.org\n", text) == [
        (
            "ads.csv › D2 (row 2, column Account): '•••' is not a word that mapping.yml knows for account. Put it "
            "under words, account, at the word it means: in your mapping, or in a copy of a shipped one."
        )
    ]


def test_several_columns_can_be_joined_into_one():
    text = SOUND.replace("[Categorie, Soort]", "{from: [Groep, Soort], joined_with: '-'}")
    cells, _ = apply("Ad ID,Groep,Soort,Status\n1,A,gokken,Actief\n2,,drugs,Actief\n", text)
    assert values(cells)["category"] == ["A - gokken", "drugs"]


def test_a_day_and_a_time_in_two_columns_become_one_moment():
    text = SOUND.replace("{from: Ingediend, optional: yes}", "{from: [Datum, Tijd], joined_with: ' '}")
    cells, findings = apply(
        "Ad ID,Soort,Status,Datum,Tijd\n1,x,Actief,15-03-2023,14:30\n2,x,Actief,15-03-2023,\n", text
    )
    assert findings == []
    assert values(cells)["submitted_at"] == ["2023-03-15 14:30", "2023-03-15"]


@pytest.mark.parametrize(
    ("declared", "written", "recorded"),
    [
        ("dates: day-month-year", "01-02-2025 14:30", "2025-02-01 14:30"),
        ("dates: month-day-year", "01-02-2025", "2025-01-02"),
        ("time_zone: Europe/Amsterdam", "15 maart 2023 14.30 uur", "2023-03-15 14:30+01:00"),
        ("time_zone: Europe/Amsterdam", "2023-07-01 14:30", "2023-07-01 14:30+02:00"),
        ("time_zone: Europe/Amsterdam", "2023-07-01 14:30Z", "2023-07-01 14:30Z"),
        ("time_zone: Europe/Amsterdam", "2023-07-01", "2023-07-01"),
        ("decimals: comma", "unknown", "unknown"),
        # Without an order the cell stays as it is: probe.yml may still say which one holds.
        ("decimals: comma", "01-02-2025", "01-02-2025"),
    ],
)
def test_dates_become_the_records_own_form(declared, written, recorded):
    cells, findings = apply(f"Ad ID,Soort,Status,Ingediend\n1,x,Actief,{written}\n", f"{SOUND}{declared}\n")
    assert findings == []
    assert list(cells.columns["submitted_at"]) == [recorded]


@pytest.mark.parametrize(
    ("declared", "written", "expected"),
    [
        (
            "time_zone: Europe/Amsterdam",
            "29-10-2023 02:30",
            (
                "ads.csv › D2 (row 2, column Ingediend): because of summer time, '29-10-2023 02:30' comes twice that "
                "day in the time zone Europe/Amsterdam, or not at all. Add the difference from UTC, as in 2023-10-29 "
                "02:30+01:00."
            ),
        ),
        (
            "time_zone: Europe/Amsterdam",
            "26-03-2023 02:30",
            (
                "ads.csv › D2 (row 2, column Ingediend): because of summer time, '26-03-2023 02:30' comes twice that "
                "day in the time zone Europe/Amsterdam, or not at all. Add the difference from UTC, as in 2023-10-29 "
                "02:30+01:00."
            ),
        ),
        (
            "time_zone: Europe/Amsterdam",
            "01-02-2023 02:30",
            (
                "ads.csv › D2 (row 2, column Ingediend): '01-02-2023 02:30' can be 2023-02-01 or 2023-01-02. Say in "
                "probe.yml or mapping.yml which order holds, such as dates: day-month-year; or write 2023-02-01."
            ),
        ),
        (
            "dates: day-month-year",
            "gisteren",
            (
                "ads.csv › D2 (row 2, column Ingediend): 'gisteren' is not a date or time that exists. Write "
                "2023-03-15, or 2023-03-15 14:30, or unknown."
            ),
        ),
    ],
)
def test_a_time_that_cannot_be_told_is_refused_at_its_cell(declared, written, expected):
    sheet = f"Ad ID,Soort,Status,Ingediend\n1,x,Actief,{written}\n"
    assert messages(sheet, f"{SOUND}{declared}\n") == [expected]


def test_every_fault_of_a_sheet_is_told_at_once():
    sheet = "Ad ID,Soort,Status,Ingediend,Notitie\n1,x,Aan,1-2-25,y\n2,x,Paused,45689,y\n"
    assert [finding.code for finding in apply(sheet)[1]] == [
        *("year_two_digits", "date_serial", "unknown_word", "word_unclear", "column_left_out"),
    ]


def test_a_sheet_without_rows_keeps_its_columns():
    cells, findings = apply("Ad ID,Soort,Status\n")
    assert findings == []
    assert {name: len(column) for name, column in cells.columns.items()} == {
        "id": 0,
        "platform": 0,
        "category": 0,
        "decision": 0,
    }


def test_the_columns_are_still_columns():
    assert all(isinstance(column, TextColumn) for column in apply()[0].columns.values())


def test_a_header_that_stands_elsewhere_is_one_fault():
    text = SOUND + "header_row: 3\n"
    assert messages("Rapport,van,maart\n1,gokken,Actief\n", text) == [
        (
            "ads.csv › row 3: according to mapping.yml the column names are on this row, but none of those it needs is "
            "there. Give the number of the row with the column names as header_row in your mapping; a copy of a "
            "shipped mapping can stand beside the table as mapping.yml. Needed are: Ad ID, Categorie, Status."
        )
    ]


_CELLS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["Actief", "Paused", "--", "Totaal", "01-02-2025", "15 mrt 2023 14:30", "unknown", "a|b", ""]),
)


@given(rows=st.lists(st.tuples(*[_CELLS] * 5), max_size=6), zone=st.sampled_from(["", "time_zone: Europe/Amsterdam\n"]))
def test_no_table_breaks_a_mapping_and_every_row_is_kept_or_noted(rows, zone):
    mapping, _ = read_mapping((SOUND + zone).encode(), "mapping.yml")
    headers = ("Ad ID", "Soort", "Status", "Ingediend", "Ook")
    columns = {header: TextColumn.of([row[at] for row in rows]) for at, header in enumerate(headers)}
    origin = {header: (header, at) for at, header in enumerate(headers, start=1)}
    cells, _ = mapped(Cells("ads.csv", columns, range(2, len(rows) + 2), origin), mapping)
    skipped = cells.detected.get("skipped_rows", "")
    assert len(cells) + (len(skipped.split(", ")) if skipped else 0) == len(rows)
    assert all(len(column) == len(cells) for column in cells.columns.values())
    # Only the words that the mapping lists can become an approval.
    for index, row in enumerate(cells.rows):
        approved = cells.columns["decision"][index] == "approved"
        assert approved == (rows[int(row) - 2][2].strip().casefold() in ("actief", "active", "approved"))


def test_a_mapping_without_columns_only_says_how_the_table_is_read():
    mapping, findings = read_mapping(
        b"dates: day-month-year\nskip_rows: [{column: ad, words: [totaal]}]\n", "mapping.yml"
    )
    assert findings == []
    sheet, _ = read_csv(b"ad,soort\n1,gokken\nTotaal,\n", "ads.csv")
    cells, findings = mapped(sheet, mapping)
    assert findings == []
    assert cells.columns == {"ad": ["1"], "soort": ["gokken"]}
    assert cells.detected["mapping"] == "mapping.yml"
