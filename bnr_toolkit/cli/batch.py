"""The command that makes many reports at once: ``batch``."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bnr_toolkit.cli.group import main
from bnr_toolkit.cli.pages import limits_of
from bnr_toolkit.errors import RunFailed, sentence

if TYPE_CHECKING:
    from bnr_toolkit.report.batch import Ended, Order
    from bnr_toolkit.report.batches import Batch, Workers
    from bnr_toolkit.report.tasks import Task

_SAID = {
    "nl": {
        "made": "gemaakt",
        "unchanged": "onveranderd",
        "failed": "mislukt",
        "stopped": "Wat gemaakt is, blijft staan. Verder gaan: dezelfde opdracht met --resume.",
        "unlike": "Anders dan de rest; kijk ernaar voor je publiceert:",
        "measure": "{measure} is {value:.4g}, in het midden {middle:.4g}",
        "submitted": "ingediend",
        "approved_of_decided": "goedgekeurd deel",
        "open_of_submitted": "open deel",
    },
    "en": {
        "made": "made",
        "unchanged": "unchanged",
        "failed": "failed",
        "stopped": "What was made stays. To go on: the same command with --resume.",
        "unlike": "Unlike the others; look at these before you publish:",
        "measure": "{measure} is {value:.4g}, in the middle {middle:.4g}",
        "submitted": "submitted",
        "approved_of_decided": "share approved",
        "open_of_submitted": "share open",
    },
}


@main.command(epilog="Example: bnr batch sweep.yml --jobs 2 --output out")
@click.argument("sweep", type=click.Path(path_type=Path), metavar="SWEEP.yml")
@click.option("--output", type=click.Path(path_type=Path), help="A folder in which each probe gets its own.")
@click.option("--jobs", type=click.IntRange(min=1), help="Reports at a time.  [default: one for every core]")
@click.option("--resume", is_flag=True, help="Go on with a batch that was stopped.")
@click.option("--force", is_flag=True, help="Make unchanged reports again too.")
@click.option("--notebook", type=click.Path(path_type=Path), help="A notebook of your own; see bnr approve.")
@click.option("--cell-seconds", type=click.FloatRange(min=0, min_open=True), help="Longest a cell may take.")
@click.option("--memory", type=click.IntRange(min=64), help="MiB of memory that a report may use.")
@click.option("--dask", metavar="ADDRESS", help="Make them on the Dask cluster at this address; extra cluster.")
@click.pass_context
def batch(
    context: click.Context,
    sweep: Path,
    output: Path | None,
    jobs: int | None,
    resume: bool,  # noqa: FBT001 - an option, by its name
    force: bool,  # noqa: FBT001
    notebook: Path | None,
    cell_seconds: float | None,
    memory: int | None,
    dask: str | None,
) -> None:
    """Make every report that SWEEP.yml asks for, several at a time.

    The file maps parameters to values or lists; lists make a grid. Reports that
    stand there unchanged are not made again. One that fails is told of and does
    not stop the others; the exit code is 4 then. batch.csv in the folder sums
    up, and says which reports are unlike the others.
    """
    from bnr_toolkit.report.batches import make_batch, write_summary
    from bnr_toolkit.report.cache import Cache
    from bnr_toolkit.report.ordering import orders_for
    from bnr_toolkit.report.sweep import read_sweep

    language = context.find_root().params["messages"]
    asked = read_sweep(sweep)
    folder = output or Path("reports")
    orders = orders_for(asked, output, notebook, limits=limits_of(cell_seconds, memory), pack=_packing(dask))
    try:
        with _workers(jobs, dask) as workers, _shown(orders) as on_end:
            done = make_batch(orders, workers, folder, cache=Cache.of_user(), force=force, resume=resume, on_end=on_end)
    except KeyboardInterrupt:
        click.echo(f"\n{_SAID[language]['stopped']}", err=True)
        raise
    summary = write_summary(done, folder, lambda ended: _problem(ended, language))
    for line in _lines(done, language):
        click.echo(line, err=True)
    click.echo(summary)
    if done.failed:
        context.exit(RunFailed.exit_code)


@contextlib.contextmanager
def _workers(jobs: int | None, dask: str | None) -> Iterator[Workers]:
    from bnr_toolkit.report.batches import Workers

    if dask is None:
        from bnr_toolkit.report.local import cores, local_workers

        count = jobs or cores()
        yield Workers(lambda: local_workers(count), count)
    else:
        from bnr_toolkit.report.cluster import check_returned, dask_cluster

        with dask_cluster(dask) as cluster:
            yield Workers(cluster.executors, jobs or cluster.workers, check_returned)


def _packing(dask: str | None) -> Callable[[Task], Task]:
    if dask is None:
        return lambda task: task
    from bnr_toolkit.report.cluster import with_parcels

    return with_parcels


@contextlib.contextmanager
def _shown(orders: tuple[Order, ...]) -> Iterator[Callable[[Ended], None]]:
    """A progress bar with the time that is left, on stderr."""
    with click.progressbar(length=len(orders), file=sys.stderr, show_pos=True, show_eta=True) as bar:

        def on_end(_ended: Ended) -> None:
            bar.update(1)

        yield on_end


def _problem(ended: Ended, language: str) -> str:
    return " ".join(sentence(finding, language) for finding in ended.findings)


def _lines(done: Batch, language: str) -> Iterator[str]:
    """Every failure on one line, what to look at, and how many there were of each."""
    words = _SAID[language]
    for ended in done.failed:
        problem, name = _problem(ended, language), f"{ended.name}: "
        # What is wrong with a worker has the report itself for its place.
        yield problem if problem.startswith(name) else name + problem
    if done.outliers:
        yield words["unlike"]
    for name, found in done.outliers.items():
        said = (
            words["measure"].format(measure=words[one.measure], value=one.value, middle=one.middle) for one in found
        )
        yield f"  {name}: {'; '.join(said)}"
    counts = {state: sum(one.state == state for one in done.ended) for state in ("made", "unchanged", "failed")}
    yield ", ".join(f"{words[state]}: {count}" for state, count in counts.items())
