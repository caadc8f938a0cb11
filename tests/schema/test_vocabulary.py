"""The closed word lists."""

import pytest

from bnr_toolkit.schema import DECISION_WORDS, EVENT_TYPES, INFERENCE_SCOPES, TRIGGERS


def test_these_are_the_event_types_of_the_design():
    assert set(EVENT_TYPES) == {
        *("approved", "approved_limited", "rejected", "halted", "account_suspended", "held_for_identity"),
        *("reversed_to_approved", "reversed_to_rejected", "went_live", "removed_after_live"),
        *("submitted", "in_review", "appealed", "withdrawn_by_tester"),
    }


def test_these_are_the_triggers_of_the_design():
    assert set(TRIGGERS) == {
        *("initial_review", "edit", "time_only", "user_report", "press_inquiry", "account_action", "unknown"),
    }


def test_these_are_the_scopes_of_inference_of_the_design():
    assert set(INFERENCE_SCOPES) == {"none", "repeat-of-this-test"}


@pytest.mark.parametrize("words", [EVENT_TYPES, TRIGGERS, INFERENCE_SCOPES])
def test_labels_are_given_in_two_languages_and_not_shared(words):
    assert all(nl and en for nl, en in words.values())
    assert len({nl for nl, _ in words.values()}) == len(words)
    assert len({en for _, en in words.values()}) == len(words)


def test_decision_words_are_folded_and_mean_types_of_event():
    assert all(word == word.casefold().strip() for word in DECISION_WORDS)
    assert set(DECISION_WORDS.values()) <= set(EVENT_TYPES)
    assert all(DECISION_WORDS[kind] == kind for kind in EVENT_TYPES)


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("goedgekeurd", "approved"),
        ("goedgekeurd met beperkingen", "approved_limited"),
        ("afgewezen", "rejected"),
        ("niet goedgekeurd", "rejected"),
        ("tegengehouden", "halted"),
        ("open", "in_review"),
        ("wacht", "in_review"),
    ],
)
def test_dutch_decision_words_mean_what_a_reporter_means(word, kind):
    assert DECISION_WORDS[word] == kind


def test_a_decision_can_be_written_as_readers_see_it():
    assert all(DECISION_WORDS[label] == kind for kind, labels in EVENT_TYPES.items() for label in labels)


@pytest.mark.parametrize("word", ["active", "actief", "paused", "scheduled", "gepland", "not delivering", "ja", "nee"])
def test_a_word_that_does_not_say_what_was_decided_is_none(word):
    assert word not in DECISION_WORDS
