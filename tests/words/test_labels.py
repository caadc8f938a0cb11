"""What readers see in the place of a code."""

from __future__ import annotations

from bnr_toolkit import words
from bnr_toolkit.schema import EVENT_TYPES, countable_columns


def test_every_column_that_can_be_counted_by_has_a_label():
    for language in ("nl", "en"):
        labels = [words.column_label(name, language) for name in countable_columns("internal")]
        assert len(set(labels)) == len(labels)


def test_a_category_has_its_label_and_an_unknown_code_itself(made):
    assert words.value_label(made.context(), "category", "gambling", "nl") == "gokken"
    assert words.value_label(made.context(), "category", "cheese", "en") == "cheese"


def test_unknown_is_said_in_words(made):
    for value in ("unknown", ""):
        assert words.value_label(made.context(), "language", value, "nl") == "onbekend"


def test_the_closed_words_have_labels_and_recorded_words_stay(made):
    assert words.value_label(made.context(), "expected", "accept", "nl") == "toelaten"
    assert words.value_label(made.context(), "coding", "ours", "en") == "our own coding"
    assert words.value_label(made.context(), "concept", "ours", "en") == "ours"


def test_only_our_words_get_a_capital(made):
    assert words.starting_label(made.context(), "category", "gambling", "nl") == "Gokken"
    assert words.starting_label(made.context(), "account", "redactie-1", "nl") == "redactie-1"
    assert words.starting_label(made.context(), "platform", "unknown", "en") == "Unknown"


def test_every_event_has_a_label_and_no_event_is_no_known_decision():
    for kind, (dutch, english) in EVENT_TYPES.items():
        assert (words.event_label(kind, "nl"), words.event_label(kind, "en")) == (dutch, english)
    assert words.event_label(None, "nl") == "geen besluit bekend"
