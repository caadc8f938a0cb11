"""The numbers of one count and its intervals."""

from __future__ import annotations

from collections.abc import Iterator

from bnr_toolkit.facts.counts import of_bound
from bnr_toolkit.results import Estimates, Fact

_USUAL = 0.95


def estimates_fact_id(estimates: Estimates, measure: str) -> str:
    """The id of one number: the count, the level when it is not the usual one, and the measure.

    Such as ``estimates.6_of_7.jeffreys.low``.
    """
    level = [] if estimates.confidence == _USUAL else [f"at_{estimates.confidence:g}"]
    return ".".join(["estimates", f"{estimates.approved}_of_{estimates.decided}", *level, measure])


def of_estimates(estimates: Estimates) -> Iterator[Fact]:
    """The count itself, the bounds of every method, and the one-sided bound where there is one."""
    measures: list[tuple[str, int | float, str]] = [
        ("approved", estimates.approved, "given"),
        ("decided", estimates.decided, "given"),
    ]
    for one in estimates.estimates:
        method = f"{one.method} interval at {estimates.confidence:g} for approved of decided"
        measures.append((f"{one.method}.low", one.interval.low, f"lower bound of the {method}"))
        measures.append((f"{one.method}.high", one.interval.high, f"upper bound of the {method}"))
    if estimates.bound is not None:
        measures += of_bound(estimates.bound, estimates.confidence, is_upper=estimates.approved == 0)
    for measure, value, formula in measures:
        yield Fact(estimates_fact_id(estimates, measure), value, formula, "", ())
