"""What the texts about published tests share: labels, periods, filters, and the newsroom's own counts."""

from __future__ import annotations

from collections.abc import Sequence

from bnr_toolkit.language import country_name, date_words, listed, number_words, share
from bnr_toolkit.results import Published, PublishedCount
from bnr_toolkit.words.counts import rule_sentence
from bnr_toolkit.words.labels import tester_name
from bnr_toolkit.words.phrases import form, forms, phrase
from bnr_toolkit.words.published_labels import published_labels

_MONTH = len("2023-02")


def with_labels(published: Published, language: str) -> list[tuple[PublishedCount, str]]:
    """Each count in view with its label."""
    return list(zip(published.rows, published_labels(published, language), strict=True))


def published_months(rows: Sequence[PublishedCount], language: str) -> tuple[str, str]:
    """The month (or year) of the oldest and of the newest; empty when no date is known."""
    months = [row.date[:_MONTH] for row in rows if row.date]
    if not months:
        return "", ""
    first, last = min(months), max(months)
    if last.startswith(first):
        # All in one year, of which not every month is known.
        last = first
    return date_words(first, language), date_words(last, language)


def own_share(published: Published, row: PublishedCount, language: str) -> dict[str, str]:
    """A count of the newsroom's own and its outcome, in words; at least one ad must be decided."""
    assert published.own_rates is not None, "an own count comes from a result"
    noun = forms(language, "noun.decided_ad" if row.open else "noun.ad")
    said = share(row.approved, row.decided, noun, language, (row.open,) if row.open else ())
    yes, no = forms(language, f"outcome.{published.own_rates.rule}")
    return {"share": said.phrase, "outcome": no if said.negated else yes}


def filter_words(published: Published, language: str) -> str:
    """The filters, as what the counts in view have; empty without filters."""
    country = None if published.country is None else country_name(published.country, language)
    asked = {"platform": published.platform, "country": country, "year": published.year}
    said = [
        phrase(language, f"published.filter_{name}", value=value) for name, value in asked.items() if value is not None
    ]
    return listed(said, language)


def counted(key: str, number: int, language: str, **blanks: str) -> list[str]:
    """The sentence of a number of counts, or of one; nothing of none."""
    if not number:
        return []
    if number == 1:
        return [phrase(language, f"published.{key}_one", **blanks)]
    return [phrase(language, f"published.{key}", count=number_words(number, language), **blanks)]


def own_counted(published: Published, language: str) -> list[str]:
    """By which rule the newsroom's own counts were made, and what their date is; nothing without them."""
    if published.own_rates is None or not published.own:
        return []
    several = len(published.own) > 1
    said = phrase(
        language,
        "published.own_counted",
        counts_noun=form(language, "published.count", plural=several),
        tester=tester_name(published.own_rates.context, language),
        are=form(language, "verb.are", plural=several),
        rule=rule_sentence(published.own_rates, language),
    )
    first = published.own[0]
    if first.date is None:
        return [f"{said} {phrase(language, 'published.own_counted_undated')}"]
    if first.dated == "conducted":
        return [f"{said} {phrase(language, 'published.own_counted_not_published')}"]
    return [said]


def uncounted(published: Published, language: str) -> list[str]:
    """How many counts of the record are nowhere, because a number of them is unknown."""
    return counted("uncounted", len(published.uncounted), language)
