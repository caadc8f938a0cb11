"""Small habits of written Dutch and English: lists, first letters, quotation marks."""

from __future__ import annotations

from collections.abc import Sequence

_AND = {"nl": "en", "en": "and"}
_QUOTES = {"nl": "„{}”", "en": "“{}”"}


def listed(items: Sequence[str], language: str) -> str:
    """Items as running text lists them.

    >>> listed(["TikTok", "X", "Meta"], "nl")
    'TikTok, X en Meta'
    """
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {_AND[language]} {items[-1]}"


def capitalised(text: str) -> str:
    """The text with a capital first letter, the rest untouched.

    Dutch writes the ij at the start of a word with two capitals.

    >>> capitalised("een van de zeven van TikTok"), capitalised("ijdele beloften")
    ('Een van de zeven van TikTok', 'IJdele beloften')
    """
    letters = 2 if text.startswith("ij") else 1
    return text[:letters].upper() + text[letters:]


def quoted(text: str, language: str) -> str:
    """The text between the language's quotation marks.

    >>> quoted("Nee.", "nl")
    '„Nee.”'
    """
    return _QUOTES[language].format(text)
