"""How many ads for an interval that is narrow enough, and how many, none of which approved, for a low enough bound."""

from __future__ import annotations

from functools import cache
from math import ceil, log1p

from bnr_toolkit.errors import Place, RefusedInput, found, refuse
from bnr_toolkit.planning.asking import as_typed, bound_findings, confidence_findings, half_width_findings, plan_stamp
from bnr_toolkit.planning.searching import ROUNDING, Search, lasting, rows_around, searched_to
from bnr_toolkit.results import Plan
from bnr_toolkit.statistics.proportions import METHODS, one_sided_bound, proportion_interval

MOST_ADS = 5_000
"""The search for a half-width ends here: it answers down to about two percentage points at 95% confidence."""

MOST_ADS_NONE_APPROVED = 10_000
"""As far as the bound is computed: 0.03% at 95% confidence."""


def ads_for_half_width(half_width: float, confidence: float = 0.95, method: str = "wilson") -> Plan:
    """How many ads so that the interval is at most ``half_width`` wide on each side of its middle, whatever the count.

    ``half_width`` is a proportion: 0.15 is 15 percentage points. The number of
    ads is the least from which the widest interval over all counts, 0 of n to n
    of n, is narrow enough and stays so: two ads have a wider Wilson interval
    than one. Every number is tried through a quarter more and ten.
    ``method`` is one of the intervals for one proportion.

    Method: a search over counts with the interval itself; the usual formula
    takes Wald's interval, which asks for too many ads when they are few
    (Newcombe 1998, Statistics in Medicine 17:857, on why that is no interval to use).

    Raises :class:`~bnr_toolkit.errors.RefusedInput` for a half-width outside 0
    to 0.5, an impossible confidence, a method that there is not, and when
    no answer lasts within 5,000 ads.

    >>> [ads_for_half_width(half_width).ads for half_width in (0.30, 0.25, 0.20, 0.15, 0.10)]
    [7, 12, 21, 39, 93]
    """
    refuse([*half_width_findings(half_width), *confidence_findings(confidence)])
    if method not in METHODS:
        refuse([found("not_one_of", Place(parameter="method"), method, choices=METHODS)])

    @cache
    def widest(ads: int) -> float:
        return widest_half_width(ads, confidence, method)

    def narrow_enough(ads: int) -> bool:
        return widest(ads) <= half_width + ROUNDING

    search = lasting(narrow_enough, MOST_ADS)
    if search is None:
        place, reached = Place(parameter="half_width"), f"{widest(MOST_ADS):.4f}"
        raise RefusedInput(found("half_width_out_of_reach", place, f"{half_width:g}", limit=MOST_ADS, reached=reached))
    asked = {"question": "half_width", "target": half_width, "confidence": confidence, "method": method}
    return Plan(
        question="half_width",
        target=half_width,
        chances=(),
        ads=search.ads,
        first=search.first,
        searched_to=search.searched_to,
        rows=rows_around(search, widest, narrow_enough),
        method=method,
        confidence=confidence,
        power=None,
        stamp=plan_stamp(asked),
    )


def widest_half_width(ads: int, confidence: float = 0.95, method: str = "wilson") -> float:
    """Half the width of the widest interval that ``ads`` ads can give.

    The interval is widest when half of the ads is approved; for Jeffreys at a
    confidence under a fifth, when none is. A test compares these two with every
    count, for every method.

    >>> round(widest_half_width(7), 4), round(widest_half_width(39), 4)
    (0.2957, 0.1497)
    """
    intervals = (proportion_interval(approved, ads, confidence, method) for approved in (0, ads // 2))
    return max((interval.high - interval.low) / 2 for interval in intervals)


def ads_for_none_approved(bound: float, confidence: float = 0.95) -> Plan:
    """How many ads, none of which approved, show that the chance of approval is at most ``bound``.

    The same number, all approved, shows that the chance is at least 1 - ``bound``.

    Method: the one-sided bound of Clopper and Pearson 1934 (Biometrika 26:404)
    for 0 of n, ``1 - (1 - confidence)^(1/n)``, compared in exact fractions; "rule of
    three", 3/n, is its usual shortcut at 95% (Hanley and Lippman-Hand 1983, JAMA 249:1743).

    Raises :class:`~bnr_toolkit.errors.RefusedInput` for a bound that is not
    between 0 and 1, an impossible confidence, and when more than 10,000 ads are needed.

    >>> plan = ads_for_none_approved(0.10)
    >>> plan.ads, round(plan.answer.value, 4)
    (29, 0.0981)
    """
    refuse([*bound_findings(bound), *confidence_findings(confidence)])
    doubt, not_approved = 1 - as_typed(confidence), 1 - as_typed(bound)

    def low_enough(ads: int) -> bool:
        return not_approved**ads <= doubt

    def highest(ads: int) -> float:
        return one_sided_bound(0, ads, confidence)

    # The formula solved for the number of ads; rounding can leave it one off, the fractions cannot.
    estimate = log1p(-confidence) / log1p(-bound)
    if estimate > MOST_ADS_NONE_APPROVED:
        place, reached = Place(parameter="none_approved_below"), f"{highest(MOST_ADS_NONE_APPROVED):.4f}"
        raise RefusedInput(
            found("bound_out_of_reach", place, f"{bound:g}", limit=MOST_ADS_NONE_APPROVED, reached=reached)
        )
    ads = max(1, ceil(estimate) - 1)
    while not low_enough(ads):
        ads += 1
    search = Search(ads, ads, searched_to(ads))
    asked = {"question": "none_approved", "target": bound, "confidence": confidence}
    return Plan(
        question="none_approved",
        target=bound,
        chances=(),
        ads=ads,
        first=ads,
        searched_to=search.searched_to,
        rows=rows_around(search, highest, low_enough),
        method="clopper_pearson_one_sided",
        confidence=confidence,
        power=None,
        stamp=plan_stamp(asked),
    )
