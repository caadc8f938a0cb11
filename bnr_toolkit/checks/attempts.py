"""Resubmissions: the ad that each one is a new attempt of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bnr_toolkit.checks.rows import NOTHING_SAID, Columns, column_of, row_of
from bnr_toolkit.checks.words import strangers
from bnr_toolkit.columns import TextColumn
from bnr_toolkit.errors import Finding, found
from bnr_toolkit.reading import Cells
from bnr_toolkit.reading.times import NO_MOMENT, spans

if TYPE_CHECKING:
    from bnr_toolkit.checks.rows import Numbers

_LONGEST_CHAIN_SHOWN = 6


def parents(cells: Cells, ids: TextColumn, parent: TextColumn) -> Iterator[Finding]:
    """Every parent that is nobody or the ad itself, and every chain of parents that comes back to its start."""
    import numpy

    row = row_of(parent, ids)
    own = row == numpy.arange(len(parent))
    own |= (row >= 0) & (ids.codes[row] == ids.codes)  # an id that stands twice is itself in both rows
    nobody = numpy.flatnonzero((row < 0) & ~parent.is_in(NOTHING_SAID)).tolist()
    told = strangers("unknown_parent", ((cells.place("parent", index), parent[index]) for index in nobody), ids)
    for index in sorted([*numpy.flatnonzero(own).tolist(), *nobody]):
        yield found("own_parent", cells.place("parent", index), parent[index]) if own[index] else next(told)
    yield from _loops(cells, ids, numpy.where(own, -1, row))


def _loops(cells: Cells, ids: TextColumn, parent_row: Numbers) -> Iterator[Finding]:
    """One finding for each loop, at its first row."""
    import numpy

    # Twice as far at each turn: where a chain still leads after as many steps as there are ads is on a loop.
    reached, steps = parent_row, 1
    while (reached >= 0).any() and steps <= len(ids):
        reached = numpy.where(reached >= 0, reached[reached], -1)
        steps *= 2
    told: set[int] = set()
    for start in numpy.unique(reached[reached >= 0]).tolist():
        if start in told:
            continue
        loop = [start]
        while (following := int(parent_row[loop[-1]])) != start:
            loop.append(following)
        told.update(loop)
        place, other = cells.place("parent", start), cells.place("parent", loop[1])
        yield found("parents_loop", place, ids[loop[1]], chain=_chain(ids, loop), other=other)


def _chain(ids: TextColumn, loop: list[int]) -> str:
    names = [ids[row] for row in loop]
    if len(names) > _LONGEST_CHAIN_SHOWN:
        names = [*names[: _LONGEST_CHAIN_SHOWN - 1], "…"]
    return " → ".join([*names, ids[loop[0]]])


def check_attempts(submissions: Cells, ads: Columns, zone: str | None) -> Iterator[Finding]:
    """Every resubmission that was, by the times, submitted before the ad it tries again.

    Only what is certain, as in :func:`check_times`.
    """
    import numpy

    ids, submitted = column_of(ads, "id"), column_of(ads, "submitted_at")
    row = row_of(column_of(ads, "parent"), ids)
    if not (row >= 0).any():
        return
    begins, ends = spans(submitted, zone)
    wrong = (row >= 0) & (ends != NO_MOMENT) & (begins[row] != NO_MOMENT) & (ends < begins[row])
    for index in numpy.flatnonzero(wrong).tolist():
        first = int(row[index])
        yield found(
            "parent_after_child",
            submissions.place("submitted_at", index),
            submitted[index],
            parent=repr(ids[first]),
            parent_time=submitted[first],
            earlier=submissions.place("submitted_at", first),
        )
