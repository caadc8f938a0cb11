"""How far several people chose the same category for the same ad."""

from __future__ import annotations

from collections.abc import Sequence

Codes = Sequence[Sequence[str | None]]
"""One sequence a coder, in the same order of ads; None where a coder gave no code."""

TOO_FEW = "too_few"
ONE_CATEGORY = "one_category"


def krippendorff_alpha(codes: Codes) -> float | None:
    """Krippendorff's alpha for nominal codes: 1 is full agreement, 0 as much as chance would give.

    None where :func:`why_no_alpha` has a reason: fewer than two ads with two
    codes or more, or only one category chosen, which leaves no disagreement to
    expect. Raises ValueError for fewer than two coders, for sequences of
    different lengths, and for an empty code.

    Method: Krippendorff 1970 (Educational and Psychological Measurement 30:61);
    Hayes and Krippendorff 2007 (Communication Methods and Measures 1:77), by
    the library krippendorff.

    There is no bootstrap interval, on purpose. It redraws pairs of codes as if
    the ads were a sample of many; these ads were chosen, and for the few of a
    probe the redrawn values are a handful of lumps, often without any
    disagreement at all. Its bounds would look like knowledge of how the coders
    do on other ads, and there is none.

    >>> round(krippendorff_alpha([[*"0100000010"], [*"1110010000"]]), 6)
    0.095238
    >>> krippendorff_alpha([["a", "a"], ["a", "a"]]) is None
    True
    """
    if why_no_alpha(codes) is not None:
        return None
    import krippendorff

    numbers = {code: number for number, code in enumerate(sorted({one for row in codes for one in row if one}))}
    rows = [[float("nan") if one is None else numbers[one] for one in row] for row in codes]
    return float(krippendorff.alpha(reliability_data=rows, level_of_measurement="nominal"))


def why_no_alpha(codes: Codes) -> str | None:
    """Why these codes have no alpha: ``too_few`` or ``one_category``; None when they have one.

    Only ads with two codes or more count: a code that stands alone agrees or
    disagrees with nothing.

    >>> why_no_alpha([["a", "b", None], ["a", None, "b"]])
    'too_few'
    """
    _check(codes)
    coded = ([one for one in ad if one is not None] for ad in zip(*codes, strict=True))
    pairable = [given for given in coded if len(given) > 1]
    if len(pairable) < 2:
        return TOO_FEW
    if len({one for given in pairable for one in given}) == 1:
        return ONE_CATEGORY
    return None


def _check(codes: Codes) -> None:
    if len(codes) < 2:
        raise ValueError(f"{len(codes)} coders is impossible: agreement needs two or more")
    lengths = [len(row) for row in codes]
    if len(set(lengths)) > 1:
        raise ValueError(f"coders with {lengths} codes are impossible: need the same ads for each, None where uncoded")
    if any(one == "" for row in codes for one in row):
        raise ValueError("an empty code is impossible: need a category, or None where a coder gave no code")
