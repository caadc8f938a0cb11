"""Whole numbers in running text: words to twenty in Dutch, to nine in English, digits above."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

_DUTCH = (
    "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien "
    "achttien negentien twintig"
)
_ENGLISH = "zero one two three four five six seven eight nine"
_WORDS = {"nl": tuple(_DUTCH.split()), "en": tuple(_ENGLISH.split())}
_THOUSANDS = {"nl": ".", "en": ","}
_DECIMAL_MARKS = {"nl": ",", "en": "."}


def number_words(number: int, language: str, *, stressed: bool = False) -> str:
    """A whole number as running text has it.

    Dutch writes words through twenty (de Volkskrant's rule), English through
    nine; ``een`` has no accents, because "een van de" cannot be misread.
    ``stressed`` gives it accents, for where it stands alone: "van één".

    >>> number_words(6, "nl"), number_words(14, "nl"), number_words(14, "en"), number_words(1200, "nl")
    ('zes', 'veertien', '14', '1.200')
    >>> number_words(1, "nl"), number_words(1, "nl", stressed=True)
    ('een', 'één')
    """
    return numbers_alike((number,), language, stressed=stressed)[0]


def numbers_alike(numbers: tuple[int, ...], language: str, *, stressed: bool = False) -> tuple[str, ...]:
    """Numbers of one sentence: all in words, or all in digits as soon as one needs digits.

    >>> numbers_alike((6, 7), "nl"), numbers_alike((6, 24), "nl"), numbers_alike((0, 24), "en")
    (('zes', 'zeven'), ('6', '24'), ('0', '24'))
    """
    if all(0 <= number < len(_WORDS[language]) for number in numbers):
        return tuple(_word(number, language, stressed=stressed) for number in numbers)
    return tuple(number_digits(number, language) for number in numbers)


def number_digits(number: int, language: str) -> str:
    """A whole number in digits, with the language's mark between thousands.

    >>> number_digits(1120, "nl"), number_digits(1120, "en")
    ('1.120', '1,120')
    """
    return f"{number:,}".replace(",", _THOUSANDS[language])


def _word(number: int, language: str, *, stressed: bool) -> str:
    if stressed and number == 1 and language == "nl":
        return "één"
    return _WORDS[language][number]


def points(count: int) -> int:
    """How many percentage points one of ``count`` is, rounded half up.

    >>> points(7), points(8)
    (14, 13)
    """
    return int((Decimal(100) / Decimal(count)).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def decimal(number: float, digits: int, language: str) -> str:
    """A decimal number in digits, with the language's decimal mark, rounded half up.

    >>> decimal(0.4869, 2, "nl"), decimal(0.125, 2, "en")
    ('0,49', '0.13')
    """
    return str(_rounded(number, digits)).replace(".", _DECIMAL_MARKS[language])


def _rounded(number: float, digits: int) -> Decimal:
    """Half up, of the number as it is written: ``round`` would make 0,12 of 0,125."""
    return Decimal(repr(number)).quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)


def percent_sign(number: float, digits: int, language: str) -> str:
    """A percentage as labels and tables have it: the sign without a space.

    >>> percent_sign(83, 0, "nl"), percent_sign(99.9, 1, "nl"), percent_sign(99.9, 1, "en")
    ('83%', '99,9%', '99.9%')
    """
    return f"{decimal(number, digits, language)}%"


def chance_digits(chance: float, language: str) -> str:
    """A chance in two decimals, or in as many as it takes not to look impossible or certain.

    >>> chance_digits(0.4869, "nl"), chance_digits(0.9964, "nl"), chance_digits(1.0, "en")
    ('0,49', '0,996', '1.00')
    >>> chance_digits(0.995, "nl")  # half up it would read 1,00
    '0,995'
    """
    digits = 2
    while digits < _MOST_DIGITS and chance not in (0, 1) and _rounded(chance, digits) in (0, 1):
        digits += 1
    return decimal(chance, digits, language)


LEAST_P = 0.001
"""Below this a p-value is not written out: that it is less is enough."""

_P_DIGITS = 3
_MOST_DIGITS = 8


def p_digits(p: float, level: float, language: str) -> str:
    """A p-value in three decimals, or in as many as it takes to show on which side of the level it is.

    >>> p_digits(0.0574, 0.05, "nl"), p_digits(0.04996, 0.05, "en"), p_digits(0.05, 0.05, "en")
    ('0,057', '0.04996', '0.050')
    """
    digits = _P_DIGITS
    while digits < _MOST_DIGITS and p != level and _rounded(p, digits) == _rounded(level, digits):
        digits += 1
    return decimal(p, digits, language)
