"""Several systems, several rounds: each measured once in every round."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from measuring.processes import Broken
from measuring.result import Missing

Measurement = TypeVar("Measurement")


@dataclass(frozen=True, slots=True)
class Turns(Generic[Measurement]):
    """The measurements of each system, by round; and the systems that broke, with what they said."""

    rounds: dict[str, list[Measurement]]
    broken: tuple[Missing, ...]


def take_turns(systems: Mapping[str, Callable[[], Measurement]], rounds: int) -> Turns[Measurement]:
    """Measure every system once a round; each round begins one system further, so that none always follows another.

    A system that breaks is told and measured no more, and its earlier rounds are dropped:
    a ratio takes both its sides from the same round.
    """
    measured: dict[str, list[Measurement]] = {name: [] for name in systems}
    broken: dict[str, Missing] = {}
    names = list(systems)
    for number in range(rounds):
        first = number % len(names) if names else 0
        for name in names[first:] + names[:first]:
            if name in broken:
                continue
            print(f"round {number + 1} of {rounds}: {name}", file=sys.stderr, flush=True)
            try:
                measured[name].append(systems[name]())
            except Broken as problem:
                print(f"{name}: {problem}", file=sys.stderr, flush=True)
                broken[name] = Missing(name, problem.short)
    kept = {name: found for name, found in measured.items() if name not in broken}
    return Turns(kept, tuple(broken.values()))
