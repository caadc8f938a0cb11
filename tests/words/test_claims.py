"""Counts of others in words: numbers as the language writes them, and nothing said that does not hold."""

import re

import pytest

from bnr_toolkit import words
from bnr_toolkit.provenance import Stamp
from bnr_toolkit.results import Claim, Claims, Context
from bnr_toolkit.schema import CLAIMS

STAMP = Stamp("proef", "0123456789abcdef" * 4, "public")


def claims(read: int = 0, inferred: int = 0, conflicting: int = 0, sources: int = 1) -> Claims:
    statuses = ["read"] * read + ["inferred"] * inferred + ["conflicting"] * conflicting
    made = (
        Claim(f"proef / {number}", "approved", number, f"example.org/{number % sources}", status)
        for number, status in enumerate(statuses)
    )
    return Claims(tuple(made), Context("proef", (), ()), STAMP)


@pytest.mark.parametrize(
    ("made", "dutch", "english"),
    [
        (
            claims(143, 32, 6, 27),
            (
                "In dit record staan 181 aantallen uit 27 bronnen. Daarvan zijn er 32 door ons afgeleid, en over 6 "
                "spreken bronnen elkaar tegen."
            ),
            (
                "There are 181 counts from 27 sources in this record. Of these, 32 are inferred by us, and for 6, "
                "sources contradict each other."
            ),
        ),
        (
            claims(10, 1, 1, 3),
            (
                "In dit record staan twaalf aantallen uit drie bronnen. Daarvan is er één door ons afgeleid, en over "
                "één spreken bronnen elkaar tegen."
            ),
            (
                "There are 12 counts from 3 sources in this record. Of these, one is inferred by us, and for one, "
                "sources contradict each other."
            ),
        ),
        (
            claims(2, 2),
            "In dit record staan vier aantallen uit één bron. Daarvan zijn er twee door ons afgeleid.",
            "There are four counts from one source in this record. Of these, two are inferred by us.",
        ),
        (
            claims(2, 0, 2, 2),
            "In dit record staan vier aantallen uit twee bronnen. Over twee daarvan spreken bronnen elkaar tegen.",
            "There are four counts from two sources in this record. For two of these, sources contradict each other.",
        ),
        (
            claims(2),
            "In dit record staan twee aantallen uit één bron. Elk daarvan staat in zijn bron.",
            "There are two counts from one source in this record. Each of these stands in its source.",
        ),
        (
            claims(1),
            "In dit record staat één aantal uit één bron. Het staat in de bron.",
            "There is one count from one source in this record. It stands in the source.",
        ),
        (
            claims(0, 1),
            "In dit record staat één aantal uit één bron. Het is door ons afgeleid.",
            "There is one count from one source in this record. It is inferred by us.",
        ),
        (
            claims(0, 0, 1),
            "In dit record staat één aantal uit één bron. Een andere bron noemt een ander aantal.",
            "There is one count from one source in this record. Another source states another count.",
        ),
        (
            claims(),
            "In dit record staan geen aantallen uit bronnen.",
            "There are no counts from sources in this record.",
        ),
    ],
)
def test_how_many_counts_there_are_and_how_certain(made, dutch, english):
    assert (str(words.claims(made, "nl")), str(words.claims(made, "en"))) == (dutch, english)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_sentence_starts_with_a_digit(language):
    for numbers in ((0, 30, 0), (0, 0, 30), (0, 30, 30), (30, 0, 0), (300, 21, 25)):
        text = str(words.claims(claims(*numbers, sources=25), language))
        assert not re.search(r"(^|\. )\d", text)


def test_the_notes_explain_only_the_statuses_that_there_are():
    whose, means, no_sum = words.claims_notes(claims(1, 1), "en")
    assert whose == (
        "The tests and the counts are those of the testers that the sources report on; no ads were counted here."
    )
    assert means == "Read: it stands in the source. Inferred: computed by us from what the source states."
    assert no_sum == "These counts cannot be added up: the same ads may have been counted in several rows."
    assert words.claims_notes(claims(0, 0, 1), "nl")[1] == "In strijd: een andere bron noemt een ander aantal."
    assert words.claims_notes(claims(), "nl") == ()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_status_has_a_label_and_known_measures_too(language):
    statuses = CLAIMS.column("status").choices
    assert len({words.claim_status_label(status, language) for status in statuses}) == len(statuses)
    for measure in ("submitted", "approved", "rejected", "open", "later_reversed"):
        assert "_" not in words.measure_label(measure, language)
    assert words.measure_label("limited", language) == "limited"
