"""The numbers of a plan as facts: each with its formula and its method."""

from bnr_toolkit import facts
from bnr_toolkit.planning import ads_for_half_width, ads_for_none_approved, ads_to_show_difference
from bnr_toolkit.results import Fact


def test_a_plan_gives_what_was_asked_the_answer_and_a_fact_for_each_row():
    known = facts.collect(ads_for_half_width(0.3)).by_id
    prefix = "plan.half_width=0.3.wilson.0.95"
    assert known[f"{prefix}.ads"] == Fact(
        f"{prefix}.ads",
        7,
        "least number of ads from which the target is met by every number that was tried",
        "wilson at 0.95",
        (),
    )
    assert known[f"{prefix}.target"].value == 0.3
    assert known[f"{prefix}.searched_to"].value == 18
    row = known[f"{prefix}.with_7"]
    assert round(row.value, 4) == 0.2957
    assert row.formula == "half the width of the interval at its widest over all counts of 7 ads"


def test_supposed_chances_and_what_follows_from_none_approved_are_facts():
    known = facts.collect(ads_to_show_difference(0.9, 0.3)).by_id
    prefix = "plan.difference=0.8.0.9,0.3.fisher_boschloo.0.95"
    assert [known[f"{prefix}.{name}"].value for name in ("first_chance", "second_chance", "ads")] == [0.9, 0.3, 10]
    known = facts.collect(ads_for_none_approved(0.1)).by_id
    prefix = "plan.none_approved=0.1.clopper_pearson_one_sided.0.95"
    assert [known[f"{prefix}.{name}"].value for name in ("all_approved", "rule_of_three")] == [0.9, 3 / 29]


def test_several_plans_keep_their_facts_apart():
    plans = (
        ads_for_half_width(0.3),
        ads_for_half_width(0.25),
        ads_for_half_width(0.3, 0.9),
        ads_for_half_width(0.3, method="mid_p"),
        ads_for_none_approved(0.3),
    )
    together = facts.collect(*plans).facts
    assert len(together) == sum(len(facts.collect(one).facts) for one in plans)
