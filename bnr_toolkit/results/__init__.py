"""Results: frozen counts, histories, context, and the products made from them.

The noun is the result, the room is the verb: ``words.rates(rates)``,
``tables.rates(rates)``, ``figures.rates(rates)``.
"""

from typing import TYPE_CHECKING

from bnr_toolkit.rooms import open_on_demand

if TYPE_CHECKING:
    from bnr_toolkit.results.agreement import Agreement, Disagreement
    from bnr_toolkit.results.claims import Claim, Claims
    from bnr_toolkit.results.comparisons import Comparison, Comparisons, Overall, Pairs
    from bnr_toolkit.results.context import (
        Bilingual,
        CategoryLabel,
        Context,
        Correction,
        DeclaredComparison,
        Inquiry,
        Reply,
        Source,
    )
    from bnr_toolkit.results.contrasts import Contrast, ContrastTest
    from bnr_toolkit.results.controls import ControlGroup, Controls, Twins
    from bnr_toolkit.results.counts import Group, Interval, Percentage, Rates
    from bnr_toolkit.results.coverage import Coverage, CoverageLine
    from bnr_toolkit.results.durations import Duration, DurationGroup, Durations, Reached, Within
    from bnr_toolkit.results.estimates import Estimate, Estimates
    from bnr_toolkit.results.grids import Grid
    from bnr_toolkit.results.histories import Histories, History, Period, Step
    from bnr_toolkit.results.lanes import Landmark, Lane, Moment, Tick, TimeAxis, Timeline
    from bnr_toolkit.results.paired import FittingTable, PairedBounds, PairedContrast
    from bnr_toolkit.results.plans import Plan, PlanRow
    from bnr_toolkit.results.plots import (
        Axis,
        Band,
        Body,
        IntervalRow,
        IntervalRows,
        LinePlot,
        Reference,
        Series,
        Tile,
        TileRow,
        Tiles,
        UnitRow,
        UnitRows,
    )
    from bnr_toolkit.results.products import Fact, Facts, Figure, Grouped, Passage, Quote, Result, Row, Table
    from bnr_toolkit.results.published import Published, PublishedCount
    from bnr_toolkit.results.resolution import Resolution
    from bnr_toolkit.results.robustness import Robustness
    from bnr_toolkit.results.table_images import TableImage, TableLine
    from bnr_toolkit.results.waits import RisingCount, RisingCounts, Wait, WaitAxis, Waits

__all__ = [
    "Agreement",
    "Axis",
    "Band",
    "Bilingual",
    "Body",
    "CategoryLabel",
    "Claim",
    "Claims",
    "Comparison",
    "Comparisons",
    "Context",
    "Contrast",
    "ContrastTest",
    "ControlGroup",
    "Controls",
    "Correction",
    "Coverage",
    "CoverageLine",
    "DeclaredComparison",
    "Disagreement",
    "Duration",
    "DurationGroup",
    "Durations",
    "Estimate",
    "Estimates",
    "Fact",
    "Facts",
    "Figure",
    "FittingTable",
    "Grid",
    "Group",
    "Grouped",
    "Histories",
    "History",
    "Inquiry",
    "Interval",
    "IntervalRow",
    "IntervalRows",
    "Landmark",
    "Lane",
    "LinePlot",
    "Moment",
    "Overall",
    "PairedBounds",
    "PairedContrast",
    "Pairs",
    "Passage",
    "Percentage",
    "Period",
    "Plan",
    "PlanRow",
    "Published",
    "PublishedCount",
    "Quote",
    "Rates",
    "Reached",
    "Reference",
    "Reply",
    "Resolution",
    "Result",
    "RisingCount",
    "RisingCounts",
    "Robustness",
    "Row",
    "Series",
    "Source",
    "Step",
    "Table",
    "TableImage",
    "TableLine",
    "Tick",
    "Tile",
    "TileRow",
    "Tiles",
    "TimeAxis",
    "Timeline",
    "Twins",
    "UnitRow",
    "UnitRows",
    "Wait",
    "WaitAxis",
    "Waits",
    "Within",
]

open_on_demand(__name__)
