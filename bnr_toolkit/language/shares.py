"""``k`` of ``n`` things, as Dutch and English say it, with what a verb must know."""

from __future__ import annotations

from dataclasses import dataclass

from bnr_toolkit.language.numbers import numbers_alike


@dataclass(frozen=True, slots=True)
class Share:
    """The phrase, whether its verb is plural, and whether the sentence must say *not*.

    Only the one ad of a test of one can be negated: "keurde de enige
    testadvertentie niet goed".
    """

    phrase: str
    plural: bool
    negated: bool = False


def share(part: int, whole: int, noun: tuple[str, str], language: str, beside: tuple[int, ...] = ()) -> Share:
    """``part`` of the ``whole`` things called ``noun`` (singular, plural).

    ``beside`` are the other numbers of the sentence: as soon as one of all
    these needs digits, they all have digits.

    >>> ads = ("testadvertentie", "testadvertenties")
    >>> share(6, 7, ads, "nl").phrase
    'zes van de zeven testadvertenties'
    >>> [share(k, 2, ads, "nl").phrase for k in (0, 1, 2)]
    ['geen van beide testadvertenties', 'een van de twee testadvertenties', 'beide testadvertenties']
    >>> share(0, 7, ads, "nl").phrase, share(7, 7, ads, "nl").phrase
    ('geen van de zeven testadvertenties', 'alle zeven testadvertenties')
    >>> share(0, 1, ads, "nl")
    Share(phrase='de enige testadvertentie', plural=False, negated=True)
    >>> share(6, 7, ads, "nl", beside=(30,)).phrase
    '6 van de 7 testadvertenties'
    """
    if not 0 <= part <= whole or whole < 1:
        raise ValueError(f"{part} of {whole} is impossible: need 0 <= part <= whole and whole >= 1")
    said_part, said_whole, *_ = numbers_alike((part, whole, *beside), language)
    build = _dutch if language == "nl" else _english
    return build(part, whole, said_part, said_whole, noun)


def _dutch(part: int, whole: int, said_part: str, said_whole: str, noun: tuple[str, str]) -> Share:
    one, many = noun
    if whole == 1:
        return Share(f"de enige {one}", plural=False, negated=part == 0)
    if part == 0:
        among = "beide" if whole == 2 else f"de {said_whole}"
        return Share(f"geen van {among} {many}", plural=False)
    if part == whole:
        return Share(f"beide {many}" if whole == 2 else f"alle {said_whole} {many}", plural=True)
    return Share(f"{said_part} van de {said_whole} {many}", plural=part > 1)


def _english(part: int, whole: int, said_part: str, said_whole: str, noun: tuple[str, str]) -> Share:
    one, many = noun
    if whole == 1:
        return Share(f"the only {one}", plural=False, negated=part == 0)
    if part == 0:
        among = "neither of the two" if whole == 2 else f"none of the {said_whole}"
        return Share(f"{among} {many}", plural=False)
    if part == whole:
        return Share(f"both {many}" if whole == 2 else f"all {said_whole} {many}", plural=True)
    return Share(f"{said_part} of the {said_whole} {many}", plural=part > 1)
