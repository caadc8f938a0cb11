"""Counts by platform and category at once, as facts: those of the three counts, and what was not tested."""

from __future__ import annotations

from collections.abc import Iterator

from bnr_toolkit.facts.counts import fact_id, noted_measures, of_rates, said_measures
from bnr_toolkit.results import Fact, Grid

_PLATFORMS = "number of platforms with at least one of these rows"
_COMBINATIONS = "number of platforms in this count times number of categories in it that are told"
_UNTESTED = "number of these combinations in which it is certain that there is none of these rows"


def grid_fact_id(grid: Grid, measure: str) -> str:
    """The id of a number that no group has: ``combinations`` or ``untested``, as ``first_decision.grid.untested``."""
    return f"{fact_id(grid.tiles, (), measure).removesuffix(f'total.{measure}')}grid.{measure}"


def grid_fact_ids(grid: Grid) -> tuple[str, ...]:
    """The ids of all counts in the tiles and in their margins, and of those that the notes name."""
    ids = [
        fact_id(rates, group.key, measure)
        for rates in grid.rates
        for group in rates.groups
        for measure in said_measures(group)
    ]
    ids += [fact_id(grid.tiles, (), measure) for measure in said_measures(grid.total)]
    ids += [fact_id(grid.by_category, (), measure) for measure in noted_measures(grid.by_category)]
    return tuple(ids)


def of_grid(grid: Grid) -> Iterator[Fact]:
    """The facts of the tiles and of their margins."""
    for rates in grid.rates:
        yield from of_rates(rates)
    rows = grid.total.rows
    for measure, value, formula in (
        ("platforms", len(grid.platforms), _PLATFORMS),
        ("combinations", len(grid.combinations), _COMBINATIONS),
        ("untested", grid.untested, _UNTESTED),
    ):
        yield Fact(grid_fact_id(grid, measure), value, formula, grid.rule, rows)
