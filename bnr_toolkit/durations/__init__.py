"""A record → how long each ad waited for its first decision, as exactly as its times were written down."""

from bnr_toolkit.durations.deciding import time_to_decision
from bnr_toolkit.durations.observing import known_times

__all__ = ["known_times", "time_to_decision"]
