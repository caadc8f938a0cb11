"""How likely the test of the same ads shows a difference that is there: exact, over all counts of ideas."""

from __future__ import annotations

from math import comb, fsum

from bnr_toolkit.statistics.same_ads import mcnemar_mid_p


def power_same_ads(rate_only_first: float, rate_only_second: float, ideas: int, alpha: float = 0.05) -> float:
    """The chance that the McNemar mid-P test rejects "no difference" at ``alpha``, with so many ideas.

    ``rate_only_first`` is the true chance that an idea is approved in the first
    group alone, ``rate_only_second`` that it is in the second alone; ideas are
    taken to be judged separately. Method: the chances of all pairs of counts
    that the test rejects, added up; nothing is approximated. Raises ValueError
    for chances that are none or add up to more than 1, for fewer than one idea,
    and for a level outside 0 to 1.

    >>> power_same_ads(1.0, 0.0, 5), power_same_ads(1.0, 0.0, 4)
    (1.0, 0.0)
    """
    if not (rate_only_first >= 0 and rate_only_second >= 0 and rate_only_first + rate_only_second <= 1 + 1e-12):
        chances = f"chances {rate_only_first} and {rate_only_second}"
        raise ValueError(f"{chances} are impossible: need two of 0 or more, together at most 1")
    if ideas < 1:
        raise ValueError(f"{ideas} ideas is impossible: need at least 1")
    if not 0 < alpha < 1:
        raise ValueError(f"level {alpha} is impossible: need a number between 0 and 1")
    alike = max(0.0, 1 - rate_only_first - rate_only_second)
    rejected = [
        comb(ideas, first)
        * comb(ideas - first, second)
        * rate_only_first**first
        * rate_only_second**second
        * alike ** (ideas - first - second)
        for first in range(ideas + 1)
        for second in range(ideas + 1 - first)
        if mcnemar_mid_p(first, second) <= alpha
    ]
    return min(1.0, fsum(rejected))
