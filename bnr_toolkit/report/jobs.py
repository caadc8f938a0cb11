"""What is asked → pages to make: every record opened and rehearsed, every file named, or every fault at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bnr_toolkit.errors import Finding, Place, RefusedInput, found, refuse
from bnr_toolkit.ledger import Ledger, open_ledger
from bnr_toolkit.report.pages import PageKind, kind_of
from bnr_toolkit.report.schemas import PageParameters
from bnr_toolkit.words.wording import Wording, read_wording


@dataclass(frozen=True, slots=True)
class Job:
    """One page to make: its parameters, its checked records by parameter, where its files go, and its own phrases."""

    kind: PageKind
    parameters: PageParameters
    records: Mapping[str, Ledger]
    reports: Path
    figures: Path
    wording: Wording

    @property
    def language(self) -> str:
        """The language of the page."""
        return str(self.parameters.model_dump()["language"])

    @property
    def stem(self) -> str:
        """How the names of page and notebook start."""
        return f"{self.kind.name}-{self.language}{self.parameters.suffix}"

    @property
    def is_public(self) -> bool:
        """Whether readers get this page."""
        return _audience(self.parameters) == "public"

    def figure_files(self, name: str) -> tuple[Path, Path, Path]:
        """Where a chart goes: web, narrow, and the numbers that it shows."""
        stem = f"{name}-{self.language}{self.parameters.suffix}"
        return (
            self.figures / f"{stem}.web.svg",
            self.figures / f"{stem}.narrow.svg",
            self.figures / f"{stem}.csv",
        )


def checked_jobs(asked: Sequence[PageParameters], output: Path | None) -> list[Job]:
    """Every page's records opened and rehearsed, and a name of its own for each page.

    Raises :class:`~bnr_toolkit.errors.RefusedInput` with every fault at once.
    """
    jobs: list[Job] = []
    findings: list[Finding] = []
    for parameters in asked:
        kind = kind_of(parameters)
        try:
            records = _opened(parameters)
            kind.rehearse(parameters, records)
            wording = _wording(parameters)
        except RefusedInput as refused:
            findings += [finding for finding in refused.findings if finding not in findings]
            continue
        name = kind.name if parameters.filed_under is None else records[parameters.filed_under].stamp.probe
        reports, figures = (output or Path(room, name) for room in ("reports", "figures"))
        jobs.append(Job(kind, parameters, records, reports, figures, wording))
    findings += _collisions(jobs)
    findings += _blocked(output)
    refuse(findings)
    return jobs


def _opened(parameters: PageParameters) -> dict[str, Ledger]:
    audience = _audience(parameters)
    return {name: open_ledger(getattr(parameters, name), audience) for name in parameters.records}


def _wording(parameters: PageParameters) -> Wording:
    """The newsroom's own phrases, checked; none for a page that does not ask for them."""
    folder = parameters.model_dump().get("wording")
    return Wording(()) if folder is None else read_wording(str(folder))


def _audience(parameters: PageParameters) -> str:
    """A page without a parameter for it is for everybody."""
    return str(parameters.model_dump().get("audience", "public"))


def _collisions(jobs: Iterable[Job]) -> Iterator[Finding]:
    seen: set[Path] = set()
    for job in jobs:
        path = job.reports / f"{job.stem}.html"
        if path in seen:
            yield found("same_output", Place(parameter="output"), path.name)
        seen.add(path)


def _blocked(output: Path | None) -> Iterator[Finding]:
    if output is not None and output.exists() and not output.is_dir():
        yield found("cannot_write", Place(parameter="output"), problem="a file of this name exists")
