"""The wording of one language, by key. An editor changes it in the files of ``nl/`` or ``en/``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from bnr_toolkit.errors import Place, RefusedInput, found
from bnr_toolkit.language import LANGUAGES


@cache
def _book(language: str) -> dict[str, dict[str, str | list[str]]]:
    if language not in LANGUAGES:
        raise RefusedInput(found("not_one_of", Place(parameter="language"), language, choices=LANGUAGES))
    book: dict[str, dict[str, str | list[str]]] = {}
    for text in wording_files(language):
        book.update(tomllib.loads(text))
    return book


def wording_files(language: str) -> tuple[str, ...]:
    """The files that hold one language's wording, one a subject; no section stands in two of them."""
    folder = files("bnr_toolkit.words").joinpath(language)
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return tuple(folder.joinpath(name).read_text(encoding="utf-8") for name in names)


def phrase(language: str, key: str, **blanks: object) -> str:
    """The wording under a key such as ``headline.first_decision``, with its blanks filled.

    Filling refuses to lose anything: a blank given and not used is a KeyError,
    and so is a blank left open.

    >>> phrase("en", "figure.count", part=6, whole=7)
    '6 of 7'
    """
    section, _, name = key.partition(".")
    wording = str(_book(language)[section][name])
    unused = [blank for blank in blanks if f"{{{blank}" not in wording]
    if unused:
        raise KeyError(f"the wording {language}.{key} has no place for {', '.join(unused)}")
    return wording.format(**blanks)


def has_phrase(language: str, key: str) -> bool:
    """Whether there is a wording under this key."""
    section, _, name = key.partition(".")
    return name in _book(language).get(section, {})


def forms(language: str, key: str) -> tuple[str, str]:
    """A word with two forms, singular and plural.

    >>> forms("nl", "noun.ad")
    ('testadvertentie', 'testadvertenties')
    """
    section, _, name = key.partition(".")
    pair = list(_book(language)[section][name])
    return pair[0], pair[1]


def form(language: str, key: str, *, plural: bool) -> str:
    """The singular or the plural form of a word."""
    return forms(language, key)[1 if plural else 0]
