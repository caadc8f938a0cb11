"""All facts of several results, each id once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from bnr_toolkit.facts.claims import of_claims
from bnr_toolkit.facts.comparisons import of_comparisons
from bnr_toolkit.facts.counts import of_rates
from bnr_toolkit.facts.estimates import of_estimates
from bnr_toolkit.facts.histories import of_histories
from bnr_toolkit.facts.planning import of_plan
from bnr_toolkit.results import Claims, Comparisons, Estimates, Fact, Facts, Histories, Plan, Rates, Result

_FACTS: dict[type[Any], Callable[[Any], Iterator[Fact]]] = {
    Rates: of_rates,
    Histories: of_histories,
    Claims: of_claims,
    Estimates: of_estimates,
    Comparisons: of_comparisons,
    Plan: of_plan,
}
"""How each type of result gives its facts. A new type has its own module and a line here."""


def collect(*results: Result) -> Facts:
    """All facts of these results, each id once."""
    facts: dict[str, Fact] = {}
    for result in results:
        facts.update((fact.id, fact) for fact in _FACTS[type(result)](result))
    return Facts(tuple(facts.values()), results[0].stamp)
