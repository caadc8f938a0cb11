"""Published tests side by side → a table for readers, and CSV and JSON for machines. No total: nothing is added up."""

from __future__ import annotations

import csv
import io
import json

from bnr_toolkit.facts import published_count_fact_id
from bnr_toolkit.language import capitalised
from bnr_toolkit.results import Published, PublishedCount, Row, Table
from bnr_toolkit.results.published import COLUMNS, flat_published
from bnr_toolkit.tables.describing import described
from bnr_toolkit.words import (
    phrase,
    published_caption,
    published_date,
    published_language,
    published_notes,
    published_place,
    published_repeat,
    published_source,
    published_status,
    published_tester,
)
from bnr_toolkit.words.captions import count_label
from bnr_toolkit.words.published_labels import as_group

_COLUMNS = ("date", "tester", "country", "platform", "language", "count", "status", "repeats", "source")


@described
def published(published: Published, language: str, *, with_addresses: bool = False) -> Table:
    """The counts one by one, in order of date: when, who, where, how many, how certain, and where it is stated.

    A source is a number of ``words.published_sources``, or ``with_addresses`` its address.
    There is no total. A column for repeats is there only when there are any.
    """
    names = [name for name in _COLUMNS if name != "repeats" or any(row.repeats for row in published.rows)]
    return Table(
        caption=published_caption(language),
        language=language,
        columns=tuple(phrase(language, f"published.column_{name}") for name in names),
        numeric=tuple(name == "count" for name in names),
        rows=tuple(_row(published, row, names, language, with_addresses=with_addresses) for row in published.rows),
        notes=published_notes(published, language),
        stamp=published.stamp,
        facts=tuple(
            published_count_fact_id(row, name)
            for row in published.rows
            for name in ("approved", "decided", "open", *(["parts"] if row.parts > 1 else []))
        ),
    )


def _row(published: Published, row: PublishedCount, names: list[str], language: str, *, with_addresses: bool) -> Row:
    count = count_label(as_group(row), language)
    if row.partial:
        count = f"{count} ({phrase(language, 'published.label_partial')})"
    cells = {
        "date": capitalised(published_date(row, language)),
        "tester": capitalised(published_tester(published, row, language)),
        "country": capitalised(published_place(row, language)),
        "platform": row.platform,
        "language": capitalised(published_language(row, language)),
        "count": count,
        "status": capitalised(published_status(row, language)),
        "repeats": capitalised(published_repeat(published, row, language)),
        "source": row.source if with_addresses and not row.own else published_source(published, row, language),
    }
    return Row(tuple(cells[name] for name in names))


def published_csv(published: Published) -> str:
    """One row a count, in order of date, with words as the record has them; no total. Unknown is empty."""
    rows = flat_published(published.rows)
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _machine(value) for name, value in row.items()})
    return stream.getvalue()


def published_json(published: Published) -> str:
    """The counts as JSON: ``{record, own_record, platform, country, year, counts: [{…}], left_out, uncounted}``."""
    own = published.own_rates
    content = {
        "record": published.stamp.digest,
        "own_record": None if own is None else own.stamp.digest,
        "own_rule": None if own is None else own.rule,
        "platform": published.platform,
        "country": published.country,
        "year": published.year,
        "counts": flat_published(published.rows),
        "left_out": len(published.left_out),
        "uncounted": list(published.uncounted),
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _machine(value: str | int | bool | None) -> str:  # noqa: FBT001 - a cell of any kind
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)
