"""Counts by platform and category at once → a table for readers, and CSV and JSON for machines."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace

from bnr_toolkit.facts import grid_fact_ids
from bnr_toolkit.language import capitalised
from bnr_toolkit.results import Grid, Group, Row, Table
from bnr_toolkit.tables.describing import described
from bnr_toolkit.words import column_label, phrase, starting_label
from bnr_toolkit.words.captions import count_label
from bnr_toolkit.words.grids import category_label, grid_caption, grid_notes, untested_label

_COUNTS = ("approved", "decided", "open", "submitted")
_TOTAL = "total"


@described
def grid(grid: Grid, language: str) -> Table:
    """The counts with categories down and platforms across, and those of each in the last column and row.

    Each cell is a count, ``2 of 3``; a combination without an ad says so.
    """
    platforms = [starting_label(grid.context, "platform", platform, language) for platform in grid.platforms]
    rows = [
        Row(
            (
                category_label(grid, category.key[0], language),
                *_cells(grid, category.key[0], language),
                _count(grid, category, language),
            ),
            "apart" if category.apart else None,
        )
        for category in grid.categories_counted
    ]
    margins = [_count(grid, group, language) for group in (*grid.by_platform.groups, grid.total)]
    rows.append(Row((phrase(language, "grid.all_categories"), *margins), "total"))
    columns = (capitalised(column_label("category", language)), *platforms, phrase(language, "grid.all_platforms"))
    return Table(
        caption=grid_caption(grid, language),
        language=language,
        columns=columns,
        numeric=(False, *(True for _ in columns[1:])),
        rows=tuple(rows),
        notes=grid_notes(grid, language),
        stamp=grid.stamp,
        facts=grid_fact_ids(grid),
    )


def _cells(grid: Grid, category: str, language: str) -> Iterator[str]:
    for platform in grid.platforms:
        group = grid.tile(platform, category)
        yield untested_label(grid, platform, category, language) if group is None else _count(grid, group, language)


def _count(grid: Grid, group: Group, language: str) -> str:
    # Without its percentage: a column of counts is a column of numbers in a spreadsheet.
    return count_label(replace(group, percentage=None), language, is_status=grid.is_status)


def grid_csv(grid: Grid) -> str:
    """The counts as CSV: platform, category (codes) and counts; in the margins the other is ``total``.

    A combination without an ad has zeros.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(["platform", "category", *_COUNTS])
    for (platform, category), group in _all(grid):
        writer.writerow([platform, category, *_numbers(group)])
    return stream.getvalue()


def grid_json(grid: Grid) -> str:
    """The counts as JSON: ``{rule, codes, as_of, record, platforms, categories, untested, counts: [{…}]}``."""
    content = {
        "rule": grid.rule,
        "codes": grid.tiles.codes,
        "as_of": grid.tiles.as_of,
        "record": grid.stamp.digest,
        "platforms": list(grid.platforms),
        "categories": list(grid.categories),
        "untested": [
            {"platform": platform, "category": category}
            for platform, category in grid.combinations
            if grid.is_untested(platform, category)
        ],
        "counts": [
            {
                "platform": platform,
                "category": category,
                **dict(zip(_COUNTS, _numbers(group), strict=True)),
                "rows": [] if group is None else list(group.rows),
            }
            for (platform, category), group in _all(grid)
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _all(grid: Grid) -> Iterator[tuple[tuple[str, str], Group | None]]:
    """Every combination with its count, then the categories, the platforms and the total."""
    for category in grid.categories:
        for platform in grid.platforms:
            yield (platform, category), grid.tile(platform, category)
    for group in grid.categories_counted:
        yield (_TOTAL, group.key[0]), group
    for group in grid.by_platform.groups:
        yield (group.key[0], _TOTAL), group
    yield (_TOTAL, _TOTAL), grid.total


def _numbers(group: Group | None) -> list[int]:
    return [0] * len(_COUNTS) if group is None else [getattr(group, name) for name in _COUNTS]
