"""Somebody else's table → our columns: a ``mapping.yml`` read, and applied to cells."""

from bnr_toolkit.reading.mapping.cells import mapped
from bnr_toolkit.reading.mapping.claims import claims_of
from bnr_toolkit.reading.mapping.columns import ColumnMapping, ColumnRule
from bnr_toolkit.reading.mapping.file import read_mapping
from bnr_toolkit.reading.mapping.shipped import shipped_mapping, shipped_mappings

__all__ = [
    "ColumnMapping",
    "ColumnRule",
    "claims_of",
    "mapped",
    "read_mapping",
    "shipped_mapping",
    "shipped_mappings",
]
