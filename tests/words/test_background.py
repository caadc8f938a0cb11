"""What the record says about itself, and what it does not."""

from __future__ import annotations

import os
import re
import socket
from dataclasses import replace
from pathlib import Path

import pytest

from bnr_toolkit import words
from bnr_toolkit.results import Bilingual, Correction, Group, Interval, Reply, Source

QUOTE = Reply(Bilingual("een woordvoerder", "a spokesperson"), "quote", "nl", Bilingual("Nee.", "No."), ("A",))


class TestReplies:
    def test_of_the_real_record_quote_only_what_is_quoted(self, bnr_histories):
        passage = words.replies(bnr_histories, "nl")
        assert passage.paragraphs == ("Wanneer de vragen zijn gesteld en wanneer het antwoord kwam, is niet bekend.",)
        assert str(passage.quotes[0]) == (
            "Een woordvoerder van TikTok: „Deze advertenties hadden nooit goedgekeurd mogen worden.” (bronnen A en B)"
        )
        assert str(passage.quotes[3]) == (
            "TikTok: Het bedrijf beloofde meer te doen voor de veiligheid van de verkiezingen. "
            "(samengevat, onze vertaling uit het Engels, bron B)"
        )
        assert str(words.replies(bnr_histories, "en").quotes[0]) == (
            "A TikTok spokesperson: “These ads should never have been approved.” "
            "(sources A and B, our translation from Dutch)"
        )

    @pytest.mark.parametrize("language", ["nl", "en"])
    def test_never_put_a_paraphrase_between_quotation_marks(self, bnr_histories, language):
        quotes = words.replies(bnr_histories, language).quotes
        assert [quote.kind for quote in quotes] == [
            "quote",
            "paraphrase",
            "paraphrase",
            "paraphrase",
            "quote",
            "paraphrase",
        ]
        for quote in quotes:
            assert bool(re.search('[„“”"]', str(quote))) == (quote.kind == "quote")

    @pytest.mark.parametrize(
        ("kind", "source_language", "note"),
        [
            ("quote", "nl", "bron A"),
            ("quote", "en", "bron A, onze vertaling uit het Engels"),
            ("paraphrase", "nl", "samengevat, bron A"),
            ("paraphrase", "en", "samengevat, onze vertaling uit het Engels, bron A"),
        ],
    )
    def test_say_what_was_translated_and_what_was_summed_up(self, made, kind, source_language, note):
        reply = replace(QUOTE, kind=kind, language=source_language)
        histories = made.told(inquiries=(replace(made.inquiry, replies=(reply,)),))
        assert words.replies(histories, "nl").quotes[0].note == note

    @pytest.mark.parametrize(
        ("asked", "replied", "dutch", "english"),
        [
            (
                "2023-02-20",
                "2023-02-24",
                "Gevraagd op 20 februari 2023, antwoord op 24 februari 2023.",
                "Asked on 20 February 2023, answered on 24 February 2023.",
            ),
            (
                "2023-02",
                None,
                "Gevraagd in februari 2023; wanneer het antwoord kwam, is niet bekend.",
                "Asked in February 2023; when the reply came is not known.",
            ),
            (
                None,
                "2023",
                "Antwoord in 2023; wanneer de vragen zijn gesteld, is niet bekend.",
                "Answered in 2023; when the questions were put is not known.",
            ),
            (
                None,
                None,
                "Wanneer de vragen zijn gesteld en wanneer het antwoord kwam, is niet bekend.",
                "When the questions were put and when the reply came is not known.",
            ),
        ],
    )
    def test_give_the_dates_that_are_known(self, made, asked, replied, dutch, english):
        inquiry = replace(made.inquiry, asked=asked, replied=replied, replies=(QUOTE,))
        assert words.replies(made.told(inquiries=(inquiry,)), "nl").paragraphs == (dutch,)
        assert words.replies(made.told(inquiries=(inquiry,)), "en").paragraphs == (english,)

    def test_tell_of_questions_that_were_not_answered(self, made):
        inquiry = replace(made.inquiry, asked="2023-02-20", deadline="2023-02-24")
        assert str(words.replies(made.told(inquiries=(inquiry,)), "nl")) == (
            "Gevraagd op 20 februari 2023; een antwoord staat niet in dit record. Antwoorden kon tot 24 februari 2023."
        )
        assert str(words.replies(made.told(), "en")) == (
            "There is no reply in this record; when the questions were put is not known."
        )

    def test_name_who_was_asked_when_several_were(self, made):
        two = (replace(made.inquiry, asked="2023-02-20"), replace(made.inquiry, recipient="Beta"))
        assert words.replies(made.told(inquiries=two), "nl").paragraphs == (
            "Alpha: Gevraagd op 20 februari 2023; een antwoord staat niet in dit record.",
            "Beta: Een antwoord staat niet in dit record; wanneer de vragen zijn gesteld, is niet bekend.",
        )

    def test_without_an_inquiry_there_are_none(self, made):
        assert str(words.replies(made.told(inquiries=()), "nl")) == "Er staan geen antwoorden van Alpha in dit record."
        bare = made.told(inquiries=(), platforms=())
        assert str(words.replies(bare, "en")) == "There are no replies from the platforms in this record."


class TestMethod:
    def test_of_the_real_record(self, bnr_histories):
        said = words.method(bnr_histories, "nl").paragraphs
        assert said[0] == "De advertenties zijn ingediend door BNR Nieuwsradio."
        assert said[-2:] == (
            "Of vooraf een protocol is vastgelegd, is niet bekend.",
            "Dit record en deze pagina zijn gemaakt door bnr_toolkit.",
        )

    @pytest.mark.parametrize(
        ("conducted", "dutch", "english"),
        [
            ("2023-02-10", "op 10 februari 2023", "on 10 February 2023"),
            ("2023-02", "in februari 2023", "in February 2023"),
            ("2023", "in 2023", "in 2023"),
        ],
    )
    def test_says_when_as_precisely_as_it_is_known(self, made, conducted, dutch, english):
        histories = made.told(conducted=conducted)
        assert (
            words.method(histories, "nl").paragraphs[0] == f"De advertenties zijn ingediend door De Proefkrant {dutch}."
        )
        assert words.method(histories, "en").paragraphs[0] == f"The ads were submitted by De Proefkrant {english}."

    def test_says_when_the_protocol_was_frozen(self, made):
        said = words.method(made.told(protocol_frozen="2023-01-02"), "nl").paragraphs
        assert said[-1] == "Het protocol is op 2 januari 2023 vastgelegd."
        assert words.method(made.told(protocol_frozen="2023-01"), "en").paragraphs[-1] == (
            "The protocol was frozen in January 2023."
        )


class TestProvenance:
    def test_of_the_real_record(self, bnr_rates):
        rates = bnr_rates()
        assert words.provenance(rates, "nl").terms == (
            ("Record", "bnr-tiktok-2023"),
            ("Vingerafdruk", rates.stamp.digest),
            ("Regel", "first_decision. Geteld is het eerste besluit over elke advertentie."),
            ("Geteld naar", "categorie"),
            ("Categorieën", "alleen de hoofdcategorie"),
            ("Platform", "alle platforms in het record"),
            ("Stand op", "alles wat in het record staat"),
            ("Interval", "geen op deze pagina"),
            ("Taal", "Nederlands"),
            ("Voor", "lezers"),
            ("Gemaakt met", f"bnr_toolkit {rates.stamp.version}"),
        )

    def test_names_every_parameter_also_the_defaults(self, made):
        total = Group((), 6, 7, 0, (), Interval(0.49, 0.97))
        rates = made.counted(6, 7, platform="Alpha", codes="any", confidence=0.999, total=total)
        terms = dict(words.provenance(rates, "nl", as_of="2023-03-01").terms)
        assert terms["Geteld naar"] == "alleen het totaal"
        assert terms["Platform"] == "Alpha"
        assert terms["Interval"] == "volgens Wilson, 99,9%"
        english = dict(words.provenance(replace(rates, method="clopper_pearson"), "en").terms)
        assert english["Interval"] == "by the Clopper–Pearson method, 99.9%"
        assert terms["Stand op"] == "1 maart 2023"
        assert terms["Categorieën"] == "elke categorie van een advertentie"

    @pytest.mark.parametrize("language", ["nl", "en"])
    def test_has_no_clock_no_path_and_no_host(self, bnr_rates, language):
        said = str(words.provenance(bnr_rates(), language))
        assert not re.search(r"[0-9]{1,2}[:.][0-9]{2}\b|20[0-9]{2}-[0-9]{2}", said)
        assert "/" not in said
        assert "\\" not in said
        assert socket.gethostname() not in said
        assert Path.cwd().name not in said.replace("bnr_toolkit", "")
        assert os.environ.get("USER", "no user") not in said


def test_sources_have_their_date_when_it_is_known(made):
    title = Bilingual("Bericht", "Report")
    histories = made.told(sources=(Source("A", title, "2023-02"), Source("B", title, None)))
    assert words.sources(histories, "nl").terms == (("A", "Bericht, februari 2023"), ("B", "Bericht"))
    assert str(words.sources(histories, "en")) == "A: Report, February 2023\n\nB: Report"


def test_corrections_are_told_with_their_date(made):
    correction = Correction("2023-03-01", Bilingual("Eerst stond hier vijf.", "This first said five."))
    assert str(words.corrections(made.told(corrections=(correction,)), "nl")) == "1 maart 2023: Eerst stond hier vijf."
    assert str(words.corrections(made.told(), "en")) == "There are no corrections."


def test_corrections_are_numbered_by_date_with_what_it_said_before_and_says_now(made):
    second = Correction(
        "2023-03-05",
        Bilingual("Een advertentie was dubbel geteld.", "One ad was counted twice."),
        Bilingual("zeven van de acht", "seven of the eight"),
        Bilingual("zes van de zeven", "six of the seven"),
    )
    first = Correction("2023-03-01", Bilingual("Een naam was verkeerd.", "A name was wrong."))
    dutch = words.corrections(made.told(corrections=(second, first)), "nl")
    assert (dutch.role, dutch.terms) == (
        "corrections",
        (
            ("1 maart 2023", "Een naam was verkeerd."),
            (
                "5 maart 2023",
                (
                    "Een advertentie was dubbel geteld.\n"
                    "Eerst stond er: „zeven van de acht”\nNu staat er: „zes van de zeven”"
                ),
            ),
        ),
    )
    english = words.corrections(made.told(corrections=(second,)), "en")
    assert str(english) == (
        "5 March 2023: One ad was counted twice.\nIt first said: “seven of the eight”\nIt now says: “six of the seven”"
    )


def test_an_answer_is_late_only_when_its_day_shows_it(made):
    def said(replied, deadline):
        inquiry = replace(made.inquiry, asked="2023-02-20", replied=replied, deadline=deadline)
        return words.replies(made.told(inquiries=(inquiry,)), "nl").paragraphs[0]

    assert said("2023-02-23", "2023-02-22") == (
        "Gevraagd op 20 februari 2023, antwoord op 23 februari 2023. Antwoorden kon tot 22 februari 2023. "
        "Het antwoord kwam na die termijn."
    )
    for replied, deadline in (("2023-02-22", "2023-02-22"), ("2023-03", "2023-02-22"), ("2023-02-23", "2023-02")):
        assert "termijn" not in said(replied, deadline)


def test_platforms_that_were_not_asked_are_said_to_be(made):
    asked_one = made.told(platforms=("Alpha", "Beta", "Gamma"))
    assert words.replies(asked_one, "nl").paragraphs[-1] == "Vragen aan Beta en Gamma staan niet in dit record."
    assert words.replies(asked_one, "en").paragraphs[-1] == "This record holds no questions to Beta and Gamma."


def test_the_texts_of_the_real_record_are_given_in_both_languages(bnr_histories):
    assert str(words.notice(bnr_histories, "nl")) == (
        "Reconstructie op basis van berichtgeving over onderzoek van BNR; niet door BNR gemaakt."
    )
    for said in (words.choices, words.not_known, words.background):
        assert len(said(bnr_histories, "nl").paragraphs) == len(said(bnr_histories, "en").paragraphs) > 0


@pytest.fixture(scope="module")
def bare():
    import pandas

    from bnr_toolkit import ad_histories, approval_rates, open_ledger

    sheet = pandas.DataFrame(
        {
            "ad": ["1", "2", "3"],
            "category": ["gambling", "gambling", "weapons"],
            "platform": ["TikTok"] * 3,
            "decision": ["approved", "rejected", "pending"],
        }
    )
    ledger = open_ledger(sheet)
    return approval_rates(ledger, "category"), ad_histories(ledger)


class TestBareSheet:
    """A sheet without ``probe.yml``: grammatical sentences, or nothing."""

    def test_has_its_finding_in_words(self, bare):
        rates, histories = bare
        assert str(words.headline(rates, "nl")) == (
            "TikTok keurde een van de twee beoordeelde testadvertenties goed; van één andere is geen besluit bekend"
        )
        assert str(words.lead(rates, histories, "nl")) == (
            "De redactie diende drie testadvertenties in bij TikTok. TikTok keurde er één goed en wees er één af. "
            "Over één testadvertentie is geen besluit bekend; die telt niet mee."
        )
        assert str(words.status(histories, "en")) == ("This record does not say whether questions were put to TikTok.")
        assert words.histories(histories, "nl").paragraphs == (
            "1 – goedgekeurd.",
            "2 – afgewezen.",
            "3 – geen besluit bekend.",
        )

    @pytest.mark.parametrize("language", ["nl", "en"])
    def test_says_nothing_about_what_it_does_not_hold(self, bare, language):
        _, histories = bare
        for said in (words.notice, words.method, words.choices, words.not_known, words.background, words.sources):
            assert str(said(histories, language)) == ""
