"""Parameters → the files of pages: everything is checked before a kernel starts, all or nothing is written."""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bnr_toolkit.errors import Finding, Place, found, refuse
from bnr_toolkit.files import shipped
from bnr_toolkit.report.approved import refuse_unapproved
from bnr_toolkit.report.engine import load_notebook
from bnr_toolkit.report.forked import Limits, Nursery, can_fork
from bnr_toolkit.report.jobs import Job, checked_jobs
from bnr_toolkit.report.making import Facts, Kitchen, check_public, made
from bnr_toolkit.report.pages import PageKind, kind_of
from bnr_toolkit.report.placing import put_in_place
from bnr_toolkit.report.schemas import PageParameters


@dataclass(frozen=True, slots=True)
class Written:
    """The files of one run, in the order in which they were made; ``contents`` are those that were made of a record."""

    files: tuple[Path, ...]
    contents: Mapping[Path, bytes] = field(default_factory=dict, repr=False)

    @property
    def pages(self) -> tuple[Path, ...]:
        """The HTML pages among them."""
        return tuple(path for path in self.files if path.suffix == ".html")


def make_reports(
    asked: Sequence[PageParameters],
    output: Path | None = None,
    notebook: Path | None = None,
    *,
    formats: Sequence[str] = ("html",),
    progress: bool | None = None,
    nursery: Nursery | None = None,
    limits: Limits | None = None,
) -> Written:
    """Make every page that is asked for, or none.

    Without ``output`` a report goes to ``reports/<probe>/`` and its charts to
    ``figures/<probe>/``, from where the caller stands; a page that is about no
    single probe goes to a folder of its own name. With it, all files go
    straight there. ``notebook`` replaces the toolkit's own. ``formats`` may name
    ``pdf`` and ``docx``, which are made from the page and stand beside it; of
    an earlier run those that are not asked for now are removed with its charts.

    Cells run in children of the ``nursery``, within ``limits``; without one, in
    those of a nursery that is started here, or in a Jupyter kernel where a
    process cannot be forked.

    Raises :class:`~bnr_toolkit.errors.RefusedInput` before a notebook runs when
    anything asked for cannot be done, :class:`~bnr_toolkit.errors.RunFailed`
    when a notebook does not reach its end, and
    :class:`~bnr_toolkit.errors.PrivacyBlocked` when a private value stands in
    a public output. In each case the previous files are untouched.
    """
    with contextlib.ExitStack() as held:
        if nursery is None and can_fork():
            # First of all: it imports what the cells need while the records are opened here.
            nursery = held.enter_context(Nursery())
        # The cells of one report tell what its record cannot answer; of several, every fault is told at once.
        several = len({tuple(one.model_dump(exclude={"language"}).items()) for one in asked}) > 1
        pages = pages_of(asked, output, notebook, formats, rehearse=several or nursery is None)
        show_progress = sys.stderr.isatty() if progress is None else progress
        files = pages.made(Kitchen(nursery, limits or Limits(), progress=show_progress))
    return written(pages.jobs, files.contents, output)


@dataclass(frozen=True, slots=True)
class Pages:
    """Pages that are made together: checked, not made yet."""

    jobs: Sequence[Job]
    sources: Mapping[PageKind, Path]
    formats: Sequence[str]

    def made(self, kitchen: Kitchen) -> Made:
        """All their files, in memory, with the facts of every language of a page in one."""
        contents: dict[Path, bytes] = {}
        drawn: dict[Path, bytes] = {}
        facts: dict[Path, Facts] = {}
        for job in self.jobs:
            page = made(job, self.jobs, self.sources[job.kind], self.formats, kitchen)
            if kitchen.checks:
                check_public(job.parameters, page.texts)
            contents.update(page.contents)
            drawn.update(page.drawn)
            path = job.reports / f"facts{job.parameters.suffix}.json"
            facts[path] = _merged(facts.get(path, []), page.facts)
        for path, listed in facts.items():
            contents[path] = (json.dumps(listed, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
        return Made(contents, drawn)


@dataclass(frozen=True, slots=True)
class Made:
    """The files of pages that were made together, and the texts in them that were drawn as shapes."""

    contents: dict[Path, bytes]
    drawn: dict[Path, bytes]


def pages_of(
    asked: Sequence[PageParameters],
    output: Path | None,
    notebook: Path | None,
    formats: Sequence[str],
    *,
    rehearse: bool = True,
    approved: bool = False,
) -> Pages:
    """The pages that are asked for, with every fault found that can be found before anything runs.

    ``approved`` says that the notebook was held against the list of approved ones before.

    Raises :class:`~bnr_toolkit.errors.RefusedInput`.
    """
    from bnr_toolkit.report.formats import edited, missing

    refuse(missing(formats))
    sources = {kind: notebook or shipped(kind.notebook) for kind in map(kind_of, asked)}
    for source in () if approved else sources.values():
        refuse_unapproved(load_notebook(source), source.name)
    jobs = checked_jobs(asked, output, rehearse=rehearse)
    refuse([*_wording_not_used(jobs, sources), *edited(jobs)])
    return Pages(jobs, sources, formats)


def written(jobs: Sequence[Job], contents: Mapping[Path, bytes], output: Path | None) -> Written:
    """Put the files of pages in place, all or none, and take away what an earlier run made and this one did not.

    Raises :class:`~bnr_toolkit.errors.RefusedInput` when they cannot be written.
    """
    from bnr_toolkit.report.listing import refreshed

    put_in_place(contents, leftovers(jobs, contents), str(output or "output"))
    lists = refreshed(path for path in contents if path.suffix == ".html")
    return Written((*contents, *lists), contents)


def _wording_not_used(jobs: Iterable[Job], sources: Mapping[PageKind, Path]) -> Iterator[Finding]:
    """A notebook of somebody's own that would silently show our phrases."""
    for source in dict.fromkeys(sources[job.kind] for job in jobs if job.wording.changed):
        if "use_wording(" not in source.read_text(encoding="utf-8"):
            yield found("wording_not_used", Place(file=source.name))


def leftovers(jobs: Iterable[Job], contents: Mapping[Path, bytes]) -> tuple[Path, ...]:
    """Where an earlier run of these pages may have put files that this run had no reason to make.

    They tell of an older record.
    """
    from bnr_toolkit.report.formats import stale

    return tuple(
        path
        for job in jobs
        for path in (
            *stale(job),
            job.card_file,
            *(file for name in job.kind.figures for file in job.figure_files(name)),
        )
        if path not in contents
    )


def _merged(before: Facts, new: Facts) -> Facts:
    """The facts of several languages of one page: each once, with all the places it appears in."""
    by_id = {fact["id"]: fact for fact in before}
    for fact in new:
        known = by_id.setdefault(fact["id"], {**fact, "appears_in": []})
        known["appears_in"] = list(dict.fromkeys([*known["appears_in"], *fact["appears_in"]]))
    return list(by_id.values())
