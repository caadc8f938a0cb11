"""The data dictionary: the record's format as a Markdown page, made from the schema."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bnr_toolkit.schema.claims import CLAIMS
from bnr_toolkit.schema.columns import EVENTS, FLAT_HEADERS, SUBMISSIONS
from bnr_toolkit.schema.probe import PROBE, Key
from bnr_toolkit.schema.sheets import Sheet
from bnr_toolkit.schema.vocabulary import DECISION_WORDS, EVENT_TYPES, INFERENCE_SCOPES, TRIGGERS

_OPENING = """\
# Data dictionary

<!-- Generated from bnr_toolkit.schema by `make docs`. Do not edit. -->

One folder is one probe. `probe.yml` says what was asked and by whom, `submissions.csv` holds one row for each ad
submitted, `events.csv` what happened to it. `evidence/` keeps captures under the name of their hash; `vault/` keeps
sealed wording and anything personal, and git ignores it. The wording of a test ad never enters a sheet: describe, do
not quote. `datapackage.json` describes the sheets for other software (a Frictionless Data Package, version 2).

Sheets are written as UTF-8 CSV, separated by commas; they are read in any encoding and with any separator, and as
XLSX, XLS, ODS, Parquet or JSON too, under the same name (`submissions.xlsx`). `unknown` means that the source does
not say. An empty cell means that the column does not apply. Dates are written as `2023-03-15`, times as `2023-03-15
14:30` in the time zone of `probe.yml`; a date that can be two days (`01/02/2025`) needs `dates: day-month-year`
there, and a time that the clock showed twice its offset (`2023-10-29 02:30+01:00`). A column whose name starts with
`x_` is the newsroom's own: it is never read and never published. Somebody else's table is read through a mapping: see
`docs/mappings.md`.

*Public* columns may appear on a page for readers. The others are not even loaded for one.
"""


def data_dictionary() -> str:
    """The whole page, as Markdown.

    >>> data_dictionary().splitlines()[0]
    '# Data dictionary'
    """
    parts = [_OPENING, "## probe.yml\n", _keys_table(PROBE)]
    for sheet in (SUBMISSIONS, EVENTS, CLAIMS):
        parts += [f"## {sheet.file}\n", f"{_sentence(sheet.en)} *{_sentence(sheet.nl)}*\n", _columns_table(sheet)]
    parts += [
        "## Types of event\n",
        _words_table("type", EVENT_TYPES),
        "## Triggers\n",
        _words_table("trigger", TRIGGERS),
        "## Scope of inference\n",
        _words_table("inference", INFERENCE_SCOPES),
        "## A flat sheet\n",
        _flat_sheet(),
    ]
    return "\n".join(parts)


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def _table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = ["| " + " | ".join(header) + " |", "| " + " | ".join("---" for _ in header) + " |"]
    lines += ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def _columns_table(sheet: Sheet) -> str:
    rows = (
        (
            f"`{column.name}`",
            column.kind.value,
            "yes" if column.required else "",
            "yes" if column.public else "**no**",
            column.en + _choices(column.choices),
            column.nl,
        )
        for column in sheet.columns
    )
    return _table(("column", "holds", "required", "public", "meaning", "betekenis"), rows)


def _choices(choices: tuple[str, ...]) -> str:
    return f" ({', '.join(f'`{choice}`' for choice in choices)})" if choices else ""


def _keys_table(keys: tuple[Key, ...]) -> str:
    rows = (
        (
            f"`{path}`",
            key.kind,
            "yes" if key.required else "",
            "yes" if key.public else "**no**",
            key.en + _choices(key.choices),
            key.nl,
        )
        for path, key in _walk(keys, "")
    )
    return _table(("key", "holds", "required", "public", "meaning", "betekenis"), rows)


def _walk(keys: tuple[Key, ...], above: str) -> Iterator[tuple[str, Key]]:
    for key in keys:
        path = f"{above}{key.name}"
        yield path, key
        yield from _walk(key.keys, f"{path}.")


def _words_table(name: str, words: dict[str, tuple[str, str]]) -> str:
    return _table((name, "English", "Nederlands"), ((f"`{word}`", en, nl) for word, (nl, en) in words.items()))


def _flat_sheet() -> str:
    meanings = _table(
        ("meaning", "accepted headers"),
        ((f"`{name}`", ", ".join(f"`{header}`" for header in headers)) for name, headers in FLAT_HEADERS.items()),
    )
    decisions = _table(
        ("decision words", "event"),
        ((f"`{word}`", f"`{event}`") for word, event in DECISION_WORDS.items() if word != event),
    )
    return (
        "A single table is read too: each row becomes one submission and one event. It needs an id, a category, a "
        f"platform and a decision.\n\n{meanings}\nA decision is a type of event, or one of these words:\n\n{decisions}"
    )
