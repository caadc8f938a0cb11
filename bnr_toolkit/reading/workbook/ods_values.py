"""What stands in the cells of an ODS file → text, by the kind of a cell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

from bnr_toolkit.reading.workbook import ods_names as names
from bnr_toolkit.reading.workbook.texts import Fault, duration, moment, number

_ELSEWHERE = re.compile(r"\[\s*(?:'[^']*'|[A-Za-z]+:[^\]]*)#")
_ERROR = re.compile(r"#(?:N/[AB]|[A-Z]+[!?]|[A-Z]+/0!|DEEL/0!)|Err:[0-9]+", re.IGNORECASE)
_DURATION = re.compile(r"(-)?PT(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+(?:[.,][0-9]+)?)S)?")
_ZEROS_IN_FRONT = re.compile(r"-?0[0-9]+")


def takes_from_elsewhere(formula: str) -> bool:
    """Whether a formula takes a value from another file.

    >>> takes_from_elsewhere("of:=['file:///x.ods'#$Blad1.A1]"), takes_from_elsewhere("of:=[.A1]+1")
    (True, False)
    """
    return _ELSEWHERE.search(formula) is not None


def cell_text(attributes: Mapping[str, str], shown: str) -> str | Fault:
    """What a cell with these attributes holds; ``shown`` is what a person sees in it.

    >>> cell_text({names.VALUE_TYPE: "float", names.VALUE: "12"}, "0012")
    '0012'
    """
    kind = attributes.get(names.VALUE_TYPE)
    if names.FORMULA in attributes:
        if _ERROR.fullmatch(shown) or _is_error(attributes):
            return Fault("error_cell", shown)
        if kind is None:
            return Fault("formula_without_value")
    if kind is None or kind == "string":
        return attributes.get(names.STRING_VALUE, shown)
    return _other_text(kind, attributes, shown)


def _other_text(kind: str, attributes: Mapping[str, str], shown: str) -> str | Fault:
    if kind in {"float", "percentage", "currency"}:
        text = number(attributes.get(names.VALUE, ""))
        same = _ZEROS_IN_FRONT.fullmatch(shown) and text == str(int(shown))
        return shown if same else text
    if kind == "date":
        value = attributes.get(names.DATE_VALUE, "")
        try:
            when = datetime.fromisoformat(value)
        except ValueError:
            return Fault("impossible_date", value)
        return moment(when) if "T" in value or ":" in shown else value
    if kind == "time":
        value = attributes.get(names.TIME_VALUE, "")
        match = _DURATION.fullmatch(value)
        if match is None or match[1]:
            return Fault("impossible_date", value)
        hours, minutes, seconds = (float((part or "0").replace(",", ".")) for part in match.groups()[1:])
        return duration(hours * 3600 + minutes * 60 + seconds)
    if kind == "boolean":
        return "TRUE" if attributes.get(names.BOOLEAN_VALUE) == "true" else "FALSE"
    return attributes.get(names.STRING_VALUE, shown)


def _is_error(attributes: Mapping[str, str]) -> bool:
    return any(name.endswith(" value-type") and value == "error" for name, value in attributes.items())
