"""What others may know of a page: as the record says it, tester and publisher apart, and nothing that runs."""

from __future__ import annotations

import io
import json
import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import nbformat
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from bnr_toolkit.errors import PrivacyBlocked, RunFailed
from bnr_toolkit.language import LANGUAGES
from bnr_toolkit.ledger import open_ledger
from bnr_toolkit.report import make_reports, requested
from bnr_toolkit.report.leaks import check_for_leaks
from bnr_toolkit.report.linked_data import linked_data
from bnr_toolkit.report.sharing import LOCALES, sharing_of
from bnr_toolkit.report.summary import Summary, summary_of
from bnr_toolkit.results import Bilingual, Context, Correction

ROOT = Path(__file__).parents[2]
BNR = str(ROOT / "data" / "bnr-tiktok-2023")
PAGE = "https://example.org/tests/report-nl.html"
SAID = Summary("Title", "Description.")
HOSTILE = "</script><script>alert(1)</script><!-- & \u2028\u2029"


class Head(HTMLParser):
    """The meta and link elements of a page, and its scripts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.metas: list[dict[str, str | None]] = []
        self.links: list[dict[str, str | None]] = []
        self.scripts: list[str] = []
        self._in_script = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "meta":
            self.metas.append(dict(attrs))
        elif tag == "link":
            self.links.append(dict(attrs))
        self._in_script = tag == "script"
        if self._in_script:
            assert dict(attrs) == {"type": "application/ld+json"}
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        self._in_script = False

    def handle_data(self, data: str) -> None:
        if self._in_script:
            self.scripts[-1] += data

    @property
    def shared(self) -> dict[str, str | None]:
        """Open Graph and the names beside it."""
        named = ((meta.get("property") or meta.get("name") or "", meta.get("content")) for meta in self.metas)
        return {name: content for name, content in named if name.startswith(("og:", "twitter:", "robots"))}

    @property
    def graph(self) -> dict[str, Any]:
        (text,) = self.scripts
        found: dict[str, Any] = json.loads(text)
        return found


def head(folder: Path, name: str) -> Head:
    return Head((folder / name).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def addressed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The BNR report in both languages, with addresses."""
    folder = tmp_path_factory.mktemp("addressed")
    given = {"canonical": "https://example.org/tests/", "embed": "https://example.org/charts/"}
    make_reports(requested([BNR], (), given), folder, progress=False)
    return folder


# the BNR report

PARTIES = {
    "publisher": {"@type": "Organization", "name": "bnr_toolkit"},
    "tester": {"@type": "Organization", "name": "BNR Nieuwsradio"},
}
CITATION = [
    {
        "@type": "CreativeWork",
        "name": {
            "nl": "Nederlands nieuwsbericht van februari 2023 over het onderzoek van BNR (op metronieuws.nl)",
            "en": "Dutch news report of February 2023 about BNR's investigation (carried by metronieuws.nl)",
        },
        "datePublished": "2023-02",
    },
    {
        "@type": "CreativeWork",
        "name": dict.fromkeys(
            LANGUAGES, "NL Times: Ads with misinformation, doxing, incitement easy to place on TikTok: report"
        ),
        "datePublished": "2023-02-27",
    },
]
TEXTS = {
    "nl": {
        "headline": "TikTok keurde zes van de zeven testadvertenties goed",
        "description": (
            "BNR Nieuwsradio diende zeven testadvertenties in bij TikTok, in een test over de Provinciale "
            "Statenverkiezingen van 15 maart 2023. TikTok keurde er zes goed en wees er een af."
        ),
        "alt": "Goedgekeurd: zes van de zeven testadvertenties.",
        "name": "BNR's test met politieke advertenties op TikTok",
        "record": (
            "Laat TikTok advertenties toe die het platform zelf verbiedt, rond de Provinciale Statenverkiezingen? "
            "Reconstructie op basis van berichtgeving over onderzoek van BNR; niet door BNR gemaakt."
        ),
        "measured": "besluiten van het platform over elke testadvertentie",
    },
    "en": {
        "headline": "TikTok approved six of the seven test ads",
        "description": (
            "BNR Nieuwsradio submitted seven test ads to TikTok, in a test about the Dutch provincial elections of "
            "15 March 2023. TikTok approved six and rejected one."
        ),
        "alt": "Approved: six of the seven test ads.",
        "name": "BNR's test with political ads on TikTok",
        "record": (
            "Does TikTok let through ads that it bans itself, around the Dutch provincial elections? "
            "Reconstruction from press reports about BNR's investigation; not made by BNR."
        ),
        "measured": "the platform's decisions on each test ad",
    },
}
DIGEST = open_ledger(BNR).stamp.digest


def expected_graph(language: str, folder: str = "") -> dict[str, Any]:
    texts, address = TEXTS[language], f"{folder}report-{language}.html" if folder else ""
    image = {
        "@type": "ImageObject",
        "url": f"{folder}report-{language}.card.png",
        "width": 1200,
        "height": 630,
        "caption": texts["alt"],
    }
    placed = {"url": address, "mainEntityOfPage": address, "image": image} if folder else {}
    return {
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "NewsArticle",
                "@id": f"{address}#article",
                "headline": texts["headline"],
                "description": texts["description"],
                "inLanguage": language,
                **placed,
                "publisher": PARTIES["publisher"],
                "isBasedOn": {"@id": f"{address}#record"},
            },
            {
                "@type": "Dataset",
                "@id": f"{address}#record",
                "name": texts["name"],
                "description": texts["record"],
                "creator": PARTIES["publisher"],
                "about": {"@type": "Action", "name": texts["name"], "agent": PARTIES["tester"]},
                "variableMeasured": texts["measured"],
                "identifier": f"sha256:{DIGEST}",
                "citation": [{**one, "name": one["name"][language]} for one in CITATION],
            },
        ],
    }


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_with_an_address_says_who_what_and_where(addressed, language):
    assert head(addressed, f"report-{language}.html").graph == expected_graph(language, "https://example.org/tests/")


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_an_address_the_same_is_said_but_not_where(bnr_run, language):
    assert head(bnr_run, f"report-{language}.html").graph == expected_graph(language)


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_network_gets_title_text_and_picture_with_its_text(addressed, language):
    other = "en" if language == "nl" else "nl"
    shared = head(addressed, f"report-{language}.html").shared
    assert shared == {
        "og:type": "article",
        "og:title": TEXTS[language]["headline"],
        "og:description": TEXTS[language]["description"],
        "og:locale": LOCALES[language],
        "og:locale:alternate": LOCALES[other],
        "og:url": f"https://example.org/tests/report-{language}.html",
        "og:image": f"https://example.org/tests/report-{language}.card.png",
        "og:image:type": "image/png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": TEXTS[language]["alt"],
        "twitter:card": "summary_large_image",
    }


def test_without_an_address_a_network_gets_no_picture(bnr_run):
    found = head(bnr_run, "report-nl.html")
    assert found.links == []
    assert found.shared == {
        "og:type": "article",
        "og:title": TEXTS["nl"]["headline"],
        "og:description": TEXTS["nl"]["description"],
        "og:locale": "nl_NL",
        "twitter:card": "summary",
    }
    assert not list(bnr_run.glob("*.card.png"))


@pytest.mark.slow
def test_each_page_names_itself_and_the_other_language(addressed):
    links = head(addressed, "report-nl.html").links
    assert {"rel": "canonical", "href": PAGE} in links
    assert {"rel": "alternate", "hreflang": "en", "href": "https://example.org/tests/report-en.html"} in links


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_has_the_size_that_is_said(addressed, language):
    with Image.open(addressed / f"report-{language}.card.png") as image:
        assert (image.format, image.size) == ("PNG", (1200, 630))


@pytest.mark.slow
def test_each_chart_has_the_code_that_shows_its_own_page(addressed):
    page = unescape((addressed / "report-nl.html").read_text(encoding="utf-8"))
    frames = re.findall(r'<iframe src="([^"]+)"', page)
    assert frames == [
        f"https://example.org/charts/{name}-nl.embed.html"
        for name in ("approvals-total", "approvals", "after-questions")
    ]


def test_without_a_folder_of_charts_there_is_no_such_code(bnr_run):
    assert "iframe" not in (bnr_run / "report-nl.html").read_text(encoding="utf-8")


# one record after another


@pytest.fixture
def probe(records, tmp_path) -> Path:
    return records.write(tmp_path / "my-probe", [records.ad("ad-1")], [records.event("ad-1", "approved")])


def run(probe: Path, output: Path, **given: str) -> None:
    make_reports(requested([str(probe)], ("en",), given), output, progress=False)


@pytest.mark.slow
def test_an_internal_page_says_nothing_but_that_it_must_not_be_found(probe, tmp_path):
    given = {"canonical": "https://example.org/t/", "embed": "https://example.org/c/"}
    run(probe, tmp_path / "out", audience="internal", **given)
    found = head(tmp_path / "out", "report-en.internal.html")
    assert found.shared == {"robots": "noindex"}
    assert (found.scripts, found.links) == ([], [])
    page = (tmp_path / "out" / "report-en.internal.html").read_text(encoding="utf-8")
    assert "iframe" not in page
    assert not list((tmp_path / "out").glob("*.card.png"))


@pytest.mark.slow
def test_the_picture_of_an_earlier_run_is_removed_when_the_page_has_no_address_any_more(probe, tmp_path):
    run(probe, tmp_path / "out", canonical="https://example.org/tests/one")
    assert (tmp_path / "out" / "report-en.card.png").exists()
    assert head(tmp_path / "out", "report-en.html").shared["og:image"] == "https://example.org/tests/report-en.card.png"
    run(probe, tmp_path / "out")
    assert not (tmp_path / "out" / "report-en.card.png").exists()


# what the record says


def parts(context: Context, language: str = "en") -> tuple[dict[str, Any], dict[str, Any]]:
    article, dataset = json.loads(linked_data(context, "f" * 64, SAID, language))["@graph"]
    return article, dataset


def test_what_a_bare_sheet_does_not_say_is_left_out():
    article, dataset = parts(Context(probe="ads", platforms=("Alpha",), categories=()))
    assert set(article) == {"@type", "@id", "headline", "description", "inLanguage", "isBasedOn"}
    assert set(dataset) == {"@type", "@id", "name", "description", "variableMeasured", "identifier"}
    assert (dataset["name"], dataset["description"]) == ("ads", "Description.")


def test_who_wrote_when_it_was_published_and_under_what_licence_is_never_said():
    context = Context(probe="ads", platforms=(), categories=(), tester="The Paper", publisher="The Paper")
    said = linked_data(context, "f" * 64, SAID, "en", PAGE)
    for name in ("author", "license", "datePublished", "contributor"):
        assert f'"{name}":' not in said


def test_a_newsroom_that_publishes_its_own_test_is_named_in_both_places():
    context = Context(probe="ads", platforms=(), categories=(), tester="The Paper", publisher="The Paper")
    article, dataset = parts(context)
    paper = {"@type": "Organization", "name": "The Paper"}
    assert (article["publisher"], dataset["creator"], dataset["about"]["agent"]) == (paper, paper, paper)


def test_a_tester_without_a_publisher_does_not_become_one():
    article, dataset = parts(Context(probe="ads", platforms=(), categories=(), tester="The Paper"))
    assert "publisher" not in article
    assert "creator" not in dataset
    assert dataset["about"] == {"@type": "Action", "agent": {"@type": "Organization", "name": "The Paper"}}


@pytest.mark.parametrize(
    ("date", "said"), [("2025", "2025"), ("2025-02", "2025-02"), ("2025-02-28 14:30", "2025-02-28")]
)
def test_dates_are_as_precise_as_the_record_and_never_more(date, said):
    corrections = tuple(Correction(day, Bilingual("a", "b")) for day in ("2024-12-31", date))
    article, dataset = parts(Context("ads", (), (), conducted=date, corrections=corrections))
    assert (article["dateModified"], dataset["temporalCoverage"]) == (said, said)


# hostile texts


def test_a_hostile_text_stays_inside_its_string():
    context = Context("ads", (), (), title=Bilingual(HOSTILE, HOSTILE), tester=HOSTILE, publisher=HOSTILE)
    text = linked_data(context, "f" * 64, Summary(HOSTILE, HOSTILE), "nl", "https://example.org/?a=1&b=2")
    assert not set(text) & set("<>&\u2028\u2029")
    article, dataset = json.loads(text)["@graph"]
    assert article["headline"] == article["publisher"]["name"] == dataset["name"] == HOSTILE
    assert article["url"] == "https://example.org/?a=1&b=2"


@pytest.mark.slow
def test_a_hostile_record_puts_no_script_in_the_head(records, tmp_path):
    hostile = "A </script><script>alert(1)</script> title"
    declared = (
        f"title: {{nl: '{hostile}', en: '{hostile}'}}\nquestion: {{nl: '{hostile}', en: '{hostile}'}}\n"
        f"tester: '{hostile}'\npublisher: '{hostile}'\nplatforms: ['{hostile}']\ninference: none\n"
        f"protocol: {{text: {{nl: '{hostile}', en: '{hostile}'}}}}\n"
        "categories:\n  - {code: gambling, nl: gokken, en: gambling}\n"
    )
    ad = records.ad("ad-1", platform=hostile, category="gambling")
    probe = records.write(tmp_path / "my-probe", [ad], [records.event("ad-1", "approved")], declared)
    run(probe, tmp_path / "out", canonical="https://example.org/t/", embed="https://example.org/c/")
    page = (tmp_path / "out" / "report-en.html").read_text(encoding="utf-8")
    assert "<script>" not in page
    found = Head(page)
    assert len(found.scripts) == 1
    article, dataset = found.graph["@graph"]
    assert hostile in article["headline"]
    assert dataset["about"]["agent"]["name"] == dataset["name"] == hostile
    assert hostile in str(found.shared["og:title"])


# private values


@pytest.fixture
def secretive(records, tmp_path) -> str:
    ads = [records.ad("ad-1", account="redactie-account-17")]
    return str(records.write(tmp_path / "my-probe", ads, [records.event("ad-1", "approved")]))


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("international", [False, True])
def test_a_private_value_beside_the_pixels_of_a_picture_is_found(secretive, packed, international):
    text, picture = PngInfo(), io.BytesIO()
    if international:
        text.add_itxt("Comment", "van redactie-account-17", zip=packed)
    else:
        text.add_text("Comment", "van redactie-account-17", zip=packed)
    Image.new("1", (1, 1)).save(picture, "PNG", pnginfo=text)
    with pytest.raises(PrivacyBlocked, match=r"^report-nl\.card\.png \(column account\): a value"):
        check_for_leaks(secretive, {Path("report-nl.card.png"): picture.getvalue()})


@pytest.mark.slow
def test_the_card_of_a_report_holds_no_text_beside_its_pixels(addressed):
    with Image.open(addressed / "report-nl.card.png") as image:
        image.load()
        assert getattr(image, "text", {}) == {}


# a notebook of somebody's own


def test_a_notebook_without_a_headline_is_told_by_its_name():
    with pytest.raises(RunFailed) as failed:
        summary_of(nbformat.v4.new_notebook(), "own.ipynb")
    assert str(failed.value).startswith("own.ipynb: the page lacks 'headline'.")


def test_a_page_about_no_record_of_its_own_shares_nothing():
    from bnr_toolkit.report.jobs import checked_jobs
    from bnr_toolkit.report.schemas import MethodsParameters

    (job,) = checked_jobs([MethodsParameters()], None)
    assert sharing_of(job, [job], nbformat.v4.new_notebook(), "methods.ipynb") is None
