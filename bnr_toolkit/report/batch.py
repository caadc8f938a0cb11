"""Many reports: each on its own, on any executor; those that fail are told of while the rest goes on.

Only here is anything written, one whole report at a time, so a batch that is
stopped leaves whole reports: old ones and new ones.
"""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from dataclasses import dataclass, field
from pathlib import Path

from bnr_toolkit.errors import BnrError, Finding, Place, RefusedInput, found
from bnr_toolkit.report.cache import Cache, MadeOf
from bnr_toolkit.report.outliers import Counted
from bnr_toolkit.report.placing import put_in_place
from bnr_toolkit.report.tasks import Done, Task, perform

MOST_TRIES = 3
"""A report whose worker was lost runs elsewhere, at most so often."""

WAITING_PER_WORKER = 2
"""Tasks that are handed out before a worker asks for them; few, so that memory does not grow with the sweep."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How one report of a batch ended: ``made``, ``unchanged`` or ``failed``, with its totals or its findings."""

    name: str
    state: str
    files: Sequence[Path] = ()
    counted: Counted | None = None
    findings: Sequence[Finding] = ()


@dataclass(frozen=True, slots=True)
class Order:
    """A report to make, with what it is made of; ``pack`` adds what has to travel, just before it does."""

    task: Task
    made_of: MadeOf
    pack: Callable[[Task], Task] = field(default=lambda task: task)


def run_batch(
    orders: Sequence[Order],
    executors: Callable[[], contextlib.AbstractContextManager[Executor]],
    workers: int,
    cache: Cache,
    *,
    check: Callable[[Task, Done], None] = lambda _task, _done: None,
) -> Iterator[Ended]:
    """Make these reports and tell how each ended, in the order in which they end.

    ``executors`` makes an executor, and another one when the first breaks
    because a worker was killed; ``workers`` is how many reports it makes at a
    time. ``check`` looks at a report before it is written, and may refuse it.
    """
    waiting = deque((order, 1) for order in orders)
    while waiting:
        with executors() as executor:
            running: dict[Future[Done], tuple[Order, int]] = {}
            try:
                while waiting or running:
                    while waiting and _may_start(waiting[0], running.values(), workers):
                        order, tries = waiting.popleft()
                        try:
                            task = order.pack(order.task)
                        except (BnrError, OSError) as problem:
                            yield _failed(order.task, problem)
                            continue
                        running[executor.submit(perform, task)] = order, tries
                    for future in wait(running, return_when=FIRST_COMPLETED).done if running else ():
                        order, tries = running.pop(future)
                        yield _ended(order, _result(future, order.task), cache, check)
            except BrokenExecutor:
                # A worker was killed. Which report it made is not told: all that were under way start again,
                # from now on each alone, so that one that kills its worker is given up and no other with it.
                for lost, times in [(order, tries), *running.values()]:
                    if times < MOST_TRIES:
                        waiting.append((lost, times + 1))
                    else:
                        yield _lost(lost.task)
            finally:
                for future in running:
                    future.cancel()


def _may_start(next_one: tuple[Order, int], running: Collection[tuple[Order, int]], workers: int) -> bool:
    """Whether the next report may be handed out now: one that lost a worker runs alone."""
    if next_one[1] > 1 or any(tries > 1 for _, tries in running):
        return not running
    return len(running) < workers * WAITING_PER_WORKER


def _result(future: Future[Done], task: Task) -> Done:
    """What a worker sends back. A bug in one report does not end the others."""
    try:
        return future.result()
    except BrokenExecutor:
        raise
    except Exception as problem:
        finding = found("worker_failed", Place(file=task.name), problem=f"{type(problem).__name__}: {problem}"[:300])
        return Done(task.name, findings=(finding,), exit_code=4)


def _ended(order: Order, done: Done, cache: Cache, check: Callable[[Task, Done], None]) -> Ended:
    if done.findings:
        return Ended(done.name, "failed", findings=done.findings)
    try:
        check(order.task, done)
        put_in_place(done.files, done.leftovers, str(order.task.output or done.name))
    except BnrError as problem:
        return _failed(order.task, problem)
    cache.keep(order.made_of, done.files, _as_numbers(done.counted))
    return Ended(done.name, "made", tuple(done.files), done.counted)


def _failed(task: Task, problem: BnrError | OSError) -> Ended:
    if isinstance(problem, BnrError):
        return Ended(task.name, "failed", findings=problem.findings)
    place = Place(file=Path(problem.filename or task.name).name)
    refusal = found("cannot_read", place, place.file, problem=problem.strerror or str(problem))
    return Ended(task.name, "failed", findings=(refusal,))


def unchanged(orders: Iterable[Order], cache: Cache) -> tuple[list[Ended], list[Order]]:
    """The reports that stand there already as they would be made again, and those that have to be made."""
    kept, left = [], []
    for order in orders:
        files = cache.unchanged(order.made_of)
        if files is None:
            left.append(order)
        else:
            numbers = cache.numbers(order.made_of)
            kept.append(Ended(order.task.name, "unchanged", files, Counted(**numbers) if numbers else None))
    return kept, left


def refuse_collisions(tasks: Sequence[Task]) -> None:
    """Raise :class:`~bnr_toolkit.errors.RefusedInput` when two reports of a batch would have the same name."""
    seen: dict[tuple[Path | None, str], Task] = {}
    findings = []
    for task in tasks:
        address = (task.output, task.name)
        if address in seen:
            findings.append(found("same_output", Place(parameter="output"), task.name))
        seen[address] = task
    if findings:
        raise RefusedInput(*dict.fromkeys(findings))


def _lost(task: Task) -> Ended:
    finding = found("worker_lost", Place(file=task.name), times=MOST_TRIES)
    return Ended(task.name, "failed", findings=(finding,))


def _as_numbers(counted: Counted | None) -> dict[str, int] | None:
    if counted is None:
        return None
    return {name: getattr(counted, name) for name in ("approved", "decided", "open", "submitted")}
