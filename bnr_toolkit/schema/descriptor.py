"""``datapackage.json``: the sheets of a probe folder for software that never heard of this toolkit.

A Frictionless Data Package, version 2 (https://datapackage.org), made from the
schema. It holds no data and no time of making.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import Any

from bnr_toolkit.schema.claims import CLAIMS
from bnr_toolkit.schema.columns import EVENTS, SUBMISSIONS
from bnr_toolkit.schema.sheets import UNKNOWN, Column, Kind, Sheet

DESCRIPTOR_FILE = "datapackage.json"

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_MEDIA_TYPES = {".csv": ("csv", "text/csv"), ".tsv": ("tsv", "text/tab-separated-values")}
_ID = "[A-Za-z0-9_.:@+-]+"
_DIGEST = "sha256:[0-9a-f]{64}"
_DAY = "(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}"
_TIME = rf"{_DAY}([ T][0-9]{{2}}:[0-9]{{2}}(:[0-9]{{2}})?(Z|[+-][0-9]{{2}}:[0-9]{{2}})?)?"
_DATE = rf"(19|20|21)[0-9]{{2}}(-[0-9]{{2}})?|{_TIME}"
_COUNT = "[0-9]{1,15}"


def datapackage(name: str, title: str | None, files: Sequence[str], categories: Sequence[str] | None) -> dict[str, Any]:
    """The descriptor of the sheets among ``files``, as plain data.

    ``categories`` are the codes that the probe names, or None when any word
    may stand there. A sheet may lack columns that are not required, and may
    have columns of the newsroom's own. Only sheets of text are described:
    a workbook says itself what its cells hold.

    >>> package = datapackage("my-probe", None, ["events.csv", "submissions.csv", "probe.yml"], ["gambling"])
    >>> [(resource["name"], resource["path"]) for resource in package["resources"]]
    [('submissions', 'submissions.csv'), ('events', 'events.csv')]
    """
    present = {PurePath(file).stem: file for file in sorted(files) if PurePath(file).suffix in _MEDIA_TYPES}
    described = {sheet: PurePath(sheet.file).stem for sheet in (SUBMISSIONS, EVENTS, CLAIMS)}
    return {
        "$schema": _PROFILE,
        "name": re.sub("[^a-z0-9._-]+", "-", name.casefold()) or "probe",
        **({"title": title} if title else {}),
        "resources": [
            _resource(sheet, stem, present[stem], tuple(present), categories)
            for sheet, stem in described.items()
            if stem in present
        ],
    }


def descriptor_bytes(descriptor: dict[str, Any]) -> bytes:
    r"""The descriptor as the file is written.

    >>> descriptor_bytes({"name": "één"}).decode()
    '{\n  "name": "één"\n}\n'
    """
    return (json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _resource(
    sheet: Sheet, name: str, path: str, present: Sequence[str], categories: Sequence[str] | None
) -> dict[str, Any]:
    form, media_type = _MEDIA_TYPES[PurePath(path).suffix]
    return {
        "name": name,
        "type": "table",
        "description": f"{sheet.en} / {sheet.nl}",
        "path": path,
        "format": form,
        "mediatype": media_type,
        "encoding": "utf-8",
        **({"dialect": {"delimiter": "\t"}} if form == "tsv" else {}),
        "schema": {
            # Columns that are not required may be absent, and those of the newsroom's own may be there.
            "fieldsMatch": "partial",
            "fields": [_field(sheet, column, categories) for column in sheet.columns],
            "missingValues": [""],
            **dict(_keys(sheet, present)),
        },
    }


def _field(sheet: Sheet, column: Column, categories: Sequence[str] | None) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if (sheet, column.name) == (SUBMISSIONS, "id"):
        constraints["unique"] = True
    is_number = column.kind is Kind.WHOLE_NUMBER and not column.unknown_allowed
    constraints |= {"minimum": 0} if is_number else _allowed(column, categories)
    return {
        "name": column.name,
        "type": "integer" if is_number else "string",
        "title": column.name.replace("_", " ").capitalize(),
        "description": f"{column.en} / {column.nl}",
        **({"constraints": constraints} if constraints else {}),
    }


def _allowed(column: Column, categories: Sequence[str] | None) -> dict[str, Any]:
    """The words or the pattern of a cell that is not empty; ``unknown`` is a value wherever the schema allows it."""
    unknown = (UNKNOWN,) if column.unknown_allowed else ()
    if column.kind is Kind.CHOICE:
        return {"enum": [*column.choices, *(word for word in unknown if word not in column.choices)]}
    if column.kind is Kind.CATEGORY and categories:
        return {"enum": [*categories, *unknown]}
    pattern = {
        Kind.ID: _ID,
        Kind.TIME: _TIME,
        Kind.DATE: _DATE,
        Kind.DIGEST: _DIGEST,
        Kind.WHOLE_NUMBER: _COUNT,
        Kind.CATEGORIES: _several(categories) if categories else None,
    }.get(column.kind)
    if pattern is None:
        return {}
    # In parentheses, since not every validator holds both ends of a pattern to each of its branches.
    return {"pattern": f"({'|'.join([pattern, *unknown])})"}


def _several(categories: Sequence[str]) -> str:
    one = "(" + "|".join(re.escape(code) for code in categories) + ")"
    return rf"{one}(\|{one})*"


def _keys(sheet: Sheet, present: Sequence[str]) -> Iterator[tuple[str, Any]]:
    if sheet is SUBMISSIONS:
        yield "primaryKey", ["id"]
    if sheet is EVENTS and PurePath(SUBMISSIONS.file).stem in present:
        # An action on an account leaves `submission` empty, which refers to nothing.
        reference = {"resource": PurePath(SUBMISSIONS.file).stem, "fields": ["id"]}
        yield "foreignKeys", [{"fields": ["submission"], "reference": reference}]
