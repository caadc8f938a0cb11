"""One report of a batch, as a worker makes it: a task that can travel → what became of it.

A worker keeps a nursery of its own for as long as it lives. It writes nothing:
the files of a report go back to the one who asked, who alone writes.
"""

from __future__ import annotations

import atexit
import json
import sys
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bnr_toolkit.errors import BnrError, Finding, Place, found
from bnr_toolkit.report.forked import Limits, Nursery, can_fork
from bnr_toolkit.report.making import Facts, Kitchen
from bnr_toolkit.report.outliers import Counted
from bnr_toolkit.report.parcels import Parcel, unpacked
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
        return _made(task)
    except BnrError as problem:
        return Done(task.name, findings=problem.findings, exit_code=problem.exit_code)
    except (OSError, MemoryError) as problem:
        finding = found("worker_failed", Place(file=task.name), problem=f"{type(problem).__name__}: {problem}")
        return Done(task.name, findings=(finding,), exit_code=4)


def _made(task: Task) -> Done:
    nursery = nursery_of_thread()
    # With the nursery goes what was unpacked for it, also when this worker is killed.
    room = None if nursery is None else nursery.folder
    asked = [_here(one, task.parcels, room) for one in task.asked]
    notebook = None if task.notebook is None else unpacked(task.notebook, room)
    pages = pages_of(asked, task.output, notebook, task.formats, rehearse=nursery is None)
    made = pages.made(Kitchen(nursery, task.limits, checks=not task.parcels))
    rule = str(task.asked[0].model_dump().get("rule", "first_decision"))
    counted = counted_in(_facts(made.contents), rule)
    return Done(task.name, made.contents, made.drawn, leftovers(pages.jobs, made.contents), counted)


def _here(parameters: PageParameters, parcels: Mapping[str, Parcel], room: Path | None) -> PageParameters:
    """The parameters, with the records that travelled where they were unpacked."""
    values = parameters.model_dump()
    places = {name: str(unpacked(parcels[value], room)) for name, value in values.items() if value in parcels}
    return parameters.model_copy(update=places)


def _facts(contents: Mapping[Path, bytes]) -> Facts:
    return [
        fact
        for path, data in contents.items()
        if path.suffix == ".json" and path.name.startswith("facts")
        for fact in json.loads(data)
    ]


def counted_in(facts: Facts, rule: str) -> Counted | None:
    """The totals among the facts of a report; None for a page that counts no ads."""
    values = {fact["id"]: fact["value"] for fact in facts}
    names = ("approved", "decided", "open", "submitted")
    totals = [values.get(f"{rule}.total.{name}") for name in names]
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


def spare_the_grammars() -> None:
    """Keep jsonschema from compiling grammars for addresses, which takes two seconds and checks nothing of ours.

    It imports ``rfc3987_syntax`` where that is installed and does without where
    it is not. Only for programs of our own: nobody else's checks change.
    """
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
