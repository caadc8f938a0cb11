"""What a cell or a text brings along is text, structure and links to the web; the rest is gone."""

from __future__ import annotations

import pytest

from bnr_toolkit.report.page.cleaning import cleaned, from_markdown


@pytest.mark.parametrize(
    ("foreign", "kept"),
    [
        ("<p style='color:red' id='a' onclick='x()'>text</p>", "<p>text</p>"),
        ("<script>x()</script><style>p{}</style>text", "text"),
        ("<svg onload='x()'><script>x()</script><text>drawn</text></svg>", ""),
        ("<iframe src='https://example.org'></iframe><object data='x'></object><embed src='x'>", ""),
        ("<form action='x'><input name='y'><button>send</button></form>", "send"),
        ("<a href='javascript:x()'>a</a><a href='data:text/html,x'>b</a>", "<a>a</a><a>b</a>"),
        ("<img src='https://example.org/x.png' onerror='x()' alt='picture'>", ""),
        ("<base href='https://example.org/'><meta http-equiv='refresh' content='0'><link href='x'>", ""),
        ("<table><tr><th scope='row' colspan='2'>a</th></tr></table>", None),
        ("<math><mi>x</mi></math>", ""),
    ],
)
def test_each_kind_of_foreign_content(foreign, kept):
    assert cleaned(foreign).replace(' rel="noopener noreferrer"', "") == (
        kept if kept is not None else '<table><tbody><tr><th scope="row" colspan="2">a</th></tr></tbody></table>'
    )


def test_a_link_to_the_web_stays_and_tells_nothing_of_the_page():
    assert cleaned("<a href='https://example.org/a' target='_blank'>there</a>") == (
        '<a href="https://example.org/a" rel="noopener noreferrer">there</a>'
    )


def test_markdown_becomes_clean_html_without_signs_beside_headings():
    assert from_markdown("### A heading\n\n*Text* with <b onclick='x()'>bold</b> and `code`.\n\n- one\n- two") == (
        "<h3>A heading</h3>\n<p><em>Text</em> with <b>bold</b> and <code>code</code>.</p>\n"
        "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"
    )
