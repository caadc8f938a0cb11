"""An executed notebook is cut into an opening and sections, in one language, each chart once."""

from __future__ import annotations

import nbformat
import pytest

from bnr_toolkit import approval_rates, figures, for_audience, open_ledger, tables
from bnr_toolkit.display import bundle
from bnr_toolkit.report.page.content import sections_of


@pytest.fixture(scope="module")
def rates():
    from pathlib import Path

    bnr = Path(__file__).parents[3] / "data" / "bnr-tiktok-2023"
    return for_audience(approval_rates(open_ledger(bnr), "category"), "public")


def notebook(*cells):
    return nbformat.v4.new_notebook(cells=list(cells))


def prose(text, *tags):
    cell = nbformat.v4.new_markdown_cell(text)
    cell.metadata["tags"] = list(tags)
    return cell


def code(*products):
    outputs = [
        nbformat.v4.new_output("display_data", data=data, metadata=metadata) for data, metadata in map(bundle, products)
    ]
    return nbformat.v4.new_code_cell("bnr.show(…)", outputs=outputs)


def test_the_opening_comes_first_and_sections_are_numbered_after_what_is_left_out(rates):
    table = tables.rates(rates, "en")
    opening, *sections = sections_of(
        notebook(
            prose("Before everything."),
            prose("## Empty"),
            code(),
            prose("## What was found?"),
            code(table),
            prose("## Prose alone\n\nKept."),
        ),
        "en",
        {},
    )
    assert (opening.id, opening.heading, [block.html for block in opening.blocks]) == (
        "",
        "",
        ["<p>Before everything.</p>"],
    )
    assert [(section.id, section.heading) for section in sections] == [
        ("s1-what-was-found", "What was found?"),
        ("s2-prose-alone", "Prose alone"),
    ]
    assert sections[0].blocks[0].download.label == table.caption
    assert sections[1].blocks[0].html == "<p>Kept.</p>"


def test_prose_in_the_other_language_and_for_editors_is_left_out():
    cells = [prose("## Kop", "nl"), prose("## Heading", "en"), prose("For editors", "editor"), prose("For all")]
    _, section = sections_of(notebook(*cells), "en", {})
    assert (section.heading, [block.html for block in section.blocks]) == ("Heading", ["<p>For all</p>"])


def test_a_chart_that_stands_on_the_page_already_is_not_repeated(rates):
    chart = figures.rates(rates, "en")
    opening, section = sections_of(
        notebook(code(chart), prose("## Counts"), code(chart, tables.rates(rates, "en"))), "en", {}
    )
    assert [block.picture.name for block in opening.blocks] == [chart.name]
    assert [block.picture for block in section.blocks] == [None]


def test_a_section_that_would_hold_only_a_repeated_chart_is_left_out(rates):
    chart = figures.rates(rates, "en")
    assert len(sections_of(notebook(code(chart), prose("## Counts"), code(chart)), "en", {})) == 1


def test_a_chart_gets_the_code_that_puts_it_on_another_page(rates):
    chart = figures.rates(rates, "en")
    opening = sections_of(notebook(code(chart)), "en", {chart.name: "<iframe></iframe>"})[0]
    assert opening.blocks[0].picture.embed == "<iframe></iframe>"
    assert opening.blocks[0].picture.alt == chart.alt
