"""Two counts beside each other: what follows from the numbers that it holds."""

from bnr_toolkit.provenance import Stamp
from bnr_toolkit.results import Contrast, ContrastTest, Estimate, Interval

STAMP = Stamp("methods", "0" * 64, "public")


def contrast(p: float, other_p: float, low: float) -> Contrast:
    return Contrast(
        *(6, 7, 2, 7, 0.95, p, Interval(-0.02 if p > 0.05 else 0.02, 0.9)),
        (ContrastTest("fisher", other_p),),
        (Estimate("newcombe", Interval(low, 0.8)),),
        STAMP,
    )


def test_a_method_is_at_odds_when_it_would_give_another_verdict():
    assert [one.method for one in contrast(0.06, 0.1, 0.05).at_odds] == ["newcombe"]
    assert [one.method for one in contrast(0.06, 0.04, -0.05).at_odds] == ["fisher"]
    assert [one.method for one in contrast(0.01, 0.1, -0.05).at_odds] == ["fisher", "newcombe"]
    assert contrast(0.01, 0.02, 0.05).at_odds == ()


def test_the_difference_and_the_verdict():
    assert round(contrast(0.06, 0.1, 0.05).difference, 4) == 0.5714
    assert (contrast(0.06, 0.1, 0.0).shown, contrast(0.05, 0.1, 0.0).shown) == (False, True)


def test_one_row_a_method_says_which_decides():
    table = contrast(0.06, 0.1, 0.05).to_pandas()
    assert list(table.columns) == ["method", "p", "low", "high", "decides"]
    assert list(table["method"]) == ["fisher_boschloo", "fisher", "fisher_boschloo", "newcombe"]
    assert list(table["decides"]) == [True, False, True, False]
    assert (table["p"][1], table["low"][3], table["high"][3]) == (0.1, 0.05, 0.8)
