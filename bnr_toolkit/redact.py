"""What may leave the newsroom: a result → the same result for an audience.

The public record is built from an allow-list when it is opened. This room is
the second door: a result is made public only when it comes from a public
record, counts by public columns alone, and carries no interval that its scope
of inference does not allow.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, TypeVar

from bnr_toolkit.errors import Place, PrivacyBlocked, found, refuse
from bnr_toolkit.results import Comparison, Comparisons, DurationGroup, Durations, Grid, Group, Rates, Result
from bnr_toolkit.schema import AUDIENCES, MONTH, countable_columns

AnyResult = TypeVar("AnyResult", bound=Result)


def for_audience(result: AnyResult, audience: str) -> AnyResult:
    """The result as this audience may see it.

    For ``public``: raises :class:`~bnr_toolkit.errors.PrivacyBlocked` when the
    result comes from an internal record or counts by a column that is not
    public; without intervals unless the scope of inference allows them. An
    audience that there is not is refused: a slip of the pen publishes nothing.
    """
    if audience not in AUDIENCES:
        refuse([found("not_one_of", Place(parameter="audience"), audience, choices=AUDIENCES)])
    if audience == "internal":
        return result
    if result.stamp.audience != "public":
        raise PrivacyBlocked(found("not_public", Place(file=result.stamp.probe), result.stamp.audience))
    made_public: AnyResult = _PUBLIC.get(type(result), _as_it_is)(result)
    return made_public


def _as_it_is(result: Any) -> Any:
    """A public record's result in which nothing more has to be left out."""
    return result


def _public_rates(rates: Rates) -> Rates:
    allowed = (*countable_columns("public"), MONTH)
    private = [name for name in rates.by if name not in allowed]
    blocked = [found("private_column", Place(parameter="by"), name, choices=allowed) for name in private]
    if blocked:
        raise PrivacyBlocked(*blocked)
    return publishable_intervals(rates)


def _public_grid(grid: Grid) -> Grid:
    """The three counts, each as it may be seen."""
    tiles, by_platform, by_category = (_public_rates(rates) for rates in grid.rates)
    return replace(grid, tiles=tiles, by_platform=by_platform, by_category=by_category)


def publishable_intervals(rates: Rates) -> Rates:
    """The counts without intervals when the record's scope of inference is ``none``.

    Test ads are chosen, not drawn: an interval would be read as a platform's
    error rate.
    """
    if rates.context.inference == "repeat-of-this-test":
        return rates
    return replace(
        rates,
        groups=tuple(_without_interval(group) for group in rates.groups),
        total=_without_interval(rates.total),
    )


def _public_comparisons(result: Comparisons) -> Comparisons:
    """The counts and verdicts alone when the record's scope of inference is ``none``."""
    if result.context.inference == "repeat-of-this-test":
        return result
    counts = tuple(_without_test(one) for one in result.comparisons)
    return replace(result, comparisons=counts, overall=())


def _without_test(one: Comparison) -> Comparison:
    """The counts: what a test said, or that one other decision would turn it, is told by nothing."""
    verdict = one.verdict if one.verdict == "undecided" else "no_scope"
    return replace(one, p=None, adjusted=None, twin=None, interval=None, verdict=verdict, turns=False)


def _public_durations(result: Durations) -> Durations:
    """The shares without bounds when the record's scope of inference is ``none``."""
    allowed = countable_columns("public")
    blocked = [
        found("private_column", Place(parameter="by"), name, choices=allowed)
        for name in result.by
        if name not in allowed
    ]
    if blocked:
        raise PrivacyBlocked(*blocked)
    if result.context.inference == "repeat-of-this-test":
        return result
    groups = tuple(_without_bounds(group) for group in result.groups)
    return replace(result, groups=groups, total=_without_bounds(result.total))


def _without_bounds(group: DurationGroup) -> DurationGroup:
    decided, approved = (
        tuple(step._replace(low=None, high=None) for step in steps) for steps in (group.decided, group.approved)
    )
    return replace(group, decided=decided, approved=approved)


def _without_interval(group: Group) -> Group:
    return replace(group, interval=None, bound=None, inner=())


_PUBLIC: Mapping[type[Any], Callable[[Any], Any]] = MappingProxyType(
    {
        Comparisons: _public_comparisons,
        Durations: _public_durations,
        Grid: _public_grid,
        Rates: _public_rates,
    }
)
"""What is still left out of a result of a public record, by its type."""
