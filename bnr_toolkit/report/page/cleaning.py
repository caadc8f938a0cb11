"""Foreign HTML and Markdown → text, structure and links: whatever could run, load or restyle is gone."""

from __future__ import annotations

_TEXT = "a abbr b br cite code del dfn em i ins kbd p pre q s samp small span strong sub sup"
_STRUCTURE = "aside blockquote dd details div dl dt figcaption figure h1 h3 h4 hr li ol section summary ul"
_TABLE = "caption col colgroup table tbody td tfoot th thead tr"
_TAGS = frozenset(f"{_TEXT} {_STRUCTURE} {_TABLE}".split())
_ATTRIBUTES = {
    "*": {"class", "lang", "dir", "role", "data-label"},
    "a": {"href"},
    "li": {"data-source"},
    "ol": {"start"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
}
_SCHEMES = {"https", "http", "mailto"}


def cleaned(html: str) -> str:
    """The HTML with nothing in it but text, structure and links to the web.

    >>> cleaned("<p onclick='x()'>Kept <script>gone()</script></p>")
    '<p>Kept </p>'
    """
    import nh3

    return nh3.clean(html, tags=set(_TAGS), attributes=_ATTRIBUTES, url_schemes=_SCHEMES).strip()


def from_markdown(source: str) -> str:
    """Markdown prose as clean HTML."""
    from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

    class Prose(IPythonRenderer):
        def image(self, text: str, url: str, title: str | None = None) -> str:  # noqa: ARG002 - as nbconvert calls it
            # Of a picture the words that stand for it: no file is read, and an attachment is not looked for.
            return text

    # As nbconvert does it, without the signs that link a heading to itself.
    renderer = Prose(escape=False, exclude_anchor_links=True)
    return cleaned(str(MarkdownWithMath(renderer=renderer).render(source)))
