"""The tables of bench_engine, each with the goals that were set for it before anything was built."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from engine_systems import BATCH, JOBS, NO_BATCH, Systems, has_batch, sweep
from measuring import Missing, Result, Run, Spread, at_least, at_most, peers, ratios, spread, take_turns

OURS = "bnr report"
PAPERMILL = "papermill + nbconvert"
PAPERMILL_OURS = "papermill + nbconvert, our notebook"
R_MARKDOWN = "R Markdown"
CELLS = "floor: the cells of our notebook, plain Python"
ONE_BY_ONE, TWO, OURS_ONE_BY_ONE = f"{PAPERMILL}, one by one", f"{PAPERMILL}, two at a time", f"{PAPERMILL_OURS}"
ONE_R = "R Markdown, one R process"
FLOOR = "floor: the cells of our notebook, forked, two at a time"


def cold(scratch: Path, rounds: int) -> Result:
    """One report by a process that has just started."""
    systems = Systems(scratch)
    ways: dict[str, Callable[[], Run]] = {
        OURS: systems.report,
        PAPERMILL: systems.papermill,
        PAPERMILL_OURS: systems.papermill_ours,
        R_MARKDOWN: systems.r_markdown,
        "marimo": systems.marimo,
        "Quarto": systems.quarto,
        CELLS: systems.cells_cold,
    }
    versions, missing = present()
    for one in missing:
        del ways[one.name]
    turns = take_turns(ways, rounds)
    stop_if_broken(OURS, turns.broken)
    found = turns.rounds

    def against(name: str) -> Spread | None:
        return ratios(walls(found[OURS]), walls(found[name])) if name in found else None

    return Result(
        title="One cold report to HTML",
        measured="Whole processes, the two commands of papermill and nbconvert as typed, in the environment of the "
        "toolkit. All but the rows that say so make the small report.",
        columns=("made by", "seconds", "ratio", "CPU s", "CPU ratio", "MiB of the tree"),
        rows=tuple(
            (
                name,
                str(spread(walls(runs))),
                str(ratios(walls(runs), walls(found[PAPERMILL]))) if PAPERMILL in found else "–",
                str(spread(cpus(runs))),
                str(ratios(cpus(runs), cpus(found[PAPERMILL]))) if PAPERMILL in found else "–",
                peak(runs),
            )
            for name, runs in found.items()
        ),
        goals=(
            at_most(0.25, f"seconds of {OURS} against {PAPERMILL}", against(PAPERMILL)),
            at_most(0.25, f"seconds of {OURS} against {PAPERMILL_OURS}", against(PAPERMILL_OURS)),
            at_most(1.0, f"seconds of {OURS} against {R_MARKDOWN}", against(R_MARKDOWN)),
        ),
        missing=(*missing, *turns.broken),
        versions=versions,
    )


def unchanged(scratch: Path, rounds: int) -> Result:
    """The same command again, when nothing has changed."""
    again = "bnr report, again"
    turns = take_turns({again: Systems(scratch).report_again}, rounds)
    stop_if_broken(again, turns.broken)
    runs = turns.rounds[again]
    processes = [float(run.processes) for run in runs if run.processes is not None]
    return Result(
        title="The same report again, nothing changed",
        measured="The second of two runs; its files must keep their bytes. The processes are the most "
        "that were seen at once, looked for a hundred times a second: with one, no kernel was started.",
        columns=("made by", "seconds", "CPU s", "processes"),
        rows=(
            (again, str(spread(walls(runs))), str(spread(cpus(runs))), str(spread(processes)) if processes else "–"),
        ),
        goals=(
            at_most(0.3, "seconds of CPU", spread(cpus(runs))),
            at_most(1, "processes", spread(processes) if processes else None),
        ),
    )


def many(scratch: Path, rounds: int, *, number: int, loop: int) -> Result:
    """Reports that differ in one parameter, on two cores."""
    systems = Systems(scratch)
    few, all_of_them = sweep(loop), sweep(number)
    ways: dict[str, tuple[int, Callable[[], Run]]] = {
        BATCH: (number, lambda: systems.batch(all_of_them)),
        ONE_BY_ONE: (loop, lambda: systems.papermill_many(few, at_once=1)),
        TWO: (loop, lambda: systems.papermill_many(few, at_once=JOBS)),
        OURS_ONE_BY_ONE: (loop, lambda: systems.papermill_many(few, at_once=1, ours=True)),
        ONE_R: (number, lambda: systems.r_markdown_many(all_of_them)),
        FLOOR: (number, lambda: systems.floor(all_of_them, "--at-once", str(JOBS))),
    }
    missing = []
    if not has_batch(scratch):
        del ways[BATCH]
        missing.append(NO_BATCH)
    if isinstance(lacking := peers.version_of(ONE_R, peers.R_VERSION, peers.FROM_DEBIAN), Missing):
        del ways[ONE_R]
        missing.append(lacking)
    turns = take_turns({name: run for name, (_, run) in ways.items()}, rounds)
    stop_if_broken(BATCH, turns.broken)
    each = {name: [run.wall / ways[name][0] for run in runs] for name, runs in turns.rounds.items()}

    def against(these: str, those: str) -> Spread | None:
        return ratios(each[these], each[those]) if these in each and those in each else None

    return Result(
        title=f"{number} reports that differ in one parameter, on two cores",
        measured=f"Whole processes with their start. What is done one command after the other was measured on {loop} "
        "reports. The ratio is of reports a minute, to papermill with nbconvert one by one. Every page was checked.",
        columns=(
            "made by",
            "reports",
            "seconds a report",
            "reports a minute",
            "ratio",
            "CPU s a report",
            "MiB of the tree",
        ),
        rows=tuple(
            (
                name,
                str(ways[name][0]),
                str(spread(each[name])),
                str(spread([60 / one for one in each[name]])),
                str(against(ONE_BY_ONE, name) or "–"),
                str(spread([run.cpu / ways[name][0] for run in runs])),
                peak(runs),
            )
            for name, runs in turns.rounds.items()
        ),
        goals=(
            at_least(20, f"reports a minute of {BATCH} against {ONE_BY_ONE}", against(ONE_BY_ONE, BATCH)),
            at_least(20, f"reports a minute of {BATCH} against {OURS_ONE_BY_ONE}", against(OURS_ONE_BY_ONE, BATCH)),
            at_least(3, f"reports a minute of {BATCH} against {ONE_R}", against(ONE_R, BATCH)),
            at_most(3, f"seconds of {BATCH} against the floor", against(BATCH, FLOOR)),
        ),
        missing=(*missing, *turns.broken),
    )


def warm(scratch: Path, rounds: int, *, number: int) -> Result:
    """One report after the other in a process that is ready."""
    systems = Systems(scratch)
    ours, floor = "whole reports, one process", "floor: the cells, a forked child each"
    turns = take_turns({ours: lambda: systems.warm(sweep(number)), floor: lambda: systems.floor(sweep(number))}, rounds)
    stop_if_broken(ours, turns.broken)
    stop_if_broken(floor, turns.broken)
    told = {name: [json.loads(run.said) for run in runs] for name, runs in turns.rounds.items()}
    seconds = {name: [one["seconds"] / number for one in rows] for name, rows in told.items()}
    cpu = {name: [one["cpu"] / number for one in rows] for name, rows in told.items()}
    return Result(
        title="Another parameter in a process that is ready",
        measured=f"{number} reports one after the other, page, checks and charts included, without the start of the "
        "process and its first report; and the same cells in forked children, without the imports before.",
        columns=("made by", "seconds a report", "ratio", "CPU s a report", "CPU ratio", "MiB of the tree"),
        rows=tuple(
            (
                name,
                str(spread(seconds[name])),
                str(ratios(seconds[name], seconds[floor])),
                str(spread(cpu[name])),
                str(ratios(cpu[name], cpu[floor])),
                peak(turns.rounds[name]),
            )
            for name in (ours, floor)
        ),
        goals=(at_most(2, "seconds of a whole report against the floor", ratios(seconds[ours], seconds[floor])),),
    )


def present() -> tuple[dict[str, str], list[Missing]]:
    """The versions of the peers that are here, and those that are not."""
    asked = {
        R_MARKDOWN: peers.version_of(R_MARKDOWN, peers.R_VERSION, peers.FROM_DEBIAN),
        "marimo": peers.version_of("marimo", [peers.from_pip("marimo"), "--version"], peers.FROM_PIP),
        "Quarto": peers.version_of("Quarto", ["quarto", "--version"], peers.FROM_ITS_MAKERS),
    }
    missing = [one for one in asked.values() if isinstance(one, Missing)]
    return {name: one for name, one in asked.items() if isinstance(one, str)}, missing


def stop_if_broken(name: str, broken: Sequence[Missing]) -> None:
    """What is ours must run: a table without it would tell of others only."""
    for one in broken:
        if one.name == name:
            raise SystemExit(f"{one.name}: {one.why}")


def walls(runs: Sequence[Run]) -> list[float]:
    return [run.wall for run in runs]


def cpus(runs: Sequence[Run]) -> list[float]:
    return [run.cpu for run in runs]


def peak(runs: Sequence[Run]) -> str:
    """The most memory of a round; a dash where it could not be looked at."""
    peaks = [run.peak for run in runs if run.peak is not None]
    return f"{max(peaks):.0f}" if peaks else "–"
