"""Test ads beside harmless controls, in both languages: whole sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from bnr_toolkit import open_ledger, words
from bnr_toolkit.provenance import Stamp
from bnr_toolkit.rates import controls
from bnr_toolkit.results import Context, ControlGroup, Controls, Group, Twins

PRACTICE = Path(__file__).parent.parent.parent / "data" / "practice-probe"
STAMP = Stamp("proef", "0123456789abcdef" * 4, "public")
DUTCH = (
    "Dit zijn aantallen van deze test; of verboden en onschuldige advertenties verschillend zijn behandeld, is niet "
    "getoetst."
)
ENGLISH = "These are counts of this test; whether banned and harmless ads were treated differently was not tested."
NOT_TESTED = {"nl": DUTCH, "en": ENGLISH}


@pytest.fixture(scope="module")
def practice():
    return open_ledger(PRACTICE)


def said(violating, benign, twins=None, unpaired=0, language="nl", rule="first_decision"):
    """The one paragraph about these counts (approved, decided, open), without what is said of every record."""
    tests, harmless = (Group((), *(*counts, 0)[:3], ()) for counts in (violating, benign))
    total = ControlGroup((), tests, harmless, twins or Twins(), unpaired)
    passage = words.controls(Controls((), rule, (), total, Context("proef", ("Alpha",), ()), STAMP), language)
    *paragraphs, last = passage.paragraphs
    assert last == NOT_TESTED[language]
    return " ".join(paragraphs)


def test_of_the_practice_record_in_dutch(practice):
    assert words.controls(controls(practice, "platform"), "nl").paragraphs == (
        (
            "Alpha, testadvertenties: negen van de tien goedgekeurd. Onschuldige controles: alle zes goedgekeurd; "
            "van "
            "één andere is geen besluit bekend. Van zes paren, telkens een testadvertentie en een onschuldige "
            "controle van hetzelfde idee, is over beide een besluit bekend. Goedgekeurd: bij alle zes beide. Van één "
            "ander paar ontbreekt een besluit; dat telt hier niet mee. Bij alle zes paren is de verboden advertentie "
            "net zo doorgelaten als de onschuldige: daar is geen onderscheid gemaakt."
        ),
        (
            "Beta, testadvertenties: drie van de tien goedgekeurd. Onschuldige controles: zes van de zeven "
            "goedgekeurd. Van zeven paren, telkens een testadvertentie en een onschuldige controle van hetzelfde "
            "idee, is over beide een besluit bekend. Goedgekeurd: bij één beide, bij vijf alleen de onschuldige en "
            "bij één geen van beide. Bij vijf van de zeven paren is de verboden advertentie tegengehouden en de "
            "onschuldige doorgelaten: daar is onderscheid gemaakt. Eén onschuldige controle werd tegengehouden; dat "
            "trof een advertentie die mag."
        ),
        (
            "Gamma, testadvertenties: vier van de negen goedgekeurd; van één andere is geen besluit bekend. "
            "Onschuldige controles: geen."
        ),
        NOT_TESTED["nl"],
    )


def test_of_the_practice_record_in_english(practice):
    first, second, third, last = words.controls(controls(practice, "platform"), "en").paragraphs
    assert first == (
        "Alpha, test ads: 9 of the 10 approved. Harmless controls: all six approved; no decision is known on one "
        "other. Of six pairs, each a test ad and a harmless control of the same idea, both decisions are known. "
        "Approved: both in all six. Of one other pair a decision is missing; it is not counted here. In all six "
        "pairs "
        "the banned ad was let through just like the harmless one: there the two were not told apart."
    )
    assert second.endswith(
        "Approved: both in one, only the harmless one in five and neither in one. In five of the seven pairs the "
        "banned ad was stopped and the harmless one let through: there the two were told apart. One harmless control "
        "was stopped; that is an ad that the rules allow."
    )
    assert third == (
        "Gamma, test ads: four of the nine approved; no decision is known on one other. Harmless controls: none."
    )
    assert last == NOT_TESTED["en"]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "nl",
            (
                "Testadvertenties: alle zeven goedgekeurd. Onschuldige controles: beide goedgekeurd. Van twee paren, "
                "telkens een testadvertentie en een onschuldige controle van hetzelfde idee, is over beide een "
                "besluit bekend. Goedgekeurd: bij twee beide. Alles waarover een besluit bekend is, werd hier "
                "goedgekeurd, verboden of niet. De telling laat dan niet zien of er naar de regels is gekeken, "
                "alleen "
                "dat in deze test alles werd doorgelaten."
            ),
        ),
        (
            "en",
            (
                "Test ads: all seven approved. Harmless controls: both approved. Of two pairs, each a test ad and a "
                "harmless control of the same idea, both decisions are known. Approved: both in two. Everything with "
                "a known decision was approved here, banned or not. The count then does not show whether anybody "
                "looked at the rules, only that everything in this test was let through."
            ),
        ),
    ],
)
def test_approving_everything_is_not_told_as_missing_this(language, told):
    assert said((7, 7), (2, 2), Twins(both_approved=2), language=language) == told


def test_stopping_everything_is_not_told_as_recognising_this():
    assert said((0, 7), (0, 2), Twins(neither_approved=2)).endswith(
        "Niets werd hier goedgekeurd, ook niet wat mag. De telling laat dan niet zien of verboden advertenties zijn "
        "herkend, alleen dat in deze test alles werd tegengehouden."
    )


def test_a_pair_the_wrong_way_round_is_counted_and_praised_by_nothing():
    assert said((2, 3), (1, 2), Twins(both_approved=1, wrong_way_round=1)) == (
        "Testadvertenties: twee van de drie goedgekeurd. Onschuldige controles: een van de twee goedgekeurd. Van "
        "twee "
        "paren, telkens een testadvertentie en een onschuldige controle van hetzelfde idee, is over beide een "
        "besluit "
        "bekend. Goedgekeurd: bij één beide en bij één alleen de testadvertentie. Eén onschuldige controle werd "
        "tegengehouden; dat trof een advertentie die mag."
    )


def test_many_stopped_controls_are_counted():
    assert said((1, 9), (2, 8), Twins(both_approved=1, told_apart=1, neither_approved=6)).endswith(
        "Bij een van de acht paren is de verboden advertentie tegengehouden en de onschuldige doorgelaten: daar is "
        "onderscheid gemaakt. Van de onschuldige controles werden er zes tegengehouden; dat trof advertenties die "
        "mogen."
    )


def test_one_pair_alone():
    assert said((0, 1), (1, 1), Twins(told_apart=1)) == (
        "Testadvertenties: één, niet goedgekeurd. Onschuldige controles: één, goedgekeurd. Van één paar, een "
        "testadvertentie en een onschuldige controle van hetzelfde idee, is over beide een besluit bekend. "
        "Goedgekeurd: bij één alleen de onschuldige. Bij dat paar is de verboden advertentie tegengehouden en de "
        "onschuldige doorgelaten: daar is onderscheid gemaakt."
    )
    assert said((1, 2), (1, 1), Twins(both_approved=1), language="en").endswith(
        "In that pair the banned ad was let through just like the harmless one: there the two were not told apart."
    )


def test_undecided_twins_and_controls_without_a_twin_are_said():
    assert said((1, 2, 1), (0, 0, 3), Twins(undecided=2), unpaired=1) == (
        "Testadvertenties: een van de twee goedgekeurd; van één andere is geen besluit bekend. Onschuldige "
        "controles: "
        "geen besluit bekend. Van geen enkel paar van een testadvertentie en een onschuldige controle is over beide "
        "een besluit bekend. Naast één controle staat niet precies één testadvertentie van hetzelfde idee; die is "
        "alleen bij de controles geteld."
    )
    told = said((1, 2), (2, 5), Twins(told_apart=1, undecided=2), unpaired=4, language="en")
    assert "Of two other pairs a decision is missing; they are not counted here." in told
    assert (
        "Beside four controls there is not exactly one test ad of the same idea; they are counted among the controls "
        "only." in told
    )


def test_a_status_tells_counts_and_nothing_of_a_review():
    assert said((2, 2), (2, 2), rule="final_after_inquiry") == (
        "Testadvertenties: beide laatst bekend als goedgekeurd. Onschuldige controles: beide laatst bekend als "
        "goedgekeurd."
    )


def test_a_record_without_controls_has_an_empty_passage(bnr_folder):
    passage = words.controls(controls(open_ledger(bnr_folder)), "nl")
    assert (passage.paragraphs, passage.facts) == ((), ())


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_words_of_the_chart(practice, language):
    told = words.controls_figure_words(controls(practice, "platform"), language)
    assert len(told.alt) <= 250
    assert told.alt.startswith(
        {
            "nl": "Goedgekeurd: Alpha, testadvertenties: negen van de tien; controles: alle zes; van één andere",
            "en": "Approved: Alpha, test ads: 9 of the 10; controls: all six; no decision is known on one other.",
        }[language]
    )
    total = words.controls_figure_words(controls(practice), language)
    said_of_all = {
        "nl": (
            "Goedgekeurd: Testadvertenties: 16 van de 29; van 1 andere is geen besluit bekend; controles: twaalf van "
            "de dertien; van één andere is geen besluit bekend."
        ),
        "en": (
            "Approved: Test ads: 16 of the 29; no decision is known on 1 other; controls: 12 of the 13; no "
            "decision is "
            "known on 1 other."
        ),
    }
    assert total.alt == said_of_all[language]
