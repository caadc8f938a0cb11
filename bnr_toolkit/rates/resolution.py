"""What one ad is worth, for the methods page. No record is needed."""

from __future__ import annotations

from collections.abc import Sequence

from bnr_toolkit.errors import Place, found, refuse
from bnr_toolkit.language import points
from bnr_toolkit.provenance import Stamp, digest
from bnr_toolkit.rates.coverage import LARGEST
from bnr_toolkit.rates.estimates import PROBE
from bnr_toolkit.results import Resolution


def resolution(sizes: Sequence[int] = (3, 5, 7, 10, 20, 30, 60)) -> Resolution:
    """How many percentage points one ad more or fewer makes, for each number of decided ads.

    Raises :class:`~bnr_toolkit.errors.RefusedInput` for a number of ads that
    cannot be. Method: 100 divided by the number, rounded half up.

    >>> resolution([7, 60]).points
    (14, 2)
    """
    wrong = [size for size in sizes or (0,) if not 1 <= size <= LARGEST]
    refuse(found("not_a_number_of_ads", Place(parameter="sizes"), str(size), largest=LARGEST) for size in wrong)
    asked = {"asked": "resolution", "sizes": list(sizes)}
    return Resolution(tuple(sizes), tuple(points(size) for size in sizes), Stamp(PROBE, digest(asked), "public"))
