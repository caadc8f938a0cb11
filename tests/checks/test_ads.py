"""Rules between the ads."""

import pytest

from bnr_toolkit.checks import check_ads
from bnr_toolkit.errors import severity
from bnr_toolkit.ledger import open_ledger


def test_a_sound_record_has_no_faults(faults, records):
    assert faults(records.event("ad-1", "approved"), records.event("", "account_suspended", 2, account="acc-1")) == []


def test_an_id_used_again_names_both_rows_each_time(faults, records):
    assert faults(ads=[records.ad("ad-1"), records.ad("ad-2"), records.ad("ad-1"), records.ad("ad-1")]) == [
        f"submissions.csv › A{row} (row {row}, column id): the id 'ad-1' is already used in submissions.csv › A2 "
        "(row 2, column id). Give every ad an id of its own."
        for row in (4, 5)
    ]


@pytest.mark.parametrize("further", ["gambling", "weapons|weapons", "gokken", "weapons|kansspelen"])
def test_a_category_named_twice_is_refused_whatever_word_is_used(faults, records, further):
    (fault,) = faults(ads=[records.ad("ad-1", further_categories=further)])
    assert "is already a category of this ad. Name each category once." in fault


def test_further_categories_may_be_unknown_also_beside_an_unknown_category(faults, records):
    assert faults(ads=[records.ad("ad-1", category="unknown", further_categories="unknown")]) == []


def test_a_control_that_is_expected_to_be_rejected_is_refused(tmp_path, refusal):
    sheet = tmp_path / "ads.csv"
    text = "ad,category,platform,decision,expected\n1,benign,Alpha,approved,reject\n"
    sheet.write_text(text, encoding="utf-8")
    assert refusal(open_ledger, sheet) == (
        "ads.csv › E2 (row 2, column expected): 'benign' is a harmless control, but it is expected to be rejected. "
        "Write accept in the column expected, or choose another category."
    )


def test_a_control_of_a_sheet_that_does_not_say_is_expected_to_be_accepted(tmp_path):
    sheet = tmp_path / "ads.csv"
    sheet.write_text("ad,category,platform,decision\n1,benign,A,approved\n2,gambling,A,approved\n", encoding="utf-8")
    assert list(open_ledger(sheet).submission_columns["expected"]) == ["accept", "reject"]


def test_a_control_that_is_compared_with_nothing_is_said_once_for_its_concept(submissions, records, said):
    cells = submissions(
        [
            records.ad("a", concept="c1", expected="accept"),
            records.ad("b", concept="c1", expected="accept"),
            records.ad("c", concept="c2", expected="accept"),
            records.ad("d", concept="c2"),
            records.ad("e", concept="unknown", expected="accept"),
            records.ad("f", expected="accept"),
        ]
    )
    findings = list(check_ads(cells, cells.columns))
    assert [severity(one.code) for one in findings] == ["warning"]
    assert said(findings) == [
        (
            "submissions.csv › B2 (row 2, column concept): no ad that breaks the rules shares the concept 'c1' of this "
            "control. Give the control and the ad that it is compared with the same concept."
        )
    ]
    assert said(findings, language="nl") == [
        (
            "submissions.csv › B2 (rij 2, kolom concept): geen advertentie die de regels overtreedt, deelt het concept "
            "'c1' van deze controle. Geef de controle en de advertentie waarmee u haar vergelijkt hetzelfde concept."
        )
    ]


@pytest.mark.parametrize(("name", "letter"), [("platform", "C"), ("language", "E")])
def test_a_name_in_other_capitals_or_spaces_is_refused_once(submissions, records, said, name, letter):
    words = ["TikTok", "unknown", "Tiktok", "TikTok", "Tiktok", "Tik Tok", "", "X", "Unknown"]
    cells = submissions([records.ad(f"ad-{number}", **{name: word}) for number, word in enumerate(words)])
    findings = [one for one in check_ads(cells, cells.columns) if one.code == "spelled_two_ways"]
    assert said(findings) == [
        f"submissions.csv › {letter}{row} (row {row}, column {name}): '{word}' and 'TikTok' "
        f"(submissions.csv › {letter}2 (row 2, column {name})) differ in capitals or spaces only, and would be counted "
        "apart. Write the name the same everywhere."
        for row, word in ((4, "Tiktok"), (7, "Tik Tok"))
    ]
    assert said(findings, language="nl")[0] == (
        f"submissions.csv › {letter}4 (rij 4, kolom {name}): 'Tiktok' en 'TikTok' (submissions.csv › {letter}2 (rij 2, "
        f"kolom {name})) verschillen alleen in hoofdletters of spaties, en zouden apart worden geteld. "
        "Schrijf de naam overal gelijk."
    )


def test_an_ad_that_was_probably_entered_twice_is_said(submissions, records, said):
    same = {"concept": "c", "language": "nl", "account": "geheim", "submitted_at": "2023-03-05 12:00"}
    ads = [
        records.ad("a", **same),
        records.ad("b", **same),
        records.ad("c", **same, parent="a"),
        records.ad("d", **same | {"language": "en"}),
        records.ad("e", **same | {"submitted_at": "unknown"}),
        records.ad("f", **same | {"submitted_at": "unknown"}),
        records.ad("g", **same | {"concept": ""}),
        records.ad("h", **same | {"concept": ""}),
    ]
    cells = submissions(ads)
    findings = list(check_ads(cells, cells.columns))
    assert [severity(one.code) for one in findings] == ["warning"]
    assert said(findings) == [
        (
            "submissions.csv › A3 (row 3, column id): 'b' and 'a' (submissions.csv › A2 (row 2, column id)) have the "
            "same concept, platform, language, account and moment of submission. "
            "Remove one if the ad was entered twice."
        )
    ]
    assert said(findings, language="nl") == [
        (
            "submissions.csv › A3 (rij 3, kolom id): 'b' en 'a' (submissions.csv › A2 (rij 2, kolom id)) hebben "
            "hetzelfde concept, platform, account, dezelfde taal en hetzelfde moment van indienen. "
            "Verwijder er een als de advertentie twee keer is ingevoerd."
        )
    ]


def test_the_rules_hold_for_plain_sequences_and_for_no_rows(submissions):
    empty = submissions([])
    assert list(check_ads(empty, empty.columns)) == []
    plain = dict.fromkeys(empty.columns, ())
    assert list(check_ads(empty, plain)) == []
