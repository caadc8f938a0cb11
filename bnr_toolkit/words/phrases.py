"""The wording of one language, by key. An editor changes it in the files of ``nl/`` or ``en/``.

A newsroom that installed the package keeps its own phrases in a folder of its
own: :mod:`bnr_toolkit.words.wording` reads and checks them, and puts them in
the place of ours for as long as it is asked to.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from bnr_toolkit.errors import Place, RefusedInput, found
from bnr_toolkit.language import LANGUAGES

Phrase = str | tuple[str, ...]
"""A text with blanks, or the forms of a word."""

Key = tuple[str, str]
"""The language and the key of a phrase: ``("nl", "lead.open")``."""

_NONE: Mapping[Key, Phrase] = MappingProxyType({})
_CHANGED: ContextVar[Mapping[Key, Phrase]] = ContextVar("changed_phrases", default=_NONE)


@cache
def shipped_phrases(language: str) -> Mapping[str, Phrase]:
    """Every phrase of the package in one language, by key, as its files have it.

    >>> shipped_phrases("nl")["noun.ad"]
    ('testadvertentie', 'testadvertenties')
    """
    if language not in LANGUAGES:
        raise RefusedInput(found("not_one_of", Place(parameter="language"), language, choices=LANGUAGES))
    return MappingProxyType(
        {
            f"{section}.{name}": wording if isinstance(wording, str) else tuple(wording)
            for text in wording_files(language)
            for section, names in tomllib.loads(text).items()
            for name, wording in names.items()
        }
    )


def wording_files(language: str) -> tuple[str, ...]:
    """The files that hold one language's wording, one a subject; no section stands in two of them."""
    folder = files("bnr_toolkit.words").joinpath(language)
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return tuple(folder.joinpath(name).read_text(encoding="utf-8") for name in names)


@contextmanager
def changed(phrases: Mapping[Key, Phrase]) -> Iterator[None]:
    """For as long as this lasts, these phrases stand in the place of ours; only for whoever entered it."""
    token = _CHANGED.set(phrases)
    try:
        yield
    finally:
        _CHANGED.reset(token)


def change(phrases: Mapping[Key, Phrase]) -> None:
    """The same from now on: a cell of a notebook cannot stay within another."""
    _CHANGED.set(phrases)


def changed_phrases() -> Mapping[Key, Phrase]:
    """The phrases that stand in the place of ours at this moment; empty when all are ours."""
    return _CHANGED.get()


def phrase(language: str, key: str, **blanks: object) -> str:
    """The wording under a key such as ``headline.first_decision``, with its blanks filled.

    Filling refuses to lose anything: a blank given and not used is a KeyError,
    and so is a blank left open.

    >>> phrase("en", "figure.count", part=6, whole=7)
    '6 of 7'
    """
    wording = str(_wording(language, key))
    unused = [blank for blank in blanks if f"{{{blank}" not in wording]
    if unused:
        raise KeyError(f"the wording {language}.{key} has no place for {', '.join(unused)}")
    return wording.format(**blanks)


def has_phrase(language: str, key: str) -> bool:
    """Whether there is a wording under this key."""
    return key in shipped_phrases(language)


def forms(language: str, key: str) -> tuple[str, str]:
    """A word with two forms, singular and plural.

    >>> forms("nl", "noun.ad")
    ('testadvertentie', 'testadvertenties')
    """
    pair = tuple(_wording(language, key))
    return pair[0], pair[1]


def form(language: str, key: str, *, plural: bool) -> str:
    """The singular or the plural form of a word."""
    return forms(language, key)[1 if plural else 0]


def _wording(language: str, key: str) -> Phrase:
    ours = shipped_phrases(language)[key]
    return _CHANGED.get().get((language, key), ours)
