"""Krippendorff's alpha: printed values, and what has no alpha."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit.statistics.agreement import krippendorff_alpha, why_no_alpha


def coders(units: str) -> list[list[str | None]]:
    """Columns of codes, one word a unit and one character a coder, as one sequence a coder; - where there is none."""
    return [[None if one == "-" else one for one in row] for row in zip(*units.split(), strict=True)]


# Krippendorff's example C: four coders, twelve units, missing values.
EXAMPLE_C = coders("11-1 2232 3333 3333 2222 1234 4444 1121 2222 -555 --11 --3-")
# Example A: two coders, ten binary units.
EXAMPLE_A = coders("01 11 01 00 00 01 00 00 10 00")
# The encyclopaedia's example: three coders, fifteen units.
EXAMPLE_15 = coders("-1- --- -22 -11 -33 334 444 13- 2-2 1-1 1-1 3-3 3-3 --- 3-4")


@pytest.mark.parametrize(
    ("codes", "alpha"),
    [
        (EXAMPLE_C, 0.743421),  # P to three digits (.743, R irr, output and manual); more digits C
        (EXAMPLE_A, 0.095238),  # C, known as .095
        (EXAMPLE_15, 0.691358),  # C
    ],
)
def test_the_printed_values(codes, alpha):
    assert krippendorff_alpha(codes) == pytest.approx(alpha, abs=5e-7)


def test_the_practice_record_by_hand():
    """Ten ads, two of them unequal: 1 - (n - 1) * unequal / (n ** 2 - squares of the categories), n codes in all."""
    first = ["v", "v", "v", "f", "f", "g", "g", "s", "h", "c"]
    second = ["v", "v", "o", "f", "v", "g", "g", "s", "h", "c"]
    # Codes given: v 6, f 3, o 1, g 4, s 2, h 2, c 2; of 20.
    squares = 6**2 + 3**2 + 1 + 4**2 + 2**2 + 2**2 + 2**2
    assert krippendorff_alpha([first, second]) == pytest.approx(1 - 19 * 4 / (400 - squares))


def test_full_agreement_is_one_and_below_chance_is_negative():
    assert krippendorff_alpha(coders("aa bb cc")) == 1
    assert krippendorff_alpha(coders("ab ba")) == pytest.approx(-0.5)


@pytest.mark.parametrize("units", ["", "ab", "aa", "a- -b", "aa b- -c"])
def test_fewer_than_two_ads_with_two_codes_have_no_alpha(units):
    codes = coders(units) or [[], []]
    assert krippendorff_alpha(codes) is None
    assert why_no_alpha(codes) == "too_few"


def test_one_category_alone_has_no_alpha():
    """The library says nan or refuses; where nobody differs and nobody could, there is nothing to measure."""
    for units in ("aa aa", "aa aa b-"):
        assert krippendorff_alpha(coders(units)) is None
        assert why_no_alpha(coders(units)) == "one_category"


@pytest.mark.parametrize(
    ("codes", "message"),
    [
        ([], "0 coders is impossible: agreement needs two or more"),
        ([["a", "b"]], "1 coders is impossible: agreement needs two or more"),
        (
            [["a", "b"], ["a"]],
            "coders with [2, 1] codes are impossible: need the same ads for each, None where uncoded",
        ),
        ([["a", ""], ["a", "b"]], "an empty code is impossible: need a category, or None where a coder gave no code"),
    ],
)
def test_impossible_input_is_refused(codes, message):
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        krippendorff_alpha(codes)


@given(st.lists(st.tuples(*[st.sampled_from(["a", "b", "c", None])] * 3), max_size=8))
def test_alpha_is_a_number_up_to_one_or_there_is_a_reason(units):
    codes = [list(row) for row in zip(*units, strict=True)] or [[], [], []]
    alpha = krippendorff_alpha(codes)
    assert (alpha is None) is (why_no_alpha(codes) is not None)
    assert alpha is None or (math.isfinite(alpha) and alpha <= 1)


@given(st.permutations(range(12)), st.permutations(range(4)))
def test_the_order_of_ads_and_of_coders_does_not_matter(units, rows):
    shuffled = [[EXAMPLE_C[row][unit] for unit in units] for row in rows]
    assert krippendorff_alpha(shuffled) == pytest.approx(0.743421, abs=5e-7)
