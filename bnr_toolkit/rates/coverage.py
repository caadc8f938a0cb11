"""How often intervals hold the true chance, for the methods page. No record is needed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bnr_toolkit.errors import Finding, Place, found, refuse
from bnr_toolkit.provenance import Stamp, digest
from bnr_toolkit.rates.estimates import PROBE
from bnr_toolkit.results import Coverage, CoverageLine
from bnr_toolkit.statistics.coverage import COMPARED, intervals, least_coverage, mean_coverage

LARGEST = 1000


def interval_coverage(
    methods: Sequence[str] = ("wilson", "wald"), sizes: Sequence[int] = range(3, 61), confidence: float = 0.95
) -> Coverage:
    """How often the intervals of these methods hold the true chance, for each number of decided ads.

    Exact, over all true chances from 0 to 1: their mean, and the worst of them.
    ``methods``: ``wilson``, ``clopper_pearson``, ``jeffreys``, ``mid_p``, and
    ``wald`` for comparison. Raises :class:`~bnr_toolkit.errors.RefusedInput`
    naming every wrong argument. Method: as Brown, Cai and DasGupta 2001
    (Statistical Science 16:101).

    >>> coverage = interval_coverage(sizes=[7])
    >>> [(line.method, round(line.mean[0], 2), round(line.least[0], 2)) for line in coverage.lines]
    [('wilson', 0.95, 0.83), ('wald', 0.71, 0.0)]
    """
    refuse(_wrong(methods, sizes, confidence))
    asked = {"asked": "coverage", "methods": list(methods), "sizes": list(sizes), "confidence": confidence}
    lines = tuple(_line(method, tuple(sizes), confidence) for method in methods)
    return Coverage(confidence, lines, Stamp(PROBE, digest(asked), "public"))


def _line(method: str, sizes: tuple[int, ...], confidence: float) -> CoverageLine:
    bounds = [intervals(method, size, confidence) for size in sizes]
    return CoverageLine(
        method,
        sizes,
        tuple(mean_coverage(one) for one in bounds),
        tuple(least_coverage(one) for one in bounds),
    )


def _wrong(methods: Sequence[str], sizes: Sequence[int], confidence: float) -> Iterator[Finding]:
    for method in methods or ("",):
        if method not in COMPARED:
            yield found("not_one_of", Place(parameter="methods"), method, choices=COMPARED)
    for size in sizes or (0,):
        if not 1 <= size <= LARGEST:
            yield found("not_a_number_of_ads", Place(parameter="sizes"), str(size), largest=LARGEST)
    if not 0 < confidence < 1:
        yield found("not_a_confidence", Place(parameter="confidence"), str(confidence))
