"""A folder of reports → ``index.html``: every page for readers, found by probe, platform or year, without a server.

It reads what each page says of itself, so it lists pages that were moved or
made elsewhere as well. An internal page is not in its bytes.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from urllib.parse import quote

from bnr_toolkit import words
from bnr_toolkit.errors import Finding, Place, RefusedInput, found, refuse
from bnr_toolkit.files import write_together
from bnr_toolkit.language import LANGUAGES, date_words
from bnr_toolkit.report.about import About, about_of
from bnr_toolkit.words.phrases import forms

FILE = "index.html"
MARK = '<meta name="generator" content="bnr_toolkit index">'
"""What tells a list that we made, which may be made again, from somebody's own front page."""

_TEMPLATE = Path(__file__).parent / "template"
_WORDS = (
    *("title", "skip", "search", "text", "platform", "year", "all", "none", "footer", "corrected", "asked"),
    *("kind_methods", "kind_compare"),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One page in the list: its address beside the list, and what it says of itself."""

    address: str
    about: About

    @property
    def group(self) -> tuple[str, str]:
        """The probe that it is about, which is the heading it stands under; pages about none stand together."""
        return self.about.year, self.about.probe


@dataclass(frozen=True, slots=True)
class Listed:
    """A list that was made: its file, how many pages it names, and the pages that it had to leave out."""

    file: Path
    pages: int
    left_out: tuple[Path, ...]


def make_index(folder: Path, language: str = "nl") -> Listed:
    """Write the list of the public pages in a folder and the folders below it.

    ``language`` is that of the list itself; each entry keeps its own.

    Raises :class:`~bnr_toolkit.errors.RefusedInput` when the folder is not
    there, holds no page for readers, or has a front page that is not ours.
    """
    target = folder / FILE
    refuse(list(_faults(folder, target, language)))
    entries, left_out = _entries(folder)
    if not entries:
        raise RefusedInput(found("no_pages", Place(file=folder.name), folder.name))
    write_together({target: index_page(entries, language).encode("utf-8")})
    return Listed(target, len(entries), left_out)


def refreshed(pages: Iterable[Path]) -> Iterator[Path]:
    """The lists of ours that stand above these pages, made again: an old headline there would be a wrong one."""
    for folder in dict.fromkeys(place for page in pages for place in (page.parent, page.parent.parent)):
        target = folder / FILE
        if target.is_file() and MARK in (said := target.read_text(encoding="utf-8", errors="replace")):
            language = next((one for one in LANGUAGES if f'<html lang="{one}">' in said), "nl")
            yield make_index(folder, language).file


def index_page(entries: Iterable[Entry], language: str) -> str:
    """The list as one HTML file. Its script only narrows the list; without it the list is whole."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    ordered = sorted(entries, key=_order)
    style = "\n".join(_text(name) for name in ("page.css", "listing.css"))
    script = _text("listing.js")
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATE), autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    )
    return environment.get_template("listing.html.j2").render(
        language=language,
        mark=Markup(MARK),  # noqa: S704 - our own
        policy=_policy(style, script),
        style=Markup(style),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own file
        groups=[_group(list(group), language) for _, group in groupby(ordered, key=lambda entry: entry.group)],
        platforms=sorted({platform for entry in ordered for platform in entry.about.platforms}, key=str.casefold),
        years=sorted({entry.about.year for entry in ordered if entry.about.year}, reverse=True),
        words={name: words.phrase(language, f"listing.{name}") for name in _WORDS},
        counted=forms(language, "listing.counted"),
        total=len(ordered),
    )


def _faults(folder: Path, target: Path, language: str) -> Iterator[Finding]:
    if language not in LANGUAGES:
        yield found("not_one_of", Place(parameter="language"), language, choices=LANGUAGES)
    if not folder.is_dir():
        yield found("path_missing", Place(file=str(folder)))
    elif target.exists() and MARK not in target.read_text(encoding="utf-8", errors="replace"):
        yield found("index_not_ours", Place(file=FILE), FILE)


def _entries(folder: Path) -> tuple[list[Entry], tuple[Path, ...]]:
    """The public pages, in the order of their names; and the HTML files that no page of ours is."""
    entries, strangers = [], []
    for path in sorted(folder.rglob("*.html")):
        if path.name == FILE or path.name.endswith(".embed.html"):
            continue
        about = about_of(path.read_text(encoding="utf-8", errors="replace"))
        if about is None or not about.headline:
            strangers.append(path)
        elif about.audience == "public":
            entries.append(Entry(quote(path.relative_to(folder).as_posix()), about))
    return entries, tuple(strangers)


def _order(entry: Entry) -> tuple[bool, int, str, str, int, bool, str]:
    """The newest first, pages about no record last; of one record in Dutch first, and the usual page first."""
    about = entry.about
    year = int(about.year) if about.year.isdecimal() else 0
    return (
        not about.probe,
        -year,
        about.probe,
        about.year,
        LANGUAGES.index(about.language),
        bool(about.asked),
        entry.address,
    )


def _group(entries: list[Entry], language: str) -> dict[str, object]:
    """A heading in the list's own language where a page has it, and the pages under it."""
    about = next((entry.about for entry in entries if entry.about.language == language), entries[0].about)
    return {
        "title": about.title or words.phrase(language, "listing.other"),
        "language": about.language if about.title else language,
        "year": about.year,
        "entries": [_shown(entry, language) for entry in entries],
    }


def _shown(entry: Entry, language: str) -> dict[str, object]:
    about = entry.about
    return {
        "address": entry.address,
        "headline": about.headline,
        "language": about.language,
        "language_name": words.phrase(about.language, "provenance.language_said"),
        "kind": about.kind,
        "platforms": about.platforms,
        "year": about.year,
        "probe": about.probe,
        "title": about.title,
        "asked": ", ".join(about.asked),
        "corrected": date_words(about.corrected, language) if about.corrected else "",
    }


def _text(name: str) -> str:
    return (_TEMPLATE / name).read_text(encoding="utf-8").strip()


def _policy(style: str, script: str) -> str:
    style_hash, script_hash = (
        base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii") for text in (style, script)
    )
    return (
        f"default-src 'none'; style-src 'sha256-{style_hash}'; script-src 'sha256-{script_hash}'; "
        "base-uri 'none'; form-action 'none'"
    )
