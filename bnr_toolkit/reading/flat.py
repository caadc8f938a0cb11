"""A flat sheet (``ad, category, platform, decision, …``) → submissions and events.

Each row becomes one submission and one event. Columns keep the address that
they have in the reporter's sheet.
"""

from __future__ import annotations

from bnr_toolkit.columns import TextColumn
from bnr_toolkit.errors import Finding, found
from bnr_toolkit.reading.cells import Cells
from bnr_toolkit.reading.folding import folded_header, folded_word
from bnr_toolkit.schema import DECISION_WORDS, EVENT_TYPES, EVENTS, FLAT_HEADERS, SUBMISSIONS, UNKNOWN

_EVENT_COLUMNS = {"decision": "type", "decided_at": "observed_to", "trigger": "trigger"}
_REQUIRED = ("id", "platform", "category", "decision")


def split_flat_sheet(cells: Cells) -> tuple[Cells, Cells, list[Finding]]:
    r"""Submissions, events, and what is wrong with the sheet.

    Columns that mean nothing here are left out, with a warning: a reporter's
    own notes are neither read nor published.

    >>> from bnr_toolkit.reading.csv_file import read_csv
    >>> sheet, _ = read_csv(b"ad,soort,platform,besluit\n1,gokken,TikTok,goedgekeurd\n", "ads.csv")
    >>> submissions, events, findings = split_flat_sheet(sheet)
    >>> submissions.columns["id"][0], events.columns["type"][0], findings
    ('1', 'approved', [])
    """
    meanings, findings = flat_meanings(cells)
    if findings:
        return cells.select({}), cells.select({}), findings
    meant = {meaning: header for header, meaning in meanings.items()}
    submissions = cells.select({meant[name]: name for name in SUBMISSIONS.names if name in meant})
    events = cells.select({meant[name]: column for name, column in _EVENT_COLUMNS.items() if name in meant})
    count = len(cells)
    submissions = submissions.with_column("coding", TextColumn.repeated("ours", count))
    if "expected" not in submissions.columns:
        # Which categories are harmless is known once the words are codes.
        submissions = submissions.with_column("expected", TextColumn.repeated("reject", count))
    decisions, problems = _decisions(cells, meant["decision"])
    events = events.with_column("type", decisions, cells.origin.get(meant["decision"]))
    events = events.with_column("step", TextColumn.repeated("1", count))
    events = events.with_column("submission", submissions.columns["id"], submissions.origin.get("id"))
    header, _ = events.origin.get("observed_to", ("", 0))
    if "observed_to" in events.columns and folded_header(header) != "observed_to":
        # A column for the moment of the decision says both: no earlier, and no later.
        events = events.with_column("observed_from", events.columns["observed_to"], events.origin.get("observed_to"))
    events = events.with_column("coding", TextColumn.repeated("source", count))
    if "trigger" not in events.columns:
        events = events.with_column("trigger", TextColumn.repeated(UNKNOWN, count))
    left_out = [found("column_left_out", cells.place(name), name) for name in cells.columns if name not in meanings]
    assert set(events.columns) <= set(EVENTS.names)
    return submissions, events, [*problems, *left_out]


def fits(cells: Cells) -> bool:
    """Whether these are the columns of a flat sheet: all that are needed, none with a meaning of another."""
    return not flat_meanings(cells)[1]


def flat_meanings(cells: Cells) -> tuple[dict[str, str], list[Finding]]:
    """What each header means that means something here, and why these are not the headers of a flat sheet."""
    meanings: dict[str, str] = {}
    findings, missing = [], []
    for meaning, headers in FLAT_HEADERS.items():
        matches = [name for name in cells.columns if folded_header(name) in headers]
        meanings.update(dict.fromkeys(matches, meaning))
        findings += [
            found("two_columns_one_meaning", cells.place(second), second, meaning=meaning) for second in matches[1:]
        ]
        if not matches and meaning in _REQUIRED:
            missing.append(meaning)
    strangers = [name for name in cells.columns if name not in meanings]
    findings += [found("missing_column", cells.place(), meaning, choices=strangers) for meaning in missing]
    return meanings, findings


def _decisions(cells: Cells, header: str) -> tuple[TextColumn, list[Finding]]:
    import numpy

    said = cells.columns[header]
    words = [folded_word(text) for text in said.distinct_texts]
    unknown = numpy.array([word not in DECISION_WORDS for word in words], dtype=bool)
    findings = []
    for index in numpy.flatnonzero(unknown[said.codes]) if unknown.any() else ():
        place, text = cells.place(header, int(index)), said[int(index)].strip()
        if text:
            findings.append(found("unknown_decision", place, text, choices=EVENT_TYPES, near=DECISION_WORDS))
        else:
            findings.append(found("decision_empty", place))
    return said.with_distinct([DECISION_WORDS.get(word, "in_review") for word in words]), findings
