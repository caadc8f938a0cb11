"""The numbers of a plan: what was asked, the answer, and what each number of ads buys."""

from __future__ import annotations

from collections.abc import Iterator

from bnr_toolkit.results import Fact, Plan

_TARGETS = {
    "half_width": "asked: at most half the width of the interval",
    "difference": "asked: at least the chance that the test shows the difference",
    "same_ads": "asked: at least the chance that the test shows the difference",
    "none_approved": "asked: at most the upper bound of the chance of approval when none is approved",
}
_VALUES = {
    "half_width": "half the width of the interval at its widest over all counts of {ads} ads",
    "difference": "chance that the test shows the difference with {ads} ads in each group",
    "same_ads": "chance that the test shows the difference with {ads} ads on both platforms",
    "none_approved": "upper bound of the chance of approval when none of {ads} ads is approved",
}
_ADS = "least number of ads from which the target is met by every number that was tried"
_FIRST = "least number of ads that meets the target, which a larger number may undo"
_SEARCHED = "largest number of ads that was tried"
_SUPPOSED = "supposed beforehand"
_CONFIDENCE = "level of confidence that was asked"
_ALL = "1 - target: lower bound of the chance of approval when all are approved"
_RULE_OF_THREE = "3 / ads: the usual shortcut for the bound at 0.95 confidence"


def plan_fact_id(plan: Plan, name: str) -> str:
    """The id of one number of a plan. It holds all that was asked: ``plan.half_width=0.15.wilson.0.95.ads``."""
    supposed = [",".join(f"{chance:g}" for chance in plan.chances)] if plan.chances else []
    asked = [f"{plan.question}={plan.target:g}", *supposed, plan.method, f"{plan.confidence:g}"]
    return ".".join(["plan", *asked, name])


def plan_row_fact_id(plan: Plan, ads: int) -> str:
    """The id of what a number of ads buys."""
    return plan_fact_id(plan, f"with_{ads}")


def of_plan(plan: Plan) -> Iterator[Fact]:
    """What was asked and supposed, the answer, and the rows."""
    rule = f"{plan.method} at {plan.confidence:g}"
    numbers: list[tuple[str, int | float, str]] = [
        ("target", plan.target, _TARGETS[plan.question]),
        ("confidence", plan.confidence, _CONFIDENCE),
        ("ads", plan.ads, _ADS),
        ("first", plan.first, _FIRST),
        ("searched_to", plan.searched_to, _SEARCHED),
    ]
    numbers += zip(("first_chance", "second_chance"), plan.chances, (_SUPPOSED, _SUPPOSED), strict=False)
    if plan.question == "none_approved":
        numbers.append(("all_approved", plan.all_approved, _ALL))
    if plan.rule_of_three is not None:
        numbers.append(("rule_of_three", plan.rule_of_three, _RULE_OF_THREE))
    for name, value, formula in numbers:
        yield Fact(plan_fact_id(plan, name), value, formula, rule, ())
    for row in plan.rows:
        formula = _VALUES[plan.question].format(ads=row.ads)
        yield Fact(plan_row_fact_id(plan, row.ads), row.value, formula, rule, ())
