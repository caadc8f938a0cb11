"""The record of a probe: its columns, its words, and what in it is personal.

Everything that reads, checks, publishes or documents a record asks this room.
The data dictionary (``data/README.md``) is generated from it.
"""

from bnr_toolkit.schema.claims import CLAIMS, COMPARABLE
from bnr_toolkit.schema.columns import CONTROL_CATEGORY, EVENTS, FLAT_HEADERS, MONTH, SUBMISSIONS, countable_columns
from bnr_toolkit.schema.probe import PROBE, Key
from bnr_toolkit.schema.sheets import UNKNOWN, Column, Kind, Sheet
from bnr_toolkit.schema.vocabulary import (
    AUDIENCES,
    DECISION_WORDS,
    EVENT_TYPES,
    INFERENCE_SCOPES,
    TRIGGERS,
)

__all__ = [
    "AUDIENCES",
    "CLAIMS",
    "COMPARABLE",
    "CONTROL_CATEGORY",
    "DECISION_WORDS",
    "EVENTS",
    "EVENT_TYPES",
    "FLAT_HEADERS",
    "INFERENCE_SCOPES",
    "MONTH",
    "PROBE",
    "SUBMISSIONS",
    "TRIGGERS",
    "UNKNOWN",
    "Column",
    "Key",
    "Kind",
    "Sheet",
    "countable_columns",
]
