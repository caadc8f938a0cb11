"""A notebook and parameters → a finished, honest, scrubbed report.

Nothing is loaded before it is used: an unchanged report is answered without
pandas, and the process in which cells run needs nothing of what makes a page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bnr_toolkit.rooms import open_on_demand

if TYPE_CHECKING:
    from bnr_toolkit.report.forked import Limits, Nursery
    from bnr_toolkit.report.pack import EVERY_OUTLET, USUAL_OUTLETS, make_figures
    from bnr_toolkit.report.parameters import parsed, requested, requested_context, requested_page
    from bnr_toolkit.report.pieces import Piece
    from bnr_toolkit.report.run import Written, make_reports
    from bnr_toolkit.report.schemas import CompareParameters, MethodsParameters, Parameters

__all__ = [
    "EVERY_OUTLET",
    "USUAL_OUTLETS",
    "CompareParameters",
    "Limits",
    "MethodsParameters",
    "Nursery",
    "Parameters",
    "Piece",
    "Written",
    "make_figures",
    "make_reports",
    "parsed",
    "requested",
    "requested_context",
    "requested_page",
]

open_on_demand(__name__)
