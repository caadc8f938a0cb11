"""The words of the picture and the table of published tests, and which records they come from."""

from __future__ import annotations

from bnr_toolkit.language import capitalised, number_words
from bnr_toolkit.results import Passage, Published, PublishedCount
from bnr_toolkit.words.captions import LONGEST_ALT, FigureWords
from bnr_toolkit.words.counts import rule_sentence
from bnr_toolkit.words.phrases import form, phrase
from bnr_toolkit.words.published import published_headline, published_lead
from bnr_toolkit.words.published_parts import (
    filter_words,
    own_counted,
    own_share,
    published_months,
    uncounted,
    with_labels,
)


def published_notes(published: Published, language: str) -> tuple[str, ...]:
    """What must stand under a table or a picture that is seen alone."""
    return (
        phrase(language, "published.leaning"),
        phrase(language, "published.differ"),
        phrase(language, "published.same_ads"),
        *own_counted(published, language),
        *uncounted(published, language),
    )


def published_caption(language: str) -> str:
    """The caption of the table."""
    return phrase(language, "published.caption")


def published_figure_words(published: Published, language: str) -> FigureWords:
    """The texts of the picture. Its title is no ranking, and its alternative names the newsroom's own count."""
    lines = [] if published.context.notice is None else [published.context.notice.in_language(language)]
    own = published.own_rates
    lines += [] if own is None or own.context.notice is None else [own.context.notice.in_language(language)]
    said = " ".join((*published_lead(published, language).paragraphs, *published_notes(published, language)))
    return FigureWords(
        title=str(published_headline(published, language)),
        subtitle=phrase(language, "published.subtitle"),
        alt=_alt(published, language),
        description=f"{phrase(language, 'published.description')} {said}",
        source=(*lines, _records(published, language)),
    )


def published_provenance(published: Published, language: str) -> Passage:
    """Which records these counts come from, which of them are in view, and what made them."""
    stamp, own = published.stamp, published.own_rates
    terms = [(phrase(language, "published.record_published"), f"{stamp.probe}, {stamp.digest}")]
    if own is not None:
        terms.append((phrase(language, "published.record_own"), f"{own.stamp.probe}, {own.stamp.digest}"))
        terms.append((phrase(language, "provenance.rule"), f"{own.rule}. {rule_sentence(own, language)}"))
    chosen = filter_words(published, language) or phrase(language, "published.choice_all")
    terms.append((phrase(language, "published.choice"), chosen))
    audience = phrase(language, f"provenance.audience_{stamp.audience}")
    terms.append((phrase(language, "provenance.audience"), audience))
    terms.append((phrase(language, "provenance.version"), f"bnr_toolkit {stamp.version}"))
    return Passage("terms", language, (), stamp, terms=tuple(terms))


def _alt(published: Published, language: str) -> str:
    if not published.rows:
        return phrase(language, "published.alt_none")
    first, last = published_months(published.rows, language)
    if not first:
        period = phrase(language, "published.period_unknown")
    elif first == last:
        period = phrase(language, "published.period_at_once", date=first)
    else:
        period = phrase(language, "published.period_of", first=first, last=last)
    own = [(row, label) for row, label in with_labels(published, language) if row.own]
    for kept in range(len(own), -1, -1):
        text = phrase(
            language,
            "published.alt",
            counts=number_words(len(published.rows), language, stressed=True),
            counts_noun=form(language, "published.count", plural=len(published.rows) > 1),
            period=period,
            own="".join(_alt_own(published, row, label, language) for row, label in own[:kept]),
        )
        if len(text) <= LONGEST_ALT:
            break
    return text


def _alt_own(published: Published, row: PublishedCount, label: str, language: str) -> str:
    if not row.decided:
        return phrase(language, "published.alt_own_undecided", label=capitalised(label))
    return phrase(language, "published.alt_own", label=capitalised(label), **own_share(published, row, language))


def _records(published: Published, language: str) -> str:
    if published.own_rates is None:
        return phrase(language, "published.source_record", digest=published.stamp.short_digest)
    digests = {"published": published.stamp.short_digest, "digest": published.own_rates.stamp.short_digest}
    return phrase(language, "published.source_records", **digests)
