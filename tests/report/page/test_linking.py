"""Terms are linked once, at their first use, and sources wherever they are named; never inside what somebody said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit import words
from bnr_toolkit.report.page.linking import Linker, source_ids
from bnr_toolkit.results.terms import Term

MEDIAN = Term("median", "median", ("median", "medians"), "The middle value.")
CUT_OFF = Term("cut-off", "cut-off", ("cut-off",), "The last moment.")
AD = Term("test-ad", "test ad", ("test ad", "test ads"), "An ad for a test.")


def linker(*terms: Term, sources: tuple[str, ...] = ()) -> Linker:
    return Linker(terms, source_ids(sources), ("source", "sources"))


def test_a_term_is_linked_at_its_first_use_and_both_ends_have_an_id():
    links = linker(MEDIAN)
    assert links.linked("<p>The median, and the median again.</p>") == (
        '<p>The <a class="term" id="use-median" href="#term-median">median</a>, and the median again.</p>'
    )
    assert links.linked("<p>A median.</p>") == "<p>A median.</p>"
    assert links.used == [MEDIAN]


def test_a_plural_and_a_capital_are_the_term_too_and_a_longer_word_is_not():
    assert 'href="#term-median">Medians</a> and' in linker(MEDIAN).linked("<p>Medians and more</p>")
    unlinked = linker(MEDIAN, CUT_OFF)
    assert unlinked.linked("<p>medianly, a-median, cut-offs</p>") == "<p>medianly, a-median, cut-offs</p>"
    assert unlinked.used == []


def test_two_terms_in_one_text_are_linked_side_by_side_and_never_inside_one_another():
    inner = Term("ad", "ad", ("ad",), "An ad.")
    assert linker(AD, inner).linked("<p>one test ad, one ad</p>") == (
        '<p>one <a class="term" id="use-test-ad" href="#term-test-ad">test ad</a>, '
        'one <a class="term" id="use-ad" href="#term-ad">ad</a></p>'
    )


@pytest.mark.parametrize("tag", ["h1", "h2", "h3", "blockquote", "code", "dt", "summary", "table", "a"])
def test_headings_quotations_tables_and_links_are_left_alone(tag):
    html = f"<{tag}>The median (source A)</{tag}>"
    assert linker(MEDIAN, sources=("A",)).linked(html) == html


def test_after_what_is_left_alone_linking_goes_on():
    html = "<blockquote><p>a median<br>more</p></blockquote><p>the median</p>"
    assert linker(MEDIAN).linked(html) == (
        "<blockquote><p>a median<br>more</p></blockquote>"
        '<p>the <a class="term" id="use-median" href="#term-median">median</a></p>'
    )


def test_each_named_source_leads_to_its_place_and_its_place_has_an_id():
    links = linker(sources=("A", "report 2"))
    assert links.linked("<p>Said twice (sources A and report 2), once (source A).</p>") == (
        '<p>Said twice (sources <a href="#source-1" aria-label="source A">A</a> and '
        '<a href="#source-2" aria-label="source report 2">report 2</a>), '
        'once (source <a href="#source-1" aria-label="source A">A</a>).</p>'
    )
    assert links.linked('<ul><li data-source="report 2">report 2: told</li></ul>') == (
        '<ul><li id="source-2">report 2: told</li></ul>'
    )


def test_a_letter_that_names_no_source_is_no_link_and_an_unknown_source_gets_no_id():
    links = linker(sources=("A",))
    assert links.linked("<p>source B, Plan A, source Alpha</p>") == "<p>source B, Plan A, source Alpha</p>"
    assert links.linked('<li data-source="B">B: told</li>') == "<li>B: told</li>"


def test_a_hostile_source_name_stays_text():
    links = linker(sources=("<b>", "x&y"))
    assert links.linked("<p>source &lt;b&gt; and x&amp;y</p>") == (
        '<p>source <a href="#source-1" aria-label="source &lt;b&gt;">&lt;b&gt;</a> and '
        '<a href="#source-2" aria-label="source x&amp;y">x&amp;y</a></p>'
    )


@given(st.text(alphabet="median cut-offA<>&;()source,.é ", max_size=60))
def test_linking_never_changes_what_is_read(text):
    from html import escape, unescape
    from re import sub

    html = f"<p>{escape(text)}</p>"
    linked = linker(MEDIAN, CUT_OFF, AD, sources=("A", "é")).linked(html)
    assert unescape(sub(r"<[^>]*>", "", linked)) == text


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_term_of_the_toolkit_is_found_by_its_own_name(language):
    for term in words.terms(language):
        links = linker(term)
        links.linked(f"<p>{term.term}</p>")
        assert links.used == [term]
