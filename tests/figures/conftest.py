"""Figures made of invented rows, for drawing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from bnr_toolkit.provenance import Stamp
from bnr_toolkit.results import Figure, Table, UnitRow, UnitRows

STAMP = Stamp("p", "0" * 64, "public")

FigureMaker = Callable[..., Figure]


@pytest.fixture(scope="session")
def figure_of() -> FigureMaker:
    """Makes a figure from rows; texts can be replaced one by one."""

    def make(rows: Sequence[UnitRow], *, linked: bool = False, **texts: object) -> Figure:
        states = dict.fromkeys(state for row in rows for state in row.dots)
        parts = {
            "name": "approvals",
            "language": "nl",
            "title": "TikTok keurde zes van de zeven testadvertenties goed",
            "subtitle": "Geteld is het eerste besluit over elke advertentie. Elke stip is één advertentie.",
            "key": tuple((state, f"dit is {state}") for state in states),
            "source": ("Reconstructie op basis van berichtgeving.", "Record 0123456789ab."),
            "alt": "Stippenrijen.",
            "description": "Stippenrijen per categorie.",
            "data": Table("c", "nl", ("a",), (False,), (), (), STAMP),
            "stamp": STAMP,
            "notes": ("Drie goedgekeurde advertenties zijn niet afzonderlijk beschreven.",),
        }
        return Figure(**{"body": UnitRows(tuple(rows), linked=linked), **parts, **texts})

    return make
