"""Parameters → report files: everything is checked before a kernel starts, all or nothing is written."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bnr_toolkit.errors import Finding, Place, RefusedInput, found, refuse
from bnr_toolkit.files import shipped, write_together
from bnr_toolkit.histories import ad_histories
from bnr_toolkit.ledger import Ledger, as_files, open_ledger
from bnr_toolkit.rates import approval_rates
from bnr_toolkit.redact import for_audience
from bnr_toolkit.report.engine import execute, load_notebook, notebook_bytes
from bnr_toolkit.report.html import page
from bnr_toolkit.report.leaks import check_for_leaks
from bnr_toolkit.report.outputs import Output, facts_of, figures_of
from bnr_toolkit.report.parameters import Parameters

NOTEBOOK = "notebooks/report.ipynb"
FIGURE_NAMES = ("approvals", "after-questions")


@dataclass(frozen=True, slots=True)
class Written:
    """The files of one run, in the order in which they were made."""

    files: tuple[Path, ...]

    @property
    def pages(self) -> tuple[Path, ...]:
        """The HTML pages among them."""
        return tuple(path for path in self.files if path.suffix == ".html")


@dataclass(frozen=True, slots=True)
class _Job:
    """One report to make: its parameters, its checked record, and where it goes."""

    parameters: Parameters
    ledger: Ledger
    reports: Path
    figures: Path

    @property
    def stem(self) -> str:
        return f"report-{self.parameters.language}{self.parameters.suffix}"


def make_reports(
    asked: Sequence[Parameters],
    output: Path | None = None,
    notebook: Path | None = None,
    *,
    progress: bool | None = None,
) -> Written:
    """Make every report that is asked for, or none.

    Without ``output`` a report goes to ``reports/<probe>/`` and its charts to
    ``figures/<probe>/``, from where the caller stands; with it, all files go
    straight there. ``notebook`` replaces the toolkit's ``report.ipynb``.

    Raises :class:`~bnr_toolkit.errors.RefusedInput` before a kernel starts when
    anything asked for cannot be done, :class:`~bnr_toolkit.errors.RunFailed`
    when a notebook does not reach its end, and
    :class:`~bnr_toolkit.errors.PrivacyBlocked` when a private value stands in
    a public output. In each case the previous reports are untouched.
    """
    source = notebook or shipped(NOTEBOOK)
    load_notebook(source)
    jobs = _checked_jobs(asked, output)
    show_progress = sys.stderr.isatty() if progress is None else progress
    contents: dict[Path, bytes] = {}
    facts: dict[Path, list[dict[str, Any]]] = {}
    for job in jobs:
        made, job_facts = _made(job, source, progress=show_progress)
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
    for stale in _no_longer_made(jobs, contents):
        stale.unlink()
    return Written(tuple(contents))


def _checked_jobs(asked: Sequence[Parameters], output: Path | None) -> list[_Job]:
    """Every report opened, counted once, and given a name of its own; or every fault at once."""
    jobs: list[_Job] = []
    findings: list[Finding] = []
    for parameters in asked:
        try:
            ledger = open_ledger(parameters.probe, parameters.audience)
            _count(ledger, parameters)
        except RefusedInput as refused:
            findings += [finding for finding in refused.findings if finding not in findings]
            continue
        name = ledger.stamp.probe
        jobs.append(_Job(parameters, ledger, output or Path("reports", name), output or Path("figures", name)))
    findings += _collisions(jobs)
    findings += _blocked(output)
    refuse(findings)
    return jobs


def _count(ledger: Ledger, parameters: Parameters) -> None:
    """What the notebook will do first: refuse here what it would refuse there."""
    rates = approval_rates(
        ledger,
        parameters.by,
        parameters.rule,
        parameters.codes,
        parameters.confidence,
        parameters.as_of,
        parameters.platform,
    )
    for_audience(rates, parameters.audience)
    for_audience(ad_histories(ledger, parameters.platform, parameters.as_of), parameters.audience)


def _collisions(jobs: Iterable[_Job]) -> Iterable[Finding]:
    seen: set[Path] = set()
    for job in jobs:
        path = job.reports / f"{job.stem}.html"
        if path in seen:
            yield found("same_output", Place(parameter="output"), path.name)
        seen.add(path)


def _blocked(output: Path | None) -> Iterable[Finding]:
    if output is not None and output.exists() and not output.is_dir():
        yield found("cannot_write", Place(parameter="output"), problem="a file of this name exists")


def _made(job: _Job, source: Path, *, progress: bool) -> tuple[dict[Path, bytes], list[dict[str, Any]]]:
    """The files of one report, in memory, and its facts."""
    with tempfile.TemporaryDirectory(prefix="bnr-") as name:
        folder = Path(name).resolve()
        record = folder / job.ledger.stamp.probe
        record.mkdir()
        for file_name, data in as_files(job.ledger).items():
            (record / file_name).write_bytes(data)
        asked = {**job.parameters.model_dump(), "probe": record.name}
        executed = execute(source, asked, folder, progress=progress)
    contents = {
        job.reports / f"{job.stem}.html": page(executed, job.parameters.language).encode("utf-8"),
        job.reports / f"{job.stem}.ipynb": notebook_bytes(executed),
    }
    for figure_name, figure in figures_of(executed).items():
        contents.update(_figure_files(job, figure_name, figure))
    facts = facts_of(executed)
    if job.parameters.audience == "public":
        check_for_leaks(job.parameters.probe, {**contents, Path("facts.json"): json.dumps(facts).encode("utf-8")})
    return contents, facts


def _figure_files(job: _Job, name: str, figure: Output) -> dict[Path, bytes]:
    narrow = figure.metadata["image/svg+xml"]["narrow"]["svg"]
    texts = (figure.data["image/svg+xml"], narrow, figure.about["data"])
    return {
        job.figures / file_name: str(text).encode("utf-8")
        for file_name, text in zip(_figure_file_names(job, name), texts, strict=True)
    }


def _figure_file_names(job: _Job, name: str) -> tuple[str, str, str]:
    stem = f"{name}-{job.parameters.language}{job.parameters.suffix}"
    return f"{stem}.wide.svg", f"{stem}.narrow.svg", f"{stem}.csv"


def _no_longer_made(jobs: Iterable[_Job], contents: Mapping[Path, bytes]) -> Iterator[Path]:
    """The charts of an earlier run of these reports that this run had no reason to draw."""
    for job in jobs:
        for name in FIGURE_NAMES:
            for file_name in _figure_file_names(job, name):
                path = job.figures / file_name
                if path.exists() and path not in contents:
                    yield path


def _merged(before: list[dict[str, Any]], new: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The facts of several languages of one report: each once, with all the places it appears in."""
    by_id = {fact["id"]: fact for fact in before}
    for fact in new:
        known = by_id.setdefault(fact["id"], {**fact, "appears_in": []})
        known["appears_in"] = list(dict.fromkeys([*known["appears_in"], *fact["appears_in"]]))
    return list(by_id.values())
