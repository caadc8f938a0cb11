"""Rules between the ads of a record."""

from __future__ import annotations

from collections.abc import Iterator

from bnr_toolkit.checks.attempts import parents
from bnr_toolkit.checks.ids import ids_once, look_alikes, totals
from bnr_toolkit.checks.rows import NOTHING_SAID, Columns, column_of, keys, repeats
from bnr_toolkit.checks.words import spelled_two_ways
from bnr_toolkit.columns import TextColumn
from bnr_toolkit.errors import Finding, found
from bnr_toolkit.reading import Cells
from bnr_toolkit.schema import CONTROL_CATEGORY, SUBMISSIONS

_MUST_BE_KNOWN = ("concept", "submitted_at")


def check_ads(submissions: Cells, ads: Columns) -> Iterator[Finding]:
    """Everything wrong between the ads, such as ids twice, parents that do not exist, a name spelled in two ways."""
    ids = column_of(ads, "id")
    yield from ids_once(submissions, ids)
    yield from totals(submissions, ids)
    yield from look_alikes(submissions, ids)
    yield from parents(submissions, ids, column_of(ads, "parent"))
    yield from _further_categories(submissions, column_of(ads, "category"), column_of(ads, "further_categories"))
    yield from _controls(submissions, ads)
    yield from _twins(submissions, ads)
    for name in ("platform", "language"):
        yield from spelled_two_ways(submissions, name, column_of(ads, name))
    yield from _entered_twice(submissions, ads)


def _further_categories(cells: Cells, category: TextColumn, further: TextColumn) -> Iterator[Finding]:
    import numpy

    key = keys(further, category)
    several = numpy.flatnonzero(~further.is_in(NOTHING_SAID))
    _, first, pair = numpy.unique(key[several], return_index=True, return_inverse=True)
    repeated = []
    for row in several[first].tolist():
        codes = further[row].split("|")
        repeated.append(next((code for code in codes if code == category[row] or codes.count(code) > 1), ""))
    wrong = numpy.array([bool(code) for code in repeated], dtype=bool)[pair]
    for row, number in zip(several[wrong].tolist(), pair[wrong].tolist(), strict=True):
        yield found("category_twice", cells.place("further_categories", row), repeated[number])


def _controls(cells: Cells, ads: Columns) -> Iterator[Finding]:
    import numpy

    category, expected = column_of(ads, "category"), column_of(ads, "expected")
    for index in numpy.flatnonzero(category.is_in([CONTROL_CATEGORY]) & expected.is_in(["reject"])).tolist():
        yield found("control_expected_reject", cells.place("expected", index), category[index])


def _twins(cells: Cells, ads: Columns) -> Iterator[Finding]:
    """A control whose concept no ad that breaks the rules shares is compared with nothing; each concept once."""
    import numpy

    concept, expected = column_of(ads, "concept"), column_of(ads, "expected")
    has_twin = numpy.zeros(len(concept.distinct), dtype=bool)
    has_twin[concept.codes[expected.is_in(["reject"])]] = True
    alone = expected.is_in(["accept"]) & ~concept.is_in(NOTHING_SAID) & ~has_twin[concept.codes]
    rows = numpy.flatnonzero(alone)
    _, first = numpy.unique(concept.codes[rows], return_index=True)
    for index in numpy.sort(rows[first]).tolist():
        yield found("control_without_twin", cells.place("concept", index), concept[index])


def _entered_twice(cells: Cells, ads: Columns) -> Iterator[Finding]:
    """Two ads that are the same in everything and at a known moment, unless one is a new attempt."""
    import numpy

    said = column_of(ads, "parent").is_in([""])
    known = [column_of(ads, name) for name in _MUST_BE_KNOWN]
    for column in known:
        said &= ~column.is_in(NOTHING_SAID)
    # Few rows share idea and moment; only these are compared in everything else.
    rows = numpy.flatnonzero(said)
    _, group, size = numpy.unique(keys(*known)[rows], return_inverse=True, return_counts=True)
    rows = rows[size[group] > 1]
    if not len(rows):
        return
    same = [column_of(ads, name).at(rows) for name in SUBMISSIONS.names if name != "id"]
    ids = column_of(ads, "id")
    for later, earlier in zip(*repeats(keys(*same)), strict=True):
        index, first = int(rows[later]), int(rows[earlier])
        if ids[index] != ids[first]:  # the same id twice was said already
            place = cells.place("id", index)
            yield found("entered_twice", place, ids[index], other=repr(ids[first]), earlier=cells.place("id", first))
