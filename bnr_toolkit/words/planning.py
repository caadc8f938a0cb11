"""How many ads are enough, in words: the answer, what it supposes, and what no number of ads buys."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from bnr_toolkit.facts import plan_fact_id
from bnr_toolkit.language import decimal, number_words
from bnr_toolkit.results import Passage, Plan, PlanRow
from bnr_toolkit.words.phrases import form, phrase

_MARKS = {"nl": ",", "en": "."}
_ASSUMES = {
    "half_width": "assumes_one",
    "none_approved": "assumes_one",
    "difference": "assumes_groups",
    "same_ads": "assumes_pairs",
}
_DOWN = ("difference", "same_ads")
"""Of these the value is a chance to succeed, which is rounded down; a width or a bound is rounded up."""


def plan(plan: Plan, language: str) -> Passage:
    """The answer as a sentence, then what planning cannot do and what it assumes."""
    said = [_answer(plan, language)]
    if plan.chances:
        said.append(phrase(language, "plan.supposed"))
    limits = [phrase(language, "plan.scope"), phrase(language, f"plan.{_ASSUMES[plan.question]}")]
    names = ["ads", "target"]
    if plan.chances:
        names += ["first_chance", "second_chance"]
    if plan.question == "none_approved":
        names += ["confidence", "all_approved"]
    facts = tuple(plan_fact_id(plan, name) for name in names)
    return Passage("text", language, (" ".join(said), " ".join(limits)), plan.stamp, facts)


def plan_caption(plan: Plan, language: str) -> str:
    """The caption of the table of numbers of ads."""
    return phrase(language, f"plan_caption.{plan.question}")


def plan_columns(plan: Plan, language: str) -> tuple[str, str, str]:
    """The headers: how many ads, what they buy, and whether that meets the target."""
    ads = "ads_per_group" if plan.question == "difference" else "ads"
    value = "power" if plan.question in _DOWN else plan.question
    return (
        phrase(language, f"plan_column.{ads}"),
        phrase(language, f"plan_column.{value}"),
        phrase(language, "plan_column.enough"),
    )


def plan_value(plan: Plan, value: float, language: str) -> str:
    """What a number of ads buys, in percent with one decimal.

    Rounded against the test, so that a value that misses the target never looks
    as if it met it: 15.02 points are 15.1, and 79.98 percent is 79.9.
    """
    # Nine decimals first: a value that is 0.15 but for the float next to it is 0.15.
    percent = round(Decimal(repr(value)), 9) * 100
    rounding = ROUND_FLOOR if plan.question in _DOWN else ROUND_CEILING
    return decimal(float(percent.quantize(Decimal("0.1"), rounding=rounding)), 1, language)


def plan_notes(plan: Plan, language: str) -> tuple[str, ...]:
    """The method, how far every number was tried, how the values are rounded, and the rule of three."""
    method = phrase(language, f"plan_method.{plan.method}")
    notes = [phrase(language, "plan.method", method=method, confidence=percent_words(plan.confidence, language))]
    ads, searched = number_words(plan.ads, language), number_words(plan.searched_to, language)
    if plan.first < plan.ads:
        first = number_words(plan.first, language, stressed=True)
        noun = form(language, "noun.ad", plural=plan.first > 1)
        notes.append(phrase(language, "plan.not_lasting", first=first, noun=noun, ads=ads, searched=searched))
    elif plan.question != "none_approved":
        notes.append(phrase(language, "plan.tried", searched=searched))
    notes.append(phrase(language, "plan.rounded_down" if plan.question in _DOWN else "plan.rounded_up"))
    if plan.rule_of_three is not None:
        percent = decimal(100 * plan.rule_of_three, 1, language)
        notes.append(phrase(language, "plan.rule_of_three", ads=ads, percent=percent))
    return tuple(notes)


def plan_meets(plan: Plan, row: PlanRow, language: str) -> str:
    """Whether a number of ads meets the target, and which is the answer."""
    if row.ads == plan.ads:
        return phrase(language, "plan.from_here")
    return phrase(language, "plan.yes" if row.enough else "plan.no")


def percent_words(chance: float, language: str) -> str:
    """A chance that was typed, in percent, with the digits that were typed.

    >>> percent_words(0.15, "nl"), percent_words(0.125, "nl"), percent_words(0.125, "en"), percent_words(1.0, "en")
    ('15', '12,5', '12.5', '100')
    """
    percent = (Decimal(repr(chance)) * 100).normalize()
    return f"{percent:f}".replace(".", _MARKS[language])


def _answer(plan: Plan, language: str) -> str:
    blanks = {
        "target": percent_words(plan.target, language),
        "ads": number_words(plan.ads, language, stressed=True),
        "are": form(language, "verb.are", plural=plan.ads > 1),
        "noun": form(language, "noun.ad", plural=plan.ads > 1),
    }
    if plan.chances:
        first, second = plan.chances
        blanks |= {"first": percent_words(first, language), "second": percent_words(second, language)}
    if plan.question == "none_approved":
        blanks |= {
            "confidence": percent_words(plan.confidence, language),
            "rest": percent_words(plan.all_approved, language),
        }
    return phrase(language, f"plan.{plan.question}", **blanks)
