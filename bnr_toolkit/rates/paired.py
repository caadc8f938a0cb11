"""The same ads in two groups, as bare counts: for the methods page, and for what others published."""

from __future__ import annotations

from bnr_toolkit.errors import Finding, Place, found, refuse
from bnr_toolkit.provenance import Stamp, digest
from bnr_toolkit.results import Estimate, FittingTable, PairedBounds, PairedContrast, Pairs
from bnr_toolkit.statistics.margins import paired_tables
from bnr_toolkit.statistics.paired_differences import newcombe_paired, tango
from bnr_toolkit.statistics.same_ads import discordant_interval, mcnemar_exact, mcnemar_mid_p


def paired_contrast(
    both: int, only_first: int, only_second: int, neither: int, confidence: float = 0.95
) -> PairedContrast:
    """What each method makes of ideas approved in both groups, in the first or second alone, or in neither.

    Raises :class:`~bnr_toolkit.errors.RefusedInput` for counts that cannot be,
    or a confidence that is none. The methods' sources stand with each of them
    in :mod:`bnr_toolkit.statistics`.

    >>> made = paired_contrast(3, 6, 0, 1)
    >>> made.p, made.twin, made.shown
    (0.015625, 0.03125, True)
    """
    counts = (both, only_first, only_second, neither)
    wrong = [
        found("impossible_number", Place(parameter=name), str(count))
        for name, count in zip(("both", "only_first", "only_second", "neither"), counts, strict=True)
        if count < 0
    ]
    if not wrong and not sum(counts):
        wrong.append(found("impossible_number", Place(parameter="both"), "0"))
    refuse([*wrong, *_confidence_findings(confidence)])
    others = (("newcombe_paired", newcombe_paired), ("tango", tango))
    return PairedContrast(
        Pairs(*counts),
        confidence,
        mcnemar_mid_p(only_first, only_second),
        mcnemar_exact(only_first, only_second),
        discordant_interval(only_first, only_second, confidence),
        tuple(Estimate(method, interval(*counts, confidence)) for method, interval in others),
        Stamp("methods", digest({"asked": "paired_contrast", "counts": counts, "confidence": confidence}), "public"),
    )


def paired_bounds(approved_first: int, approved_second: int, decided: int, confidence: float = 0.95) -> PairedBounds:
    """What can be said of the same ``decided`` ideas in two groups when only the totals are published.

    Every table that fits the totals is tried: where all of them give the same
    verdict the totals settle it, else they do not. Raises
    :class:`~bnr_toolkit.errors.RefusedInput` for totals that cannot be.

    >>> paired_bounds(3, 8, 14).verdict, paired_bounds(15, 0, 20).verdict
    ('unsettled', 'different')
    """
    totals = {"approved_first": approved_first, "approved_second": approved_second}
    wrong = [
        found("impossible_count", Place(parameter=name), str(approved), decided=decided)
        for name, approved in totals.items()
        if not 0 <= approved <= decided or decided < 1
    ]
    refuse([*wrong, *_confidence_findings(confidence)])
    asked = {"asked": "paired_bounds", **totals, "decided": decided, "confidence": confidence}
    return PairedBounds(
        approved_first,
        approved_second,
        decided,
        confidence,
        tuple(_fitting(Pairs(*table)) for table in paired_tables(approved_first, approved_second, decided)),
        Stamp("methods", digest(asked), "public"),
    )


def _fitting(pairs: Pairs) -> FittingTable:
    apart = (pairs.only_first, pairs.only_second)
    return FittingTable(pairs, mcnemar_mid_p(*apart), mcnemar_exact(*apart))


def _confidence_findings(confidence: float) -> list[Finding]:
    if 0 < confidence < 1:
        return []
    return [found("not_a_confidence", Place(parameter="confidence"), str(confidence))]
