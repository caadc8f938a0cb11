"""Dates of a record as running text has them."""

from __future__ import annotations

from datetime import date, datetime

LOCALES = {"nl": "nl_NL", "en": "en_GB"}
_IN = "in"
_ON = {"nl": "op", "en": "on"}


def date_words(text: str, language: str) -> str:
    """A recorded year, month, day or moment in words.

    A moment that was recorded with an offset keeps it, for the reader's clock
    may be another.

    >>> date_words("2023-03-15", "nl"), date_words("2023-02", "en"), date_words("2023", "nl")
    ('15 maart 2023', 'February 2023', '2023')
    >>> date_words("2023-03-15 14:30", "nl"), date_words("2023-03-15T14:30Z", "en")
    ('15 maart 2023, 14.30 uur', '15 March 2023, 14:30 UTC')
    """
    if len(text) <= len("2023-03-15"):
        return _day(text, language)
    return f"{_day(text[: len('2023-03-15')], language)}, {_clock(text, language)}"


def when_words(text: str, language: str) -> str:
    """The same with its preposition, as an answer to "when?".

    >>> when_words("2023-03-15", "nl"), when_words("2023-02", "nl"), when_words("2023", "en")
    ('op 15 maart 2023', 'in februari 2023', 'in 2023')
    >>> when_words("2023-03-15 14:30", "nl"), when_words("2023-03-15 14:30", "en")
    ('op 15 maart 2023 om 14.30 uur', 'on 15 March 2023 at 14:30')
    """
    if len(text) < len("2023-03-15"):
        return f"{_IN} {_day(text, language)}"
    day = f"{_ON[language]} {_day(text[: len('2023-03-15')], language)}"
    if len(text) == len("2023-03-15"):
        return day
    return f"{day} {'om' if language == 'nl' else 'at'} {_clock(text, language)}"


def _day(text: str, language: str) -> str:
    from babel.dates import format_date

    locale = LOCALES[language]
    if len(text) == len("2023"):
        return text
    if len(text) == len("2023-02"):
        return str(format_date(date.fromisoformat(f"{text}-01"), "MMMM y", locale=locale))
    return str(format_date(date.fromisoformat(text), "d MMMM y", locale=locale))


def _clock(text: str, language: str) -> str:
    moment = datetime.fromisoformat(text)
    said = f"{moment:%H.%M} uur" if language == "nl" else f"{moment:%H:%M}"
    return f"{said} {moment.tzname()}" if moment.tzinfo is not None else said
