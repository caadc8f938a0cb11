"""Which reports of a sweep to look at before they are published: those whose counts are unlike the others'.

It is a hint for an editor, not a finding: a region may differ because its
platform does, or because a column was filled in the wrong way round.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import mean, median
from types import MappingProxyType

FEWEST = 5
"""Reports in which one can stand out; of fewer none is called unlike the others."""

LIMIT = 3.5
TO_SIGMA = 0.6745
TO_SIGMA_OF_MEAN = 1.253314


@dataclass(frozen=True, slots=True)
class Counted:
    """The totals that a report shows."""

    approved: int
    decided: int
    open: int
    submitted: int


@dataclass(frozen=True, slots=True)
class Outlier:
    """One measure in which a report is unlike the others: its value, theirs in the middle, and how far away it is."""

    measure: str
    value: float
    middle: float
    score: float


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


MEASURES: Mapping[str, Callable[[Counted], float | None]] = MappingProxyType(
    {
        "submitted": lambda counted: float(counted.submitted),
        "approved_of_decided": lambda counted: _share(counted.approved, counted.decided),
        "open_of_submitted": lambda counted: _share(counted.open, counted.submitted),
    }
)


def outliers(counts: Mapping[str, Counted]) -> dict[str, tuple[Outlier, ...]]:
    """The reports that stand out, by name, each with the measures in which it does.

    The modified z-score of Iglewicz and Hoaglin (1993), *How to Detect and
    Handle Outliers*, beyond 3.5: the distance to the median in median absolute
    deviations, or in mean absolute deviations where more than half of the values
    are the same.

    >>> same = {f"region-{number}": Counted(6, 7, 0, 7) for number in range(9)}
    >>> found = outliers({**same, "region-9": Counted(0, 70, 0, 70)})
    >>> [(name, [one.measure for one in found[name]]) for name in found]
    [('region-9', ['submitted', 'approved_of_decided'])]
    """
    found: dict[str, list[Outlier]] = {}
    for measure, value_of in MEASURES.items():
        values = {name: value for name, counted in counts.items() if (value := value_of(counted)) is not None}
        for name, outlier in _far_away(measure, values):
            found.setdefault(name, []).append(outlier)
    return {name: tuple(found[name]) for name in counts if name in found}


def _far_away(measure: str, values: Mapping[str, float]) -> Iterator[tuple[str, Outlier]]:
    if len(values) < FEWEST:
        return
    middle = median(values.values())
    distances = [abs(value - middle) for value in values.values()]
    unit = _unit(distances)
    if not unit:
        return
    for name, value in values.items():
        score = (value - middle) / unit
        if abs(score) > LIMIT:
            yield name, Outlier(measure, value, middle, score)


def _unit(distances: Sequence[float]) -> float:
    """What one standard deviation would be, had the values a normal distribution."""
    middle = median(distances)
    return middle / TO_SIGMA if middle else mean(distances) * TO_SIGMA_OF_MEAN
