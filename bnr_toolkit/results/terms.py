"""A term of art that a page uses, and what it means."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """A term with its definition for readers.

    ``forms`` are the words by which it is met in a text, in lower case;
    ``id`` names its place on a page.
    """

    id: str
    term: str
    forms: tuple[str, ...]
    definition: str
