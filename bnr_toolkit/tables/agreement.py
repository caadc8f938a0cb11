"""How far two coders agreed → a table of the categories that differed, and CSV and JSON for machines."""

from __future__ import annotations

import csv
import io
import json

from bnr_toolkit.facts import disagreement_id
from bnr_toolkit.language import capitalised
from bnr_toolkit.results import Agreement, Row, Table
from bnr_toolkit.tables.describing import described
from bnr_toolkit.words import agreement_caption, phrase, value_label

_COLUMNS = ("category_coder_1", "category_coder_2", "ads")


@described
def agreement(result: Agreement, language: str) -> Table:
    """Which categories the coders chose for the same ads where they differed; the ads on which they agreed below."""
    rows = [
        Row((_category(result, one.first, language), _category(result, one.second, language), str(one.ads)))
        for one in result.differences
    ]
    rows.append(Row((phrase(language, "agreement.same"), "", str(result.equal)), "total"))
    return Table(
        caption=agreement_caption(language),
        language=language,
        columns=tuple(phrase(language, f"agreement.{name}") for name in ("first", "second", "ads")),
        numeric=(False, False, True),
        rows=tuple(rows),
        notes=(phrase(language, "agreement.copies"),) if result.submissions > result.coded_by_both else (),
        stamp=result.stamp,
        facts=(*(disagreement_id(one) for one in result.differences), "agreement.equal"),
    )


def _category(result: Agreement, code: str, language: str) -> str:
    return capitalised(value_label(result.context, "category", code, language))


def agreement_csv(result: Agreement) -> str:
    """One row a pair of categories that differed, by code, with the number of ads."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerows((one.first, one.second, one.ads) for one in result.differences)
    return stream.getvalue()


def agreement_json(result: Agreement) -> str:
    """``{coded_by_both, equal, alpha, no_alpha, coded_by_one, submissions, record, differences: [{…}]}``.

    ``alpha`` is null where there is none; ``no_alpha`` then says why.
    """
    content = {
        "coded_by_both": result.coded_by_both,
        "equal": result.equal,
        "alpha": None if result.alpha is None else round(result.alpha, 6),
        "no_alpha": result.no_alpha,
        "coded_by_one": result.coded_by_one,
        "submissions": result.submissions,
        "record": result.stamp.digest,
        "differences": [
            dict(zip(_COLUMNS, (one.first, one.second, one.ads), strict=True)) for one in result.differences
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
