"""One page in the making: its record copied for its audience, its notebook run, and its files, in memory."""

from __future__ import annotations

import importlib
import json
import shlex
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from bnr_toolkit.files import shipped
from bnr_toolkit.ledger import as_files
from bnr_toolkit.report.engine import execute, notebook_bytes
from bnr_toolkit.report.forked import Limits, Nursery
from bnr_toolkit.report.jobs import Job
from bnr_toolkit.report.outputs import Output, facts_of, figures_of
from bnr_toolkit.report.schemas import PageParameters

Facts = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Kitchen:
    """With what pages are made: where cells run, within which limits, and whether progress is shown.

    ``checks`` is whether a page is held against the private columns of its
    record here; a worker that never got them cannot.
    """

    nursery: Nursery | None = None
    limits: Limits = field(default_factory=Limits)
    progress: bool = False
    checks: bool = True


@dataclass(frozen=True, slots=True)
class MadePage:
    """One page: its files, its facts, and texts that were drawn as shapes, which are looked at but not written."""

    contents: dict[Path, bytes]
    facts: Facts
    drawn: dict[Path, bytes]

    @property
    def texts(self) -> dict[Path, bytes]:
        """Everything that a reader may get to see, by file."""
        return {**self.contents, Path("facts.json"): json.dumps(self.facts).encode("utf-8"), **self.drawn}


def made(job: Job, together: Sequence[Job], source: Path, formats: Sequence[str], kitchen: Kitchen) -> MadePage:
    """One page, in memory. What it holds has not been looked at yet: see :func:`check_public`.

    Raises as :func:`~bnr_toolkit.report.run.make_reports` does.
    """
    within = None if kitchen.nursery is None else kitchen.nursery.folder
    with tempfile.TemporaryDirectory(prefix="bnr-", dir=within, ignore_cleanup_errors=True) as name:
        folder = Path(name).resolve()
        asked = {**job.parameters.model_dump(), **_copied_records(job, folder), **_copied_wording(job, folder)}
        executed = execute(
            source,
            asked,
            folder,
            nursery=kitchen.nursery,
            limits=kitchen.limits,
            meanwhile=_load_what_pages_need,
            progress=kitchen.progress,
        )
    from bnr_toolkit.report.about import about_page
    from bnr_toolkit.report.formats import made_from
    from bnr_toolkit.report.page import page
    from bnr_toolkit.report.sharing import card_of, sharing_of
    from bnr_toolkit.words.wording import worded

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
    drawn = {}
    if card is not None:
        # Its letters are shapes: what they say is looked at before it was drawn.
        drawn[Path(f"{job.card_file.name}.json")] = json.dumps(asdict(card.figure)).encode("utf-8")
    return MadePage(contents, facts_of(executed), drawn)


def check_public(parameters: PageParameters, made: Mapping[Path, bytes]) -> None:
    """Raise :class:`~bnr_toolkit.errors.PrivacyBlocked` when a public page holds what its records keep private."""
    from bnr_toolkit.report.leaks import check_for_leaks

    if parameters.model_dump().get("audience", "public") != "public":
        return
    paths = [getattr(parameters, name) for name in parameters.records]
    for path in paths:
        check_for_leaks(path, made, beside=[other for other in paths if other != path])


def _load_what_pages_need() -> None:
    """A page needs other libraries than its numbers do: they are loaded while the cells run in another process."""
    for name in ("bnr_toolkit.report.page", "bnr_toolkit.report.leaks", "nbconvert.exporters.templateexporter"):
        importlib.import_module(name)


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
    from bnr_toolkit.words.wording_text import wording_files_of

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


def _figure_files(job: Job, name: str, figure: Output) -> dict[Path, bytes]:
    narrow = figure.metadata["image/svg+xml"]["narrow"]["svg"]
    texts = (figure.data["image/svg+xml"], narrow, figure.about["data"])
    return {path: str(text).encode("utf-8") for path, text in zip(job.figure_files(name), texts, strict=True)}
