"""The comparison of methods that the methods page draws."""

import pytest

from bnr_toolkit.rates import interval_coverage
from bnr_toolkit.statistics.coverage import COMPARED


def test_wilson_beside_wald_from_three_ads_to_sixty():
    coverage = interval_coverage()
    assert coverage.methods == ("wilson", "wald")
    assert coverage.sizes == tuple(range(3, 61))
    wilson, wald = coverage.lines
    assert 0.951 < min(wilson.mean) < max(wilson.mean) < 0.957
    assert 0.82 < min(wilson.least) < max(wilson.least) < 0.84
    # Wald promises 95 of a hundred: at seven ads it holds 71 on average, at sixty still not 91, at worst none.
    assert round(wald.mean[coverage.sizes.index(7)], 2) == 0.71
    assert round(wald.mean[-1], 2) == 0.91
    assert set(wald.least) == {0.0}


def test_any_method_sizes_and_level_can_be_asked():
    coverage = interval_coverage(COMPARED, [1, 10], 0.9)
    assert (coverage.methods, coverage.sizes, coverage.confidence) == (COMPARED, (1, 10), 0.9)
    assert all(len(line.mean) == len(line.least) == 2 for line in coverage.lines)
    assert min(coverage.lines[COMPARED.index("clopper_pearson")].least) >= 0.9


def test_the_stamp_names_no_record_and_says_what_was_asked():
    stamps = [interval_coverage(sizes=[3]).stamp, interval_coverage(sizes=[4]).stamp]
    assert {(stamp.probe, stamp.audience) for stamp in stamps} == {("methods", "public")}
    assert stamps[0].digest != stamps[1].digest
    assert interval_coverage(sizes=[3]).stamp == stamps[0]


def test_every_wrong_argument_is_told_at_once(refusal):
    assert refusal(interval_coverage, ["wilsen"], [0, 7, 1001], 95).splitlines() == [
        (
            "parameter methods: 'wilsen' is not one of the accepted values. Did you mean 'wilson'? "
            "Use one of: wilson, clopper_pearson, jeffreys, mid_p, wald."
        ),
        ("parameter sizes: '0' is not a number of ads that can be reckoned with. Give a whole number from 1 to 1000."),
        (
            "parameter sizes: '1001' is not a number of ads that can be reckoned with. "
            "Give a whole number from 1 to 1000."
        ),
        "parameter confidence: '95' is not a confidence level. Give a number between 0 and 1, such as 0.95.",
    ]


@pytest.mark.parametrize("asked", [{"methods": ()}, {"sizes": ()}])
def test_nothing_asked_is_refused(refusal, asked):
    assert f"parameter {next(iter(asked))}" in refusal(interval_coverage, **asked)
