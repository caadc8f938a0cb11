"""A page of one chart: whole as text, closed to the network, and the lines that put it in another page."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from dataclasses import replace
from pathlib import Path

import pytest

from bnr_toolkit.figures.style import HOUSE, Style
from bnr_toolkit.report.answers import answers
from bnr_toolkit.report.charts import charts
from bnr_toolkit.report.embed import embed_code, embed_page
from bnr_toolkit.report.jobs import checked_jobs
from bnr_toolkit.report.parameters import requested
from bnr_toolkit.results import Figure, Row, TableImage

ROOT = Path(__file__).parents[2]
BNR = str(ROOT / "data" / "bnr-tiktok-2023")
LARGEST = 120_000
HOSTILE = """</title></script><script>alert(1)</script><img src=x onerror=alert(2)>"'&"""


def figures_of(language: str) -> dict[str, Figure]:
    (job,) = checked_jobs(requested([BNR], [language], {}), None)
    return {figure.name: figure for figure in charts(answers(job.records["probe"], job.parameters), language)}


@pytest.fixture(scope="module")
def figure() -> Figure:
    return figures_of("nl")["approvals"]


@pytest.fixture(scope="module")
def page(figure: Figure) -> str:
    return embed_page(figure)


def test_title_source_table_and_alternative_are_text(page, figure):
    said = html.unescape(page)
    assert '<html lang="nl" data-chart="approvals">' in page
    assert re.findall("<h1>(.*)</h1>", page) == ["TikTok keurde zes van de zeven testadvertenties goed"]
    assert re.findall("<title>(.*)</title>", page) == ["TikTok keurde zes van de zeven testadvertenties goed"]
    assert re.findall('<p class="source">(.*)</p>', page) == [
        "Reconstructie op basis van berichtgeving over onderzoek van BNR; niet door BNR gemaakt.",
        "De telling geldt alleen voor deze advertenties. Record b0fcb814a2fb.",
    ]
    assert f'alt="{figure.alt}"' in said
    assert figure.description in said
    assert "<caption>Eerste besluit over de testadvertenties, per categorie</caption>" in page
    assert page.count('<th scope="row">') == 6
    assert "<summary>Beschrijving en tabel</summary>" in page


def test_the_policy_allows_what_is_in_the_page_and_nothing_else(page):
    policy = html.unescape(re.findall('Content-Security-Policy" content="([^"]*)"', page)[0])
    (style,), (script,) = (re.findall(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL) for tag in ("style", "script"))

    def digest(text: str) -> str:
        return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")

    assert policy == (
        f"default-src 'none'; img-src data:; style-src 'sha256-{digest(style)}'; "
        f"script-src 'sha256-{digest(script)}'; base-uri 'none'; form-action 'none'"
    )
    assert "http" not in page.replace("http-equiv", "")


def test_it_links_to_the_report_whose_address_is_known(figure, page):
    assert "<a " not in page
    linked = embed_page(figure, report="https://example.org/?a=1&b=2")
    assert (
        '<p class="report"><a href="https://example.org/?a=1&amp;b=2" target="_top">Lees het hele rapport</a></p>'
        in linked
    )


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_page_of_this_record_is_heavier_than_its_budget(language):
    shown = {name: one for name, one in figures_of(language).items() if not isinstance(one.body, TableImage)}
    sizes = {name: len(embed_page(one).encode("utf-8")) for name, one in shown.items()}
    assert {name: size for name, size in sizes.items() if size > LARGEST} == {}


def test_texts_that_are_markup_are_shown_as_text(figure):
    row = Row((HOSTILE, "1", "0", "1"))
    hostile = replace(
        figure,
        subtitle=HOSTILE,
        alt=HOSTILE,
        description=HOSTILE,
        source=(HOSTILE,),
        data=replace(figure.data, caption=HOSTILE, rows=(row,)),
    )
    page = embed_page(hostile, report='https://example.org/"onclick=alert(3)')
    assert page.count("<script>") == 1
    assert page.count("<img ") == 1
    assert not re.search('<[^>]*\\son[a-z]+=[^"]', re.sub('"[^"]*"', '""', page))


def test_an_internal_page_says_so(figure, page):
    assert 'class="internal"' not in page
    internal = embed_page(replace(figure, stamp=replace(figure.stamp, audience="internal")))
    assert '<p class="internal">Intern: niet voor publicatie</p>' in internal


def test_the_page_has_the_colours_of_its_chart(figure):
    style = Style({**HOUSE.light, "background": "#fff1e5"}, HOUSE.dark)
    page = embed_page(figure, style)
    assert "--paper: #fff1e5;" in page


def test_the_same_figure_gives_the_same_page(figure, page):
    assert embed_page(figure) == page


def test_the_code_for_a_host_escapes_what_it_is_given():
    code = embed_code('https://example.org/a?b="1"&c', "</script><b>", 'Six "of" <seven>', 600, 320, "en")
    frame, opening, *rest = code.splitlines()
    assert frame == (
        '<iframe src="https://example.org/a?b=&quot;1&quot;&amp;c" title="Six &quot;of&quot; &lt;seven&gt;" lang="en" '
        'loading="lazy" style="width:100%;border:0;aspect-ratio:600/600"></iframe>'
    )
    assert (opening, rest[-1]) == ("<script>", "</script>")
    assert "<" not in "".join(rest[:-1]).replace("data.height < 1", "")
    assert 'data.name !== "\\u003c/script>\\u003cb>"' in code
