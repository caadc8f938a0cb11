"""The box answers what anybody can object, and says of the record no more than it holds."""

from __future__ import annotations

import pytest

from bnr_toolkit import words
from bnr_toolkit.results import Step


def answers(rates, histories, language="nl") -> dict[str, str]:
    return dict(words.limits(rates, histories, language).terms)


def test_of_the_real_record_in_dutch(bnr_rates, bnr_histories):
    said = words.limits(bnr_rates(), bnr_histories, "nl")
    assert said.role == "box"
    assert said.terms == (
        (
            "Wat laat de test zien?",
            "TikTok keurde zes van de zeven testadvertenties goed. Geteld is het eerste besluit over elke advertentie.",
        ),
        (
            "Worden zulke advertenties dus altijd doorgelaten?",
            (
                "De advertenties zijn gekozen en niet bij toeval getrokken. De telling geldt alleen voor deze test met "
                "deze advertenties; hoe vaak TikTok zulke advertenties in het algemeen doorlaat, blijkt er niet uit."
            ),
        ),
        (
            "Zijn de advertenties ook vertoond?",
            (
                "Goedkeuren is nog niet vertonen. Dit record zegt van geen enkele testadvertentie dat mensen haar te "
                "zien kregen. Wat er na de vragen gebeurde, staat apart en verandert deze telling niet."
            ),
        ),
        (
            "Worden onschuldige advertenties wel goedgekeurd?",
            (
                "Dit record bevat geen onschuldige advertenties ter controle. Of ze bij TikTok anders worden "
                "beoordeeld, blijkt er dus niet uit."
            ),
        ),
        (
            "Is het nu nog zo?",
            (
                "Wanneer precies is getest, staat niet in dit record. De telling is een momentopname. Hoe er nu bij "
                "TikTok wordt beoordeeld, blijkt er niet uit."
            ),
        ),
        (
            "Stond vooraf vast hoe er zou worden geteld?",
            "Of vooraf een protocol is vastgelegd, is niet bekend.",
        ),
        (
            "Is het elders net zo?",
            (
                "Getest is bij TikTok, met deze advertenties. Over andere platforms, accounts, talen, landen en "
                "onderwerpen zegt de telling niets."
            ),
        ),
    )
    assert set(said.facts) == {
        "first_decision.total.approved",
        "first_decision.total.decided",
        "first_decision.total.open",
    }


def test_of_the_real_record_in_english(bnr_rates, bnr_histories):
    assert str(words.limits(bnr_rates(), bnr_histories, "en")) == (
        "What does the test show? TikTok approved six of the seven test ads. The count is of the first decision on "
        "each ad.\n\n"
        "So are such ads always let through? The ads were chosen, not drawn at random. The count holds only for this "
        "test with these ads; it does not show how often TikTok lets such ads through in general.\n\n"
        "Were the ads shown to anyone? Approval is not yet showing. This record says of none of the test ads that "
        "people got to see it. What happened after the questions is told separately and does not change this count.\n\n"
        "Are harmless ads approved? This record holds no harmless ads as a control. So it does not show whether those "
        "are judged differently at TikTok.\n\n"
        "Is it still so today? When exactly the test was done is not in this record. The count is a snapshot. It does "
        "not show how ads are judged at TikTok today.\n\n"
        "Was it settled beforehand how to count? Whether a protocol was frozen beforehand is not known.\n\n"
        "Is it the same elsewhere? The test was done at TikTok, with these ads. The count says nothing about other "
        "platforms, accounts, languages, countries or subjects."
    )


def test_a_status_is_told_as_one_and_nothing_is_said_to_be_told_apart(bnr_rates, bnr_histories):
    said = answers(bnr_rates("final_after_inquiry"), bnr_histories)
    assert said["Wat laat de test zien?"] == (
        "Na vragen van BNR stond geen van de zeven testadvertenties op goedgekeurd. Dit is de laatst bekende stand van "
        "zaken na de vragen van BNR, geen score."
    )
    assert said["Zijn de advertenties ook vertoond?"].endswith("dat mensen haar te zien kregen.")


LIVE = Step(2, "went_live", "time_only", "source", "unknown", "unknown")


def test_ads_that_were_shown_are_said_to_be_all_or_some(made):
    asked, ads = "Zijn de advertenties ook vertoond?", made.counted(2, 2)
    live, quiet = (made.history("a", "approved", None, LIVE), made.history("b", "approved"))
    assert answers(ads, made.told(live, live))[asked] == (
        "Volgens dit record zijn de testadvertenties vertoond. "
        "De telling gaat over het besluit en niet over hoeveel mensen ze zagen."
    )
    assert answers(ads, made.told(live, quiet))[asked] == (
        "Volgens dit record is een deel van de testadvertenties vertoond; van de andere staat dat er niet in. "
        "De telling gaat over het besluit en niet over hoeveel mensen ze zagen."
    )


def test_a_shown_control_is_no_shown_test_ad(made):
    control = made.history("c", "approved", None, LIVE, expected="accept")
    said = answers(made.counted(1, 1), made.told(made.history("a", "approved"), control), "en")
    assert said["Were the ads shown to anyone?"].startswith("Approval is not yet showing.")
    assert said["Are harmless ads approved?"] == (
        "Harmless ads were submitted too, as a control. They do not count here; "
        "what became of them stands under a heading of its own."
    )


def test_controls_on_another_platform_are_none_of_this_one(made):
    elsewhere = made.history("c", "approved", platform="Beta", expected="accept")
    ads = made.told(made.history("a", "approved"), elsewhere, platforms=("Alpha", "Beta"))
    said = answers(made.counted(1, 1, platform="Alpha", context=made.context(platforms=("Alpha", "Beta"))), ads, "en")
    assert said["Are harmless ads approved?"] == (
        "This record holds no harmless ads as a control. So it does not show whether those are judged differently at "
        "Alpha."
    )


def test_dates_that_are_known_are_said(made):
    context = made.context(conducted="2025-02", protocol_frozen="2025-02-03", inference="repeat-of-this-test")
    rates, ads = made.counted(1, 2, context=context), made.told(made.history("a", "approved"))
    dutch, english = answers(rates, ads), answers(rates, ads, "en")
    assert dutch["Is het nu nog zo?"].startswith("Er is getest in februari 2025. De telling is een momentopname.")
    assert english["Is it still so today?"].startswith("The test was done in February 2025. The count is a snapshot.")
    assert dutch["Stond vooraf vast hoe er zou worden geteld?"] == "Het protocol is op 3 februari 2025 vastgelegd."
    assert english["Was it settled beforehand how to count?"] == "The protocol was frozen on 3 February 2025."
    assert dutch["Worden zulke advertenties dus altijd doorgelaten?"] == (
        "De advertenties zijn gekozen en niet bij toeval getrokken. "
        "De telling gaat over deze test, niet over alle advertenties op Alpha."
    )


def test_a_bare_sheet_does_not_tell_how_ads_were_chosen(made):
    rates = made.counted(1, 2, context=made.context(protocol=None, inquiries=(), platforms=()))
    said = answers(rates, made.told(made.history("a", "approved"), platforms=()), "en")
    assert said["So are such ads always let through?"].startswith("The count holds only for this test")
    assert "chosen" not in " ".join(said.values())
    assert said["Is it the same elsewhere?"].startswith("The test was done at the platforms, with these ads.")


@pytest.mark.parametrize("counts", [(0, 0, 3), (0, 1, 0), (1, 1, 0), (2, 2, 1), (30, 60, 0)])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_whatever_was_counted_each_question_has_an_answer_of_whole_sentences(made, counts, language):
    said = answers(made.counted(*counts), made.told(made.history("a", "approved")), language)
    assert len(said) == 7
    for question, answer in said.items():
        assert question.endswith("?")
        assert answer.endswith(".")
        assert ".." not in answer
        assert answer[0].isupper()
