"""The finding as a post on social media: at most 280 characters, the count first, its source and its scope always."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bnr_toolkit.errors import Place, RefusedInput, found
from bnr_toolkit.facts import fact_id
from bnr_toolkit.language import capitalised, number_words
from bnr_toolkit.results import Histories, Passage, Rates
from bnr_toolkit.words.after_questions import after_questions, tester_said
from bnr_toolkit.words.counts import as_of_words, inference_notes
from bnr_toolkit.words.findings import headline
from bnr_toolkit.words.labels import platform_name, platforms_of
from bnr_toolkit.words.phrases import form, phrase

LONGEST_POST = 280
"""In characters; the least that a large platform takes."""

_FIRST_SENTENCE = re.compile(r"(?<=[.!?]) ")


def social_post(rates: Rates, language: str, histories: Histories | None = None) -> Passage:
    """The headline's count, whose test it was, what the platform did after questions, and the scope.

    A post of more than 280 characters drops, in this order, until it is short
    enough: the event; all but the first sentence of the record's notice; the
    sentence that names the tester, who then stands in the sentence of the
    scope; what happened after questions. The count, the ads still open, the
    tester, the scope, and what is our inference always stay.

    ``histories`` may be those of all ads. Nothing at all when no ad was tested.
    Raises :class:`~bnr_toolkit.errors.RefusedInput` when even the shortest post
    is too long.

    >>> from bnr_toolkit import approval_rates, open_ledger
    >>> print(social_post(approval_rates(open_ledger("data/bnr-tiktok-2023")), "en"))
    TikTok approved six of the seven test ads. This is from a test by BNR about the Dutch provincial elections. \
The count holds only for this test. Reconstruction from press reports about BNR's investigation; not made by BNR.
    """
    if not rates.total.submitted:
        return Passage("social", language, (), rates.stamp)
    after, after_facts = after_questions(rates, histories, language)
    said = ""
    for sentences, told in _posts(rates, after, language):
        said = " ".join(sentences)
        if len(said) <= LONGEST_POST:
            facts = (*_facts(rates, language), *(after_facts if told else ()))
            return Passage("social", language, (said,), rates.stamp, facts)
    place = Place(parameter="social_post")
    raise RefusedInput(found("post_too_long", place, said, characters=len(said), most=LONGEST_POST))


def _posts(rates: Rates, after: list[str], language: str) -> Iterator[tuple[list[str], bool]]:
    """Each post that may be tried, the longest first, and whether it tells what happened after questions."""
    scope = phrase(language, "social.scope_status" if rates.is_status else "social.scope")
    inferred = inference_notes(rates, language)
    notice, start = _notice(rates, language, whole=True), _notice(rates, language, whole=False)
    counts = [_count(rates, language, with_event=event) for event in (True, False)]
    for count, end in ((counts[0], notice), (counts[1], notice), (counts[1], start)):
        yield [*count, *after, scope, *inferred, *end], True
    if rates.total.decided:
        shortest = phrase(language, "social.shortest", tester=tester_said(rates.context, language))
        yield [_finding(rates, language), *after, shortest, *inferred, *start], True
    yield [*counts[1], scope, *inferred, *start], False
    if rates.total.decided:
        yield [_finding(rates, language), shortest, *inferred, *start], False


def _count(rates: Rates, language: str, *, with_event: bool) -> list[str]:
    """The count, and whose test it is of; of a test without a decision, what was submitted where."""
    about = _event(rates, language) if with_event else ""
    tester = tester_said(rates.context, language)
    if rates.total.decided:
        return [_finding(rates, language), phrase(language, "social.source", tester=tester, event=about)]
    number = rates.total.submitted
    return [
        phrase(
            language,
            "social.not_decided_one" if number == 1 else "social.not_decided",
            tester=capitalised(tester),
            submitted=number_words(number, language, stressed=True),
            ads=form(language, "noun.ad", plural=number != 1),
            platform=platform_name(platforms_of(rates), language),
            event=about,
            as_of=as_of_words(rates, language),
        )
    ]


def _finding(rates: Rates, language: str) -> str:
    return f"{headline(rates, language)}."


def _event(rates: Rates, language: str) -> str:
    event = rates.context.event
    return "" if event is None else phrase(language, "social.event", event=event.in_language(language))


def _notice(rates: Rates, language: str, *, whole: bool) -> list[str]:
    """The record's notice, or its first sentence."""
    notice = rates.context.notice
    if notice is None:
        return []
    said = notice.in_language(language)
    return [said if whole else _FIRST_SENTENCE.split(said, maxsplit=1)[0]]


def _facts(rates: Rates, language: str) -> tuple[str, ...]:
    ids = headline(rates, language).facts if rates.total.decided else (fact_id(rates, (), "submitted"),)
    return (*ids, fact_id(rates, (), "inferred")) if rates.inferred else ids
