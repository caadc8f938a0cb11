"""Two bare counts of different ads beside each other by every method, for the methods page. No record is needed."""

from __future__ import annotations

from bnr_toolkit.errors import Finding, Place, found, refuse
from bnr_toolkit.provenance import Stamp, digest
from bnr_toolkit.results import Contrast, ContrastTest, Estimate
from bnr_toolkit.statistics.differences import miettinen_nurminen, newcombe


def contrast(approved_a: int, decided_a: int, approved_b: int, decided_b: int, confidence: float = 0.95) -> Contrast:
    """What each method makes of ``approved_a`` of ``decided_a`` against ``approved_b`` of ``decided_b``.

    The ads of the two groups differ; the same ads twice is another question.
    Raises :class:`~bnr_toolkit.errors.RefusedInput` for a count that cannot be,
    or a confidence that is none. The methods' sources stand with each of them
    in :mod:`bnr_toolkit.statistics`.

    >>> made = contrast(6, 7, 2, 7)
    >>> round(made.p, 3), made.shown, [one.method for one in made.at_odds]
    (0.057, False, ['newcombe', 'miettinen_nurminen'])
    """
    from bnr_toolkit.statistics.different_ads import (
        fisher,
        fisher_boschloo,
        fisher_boschloo_interval,
        fisher_mid_p,
        suissa_shuster,
    )

    counts = (approved_a, decided_a, approved_b, decided_b)
    refuse(_wrong(counts, confidence))
    tests = (("suissa_shuster", suissa_shuster), ("fisher_mid_p", fisher_mid_p), ("fisher", fisher))
    intervals = (("newcombe", newcombe), ("miettinen_nurminen", miettinen_nurminen))
    return Contrast(
        *counts,
        confidence,
        fisher_boschloo(*counts),
        fisher_boschloo_interval(*counts, confidence),
        tuple(ContrastTest(method, test(*counts)) for method, test in tests),
        tuple(Estimate(method, interval(*counts, confidence)) for method, interval in intervals),
        Stamp("methods", digest({"asked": "contrast", "counts": counts, "confidence": confidence}), "public"),
    )


def _wrong(counts: tuple[int, int, int, int], confidence: float) -> list[Finding]:
    approved_a, decided_a, approved_b, decided_b = counts
    groups = (("approved_a", approved_a, decided_a), ("approved_b", approved_b, decided_b))
    wrong = [
        found("impossible_count", Place(parameter=name), str(approved), decided=decided)
        for name, approved, decided in groups
        if not 0 <= approved <= decided or decided < 1
    ]
    if not 0 < confidence < 1:
        wrong.append(found("not_a_confidence", Place(parameter="confidence"), str(confidence)))
    return wrong
