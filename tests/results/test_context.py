"""The public context of results."""

import pickle

import pytest

from bnr_toolkit.ledger import open_ledger
from bnr_toolkit.results import Bilingual, CategoryLabel, Context


def test_a_text_is_read_in_the_language_of_the_page():
    text = Bilingual("oproep", "call")
    assert (text.in_language("nl"), text.in_language("en")) == ("oproep", "call")


def test_a_context_is_frozen_and_survives_a_process_border(bnr_folder):
    context = open_ledger(bnr_folder).context
    assert pickle.loads(pickle.dumps(context)) == context
    with pytest.raises(AttributeError):
        context.inference = "repeat-of-this-test"


def test_the_least_that_a_probe_can_say_about_itself():
    context = Context("x", ("Alpha",), (CategoryLabel("a", Bilingual("b", "c")),))
    assert context.inference == "none"
    assert context.category("a").label.en == "c"
    assert context.category("z") == CategoryLabel("z", Bilingual("z", "z"))
