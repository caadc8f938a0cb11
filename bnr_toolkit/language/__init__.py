"""Facts of Dutch and English: number words, "x of the y", dates, lists. No wording of ours."""

from bnr_toolkit.language.dates import date_words, when_words
from bnr_toolkit.language.numbers import decimal, number_words, numbers_alike, points
from bnr_toolkit.language.shares import Share, share
from bnr_toolkit.language.text import capitalised, listed, quoted

LANGUAGES = ("nl", "en")

__all__ = [
    "LANGUAGES",
    "Share",
    "capitalised",
    "date_words",
    "decimal",
    "listed",
    "number_words",
    "numbers_alike",
    "points",
    "quoted",
    "share",
    "when_words",
]
