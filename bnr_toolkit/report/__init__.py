"""A notebook and parameters → a finished, honest, scrubbed report."""

from bnr_toolkit.report.parameters import parsed, requested, requested_context, requested_page
from bnr_toolkit.report.run import Written, make_reports
from bnr_toolkit.report.schemas import CompareParameters, MethodsParameters, Parameters

__all__ = [
    "CompareParameters",
    "MethodsParameters",
    "Parameters",
    "Written",
    "make_reports",
    "parsed",
    "requested",
    "requested_context",
    "requested_page",
]
