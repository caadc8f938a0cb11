"""Rules over rows: what no single cell can show to be wrong."""

from bnr_toolkit.checks.ads import check_ads
from bnr_toolkit.checks.attempts import check_attempts
from bnr_toolkit.checks.comparisons import check_comparisons
from bnr_toolkit.checks.events import check_events
from bnr_toolkit.checks.probe import check_platforms, check_probe, codebook_of
from bnr_toolkit.checks.stated import check_stated
from bnr_toolkit.checks.times import check_clock, check_times

__all__ = [
    "check_ads",
    "check_attempts",
    "check_clock",
    "check_comparisons",
    "check_events",
    "check_platforms",
    "check_probe",
    "check_stated",
    "check_times",
    "codebook_of",
]
