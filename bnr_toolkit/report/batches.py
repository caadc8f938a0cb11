"""A whole batch: held apart from others, journalled, resumed, and summed up for the editor."""

from __future__ import annotations

import contextlib
import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from bnr_toolkit.errors import Place, RefusedInput, found
from bnr_toolkit.files import locked, write_atomically
from bnr_toolkit.report.batch import Ended, Order, refuse_collisions, run_batch, unchanged
from bnr_toolkit.report.cache import Cache
from bnr_toolkit.report.journal import Journal
from bnr_toolkit.report.outliers import Outlier, outliers
from bnr_toolkit.report.tasks import Done, Task

SUMMARY = "batch.csv"
HEADER = ("report", "state", "approved", "decided", "open", "submitted", "unlike_the_others", "problem")


@dataclass(frozen=True, slots=True)
class Batch:
    """What became of a batch: how every report ended, in the order asked for, and which are unlike the others."""

    ended: Sequence[Ended]
    outliers: dict[str, tuple[Outlier, ...]]

    @property
    def failed(self) -> tuple[Ended, ...]:
        """The reports that were not made."""
        return tuple(one for one in self.ended if one.state == "failed")

    def as_csv(self, sentences: Callable[[Ended], str]) -> bytes:
        """A line for every report: its state and totals, what is unlike the others, and why it failed."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(HEADER)
        for one in self.ended:
            counted = one.counted
            numbers = (
                ("",) * 4 if counted is None else (counted.approved, counted.decided, counted.open, counted.submitted)
            )
            unlike = " ".join(outlier.measure for outlier in self.outliers.get(one.name, ()))
            writer.writerow((one.name, one.state, *numbers, unlike, sentences(one)))
        return text.getvalue().encode("utf-8")


@dataclass(frozen=True, slots=True)
class Workers:
    """Who makes the reports: an executor, how many at a time, and what is looked at when a report comes back."""

    executors: Callable[[], contextlib.AbstractContextManager[Executor]]
    at_a_time: int
    check: Callable[[Task, Done], None] = lambda _task, _done: None


def make_batch(
    orders: Sequence[Order],
    workers: Workers,
    folder: Path,
    *,
    cache: Cache,
    force: bool = False,
    resume: bool = False,
    on_end: Callable[[Ended], None] = lambda _: None,
) -> Batch:
    """Make these reports, all but those that stand there unchanged, and write their summary into ``folder``.

    ``force`` makes them all. ``resume`` goes on with a batch that was stopped
    and repeats nothing that it had made. ``on_end`` hears of every report. A
    list of reports that stands above them is kept up to date.

    Raises :class:`~bnr_toolkit.errors.RefusedInput` before anything runs when
    two reports would have one name, when another batch writes to the folder, or
    when there is nothing to resume. Reports that fail are in the result.
    """
    refuse_collisions([order.task for order in orders])
    journal = Journal.of(cache.folder, [order.made_of.place for order in orders])
    if resume and not journal.is_there:
        raise RefusedInput(found("nothing_to_resume", Place(parameter="resume"), folder.name))
    folder.mkdir(parents=True, exist_ok=True)
    with _alone_in(folder):
        made_before = journal.made() if resume else frozenset()
        may_stand = [order for order in orders if not force or order.made_of.key in made_before]
        kept, left = unchanged(may_stand, cache)
        forced = [order for order in orders if order not in may_stand]
        if not resume:
            journal.begin()
        keys = {order.task.name: order.made_of.key for order in orders}
        ended: dict[str, Ended] = {}
        try:
            for one in _each(kept, [*left, *forced], workers, cache):
                ended[one.name] = one
                if one.state == "made":
                    journal.note(keys[one.name])
                on_end(one)
        finally:
            # Once, also for what was made before somebody stopped it.
            _refresh_lists(ended.values())
        counts = {name: one.counted for name, one in ended.items() if one.counted is not None}
        batch = Batch([ended[order.task.name] for order in orders], outliers(counts))
        journal.end()
    return batch


def _refresh_lists(ended: Iterable[Ended]) -> None:
    from bnr_toolkit.report.listing import refreshed

    made = (path for one in ended if one.state == "made" for path in one.files)
    tuple(refreshed(path for path in made if path.suffix == ".html"))


def write_summary(batch: Batch, folder: Path, sentences: Callable[[Ended], str]) -> Path:
    """The summary of a batch as a table, in its folder."""
    path = folder / SUMMARY
    write_atomically(path, batch.as_csv(sentences))
    return path


def _each(kept: Sequence[Ended], orders: Sequence[Order], workers: Workers, cache: Cache) -> Iterator[Ended]:
    yield from kept
    yield from run_batch(orders, workers.executors, workers.at_a_time, cache, check=workers.check)


@contextlib.contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Nobody else's batch writes to this folder meanwhile."""
    from filelock import Timeout

    try:
        with locked(folder, seconds=0):
            yield
    except Timeout as problem:
        raise RefusedInput(found("batch_is_running", Place(file=folder.name))) from problem
