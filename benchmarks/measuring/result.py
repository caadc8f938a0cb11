"""What a benchmark gives: a table with its goals, and every peer that was not there."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Goal:
    """What was aimed at, what was found, and whether that is enough; None when it could not be measured."""

    aim: str
    found: str
    met: bool | None


@dataclass(frozen=True, slots=True)
class Missing:
    """A system that could not be measured, why, and how to get it."""

    name: str
    why: str
    how: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """One table of a benchmark.

    ``measured`` says in plain words what the numbers are. ``versions`` are those
    of the tools that the table is about, by name.
    """

    title: str
    measured: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    goals: tuple[Goal, ...] = ()
    missing: tuple[Missing, ...] = ()
    versions: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(f"{self.title}: a row of {len(row)} cells under {len(self.columns)} columns: {row}")


def as_json(results: Sequence[Result]) -> str:
    """Results as a file that another process reads."""
    return json.dumps([asdict(one) for one in results], ensure_ascii=False, indent=2) + "\n"


def from_json(text: str) -> list[Result]:
    """The results in such a file."""
    return [_result(one) for one in json.loads(text)]


def _result(fields: dict[str, Any]) -> Result:
    return Result(
        title=fields["title"],
        measured=fields["measured"],
        columns=tuple(fields["columns"]),
        rows=tuple(tuple(row) for row in fields["rows"]),
        goals=tuple(Goal(**goal) for goal in fields["goals"]),
        missing=tuple(Missing(**missing) for missing in fields["missing"]),
        versions=fields["versions"],
    )
