"""Whole numbers and dates for the ear: all in words, also above twenty, as a newsreader says them."""

from __future__ import annotations

import re

from bnr_toolkit.language.dates import when_words

MOST_SPOKEN = 999_999
"""Above this a number stays in digits; no test has as many ads."""

_HUNDRED, _THOUSAND = 100, 1000
_DUTCH = (
    "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien "
    "zestien zeventien achttien negentien "
)
_ENGLISH = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen "
)
_DUTCH_TENS = "twintig dertig veertig vijftig zestig zeventig tachtig negentig"
_ENGLISH_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_TO_TWENTY = {"nl": tuple(_DUTCH.split()), "en": tuple(_ENGLISH.split())}
_TENS = {"nl": tuple(_DUTCH_TENS.split()), "en": tuple(_ENGLISH_TENS.split())}
_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
    "twenty": "twentieth",
    "thirty": "thirtieth",
}
# A number that stands alone, with points or commas between its thousands; not the digits of a name.
_NUMBER = re.compile(r"(?<![\w.,])(\d{1,3}(?:[.,]\d{3})+|\d+)(?![\w]|[.,]\d)( van\b)?")
_ENGLISH_DAY = re.compile(r"^on (\d{1,2}) ")
_YEAR = re.compile(r"\d{4}$")
_FIRST_PAIRED, _LAST_PAIRED, _LEAST_PAIR = 1100, 2099, 10


def spoken_number(number: int, language: str) -> str:
    """A whole number in full words.

    Dutch writes it as one word through a thousand, with a space after *duizend*
    and a trema where vowels meet; English is British, with *and* after
    *hundred*. Between eleven and twenty hundred Dutch counts in hundreds.

    Raises ValueError below nought and above 999,999.

    >>> spoken_number(22, "nl"), spoken_number(101, "nl"), spoken_number(1200, "nl"), spoken_number(2023, "nl")
    ('tweeëntwintig', 'honderdeen', 'twaalfhonderd', 'tweeduizend drieëntwintig')
    >>> spoken_number(22, "en"), spoken_number(101, "en"), spoken_number(1200, "en")
    ('twenty-two', 'one hundred and one', 'one thousand two hundred')
    """
    if not 0 <= number <= MOST_SPOKEN:
        raise ValueError(f"{number} is not said in words: need a whole number from 0 to {MOST_SPOKEN}")
    return _dutch(number) if language == "nl" else _english(number)


def spoken(text: str, language: str) -> str:
    """The text with every number that stands alone in words; digits within a name stay.

    >>> spoken("16 van de 29 testadvertenties van Omroep24", "nl")
    'zestien van de negenentwintig testadvertenties van Omroep24'
    >>> spoken("1,200 test ads by Radio 1", "en"), spoken("Radio 1 vroeg 1 van de 24", "nl")
    ('one thousand two hundred test ads by Radio one', 'Radio één vroeg een van de vierentwintig')
    """

    def said(match: re.Match[str]) -> str:
        digits, of = match[1], match[2] or ""
        number = int(digits.replace(".", "").replace(",", ""))
        if number > MOST_SPOKEN:
            return match[0]
        # Alone, "een" is an article; before "van" it can only be a number.
        word = "één" if (language, number, of) == ("nl", 1, "") else spoken_number(number, language)
        return word + of

    return _NUMBER.sub(said, text)


def spoken_when(text: str, language: str) -> str:
    """A recorded year, month or day with its preposition, in words; of a moment the day.

    >>> spoken_when("2023-03-15", "nl"), spoken_when("2023-02", "nl")
    ('op vijftien maart tweeduizend drieëntwintig', 'in februari tweeduizend drieëntwintig')
    >>> spoken_when("2023-03-15 14:30", "en"), spoken_when("2009", "en")
    ('on the fifteenth of March twenty twenty-three', 'in two thousand and nine')
    """
    said = when_words(text[: len("2023-03-15")], language)
    if language == "en":
        said = _ENGLISH_DAY.sub(lambda match: f"on the {_ordinal(int(match[1]))} of ", said)
        said = _YEAR.sub(lambda match: _english_year(int(match[0])), said)
    return spoken(said, language)


def _dutch(number: int) -> str:
    if number < _HUNDRED:
        return _dutch_to_hundred(number)
    thousands, rest = divmod(number, _THOUSAND)
    if thousands == 0 or (thousands == 1 and rest >= _HUNDRED):
        hundreds, rest = divmod(number, _HUNDRED)
        many = "" if hundreds == 1 else _dutch_to_hundred(hundreds)
        return f"{many}honderd{_dutch_to_hundred(rest) if rest else ''}"
    many = "" if thousands == 1 else _dutch(thousands)
    return f"{many}duizend {_dutch(rest)}" if rest else f"{many}duizend"


def _dutch_to_hundred(number: int) -> str:
    if number < len(_TO_TWENTY["nl"]):
        return _TO_TWENTY["nl"][number]
    tens, ones = divmod(number, 10)
    ten = _TENS["nl"][tens - 2]
    if not ones:
        return ten
    one = _TO_TWENTY["nl"][ones]
    return f"{one}{'ën' if one.endswith('e') else 'en'}{ten}"


def _english(number: int) -> str:
    if number < len(_TO_TWENTY["en"]):
        return _TO_TWENTY["en"][number]
    if number < _HUNDRED:
        tens, ones = divmod(number, 10)
        ten = _TENS["en"][tens - 2]
        return f"{ten}-{_TO_TWENTY['en'][ones]}" if ones else ten
    unit, name = (_HUNDRED, "hundred") if number < _THOUSAND else (_THOUSAND, "thousand")
    many, rest = divmod(number, unit)
    said = f"{_english(many)} {name}"
    if not rest:
        return said
    return f"{said} and {_english(rest)}" if rest < _HUNDRED else f"{said} {_english(rest)}"


def _ordinal(day: int) -> str:
    before, dash, last = _english(day).rpartition("-")
    return f"{before}{dash}{_ORDINALS.get(last, f'{last}th')}"


def _english_year(year: int) -> str:
    century, rest = divmod(year, _HUNDRED)
    if _FIRST_PAIRED <= year <= _LAST_PAIRED and rest >= _LEAST_PAIR:
        return f"{_english(century)} {_english(rest)}"
    return _english(year)
