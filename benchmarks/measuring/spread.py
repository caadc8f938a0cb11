"""Several measurements of one thing: their median, and how far they lie apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Spread:
    """A median with the least and the most of the rounds, in the unit of the rounds.

    >>> print(Spread(median=3.589, least=3.08, most=4.164, rounds=9))
    3.59 (3.08–4.16)
    >>> print(Spread(median=0.0421, least=0.0421, most=0.0421, rounds=1))
    0.042
    """

    median: float
    least: float
    most: float
    rounds: int

    def __str__(self) -> str:
        if self.rounds == 1:
            return said(self.median)
        return f"{said(self.median)} ({said(self.least)}–{said(self.most)})"


def spread(rounds: Sequence[float]) -> Spread:
    """The spread of the measurements of all rounds.

    >>> spread([4.0, 2.0, 9.0])
    Spread(median=4.0, least=2.0, most=9.0, rounds=3)
    """
    return Spread(median(rounds), min(rounds), max(rounds), len(rounds))


def ratios(these: Sequence[float], those: Sequence[float]) -> Spread:
    """The spread of the ratios of two systems, each taken within one round.

    Raises ValueError when one system was measured in more rounds than the other.

    >>> ratios([1.0, 6.0, 2.0], [2.0, 3.0, 2.0])
    Spread(median=1.0, least=0.5, most=2.0, rounds=3)
    """
    return spread([this / that for this, that in zip(these, those, strict=True)])


def said(number: float) -> str:
    """A measurement with as many digits as a reader can use.

    >>> [said(number) for number in (0.00042, 0.0421, 3.589, 41.26, 1274.4)]
    ['0.0004', '0.042', '3.59', '41.3', '1274']
    """
    size = abs(number)
    if size >= 100:
        return f"{number:.0f}"
    if size >= 10:
        return f"{number:.1f}"
    if size >= 0.1:
        return f"{number:.2f}"
    return f"{number:.3f}" if size >= 0.01 else f"{number:.4f}"
