"""The frozen, checked record of a probe, and how it is opened, added to and started."""

from typing import TYPE_CHECKING

from bnr_toolkit.rooms import open_on_demand

if TYPE_CHECKING:
    from bnr_toolkit.ledger.adding import log_event
    from bnr_toolkit.ledger.fixing import Fixed, fixed
    from bnr_toolkit.ledger.opening import checked, for_public, open_ledger
    from bnr_toolkit.ledger.record import Ledger
    from bnr_toolkit.ledger.starting import start_probe
    from bnr_toolkit.ledger.weighing import Weighed, weighed
    from bnr_toolkit.ledger.writing import as_files

__all__ = [
    "Fixed",
    "Ledger",
    "Weighed",
    "as_files",
    "checked",
    "fixed",
    "for_public",
    "log_event",
    "open_ledger",
    "start_probe",
    "weighed",
]

open_on_demand(__name__)
