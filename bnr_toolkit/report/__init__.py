"""A notebook and parameters → a finished, honest, scrubbed report."""

from bnr_toolkit.report.parameters import Parameters, parsed, requested
from bnr_toolkit.report.run import Written, make_reports

__all__ = ["Parameters", "Written", "make_reports", "parsed", "requested"]
