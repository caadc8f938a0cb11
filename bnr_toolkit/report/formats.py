"""What a report is made as beside its page: a PDF for paper, a Word document for the copy desk.

Both are made from the page itself, so they say what it says. What they need
beside the toolkit, and a document that somebody edited, are looked for before
anything runs.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

from bnr_toolkit import words
from bnr_toolkit.errors import Finding, Place, found
from bnr_toolkit.figures.save import inline_png
from bnr_toolkit.report.answers import answers
from bnr_toolkit.report.charts import charts
from bnr_toolkit.report.jobs import Job
from bnr_toolkit.report.schemas import Parameters
from bnr_toolkit.report.sheets import OUTLET, on_sheets
from bnr_toolkit.results import Figure

FORMATS = ("html", "pdf", "docx")
"""What can be asked for. The page is always made: the others are made from it."""

LIBRARIES = MappingProxyType({"html": (), "pdf": ("weasyprint", "pypdf"), "docx": ("docx",)})
"""The libraries behind each format, which the extra of the same name installs."""

DEBIAN_PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
"""What draws letters for WeasyPrint, on Debian and Ubuntu."""


def missing(formats: Iterable[str]) -> Iterator[Finding]:
    """What must be asked differently, or installed, before these formats can be made."""
    for name in dict.fromkeys(formats):
        if name not in FORMATS:
            yield found("not_one_of", Place(parameter="to"), name, choices=FORMATS)
        else:
            yield from _not_installed(name)


def edited(jobs: Iterable[Job]) -> Iterator[Finding]:
    """Documents of earlier runs that hold somebody's work by now: a run would overwrite or remove them."""
    from bnr_toolkit.report.desk_copy.package import was_edited

    for job in jobs:
        document = _file(job, "docx")
        if document.is_file() and was_edited(document.read_bytes()):
            yield found("desk_edited", Place(file=document.name), document.name)


def stale(job: Job) -> Iterator[Path]:
    """The files of this page that an earlier run may have made in other formats."""
    for name in ("pdf", "docx"):
        yield _file(job, name)


def made_from(page: str, job: Job, formats: Sequence[str]) -> Iterator[tuple[Path, bytes]]:
    """The files beside a page, in memory."""
    if not {"pdf", "docx"} & set(formats):
        return
    sheets = on_sheets(page, _figures(job))
    if "pdf" in formats:
        from bnr_toolkit.report.paper import pdf

        yield _file(job, "pdf"), pdf(sheets.page, _footer(job))
    if "docx" in formats:
        from bnr_toolkit.report.desk_copy import docx

        # Word draws no SVG that needs our fonts.
        pictures = {alt: inline_png(figure, OUTLET) for alt, figure in sheets.figures.items()}
        yield _file(job, "docx"), docx(sheets.page, pictures, _publisher(job), _footer(job))


def _not_installed(name: str) -> Iterator[Finding]:
    try:
        # WeasyPrint prints advice of its own when a library of the system is missing.
        with contextlib.redirect_stdout(io.StringIO()):
            for library in LIBRARIES[name]:
                import_module(library)
    except ImportError:
        yield found("extra_missing", Place(parameter="to"), name, extra=name)
    except OSError:
        yield found("letters_missing", Place(parameter="to"), name, packages=DEBIAN_PACKAGES)


def _file(job: Job, ending: str) -> Path:
    return job.reports / f"{job.stem}.{ending}"


def _footer(job: Job) -> str:
    """The record that the page is about, by its digest; nothing when it is about none."""
    if job.parameters.filed_under is None:
        return ""
    stamp = job.records[job.parameters.filed_under].stamp
    key = "source_record" if job.is_public else "source_record_internal"
    return words.phrase(job.language, f"figure.{key}", digest=stamp.short_digest)


def _publisher(job: Job) -> str | None:
    """Who makes the page, as its record says."""
    if job.parameters.filed_under is None:
        return None
    return job.records[job.parameters.filed_under].context.publisher


def _figures(job: Job) -> tuple[Figure, ...]:
    """The charts that a page of this record may show."""
    if not isinstance(job.parameters, Parameters):
        return ()
    return tuple(charts(answers(job.records["probe"], job.parameters), job.language))
