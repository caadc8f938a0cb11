"""Which counts may be told as a percentage, how far rounded, and where: the rules for small numbers."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from bnr_toolkit.results import Percentage
from bnr_toolkit.statistics.proportions import wilson

LEAST_IN_TABLE = 20
LEAST_IN_TEXT = 30
ALWAYS_CERTAIN = 100
WITH_DECIMAL = 1000
TOO_WIDE = 0.30
"""From this width of the 95% interval on, a percentage of fewer than a hundred ads says more than is known."""


def percentage(approved: int, decided: int) -> Percentage | None:
    """The percentage of ``approved`` among ``decided`` that readers may be told; None where only the count will do.

    Of fewer than 20 there is none; of 20 to 29 one for tables alone; of 30 to 99
    one when the 95% Wilson interval is narrower than 30 points; from 1,000 on it
    has a decimal. Never 0 or 100, also not by rounding: then the count says it
    better. The scope of inference changes nothing: the percentage is of the ads
    that were tested, claims no more than their count, and stands behind it.
    Rounded half up.

    Method: the house rules for small numbers; the interval is Wilson's (1927, JASA
    22:209). Raises ValueError for a count that cannot be.

    >>> percentage(25, 30), percentage(18, 22).in_text, percentage(999, 1000).value
    (Percentage(value=83, digits=0, in_text=True), False, 99.9)
    >>> percentage(6, 7), percentage(15, 30), percentage(40, 40), percentage(1999, 2000)
    (None, None, None, None)
    """
    if not 0 <= approved <= decided or decided < 1:
        raise ValueError(f"{approved} of {decided} is impossible: need 0 <= approved <= decided and decided >= 1")
    if decided < LEAST_IN_TABLE or approved in (0, decided) or _is_uncertain(approved, decided):
        return None
    digits = 1 if decided >= WITH_DECIMAL else 0
    exact = Decimal(100 * approved) / Decimal(decided)
    rounded = exact.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
    if rounded in (0, 100):
        return None
    value = float(rounded) if digits else int(rounded)
    return Percentage(value, digits, in_text=decided >= LEAST_IN_TEXT)


def _is_uncertain(approved: int, decided: int) -> bool:
    """Whether the interval is too wide for a text that has a percentage; fewer than 30 have it in tables alone."""
    if not LEAST_IN_TEXT <= decided < ALWAYS_CERTAIN:
        return False
    interval = wilson(approved, decided)
    return interval.high - interval.low >= TOO_WIDE
