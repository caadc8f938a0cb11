"""Counts of others → a table for readers, and CSV and JSON for machines."""

from __future__ import annotations

import csv
import io
import json

from bnr_toolkit.facts import claim_fact_id
from bnr_toolkit.language import capitalised
from bnr_toolkit.results import Claims, Row, Table
from bnr_toolkit.schema import UNKNOWN
from bnr_toolkit.tables.describing import described
from bnr_toolkit.words import (
    claim_status_label,
    claims_caption,
    claims_notes,
    measure_label,
    phrase,
)

_COLUMNS = ("what", "measure", "count", "status", "source")


@described
def claims(claims: Claims, language: str) -> Table:
    """The counts of others one by one: of what, what was counted, how certain, and where it is stated."""
    rows = tuple(
        Row(
            (
                claim.cell,
                capitalised(measure_label(claim.measure, language)),
                phrase(language, "noun.unknown") if claim.value is None else str(claim.value),
                capitalised(claim_status_label(claim.status, language)),
                claim.source,
            )
        )
        for claim in claims.claims
    )
    return Table(
        caption=claims_caption(language),
        language=language,
        columns=tuple(phrase(language, f"claims.{name}") for name in _COLUMNS),
        numeric=tuple(name == "count" for name in _COLUMNS),
        rows=rows,
        notes=claims_notes(claims, language),
        stamp=claims.stamp,
        facts=tuple(
            claim_fact_id(number, claim)
            for number, claim in enumerate(claims.claims, start=1)
            if claim.value is not None
        ),
    )


def claims_csv(claims: Claims) -> str:
    """The counts as CSV, in the form of ``claims.csv``: such a file can be read back.

    A column that came later than the first records is there when any count says something in it.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(claims.columns)
    for claim in claims.claims:
        said = {name: getattr(claim, name) for name in claims.columns}
        writer.writerow({**said, "value": UNKNOWN if claim.value is None else str(claim.value)}.values())
    return stream.getvalue()


def claims_json(claims: Claims) -> str:
    """The counts as JSON: ``{record, claims: [{cell, measure, value, source, status, …}, …]}``.

    A count that the source does not tell is null. Each has the same names as the CSV.
    """
    content = {
        "record": claims.stamp.digest,
        "claims": [{name: getattr(claim, name) for name in claims.columns} for claim in claims.claims],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
