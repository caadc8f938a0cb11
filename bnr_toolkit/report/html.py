"""An executed notebook → one HTML file for readers, through an nbconvert template of our own.

No code, no script, no request: pictures travel inside the page and a content
security policy forbids everything else. What a cell shows is sanitised; what
the record says arrives escaped.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bnr_toolkit import words
from bnr_toolkit.errors import Place, RunFailed, found
from bnr_toolkit.language import LANGUAGES
from bnr_toolkit.report.outputs import Output, all_shown, shown
from bnr_toolkit.report.typography import fitted_tables

EDITOR_TAG = "editor"
LONGEST_DESCRIPTION = 300
_TEXT = "a abbr b br cite code del em i ins kbd p pre q s samp small span strong sub sup"
_STRUCTURE = "blockquote dd details div dl dt figcaption figure h1 h3 h4 hr li ol section summary ul"
_TABLE = "caption col colgroup table tbody td tfoot th thead tr"
_TAGS = frozenset(f"{_TEXT} {_STRUCTURE} {_TABLE}".split())
_ATTRIBUTES = {
    "*": {"class", "lang", "dir", "role", "data-label"},
    "a": {"href"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
}


@dataclass(frozen=True, slots=True)
class Drawing:
    """One drawing of a picture, as a data address with its size in CSS pixels."""

    uri: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A chart on the page: real text for title, subtitle and source, the drawing between them."""

    title: str
    subtitle: str
    alt: str
    description: str
    source: tuple[str, ...]
    wide: Drawing
    narrow: Drawing


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a section: sanitised HTML, or a picture."""

    html: str = ""
    picture: PagePicture | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it."""

    id: str
    heading: str
    blocks: tuple[Block, ...]


@dataclass
class _Draft:
    """A section while its cells are walked; it is dropped when its cells showed nothing."""

    heading: str
    blocks: list[Block] = field(default_factory=list)
    has_code: bool = False
    has_shown: bool = False


def page(notebook: Any, language: str, name: str = "report.ipynb") -> str:
    """The page of an executed notebook in one language.

    Raises :class:`~bnr_toolkit.errors.RunFailed`, with the notebook's name, when
    it shows no headline or no lead: a page without a finding is no report.
    """
    exporter = _exporter()
    body, _ = exporter.from_notebook_node(notebook, resources={"page": _content(notebook, language, name)})
    return str(body).rstrip() + "\n"


def _exporter() -> Any:
    from nbconvert.exporters.templateexporter import TemplateExporter

    return TemplateExporter(
        template_name="template",
        extra_template_basedirs=[str(Path(__file__).parent)],
        template_file="index.html.j2",
        file_extension=".html",
    )


def _content(notebook: Any, language: str, name: str) -> dict[str, Any]:
    outputs = all_shown(notebook)
    style = (Path(__file__).parent / "template" / "page.css").read_text(encoding="utf-8").strip()
    opening, sections = _arranged(notebook, language)
    return {
        "language": language,
        "title": _text_of(outputs, "headline", name),
        "description": _shortened(_text_of(outputs, "lead", name)),
        "style": style,
        "policy": _policy(style),
        "internal": any(output.about.get("audience") == "internal" for output in outputs),
        "opening": opening,
        "sections": sections,
        "words": {name: words.phrase(language, f"page.{name}") for name in ("skip", "about_figure", "internal")},
    }


def _policy(style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    return f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _text_of(outputs: tuple[Output, ...], role: str, name: str) -> str:
    for output in outputs:
        if output.role == role:
            return str(output.data["text/plain"])
    raise RunFailed(found("page_incomplete", Place(file=name), role))


def _shortened(text: str) -> str:
    """Whole sentences, as many as a search result shows."""
    if len(text) <= LONGEST_DESCRIPTION:
        return text
    cut = text[:LONGEST_DESCRIPTION]
    end = max(cut.rfind(". "), cut.rfind("! "), cut.rfind("? "))
    return cut[: end + 1] if end > 0 else cut[: cut.rfind(" ")] + "…"


def _arranged(notebook: Any, language: str) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
    """The cells as an opening and sections; a section whose cells showed nothing is left out."""
    drafts = [_Draft("")]
    for cell in _cells_for(notebook, language):
        if cell.cell_type == "markdown":
            heading, rest = _heading(cell.source)
            if heading:
                drafts.append(_Draft(heading))
            if rest:
                drafts[-1].blocks.append(Block(_markdown(rest)))
        elif cell.cell_type == "code":
            drafts[-1].has_code = True
            blocks = tuple(_blocks(cell, language))
            drafts[-1].has_shown = drafts[-1].has_shown or bool(blocks)
            drafts[-1].blocks.extend(blocks)
    sections = [
        Section(f"s{number}-{_slug(draft.heading)}", draft.heading, tuple(draft.blocks))
        for number, draft in enumerate(drafts[1:], start=1)
        if draft.blocks and (draft.has_shown or not draft.has_code)
    ]
    return tuple(drafts[0].blocks), tuple(sections)


def _cells_for(notebook: Any, language: str) -> Iterator[Any]:
    """Without the cells for editors and the prose in the other language."""
    for cell in notebook.cells:
        tags = set(cell.metadata.get("tags", ()))
        languages = tags & set(LANGUAGES)
        if EDITOR_TAG not in tags and (not languages or language in languages):
            yield cell


def _heading(source: str) -> tuple[str, str]:
    first, _, rest = source.strip().partition("\n")
    if first.startswith("## "):
        return first.removeprefix("## ").strip(), rest.strip()
    return "", source.strip()


def _slug(heading: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", heading.lower()).strip("-")


def _markdown(source: str) -> str:
    from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

    # As nbconvert does it, without the signs that link a heading to itself.
    renderer = IPythonRenderer(escape=False, exclude_anchor_links=True)
    return _clean(str(MarkdownWithMath(renderer=renderer).render(source)))


def _blocks(cell: Any, language: str) -> Iterator[Block]:
    for output in shown(cell):
        if "image/svg+xml" in output.data:
            yield Block(picture=_picture(output))
        elif "text/html" in output.data:
            yield Block(fitted_tables(_clean(str(output.data["text/html"])), language))


def _clean(html: str) -> str:
    """Only text, structure and links: whatever could run, load or restyle is gone."""
    import nh3

    return nh3.clean(html, tags=set(_TAGS), attributes=_ATTRIBUTES, url_schemes={"https", "http", "mailto"}).strip()


def _picture(output: Output) -> PagePicture:
    about, drawn = output.about, output.metadata["image/svg+xml"]
    return PagePicture(
        title=about["title"],
        subtitle=about["subtitle"],
        alt=drawn["alt"],
        description=about["description"],
        source=tuple(about["source"]),
        wide=_drawing(str(output.data["image/svg+xml"]), drawn),
        narrow=_drawing(str(drawn["narrow"]["svg"]), drawn["narrow"]),
    )


def _drawing(svg: str, drawn: dict[str, Any]) -> Drawing:
    left, top, width, height = drawn["panel"]
    from bnr_toolkit.figures.save import Picture, inline_svg

    picture = Picture(svg.encode("utf-8"), drawn["width"], drawn["height"], (left, top, width, height))
    data = base64.b64encode(inline_svg(picture)).decode("ascii")
    return Drawing(f"data:image/svg+xml;base64,{data}", round(width / 2), round(height / 2))
