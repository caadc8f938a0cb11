"""A table that lives elsewhere (pandas, Polars, DuckDB, Dask, Arrow) → its scan, worked out where it lives.

One group-by, written against narwhals, is all that is asked of it: each engine
does it in its own way, lazily where it can, and what comes back is small.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from bnr_toolkit.columns import TextColumn
from bnr_toolkit.errors import Finding, Place, found
from bnr_toolkit.reading.cells import Cells
from bnr_toolkit.reading.dataframe import NAME
from bnr_toolkit.reading.flat import flat_meanings
from bnr_toolkit.reading.scan.block import DAY, MONTH, MONTHLY
from bnr_toolkit.reading.scan.summing import MOST_COMBINATIONS, Scan
from bnr_toolkit.reading.tabulate import header_findings

if TYPE_CHECKING:
    import narwhals as nw

_COUNT = "bnr_count"
_EXAMPLES = 5


def scan_frame(frame: Any, counted: Sequence[str]) -> tuple[Scan | None, list[Finding]]:
    """The scan of a table with a row for each ad, or what is wrong with it.

    ``frame``: anything that narwhals knows, lazy or not. ``counted`` are the
    columns, by their meaning, that are counted by; only these and the ids are
    looked at. ``submitted_at`` is counted by months.

    The rows have no numbers: an engine that works on parts of a table at once
    keeps no order. Of each combination one id is kept, and every id must be
    there and be used once.

    >>> import pandas
    >>> ads = pandas.DataFrame({"ad": ["1", "2", "3"], "category": ["gambling"] * 3,
    ...     "platform": ["TikTok"] * 3, "decision": ["approved", "rejected", "approved"]})
    >>> scan, findings = scan_frame(ads, ("category", "decision"))
    >>> list(scan.cells.columns["decision"]), scan.weights.tolist(), findings
    (['approved', 'rejected'], [2, 1], [])
    """
    import narwhals as nw

    try:
        table = nw.from_native(frame)
    except TypeError:
        return None, [found("unknown_format", Place(parameter="source"), type(frame).__name__)]
    lazy = table.lazy() if isinstance(table, nw.DataFrame) else table
    names = list(lazy.collect_schema().names())
    meanings, findings = _meanings(names)
    if findings:
        return None, findings
    header_of = {meaning: header for header, meaning in meanings.items()}
    wanted = {name: header_of[name] for name in counted if name in header_of}
    # Harmless categories are told from the others, and one platform from another, in every count.
    for name in ("category", "platform", "decision"):
        wanted.setdefault(name, header_of[name])
    findings = _ids(lazy, header_of["id"])
    if findings:
        return None, findings
    combinations = _combinations(lazy, wanted, header_of["id"])
    if len(combinations) > MOST_COMBINATIONS:
        return None, [found("too_many_combinations", Place(file=NAME), most=f"{MOST_COMBINATIONS:,}")]
    if not combinations:
        return None, [found("no_rows", Place(file=NAME))]
    return _scan(combinations, {header: names.index(header) + 1 for header in wanted.values()}, header_of["id"]), []


def _meanings(names: Sequence[str]) -> tuple[dict[str, str], list[Finding]]:
    findings = header_findings(names, Place(file=NAME, row=1))
    if findings:
        return {}, findings
    nothing = TextColumn.repeated("", 0)
    origin = {name: (name, number) for number, name in enumerate(names, start=1)}
    return flat_meanings(Cells(NAME, dict.fromkeys(names, nothing), (), origin))


def _ids(table: nw.LazyFrame[Any], header: str) -> list[Finding]:
    """That every ad has an id and no two have the same."""
    import narwhals as nw

    text = nw.col(header).cast(nw.String)
    of_id = table.select(text.alias(header))
    totals = of_id.select(
        nw.len().alias("rows"),
        nw.col(header).n_unique().alias("different"),
        (nw.col(header).is_null() | (nw.col(header).str.strip_chars() == "")).sum().alias("empty"),
    ).collect("pyarrow")
    rows, different, empty = (int(totals[name].item() or 0) for name in ("rows", "different", "empty"))
    if empty:
        return [found("ids_missing", Place(file=NAME, column=header), count=empty)]
    if different == rows:
        return []
    repeated = of_id.group_by(header).agg(nw.len().alias(_COUNT)).filter(nw.col(_COUNT) > 1)
    examples = repeated.sort(header).head(_EXAMPLES).collect("pyarrow")[header].to_list()
    return [
        found("ids_repeated", Place(file=NAME, column=header), ", ".join(map(str, examples)), count=rows - different)
    ]


def _combinations(table: nw.LazyFrame[Any], wanted: dict[str, str], id_header: str) -> list[dict[str, Any]]:
    """Each combination with how often it occurs and one id that has it, sorted by the smallest id."""
    import narwhals as nw

    schema = table.collect_schema()
    columns = [
        _text(header, schema[header], monthly=meaning == MONTHLY).alias(header) for meaning, header in wanted.items()
    ]
    ids = nw.col(id_header).cast(nw.String).alias(id_header)
    counted = (
        table.select(ids, *columns)
        .group_by(list(wanted.values()))
        .agg(nw.len().alias(_COUNT), nw.col(id_header).min().alias(id_header))
        .collect("pyarrow")
    )
    combinations: list[dict[str, Any]] = list(counted.iter_rows(named=True))
    return sorted(combinations, key=lambda one: (len(one[id_header]), one[id_header]))


def _text(header: str, kind: Any, *, monthly: bool) -> nw.Expr:
    """A column as text in which nothing is missing; days and moments by their month where these are counted."""
    import narwhals as nw

    column = nw.col(header)
    if kind == nw.Date or kind == nw.Datetime:
        written = "%Y-%m-%d" if kind == nw.Date else "%Y-%m-%d %H:%M:%S"
        # A month is no moment; the first of it stands for it.
        return (
            nw.when(~column.is_null())
            .then(column.dt.to_string("%Y-%m-01" if monthly else written))
            .otherwise(nw.lit(""))
        )
    text = column.cast(nw.String)
    filled = nw.when(~column.is_null()).then(text).otherwise(nw.lit(""))
    if not monthly:
        return filled
    month = nw.concat_str(text.str.slice(0, MONTH), nw.lit("-01"))
    return nw.when(filled.str.contains(DAY)).then(month).otherwise(filled)


def _scan(combinations: list[dict[str, Any]], numbers: dict[str, int], id_header: str) -> Scan:
    import numpy

    origin = {header: (header, number) for header, number in numbers.items()}
    columns = {header: TextColumn.of(str(one[header]) for one in combinations) for header in (id_header, *numbers)}
    cells = Cells(NAME, columns, range(1, len(combinations) + 1), origin, None, {"format": NAME})
    return Scan(cells, numpy.array([one[_COUNT] for one in combinations], dtype=numpy.int64))
