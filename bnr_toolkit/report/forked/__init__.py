"""Cells run in a process that was forked after its imports: nothing to start, nothing to wait for, nothing left over.

A *nursery* is a process of this interpreter that imports what a report needs,
and then does nothing but fork. Every run gets a child of its own, which is
thrown away. What a cell shows is taken down as a Jupyter kernel would send it,
so the executed notebook is the one that stock papermill makes.
"""

from bnr_toolkit.report.forked.limits import Limits
from bnr_toolkit.report.forked.listening import Ran
from bnr_toolkit.report.forked.nursery import Nursery, NurseryGone, can_fork
from bnr_toolkit.report.forked.wire import as_finding

__all__ = ["Limits", "Nursery", "NurseryGone", "Ran", "as_finding", "can_fork"]
