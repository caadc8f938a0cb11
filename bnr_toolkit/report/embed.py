"""One chart → a page to be shown inside somebody else's, and the lines that put it there.

The page is whole by itself: title, source and table are text, the drawings
travel inside it, and it asks nothing of any network. Its one script tells the
page around it how tall it is; without that it scrolls in its frame.
"""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from bnr_toolkit import tables, words
from bnr_toolkit.figures import save
from bnr_toolkit.figures.layout.typesetting import plain
from bnr_toolkit.figures.style import HOUSE, Style
from bnr_toolkit.report.typography import fitted_tables
from bnr_toolkit.results import Figure

EMBED = "embed"
"""The name of this outlet: a page, where the others are pictures."""

SHOWN_AS = ("web", "narrow")
"""The outlets whose drawings the page holds: for a wide frame, and for a phone's."""

TEXT_HEIGHT = 280
"""What title, source and links take beside the drawing, in CSS px, before a script says better."""

_TEMPLATE = Path(__file__).parent / "template"
_CSS_ROLES = {"paper": "background", "ink": "ink", "muted": "muted", "line": "grid"}


@dataclass(frozen=True, slots=True)
class _Drawing:
    """A drawing as a data address, with its size in CSS px."""

    uri: str
    width: int
    height: int


def embed_page(figure: Figure, style: Style = HOUSE, report: str | None = None) -> str:
    """The page of one chart, in the chart's language.

    ``report`` is the address of the report that the chart is from; the page
    then links to it. Raises RefusedInput as :func:`~bnr_toolkit.figures.save.svg`
    does for text that cannot fit.
    """
    css = f"{_colours(style)}\n{_text('embed.css')}"
    script = _text("embed.js")
    wide, narrow = (_drawing(figure, outlet, style) for outlet in SHOWN_AS)
    return _filled(
        figure=figure,
        title=plain(figure.title),
        wide=wide,
        narrow=narrow,
        report=report,
        internal=figure.stamp.audience == "internal",
        table=fitted_tables(tables.html(figure.data), figure.language),
        style=css,
        script=script,
        policy=_policy(css, script),
        words={
            "about": words.phrase(figure.language, "embed.about"),
            "report": words.phrase(figure.language, "embed.report"),
            "internal": words.phrase(figure.language, "page.internal"),
        },
    )


def embed_code(address: str, name: str, title: str, width: int, height: int, language: str) -> str:
    """The lines that an editor pastes into a page of their own to show a chart there.

    ``address`` is where the embed page of the chart called ``name`` is;
    ``width`` and ``height`` are those of its wide drawing, in CSS px. The frame
    has about that shape until its page tells how tall it is. Only that page is
    listened to: a message from any other frame, or one that is no height, is
    left alone. Where the host allows no script, the frame scrolls.

    >>> code = embed_code("https://example.org/a.html", "approvals", "Six of seven", 600, 320, "en")
    >>> code.splitlines()[0]
    '<iframe src="https://example.org/a.html" title="Six of seven" lang="en" loading="lazy" \
style="width:100%;border:0;aspect-ratio:600/600"></iframe>'
    """
    # Inside a script element only "<" could end it early.
    quoted = json.dumps(name).replace("<", "\\u003c")
    frame = (
        f'<iframe src="{escape(address)}" title="{escape(plain(title))}" lang="{escape(language)}" loading="lazy" '
        f'style="width:100%;border:0;aspect-ratio:{width}/{height + TEXT_HEIGHT}"></iframe>'
    )
    return f"{frame}\n<script>\n{_text('embed_host.js').replace('NAME', quoted)}\n</script>"


def _filled(*, style: str, script: str, table: str, **texts: Any) -> str:
    """The template with its texts escaped; what is markup by our own making is put in as it is."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATE), autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    )
    made = {name: Markup(text) for name, text in (("style", style), ("script", script), ("table", table))}  # noqa: S704
    return environment.get_template("embed.html.j2").render(**texts, **made)


def _text(name: str) -> str:
    return (_TEMPLATE / name).read_text(encoding="utf-8").strip()


def _colours(style: Style) -> str:
    """The colours that the page shares with its chart, in both schemes."""
    schemes = {
        scheme: " ".join(f"--{name}: {style.colours(scheme)[role]};" for name, role in _CSS_ROLES.items())
        for scheme in ("light", "dark")
    }
    return (
        f":root {{ color-scheme: light dark; {schemes['light']} }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{ {schemes['dark']} }} }}"
    )


def _policy(style: str, script: str) -> str:
    style_hash, script_hash = (
        base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii") for text in (style, script)
    )
    return (
        f"default-src 'none'; img-src data:; style-src 'sha256-{style_hash}'; script-src 'sha256-{script_hash}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _drawing(figure: Figure, outlet: str, style: Style) -> _Drawing:
    """The part below the title, at half its size in px: drawings are made for screens of two dots a px."""
    picture = save.svg(figure, outlet, style)
    data = base64.b64encode(save.inline_svg(picture)).decode("ascii")
    _, _, width, height = picture.panel
    return _Drawing(f"data:image/svg+xml;base64,{data}", round(width / 2), round(height / 2))
