"""Results → tables for readers, and tables → HTML, Markdown, CSV, text, JSON."""

from bnr_toolkit.tables.building import histories, rates
from bnr_toolkit.tables.claims import claims, claims_csv, claims_json
from bnr_toolkit.tables.formats import csv, html, markdown, text
from bnr_toolkit.tables.machine import rates_csv, rates_json

__all__ = [
    "claims",
    "claims_csv",
    "claims_json",
    "csv",
    "histories",
    "html",
    "markdown",
    "rates",
    "rates_csv",
    "rates_json",
    "text",
]
