"""How sure: what the count reaches, what one ad is worth, and what is not claimed."""

from __future__ import annotations

from bnr_toolkit.facts import bound_of_hundred, fact_id, missed_of_hundred
from bnr_toolkit.language import capitalised, decimal, number_words, points, quoted
from bnr_toolkit.results import Passage, Rates
from bnr_toolkit.words.counts import bare_share
from bnr_toolkit.words.labels import interval_method_label, platform_name, platforms_are_plural, platforms_of
from bnr_toolkit.words.phrases import form, forms, phrase
from bnr_toolkit.words.robustness import one_decision, possible

SMALL = 30
"""Below this many decided ads a sentence gives counts and no percentage (charts.md §2.1)."""


def certainty(rates: Rates, language: str, *, with_reach: bool = True) -> Passage:
    """Reach, resolution, "what if one decision had been different", the bound of none or all, and no comparison.

    The resolution is said only where counts are too few for percentages; a
    status has none. Where the box of :func:`~bnr_toolkit.words.limits` says
    what the count reaches, it need not be said twice: ``with_reach=False``.
    """
    reach = reach_of_count(rates, language) if with_reach else ()
    assumed = (*reach, *_assumptions(rates, language))
    sentences = [" ".join(assumed)] if assumed else []
    ids: tuple[str, ...] = ()
    total = rates.total
    if total.decided and not rates.is_status:
        if 1 < total.decided < SMALL:
            sentences.append(_resolution(rates, language))
        if total.decided > 1:
            sentences.append(one_decision(total, language))
            sentences += _bound(rates, language)
        ids = tuple(fact_id(rates, (), measure) for measure in _measures(rates))
    if len(rates.described_groups) > 1 and not _are_compared(rates):
        sentences.append(_no_comparison(rates, language))
    return Passage("text", language, tuple(sentences), rates.stamp, ids)


def _measures(rates: Rates) -> tuple[str, ...]:
    measures = ["approved", "decided", "resolution_points", *possible(rates.total)]
    if _bound(rates, "en"):
        measures += ["bound_of_hundred", "missed_of_hundred"]
    return tuple(measures)


def reach_of_count(rates: Rates, language: str) -> tuple[str, ...]:
    """What the count reaches. That the ads were chosen is not said of a bare sheet, which does not tell."""
    platforms = platforms_of(rates)
    name = platform_name(platforms, language)
    chosen = () if rates.context.protocol is None else (phrase(language, "certainty.chosen"),)
    if rates.context.inference == "none":
        verb = form(language, "verb.lets_through", plural=platforms_are_plural(platforms))
        return *chosen, phrase(language, "certainty.scope_none", platform=name, lets_through=verb)
    return *chosen, phrase(language, "certainty.scope_repeat", platform=name)


def _assumptions(rates: Rates, language: str) -> tuple[str, ...]:
    """What an interval assumes, or why there is none."""
    interval = (phrase(language, "certainty.interval"),) if rates.has_intervals else ()
    return (*interval, phrase(language, "certainty.repeats")) if rates.repeats else interval


def _resolution(rates: Rates, language: str) -> str:
    total = rates.total
    return phrase(
        language,
        "certainty.resolution_table" if rates.has_percentages else "certainty.resolution",
        decided=number_words(total.decided, language),
        ads=forms(language, "noun.decided_ad" if total.open else "noun.ad")[1],
        points=points(total.decided),
    )


def _bound(rates: Rates, language: str) -> list[str]:
    total = rates.total
    outcome = forms(language, f"outcome.{rates.rule}")[0]
    return bound_sentences(total.approved, total.decided, total.bound, rates.confidence, outcome, language)


def bound_sentences(
    approved: int, decided: int, bound: float | None, confidence: float, outcome: str, language: str
) -> list[str]:
    """What none or all of several ads leave possible; nothing for any other count, or where it would say nothing.

    A chance is said as so many of a hundred: it is no share of the ads, which
    stays a count. Rounded away from the count, so that the sentence holds.
    """
    said = None if bound is None else bound_of_hundred(bound, is_upper=approved == 0)
    if said is None or decided < 2:
        return []
    missed = missed_of_hundred(confidence)
    return [
        phrase(
            language,
            "certainty.bound_none" if approved == 0 else "certainty.bound_all",
            count=quoted(capitalised(bare_share(approved, decided, language)), language),
            bound=said,
            outcome=outcome,
            missed=missed if isinstance(missed, int) else decimal(missed, _digits_of(missed), language),
        )
    ]


def _digits_of(number: float) -> int:
    return len(repr(number).partition(".")[2])


def interval_notes(rates: Rates, language: str) -> tuple[str, ...]:
    """What a table with intervals must say: by which method they are, and what they assume."""
    repeated = (phrase(language, "certainty.repeats"),) if rates.repeats else ()
    if not rates.has_intervals:
        return repeated
    method = interval_method_label(rates.method, language)
    made = phrase(language, "table.interval_note", method=method)
    return (f"{made} {phrase(language, 'certainty.interval')}", *repeated)


def _are_compared(rates: Rates) -> bool:
    """Whether the protocol declared a comparison of these groups: what may be said of it stands elsewhere."""
    context = rates.context
    if rates.platform is not None or rates.is_status or context.protocol_frozen is None:
        return False
    return any(one.by in rates.by for one in context.comparisons)


def _no_comparison(rates: Rates, language: str) -> str:
    groups = phrase(language, "noun.categories" if rates.by == ("category",) else "noun.groups")
    few = min(group.decided for group in rates.described_groups) < SMALL
    if few and not any(group.repeats for group in rates.groups):
        return phrase(language, "certainty.no_comparison", groups=groups)
    return phrase(language, "certainty.not_compared", groups=groups)
