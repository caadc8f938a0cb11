"""All facts of several results, each id once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any

from bnr_toolkit.facts.agreement import of_agreement
from bnr_toolkit.facts.claims import of_claims
from bnr_toolkit.facts.comparisons import of_comparisons
from bnr_toolkit.facts.contrasts import of_contrast
from bnr_toolkit.facts.controls import of_controls
from bnr_toolkit.facts.counts import of_rates
from bnr_toolkit.facts.coverage import of_coverage
from bnr_toolkit.facts.durations import of_durations
from bnr_toolkit.facts.estimates import of_estimates
from bnr_toolkit.facts.grids import of_grid
from bnr_toolkit.facts.histories import of_histories
from bnr_toolkit.facts.paired import of_paired_bounds, of_paired_contrast
from bnr_toolkit.facts.planning import of_plan
from bnr_toolkit.facts.published import of_published
from bnr_toolkit.facts.resolution import of_resolution
from bnr_toolkit.facts.robustness import of_robustness
from bnr_toolkit.facts.timeline import of_timeline
from bnr_toolkit.results import (
    Agreement,
    Claims,
    Comparisons,
    Contrast,
    Controls,
    Coverage,
    Durations,
    Estimates,
    Fact,
    Facts,
    Grid,
    Histories,
    PairedBounds,
    PairedContrast,
    Plan,
    Published,
    Rates,
    Resolution,
    Result,
    Robustness,
)

_FACTS: dict[type[Any], Callable[[Any], Iterator[Fact]]] = {
    PairedBounds: of_paired_bounds,
    PairedContrast: of_paired_contrast,
    Rates: of_rates,
    Histories: lambda histories: chain(of_histories(histories), of_timeline(histories)),
    Claims: of_claims,
    Agreement: of_agreement,
    Controls: of_controls,
    Robustness: of_robustness,
    Coverage: of_coverage,
    Durations: of_durations,
    Estimates: of_estimates,
    Grid: of_grid,
    Contrast: of_contrast,
    Comparisons: of_comparisons,
    Plan: of_plan,
    Published: of_published,
    Resolution: of_resolution,
}
"""How each type of result gives its facts. A new type has its own module and a line here."""


def collect(*results: Result) -> Facts:
    """All facts of these results, each id once."""
    facts: dict[str, Fact] = {}
    for result in results:
        facts.update((fact.id, fact) for fact in _FACTS[type(result)](result))
    return Facts(tuple(facts.values()), results[0].stamp)
