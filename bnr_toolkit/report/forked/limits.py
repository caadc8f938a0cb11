"""How long a cell may take, and how much memory and output a run may use."""

from __future__ import annotations

from dataclasses import dataclass

CELL_SECONDS = 300
MEMORY_MIB = 4096
OUTPUT_MIB = 64


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of one run: seconds a cell, MiB of memory, and MiB that all cells together show or print.

    >>> Limits(cell_seconds=10).memory_mib
    4096
    """

    cell_seconds: float = CELL_SECONDS
    memory_mib: int = MEMORY_MIB
    output_mib: int = OUTPUT_MIB
