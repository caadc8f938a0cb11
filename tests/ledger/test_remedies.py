"""Which faults of one cell have one safe remedy, and which a person must look at."""

import pytest

from bnr_toolkit.codebook import DEFAULT, Category, Codebook
from bnr_toolkit.errors.sentences import codes
from bnr_toolkit.ledger import remedies
from bnr_toolkit.ledger.remedies import REMEDIES, remedied
from bnr_toolkit.schema import CLAIMS, EVENTS, SUBMISSIONS

SHEETS = {"submissions": SUBMISSIONS, "events": EVENTS, "claims": CLAIMS}
NBSP = "\u00a0"


def of(column, text, dates=None, book=DEFAULT):
    sheet, name = column.split(".")
    return remedied(text, SHEETS[sheet].column(name), book, dates)


@pytest.mark.parametrize(
    ("column", "text", "after", "why"),
    [
        ("submissions.platform", " TikTok", "TikTok", "fixed_spaces"),
        ("submissions.id", f"ad-1{NBSP}", "ad-1", "fixed_spaces"),
        ("submissions.description_nl", f"{NBSP}twee{NBSP}woorden\t", f"twee{NBSP}woorden", "fixed_spaces"),
        ("submissions.description_nl", "  ", "", "fixed_spaces"),
        ("events.reason", " Onbekend ", "Onbekend", "fixed_spaces"),
        ("events.step", " 3", "3", "fixed_spaces"),
        ("submissions.coding", "Ours", "ours", "fixed_case"),
        ("submissions.expected", " REJECT ", "reject", "fixed_case"),
        ("events.type", "In Review", "in_review", "fixed_case"),
        ("events.type", f"held-for{NBSP}identity", "held_for_identity", "fixed_case"),
        ("events.trigger", "Initial review", "initial_review", "fixed_case"),
        ("claims.status", "Read", "read", "fixed_case"),
        ("events.type", "Goedgekeurd", "approved", "fixed_word"),
        ("events.type", "alsnog afgewezen", "reversed_to_rejected", "fixed_word"),
        ("events.type", "disapproved", "rejected", "fixed_word"),
        ("events.trigger", "vragen van de redactie", "press_inquiry", "fixed_word"),
        ("events.trigger", "Onbekend", "unknown", "fixed_unknown"),
        ("submissions.category", "Wapens", "weapons", "fixed_category"),
        ("submissions.category", f"oproep{NBSP}tot  geweld", "call_to_violence", "fixed_category"),
        ("submissions.further_categories", "wapens | drugs", "weapons|drugs", "fixed_category"),
        ("submissions.category", "onbekend", "unknown", "fixed_unknown"),
        ("submissions.account", "Unknown", "unknown", "fixed_unknown"),
        ("events.recorded_by", "ONBEKEND", "unknown", "fixed_unknown"),
        ("events.observed_to", "2023-03-15T14:30", "2023-03-15 14:30", "fixed_time"),
        ("events.observed_to", "15-03-2023", "2023-03-15", "fixed_date"),
        ("events.observed_to", "15 maart 2023", "2023-03-15", "fixed_date"),
        ("events.observed_to", "March 15, 2023 2:30 PM", "2023-03-15 14:30", "fixed_date"),
        ("submissions.submitted_at", "onbekend", "unknown", "fixed_unknown"),
    ],
)
def test_a_fault_with_one_remedy_is_mended_and_the_result_needs_none(column, text, after, why):
    assert of(column, text) == (after, why)
    assert of(column, after) is None


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("events.type", "aproved"),
        ("events.type", "approvedd"),
        ("events.type", "unknown"),
        ("events.type", "onbekend"),
        ("events.type", ""),
        ("submissions.coding", "wij"),
        ("submissions.category", "wapen"),
        ("submissions.further_categories", "wapens|weather"),
        ("submissions.further_categories", "wapens||drugs"),
        ("submissions.id", "onbekend"),
        ("submissions.id", "ad 1"),
        ("submissions.id", "AD-1"),
        ("submissions.platform", "tik tok"),
        ("submissions.platform", " TikTok\u202e"),
        ("submissions.platform", "\x1fTikTok "),
        ("events.reason", "Onbekend"),
        ("events.reason", "Unknown"),
        ("events.step", "3,0"),
        ("events.step", "03"),
        ("events.observed_to", "01/02/2025"),
        ("events.observed_to", "1-2-25"),
        ("events.observed_to", "45000"),
        ("events.observed_to", "gisteren"),
        ("events.observed_to", "2025-02-30"),
        ("events.observed_to", "15-03-2023 14:30:05.250"),
        ("events.observed_to", "ma 15-03-2023"),
    ],
)
def test_what_a_person_must_look_at_is_left_as_it_is(column, text):
    assert of(column, text) is None


def test_spaces_around_what_a_person_must_look_at_are_removed():
    assert of("events.type", " aproved ") == ("aproved", "fixed_spaces")


def test_a_date_that_can_mean_two_days_is_written_in_the_order_that_the_probe_declares():
    assert of("events.observed_to", "01/02/2025", "day-month-year") == ("2025-02-01", "fixed_date")
    assert of("events.observed_to", "15/02/2025", "month-day-year") is None


def test_a_part_of_a_second_that_is_nothing_is_no_loss():
    assert of("events.observed_to", "15-03-2023 14:30:05.000") == ("2023-03-15 14:30:05", "fixed_date")


BOOK = Codebook(
    (Category("a", "eerste", "first", ("beide", "onbekend")), Category("b", "tweede", "second", ("beide",)))
)


def test_a_word_that_names_two_categories_is_left_and_one_that_names_one_is_its_code():
    assert of("submissions.category", "beide", book=BOOK) is None
    assert of("submissions.category", "TWEEDE", book=BOOK) == ("b", "fixed_category")


def test_a_category_that_is_called_unknown_is_that_category():
    assert of("submissions.category", "Onbekend", book=BOOK) == ("a", "fixed_category")


def test_categories_that_could_not_be_read_are_left_alone():
    assert of("submissions.category", "wapens", book=Codebook(())) is None


def test_each_remedy_has_its_sentence_and_is_in_the_table_of_the_docstring():

    text = remedies.__doc__
    assert set(REMEDIES) <= set(codes())
    assert [line.split()[0] for line in text.splitlines() if line.startswith("fixed_")] == list(REMEDIES)
