"""What an executed notebook shows: outputs by role, with the facts they rest on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bnr_toolkit.display import FACTS_TYPE, KEY


@dataclass(frozen=True, slots=True)
class Output:
    """One output of ``show()``: its data by MIME type, what it is, and further metadata."""

    data: dict[str, Any]
    about: dict[str, Any]
    metadata: dict[str, Any]

    @property
    def role(self) -> str:
        """``headline``, ``lead``, ``figure`` … as display recorded it."""
        return str(self.about.get("role", ""))


def shown(cell: Any) -> Iterator[Output]:
    """The outputs of a cell that ``show()`` made."""
    for output in cell.get("outputs", ()):
        metadata = dict(output.get("metadata") or {})
        if KEY in metadata:
            yield Output(dict(output["data"]), dict(metadata[KEY]), metadata)


def all_shown(notebook: Any) -> tuple[Output, ...]:
    """The outputs of a whole notebook, in order."""
    return tuple(output for cell in notebook.cells for output in shown(cell))


def facts_of(notebook: Any) -> list[dict[str, Any]]:
    """The facts that the notebook shows, each with the roles of the outputs it appears in."""
    outputs = all_shown(notebook)
    places: dict[str, list[str]] = {}
    for output in outputs:
        name = output.about.get("name") or output.role
        for identifier in output.about.get("facts", ()):
            mentioned = places.setdefault(identifier, [])
            if name not in mentioned:
                mentioned.append(name)
    facts: dict[str, dict[str, Any]] = {}
    for output in outputs:
        for fact in output.data.get(FACTS_TYPE, ()):
            facts[fact["id"]] = {**fact, "appears_in": places.get(fact["id"], [])}
    return list(facts.values())


def figures_of(notebook: Any) -> dict[str, Output]:
    """The figures that the notebook shows, by name."""
    return {str(output.about["name"]): output for output in all_shown(notebook) if output.role == "figure"}
