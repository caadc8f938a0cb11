"""The Word document of a page: what a copy desk can work in, with nothing in it that the page does not say."""

from __future__ import annotations

import io
import zipfile
from collections import Counter

import pytest
from docx import Document
from docx.oxml.ns import qn

from bnr_toolkit.report.desk_copy import docx, was_edited
from bnr_toolkit.report.reading_back import texts_of_docx

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8ffff3f0005fe02fe0def46b8"
    "0000000049454e44ae426082"
)
PAGE = """<!DOCTYPE html>
<html lang="nl"><head><title>Een titel</title><style>p { color: red }</style></head>
<body><a class="skip" href="#content">Naar de inhoud</a><main><h1>Een <em>kop</em></h1>
<section><h2>De telling</h2><h3>Daaronder</h3>
<figure class="chart"><p class="chart-title">Bevinding</p><picture>
<img src="data:," alt="Zes van de zeven. Meer."></picture>
<figcaption>Record 0123456789ab.</figcaption></figure>
<table><caption>Tabel</caption>
<thead><tr><th scope="col">Cate\u00adgorie</th><th class="number" scope="col">Aantal</th></tr></thead>
<tbody><tr><th scope="row">Gok\u00adken</th><td class="number">3</td></tr>
<tr><td colspan="2">samen</td></tr></tbody></table>
<ul><li>eerste<ul><li>dieper</li></ul></li></ul>
<ol><li>een</li><li>twee</li></ol><ol><li>opnieuw</li></ol>
<blockquote><p>Een citaat</p></blockquote>
<dl><dt>Term</dt><dd>Uitleg</dd></dl>
<p lang="en">Tea</p><p><a href="https://example.org/bron">Een bron</a>, <strong>vet</strong>\x0b<!-- niet --></p>
<script>weg()</script></section></main></body></html>"""


@pytest.fixture(scope="module")
def made() -> bytes:
    return docx(PAGE, {"Zes van de zeven. Meer.": PNG}, "De Krant")


def paragraphs(data: bytes) -> list[tuple[str, str]]:
    return [(one.style.name, one.text) for one in Document(io.BytesIO(data)).paragraphs if one.text]


def test_each_block_has_the_style_that_a_desk_expects(made):
    assert paragraphs(made) == [
        ("Title", "Een kop"),
        ("Heading 1", "De telling"),
        ("Heading 2", "Daaronder"),
        ("Normal", "Bevinding"),
        ("Caption", "Record 0123456789ab."),
        ("Caption", "Tabel"),
        ("List Bullet", "eerste"),
        ("List Bullet 2", "dieper"),
        ("List Number", "een"),
        ("List Number", "twee"),
        ("List Number", "opnieuw"),
        ("Quote", "Een citaat"),
        ("Normal", "Term: Uitleg"),
        ("Normal", "Tea"),
        ("Normal", "Een bron, vet"),
    ]


def test_a_table_stays_a_table_whose_header_returns_on_the_next_sheet(made):
    (table,) = Document(io.BytesIO(made)).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Categorie", "Aantal"],
        ["Gokken", "3"],
        ["samen", "samen"],
    ]
    assert [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows] == [True, False, False]
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    assert (look.get(qn("w:firstRow")), look.get(qn("w:firstColumn"))) == ("1", "1")
    assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "Tabel"


def test_a_picture_has_its_alt_text_and_one_that_is_not_there_says_it(made):
    (shape,) = Document(io.BytesIO(made)).inline_shapes
    about = shape._inline.docPr
    assert (about.get("descr"), about.get("title")) == ("Zes van de zeven. Meer.", "Zes van de zeven")
    assert ("Normal", "Zes van de zeven. Meer.") in paragraphs(docx(PAGE, {}, None))


def test_numbering_starts_anew_in_every_list(made):
    numbered = [one for one in Document(io.BytesIO(made)).paragraphs if one.style.name == "List Number"]
    numbers = [one._p.pPr.numPr.numId.val for one in numbered]
    assert numbers[0] == numbers[1] != numbers[2]


def test_language_links_and_emphasis_come_along(made):
    document = Document(io.BytesIO(made))
    assert {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))} == {"nl-NL"}
    tea = next(one for one in document.paragraphs if one.text == "Tea")
    assert tea.runs[0]._r.rPr.find(qn("w:lang")).get(qn("w:val")) == "en-GB"
    linked = next(one for one in document.paragraphs if one.hyperlinks)
    assert linked.hyperlinks[0].address == "https://example.org/bron"
    assert [run.text for run in linked.runs if run.bold] == ["vet"]


def test_properties_say_title_and_publisher_and_nothing_else(made):
    about = Document(io.BytesIO(made)).core_properties
    assert (about.title, about.author, about.language) == ("Een titel", "De Krant", "nl-NL")
    assert (about.comments, about.last_modified_by, about.keywords, about.subject) == ("", "", "", "")
    assert about.created == about.modified
    assert about.created.year == 1980


def test_the_same_page_gives_the_same_bytes(made):
    assert docx(PAGE, {"Zes van de zeven. Meer.": PNG}, "De Krant") == made
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"
        names = " ".join(archive.namelist())
    for left_out in ("thumbnail", "customXml", "app.xml", "comments"):
        assert left_out not in names


def test_a_document_knows_whether_somebody_worked_in_it(made):
    assert not was_edited(made)
    document = Document(io.BytesIO(made))
    document.add_paragraph("van de eindredacteur")
    saved = io.BytesIO()
    document.save(saved)
    assert was_edited(saved.getvalue())
    assert was_edited(b"no document at all")


def test_everything_that_a_document_says_is_read_back(made):
    said = list(texts_of_docx(made))
    for wanted in ("Een kop", "Zes van de zeven. Meer.", "Tabel", "De Krant", "https://example.org/bron", "Gokken"):
        assert wanted in said


def test_a_word_without_an_end_does_not_push_a_table_off_the_sheet():
    document = Document(
        io.BytesIO(docx(PAGE.replace("samen", "w" * 10_000).replace("Gok\u00adken", "v" * 10_000), {}, None))
    )
    section = document.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    (table,) = document.tables
    assert sum(column.width for column in table.columns) <= room
    assert table.cell(2, 0).text == "w" * 10_000


ODD = """<html lang="en"><head><title>Odd</title></head><body><section><aside>w1<p>w2</p>w3 <b>w4</b>
<ol><li>w5<p>w6</p></li><li><p>w7</p><dl><div><dt>w8</dt><dd>w9</dd></div></dl></li>w10<li><details><summary>w11</summary>
<table><tr><td>w12<table><tr><td>w13</td></tr></table></td><td><p>w14</p><p>w15</p></td></tr></table></details></li>
<ul><li>w16</li></ul></ol></aside><dl><dd>w17</dd>w18<dt>w19</dt><dd>w20</dd><dd>w21<p>w22</p></dd><dt>w23</dt>
<dd><dl><dt>w24</dt><dd>w25</dd></dl></dd></dl><details>w26<summary>w27</summary><pre>w28</pre></details>
<p>w29 <img alt="w30" src="data:,"></p><article><header>w31</header><address>w32</address></article></section>
<aside><h4>w33</h4></aside><figure>w34<figcaption>w35</figcaption></figure>w36</body></html>"""


def test_no_text_is_lost_or_said_twice_however_a_page_nests_its_blocks():
    document = Document(io.BytesIO(docx(ODD, {}, None)))
    said = "\n".join(
        "".join(one.text or "" for one in line.iter(qn("w:t"))) for line in document.element.body.iter(qn("w:p"))
    )
    words = Counter(word.strip(":") for word in said.split())
    assert words == {f"w{number}": 1 for number in range(1, 37)}


def test_a_chart_and_an_ad_keep_together_what_belongs_together():
    page = PAGE.replace('<p class="chart-title">', '<p class="chart-subtitle">Onder</p><p class="chart-title">')
    page = page.replace(
        "<blockquote>", '<details class="ad"><summary>ad-1</summary><p>a</p><p>b</p></details><blockquote>'
    )
    lines = {one.text: one.paragraph_format for one in Document(io.BytesIO(docx(page, {}, None))).paragraphs}
    kept = [text for text, line in lines.items() if line.keep_with_next]
    assert kept == ["Onder", "Bevinding", "Tabel", "ad-1", "a"]
    assert [lines[text].space_after for text in ("ad-1", "a", "b")] == [0, 0, None]


def test_every_sheet_has_the_record_and_its_number():
    document = Document(io.BytesIO(docx(PAGE, {}, None, "Record 0123456789ab.")))
    foot = document.sections[0].footer._element
    assert [one.text for one in foot.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]
    assert any("Record 0123456789ab." in said for said in texts_of_docx(docx(PAGE, {}, None, "Record 0123456789ab.")))
