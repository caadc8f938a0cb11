"""The finding in words: the headline. What stands under it is in ``leads``."""

from __future__ import annotations

from bnr_toolkit.facts import fact_id, said_measures
from bnr_toolkit.language import Share, capitalised, when_words
from bnr_toolkit.results import Passage, Rates
from bnr_toolkit.words.counts import as_of_words, open_words, rule_name, total_share
from bnr_toolkit.words.labels import platform_name, platforms_are_plural, platforms_of, tester_name
from bnr_toolkit.words.phrases import form, has_phrase, phrase

MOST_NAMED = 3
"""More platforms than this are not named in a title."""


def headline(rates: Rates, language: str) -> Passage:
    """The finding as one sentence without a full stop.

    "TikTok keurde zes van de zeven testadvertenties goed". Ads without a
    decision are named beside the count. Under the rule ``final_after_inquiry``
    it is a status: where the ads stood after the questions.
    """
    total = rates.total
    if not total.decided:
        nothing = phrase(language, "headline.nothing_decided") + as_of_words(rates, language)
        return Passage("headline", language, (nothing,), rates.stamp)
    sentence = _headline_sentence(rates, total_share(rates, language), language) + open_words(total, language)
    sentence += as_of_words(rates, language)
    return Passage("headline", language, (capitalised(sentence),), rates.stamp, _total_facts(rates))


def _headline_sentence(rates: Rates, said: Share, language: str) -> str:
    key = _headline_key(rates, said, language)
    blanks = {"share": said.phrase}
    if rates.rule == "would_have_run":
        blanks["platform"] = _subject(rates, language)
        blanks["stood"] = form(language, "verb.scheduled", plural=said.plural)
    elif rates.rule in ("first_decision", "ever_approved"):
        blanks["platform"] = _subject(rates, language)
        blanks["verb"] = _approving_verb(rates, said, language)
    else:
        blanks["stood"] = form(language, "verb.stood_not" if said.negated else "verb.stood", plural=said.plural)
        if rates.rule == "approved_at_cutoff":
            blanks["cutoff"] = when_words(rates.context.cutoff or "", language)
        elif rates.context.inquiries:
            blanks["tester"] = tester_name(rates.context, language)
    return capitalised(phrase(language, key, **blanks))


def _subject(rates: Rates, language: str) -> str:
    """The platforms by name, or as one where a title has no room for their names: the lead has them."""
    platforms = platforms_of(rates)
    return platform_name(platforms if len(platforms) <= MOST_NAMED else (), language)


def _headline_key(rates: Rates, said: Share, language: str) -> str:
    """The wording of a rule, of its negation for the only ad, or of none when that needs other words."""
    ending = rule_name(rates)
    if said.negated:
        return f"headline.{ending}_not"
    if rates.total.approved == 0 and has_phrase(language, f"headline.{ending}_none"):
        return f"headline.{ending}_none"
    return f"headline.{ending}"


def _approving_verb(rates: Rates, said: Share, language: str) -> str:
    """Several named platforms did it together; a single ad was approved by one."""
    platforms = platforms_of(rates)
    if said.negated:
        key = "verb.approved_not"
    elif len(platforms) > 1 and rates.total.decided > 1:
        key = "verb.approved_together"
    else:
        key = "verb.approved"
    return form(language, key, plural=platforms_are_plural(platforms))


def _total_facts(rates: Rates) -> tuple[str, ...]:
    return tuple(fact_id(rates, (), measure) for measure in said_measures(rates.total))
