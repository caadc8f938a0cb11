"""The lead under the headline: who submitted how many ads where, and what was first decided."""

from __future__ import annotations

from bnr_toolkit.facts import counted_histories, fact_id, histories_fact_id, is_decided_first, said_measures
from bnr_toolkit.language import capitalised, date_words, decimal, number_words, numbers_alike
from bnr_toolkit.results import Group, Histories, Passage, Rates
from bnr_toolkit.words.counts import bare_share
from bnr_toolkit.words.labels import platform_name, platforms_are_plural, platforms_of
from bnr_toolkit.words.percentages import text_percentage, with_percentage
from bnr_toolkit.words.phrases import form, phrase


def lead(rates: Rates, histories: Histories, language: str) -> Passage:
    """Who submitted how many ads where, and what the platform first decided.

    Always told by the first decisions, whatever rule the headline counts by.
    ``histories`` may be those of all ads: told of are the ads that ``rates``
    counts.
    """
    context = rates.context
    tests = counted_histories(histories, rates)
    submitted = rates.total.submitted
    tester = capitalised(context.tester or phrase(language, "noun.tester"))
    sentences = []
    if submitted:
        ads = form(language, "noun.ad", plural=submitted != 1)
        said = number_words(submitted, language, stressed=True)
        where = platform_name(platforms_of(rates), language)
        event = _event(rates, language)
        sentences.append(
            phrase(language, "lead.submitted", tester=tester, submitted=said, ads=ads, platform=where, event=event)
        )
        sentences += _decided(rates, tests, language)
        sentences += _open(_first_counts(rates, tests).open, language)
    sentences += _controls(rates, language)
    paragraphs = (" ".join(sentences),) if sentences else ()
    return Passage("lead", language, paragraphs, rates.stamp, _lead_facts(rates))


def _lead_facts(rates: Rates) -> tuple[str, ...]:
    ids: tuple[str, ...] = (fact_id(rates, (), "submitted"),)
    if rates.rule == "first_decision":
        ids += tuple(fact_id(rates, (), measure) for measure in ("not_approved", *said_measures(rates.total)))
    else:
        measures = ("approved_first", "not_approved_first", "decided_first", "open_first")
        ids += tuple(histories_fact_id(measure, rates) for measure in measures)
    return (*ids, fact_id(rates, (), "controls")) if rates.controls_left_out else ids


def _first_counts(rates: Rates, tests: Histories) -> Group:
    """The first decisions: as ``rates`` counted them when that is its rule, or from the histories."""
    if rates.rule == "first_decision":
        return rates.total
    decided = sum(is_decided_first(history) for history in tests.histories)
    return Group((), len(tests.approved_first), decided, len(tests.histories) - decided, ())


def _event(rates: Rates, language: str) -> str:
    event = rates.context.event
    if event is None:
        return ""
    name = event.in_language(language)
    if rates.context.event_date is None:
        return phrase(language, "lead.event", event=name)
    date = date_words(rates.context.event_date, language)
    return phrase(language, "lead.event_dated", event=name, date=date)


def _decided(rates: Rates, tests: Histories, language: str) -> list[str]:
    """What the platform first decided; nothing when nothing is known."""
    first = _first_counts(rates, tests)
    if not first.decided:
        return []
    approved = first.approved
    refused = first.decided - approved
    passed = {history.id for history in tests.approved_first}
    all_rejected = all(
        history.first == "rejected"
        for history in tests.histories
        if is_decided_first(history) and history.id not in passed
    )
    platforms = platforms_of(rates)
    blanks = {
        "platform": platform_name(platforms, language),
        "verb": form(language, "verb.approved", plural=platforms_are_plural(platforms)),
        "rejected_verb": form(language, "verb.rejected", plural=platforms_are_plural(platforms)),
    }
    if rates.total.submitted == 1:
        return [_only_decision(blanks, language, approved=bool(approved), rejected=all_rejected)]
    if not first.open and 0 in (approved, refused) and all_rejected:
        return [_all_alike(first, blanks, language)]
    if approved == refused > 1:
        return [_half(first, blanks, language, rejected=all_rejected)]
    # "Keurde er een goed" could be misread; "wees er een af" cannot.
    beside = (first.decided,) if first.open and text_percentage(first) else ()
    said_approved, said_refused, *_ = numbers_alike((approved, refused, *beside), language, stressed=approved == 1)
    none = phrase(language, "lead.none")
    blanks["approved"] = _with_percentage(said_approved, first, language) if approved else none
    blanks["rejected"] = said_refused if refused else none
    if all_rejected:
        return [capitalised(phrase(language, "lead.decided_rejected", **blanks))]
    del blanks["rejected_verb"]
    if approved:
        return [capitalised(phrase(language, "lead.decided_not", **blanks))]
    return [capitalised(phrase(language, "lead.decided_none", platform=blanks["platform"], verb=blanks["verb"]))]


def _all_alike(first: Group, blanks: dict[str, str], language: str) -> str:
    """Every ad approved, or every ad rejected, of several of which none is open."""
    count = number_words(first.decided, language)
    every = phrase(language, "lead.all_two") if first.decided == 2 else phrase(language, "lead.all", count=count)
    platform, verb, rejected_verb = blanks["platform"], blanks["verb"], blanks["rejected_verb"]
    if first.approved:
        return capitalised(phrase(language, "lead.all_approved", platform=platform, verb=verb, all=every))
    return capitalised(phrase(language, "lead.all_rejected", platform=platform, rejected_verb=rejected_verb, all=every))


def _half(first: Group, blanks: dict[str, str], language: str, *, rejected: bool) -> str:
    """Half of the decided ads, never without the count; of one of two nobody says half."""
    said = bare_share(first.approved, first.decided, language)
    half = phrase(language, "lead.half_of_decided" if first.open else "lead.half")
    if rejected:
        return capitalised(phrase(language, "lead.half_rejected", share=said, half=half, **blanks))
    del blanks["rejected_verb"]
    return capitalised(phrase(language, "lead.half_not", share=said, half=half, **blanks))


def _with_percentage(said: str, first: Group, language: str) -> str:
    """A count and its percentage; beside open ads with what it is a percentage of, since more were submitted."""
    percentage = text_percentage(first)
    if percentage is None or not first.open:
        return with_percentage(said, first, language)
    return phrase(
        language,
        "percentage.of_decided",
        share=said,
        number=decimal(percentage.value, percentage.digits, language),
        decided=number_words(first.decided, language),
    )


def _only_decision(blanks: dict[str, str], language: str, *, approved: bool, rejected: bool) -> str:
    """What was decided on the only ad of a test."""
    platform = blanks["platform"]
    if approved:
        said = phrase(language, "lead.only_approved", platform=platform, verb=blanks["verb"])
    elif rejected:
        said = phrase(language, "lead.only_rejected", platform=platform, rejected_verb=blanks["rejected_verb"])
    else:
        said = phrase(language, "lead.only_not")
    return capitalised(said)


def _open(still_open: int, language: str) -> list[str]:
    if not still_open:
        return []
    if still_open == 1:
        return [phrase(language, "lead.open_one")]
    ads = form(language, "noun.ad", plural=True)
    return [phrase(language, "lead.open", open=number_words(still_open, language), ads=ads)]


def _controls(rates: Rates, language: str) -> list[str]:
    if not rates.controls_left_out:
        return []
    if rates.controls_left_out == 1:
        return [phrase(language, "lead.controls_one")]
    return [phrase(language, "lead.controls", controls=number_words(rates.controls_left_out, language))]
