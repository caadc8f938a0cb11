"""An executed notebook → the parts of a page: an opening, sections, and what each holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from html import escape
from typing import Any

from bnr_toolkit.language import LANGUAGES
from bnr_toolkit.report.outputs import shown
from bnr_toolkit.report.page.cleaning import cleaned, from_markdown
from bnr_toolkit.report.page.data import Download, download_of, file_stem
from bnr_toolkit.report.page.linking import Linker
from bnr_toolkit.report.page.pictures import PagePicture, picture_of
from bnr_toolkit.report.typography import fitted_tables

EDITOR_TAG = "editor"


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a section: sanitised HTML with the numbers behind it, or a chart."""

    html: str = ""
    picture: PagePicture | None = None
    download: Download | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it. The opening has neither id nor heading."""

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


def sections_of(notebook: Any, language: str, embeds: Mapping[str, str]) -> tuple[Section, ...]:
    """The opening, then each section; one whose cells showed nothing is left out.

    A chart that stands on the page already is not repeated: without a column to
    count by, the opening's chart is the section's too.
    """
    drafts, drawn = [_Draft("")], set[str]()
    for cell in _cells_for(notebook, language):
        if cell.cell_type == "markdown":
            heading, rest = _heading(cell.source)
            if heading:
                drafts.append(_Draft(heading))
            if rest:
                drafts[-1].blocks.append(Block(from_markdown(rest)))
        elif cell.cell_type == "code":
            drafts[-1].has_code = True
            blocks = tuple(block for block in _blocks(cell, language, embeds) if _is_new(block, drawn))
            drafts[-1].has_shown = drafts[-1].has_shown or bool(blocks)
            drafts[-1].blocks.extend(blocks)
    kept = [draft for draft in drafts[1:] if draft.blocks and (draft.has_shown or not draft.has_code)]
    sections = [
        Section(f"s{number}-{file_stem(draft.heading)}", draft.heading, tuple(draft.blocks))
        for number, draft in enumerate(kept, start=1)
    ]
    return Section("", "", tuple(drafts[0].blocks)), *sections


def linked(sections: tuple[Section, ...], linker: Linker) -> tuple[Section, ...]:
    """The sections with links to terms and sources, in the order in which a reader meets them."""
    return tuple(
        replace(section, blocks=tuple(_linked_block(block, linker) for block in section.blocks)) for section in sections
    )


def _linked_block(block: Block, linker: Linker) -> Block:
    if block.picture is None:
        return replace(block, html=linker.linked(block.html))
    return replace(block, picture=replace(block.picture, subtitle=linker.linked(block.picture.subtitle)))


def _cells_for(notebook: Any, language: str) -> Iterator[Any]:
    """Without the cells for editors and the prose in the other language."""
    for cell in notebook.cells:
        tags = set(cell.metadata.get("tags", ()))
        languages = tags & set(LANGUAGES)
        if EDITOR_TAG not in tags and (not languages or language in languages):
            yield cell


def _is_new(block: Block, drawn: set[str]) -> bool:
    if block.picture is None:
        return True
    is_new = block.picture.name not in drawn
    drawn.add(block.picture.name)
    return is_new


def _heading(source: str) -> tuple[str, str]:
    first, _, rest = source.strip().partition("\n")
    if first.startswith("## "):
        return first.removeprefix("## ").strip(), rest.strip()
    return "", source.strip()


def _blocks(cell: Any, language: str, embeds: Mapping[str, str]) -> Iterator[Block]:
    for output in shown(cell):
        if "image/svg+xml" in output.data:
            picture = picture_of(output, language, embeds)
            yield Block(picture=replace(picture, subtitle=escape(picture.subtitle, quote=False)))
        elif "text/html" in output.data:
            html = fitted_tables(cleaned(str(output.data["text/html"])), language)
            yield Block(html, download=download_of(output, language))
