"""An executed notebook → one HTML file for readers, through an nbconvert template of our own.

No code, no script, no request: pictures and numbers travel inside the page and
a content security policy forbids everything else. What a cell shows is
sanitised; what the record says arrives escaped.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from bnr_toolkit import words
from bnr_toolkit.language import LANGUAGES
from bnr_toolkit.report.outputs import all_shown
from bnr_toolkit.report.page.content import Section, linked, sections_of
from bnr_toolkit.report.page.data import Download, each_once, told_apart
from bnr_toolkit.report.page.linking import Linker, back_id, source_ids, term_id
from bnr_toolkit.report.sharing import Sharing
from bnr_toolkit.report.summary import summary_of
from bnr_toolkit.words.phrases import forms

_TEMPLATE = Path(__file__).parent.parent / "template"


def page(
    notebook: Any,
    language: str,
    name: str = "report.ipynb",
    sharing: Sharing | None = None,
    *,
    command: str = "",
    about: str = "",
) -> str:
    """The page of an executed notebook in one language.

    ``sharing`` is what search engines, social networks and other pages may know
    of it; without it the page says nothing of the kind. ``command`` is what
    makes the page again, and ``about`` what it says of itself for a list of pages.

    Raises :class:`~bnr_toolkit.errors.RunFailed`, with the notebook's name, when
    it shows no headline or no lead: a page without a finding is no report.
    """
    content = _content(notebook, language, name, sharing) | {"command": command, "about": about}
    body, _ = _exporter().from_notebook_node(notebook, resources={"page": content})
    return str(body).rstrip() + "\n"


@cache
def _exporter() -> Any:
    """It keeps the template that it has read."""
    from nbconvert.exporters.templateexporter import TemplateExporter

    return TemplateExporter(
        template_name="template",
        extra_template_basedirs=[str(_TEMPLATE.parent)],
        template_file="page.html.j2",
        file_extension=".html",
    )


def _content(notebook: Any, language: str, name: str, sharing: Sharing | None) -> dict[str, Any]:
    outputs = all_shown(notebook)
    said = summary_of(notebook, name)
    style = (_TEMPLATE / "page.css").read_text(encoding="utf-8").strip()
    linker = Linker(
        terms=words.terms(language),
        sources=source_ids(source for output in outputs for source in output.about.get("sources", ())),
        source_words=forms(language, "replies.source"),
    )
    opening, *sections = linked(sections_of(notebook, language, sharing.embeds if sharing else {}), linker)
    return {
        "language": language,
        "title": said.headline,
        "description": said.description,
        "style": style,
        "policy": _policy(style),
        "sharing": sharing,
        "internal": any(output.about.get("audience") == "internal" for output in outputs),
        "digest": next((str(output.about["digest"]) for output in outputs if "digest" in output.about), ""),
        "opening": opening,
        "sections": sections,
        "downloads": told_apart(each_once(_downloads((opening, *sections))), words.phrase(language, "page.of_chart")),
        "terms": [
            {"id": term_id(term), "back": back_id(term), "term": term.term, "definition": term.definition}
            for term in sorted(linker.used, key=lambda term: term.term.casefold())
        ],
        "other_languages": {other: words.phrase(other, "page.read_this") for other in LANGUAGES if other != language},
        "words": {name: words.phrase(language, f"page.{name}") for name in _WORDS},
    }


_WORDS = (
    *("skip", "internal", "contents", "about_figure", "embed", "download", "data", "data_note"),
    *("terms", "back", "command", "footer", "record"),
)


def _downloads(sections: Iterable[Section]) -> Iterator[Download]:
    for section in sections:
        for block in section.blocks:
            found_here = block.picture.download if block.picture else block.download
            if found_here is not None:
                yield found_here


def _policy(style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    return f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
