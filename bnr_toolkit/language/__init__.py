"""Facts of Dutch and English: number words, "x of the y", dates, lists. No wording of ours."""

from bnr_toolkit.language.clock import clock, local_day, place_of_zone, short_day, short_month
from bnr_toolkit.language.dates import date_words, when_words
from bnr_toolkit.language.numbers import (
    LEAST_P,
    chance_digits,
    decimal,
    number_digits,
    number_words,
    numbers_alike,
    p_digits,
    percent_sign,
    points,
)
from bnr_toolkit.language.places import country_name, language_name
from bnr_toolkit.language.shares import Share, share
from bnr_toolkit.language.text import capitalised, listed, quoted

LANGUAGES = ("nl", "en")

__all__ = [
    "LANGUAGES",
    "LEAST_P",
    "Share",
    "capitalised",
    "chance_digits",
    "clock",
    "country_name",
    "date_words",
    "decimal",
    "language_name",
    "listed",
    "local_day",
    "number_digits",
    "number_words",
    "numbers_alike",
    "p_digits",
    "percent_sign",
    "place_of_zone",
    "points",
    "quoted",
    "share",
    "short_day",
    "short_month",
    "when_words",
]
