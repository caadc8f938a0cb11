"""Findings → CSV and JSON, for a spreadsheet or a program."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable

from bnr_toolkit.errors.findings import Finding
from bnr_toolkit.errors.sentences import sentence, severity

COLUMNS = ("severity", "code", "file", "sheet", "row", "column", "cell", "line", "parameter", "value", "suggestion")


def as_csv(findings: Iterable[Finding], language: str) -> str:
    """One row a finding: severity, code, place, value, suggestion, and the sentence."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([*COLUMNS, "message"])
    for finding in findings:
        content = {"severity": severity(finding.code), **finding.as_dict()}
        writer.writerow([*(content.get(name) or "" for name in COLUMNS), sentence(finding, language)])
    return stream.getvalue()


def as_json(findings: Iterable[Finding], language: str) -> str:
    """A list of findings: code, place and fields, with the sentence beside them."""
    content = [
        {"severity": severity(finding.code), **finding.as_dict(), "message": sentence(finding, language)}
        for finding in findings
    ]
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
