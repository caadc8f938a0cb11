"""Parameters → the files of pages: everything is checked before a kernel starts, all or nothing is written."""

from __future__ import annotations

import json
import shlex
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bnr_toolkit.errors import Finding, Place, RefusedInput, found, refuse
from bnr_toolkit.files import shipped, write_together
from bnr_toolkit.ledger import as_files
from bnr_toolkit.report.about import about_page
from bnr_toolkit.report.engine import execute, load_notebook, notebook_bytes
from bnr_toolkit.report.formats import edited, made_from, missing, stale
from bnr_toolkit.report.jobs import Job, checked_jobs
from bnr_toolkit.report.leaks import check_for_leaks
from bnr_toolkit.report.listing import refreshed
from bnr_toolkit.report.outputs import Output, facts_of, figures_of
from bnr_toolkit.report.page import page
from bnr_toolkit.report.pages import PageKind, kind_of
from bnr_toolkit.report.schemas import PageParameters
from bnr_toolkit.report.sharing import card_of, sharing_of
from bnr_toolkit.words.wording import worded
from bnr_toolkit.words.wording_text import wording_files_of


@dataclass(frozen=True, slots=True)
class Written:
    """The files of one run, in the order in which they were made."""

    files: tuple[Path, ...]

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
) -> Written:
    """Make every page that is asked for, or none.

    Without ``output`` a report goes to ``reports/<probe>/`` and its charts to
    ``figures/<probe>/``, from where the caller stands; a page that is about no
    single probe goes to a folder of its own name. With it, all files go
    straight there. ``notebook`` replaces the toolkit's own. ``formats`` may name
    ``pdf`` and ``docx``, which are made from the page and stand beside it; of
    an earlier run those that are not asked for now are removed with its charts.

    Raises :class:`~bnr_toolkit.errors.RefusedInput` before a kernel starts when
    anything asked for cannot be done, :class:`~bnr_toolkit.errors.RunFailed`
    when a notebook does not reach its end, and
    :class:`~bnr_toolkit.errors.PrivacyBlocked` when a private value stands in
    a public output. In each case the previous files are untouched.
    """
    refuse(missing(formats))
    sources = {kind: notebook or shipped(kind.notebook) for kind in map(kind_of, asked)}
    for source in sources.values():
        load_notebook(source)
    jobs = checked_jobs(asked, output)
    refuse([*_wording_not_used(jobs, sources), *edited(jobs)])
    show_progress = sys.stderr.isatty() if progress is None else progress
    contents: dict[Path, bytes] = {}
    facts: dict[Path, list[dict[str, Any]]] = {}
    for job in jobs:
        made, job_facts = _made(job, jobs, sources[job.kind], formats, progress=show_progress)
        contents.update(made)
        path = job.reports / f"facts{job.parameters.suffix}.json"
        facts[path] = _merged(facts.get(path, []), job_facts)
    for path, listed in facts.items():
        contents[path] = (json.dumps(listed, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
    try:
        write_together(contents)
    except OSError as problem:
        place = Place(file=str(problem.filename or output or "output"))
        raise RefusedInput(found("cannot_write", place, problem=problem.strerror or str(problem))) from problem
    for path in _no_longer_made(jobs, contents):
        path.unlink()
    return Written((*contents, *refreshed(path for path in contents if path.suffix == ".html")))


def _made(
    job: Job, together: Sequence[Job], source: Path, formats: Sequence[str], *, progress: bool
) -> tuple[dict[Path, bytes], list[dict[str, Any]]]:
    """The files of one page, in memory, and its facts."""
    with tempfile.TemporaryDirectory(prefix="bnr-") as name:
        folder = Path(name).resolve()
        asked = {**job.parameters.model_dump(), **_copied_records(job, folder), **_copied_wording(job, folder)}
        executed = execute(source, asked, folder, progress=progress)
    with worded(job.wording):
        card = card_of(job)
        sharing = sharing_of(job, together, executed, source.name, card)
        telling = {"command": command_of(job, source), "about": about_page(job)}
        html = page(executed, job.language, source.name, sharing, **telling)
        beside = dict(made_from(html, job, formats))
    contents = {
        job.reports / f"{job.stem}.html": html.encode("utf-8"),
        job.reports / f"{job.stem}.ipynb": notebook_bytes(executed),
        **beside,
    }
    for figure_name, figure in figures_of(executed).items():
        contents.update(_figure_files(job, figure_name, figure))
    if card is not None:
        contents[job.card_file] = card.png
    facts = facts_of(executed)
    if job.is_public:
        said = {**contents, Path("facts.json"): json.dumps(facts).encode("utf-8")}
        if card is not None:
            # Its letters are shapes: what they say is looked at before it was drawn.
            said[Path(f"{job.card_file.name}.json")] = json.dumps(asdict(card.figure)).encode("utf-8")
        paths = [getattr(job.parameters, name) for name in job.records]
        for path in paths:
            check_for_leaks(path, said, beside=[other for other in paths if other != path])
    return contents, facts


def command_of(job: Job, source: Path) -> str:
    """What makes the page again; a notebook of the newsroom's own belongs to it, by its name."""
    command = job.parameters.command
    return command if source == shipped(job.kind.notebook) else f"{command} --notebook {shlex.quote(source.name)}"


def _copied_records(job: Job, folder: Path) -> dict[str, str]:
    """A copy of every record in the folder of the run, as its audience may see it; and where each is."""
    places: dict[str, str] = {}
    for name, ledger in job.records.items():
        place = ledger.stamp.probe
        if place in places.values():
            place = f"{name}/{place}"
        (folder / place).mkdir(parents=True)
        for file_name, data in as_files(ledger).items():
            (folder / place / file_name).write_bytes(data)
        places[name] = place
    return places


def _copied_wording(job: Job, folder: Path) -> dict[str, str | None]:
    """The phrases that the newsroom changed, without the notes beside them, in the folder of the run; and where."""
    texts = wording_files_of(job.wording)
    if not texts:
        return {"wording": None} if "wording" in job.parameters.model_dump() else {}
    place = "wording"
    while (folder / place).exists():
        place += "-"
    (folder / place).mkdir()
    for name, text in texts.items():
        (folder / place / name).write_text(text, encoding="utf-8")
    return {"wording": place}


def _wording_not_used(jobs: Iterable[Job], sources: Mapping[PageKind, Path]) -> Iterator[Finding]:
    """A notebook of somebody's own that would silently show our phrases."""
    for source in dict.fromkeys(sources[job.kind] for job in jobs if job.wording.changed):
        if "use_wording(" not in source.read_text(encoding="utf-8"):
            yield found("wording_not_used", Place(file=source.name))


def _figure_files(job: Job, name: str, figure: Output) -> dict[Path, bytes]:
    narrow = figure.metadata["image/svg+xml"]["narrow"]["svg"]
    texts = (figure.data["image/svg+xml"], narrow, figure.about["data"])
    return {path: str(text).encode("utf-8") for path, text in zip(job.figure_files(name), texts, strict=True)}


def _no_longer_made(jobs: Iterable[Job], contents: Mapping[Path, bytes]) -> Iterator[Path]:
    """The files of an earlier run of these pages that this run had no reason to make: they tell of an older record."""
    for job in jobs:
        yield from (path for path in (*stale(job), job.card_file) if path.exists() and path not in contents)
        for name in job.kind.figures:
            for path in job.figure_files(name):
                if path.exists() and path not in contents:
                    yield path


def _merged(before: list[dict[str, Any]], new: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The facts of several languages of one page: each once, with all the places it appears in."""
    by_id = {fact["id"]: fact for fact in before}
    for fact in new:
        known = by_id.setdefault(fact["id"], {**fact, "appears_in": []})
        known["appears_in"] = list(dict.fromkeys([*known["appears_in"], *fact["appears_in"]]))
    return list(by_id.values())
