"""The finding for the ear: what a newsreader reads aloud in about twelve seconds, without a picture beside it."""

from __future__ import annotations

import re

from bnr_toolkit.facts import fact_id
from bnr_toolkit.language import Share, capitalised, number_words
from bnr_toolkit.language.spoken import spoken, spoken_when
from bnr_toolkit.results import Histories, Passage, Rates
from bnr_toolkit.words.after_questions import after_questions, tester_said
from bnr_toolkit.words.counts import bare_share, inference_notes, rule_name, total_share
from bnr_toolkit.words.labels import platform_name, platforms_are_plural, platforms_of
from bnr_toolkit.words.phrases import form, has_phrase, phrase

LONGEST_SECONDS = 12.0
"""What a script should last at most; its optional clauses go when it would last longer."""

WORDS_A_MINUTE = 170
"""The middle of the 160 to 180 that authors on radio recommend (Rodero 2012, Text & Talk 32(3))."""

DUTCH_SYLLABLES_A_SECOND = 5.05
"""How fast people in the Netherlands articulate (Verhoeven, De Pauw & Kloots 2004, Language and Speech 47(3))."""

_NOT_FOR_THE_EAR = re.compile(r"[()\[\]%/&]")
_VOWELS = re.compile(
    r"(?:aai|ooi|oei|eeuw|ieuw|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|au|ou|[aeiouyáéíóúàèäëïöüê])", re.IGNORECASE
)
_LETTERS_APART = re.compile(r"[A-Z]{2,}")


def radio_script(rates: Rates, language: str, histories: Histories | None = None) -> Passage:
    """Who tested, how many of how many were approved, and what the platform did after questions.

    Every number is in words, and there is no percentage, bracket or
    abbreviation of ours. A script that would last longer than twelve seconds
    (:func:`reading_seconds`) drops, in this order, until it does not: the event;
    the number submitted, in a sentence of its own; what happened after
    questions. The count, the ads still open, the test it is of and what is our
    inference always stay, so that a script of long names may last longer.

    ``histories`` may be those of all ads. A notice in the record is a second
    paragraph, for whoever uses the text. Nothing at all when no ad was tested.

    >>> from bnr_toolkit import ad_histories, approval_rates, open_ledger
    >>> ledger = open_ledger("data/bnr-tiktok-2023")
    >>> print(radio_script(approval_rates(ledger), "nl", ad_histories(ledger)).paragraphs[0])
    BNR diende zeven testadvertenties in bij TikTok. In deze test keurde TikTok zes van de zeven goed. \
Na vragen van BNR voorkwam TikTok alsnog de publicatie van de advertenties.
    """
    if not rates.total.submitted:
        return Passage("radio", language, (), rates.stamp)
    after, after_facts = after_questions(rates, histories, language)
    asides = [*_open(rates, language), *_as_of(rates, language), *inference_notes(rates, language)]
    scripts = [
        ([_submitted(rates, language, with_event=True), _count(rates, language), *asides], after),
        ([_submitted(rates, language), _count(rates, language), *asides], after),
        ([_count(rates, language, alone=True), *asides], after),
        ([_submitted(rates, language), _count(rates, language), *asides], []),
        ([_count(rates, language, alone=True), *asides], []),
    ]
    said, told = _first_that_fits(scripts, language)
    notice = rates.context.notice
    paragraphs = (said,) if notice is None else (said, notice.in_language(language))
    return Passage("radio", language, paragraphs, rates.stamp, (*_facts(rates), *(after_facts if told else ())))


def reading_seconds(text: str, language: str) -> float:
    """How many seconds it takes to read a text aloud: an estimate, at the pace of a newsreader.

    170 words a minute, the middle of what authors on radio recommend (Rodero
    2012, *A comparative analysis of speech rate and perception in radio
    bulletins*, Text & Talk 32(3)). Dutch writes its compounds as one word, so
    its syllables count too, at 5.05 a second (Verhoeven, De Pauw & Kloots 2004,
    Language and Speech 47(3)); the longer of the two holds. That these paces
    are put together so is our choice.

    >>> round(reading_seconds("TikTok approved six of the seven test ads.", "en"), 1)
    2.8
    >>> round(reading_seconds("TikTok keurde zes van de zeven testadvertenties goed.", "nl"), 1)
    3.0
    """
    by_words = len(re.findall(r"[^\W_]+", text)) * 60 / WORDS_A_MINUTE
    if language != "nl":
        return by_words
    return max(by_words, _dutch_syllables(text) / DUTCH_SYLLABLES_A_SECOND)


def _dutch_syllables(text: str) -> int:
    """Groups of vowels; capitals in a row are read one by one."""
    apart = sum(len(name) for name in _LETTERS_APART.findall(text))
    return apart + len(_VOWELS.findall(_LETTERS_APART.sub(" ", text)))


def _first_that_fits(scripts: list[tuple[list[str], list[str]]], language: str) -> tuple[str, bool]:
    """The first script that is short enough, or the last; and whether it tells what happened after questions."""
    said, told = "", False
    for sentences, after in scripts:
        said, told = spoken(" ".join([*sentences, *after]), language), bool(after)
        if reading_seconds(said, language) <= LONGEST_SECONDS:
            break
    return said, told


def _submitted(rates: Rates, language: str, *, with_event: bool = False) -> str:
    number = rates.total.submitted
    return phrase(
        language,
        "radio.submitted",
        tester=capitalised(tester_said(rates.context, language)),
        submitted=number_words(number, language, stressed=True),
        ads=form(language, "noun.ad", plural=number != 1),
        platform=platform_name(platforms_of(rates), language),
        event=_event(rates, language) if with_event else "",
    )


def _event(rates: Rates, language: str) -> str:
    """What the test was about; nothing when that cannot be said aloud as it is written."""
    event = rates.context.event
    name = "" if event is None else event.in_language(language)
    return phrase(language, "radio.event", event=name) if name and not _NOT_FOR_THE_EAR.search(name) else ""


def _count(rates: Rates, language: str, *, alone: bool = False) -> str:
    """The count in one sentence; ``alone`` when no sentence before it named tester, platform and ads."""
    named = rates.rule in ("first_decision", "ever_approved") and bool(rates.total.decided)
    opening = _opening(rates, language, named=named) if alone else phrase(language, "radio.in_this_test")
    if not rates.total.decided:
        key = "radio.nothing_decided_one" if rates.total.open == 1 else "radio.nothing_decided"
        return phrase(language, key, opening=opening)
    share = total_share(rates, language)
    blanks = {"opening": opening, "share": share.phrase if alone or rates.total.open else _bare(rates, language)}
    if named:
        blanks["platform"] = _subject(rates, language, named=alone)
        blanks["verb"] = _approving(rates, share, language)
    else:
        blanks["stood"] = _stood(rates, share, language)
    if rates.rule == "approved_at_cutoff":
        blanks["cutoff"] = spoken_when(rates.context.cutoff or "", language)
    elif rule_name(rates) == "final_after_inquiry":
        blanks["tester"] = tester_said(rates.context, language)
    return phrase(language, _key(rates, share, language), **blanks)


def _opening(rates: Rates, language: str, *, named: bool) -> str:
    tester = tester_said(rates.context, language)
    if named:
        return phrase(language, "radio.in_a_test", tester=tester)
    platform = platform_name(platforms_of(rates), language)
    return phrase(language, "radio.in_a_test_at", tester=tester, platform=platform)


def _bare(rates: Rates, language: str) -> str:
    total = rates.total
    if total.decided == 1:
        return phrase(language, "radio.that_one")
    return bare_share(total.approved, total.decided, language)


def _subject(rates: Rates, language: str, *, named: bool) -> str:
    """Who approved. Several platforms did it together, so that none is charged with all."""
    platforms = platforms_of(rates)
    name = platform_name(platforms, language)
    if len(platforms) < 2 or rates.total.decided == 1:
        return name
    return phrase(language, "radio.together", platform=name) if named else phrase(language, "radio.they_together")


def _approving(rates: Rates, share: Share, language: str) -> str:
    plural = platforms_are_plural(platforms_of(rates))
    return form(language, "verb.approved_not" if share.negated else "verb.approved", plural=plural)


def _stood(rates: Rates, share: Share, language: str) -> str:
    if rates.rule == "would_have_run":
        return form(language, "verb.scheduled", plural=share.plural)
    return form(language, "verb.stood_not" if share.negated else "verb.stood", plural=share.plural)


def _key(rates: Rates, share: Share, language: str) -> str:
    name = rule_name(rates)
    if share.negated:
        return f"radio.{name}_not"
    if rates.total.approved == 0 and has_phrase(language, f"radio.{name}_none"):
        return f"radio.{name}_none"
    return f"radio.{name}"


def _open(rates: Rates, language: str) -> list[str]:
    """How many ads have no known decision; nothing when all have, or when none has."""
    number = rates.total.open
    if not number or not rates.total.decided:
        return []
    key = "radio.open_one" if number == 1 else "radio.open"
    return [phrase(language, key, open=number_words(number, language, stressed=True))]


def _as_of(rates: Rates, language: str) -> list[str]:
    return [] if rates.as_of is None else [phrase(language, "radio.as_of", date=spoken_when(rates.as_of, language))]


def _facts(rates: Rates) -> tuple[str, ...]:
    measures = ["submitted", "approved", "decided", "open", *(["inferred"] if rates.inferred else [])]
    return tuple(fact_id(rates, (), measure) for measure in measures)
