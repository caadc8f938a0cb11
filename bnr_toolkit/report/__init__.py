"""A notebook and parameters → a finished, honest, scrubbed report.

Nothing is loaded before it is used: an unchanged report is answered without
pandas, and the process in which cells run needs nothing of what makes a page.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

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

_MODULES = {
    "forked": ("Limits", "Nursery"),
    "pack": ("EVERY_OUTLET", "USUAL_OUTLETS", "make_figures"),
    "parameters": ("parsed", "requested", "requested_context", "requested_page"),
    "pieces": ("Piece",),
    "run": ("Written", "make_reports"),
    "schemas": ("CompareParameters", "MethodsParameters", "Parameters"),
}


def __getattr__(name: str) -> Any:
    for module, names in _MODULES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
