"""The list of a newsroom's pages: from what each page says of itself, without what readers may not see."""

from __future__ import annotations

from pathlib import Path

import pytest

from bnr_toolkit.errors import RefusedInput
from bnr_toolkit.report.about import About, about_of
from bnr_toolkit.report.listing import Entry, index_page, make_index, refreshed

SAID = (
    '{"kind":"report","language":"nl","audience":"public","probe":"proef","title":"De proef",'
    '"platforms":["Alpha"],"year":"2025","asked":[],"corrected":""}'
)


def page(said: str = SAID, headline: str = "Alpha keurde er drie goed", language: str = "nl") -> str:
    from html import escape

    about = f'<meta name="bnr:page" content="{escape(said)}">'
    head = f"<head>{about}<title>{escape(headline)}</title></head>"
    return f'<!DOCTYPE html><html lang="{language}">{head}<body></body></html>'


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    (folder / "proef").mkdir(parents=True)
    (folder / "proef" / "report-nl.html").write_text(page())
    return folder


def test_a_page_says_of_itself_what_its_record_and_its_parameters_say(bnr_run):
    html = (bnr_run / "report-nl.html").read_text(encoding="utf-8")
    assert about_of(html) == About(
        kind="report",
        language="nl",
        audience="public",
        headline="TikTok keurde zes van de zeven testadvertenties goed",
        probe="bnr-tiktok-2023",
        title="BNR's test met politieke advertenties op TikTok",
        platforms=["TikTok"],
        year="2023",
    )


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<title>Somebody's page</title>",
        page("no json"),
        page("[]"),
        page('{"kind":"report"}'),
        page(SAID.replace('"public"', '"everybody"')),
        f"<html><head><title>a</title></head><body>{page()}</body></html>",
    ],
)
def test_a_page_that_we_did_not_make_says_nothing(html):
    assert about_of(html) is None


def test_every_public_page_is_listed_with_its_address_beside_the_list(reports):
    (reports / "proef" / "report-nl.by-platform & more.html").write_text(page(SAID.replace("[]", '["by-platform"]', 1)))
    made = make_index(reports)
    assert (made.file, made.pages, made.left_out) == (reports / "index.html", 2, ())
    html = made.file.read_text()
    assert '<a href="proef/report-nl.html" lang="nl" hreflang="nl">Alpha keurde er drie goed</a>' in html
    assert 'href="proef/report-nl.by-platform%20%26%20more.html"' in html
    assert "gevraagd: by-platform" in html
    assert html.count("<li ") == 2


def test_an_internal_page_is_not_in_the_bytes_whatever_its_name(reports):
    said = SAID.replace('"public"', '"internal"').replace("De proef", "Geheim")
    (reports / "proef" / "looks-public.html").write_text(page(said, "Intern besluit"))
    html = make_index(reports).file.read_text()
    assert "Geheim" not in html
    assert "Intern" not in html
    assert "looks-public" not in html


def test_strangers_are_told_of_and_embed_pages_passed_over(reports):
    (reports / "other.html").write_text("<title>Somebody's page</title>")
    (reports / "proef" / "approvals-nl.embed.html").write_text("<title>A chart</title>")
    assert make_index(reports).left_out == (reports / "other.html",)


def test_the_newest_year_is_first_and_pages_about_no_record_last(reports):
    (reports / "old.html").write_text(page(SAID.replace("2025", "2019").replace("De proef", "Oud")))
    methods = '{"kind":"methods","language":"nl","audience":"public","asked":[]}'
    (reports / "methods-nl.html").write_text(page(methods, "Wat een test kan zeggen"))
    html = make_index(reports).file.read_text()
    places = [html.index(said) for said in (">De proef <", ">Oud <", "Over de methode en andere tests", "Wat een test")]
    assert places == sorted(places)
    assert "· methode</span>" in html


def test_the_same_pages_give_the_same_bytes(reports):
    first = make_index(reports).file.read_bytes()
    assert make_index(reports).file.read_bytes() == first


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("nl", "reports: in 'reports' staat geen verslag voor lezers."),
        ("en", "reports: 'reports' holds no report for readers."),
    ],
)
def test_a_folder_without_pages_is_refused(tmp_path, language, message):
    from bnr_toolkit.errors import sentence

    (tmp_path / "reports").mkdir()
    with pytest.raises(RefusedInput) as refused:
        make_index(tmp_path / "reports")
    assert sentence(refused.value.findings[0], language).startswith(message)
    assert not (tmp_path / "reports" / "index.html").exists()


def test_somebodys_own_front_page_is_not_overwritten(reports):
    (reports / "index.html").write_text("<h1>Our newsroom</h1>")
    with pytest.raises(RefusedInput, match="was not made by this toolkit"):
        make_index(reports)
    assert (reports / "index.html").read_text() == "<h1>Our newsroom</h1>"


def test_a_language_and_a_folder_that_are_not_there_are_refused_together(tmp_path):
    with pytest.raises(RefusedInput) as refused:
        make_index(tmp_path / "nowhere", "fr")
    assert [finding.code for finding in refused.value.findings] == ["not_one_of", "path_missing"]


def test_a_list_that_is_there_is_made_again_in_its_own_language_when_a_page_changes(reports):
    make_index(reports, "en")
    changed = reports / "proef" / "report-nl.html"
    changed.write_text(page(headline="Alpha keurde er vijf goed"))
    assert list(refreshed([changed])) == [reports / "index.html"]
    html = (reports / "index.html").read_text()
    assert "vijf" in html
    assert '<html lang="en">' in html


def test_where_no_list_of_ours_is_none_is_made(reports):
    assert list(refreshed([reports / "proef" / "report-nl.html"])) == []
    (reports / "index.html").write_text("<h1>Our newsroom</h1>")
    assert list(refreshed([reports / "proef" / "report-nl.html"])) == []


def test_what_a_page_says_is_shown_as_text():
    hostile = "</script><script>alert(1)</script><img src=x onerror=alert(1)>"
    about = About(
        kind="report",
        language="nl",
        audience="public",
        headline=hostile,
        probe='"><b>',
        title=hostile,
        platforms=[hostile],
    )
    html = index_page([Entry("a.html", about)], "en")
    assert html.count("<script") == 1
    assert "<img" not in html
    assert "<b>" not in html
    assert html.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 3
