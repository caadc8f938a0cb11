"""Counts of others in words: how many there are, whose they are, and how certain."""

from __future__ import annotations

from bnr_toolkit.language import capitalised, number_words, numbers_alike
from bnr_toolkit.results import Claims, Passage
from bnr_toolkit.words.phrases import form, has_phrase, phrase

_STATUSES = ("read", "inferred", "conflicting")


def claims(claims: Claims, language: str) -> Passage:
    """How many counts from how many sources there are, and how many of them are not simply read."""
    said, facts = _held(claims, language)
    if len(claims.claims) == 1:
        said.append(phrase(language, f"claims.one_{claims.claims[0].status}"))
    elif claims.claims:
        sentence, doubtful = _doubts(claims, language)
        said.append(sentence)
        facts += doubtful
    return Passage("text", language, (" ".join(said),), claims.stamp, facts=tuple(facts))


def claims_caption(language: str) -> str:
    """The caption of the table of counts of others."""
    return phrase(language, "claims.caption")


def claims_notes(claims: Claims, language: str) -> tuple[str, ...]:
    """Whose the counts are, what each status among them means, and that they do not add up."""
    if not claims.claims:
        return ()
    present = [status for status in _STATUSES if claims.of_status(status)]
    meant = [
        f"{capitalised(claim_status_label(status, language))}: {phrase(language, f'claims.means_{status}')}"
        for status in present
    ]
    return (phrase(language, "claims.whose"), " ".join(meant), phrase(language, "claims.no_sum"))


def measure_label(measure: str, language: str) -> str:
    """What was counted, for readers; a name that the newsroom chose stays as it is.

    >>> measure_label("later_reversed", "nl"), measure_label("limited", "nl")
    ('later herzien', 'limited')
    """
    return phrase(language, f"measure.{measure}") if has_phrase(language, f"measure.{measure}") else measure


def claim_status_label(status: str, language: str) -> str:
    """How certain a count is, for readers.

    >>> claim_status_label("conflicting", "nl")
    'in strijd'
    """
    return phrase(language, f"claim_status.{status}")


def _held(claims: Claims, language: str) -> tuple[list[str], list[str]]:
    number, from_sources = len(claims.claims), len(claims.sources)
    if not number:
        return [phrase(language, "claims.none")], []
    counts, sources = numbers_alike((number, from_sources), language, stressed=True)
    sentence = phrase(
        language,
        "claims.held",
        stands=form(language, "verb.stands", plural=number > 1),
        counts=counts,
        counts_noun=form(language, "noun.count", plural=number > 1),
        sources=sources,
        sources_noun=form(language, "noun.source", plural=from_sources > 1),
    )
    return [sentence], ["claims.counts", "claims.sources"]


def _doubts(claims: Claims, language: str) -> tuple[str, list[str]]:
    inferred, conflicting = (len(claims.of_status(status)) for status in ("inferred", "conflicting"))
    are = form(language, "verb.are", plural=inferred > 1)
    if inferred and conflicting:
        computed, disputed = numbers_alike((inferred, conflicting), language, stressed=True)
        sentence = phrase(language, "claims.both", are=are, inferred=computed, conflicting=disputed)
        return sentence, ["claims.inferred", "claims.conflicting"]
    if inferred:
        said = number_words(inferred, language, stressed=True)
        return phrase(language, "claims.inferred", are=are, inferred=said), ["claims.inferred"]
    if conflicting:
        said = number_words(conflicting, language, stressed=True)
        return phrase(language, "claims.conflicting", conflicting=said), ["claims.conflicting"]
    return phrase(language, "claims.all_read"), []
