"""One count and its intervals in words: how far the methods differ, what they assume, and what none or all leaves."""

from __future__ import annotations

from bnr_toolkit.facts import estimates_fact_id
from bnr_toolkit.language import chance_digits
from bnr_toolkit.results import Estimates, Passage
from bnr_toolkit.words.background import confidence_words
from bnr_toolkit.words.certainty import bound_sentences
from bnr_toolkit.words.counts import bare_share
from bnr_toolkit.words.phrases import forms, phrase


def estimates(estimates: Estimates, language: str) -> Passage:
    """From where to where the bounds of the methods go; what an interval assumes; the bound of none or all."""
    approved, decided = estimates.approved, estimates.decided
    spread = phrase(
        language,
        "estimates.spread",
        share=bare_share(approved, decided, language),
        low=_between([one.interval.low for one in estimates.estimates], language),
        high=_between([one.interval.high for one in estimates.estimates], language),
    )
    outcome = forms(language, "outcome.first_decision")[0]
    bound = bound_sentences(approved, decided, estimates.bound, estimates.confidence, outcome, language)
    measures = ["approved", "decided"]
    measures += [f"{one.method}.{end}" for one in estimates.estimates for end in ("low", "high")]
    measures += ["bound_of_hundred", "missed_of_hundred"] if bound else []
    return Passage(
        "text",
        language,
        (f"{spread} {phrase(language, 'estimates.why')}", phrase(language, "certainty.interval"), *bound),
        estimates.stamp,
        tuple(estimates_fact_id(estimates, measure) for measure in measures),
    )


def estimates_caption(estimates: Estimates, language: str) -> str:
    """The caption of the table of methods."""
    share = bare_share(estimates.approved, estimates.decided, language)
    return phrase(
        language, "estimates.caption", share=share, confidence=confidence_words(estimates.confidence, language)
    )


def estimates_notes(estimates: Estimates, language: str) -> tuple[str, ...]:
    """What the bounds assume, and the one-sided bound where there is one."""
    assumed = phrase(language, "certainty.interval")
    if estimates.bound is None:
        return (assumed,)
    bound = phrase(
        language,
        "estimates.bound_none" if estimates.approved == 0 else "estimates.bound_all",
        confidence=confidence_words(estimates.confidence, language),
        bound=chance_digits(estimates.bound, language),
    )
    return (assumed, bound)


def interval_method_use(method: str, language: str) -> str:
    """What a method is for, in a few words."""
    return phrase(language, f"interval_method_use.{method}")


def _between(bounds: list[float], language: str) -> str:
    least, most = (chance_digits(bound, language) for bound in (min(bounds), max(bounds)))
    if least == most:
        return phrase(language, "estimates.at", value=least)
    return phrase(language, "estimates.between", least=least, most=most)
