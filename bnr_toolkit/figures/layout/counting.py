"""Counts such as "4 of 9, 1 open" in a narrow place: broken between their parts, and not inside one."""

from __future__ import annotations

import re

from bnr_toolkit.figures.layout.typesetting import Block, plain, width
from bnr_toolkit.figures.style import Type

_BETWEEN = re.compile(r"(?<=,) | (?=\()")


def pieces(count: str) -> list[str]:
    """The parts of a count that stay on one line.

    >>> pieces("25 van 30 (83%), 1 open")
    ['25 van 30', '(83%),', '1 open']
    """
    return _BETWEEN.split(plain(count))


def widest_piece(count: str, type_: Type) -> float:
    """The room that the longest of its parts needs."""
    return max(width(piece, type_) for piece in pieces(count))


def count_block(count: str, room: float, type_: Type, leading: float = 1.15) -> Block | None:
    """The count in as few lines as its parts allow; None when a part is wider than the room."""
    if widest_piece(count, type_) > room:
        return None
    lines: list[str] = []
    for piece in pieces(count):
        longer = f"{lines[-1]} {piece}" if lines else piece
        lines = [*lines[:-1], longer] if width(longer, type_) <= room else [*lines, piece]
    return Block(tuple(lines), type_, leading)
