"""How far several people chose the same category for the same ad."""

from __future__ import annotations

from collections.abc import Sequence


def krippendorff_alpha(codes: Sequence[Sequence[str | None]]) -> float:
    """Krippendorff's alpha for nominal codes; one sequence a coder, None where a coder gave no code.

    Method: Hayes and Krippendorff 2007 (Communication Methods and Measures 1:77), by the library krippendorff.

    >>> round(krippendorff_alpha([[*"0100000010"], [*"1110010000"]]), 6)
    0.095238
    """
    import krippendorff

    numbers = {code: number for number, code in enumerate(sorted({one for row in codes for one in row if one}))}
    rows = [[float("nan") if one is None else numbers[one] for one in row] for row in codes]
    return float(krippendorff.alpha(reliability_data=rows, level_of_measurement="nominal"))
