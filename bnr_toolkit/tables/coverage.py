"""How often intervals hold the true chance → a table, one row a number of ads."""

from __future__ import annotations

from bnr_toolkit.facts import coverage_fact_id
from bnr_toolkit.language import decimal
from bnr_toolkit.results import Coverage, Row, Table
from bnr_toolkit.tables.describing import described
from bnr_toolkit.words import coverage_caption, coverage_label, phrase

_MEASURES = ("mean", "least")


@described
def coverage(coverage: Coverage, language: str) -> Table:
    """For each number of ads and each method: its mean and its worst case, as times in a hundred."""
    columns = [(line, measure) for line in coverage.lines for measure in _MEASURES]
    rows = tuple(
        Row((str(size), *(_times(getattr(line, measure)[number], language) for line, measure in columns)))
        for number, size in enumerate(coverage.sizes)
    )
    headers = (coverage_label(line.method, measure, language) for line, measure in columns)
    return Table(
        caption=coverage_caption(coverage, language),
        language=language,
        columns=(phrase(language, "coverage.ads"), *headers),
        numeric=(False, *(True for _ in columns)),
        rows=rows,
        notes=(phrase(language, "coverage.means"),),
        stamp=coverage.stamp,
        facts=(
            "coverage.promised",
            *(
                coverage_fact_id(coverage, line.method, measure, size)
                for size in coverage.sizes
                for line, measure in columns
            ),
        ),
    )


def _times(share: float, language: str) -> str:
    return decimal(100 * share, 1, language)
