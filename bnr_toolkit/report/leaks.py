"""The last look before writing: no value of a private field stands in public bytes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bnr_toolkit.errors import Place, PrivacyBlocked, found
from bnr_toolkit.ledger import open_ledger
from bnr_toolkit.schema import EVENTS, SUBMISSIONS, UNKNOWN

SHORTEST = 4
"""Shorter values ("nl", "3") occur everywhere and say nothing about a leak."""


def check_for_leaks(probe: str, contents: Mapping[Path, bytes]) -> None:
    """Raise :class:`~bnr_toolkit.errors.PrivacyBlocked` when a private value stands in an output.

    Public output never holds the private columns; this finds the value that
    somebody also typed into a public text.
    """
    ledger = open_ledger(probe, audience="internal")
    findings = []
    for sheet, columns in ((SUBMISSIONS, ledger.submission_columns), (EVENTS, ledger.event_columns)):
        for column in sheet.columns:
            if column.public:
                continue
            values = {value for value in columns[column.name] if len(value) >= SHORTEST and value != UNKNOWN}
            for path, data in contents.items():
                if any(value.encode("utf-8") in data for value in values):
                    place = Place(file=path.name, column=column.name)
                    findings.append(found("private_text_in_output", place))
    if findings:
        raise PrivacyBlocked(*findings)
