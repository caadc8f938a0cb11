"""Rich output: MIME types, metadata, and nothing for what says nothing."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from bnr_toolkit import ad_histories, approval_rates, facts, figures, for_audience, open_ledger, tables, words
from bnr_toolkit.display import FACTS_TYPE, KEY, bundle, show
from bnr_toolkit.provenance import Stamp
from bnr_toolkit.results import Facts, Passage, Quote, Table

STAMP = Stamp("proef", "0" * 64, "public")


@pytest.fixture(scope="module")
def bnr(bnr_folder):
    ledger = open_ledger(bnr_folder)
    return for_audience(approval_rates(ledger, "category"), "public"), for_audience(ad_histories(ledger), "public")


def well_formed(html: str) -> list[str]:
    """The tags of a piece of HTML, in order; fails when one is not closed."""
    seen, still_open = [], []

    class Parser(HTMLParser):
        def handle_starttag(self, tag, attrs):
            seen.append(tag)
            still_open.append(tag)

        def handle_endtag(self, tag):
            assert still_open.pop() == tag

    parser = Parser()
    parser.feed(html)
    parser.close()
    assert still_open == []
    return seen


def test_a_headline(bnr):
    rates, _ = bnr
    data, metadata = bundle(words.headline(rates, "nl"))
    assert data == {
        "text/html": "<h1>TikTok keurde zes van de zeven testadvertenties goed</h1>",
        "text/plain": "TikTok keurde zes van de zeven testadvertenties goed",
    }
    assert metadata == {
        KEY: {
            "role": "headline",
            "language": "nl",
            "facts": ["first_decision.total.approved", "first_decision.total.decided", "first_decision.total.open"],
            "audience": "public",
            "digest": rates.stamp.digest,
        }
    }


def test_a_table(bnr):
    rates, _ = bnr
    table = tables.rates(rates, "en")
    data, metadata = bundle(table)
    assert data == {"text/html": tables.html(table), "text/plain": tables.text(table)}
    about = metadata[KEY]
    assert (about["role"], about["language"], about["audience"]) == ("table", "en", "public")
    assert about["facts"] == list(table.facts)


@pytest.mark.parametrize("kind", ["rates", "stages"])
def test_a_figure(bnr, kind):
    rates, histories = bnr
    figure = figures.rates(rates, "nl") if kind == "rates" else figures.stages(histories, "nl")
    data, metadata = bundle(figure)
    assert set(data) == {"image/svg+xml", "text/plain"}
    assert data["text/plain"] == f"{figure.title}\n\n{figure.alt}"
    assert data["image/svg+xml"].startswith("<svg")
    about = metadata[KEY]
    assert about["role"] == "figure"
    assert (about["title"], about["alt"], about["description"]) == (figure.title, figure.alt, figure.description)
    assert about["facts"] == list(figure.facts)
    assert about["data"] == tables.csv(figure.data)
    assert metadata["image/svg+xml"]["alt"] == figure.alt
    assert metadata["image/svg+xml"]["narrow"]["svg"].startswith("<svg")


def test_facts(bnr):
    rates, histories = bnr
    data, metadata = bundle(facts.collect(rates, histories))
    assert set(data) == {FACTS_TYPE, "text/plain"}
    assert data[FACTS_TYPE][0] == {
        "id": "first_decision.category=voting_information.approved",
        "value": 1,
        "formula": "number of these rows whose outcome under the rule is approved",
        "rule": "first_decision",
        "rows": ["ad-1"],
    }
    assert "first_decision.total.approved = 6\n" in data["text/plain"]
    assert metadata == {KEY: {"role": "facts", "audience": "public", "digest": rates.stamp.digest}}


def test_passages_are_well_formed(bnr):
    rates, histories = bnr
    tags = {
        "lead": ["div", "p"],
        "certainty": ["div", "p", "p", "p", "p"],
        "rates": ["ul", "li", "li", "li", "li", "li"],
    }
    assert well_formed(bundle(words.lead(rates, histories, "nl"))[0]["text/html"]) == tags["lead"]
    assert well_formed(bundle(words.certainty(rates, "nl"))[0]["text/html"]) == tags["certainty"]
    assert well_formed(bundle(words.rates(rates, "nl"))[0]["text/html"]) == tags["rates"]
    assert well_formed(bundle(words.provenance(rates, "nl"))[0]["text/html"]) == ["dl", *["dt", "dd"] * 11]


def test_only_a_quote_is_a_block_quotation(bnr):
    _, histories = bnr
    html = bundle(words.replies(histories, "en"))[0]["text/html"]
    tags = well_formed(html)
    assert tags.count("figure") == 6
    assert tags.count("blockquote") == 2
    assert html.count('class="reply paraphrase"') == 4


def test_markup_in_a_passage_is_text():
    nasty = "<script>alert('1')</script>"
    quote = Quote(nasty, nasty, "quote", "nl", nasty)
    for role in ("headline", "list", "terms", "text"):
        passage = Passage(role, "nl", (nasty,), STAMP, quotes=(quote,), terms=((nasty, nasty),))
        assert "<script" not in bundle(passage)[0]["text/html"]


@pytest.mark.parametrize(
    "empty",
    [
        Passage("text", "nl", (), STAMP),
        Passage("text", "nl", ("",), STAMP),
        Table("Telling", "nl", ("A",), (False,), (), (), STAMP),
        Facts((), STAMP),
    ],
)
def test_what_says_nothing_shows_nothing(empty, capsys):
    assert bundle(empty) == ({}, {})
    show(empty)
    assert capsys.readouterr().out == ""


def test_a_figure_without_rows_shows_nothing(records):
    ledger = records.ledger([records.ad()], [records.event("ad-1", "approved")])
    assert bundle(figures.stages(ad_histories(ledger), "nl")) == ({}, {})


def test_something_else_is_refused_with_what_can_be_shown():
    with pytest.raises(TypeError) as caught:
        bundle("text")  # type: ignore[arg-type]
    assert str(caught.value) == "show() takes passages, tables, figures and facts, not str"


def test_outside_a_notebook_the_text_is_printed(bnr, capsys):
    rates, _ = bnr
    show(words.headline(rates, "en"), words.rule(rates, "en"))
    assert capsys.readouterr().out == (
        "TikTok approved six of the seven test ads\nThe count is of the first decision on each ad.\n"
    )


def test_corrections_are_a_numbered_list_with_before_and_after_in_words():
    said = Passage("corrections", "nl", (), None, terms=(("1 maart 2023", "Een <naam>.\nNu staat er: „zes”"),))
    assert bundle(said)[0]["text/html"] == (
        '<ol class="corrections">\n<li><p><b>1 maart 2023</b></p>\n'
        "<p>Een &lt;naam&gt;.</p>\n<p>Nu staat er: „zes”</p></li>\n</ol>"
    )


def test_the_box_has_a_heading_for_each_question_and_an_ad_opens_to_its_lines():
    box = Passage("box", "en", (), None, terms=(("Is it so?", "Yes & no.\nReally."),))
    assert bundle(box)[0]["text/html"] == (
        '<div class="box">\n<h3>Is it so?</h3>\n<p>Yes &amp; no.</p>\n<p>Really.</p>\n</div>'
    )
    ads = Passage("ads", "en", (), None, terms=(("ad-1 · approved", "One.\nTwo."),))
    assert bundle(ads)[0]["text/html"] == (
        '<details class="ad"><summary>ad-1 · approved</summary><p>One.</p>\n<p>Two.</p></details>'
    )
