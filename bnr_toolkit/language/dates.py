"""Dates of a record as running text has them."""

from __future__ import annotations

from datetime import date, datetime

_LOCALES = {"nl": "nl_NL", "en": "en_GB"}


def date_words(text: str, language: str) -> str:
    """A recorded year, month, day or moment in words.

    >>> date_words("2023-03-15", "nl"), date_words("2023-02", "en"), date_words("2023", "nl")
    ('15 maart 2023', 'February 2023', '2023')
    >>> date_words("2023-03-15 14:30", "nl")
    '15 maart 2023, 14:30'
    """
    from babel.dates import format_date

    locale = _LOCALES[language]
    if len(text) == len("2023"):
        return text
    if len(text) == len("2023-02"):
        return str(format_date(date.fromisoformat(f"{text}-01"), "MMMM y", locale=locale))
    if len(text) == len("2023-03-15"):
        return str(format_date(date.fromisoformat(text), "d MMMM y", locale=locale))
    moment = datetime.fromisoformat(text)
    return f"{format_date(moment, 'd MMMM y', locale=locale)}, {moment:%H:%M}"
