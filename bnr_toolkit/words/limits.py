"""The box of what a test shows and does not show: answers to the objections that anybody can foresee.

Each answer comes from the record. What the record does not hold is said not to
be in the record, which is less than saying that it did not happen.
"""

from __future__ import annotations

from collections.abc import Iterator

from bnr_toolkit.facts import counted_histories
from bnr_toolkit.language import when_words
from bnr_toolkit.results import Histories, Passage, Rates
from bnr_toolkit.words.certainty import reach_of_count
from bnr_toolkit.words.counts import rule_sentence
from bnr_toolkit.words.findings import headline
from bnr_toolkit.words.labels import platform_name, platforms_of
from bnr_toolkit.words.phrases import phrase

_SHOWN = ("went_live", "removed_after_live")


def limits(rates: Rates, histories: Histories, language: str) -> Passage:
    """What the count shows; and whether it says anything of a sample, of showing, of harmless ads, of other times.

    Pairs of a question and its answer, with the role ``box``.
    """
    found = headline(rates, language)
    answers = {
        "found": f"{found}. {rule_sentence(rates, language)}",
        "sample": " ".join(reach_of_count(rates, language)),
        "stage": " ".join(_stage(rates, histories, language)),
        "controls": _controls(rates, histories, language),
        "timing": " ".join(_timing(rates, language)),
        "plan": _plan(rates, language),
        "elsewhere": phrase(language, "limits.elsewhere", platform=platform_name(platforms_of(rates), language)),
    }
    pairs = tuple((phrase(language, f"limits.{name}_asked"), said) for name, said in answers.items())
    return Passage("box", language, (), rates.stamp, found.facts, terms=pairs)


def _stage(rates: Rates, histories: Histories, language: str) -> Iterator[str]:
    """Whether ads were shown, as far as the record says; and that what came after questions is told apart."""
    tests = counted_histories(histories, rates)
    shown = [any(step.type in _SHOWN for step in history.steps) for history in tests.histories]
    if all(shown) and shown:
        yield phrase(language, "limits.shown_all")
    elif any(shown):
        yield phrase(language, "limits.shown_some")
    else:
        yield phrase(language, "limits.shown_none")
    if tests.halted_after_inquiry and not rates.is_status:
        yield phrase(language, "limits.halted_later")


def _controls(rates: Rates, histories: Histories, language: str) -> str:
    has_controls = any(
        history.expected == "accept" and rates.platform in (None, history.platform) for history in histories.histories
    )
    if has_controls:
        return phrase(language, "limits.controls")
    return phrase(language, "limits.controls_none", platform=platform_name(platforms_of(rates), language))


def _timing(rates: Rates, language: str) -> Iterator[str]:
    conducted = rates.context.conducted
    if conducted is None:
        yield phrase(language, "limits.conducted_unknown")
    else:
        yield phrase(language, "limits.conducted", date=when_words(conducted, language))
    yield phrase(language, "limits.snapshot", platform=platform_name(platforms_of(rates), language))


def _plan(rates: Rates, language: str) -> str:
    """Whether it was settled beforehand how to count; freezing alone does not say that it came first."""
    frozen = rates.context.protocol_frozen
    if frozen is None:
        return phrase(language, "limits.plan_unknown")
    return phrase(language, "limits.plan_frozen", date=when_words(frozen, language))
