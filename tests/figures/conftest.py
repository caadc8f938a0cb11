"""Figures made of invented rows, for drawing, and a table of charts that every gate is held against."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest

from bnr_toolkit import figures
from bnr_toolkit.durations import time_to_decision
from bnr_toolkit.figures.outlets import Outlet
from bnr_toolkit.figures.parts import parts
from bnr_toolkit.histories import ad_histories
from bnr_toolkit.ledger import Ledger, open_ledger
from bnr_toolkit.provenance import Stamp
from bnr_toolkit.rates import approval_grid, approval_rates, controls, interval_coverage
from bnr_toolkit.report.charts import is_shown_in
from bnr_toolkit.results import Durations, Figure, Table, UnitRow, UnitRows

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


# The charts that every gate is held against, and every regression: one line for each.

ROOT = Path(__file__).parent.parent.parent


@cache
def ledger(name: str) -> Ledger:
    """One of the records that ship with the toolkit."""
    return open_ledger(ROOT / "data" / name)


def waited(by: str) -> Durations:
    """How long the ads of the practice record waited."""
    return time_to_decision(ledger("practice-probe"), by)


CHARTS: Mapping[str, Callable[[str], Figure]] = {
    "unit-rows": lambda language: figures.rates(approval_rates(ledger("bnr-tiktok-2023"), "category"), language),
    "one-row": lambda language: figures.rates(approval_rates(ledger("bnr-tiktok-2023")), language),
    "platforms": lambda language: figures.rates(approval_rates(ledger("practice-probe"), "platform"), language),
    "stages": lambda language: figures.stages(ad_histories(ledger("bnr-tiktok-2023")), language),
    "controls": lambda language: figures.controls(controls(ledger("practice-probe"), "platform"), language),
    "coverage": lambda language: figures.coverage(interval_coverage(), language),
    "intervals": lambda language: figures.intervals(approval_rates(ledger("practice-probe"), "platform"), language),
    "tiles": lambda language: figures.tiles(approval_grid(ledger("practice-probe")), language),
    "durations": lambda language: figures.durations(waited("platform"), language),
    "waits": lambda language: figures.durations(waited("category"), language, waited("category").groups[0].key),
    "timeline": lambda language: figures.timeline(ad_histories(ledger("practice-probe"), "Beta"), language),
}


LEAST_WIDTH = {"coverage": 600}
"""Of a chart for a page about methods, which no column of a newspaper shows."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart to be held against a gate; its figures are named after it, so that no two share their ids."""

    name: str

    def figure(self, language: str = "nl") -> Figure:
        """The chart in a language."""
        return drawn_chart(self.name, language)

    def parts(self, outlet: Outlet, language: str = "nl") -> tuple[Figure, ...]:
        """What of it is shown in an outlet; nothing where it is not for that outlet."""
        figure = self.figure(language)
        if not is_shown_in(figure, outlet) or outlet.width < LEAST_WIDTH.get(self.name, 0):
            return ()
        return parts(figure, outlet)


@cache
def drawn_chart(name: str, language: str) -> Figure:
    """The chart of this name, once a session."""
    return replace(CHARTS[name](language), name=name)


@pytest.fixture(scope="session", params=CHARTS)
def chart(request: pytest.FixtureRequest) -> Chart:
    """Each of the charts in turn."""
    return Chart(request.param)


@pytest.fixture(scope="session")
def charts() -> tuple[Chart, ...]:
    """All of them."""
    return tuple(Chart(name) for name in CHARTS)
