"""What a question of planning may ask: every wrong value, as a finding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from bnr_toolkit.errors import Finding, Place, found
from bnr_toolkit.provenance import Stamp, digest

PROBE = "plan"


def confidence_findings(confidence: float) -> Iterator[Finding]:
    """A level of confidence is strictly between 0 and 1."""
    if not 0 < confidence < 1:
        yield found("not_a_confidence", Place(parameter="confidence"), f"{confidence:g}")


def half_width_findings(half_width: float) -> Iterator[Finding]:
    """Half of an interval within 0 and 1 is under 0.5 with any number of ads, so 0.5 asks nothing."""
    if not 0 < half_width < 0.5:
        yield found("not_a_half_width", Place(parameter="half_width"), f"{half_width:g}")


def bound_findings(bound: float) -> Iterator[Finding]:
    """A bound is strictly between 0 and 1: no number of ads shows that a chance is 0."""
    if not 0 < bound < 1:
        yield found("not_a_bound", Place(parameter="none_approved_below"), f"{bound:g}")


def power_findings(power: float) -> Iterator[Finding]:
    """A power is strictly between 0 and 1."""
    if not 0 < power < 1:
        yield found("not_a_power", Place(parameter="power"), f"{power:g}")


def chance_findings(first: float, second: float, *, same_ads: bool) -> Iterator[Finding]:
    """Two chances from 0 through 1 that differ; of the same ads they are parts of one whole."""
    place = Place(parameter="difference")
    wrong = [chance for chance in (first, second) if not 0 <= chance <= 1]
    yield from (found("not_a_chance", place, f"{chance:g}") for chance in wrong)
    if wrong:
        return
    if first == second:
        yield found("equal_chances", place, f"{first:g}")
    elif same_ads and as_typed(first) + as_typed(second) > 1:
        yield found("chances_exceed_one", place, f"{first:g} {second:g}", total=f"{first + second:g}")


def plan_stamp(asked: Mapping[str, object]) -> Stamp:
    """A plan is about no record: its stamp holds the digest of what was asked, and everybody may see it."""
    return Stamp(PROBE, digest(dict(asked)), "public")


def as_typed(number: float) -> Fraction:
    """The number as it was typed, and not the float next to it.

    >>> 1 - as_typed(0.95), 1 - 0.95
    (Fraction(1, 20), 0.050000000000000044)
    """
    return Fraction(repr(float(number)))
