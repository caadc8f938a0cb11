"""A sweep of thousands: whether it slows down, and whether it grows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median

from engine_systems import NO_BATCH, Systems, batch_words, has_batch, own_cache, pages_in, sweep
from measuring import Result, at_most, run_whole, spread
from measuring.spread import said


@dataclass(frozen=True, slots=True)
class Look:
    """A look at a running sweep: seconds since its start, pages that were there, MiB of the tree."""

    seconds: float
    done: int
    mib: float


def long_sweep(scratch: Path, number: int) -> Result:
    """Whether a long sweep slows down or grows."""
    title = f"A sweep of {number:,} reports"
    columns = ("reports done", "seconds a report", "MiB of the tree")
    if not has_batch(scratch):
        return Result(title, "Two at a time.", columns, (), missing=(NO_BATCH,))
    folder = Systems(scratch).folder()
    looks: list[Look] = []
    # Looking counts files: often enough for five parts, seldom enough to cost little.
    every = number / 1000

    def look(seconds: float, mib: float | None) -> None:
        if mib is not None:
            looks.append(Look(seconds, len(pages_in(folder)), mib))

    run = run_whole(batch_words(folder, sweep(number)), folder, environment=own_cache(folder), every=every, watch=look)
    looks.append(Look(run.wall, len(pages_in(folder)), looks[-1].mib))
    parts = pieces(looks, first=number // 20)
    memory = [part.mib for part in parts]
    seconds = [part.seconds for part in parts]
    # Two parts on each side: one that others on the machine disturbed does not decide.
    late_against_early = spread([sum(seconds[-2:]) / sum(seconds[:2])])
    return Result(
        title=title,
        measured=f"{run.wall:.0f} s in all, two at a time, looked at every {every:g} s. In five parts after the first "
        f"{number // 20}; memory is the median of a part.",
        columns=columns,
        rows=tuple((f"{part.begin:,}–{part.end:,}", said(part.seconds), said(part.mib)) for part in parts),
        goals=(
            at_most(1.2, "most memory of a part against the least", spread([max(memory) / min(memory)])),
            at_most(1.2, "seconds a report in the last two parts against the first two", late_against_early),
        ),
    )


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a long sweep: from which report to which, seconds a report, MiB of the tree."""

    begin: int
    end: int
    seconds: float
    mib: float


def pieces(looks: Sequence[Look], *, first: int, number: int = 5) -> list[Part]:
    """A sweep in parts of about as many reports each, from report ``first`` on.

    A part reaches to its neighbour's first look, so no second and no report is lost between two.
    """
    last = looks[-1].done
    edges = [first + (last - first) * one // number for one in range(number + 1)]
    marks = [next(index for index, look in enumerate(looks) if look.done >= edge) for edge in edges]
    parts = []
    for begin, end in pairwise(marks):
        made = looks[end].done - looks[begin].done
        if made == 0:
            raise ValueError(f"no report between two looks: {last} reports are too few for {number} parts")
        seconds = (looks[end].seconds - looks[begin].seconds) / made
        mib = median(look.mib for look in looks[begin : end + 1])
        parts.append(Part(looks[begin].done, looks[end].done, seconds, mib))
    return parts
