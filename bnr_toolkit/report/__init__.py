"""A notebook and parameters → a finished, honest, scrubbed report."""

from bnr_toolkit.report.pack import EVERY_OUTLET, USUAL_OUTLETS, make_figures
from bnr_toolkit.report.parameters import parsed, requested, requested_context, requested_page
from bnr_toolkit.report.pieces import Piece
from bnr_toolkit.report.run import Written, make_reports
from bnr_toolkit.report.schemas import CompareParameters, MethodsParameters, Parameters

__all__ = [
    "EVERY_OUTLET",
    "USUAL_OUTLETS",
    "CompareParameters",
    "MethodsParameters",
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
