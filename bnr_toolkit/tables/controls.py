"""Test ads beside harmless controls → a table for readers, and CSV and JSON for machines."""

from __future__ import annotations

import csv
import io
import json

from bnr_toolkit.facts import controls_fact_id
from bnr_toolkit.language import capitalised
from bnr_toolkit.results import ControlGroup, Controls, Group, Row, Table
from bnr_toolkit.results.controls import flat_controls
from bnr_toolkit.tables.describing import described
from bnr_toolkit.words import column_label, controls_caption, controls_notes, phrase, starting_label
from bnr_toolkit.words.captions import count_label

_KINDS = ("both_approved", "told_apart", "wrong_way_round", "neither_approved")


@described
def controls(result: Controls, language: str) -> Table:
    """The counts of both kinds of ads side by side, then what became of each pair.

    A column for pairs without a decision is there only when there are any. The
    total stands below the groups, and alone when there are none. A record
    without controls has no rows: there is nothing to set beside the count.
    """
    has_undecided = result.total.twins.undecided > 0
    kinds = (*_KINDS, "undecided") if has_undecided else _KINDS
    headers = [phrase(language, f"controls.{name}") for name in ("violating", "benign")]
    headers += [phrase(language, f"controls.column_{kind}") for kind in kinds]
    by_headers = [capitalised(column_label(name, language)) for name in result.by] or [""]
    rows = [Row((*_labels(result, group, language), *_cells(group, kinds, language))) for group in result.groups]
    total = (phrase(language, "table.total"), *("" for _ in result.by[1:]))
    rows.append(Row((*total, *_cells(result.total, kinds, language)), "total"))
    if not result.total.benign.submitted:
        rows = []
    return Table(
        caption=controls_caption(result, language),
        language=language,
        columns=(*by_headers, *headers),
        numeric=(*(False for _ in by_headers), *(True for _ in headers)),
        rows=tuple(rows),
        notes=controls_notes(language),
        stamp=result.stamp,
        facts=_facts(result, kinds),
    )


def _labels(result: Controls, group: ControlGroup, language: str) -> tuple[str, ...]:
    pairs = zip(result.by, group.key, strict=True)
    return tuple(starting_label(result.context, name, value, language) for name, value in pairs)


def _cells(group: ControlGroup, kinds: tuple[str, ...], language: str) -> tuple[str, ...]:
    counts = tuple(_count(one, language) for one in (group.violating, group.benign))
    return (*counts, *(str(getattr(group.twins, kind)) for kind in kinds))


def _count(group: Group, language: str) -> str:
    """``6 of 7``; a dash where no such ad was submitted."""
    return count_label(group, language) if group.submitted else phrase(language, "controls.no_ads")


def _facts(result: Controls, kinds: tuple[str, ...]) -> tuple[str, ...]:
    sides = [f"{kind}_{name}" for kind in ("violating", "benign") for name in ("approved", "decided", "open")]
    measures = [*sides, *("undecided_pairs" if kind == "undecided" else kind for kind in kinds)]
    groups = (*result.groups, result.total)
    return tuple(controls_fact_id(result, group.key, measure) for group in groups for measure in measures)


def controls_csv(result: Controls) -> str:
    """One row a group and a last row ``total``: counts of both kinds of ads and of their pairs."""
    rows = flat_controls(result)
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, tuple(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue()


def controls_json(result: Controls) -> str:
    """The counts as JSON: ``{rule, by, record, groups: [{…}], total: {…}}``."""
    *groups, total = flat_controls(result)
    content = {
        "rule": result.rule,
        "by": list(result.by),
        "platform": result.platform,
        "as_of": result.as_of,
        "record": result.stamp.digest,
        "groups": groups,
        "total": {name: count for name, count in total.items() if name not in result.by},
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
