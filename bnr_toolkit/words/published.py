"""Published tests side by side, in words: how many, of whom and when; and why nothing is added up or ranked."""

from __future__ import annotations

from bnr_toolkit.facts import published_count_fact_id, published_fact_id
from bnr_toolkit.language import numbers_alike, share
from bnr_toolkit.results import Passage, Published, PublishedCount
from bnr_toolkit.words.counts import open_words
from bnr_toolkit.words.labels import tester_name
from bnr_toolkit.words.phrases import form, forms, phrase
from bnr_toolkit.words.published_labels import as_group, published_language
from bnr_toolkit.words.published_parts import (
    counted,
    filter_words,
    own_counted,
    own_share,
    published_months,
    uncounted,
    with_labels,
)


def published_headline(published: Published, language: str) -> Passage:
    """When how many testers published how many counts. No count is in it: one beside another would be a ranking.

    Without a full stop. Counted are those of others; the newsroom's own stands among them.
    """
    others = published.others
    if not others:
        said = phrase(language, "published.headline_none")
        return Passage("headline", language, (said,), published.stamp, (published_fact_id(published, "counts"),))
    testers, counts = numbers_alike((len(published.testers), len(others)), language, stressed=True)
    several = len(published.testers) > 1
    blanks = {
        "testers": testers,
        "testers_noun": form(language, f"published.{'other_' if published.own else ''}tester", plural=several),
        "verb": form(language, "published.verb", plural=several),
        "counts": counts,
        "counts_noun": form(language, "published.count", plural=len(others) > 1),
    }
    first, last = published_months(others, language)
    if not first:
        said = phrase(language, "published.headline_undated", **blanks)
    elif first == last:
        said = phrase(language, "published.headline_at_once", date=first, **blanks)
    else:
        said = phrase(language, "published.headline", first=first, last=last, **blanks)
    ids = tuple(published_fact_id(published, measure) for measure in ("testers", "counts"))
    return Passage("headline", language, (said,), published.stamp, ids)


def published_lead(published: Published, language: str) -> Passage:
    """What a row is, the newsroom's own counts, and what the filters keep out of view."""
    said = [phrase(language, "published.row"), *_own(published, language), *_filtered(published, language)]
    ids = [published_count_fact_id(row, name) for row in published.own for name in ("approved", "decided", "open")]
    ids += [published_fact_id(published, "left_out")] if published.is_filtered else []
    return Passage("lead", language, tuple(said), published.stamp, tuple(ids))


def published(published: Published, language: str) -> Passage:
    """What must be known before these counts are compared: leaning, differences, repeats, certainty."""
    said = [
        " ".join((phrase(language, "published.leaning"), *_none_approved(published, language))),
        phrase(language, "published.differ"),
        " ".join((phrase(language, "published.as_counted"), *_reversed(published, language))),
        " ".join((phrase(language, "published.same_ads"), *_repeats(published, language))),
        *_partial(published, language),
        *_doubts(published, language),
        *own_counted(published, language),
        *uncounted(published, language),
        phrase(language, "published.period"),
    ]
    measures = ("none_approved", "counts", "reversed", "partial", "inferred", "conflicting", "uncounted")
    ids = tuple(published_fact_id(published, measure) for measure in measures)
    return Passage("list", language, tuple(said), published.stamp, ids)


def _own(published: Published, language: str) -> list[str]:
    own = published.own
    if published.own_rates is None or not own:
        return []
    said = phrase(
        language,
        "published.own",
        stands=form(language, "published.stands", plural=len(own) > 1),
        counts_noun=form(language, "published.count", plural=len(own) > 1),
        tester=tester_name(published.own_rates.context, language),
        said=" ".join(_own_count(published, row, language) for row in own),
    )
    return [said]


def _own_count(published: Published, row: PublishedCount, language: str) -> str:
    where = row.platform
    if sum(one.platform == where for one in published.own) > 1:
        where = f"{where} ({published_language(row, language)})"
    if not row.decided:
        return phrase(language, "published.own_undecided", where=where)
    beside = open_words(as_group(row), language)
    return phrase(language, "published.own_one", where=where, open=beside, **own_share(published, row, language))


def _filtered(published: Published, language: str) -> list[str]:
    if not published.is_filtered:
        return []
    said = [phrase(language, "published.filtered", filters=filter_words(published, language))]
    return [" ".join((*said, *counted("left_out", len(published.left_out), language)))]


def _none_approved(published: Published, language: str) -> list[str]:
    labels = [label for row, label in with_labels(published, language) if row.approved_nothing and not row.own]
    if not published.others:
        return []
    if not labels:
        return [phrase(language, "published.none_approved_nowhere")]
    said = share(len(labels), len(published.others), forms(language, "published.count"), language).phrase
    return [phrase(language, "published.none_approved", share=said, labels="; ".join(labels))]


def _reversed(published: Published, language: str) -> list[str]:
    return counted("reversed", sum(bool(row.later_reversed) for row in published.others), language)


def _repeats(published: Published, language: str) -> list[str]:
    by_kind: dict[str, list[str]] = {"same": [], "edited": []}
    for row, label in with_labels(published, language):
        by_kind.get(row.repeat_kind, []).append(label)
    named = {kind: "; ".join(labels) for kind, labels in by_kind.items() if labels}
    if not named:
        return []
    key = "repeats_both" if len(named) > 1 else f"repeats_{next(iter(named))}"
    return [phrase(language, f"published.{key}", **named), phrase(language, "published.repeats_ours")]


def _partial(published: Published, language: str) -> list[str]:
    labels = [label for row, label in with_labels(published, language) if row.partial]
    return counted("partial", len(labels), language, labels="; ".join(labels)) if labels else []


def _doubts(published: Published, language: str) -> list[str]:
    numbers = [sum(row.status == status for row in published.others) for status in ("inferred", "conflicting")]
    inferred, conflicting = numbers_alike((numbers[0], numbers[1]), language, stressed=True)
    are = form(language, "verb.are", plural=numbers[0] != 1)
    if all(numbers):
        return [phrase(language, "published.doubt_both", are=are, inferred=inferred, conflicting=conflicting)]
    if numbers[0]:
        return [phrase(language, "published.doubt_inferred", are=are, inferred=inferred)]
    return [phrase(language, "published.doubt_conflicting", conflicting=conflicting)] if numbers[1] else []
