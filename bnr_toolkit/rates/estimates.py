"""A bare count and its intervals by every method, for the methods page. No record is needed."""

from __future__ import annotations

from bnr_toolkit.errors import Finding, Place, found, refuse
from bnr_toolkit.provenance import Stamp, digest
from bnr_toolkit.results import Estimate, Estimates
from bnr_toolkit.statistics.proportions import METHODS, one_sided_bound, proportion_interval

PROBE = "methods"
"""What stands in a stamp in the place of a probe: the result is about methods and no record."""


def estimates(approved: int, decided: int, confidence: float = 0.95) -> Estimates:
    """What each method makes of ``approved`` of ``decided``: its interval, and the one-sided bound of none or all.

    Raises :class:`~bnr_toolkit.errors.RefusedInput` for a count that cannot be,
    or a confidence that is none. The methods' sources stand with each of them
    in :mod:`bnr_toolkit.statistics.proportions`.

    >>> [(one.method, round(one.interval.low, 2)) for one in estimates(6, 7).estimates]
    [('wilson', 0.49), ('clopper_pearson', 0.42), ('jeffreys', 0.5), ('mid_p', 0.47)]
    """
    refuse(_wrong(approved, decided, confidence))
    asked = {"asked": "estimates", "approved": approved, "decided": decided, "confidence": confidence}
    return Estimates(
        approved,
        decided,
        confidence,
        tuple(Estimate(method, proportion_interval(approved, decided, confidence, method)) for method in METHODS),
        one_sided_bound(approved, decided, confidence) if approved in (0, decided) else None,
        Stamp(PROBE, digest(asked), "public"),
    )


def _wrong(approved: int, decided: int, confidence: float) -> list[Finding]:
    wrong = []
    if not 0 <= approved <= decided or decided < 1:
        wrong.append(found("impossible_count", Place(parameter="approved"), str(approved), decided=decided))
    if not 0 < confidence < 1:
        wrong.append(found("not_a_confidence", Place(parameter="confidence"), str(confidence)))
    return wrong
