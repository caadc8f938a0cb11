"""What a platform did after questions, in one short sentence that stands beside a count."""

from __future__ import annotations

from bnr_toolkit.facts import counted_histories, histories_fact_id
from bnr_toolkit.results import Context, Histories, Rates
from bnr_toolkit.words.phrases import form, phrase
from bnr_toolkit.words.status import stopping_platforms

_WAS_SHOWN = ("went_live", "removed_after_live")


def after_questions(rates: Rates, histories: Histories | None, language: str) -> tuple[list[str], tuple[str, ...]]:
    """The sentence, and the facts that it rests on; nothing when no ad is known to be stopped.

    It holds no number. That all were stopped is only said where these are the
    ads that the count calls approved, and "some" only where it is no inference
    of ours. Under a rule that itself tells where the ads ended it says nothing.
    """
    if histories is None or rates.is_status:
        return [], ()
    tests = counted_histories(histories, rates)
    if not tests.halted_after_inquiry:
        return [], ()
    platform, plural = stopping_platforms(tests, language)
    key, verb = _stopping(rates, tests)
    blanks = {verb: form(language, f"verb.{verb}", plural=plural), "platform": platform}
    ids = tuple(histories_fact_id(measure, rates) for measure in ("halted_after_inquiry", "approved_first"))
    return [phrase(language, key, tester=tester_said(rates.context, language), **blanks)], ids


def tester_said(context: Context, language: str) -> str:
    """The tester by the shortest name there is, or "the newsroom" when none is recorded."""
    return context.tester_short or context.tester or phrase(language, "noun.tester")


def _stopping(rates: Rates, tests: Histories) -> tuple[str, str]:
    """The wording of what was stopped, and its verb."""
    halted, approved = tests.halted_after_inquiry, tests.approved_first
    # Whatever was approved at first was approved at some point; as many of them are the same ads.
    same_ads = rates.rule in ("first_decision", "ever_approved") and rates.total.approved == len(approved)
    was_shown = any(step.type in _WAS_SHOWN for history in halted for step in history.steps)
    everything = len(halted) == len(approved)
    if same_ads and everything and not was_shown:
        return "after_questions.halted_all", "prevented"
    if not same_ads or tests.halting_is_inferred:
        return "after_questions.stopped_any_one" if len(halted) == 1 else "after_questions.stopped_any", "stopped"
    if was_shown:
        return "after_questions.stopped_all" if everything else "after_questions.stopped_some", "stopped"
    return "after_questions.halted_some", "held"
