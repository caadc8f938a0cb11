"""The files that broke a reader, or would: each is refused with the whole message that a reporter sees.

Wherever a reporter would be told of one fault by ten sentences, or of ten by
one, the messages here were wrong.
"""

import pytest

from bnr_toolkit.errors import sentence, severity
from bnr_toolkit.ledger import checked, open_ledger
from bnr_toolkit.reading.yaml_file import read_yaml

SHEETS = {
    "bidi-override.csv": [
        (
            "bidi-override.csv › C3 (row 3, column platform): there is an invisible character that turns the reading "
            "direction (U+202E). Remove it and type the text again."
        ),
    ],
    "blank.csv": [
        "blank.csv: the file is empty. Fill it, or bring it back from a copy.",
    ],
    "column-without-name.csv": [
        ("column-without-name.csv › C1 (row 1): this column has no name. Give it a name, or remove it."),
    ],
    "control-character.csv": [
        (
            "control-character.csv › C2 (row 2, column platform): there is an invisible control character in the text "
            "(U+000B). Remove it and type the text again."
        ),
    ],
    "decided-before-submitted.csv": [
        (
            "decided-before-submitted.csv › F2 (row 2, column besloten_op): '2025-03-01' is before "
            "the ad was submitted (2025-03-02). Correct the time here, or the moment "
            "of submission (submitted_at)."
        ),
    ],
    "duplicate-column.csv": [
        ("duplicate-column.csv › D1 (row 1): the column 'platform' is there twice. Remove or rename one."),
    ],
    "duplicate-id.csv": [
        (
            "duplicate-id.csv › A4 (row 4, column ad): the id '1' is already used in duplicate-id.csv "
            "› A2 (row 2, column ad). Give every ad an id of its own."
        ),
    ],
    "empty.csv": [
        "empty.csv: the file is empty. Fill it, or bring it back from a copy.",
    ],
    "header-only.csv": [
        "header-only.csv: there is no row below the header. Add at least one row.",
    ],
    "misspelt-column.csv": [
        (
            "misspelt-column.csv: the column 'category' is missing. Did you mean 'catgory'? Add it; "
            "the data dictionary says what it holds."
        ),
    ],
    "misspelt-decision.csv": [
        (
            "misspelt-decision.csv › D2 (row 2, column decision): 'aproved' is not a decision known "
            "here. Did you mean 'approved'? Use one of: submitted, in_review, approved, "
            "approved_limited, rejected, held_for_identity, halted, account_suspended, "
            "withdrawn_by_tester, went_live, removed_after_live, appealed, reversed_to_approved, "
            "reversed_to_rejected."
        ),
        (
            "misspelt-decision.csv › D3 (row 3, column decision): 'afgewzen' is not a decision known "
            "here. Did you mean 'afgewezen'? Use one of: submitted, in_review, approved, "
            "approved_limited, rejected, held_for_identity, halted, account_suspended, "
            "withdrawn_by_tester, went_live, removed_after_live, appealed, reversed_to_approved, "
            "reversed_to_rejected."
        ),
        (
            "misspelt-decision.csv › B3 (row 3, column category): 'gokke' is not a category of this "
            "probe. Did you mean 'gokken'? Use one of: voting_information, fraud_accusation, "
            "call_to_violence, hate_speech, home_address, health_misinformation, gambling, "
            "financial_scam, counterfeit_goods, medicines, weapons, drugs, political_unlabelled, "
            "benign, other, not_described; or add the category to probe.yml."
        ),
    ],
    "not-utf8-after-mark.csv": [
        ("not-utf8-after-mark.csv › line 2: the text is not UTF-8 (byte 0xe9). Save the file again as 'CSV UTF-8'."),
    ],
    "nul.csv": [
        ("nul.csv › line 2: there is a NUL character in the text; the file is damaged. Export the table again."),
    ],
    "number-as-float.csv": [
        (
            "number-as-float.csv › A2 (row 2, column ad): '2.385E+16' is a long number that a "
            "spreadsheet has rewritten; its last digits are gone. Format the column as text and copy "
            "the number again."
        ),
        (
            "number-as-float.csv › A3 (row 3, column ad): '1 234' is not an id. Use letters, digits "
            "and . _ - : + @, without spaces."
        ),
    ],
    "quote-inside.csv": [
        (
            "quote-inside.csv › line 2: this line is not valid CSV (',' expected after '\"'). Export "
            "the table again as CSV."
        ),
    ],
    "row-too-long.csv": [
        (
            "row-too-long.csv › row 3: this row has 5 cells, the header has 4. Put text that holds the "
            "separator between quotation marks."
        ),
    ],
    "row-too-short.csv": [
        (
            "row-too-short.csv › row 3: this row has 2 cells, the header has 4. Complete the row; an "
            "empty cell gets its separator too."
        ),
    ],
    "two-columns-one-meaning.csv": [
        (
            "two-columns-one-meaning.csv › column B (column nummer): two columns mean id; this is the "
            "second. Remove or rename one."
        ),
        (
            "two-columns-one-meaning.csv › column F (column besluit): two columns mean decision; this "
            "is the second. Remove or rename one."
        ),
    ],
    "unclosed-quote.csv": [
        (
            "unclosed-quote.csv › line 3: a quotation mark is opened here and never closed. Close it, "
            "or double a mark that belongs to the text."
        ),
    ],
    "wrong-dates.csv": [
        (
            "wrong-dates.csv › E2 (row 2, column besloten_op): '01/02/2025' can be 2025-02-01 or 2025-01-02. "
            "Say in probe.yml or mapping.yml which order holds, such as dates: day-month-year; or write 2025-02-01."
        ),
        (
            "wrong-dates.csv › E3 (row 3, column besloten_op): '2025-02-30' is not a date or time "
            "that exists. Write 2023-03-15, or 2023-03-15 14:30, or unknown."
        ),
        (
            "wrong-dates.csv › E4 (row 4, column besloten_op): '0025-02-03' is not a date or time "
            "that exists. Write 2023-03-15, or 2023-03-15 14:30, or unknown."
        ),
        (
            "wrong-dates.csv › E5 (row 5, column besloten_op): '45689' is the number by which a spreadsheet stores "
            "a date, probably 2025-02-01. Format the column as a date in the spreadsheet and export it again, "
            "or write the date."
        ),
    ],
}

ACCEPTED = {
    "not-utf8.csv": [
        (
            "not-utf8.csv › line 3: the file does not say in which encoding its text is; read as Windows-1252 it says "
            "'Café' here. If that word is wrong, give the right encoding in mapping.yml, such as encoding: Mac Roman; "
            "better still, save the file as UTF-8 (in Excel: 'CSV UTF-8')."
        ),
    ],
    "semicolons-quoted.csv": [],
    "semicolons.csv": [],
    "utf16.csv": [
        (
            "utf16.csv: the text is in UTF-16 LE and was read as such. "
            "Save the file as UTF-8 (in Excel: 'CSV UTF-8'), so that every program reads it."
        ),
    ],
}

TREES = {
    "yaml-alias.yml": [
        "yaml-alias.yml › line 4: aliases with * are not read. Write the text in full.",
    ],
    "yaml-billion-laughs.yml": [
        "yaml-billion-laughs.yml › line 2: aliases with * are not read. Write the text in full.",
    ],
    "yaml-colon.yml": [
        (
            "yaml-colon.yml › line 1: this is not valid YAML (mapping values are not allowed here). "
            "Look at the indentation, and put text that holds a colon between quotation marks."
        ),
    ],
    "yaml-deep.yml": [
        (
            "yaml-deep.yml › line 1: this is not valid YAML (nested too deep). Look at the indentation, and "
            "put text that holds a colon between quotation marks."
        ),
    ],
    "yaml-duplicate-key.yml": [
        "yaml-duplicate-key.yml › line 3 (tester): the key 'tester' is there twice. Remove one.",
    ],
    "yaml-empty.yml": [
        "yaml-empty.yml: the file is empty. Fill it, or bring it back from a copy.",
    ],
    "yaml-half-character.yml": [
        (
            "yaml-half-character.yml › line 1: there is half a character in the text (U+D83D). Remove "
            "it and type the text again."
        ),
    ],
    "yaml-hidden-direction.yml": [
        (
            "yaml-hidden-direction.yml › line 1: there is an invisible character that turns the "
            "reading direction (U+202E). Remove it and type the text again."
        ),
    ],
    "yaml-impossible-character.yml": [
        (
            "yaml-impossible-character.yml: this is not valid YAML (a number out of range). Look at "
            "the indentation, and put text that holds a colon between quotation marks."
        ),
    ],
    "yaml-key-is-a-list.yml": [
        (
            "yaml-key-is-a-list.yml › line 1: something else belongs here: key: value. The data "
            "dictionary shows the form."
        ),
    ],
    "yaml-tab.yml": [
        (
            "yaml-tab.yml › line 2: this is not valid YAML (found character '\\t' that cannot start "
            "any token). Look at the indentation, and put text that holds a colon between quotation "
            "marks."
        ),
    ],
    "yaml-two-documents.yml": [
        (
            "yaml-two-documents.yml › line 2: this is not valid YAML (but found another document). "
            "Look at the indentation, and put text that holds a colon between quotation marks."
        ),
    ],
}

DUTCH = {
    "unclosed-quote.csv": (
        "unclosed-quote.csv › regel 3: een aanhalingsteken wordt hier geopend en nergens gesloten. "
        "Sluit het, of verdubbel een aanhalingsteken dat bij de tekst hoort."
    ),
    "row-too-long.csv": (
        "row-too-long.csv › rij 3: deze rij heeft 5 cellen, de kop heeft er 4. "
        "Zet tekst met het scheidingsteken erin tussen aanhalingstekens."
    ),
    "duplicate-column.csv": (
        "duplicate-column.csv › D1 (rij 1): de kolom 'platform' staat er twee keer. Verwijder of hernoem er een."
    ),
    "duplicate-id.csv": (
        "duplicate-id.csv › A4 (rij 4, kolom ad): het kenmerk '1' is al gebruikt in duplicate-id.csv › A2 "
        "(rij 2, kolom ad). Geef elke advertentie een eigen kenmerk."
    ),
    "bidi-override.csv": (
        "bidi-override.csv › C3 (rij 3, kolom platform): er staat een onzichtbaar teken dat de leesrichting omkeert "
        "(U+202E). Verwijder het en typ de tekst opnieuw."
    ),
    "nul.csv": (
        "nul.csv › regel 2: er staat een nulteken in de tekst; het bestand is beschadigd. Exporteer de tabel opnieuw."
    ),
    "misspelt-column.csv": (
        "misspelt-column.csv: de kolom 'category' ontbreekt. Bedoelde u 'catgory'? "
        "Voeg hem toe; het gegevenswoordenboek zegt wat erin hoort."
    ),
    "header-only.csv": "header-only.csv: onder de kop staat geen enkele rij. Voeg ten minste één rij toe.",
}


@pytest.mark.parametrize("name", SHEETS)
def test_a_broken_sheet_is_refused_with_its_whole_message(mess, refusal, name):
    assert refusal(open_ledger, mess / name).splitlines() == SHEETS[name]


@pytest.mark.parametrize("name", ACCEPTED)
def test_a_sheet_that_others_misread_opens_and_says_what_was_assumed(mess, name):
    ledger, findings = checked(mess / name)
    assert ledger is not None
    assert set(ledger.submission_columns["category"]) == {"gambling"}
    assert [sentence(finding, "en") for finding in findings] == ACCEPTED[name]


@pytest.mark.parametrize("name", TREES)
def test_a_broken_probe_file_is_refused_with_its_whole_message(mess, name):
    _, findings = read_yaml((mess / name).read_bytes(), name)
    assert [sentence(finding, "en") for finding in findings] == TREES[name]
    assert all(severity(finding.code) == "error" for finding in findings)


@pytest.mark.parametrize("name", DUTCH)
def test_the_same_message_in_dutch(mess, name):
    _, findings = checked(mess / name)
    assert [sentence(finding, "nl") for finding in findings] == [DUTCH[name]]


def test_every_file_here_is_tested(mess):
    files = {path.name for path in mess.iterdir() if path.suffix in (".csv", ".yml")}
    assert files == {*SHEETS, *ACCEPTED, *TREES, "yaml-norway.yml"}


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_record_with_many_faults_is_told_all_of_them_at_once(mess, language):
    ledger, findings = checked(mess / "many-faults")
    assert ledger is None
    expected = (mess / f"many-faults.{language}.txt").read_text("utf-8").splitlines()
    assert [sentence(finding, language) for finding in findings] == expected


def test_no_message_about_the_many_faults_shows_a_private_value(mess):
    _, findings = checked(mess / "many-faults")
    shown = " ".join(sentence(finding, "en") for finding in findings) + repr(findings)
    assert not any(secret in shown for secret in ("geheim", "acc-2", "acc-9", "Verzonnen"))


def test_words_that_other_readers_turn_into_something_else_stay_text(mess):
    tree, findings = read_yaml((mess / "yaml-norway.yml").read_bytes(), "yaml-norway.yml")
    assert findings == []
    assert {key: node.value for key, node in tree.value.items()} == {
        "country": "NO",
        "zip": "0012",
        "clock": "12:30",
        "yes": "on",
        "nothing": "null",
        "float": "1e3",
        "date": "2023-03-15",
    }
