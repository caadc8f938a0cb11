"""The PDF of a page: tagged for screen readers, whole on paper, the same bytes everywhere, and without a request."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from bnr_toolkit.report.off_screen import off_screen
from bnr_toolkit.report.paper import pdf

A4 = (595, 842)
DRAWING = (
    "PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI0MCIgaGVpZ2h0PSI0MCI+PGNpcmNsZSByPSI5Ii8+PC9zdmc+"
)
PAGE = f"""<!DOCTYPE html>
<html lang="nl"><head><meta charset="utf-8"><title>Een titel</title>
<style>body {{ font-family: fantasy }}</style></head>
<body><a class="skip" href="#content">Naar de inhoud</a><p class="internal">Intern</p>
<main id="content"><h1>Een kop</h1>
<section><h2>De telling</h2>
<figure class="chart"><picture>
<img src="data:image/svg+xml;base64,{DRAWING}" width="40" height="40" alt="Zes van de zeven"></picture>
<details><summary>Beschrijving</summary><p>Wat er dichtgeklapt stond.</p></details></figure>
<div class="table wide"><table><caption>Tabel</caption>
<thead><tr><th scope="col">Categorie</th><th scope="col">Aantal</th></tr></thead>
<tbody><tr><th scope="row">Gokken</th><td>3</td></tr></tbody></table></div>
<p><a href="https://example.org/bron">Een bron</a> en
<a href="data:text/csv;base64,YQ==" download="a.csv">de gegevens</a></p>
</section></main></body></html>"""


def read(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data))


def texts(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in read(data).pages)


def elements(data: bytes) -> list[Any]:
    """The elements of the structure tree, in reading order."""

    def walked(node: Any) -> Iterator[Any]:
        held = node.get_object()
        if isinstance(held, list):
            for one in held:
                yield from walked(one)
        elif isinstance(held, dict):
            if "/S" in held:
                yield held
            if "/K" in held:
                yield from walked(held["/K"])

    return list(walked(read(data).trailer["/Root"]["/StructTreeRoot"]["/K"]))


def kinds(data: bytes) -> list[str]:
    return [str(element["/S"]) for element in elements(data)]


@pytest.fixture(scope="module")
def made() -> bytes:
    return pdf(PAGE, "Record 0123456789ab.")


def test_it_is_tagged_and_says_that_it_follows_pdf_ua(made):
    root = read(made).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "nl"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert read(made).metadata.title == "Een titel"
    assert b'pdfuaid:part="1"' in read(made).xmp_metadata.stream.get_data()


def test_headings_tables_and_pictures_are_what_they_are_to_a_screen_reader(made):
    said = kinds(made)
    assert [kind for kind in said if kind in ("/H1", "/H2")] == ["/H1", "/H2"]
    assert (said.count("/Table"), said.count("/TR"), said.count("/TH"), said.count("/TD")) == (1, 2, 3, 1)
    assert [str(one["/Alt"]) for one in elements(made) if one["/S"] == "/Figure"] == ["Zes van de zeven"]
    assert said.count("/Link") == 1


def test_each_header_says_whether_it_heads_a_column_or_a_row(made):
    scopes = [str(one["/A"]["/Scope"]) for one in elements(made) if one["/S"] == "/TH"]
    assert scopes == ["/Column", "/Column", "/Row"]


def test_bookmarks_are_the_headings(made):
    outline = read(made).outline
    assert [outline[0].title, outline[1][0].title] == ["Een kop", "De telling"]


def test_what_is_folded_on_a_screen_is_open_and_what_only_a_screen_has_is_gone(made):
    said = texts(made)
    assert "Wat er dichtgeklapt stond." in said
    assert "de gegevens" in said
    assert "Naar de inhoud" not in said


def test_every_sheet_has_its_number_and_the_record(made):
    assert "Record 0123456789ab." in texts(made)
    assert "1 / 1" in texts(made)


def test_the_second_sheet_says_what_report_it_is_and_that_it_is_internal():
    long = PAGE.replace("<h2>", "<p>Tekst.</p>" * 80 + "<h2>")
    second = read(pdf(long, "")).pages[1].extract_text()
    assert "Een kop" in second
    assert "Intern" in second


def fonts(data: bytes) -> dict[str, bool]:
    """The fonts of a file, and whether each is inside it."""
    found = {}
    for page in read(data).pages:
        for font in page["/Resources"]["/Font"].values():
            described = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            found[str(font.get_object()["/BaseFont"])[8:]] = "/FontFile2" in described or "/FontFile3" in described
    return found


def test_its_letters_are_the_toolkits_own_and_inside_it(made):
    assert set(fonts(made)) <= {"Report", "Report-Semi-Bold", "Report-Bold"}
    assert all(fonts(made).values())


@pytest.mark.slow
def test_two_processes_on_two_days_give_the_same_bytes(made, tmp_path):
    program = "import sys; from bnr_toolkit.report.paper import pdf; "
    program += "open('a', 'wb').write(pdf(sys.argv[1], 'Record 0123456789ab.'))"
    for seed in ("1", "2"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": f"UTC{seed}", "PYTHONPATH": os.pathsep.join(sys.path)}
        subprocess.run([sys.executable, "-c", program, PAGE], cwd=tmp_path, env=environment, check=True)
        assert (tmp_path / "a").read_bytes() == made
    assert b"/CreationDate" not in made


def test_a_request_stops_it():
    from weasyprint.urls import FatalURLFetchingError

    for address in ("https://example.org/a.png", "file:///etc/hostname"):
        with pytest.raises(FatalURLFetchingError):
            pdf(PAGE.replace("<h1>", f'<img src="{address}" alt="x"><h1>'), "")


def right_edges(data: bytes) -> float:
    """How far to the right anything starts a run of text, in points."""
    most = 0.0

    def visit(text: str, matrix: Any, text_matrix: list[float], font: Any, size: Any) -> None:
        nonlocal most
        if text.strip():
            most = max(most, text_matrix[4] * matrix[0] + matrix[4])

    for page in read(data).pages:
        page.extract_text(visitor_text=visit)
    return most


@pytest.mark.slow
@pytest.mark.parametrize("place", ["<h1>{}</h1>", "<p>{}</p>", "<td>{}</td>", "<caption>{}</caption>", "<th>{}</th>"])
def test_a_word_of_ten_thousand_characters_stays_on_the_sheet(place):
    word = "w" * 10_000
    page = PAGE.replace("<h1>Een kop</h1>", f"<h1>Een kop</h1><h1>{word}</h1>") if "h1" in place else PAGE
    if "<p>" in place:
        page = PAGE.replace("<h2>", f"<p>{word}</p><h2>")
    elif "h1" not in place:
        tag = place[1:].partition(">")[0]
        page = PAGE.replace('<tr><th scope="row">', f'<tr><{tag}>{word}</{tag}><th scope="row">', 1)
    data = pdf(page, "")
    assert all((round(one.mediabox.width), round(one.mediabox.height)) == A4 for one in read(data).pages)
    said = "".join(texts(data).split()).replace("\u200b", "")
    assert said.count("w") >= 10_000
    assert right_edges(data) < A4[0]
    # Several full lines, so it was broken and not cut off.
    assert max(line.count("w") for line in texts(data).splitlines()) < 400


def test_a_footer_cannot_leave_its_place():
    assert 'a" } b' not in texts(pdf(PAGE, 'a" } b'))


@pytest.mark.slow
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_pdf_of_the_case_says_all_that_its_page_says(bnr_run: Path, language):
    page = (bnr_run / f"report-{language}.html").read_text(encoding="utf-8")
    data = pdf(page, "")
    said = "".join(texts(data).split())
    soup = off_screen(page)
    for block in soup.main.find_all(["h1", "h2", "p", "li", "td", "th", "dd", "figcaption"]):
        wanted = "".join(block.get_text().split()).replace("\u00ad", "")
        if len(wanted) < 60:
            assert wanted in said.replace("\u2010", ""), wanted
    pictures = [str(one["/Alt"]) for one in elements(data) if one["/S"] == "/Figure"]
    assert pictures == [image["alt"] for image in soup.find_all("img")]
    assert len(read(data).pages) <= 12
    assert len(data) < 300_000
    levels = [int(kind[2:]) for kind in kinds(data) if kind[1:2] == "H" and kind[2:].isdigit()]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
