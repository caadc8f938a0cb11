"""Words typed in a terminal → one call below; errors → one message and an exit code.

Nothing heavy is imported before a command needs it: ``bnr --help`` answers at
once.
"""

from bnr_toolkit.cli import (
    agreement,
    batch,
    compare,
    durations,
    figures,
    listing,
    notebooks,
    pages,
    plan,
    published,
    questions,
    record,
    wording,
)
from bnr_toolkit.cli.group import main

__all__ = [
    "agreement",
    "batch",
    "compare",
    "durations",
    "figures",
    "listing",
    "main",
    "notebooks",
    "pages",
    "plan",
    "published",
    "questions",
    "record",
    "wording",
]
