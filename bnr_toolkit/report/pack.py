"""A record → its charts for every outlet, with their numbers and texts, and a manifest: all of it, or nothing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bnr_toolkit import tables
from bnr_toolkit.errors import Finding, Place, RefusedInput, found, refuse
from bnr_toolkit.figures.layout.picture import draw
from bnr_toolkit.figures.outlets import FAMILIES, OUTLETS, Outlet
from bnr_toolkit.figures.parts import parts
from bnr_toolkit.figures.style import HOUSE, Style
from bnr_toolkit.files import write_together
from bnr_toolkit.report.answers import Answers, answers
from bnr_toolkit.report.charts import charts, is_shown_in
from bnr_toolkit.report.desk_texts import desk_texts
from bnr_toolkit.report.embed import EMBED, SHOWN_AS
from bnr_toolkit.report.jobs import Job, checked_jobs
from bnr_toolkit.report.leaks import check_for_leaks
from bnr_toolkit.report.pieces import EmbedPiece, PicturePiece, Piece
from bnr_toolkit.report.run import Written
from bnr_toolkit.report.schemas import Parameters
from bnr_toolkit.results import Figure, TableImage
from bnr_toolkit.words import worded

USUAL_OUTLETS = ("web", "card")
"""The outlets of a run that asks for none."""

EVERY_OUTLET = (*FAMILIES, EMBED)
"""The outlets of the whole pack."""

Progress = Callable[[Sequence["Piece"]], Iterable["Piece"]]


@dataclass(frozen=True, slots=True)
class _Told:
    """What one record says in one language, and the charts of it."""

    job: Job
    answers: Answers
    figures: tuple[Figure, ...]


def make_figures(
    asked: Sequence[Parameters],
    families: Sequence[str] = USUAL_OUTLETS,
    output: Path | None = None,
    *,
    style: Style = HOUSE,
    with_desk: bool = False,
    progress: Progress = iter,
) -> Written:
    """Draw every chart of a record for these outlets, or write nothing.

    ``families`` are ``web``, ``narrow``, ``card``, ``square``, ``story`` and
    ``print``, which are pictures, and ``embed``, a page of its own for each
    chart. Beside each chart its numbers as CSV; ``with_desk`` adds the same
    numbers as a workbook and for Datawrapper, the texts, and a manifest that
    lists every file with its digest. Without ``output`` all goes to
    ``figures/<probe>/``. ``progress`` may wrap the pieces to show how far it is.

    Raises :class:`~bnr_toolkit.errors.RefusedInput` with every text that fits
    nowhere and everything else that cannot be done, and
    :class:`~bnr_toolkit.errors.PrivacyBlocked` when a private value stands in a
    public text. In each case the files that are there stay as they are.
    """
    _refuse_unknown(families)
    jobs = checked_jobs(asked, output)
    told = [_told(job) for job in jobs]
    pieces, left_out = _pieces(told, families, style)
    contents: dict[Path, bytes] = {}
    for each in told:
        with worded(each.job.wording):
            beside = dict(_beside(each, with_desk=with_desk))
        _check(each, beside)
        contents.update(beside)
    for piece in progress(pieces):
        contents.update(piece.made(style))
    if with_desk:
        contents.update(_manifests(jobs, pieces, left_out, contents, style))
    try:
        write_together(contents)
    except OSError as problem:
        place = Place(file=str(problem.filename or output or "output"))
        raise RefusedInput(found("cannot_write", place, problem=problem.strerror or str(problem))) from problem
    return Written(tuple(contents))


def _told(job: Job) -> _Told:
    counted = answers(job.records["probe"], _parameters(job))
    with worded(job.wording):
        return _Told(job, counted, charts(counted, job.language))


def _parameters(job: Job) -> Parameters:
    assert isinstance(job.parameters, Parameters), "only a report's parameters are asked for charts"
    return job.parameters


def _refuse_unknown(families: Sequence[str]) -> None:
    wrong = [name for name in families if name not in EVERY_OUTLET]
    refuse([found("not_one_of", Place(parameter="outlet"), name, choices=EVERY_OUTLET) for name in wrong])


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A table that an outlet has no room for, and why: its numbers stand in the files beside it."""

    job: Job
    chart: str
    outlet: Outlet
    reason: str


def _pieces(told: Iterable[_Told], families: Sequence[str], style: Style) -> tuple[list[Piece], list[LeftOut]]:
    """Everything that is to be made; every text that fits nowhere is told at once."""
    findings: list[Finding] = []
    pieces: list[Piece] = []
    left_out: list[LeftOut] = []
    outlets = [OUTLETS[name] for family in dict.fromkeys(families) for name in FAMILIES.get(family, ())]
    for each in told:
        for figure in each.figures:
            for outlet in (outlet for outlet in outlets if is_shown_in(figure, outlet)):
                try:
                    with worded(each.job.wording):
                        cut = parts(figure, outlet, style)
                except RefusedInput as refused:
                    if isinstance(figure.body, TableImage):
                        left_out.append(LeftOut(each.job, figure.name, outlet, str(refused)))
                    else:
                        findings += [finding for finding in refused.findings if finding not in findings]
                    continue
                pieces += [piece for part in cut for piece in _of_part(each.job, figure, part, outlet)]
            if EMBED in families and _is_embedded(figure):
                findings += [finding for finding in _too_large(figure, style) if finding not in findings]
                pieces.append(EmbedPiece(each.job, figure))
    refuse(findings)
    return pieces, left_out


def _is_embedded(figure: Figure) -> bool:
    return all(is_shown_in(figure, OUTLETS[name]) for name in SHOWN_AS)


def _too_large(figure: Figure, style: Style) -> Iterator[Finding]:
    """What keeps a whole chart from its page."""
    for name in SHOWN_AS:
        try:
            draw(figure, OUTLETS[name], style.logo)
        except RefusedInput as refused:
            yield from refused.findings


def _of_part(job: Job, whole: Figure, part: Figure, outlet: Outlet) -> Iterator[Piece]:
    for format_ in outlet.formats:
        yield PicturePiece(job, whole.name, part, outlet, format_)


def _beside(told: _Told, *, with_desk: bool) -> Iterator[tuple[Path, bytes]]:
    """The numbers of each chart, and for the desk the texts that go with them."""
    folder = told.job.figures
    ending = f"{told.job.language}{told.job.parameters.suffix}"
    # A table that is a picture too has its numbers beside the chart of the same counts.
    for figure in (figure for figure in told.figures if not isinstance(figure.body, TableImage)):
        stem = f"{figure.name}-{ending}"
        yield folder / f"{stem}.csv", tables.csv(figure.data).encode("utf-8")
        if with_desk:
            yield folder / f"{stem}.datawrapper.csv", tables.datawrapper(figure.data).encode("utf-8")
            yield folder / f"{stem}.xlsx", tables.xlsx(figure.data)
    if with_desk:
        said = desk_texts(told.answers, told.figures, told.job.language)
        yield folder / f"texts-{ending}.md", said.encode("utf-8")


def _check(told: _Told, beside: Mapping[Path, bytes]) -> None:
    """Look for private values in what the pictures say; their letters are shapes, so their texts are looked at."""
    if not told.job.is_public:
        return
    said = {Path(f"{figure.name}.json"): json.dumps(asdict(figure)).encode("utf-8") for figure in told.figures}
    said |= {path: data for path, data in beside.items() if path.suffix in (".csv", ".md")}
    check_for_leaks(_parameters(told.job).probe, said)


def _manifests(
    jobs: Iterable[Job],
    pieces: Iterable[Piece],
    left_out: Sequence[LeftOut],
    contents: Mapping[Path, bytes],
    style: Style,
) -> Iterator[tuple[Path, bytes]]:
    """One manifest for each folder and set of parameters: what every file is, and its digest."""
    about = {path: piece.about(scheme) for piece in pieces for scheme, path in piece.files.items()}
    by_place: dict[Path, list[Job]] = {}
    for job in jobs:
        by_place.setdefault(job.figures / f"manifest{job.parameters.suffix}.json", []).append(job)
    for place, together in by_place.items():
        stamp = together[0].records["probe"].stamp
        endings = tuple(f"-{job.language}{job.parameters.suffix}." for job in together)
        files = [
            {
                "file": path.name,
                "sha256": hashlib.sha256(contents[path]).hexdigest(),
                "bytes": len(contents[path]),
                **about.get(path, {}),
            }
            for path in sorted(contents)
            if path.parent == place.parent and any(ending in path.name for ending in endings)
        ]
        manifest = {
            "probe": stamp.probe,
            "record": stamp.digest,
            "audience": stamp.audience,
            "version": stamp.version,
            "parameters": together[0].parameters.model_dump(exclude={"probe", "language", "wording", "embed"}),
            "style": None if style == HOUSE else style.digest,
            "wording": together[0].wording.digest if together[0].wording.changed else None,
            "files": files,
            "left_out": [
                {"chart": one.chart, "outlet": one.outlet.name, "language": one.job.language, "reason": one.reason}
                for one in left_out
                if any(one.job is job for job in together)
            ],
        }
        yield place, (json.dumps(manifest, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
