"""How often intervals hold the true chance → a line chart, with what was promised as the level to reach."""

from __future__ import annotations

from bnr_toolkit import tables
from bnr_toolkit.results import Axis, Coverage, CoverageLine, Figure, LinePlot, Reference, Series
from bnr_toolkit.words import coverage as sentences
from bnr_toolkit.words import coverage_figure_words, coverage_label, of_hundred, phrase

_ROLES = "abcd"
_TIMES = (0, 25, 50, 75, 100)
_ROUND = 10


def coverage(coverage: Coverage, language: str) -> Figure:
    """The mean and the worst case of each method over the number of ads: thick and thin lines of one colour."""
    words = coverage_figure_words(coverage, language)
    series = tuple(
        _series(line, measure, role, language)
        for line, role in zip(coverage.lines, _ROLES, strict=False)
        for measure in ("mean", "least")
    )
    data = tables.coverage(coverage, language)
    reference = phrase(language, "coverage.reference", promised=of_hundred(coverage.confidence, language))
    return Figure(
        name="coverage",
        language=language,
        title=words.title,
        subtitle=words.subtitle,
        body=LinePlot(
            series=series,
            x=_ads_axis(coverage.sizes, language),
            y=Axis(phrase(language, "coverage.axis_times"), 0, 100, tuple((times, str(times)) for times in _TIMES)),
            reference=Reference(100 * coverage.confidence, reference),
        ),
        key=(),
        source=words.source,
        alt=words.alt,
        description=words.description,
        data=data,
        stamp=coverage.stamp,
        facts=tuple(dict.fromkeys((*sentences(coverage, language).facts, *data.facts))),
    )


def _series(line: CoverageLine, measure: str, role: str, language: str) -> Series:
    shares = line.mean if measure == "mean" else line.least
    points = tuple((float(size), 100 * share) for size, share in zip(line.sizes, shares, strict=True))
    return Series(coverage_label(line.method, measure, language), points, role, thin=measure == "least")


def _ads_axis(sizes: tuple[int, ...], language: str) -> Axis:
    """From no ads to the largest number, with the first number and every round one as ticks."""
    step = _ROUND * max(1, -(-sizes[-1] // (6 * _ROUND)))
    rounds = [number for number in range(step, sizes[-1] + 1, step) if number - sizes[0] > step / 3]
    ticks = tuple((number, str(number)) for number in (sizes[0], *rounds))
    return Axis(phrase(language, "coverage.axis_ads"), 0, max(sizes[-1], 1), ticks)
