"""Countries and languages by the names that a reader of Dutch or English knows them by."""

from __future__ import annotations

from functools import cache

_NAMED_BY = "en"


def country_name(name: str, language: str) -> str:
    """A country that a record names in English, in the reader's language; any other name stays as it is.

    >>> country_name("Netherlands", "nl"), country_name("United States", "nl"), country_name("Elbonia", "nl")
    ('Nederland', 'Verenigde Staten', 'Elbonia')
    """
    return _translated(name, language, "territories")


def language_name(name: str, language: str) -> str:
    """A language that a record names in English or by its code, in the reader's language; else as it is.

    >>> language_name("Dutch", "nl"), language_name("nl", "en"), language_name("Burmese", "nl")
    ('Nederlands', 'Dutch', 'Birmaans')
    """
    return _translated(name, language, "languages")


def _translated(name: str, language: str, kind: str) -> str:
    code = _codes(kind).get(name.casefold())
    return name if code is None else str(_names(language, kind).get(code, name))


@cache
def _codes(kind: str) -> dict[str, str]:
    """The code behind each English name and behind itself, in the names of the Unicode CLDR."""
    names = _names(_NAMED_BY, kind)
    return {**{code.casefold(): code for code in names}, **{said.casefold(): code for code, said in names.items()}}


@cache
def _names(language: str, kind: str) -> dict[str, str]:
    from babel import Locale

    return dict(getattr(Locale.parse(language), kind))
