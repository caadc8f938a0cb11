"""Parameters → a cell of assignments in a notebook, as papermill writes it, and never anything but literals."""

from __future__ import annotations

import keyword
from collections.abc import Mapping
from typing import Any

from bnr_toolkit.errors import Place, RefusedInput, found

PARAMETERS_TAG = "parameters"
INJECTED_TAG = "injected-parameters"
Notebook = Any


def with_parameters(notebook: Notebook, parameters: Mapping[str, object]) -> Notebook:
    """A copy of the notebook with these parameters assigned behind its own, and without old outputs.

    A cell that an earlier run injected is replaced.
    """
    import nbformat

    copy = nbformat.from_dict(notebook)
    cells = [cell for cell in copy.cells if INJECTED_TAG not in _tags(cell)]
    place = next(number for number, cell in enumerate(cells) if PARAMETERS_TAG in _tags(cell))
    injected = nbformat.v4.new_code_cell(assignments(parameters), metadata={"tags": [INJECTED_TAG]})
    copy.cells = [*cells[: place + 1], injected, *cells[place + 1 :]]
    for cell in copy.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return copy


def assignments(parameters: Mapping[str, object]) -> str:
    r"""The source of the cell that gives parameters their values, as papermill's translator for Python has it.

    Raises :class:`~bnr_toolkit.errors.RefusedInput` for a name that is none in
    Python and for a value that is neither text, number, yes or no, nor nothing:
    those would have to be pasted in as code.

    >>> print(assignments({"probe": "it's \"x\"", "confidence": 0.9, "as_of": None}), end="")
    # Parameters
    probe = "it's \"x\""
    confidence = 0.9
    as_of = None
    """
    lines = [f"{_name(name)} = {_literal(name, value)}" for name, value in parameters.items()]
    return "\n".join(["# Parameters", *lines]) + "\n"


def _name(name: str) -> str:
    if not name.isidentifier() or keyword.iskeyword(name):
        raise RefusedInput(found("unknown_parameter", Place(parameter=name), name, choices=()))
    return name


def _literal(name: str, value: object) -> str:
    if value is None or isinstance(value, bool | int):
        return repr(value)
    if isinstance(value, float) and value == value and abs(value) != float("inf"):
        return repr(value)
    if isinstance(value, str):
        escaped = value.encode("unicode_escape").decode("ascii").replace('"', r"\"")
        return f'"{escaped}"'
    raise RefusedInput(found("wrong_type", Place(parameter=name), str(value), wanted="a text or a number"))


def _tags(cell: Any) -> list[str]:
    return list(cell.metadata.get("tags", ()))
