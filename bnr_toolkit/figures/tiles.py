"""Counts by platform and category at once → tiles of dots. Nothing is drawn here."""

from __future__ import annotations

from dataclasses import replace

from bnr_toolkit import tables
from bnr_toolkit.facts import grid_fact_ids
from bnr_toolkit.figures.approvals import dots_of, key
from bnr_toolkit.results import Figure, Grid, Group, Tile, TileRow, Tiles
from bnr_toolkit.words import phrase, short_source, starting_label
from bnr_toolkit.words.captions import count_label
from bnr_toolkit.words.grids import (
    category_label,
    grid_chart_notes,
    grid_figure_words,
    short_count,
    untested_label,
)


def tiles(grid: Grid, language: str) -> Figure:
    """A tile for each platform and category with its dots and its count, and the counts of both in the margins.

    A figure without a body, which is not shown, when there is only one
    platform or one category: rows of dots (:func:`~bnr_toolkit.figures.rates`)
    show those.
    """
    words = grid_figure_words(grid, language)
    body = _body(grid, language)
    return Figure(
        name="tiles",
        language=language,
        title=words.title,
        subtitle=words.subtitle,
        body=body if grid.is_grid else None,
        key=key(body.states, language, grid.rule),
        source=words.source,
        alt=words.alt,
        description=words.description,
        data=tables.grid(grid, language),
        stamp=grid.stamp,
        notes=grid_chart_notes(grid, language),
        facts=grid_fact_ids(grid),
        short_source=short_source(grid.tiles, language),
    )


def _body(grid: Grid, language: str) -> Tiles:
    return Tiles(
        columns=tuple(starting_label(grid.context, "platform", platform, language) for platform in grid.platforms),
        rows=tuple(
            TileRow(
                label=category_label(grid, category.key[0], language),
                tiles=tuple(_tile(grid, platform, category, language) for platform in grid.platforms),
                count=_count(grid, category, language),
                apart=category.apart,
            )
            for category in grid.categories_counted
        ),
        total=TileRow(
            label=phrase(language, "grid.all_categories"),
            tiles=tuple(_counts(grid, group, language) for group in grid.by_platform.groups),
            count=_count(grid, grid.total, language),
        ),
        margin_label=phrase(language, "grid.all_platforms"),
    )


def _tile(grid: Grid, platform: str, category: Group, language: str) -> Tile:
    code = category.key[0]
    group = grid.tile(platform, code)
    if group is None:
        said = untested_label(grid, platform, code, language)
        return Tile((), said, said, untested=grid.is_untested(platform, code))
    return replace(_counts(grid, group, language), dots=dots_of(group))


def _counts(grid: Grid, group: Group, language: str) -> Tile:
    return Tile((), _count(grid, group, language), short_count(grid, group, language))


def _count(grid: Grid, group: Group, language: str) -> str:
    return count_label(group, language, is_status=grid.is_status)
