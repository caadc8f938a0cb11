"""Rules over rows: what no single cell can show to be wrong."""

import pytest

from bnr_toolkit.errors import sentence
from bnr_toolkit.ledger import checked, open_ledger


@pytest.fixture
def faults(probe_folder, records):
    """The sentences about a record of two sound ads, with what the test changes in it."""

    def sentences(*events, ads=None, addition=""):
        rows = ads or [records.ad("ad-1", account="acc-1"), records.ad("ad-2")]
        folder = probe_folder(rows, events, records.PROBE + addition)
        return [sentence(finding, "en") for finding in checked(folder)[1]]

    return sentences


def test_a_sound_record_has_no_faults(faults, records):
    assert faults(records.event("ad-1", "approved"), records.event("", "account_suspended", 2, account="acc-1")) == []


def test_an_id_used_again_names_both_rows_each_time(faults, records):
    assert faults(ads=[records.ad("ad-1"), records.ad("ad-2"), records.ad("ad-1"), records.ad("ad-1")]) == [
        f"submissions.csv › A{row} (row {row}, column id): the id 'ad-1' is already used in submissions.csv › A2 "
        "(row 2, column id). Give every ad an id of its own."
        for row in (4, 5)
    ]


@pytest.mark.parametrize("parent", ["", "unknown", "ad-2"])
def test_a_parent_is_empty_unknown_or_another_ad(faults, records, parent):
    assert faults(ads=[records.ad("ad-1", parent=parent), records.ad("ad-2")]) == []


def test_a_parent_that_is_nobody_or_the_ad_itself_is_refused(faults, records):
    assert faults(ads=[records.ad("ad-1", parent="ad-1"), records.ad("ad-2", parent="advert-9")]) == [
        (
            "submissions.csv › L2 (row 2, column parent): 'ad-1' is a resubmission of itself. "
            "Refer to the earlier ad, or leave the cell empty."
        ),
        (
            "submissions.csv › L3 (row 3, column parent): there is no ad with the id 'advert-9'. "
            "Refer to an id in submissions.csv: ad-1, ad-2."
        ),
    ]


@pytest.mark.parametrize("further", ["gambling", "weapons|weapons", "gokken", "weapons|kansspelen"])
def test_a_category_named_twice_is_refused_whatever_word_is_used(faults, records, further):
    (fault,) = faults(ads=[records.ad("ad-1", further_categories=further)])
    assert "is already a category of this ad. Name each category once." in fault


def test_further_categories_may_be_unknown_also_beside_an_unknown_category(faults, records):
    assert faults(ads=[records.ad("ad-1", category="unknown", further_categories="unknown")]) == []


@pytest.mark.parametrize("cells", [{"submission": "", "account": ""}, {"submission": "ad-1", "account": "acc-1"}])
def test_an_event_has_one_subject(faults, records, cells):
    assert faults(records.event("ad-1", "halted") | cells) == [
        "events.csv › row 2: an event belongs to an ad or to an account. Fill in submission or account, one of the two."
    ]


def test_an_event_of_nobody_is_refused_and_an_account_is_never_shown(faults, records):
    assert faults(records.event("ad-3", "halted"), records.event("", "account_suspended", account="acc-9")) == [
        (
            "events.csv › A2 (row 2, column submission): there is no ad with the id 'ad-3'. "
            "Use an id from submissions.csv: ad-1, ad-2."
        ),
        (
            "events.csv › B3 (row 3, column account): no ad was submitted with this account. "
            "Use an account from submissions.csv."
        ),
    ]


def test_a_step_is_used_once_for_each_ad_and_each_account(faults, records):
    sound = [records.event("ad-1", "submitted", 1), records.event("ad-2", "submitted", 1)]
    account = records.event("", "account_suspended", 1, account="acc-1")
    assert faults(*sound, account) == []
    assert faults(*sound, records.event("ad-1", "approved", "01")) == [
        (
            "events.csv › C4 (row 4, column step): step '1' is already used in events.csv › C2 (row 2, column step). "
            "Number the events of one ad 1, 2, 3."
        )
    ]


def test_a_platform_that_the_probe_does_not_name_is_refused(faults, records):
    assert faults(ads=[records.ad("ad-1", platform="alpha"), records.ad("ad-2", platform="unknown")]) == [
        (
            "submissions.csv › C2 (row 2, column platform): 'alpha' is not among the platforms in probe.yml. "
            "Did you mean 'Alpha'? Use one of: Alpha, Beta; or add the platform."
        )
    ]


def test_the_id_of_a_source_stands_for_one_source(faults, records):
    twice = "sources:\n" + "  - {id: A, title: {nl: a, en: a}}\n" * 2
    assert faults(ads=[records.ad()], addition=twice) == [
        "probe.yml › line 14 (sources): 'A' is in this list twice. Remove or rename one."
    ]


def test_a_word_that_means_two_categories_is_refused(probe_folder, records):
    ambiguous = records.PROBE.replace("en: weapons}", "en: weapons, synonyms: [Gokken]}")
    _, findings = checked(probe_folder([records.ad()], [], ambiguous))
    assert [sentence(finding, "en") for finding in findings] == [
        "probe.yml › line 10 (categories): 'gokken' is in this list twice. Remove or rename one."
    ]


def test_a_category_may_have_one_word_in_two_languages(probe_folder, records):
    same = records.PROBE.replace("nl: wapens, en: weapons", "nl: weapons, en: weapons")
    assert checked(probe_folder([records.ad()], [], same))[1] == []


def test_a_reply_cites_sources_that_are_listed(faults, records):
    reply = (
        "inquiries:\n  - recipient: Alpha\n    replies:\n"
        "      - {speaker: {nl: x, en: x}, kind: quote, language: nl, text: {nl: x, en: x}, sources: [B]}\n"
    )
    assert faults(ads=[records.ad()], addition=reply) == [
        "probe.yml › line 14 (inquiries): 'B' is not a source in the list sources. Use one of: –; or add the source."
    ]


ZONE = "time_zone: Europe/Amsterdam\n"


def test_times_that_are_reversed_are_refused(faults, records):
    event = records.event("ad-1", "approved", observed_from="2023-03-02", observed_to="2023-03-01 12:00")
    assert faults(event) == [
        (
            "events.csv › E2 (row 2, column observed_from): observed_from (2023-03-02) is later than observed_to "
            "(2023-03-01 12:00). Swap them, or correct one of the two."
        )
    ]


def test_a_day_and_a_moment_on_it_contradict_nothing(faults, records):
    event = records.event("ad-1", "approved", observed_from="2023-03-01", observed_to="2023-03-01 12:00")
    assert faults(event, addition=ZONE) == []


def test_a_decision_before_the_submission_is_refused(faults, records):
    ads = [records.ad("ad-1", submitted_at="2023-03-02")]
    early = records.event("ad-1", "approved", observed_from="unknown", observed_to="2023-03-01")
    assert faults(early, ads=ads) == [
        (
            "events.csv › F2 (row 2, column observed_to): '2023-03-01' is before the ad was submitted (2023-03-02). "
            "Correct the time here, or submitted_at in submissions.csv."
        )
    ]
    assert faults(early | {"observed_to": "2023-03-02"}, ads=ads) == []
    assert faults(early | {"observed_to": "unknown"}, ads=ads) == []


def test_the_time_zone_of_the_probe_decides_which_came_first(faults, records):
    ads = [records.ad("ad-1", submitted_at="2023-03-02")]
    event = records.event("ad-1", "approved", observed_to="2023-03-01 23:30Z")
    assert len(faults(event, ads=ads)) == 1
    # In Amsterdam the second of March had begun half an hour before.
    assert faults(event, ads=ads, addition=ZONE) == []


def test_steps_that_contradict_the_times_are_refused(faults, records):
    first = records.event("ad-1", "halted", 1, observed_from="2023-03-03", observed_to="2023-03-03")
    second = records.event("ad-1", "approved", 2, observed_from="2023-03-01", observed_to="2023-03-01")
    assert faults(first, second) == [
        (
            "events.csv › C3 (row 3, column step): step 2 happened, by the times, before step 1 "
            "(events.csv › C2 (row 2, column step)). Number the steps in the order of the times, or correct a time."
        )
    ]


def test_steps_on_one_day_or_of_unknown_times_contradict_nothing(faults, records):
    day = {"observed_from": "2023-03-03", "observed_to": "2023-03-03"}
    assert faults(records.event("ad-1", "approved", 1, **day), records.event("ad-1", "halted", 2, **day)) == []
    vague = {"observed_from": "unknown", "observed_to": "2023-03-04"}
    assert faults(records.event("ad-1", "approved", 1, **day), records.event("ad-1", "halted", 2, **vague)) == []


def test_an_action_on_an_account_stands_in_time_among_the_steps_of_its_ads(faults, records):
    own = records.event("ad-1", "approved", 2, observed_from="2023-03-01", observed_to="2023-03-01")
    struck = records.event(
        "", "account_suspended", 1, account="acc-1", observed_from="2023-03-05", observed_to="2023-03-05"
    )
    (fault,) = faults(own, struck)
    assert fault.startswith("events.csv › C2 (row 2, column step): step 2 happened, by the times, before step 1")
    assert "acc-1" not in fault


def test_times_are_not_compared_before_each_of_them_can_be_read(faults, records):
    wrong = records.event("ad-1", "approved", 1, observed_from="2023-03-05", observed_to="gisteren")
    (fault,) = faults(wrong)
    assert "is not a date or time that exists" in fault


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
    assert open_ledger(sheet).submission_columns["expected"] == ("accept", "reject")
