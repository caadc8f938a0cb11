"""The files of reports → their folders: whole, one writer at a time, and nothing of an earlier run beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from bnr_toolkit.errors import Place, RefusedInput, RunFailed, found
from bnr_toolkit.files import FULL, alone_in, remove_unfinished, write_together


def put_in_place(contents: Mapping[Path, bytes], leftovers: Iterable[Path], where: str) -> None:
    """Write all of these files or none, and take away the leftovers of an earlier run.

    Two runs for one folder write one after the other: what stands there in the
    end is of one of them, not of both. What a run that was killed left half
    written goes too.

    Raises :class:`~bnr_toolkit.errors.RunFailed` when there is no room for
    them, and :class:`~bnr_toolkit.errors.RefusedInput` when they cannot be
    written otherwise; ``where`` is named when the system does not say which
    file it was.
    """
    try:
        with alone_in(path.parent for path in contents):
            write_together(contents)
            remove_unfinished(contents)
            for path in leftovers:
                path.unlink(missing_ok=True)
    except OSError as problem:
        place = Place(file=str(problem.filename or where))
        failure = RunFailed if problem.errno in FULL else RefusedInput
        raise failure(found("cannot_write", place, problem=problem.strerror or str(problem))) from problem
