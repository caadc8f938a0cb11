"""One report of a batch, as a worker makes it: a task that can travel → what became of it.

A worker keeps a nursery of its own for as long as it lives. It writes nothing:
the files of a report go back to the one who asked, who alone writes.
"""

from __future__ import annotations

import atexit
import json
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from bnr_toolkit.errors import BnrError, Finding, Place, found
from bnr_toolkit.report.forked import Limits, Nursery, can_fork
from bnr_toolkit.report.grammars import spare_the_grammars
from bnr_toolkit.report.making import Facts, Kitchen
from bnr_toolkit.report.outliers import Counted
from bnr_toolkit.report.parcels import Parcel, room, unpacked
from bnr_toolkit.report.run import leftovers, pages_of
from bnr_toolkit.report.schemas import PageParameters


@dataclass(frozen=True, slots=True)
class Task:
    """A report to make: its pages in every language, where they go, and what has to travel along.

    ``notebook`` replaces the toolkit's own. ``parcels`` are records and phrases,
    by the path that the parameters name, for a worker that shares no disk; with
    them no private column travels, so whether a page leaks is checked on return.
    """

    name: str
    asked: Sequence[PageParameters]
    output: Path | None
    formats: Sequence[str] = ("html",)
    notebook: Parcel | None = None
    parcels: Mapping[str, Parcel] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a task: files and their totals, or findings and the exit code that they stand for."""

    name: str
    files: Mapping[Path, bytes] = field(default_factory=dict)
    drawn: Mapping[Path, bytes] = field(default_factory=dict)
    leftovers: Sequence[Path] = ()
    counted: Counted | None = None
    findings: Sequence[Finding] = ()
    exit_code: int = 0


def perform(task: Task) -> Done:
    """Make a report, in memory. What goes wrong is told by the result; only a bug raises."""
    try:
        nursery = nursery_of_thread()
        # With the nursery goes what was unpacked for it, also when this worker is killed.
        with room(None if nursery is None else nursery.folder) as place:
            return _made(task, place, nursery)
    except BnrError as problem:
        return Done(task.name, findings=problem.findings, exit_code=problem.exit_code)
    except (OSError, MemoryError) as problem:
        finding = found("worker_failed", Place(file=task.name), problem=f"{type(problem).__name__}: {problem}")
        return Done(task.name, findings=(finding,), exit_code=4)


def _made(task: Task, place: Path, nursery: Nursery | None) -> Done:
    asked = [_here(one, task.parcels, place) for one in task.asked]
    notebook = None if task.notebook is None else unpacked(task.notebook, place)
    # A notebook that travelled was held against the list of whoever sent it; on a cluster nobody else has one.
    travelled = bool(task.parcels)
    pages = pages_of(asked, task.output, notebook, task.formats, rehearse=nursery is None, approved=travelled)
    # What a page says of itself is what was typed, wherever its record lies here.
    typed = [_as_typed(one, task.parcels) for one in task.asked]
    pages = replace(pages, jobs=[replace(job, parameters=one) for job, one in zip(pages.jobs, typed, strict=True)])
    made = pages.made(Kitchen(nursery, task.limits, checks=not travelled))
    rule = str(task.asked[0].model_dump().get("rule", "first_decision"))
    counted = counted_in(_facts(made.contents), rule)
    return Done(task.name, made.contents, made.drawn, leftovers(pages.jobs, made.contents), counted)


def _here(parameters: PageParameters, parcels: Mapping[str, Parcel], place: Path) -> PageParameters:
    """The parameters, with the records that travelled where they are unpacked."""
    values = parameters.model_dump()
    places = {name: str(unpacked(parcels[value], place)) for name, value in values.items() if value in parcels}
    return parameters.model_copy(update=places)


def _as_typed(parameters: PageParameters, parcels: Mapping[str, Parcel]) -> PageParameters:
    """The parameters as they were asked for; a record by the name that it had where it came from."""
    values = parameters.model_dump()
    names = {name: parcels[value].typed or value for name, value in values.items() if value in parcels}
    return parameters.model_copy(update=names)


def _facts(contents: Mapping[Path, bytes]) -> Facts:
    return [
        fact
        for path, data in contents.items()
        if path.suffix == ".json" and path.name.startswith("facts")
        for fact in json.loads(data)
    ]


def counted_in(facts: Facts, rule: str) -> Counted | None:
    """The totals among the facts of a report; None for a page that counts no ads.

    Between the rule and the total an id may say which ads were counted, and how.

    >>> names = ("approved", "decided", "open", "submitted")
    >>> ids = [f"ever_approved.any.platform=Alpha.total.{name}" for name in names]
    >>> counted_in([{"id": name, "value": value} for value, name in enumerate(ids)], "ever_approved")
    Counted(approved=0, decided=1, open=2, submitted=3)
    """
    values = {fact["id"]: fact["value"] for fact in facts}
    names = ("approved", "decided", "open", "submitted")
    ends = (name for name in values if name.startswith(f"{rule}.") and name.endswith(".total.approved"))
    total = next(ends, "").removesuffix("approved")
    totals = [values.get(f"{total}{name}") for name in names]
    return None if None in totals else Counted(*(int(str(total)) for total in totals))


class _OfThread(threading.local):
    nursery: Nursery | None = None


_own = _OfThread()


def nursery_of_thread() -> Nursery | None:
    """The nursery of this thread of a worker, started when it is first asked for; None where nothing forks.

    A worker makes one report at a time in each of its threads. Their nurseries
    end with the worker.
    """
    if not can_fork():
        return None
    if _own.nursery is None or not _own.nursery.is_there:
        spare_the_grammars()
        if _own.nursery is not None:
            atexit.unregister(_own.nursery.close)
            _own.nursery.close()
        _own.nursery = Nursery(warm=True)
        atexit.register(_own.nursery.close)
    return _own.nursery
