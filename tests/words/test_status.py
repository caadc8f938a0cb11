"""What happened after the questions, claiming no more than the record."""

from __future__ import annotations

from bnr_toolkit import words
from bnr_toolkit.results import Bilingual, Step


def said(histories, language="nl") -> str:
    return words.status(histories, language).paragraphs[0]


def test_of_the_real_record(bnr_histories):
    assert words.status(bnr_histories, "nl").paragraphs == (
        "Na vragen van BNR voorkwam TikTok alsnog de publicatie van de advertenties.",
        "Volgens bron A voorkwam het bedrijf de publicatie; volgens bron B keurde het de advertenties alsnog af.",
        "Dat het om alle zes goedgekeurde advertenties gaat, is onze gevolgtrekking.",
    )
    assert words.status(bnr_histories, "en").paragraphs == (
        "After questions from BNR, TikTok prevented the publication of the ads after all.",
        (
            "According to source A the company prevented publication; according to source B it rejected the ads "
            "after "
            "all."
        ),
        "That this concerns all six approved ads is our inference.",
    )
    assert str(words.status_line(bnr_histories, "nl")) == (
        "Na vragen van BNR voorkwam TikTok alsnog de publicatie van de advertenties."
    )


def test_of_one_stopped_ad_speaks_of_one(made):
    ads = made.told(made.stopped("a", coding="ours"))
    assert words.status(ads, "nl").paragraphs == (
        "Na vragen van De Proefkrant voorkwam Alpha alsnog de publicatie van de advertentie.",
        "Dat het om de enige goedgekeurde advertentie gaat, is onze gevolgtrekking.",
    )


def test_of_two_stopped_ads_says_both(made):
    ads = made.told(made.stopped("a", coding="ours"), made.stopped("b"))
    assert words.status(ads, "nl").paragraphs[-1] == (
        "Dat het om beide goedgekeurde advertenties gaat, is onze gevolgtrekking."
    )


def test_of_some_stopped_ads_says_how_many(made):
    ads = made.told(made.stopped("a"), made.stopped("b", coding="ours"), made.history("c", "approved"))
    assert words.status(ads, "nl").paragraphs == (
        "Na vragen van De Proefkrant hield Alpha twee van de drie goedgekeurde advertenties alsnog tegen.",
        "Dat het om deze advertenties gaat, is onze gevolgtrekking.",
    )
    assert said(ads, "en") == (
        "After questions from De Proefkrant, Alpha stopped two of the three approved ads after all."
    )
    one = made.told(made.stopped("a", coding="ours"), made.history("c", "approved"))
    assert words.status(one, "nl").paragraphs[-1] == "Dat het om deze advertentie gaat, is onze gevolgtrekking."


def test_when_none_was_stopped_says_what_the_record_does_not_say(made):
    ads = made.told(made.history("a", "approved"), made.history("b", "approved", "removed_after_live"))
    assert said(ads) == (
        "In dit record staat niet dat Alpha na vragen van De Proefkrant advertenties heeft tegengehouden die eerst "
        "waren goedgekeurd."
    )
    assert said(ads, "en") == (
        "This record does not say that Alpha, after questions from De Proefkrant, stopped any ad that had first been "
        "approved."
    )
    several = made.told(made.history("a", "approved"), platforms=("Alpha", "Beta"))
    assert "dat Alpha en Beta na vragen van De Proefkrant advertenties hebben tegengehouden" in said(several)
    assert words.status_line(ads, "nl").paragraphs == ()


def test_without_an_inquiry_says_that_the_record_tells_of_no_questions(made):
    ads = made.told(made.history("a", "approved"), inquiries=())
    assert said(ads) == "Of er vragen aan Alpha zijn gesteld, staat niet in dit record."
    assert said(ads, "en") == "This record does not say whether questions were put to Alpha."


def test_an_ad_that_was_shown_was_stopped_but_its_publication_not_prevented(made):
    ads = made.told(made.stopped("a", "removed_after_live", first="went_live"), made.stopped("b"))
    assert said(ads) == "Na vragen van De Proefkrant stopte Alpha beide goedgekeurde advertenties alsnog."
    assert "voorkwam" not in str(words.status(ads, "nl"))


def test_names_only_the_platforms_that_stopped_ads(made):
    beta = made.history("b", "approved", platform="Beta")
    ads = made.told(made.stopped("a"), beta, platforms=("Alpha", "Beta"))
    assert said(ads) == ("Na vragen van De Proefkrant hield Alpha één goedgekeurde advertentie alsnog tegen.")
    both = made.told(made.stopped("a"), made.stopped("b", platform="Beta"), platforms=("Alpha", "Beta"))
    assert said(both) == (
        "Na vragen van De Proefkrant voorkwamen Alpha en Beta alsnog de publicatie van de advertenties."
    )


def test_an_approved_control_does_not_make_all_into_some(made):
    ads = made.told(made.stopped("a"), made.stopped("b"), made.history("c", "approved", expected="accept"))
    assert said(ads) == "Na vragen van De Proefkrant voorkwam Alpha alsnog de publicatie van de advertenties."


def test_without_a_tester_the_newsroom_asked(made):
    ads = made.told(made.stopped("a"), made.stopped("b"), tester=None, tester_short=None)
    assert said(ads).startswith("Na vragen van de redactie voorkwam")
    assert said(ads, "en").startswith("After questions from the newsroom, Alpha prevented")


def test_a_stop_that_no_question_set_off_is_not_told_as_one(made):
    steps = (
        Step(1, "approved", "initial_review", "source", "unknown", "unknown"),
        Step(2, "halted", "user_report", "source", "unknown", "unknown"),
    )
    assert said(made.told(made.history("a", "approved", "halted", *steps))).startswith("In dit record staat niet")


def test_one_line_an_ad_tells_first_and_last(bnr_histories, made):
    lines = words.histories(bnr_histories, "nl").paragraphs
    assert lines[1] == "Riep op tot geweld: het bestormen van de Tweede Kamer – goedgekeurd, later tegengehouden."
    assert lines[3] == "Stemoproep van de premier, gevolgd door beschuldigingen van stembusfraude – afgewezen."
    described = made.history("ad-1", None, description=Bilingual("verkocht wapens", "sold weapons"))
    assert words.histories(made.told(described), "en").paragraphs == ("Sold weapons – no decision known.",)
