"""The page: one file, nothing that runs or asks, whole without code, and safe with a hostile record."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import nbformat
import pytest

from bnr_toolkit import tables, words
from bnr_toolkit.display import bundle
from bnr_toolkit.errors import RunFailed
from bnr_toolkit.ledger import open_ledger
from bnr_toolkit.rates import approval_rates
from bnr_toolkit.redact import for_audience
from bnr_toolkit.report.page import page
from bnr_toolkit.results import Passage


class Outline(HTMLParser):
    """Tags with their attributes, and the text of headings."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.headings: list[tuple[str, str]] = []
        self._open: str | None = None
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if re.fullmatch(r"h[1-6]", tag):
            self._open = tag
            self.headings.append((tag, ""))

    def handle_endtag(self, tag):
        if tag == self._open:
            self._open = None

    def handle_data(self, data):
        if self._open:
            tag, text = self.headings[-1]
            self.headings[-1] = (tag, text + data)

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture(scope="module")
def pages(bnr_run: Path) -> dict[str, str]:
    return {language: (bnr_run / f"report-{language}.html").read_text(encoding="utf-8") for language in ("nl", "en")}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_asks_for_nothing_and_runs_nothing(pages, language):
    outline = Outline(pages[language])
    assert outline.named("script") == [{"type": "application/ld+json"}], "data for machines, which no browser runs"
    for tag in ("link", "iframe", "object", "embed", "form", "base"):
        assert outline.named(tag) == []
    addresses = [
        value
        for _, attributes in outline.tags
        for name, value in attributes.items()
        if name in ("src", "href", "srcset", "action", "data")
    ]
    inside = ("data:image/svg+xml;base64,", "data:text/csv;charset=utf-8;base64,", "#")
    assert all(address.startswith(inside) for address in addresses)
    assert "url(" not in pages[language]
    assert "@import" not in pages[language]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_policy_forbids_everything_but_our_style_and_pictures_inside(pages, language):
    metas = [meta for meta in Outline(pages[language]).named("meta") if "http-equiv" in meta]
    policy = metas[0]["content"]
    ours = r"style-src 'sha256-[A-Za-z0-9+/]{43}='"
    assert re.fullmatch(rf"default-src 'none'; img-src data:; {ours}; base-uri 'none'; form-action 'none'", policy)
    assert not any("style" in attributes for _, attributes in Outline(pages[language]).tags)


def test_the_dutch_page_has_one_finding_and_its_sections_in_order(pages):
    assert Outline(pages["nl"]).headings == [
        ("h1", "TikTok keurde zes van de zeven testadvertenties goed"),
        ("h2", "Wat is er gevonden?"),
        ("h2", "Wat gebeurde er na de vragen?"),
        ("h2", "Wie is gevraagd, en wat was het antwoord?"),
        ("h2", "Wat deze test wel en niet laat zien"),
        ("h3", "Wat laat de test zien?"),
        ("h3", "Worden zulke advertenties dus altijd doorgelaten?"),
        ("h3", "Zijn de advertenties ook vertoond?"),
        ("h3", "Worden onschuldige advertenties wel goedgekeurd?"),
        ("h3", "Is het nu nog zo?"),
        ("h3", "Stond vooraf vast hoe er zou worden geteld?"),
        ("h3", "Is het elders net zo?"),
        ("h2", "Hoe zeker is dit?"),
        ("h2", "Hoe is er getest?"),
        ("h2", "Wat is er niet bekend?"),
        ("h2", "Controleer één advertentie zelf"),
        ("h2", "Wat is van ons?"),
        ("h2", "Waar komt dit vandaan?"),
        ("h2", "Wat is er sinds publicatie veranderd?"),
        ("h2", "Met welke keuzes is deze pagina gemaakt?"),
        ("h2", "De gegevens"),
        ("h2", "Begrippen"),
    ]


def test_the_english_page_has_one_finding_and_its_sections_in_order(pages):
    assert Outline(pages["en"]).headings == [
        ("h1", "TikTok approved six of the seven test ads"),
        ("h2", "What was found?"),
        ("h2", "What happened after the questions?"),
        ("h2", "Who was asked, and what was the answer?"),
        ("h2", "What this test shows and does not show"),
        ("h3", "What does the test show?"),
        ("h3", "So are such ads always let through?"),
        ("h3", "Were the ads shown to anyone?"),
        ("h3", "Are harmless ads approved?"),
        ("h3", "Is it still so today?"),
        ("h3", "Was it settled beforehand how to count?"),
        ("h3", "Is it the same elsewhere?"),
        ("h2", "How sure is this?"),
        ("h2", "How was the test done?"),
        ("h2", "What is not known?"),
        ("h2", "Check one ad yourself"),
        ("h2", "What is ours?"),
        ("h2", "Where does this come from?"),
        ("h2", "What has changed since publication?"),
        ("h2", "What was asked of this page?"),
        ("h2", "The data"),
        ("h2", "Terms"),
    ]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_language_title_description_and_alternatives_are_there(pages, language):
    outline = Outline(pages[language])
    assert outline.named("html") == [{"lang": language}]
    metas = {meta.get("name"): meta.get("content") for meta in outline.named("meta")}
    assert metas["description"].startswith("BNR Nieuwsradio ")
    images = outline.named("img")
    assert len(images) == 3
    for image in images:
        assert 30 < len(image["alt"]) <= 250
        assert int(image["width"]) > 500
        assert int(image["height"]) > 50
    assert all(cell.get("scope") in ("col", "row") for cell in outline.named("th"))
    ids = [attributes["id"] for _, attributes in outline.tags if "id" in attributes]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_neither_code_nor_the_other_language_nor_notes_for_editors_are_on_the_page(pages, language):
    assert "open_ledger" not in pages[language]
    assert "bnr.show" not in pages[language]
    assert "Run All" not in pages[language]
    other = {"nl": "The sources do not say", "en": "De bronnen vermelden niet"}[language]
    assert other not in pages[language]


def test_what_happened_after_the_questions_is_on_the_page_as_a_status(pages):
    assert pages["nl"].count("Na vragen van BNR voorkwam TikTok alsnog de publicatie van de advertenties.") == 2
    assert "After questions from BNR, TikTok prevented the publication of the ads after all." in pages["en"]


def test_no_percentage_and_no_interval_is_on_the_page(pages):
    for language, html in pages.items():
        text = re.sub(r"<style>.*?</style>|data:image[^\"]*|<meta[^>]*>", "", html, flags=re.DOTALL)
        assert "%" not in text, language
        assert "Wilson" not in text
        assert "0,49" not in text
        assert "0.49" not in text


def test_a_paraphrase_is_not_a_quotation(pages):
    paraphrases = re.findall(r'<figure class="reply paraphrase">.*?</figure>', pages["nl"], flags=re.DOTALL)
    quotes = re.findall(r'<figure class="reply">.*?</figure>', pages["nl"], flags=re.DOTALL)
    assert len(paraphrases) == 4
    assert len(quotes) == 2
    assert all("blockquote" not in one and "„" not in one for one in paraphrases)
    assert all("<blockquote><p>„" in one for one in quotes)


def _notebook(*cells):
    return nbformat.v4.new_notebook(cells=list(cells))


def _shown(*products):
    outputs = []
    for product in products:
        data, metadata = bundle(product)
        outputs.append(nbformat.v4.new_output("display_data", data=data, metadata=metadata))
    return nbformat.v4.new_code_cell("bnr.show(…)", outputs=outputs)


HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'><svg/onload=alert(1)>"


@pytest.fixture
def hostile_rates(records, tmp_path):
    probe = records.PROBE.replace("De Proefkrant", f"'{HOSTILE.replace(chr(39), chr(39) * 2)}'")
    probe = probe.replace("nl: gokken", f"nl: '{HOSTILE.replace(chr(39), chr(39) * 2)}'")
    folder = records.write(tmp_path / "probe", [records.ad()], [records.event("ad-1", "approved")], probe)
    return for_audience(approval_rates(open_ledger(folder), "category"), "public")


def test_hostile_texts_of_a_record_are_shown_as_text(hostile_rates):
    lead = Passage("lead", "en", (HOSTILE,), hostile_rates.stamp)
    notebook = _notebook(
        _shown(words.headline(hostile_rates, "en"), lead, tables.rates(hostile_rates, "en")),
        nbformat.v4.new_markdown_cell(f"## {HOSTILE}\n\nSee [this](javascript:alert(1)).\n\n{HOSTILE}"),
    )
    html = page(notebook, "en")
    outline = Outline(html)
    assert outline.named("script") == []
    assert outline.named("img") == []
    assert outline.named("svg") == []
    assert all(not name.startswith("on") for _, attributes in outline.tags for name in attributes)
    links = [link.get("href") for link in outline.named("a")]
    assert None in links
    assert all(link is None or link.startswith(("#", "data:text/csv;")) for link in links)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_a_cell_that_shows_raw_html_cannot_run_anything(hostile_rates):
    output = nbformat.v4.new_output(
        "display_data",
        data={"text/html": HOSTILE + "<iframe src='https://example.org'></iframe><p style='color:red'>kept</p>"},
        metadata={"bnr": {"role": "text"}},
    )
    cell = nbformat.v4.new_code_cell("…", outputs=[output])
    lead = Passage("lead", "en", ("Said.",), hostile_rates.stamp)
    html = page(_notebook(_shown(words.headline(hostile_rates, "en"), lead), cell), "en")
    outline = Outline(html)
    assert [tag for tag, _ in outline.tags if tag in ("script", "iframe", "img", "svg")] == []
    assert "<p>kept</p>" in html


def test_outputs_that_show_did_not_make_stay_off_the_page(hostile_rates):
    output = nbformat.v4.new_output("stream", name="stdout", text="a debugging print")
    cell = nbformat.v4.new_code_cell("print('…')", outputs=[output])
    lead = Passage("lead", "en", ("Said.",), hostile_rates.stamp)
    assert "debugging" not in page(_notebook(_shown(words.headline(hostile_rates, "en"), lead), cell), "en")


def test_a_section_whose_cells_showed_nothing_is_left_out(hostile_rates):
    lead = Passage("lead", "en", ("Said.",), hostile_rates.stamp)
    notebook = _notebook(
        _shown(words.headline(hostile_rates, "en"), lead),
        nbformat.v4.new_markdown_cell("## Empty"),
        nbformat.v4.new_code_cell("bnr.show(nothing)"),
        nbformat.v4.new_markdown_cell("## Prose only\n\nKept."),
    )
    assert [text for _, text in Outline(page(notebook, "en")).headings][1:] == ["Prose only"]


def test_a_notebook_without_a_headline_is_no_report(hostile_rates):
    lead = Passage("lead", "en", ("Said.",), hostile_rates.stamp)
    with pytest.raises(RunFailed) as failure:
        page(_notebook(_shown(lead)), "en")
    assert str(failure.value) == (
        "report.ipynb: the page lacks 'headline'. The previous report is untouched. "
        "Let the notebook show it with show()."
    )


def test_an_internal_page_says_so(records, tmp_path):
    folder = records.write(tmp_path / "probe", [records.ad()], [records.event("ad-1", "approved")])
    rates = approval_rates(open_ledger(folder, "internal"), "category")
    lead = Passage("lead", "nl", ("Gezegd.",), rates.stamp)
    assert '<p class="internal">Intern: niet voor publicatie</p>' in page(
        _notebook(_shown(words.headline(rates, "nl"), lead)), "nl"
    )
