"""How often intervals hold the true chance, as facts: one for each method and number of ads, and their range."""

from __future__ import annotations

from collections.abc import Iterator

from bnr_toolkit.results import Coverage, CoverageLine, Fact

_USUAL = 0.95
_MEAN = "share of repetitions in which the {method} interval at {level:g} holds the true chance, mean over all chances"
_LEAST = "share of repetitions in which the {method} interval at {level:g} holds the true chance, at the worst chance"


def coverage_fact_id(coverage: Coverage, method: str, measure: str, size: int | None = None) -> str:
    """The id of one number: ``coverage.wilson.7.mean``, or without a size the range over all sizes.

    Of a range the measures are ``mean_from``, ``mean_to`` and ``least``.
    """
    level = [] if coverage.confidence == _USUAL else [f"at_{coverage.confidence:g}"]
    return ".".join(["coverage", *level, method, *([] if size is None else [str(size)]), measure])


def of_coverage(coverage: Coverage) -> Iterator[Fact]:
    """What was promised, for which numbers of ads; then each method's range, and each of its points."""
    level = coverage.confidence
    yield Fact("coverage.promised", level, "given", "", ())
    yield Fact("coverage.sizes_from", coverage.sizes[0], "given", "", ())
    yield Fact("coverage.sizes_to", coverage.sizes[-1], "given", "", ())
    for line in coverage.lines:
        yield from _of_line(coverage, line, level)


def _of_line(coverage: Coverage, line: CoverageLine, level: float) -> Iterator[Fact]:
    mean, least = (wording.format(method=line.method, level=level) for wording in (_MEAN, _LEAST))
    ranged = {
        "mean_from": (min(line.mean), f"{mean}; smallest over the numbers of ads"),
        "mean_to": (max(line.mean), f"{mean}; largest over the numbers of ads"),
        "least": (min(line.least), f"{least}; smallest over the numbers of ads"),
    }
    for measure, (value, formula) in ranged.items():
        yield Fact(coverage_fact_id(coverage, line.method, measure), value, formula, "", ())
    for size, of_mean, of_least in zip(line.sizes, line.mean, line.least, strict=True):
        yield Fact(coverage_fact_id(coverage, line.method, "mean", size), of_mean, mean, "", ())
        yield Fact(coverage_fact_id(coverage, line.method, "least", size), of_least, least, "", ())
