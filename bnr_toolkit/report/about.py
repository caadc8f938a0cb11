"""What a page says of itself for the list of a newsroom's pages: which record, whose, of which year, for whom."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from bnr_toolkit.report.jobs import Job
from bnr_toolkit.results import Context

NAME = "bnr:page"
"""The name of the meta element that holds it, as JSON."""


class About(BaseModel):
    """What a list of pages tells of one: nothing that does not stand on the page itself.

    ``asked`` are the parameters that are not the defaults, as in the page's
    file name; ``corrected`` is the day of the last correction.
    """

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)

    kind: Literal["report", "methods", "compare"]
    language: Literal["nl", "en"]
    audience: Literal["public", "internal"]
    headline: str = ""
    probe: str = ""
    title: str = ""
    platforms: list[str] = []
    year: str = ""
    asked: list[str] = []
    corrected: str = ""


def about_page(job: Job) -> str:
    """What the page of a job says of itself, as JSON. The headline is the page's title, and not repeated here."""
    context = _context(job)
    said = {
        "kind": job.kind.name,
        "language": job.language,
        "audience": "public" if job.is_public else "internal",
        "asked": [part for part in job.parameters.suffix.split(".") if part],
    }
    if context is not None:
        said |= {
            "probe": context.probe,
            "title": context.title.in_language(job.language) if context.title else context.probe,
            "platforms": list(context.platforms),
            "year": (context.conducted or context.event_date or "")[:4],
            "corrected": max((one.date for one in context.corrections), default=""),
        }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def about_of(html: str) -> About | None:
    """What a page says of itself; None for a page that this toolkit did not make."""
    reader = _Head()
    reader.feed(html)
    if reader.about is None:
        return None
    try:
        about = About.model_validate_json(reader.about)
    except ValidationError:
        return None
    return about.model_copy(update={"headline": " ".join(reader.title.split())})


def _context(job: Job) -> Context | None:
    """Of the record that the page is about, and of the one platform when the page is about that alone."""
    asked = job.parameters
    if asked.filed_under is None:
        return None
    return job.records[asked.filed_under].context.for_platform(asked.model_dump().get("platform"))


class _Head(HTMLParser):
    """The title of a page, and what it says of itself; only its head is looked at."""

    def __init__(self) -> None:
        super().__init__()
        self.about: str | None = None
        self.title = ""
        self._inside: str | None = None
        self._is_over = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._is_over = self._is_over or tag == "body"
        self._inside = tag
        given = dict(attrs)
        if not self._is_over and tag == "meta" and given.get("name") == NAME and self.about is None:
            self.about = given.get("content") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag == self._inside:
            self._inside = None

    def handle_data(self, data: str) -> None:
        if self._inside == "title" and not self._is_over:
            self.title += data
