"""What is asked → pages to make: every record opened and rehearsed, every file named, or every fault at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bnr_toolkit.errors import Finding, Place, RefusedInput, found, refuse
from bnr_toolkit.ledger import Ledger
from bnr_toolkit.report.addresses import address_beside, address_of, wrong_addresses
from bnr_toolkit.report.opened import opened
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

    @property
    def page_address(self) -> str | None:
        """Where the page will stand on the web; None when that was not said."""
        canonical = self.parameters.model_dump().get("canonical")
        return None if canonical is None else address_of(canonical, f"{self.stem}.html")

    @property
    def card_file(self) -> Path:
        """Where the picture of the page goes, for those who share its address."""
        return self.reports / f"{self.stem}.card.png"

    @property
    def card_address(self) -> str | None:
        """Where that picture will stand on the web: beside the page."""
        return None if self.page_address is None else address_beside(self.page_address, self.card_file.name)

    def embed_file(self, name: str) -> Path:
        """Where the page of one chart goes, for inside another page."""
        return self.figures / f"{name}-{self.language}{self.parameters.suffix}.embed.html"

    def embed_address(self, name: str) -> str | None:
        """Where that page will stand on the web; None when that was not said."""
        embed = self.parameters.model_dump().get("embed")
        return None if embed is None else address_of(embed, self.embed_file(name).name)

    def figure_files(self, name: str) -> tuple[Path, Path, Path]:
        """Where a chart goes: web, narrow, and the numbers that it shows."""
        stem = f"{name}-{self.language}{self.parameters.suffix}"
        return (
            self.figures / f"{stem}.web.svg",
            self.figures / f"{stem}.narrow.svg",
            self.figures / f"{stem}.csv",
        )


def checked_jobs(asked: Sequence[PageParameters], output: Path | None, *, rehearse: bool = True) -> list[Job]:
    """Every page's records opened and rehearsed, and a name of its own for each page.

    Without ``rehearse`` what a record cannot answer comes to light when the
    notebook asks it.

    Raises :class:`~bnr_toolkit.errors.RefusedInput` with every fault at once.
    """
    jobs: list[Job] = []
    findings: list[Finding] = []
    for parameters in asked:
        kind = kind_of(parameters)
        findings += [fault for fault in wrong_addresses(parameters.model_dump()) if fault not in findings]
        try:
            records = _opened(parameters)
            if rehearse:
                kind.rehearse(parameters, records)
            wording = _wording(parameters)
        except RefusedInput as refused:
            findings += [finding for finding in refused.findings if finding not in findings]
            continue
        name = kind.name if parameters.filed_under is None else records[parameters.filed_under].stamp.probe
        reports, figures = (output or Path(room, name) for room in ("reports", "figures"))
        jobs.append(Job(kind, parameters, records, reports, figures, wording))
    findings += _collisions(jobs)
    findings += _same_addresses(jobs)
    findings += _blocked(output)
    refuse(findings)
    return jobs


def _opened(parameters: PageParameters) -> dict[str, Ledger]:
    audience = _audience(parameters)
    return {name: opened(getattr(parameters, name), audience) for name in parameters.records}


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


def _same_addresses(jobs: Iterable[Job]) -> Iterator[Finding]:
    """Two pages that would both say that they stand there: a search engine then shows one of them."""
    seen: set[str] = set()
    for job in jobs:
        address = job.page_address
        if address in seen:
            yield found("same_address", Place(parameter="canonical"), address)
        if address is not None:
            seen.add(address)


def _blocked(output: Path | None) -> Iterator[Finding]:
    if output is not None and output.exists() and not output.is_dir():
        yield found("cannot_write", Place(parameter="output"), problem="a file of this name exists")
