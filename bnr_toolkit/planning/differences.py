"""How many ads to show a difference, if the true chances were these: with different ads, or with the same ads."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from bnr_toolkit.errors import Place, RefusedInput, found, refuse
from bnr_toolkit.planning.asking import as_typed, chance_findings, confidence_findings, plan_stamp, power_findings
from bnr_toolkit.planning.searching import ROUNDING, lasting, rows_around
from bnr_toolkit.results import Plan

MOST_ADS = 120
"""The search for a difference ends here: every table of two groups of so many is enumerated."""

DIFFERENT_ADS = "fisher_boschloo"
SAME_ADS = "mcnemar_mid_p"


def ads_to_show_difference(
    first: float, second: float, power: float = 0.8, confidence: float = 0.95, *, same_ads: bool = False
) -> Plan:
    """How many ads so that the deciding test shows a difference with a chance of at least ``power``.

    Different ads: ``first`` and ``second`` are the true chances of approval that
    are supposed for the two groups, the answer is the number of ads in each,
    and the test is Fisher–Boschloo. With ``same_ads`` every ad is shown to both
    platforms; ``first`` is the supposed chance that only the first approves it,
    ``second`` that only the second does, and the test is McNemar's mid-P. For
    the same ads two chances of approval would not do: the test sees only the
    ads on which the platforms differ, and those chances do not say how many.

    The power does not rise smoothly. The answer is the least number from which
    it stays at or above the target, for every number through a quarter more
    and ten; ``Plan.first`` is the least that reaches it at all.

    Method: exact power, as the chance of all tables that the test calls
    different (Boschloo 1970, Statistica Neerlandica 24:1; Fagerland, Lydersen
    and Laake 2013, BMC Medical Research Methodology 13:91, for mid-P).

    Raises :class:`~bnr_toolkit.errors.RefusedInput` for impossible or equal
    chances, an impossible power or confidence, and when the search finds no answer.

    >>> ads_to_show_difference(0.9, 0.3).ads
    10
    """
    refuse(
        [
            *chance_findings(first, second, same_ads=same_ads),
            *power_findings(power),
            *confidence_findings(confidence),
        ]
    )
    alpha = float(1 - as_typed(confidence))
    power_of = _power_same_ads if same_ads else _power_different_ads

    @cache
    def reached(ads: int) -> float:
        return power_of(first, second, ads, alpha)

    return _plan((float(first), float(second)), float(power), confidence, reached, same_ads=same_ads)


def _plan(
    chances: tuple[float, float], power: float, confidence: float, reached: Callable[[int], float], *, same_ads: bool
) -> Plan:
    def shows_it(ads: int) -> bool:
        return reached(ads) >= power - ROUNDING

    search = lasting(shows_it, MOST_ADS)
    if search is None:
        given = " ".join(f"{chance:g}" for chance in chances)
        place, most = Place(parameter="difference"), f"{reached(MOST_ADS):.4f}"
        code = "paired_power_out_of_reach" if same_ads else "power_out_of_reach"
        raise RefusedInput(found(code, place, given, power=f"{power:g}", limit=MOST_ADS, reached=most))
    question = "same_ads" if same_ads else "difference"
    asked = {"question": question, "target": power, "chances": list(chances), "confidence": confidence}
    return Plan(
        question=question,
        target=power,
        chances=chances,
        ads=search.ads,
        first=search.first,
        searched_to=search.searched_to,
        rows=rows_around(search, reached, shows_it),
        method=SAME_ADS if same_ads else DIFFERENT_ADS,
        confidence=confidence,
        power=power,
        stamp=plan_stamp(asked),
    )


def _power_different_ads(first: float, second: float, ads: int, alpha: float) -> float:
    from bnr_toolkit.statistics.power import power_different_ads

    return power_different_ads(first, second, ads, alpha)


def _power_same_ads(first: float, second: float, ads: int, alpha: float) -> float:
    from bnr_toolkit.statistics.paired_power import power_same_ads

    return power_same_ads(first, second, ads, alpha)
