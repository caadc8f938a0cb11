"""A figure that is too large for its outlet → several numbered pictures that each fit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bnr_toolkit.errors import RefusedInput
from bnr_toolkit.figures.layout.picture import TOO_TALL, draw
from bnr_toolkit.figures.outlets import Outlet
from bnr_toolkit.figures.style import HOUSE, Style
from bnr_toolkit.results import Figure, LinePlot, Timeline, UnitRows
from bnr_toolkit.results.lanes import MOST_LANES
from bnr_toolkit.results.plots import Body
from bnr_toolkit.words import part_alt, part_title


def parts(figure: Figure, outlet: Outlet, style: Style = HOUSE) -> tuple[Figure, ...]:
    """The figure in as few pictures as the outlet allows, numbered in title and name when there are several.

    Rows are spread evenly, in their order, and none is left out. Raises
    RefusedInput as :func:`draw` does, when even one row alone is too tall too.
    """
    size = 1 if figure.body is None or isinstance(figure.body, LinePlot) else max(1, figure.body.size)
    for number in range(_fewest(figure, outlet), size + 1):
        cut = tuple(_cut(figure, number))
        try:
            for part in cut:
                draw(part, outlet, style.logo)
        except RefusedInput as refused:
            if number == size or any(finding.code != TOO_TALL for finding in refused.findings):
                raise
            continue
        return cut
    raise AssertionError("unreachable: the last number of parts either fits or is refused")


def _fewest(figure: Figure, outlet: Outlet) -> int:
    if isinstance(figure.body, Timeline):
        return max(1, -(-figure.body.size // MOST_LANES))
    if outlet.most_rows is None or not isinstance(figure.body, UnitRows) or figure.body.linked:
        return 1
    return max(1, -(-figure.body.size // outlet.most_rows))


def _cut(figure: Figure, number: int) -> Iterator[Figure]:
    body = figure.body
    if number == 1 or body is None or isinstance(body, LinePlot):
        yield figure
        return
    least, longer = divmod(body.size, number)
    start = 0
    for part in range(1, number + 1):
        stop = start + least + (part <= longer)
        yield _part(figure, body.cut(start, stop), part, number)
        start = stop


def _part(figure: Figure, body: Body, part: int, parts: int) -> Figure:
    rows = () if isinstance(body, LinePlot) else body.said
    return replace(
        figure,
        name=f"{figure.name}-{part}",
        title=part_title(figure.title, part, parts, figure.language),
        alt=part_alt(figure, rows, part, parts),
        body=body,
    )
