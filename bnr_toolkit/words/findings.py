"""The finding in words: headline, lead, one sentence a group, and the rule that counted."""

from __future__ import annotations

from bnr_toolkit.facts import fact_id
from bnr_toolkit.language import Share, capitalised, date_words, number_words, numbers_alike, share
from bnr_toolkit.results import Group, Histories, Passage, Rates
from bnr_toolkit.words.labels import key_labels, platform_name, platforms_are_plural, platforms_of, tester_name
from bnr_toolkit.words.phrases import form, forms, has_phrase, phrase


def headline(rates: Rates, language: str) -> Passage:
    """The finding as one sentence without a full stop.

    "TikTok keurde zes van de zeven testadvertenties goed". Under the rule
    ``final_after_inquiry`` it is a status: what remained approved after the
    questions.
    """
    platforms = platforms_of(rates)
    name = platform_name(platforms, language)
    total = rates.total
    if not total.decided:
        verb = form(language, "verb.has", plural=platforms_are_plural(platforms))
        sentence = phrase(language, "headline.nothing_decided", platform=name, has=verb)
        return Passage("headline", language, (capitalised(sentence),), rates.stamp)
    noun = "noun.decided_ad" if total.open else "noun.ad"
    said = share(total.approved, total.decided, forms(language, noun), language)
    sentence = _headline_sentence(rates, said, name, platforms, language)
    return Passage("headline", language, (capitalised(sentence),), rates.stamp, _total_facts(rates))


def _headline_sentence(rates: Rates, said: Share, name: str, platforms: tuple[str, ...], language: str) -> str:
    negation = phrase(language, "verb.negation") if said.negated else ""
    blanks: dict[str, str] = {"share": said.phrase}
    if language == "nl":
        blanks["negation"] = negation
    if rates.rule in ("first_decision", "ever_approved"):
        blanks["platform"] = name
        blanks["verb"] = _verb(language, "approved", plural=platforms_are_plural(platforms), negated=said.negated)
        return phrase(language, f"headline.{rates.rule}", **blanks)
    if rates.rule == "would_have_run":
        blanks["platform"] = name
        blanks["stood"] = _verb(language, "stood", plural=said.plural, negated=said.negated)
        return phrase(language, "headline.would_have_run", **blanks)
    if rates.rule == "approved_at_cutoff":
        blanks["cutoff"] = date_words(rates.context.cutoff or "", language)
        blanks["stood"] = _verb(language, "stood", plural=said.plural, negated=said.negated)
        return phrase(language, "headline.approved_at_cutoff", **blanks)
    blanks["remained"] = _verb(language, "remained", plural=said.plural, negated=said.negated)
    if not rates.context.inquiries:
        return phrase(language, "headline.final_without_inquiry", **blanks)
    blanks["tester"] = tester_name(rates.context, language)
    return phrase(language, "headline.final_after_inquiry", **blanks)


def _verb(language: str, name: str, *, plural: bool, negated: bool) -> str:
    key = f"verb.{name}_not" if negated and has_phrase(language, f"verb.{name}_not") else f"verb.{name}"
    return form(language, key, plural=plural)


def lead(rates: Rates, histories: Histories, language: str) -> Passage:
    """Who submitted how many ads where, and what the platform first decided.

    Always told by the first decisions, whatever rule the headline counts by:
    ``rates`` gives the number of ads, ``histories`` what was decided first.
    """
    context = rates.context
    submitted = len(histories.histories)
    sentences = [
        phrase(
            language,
            "lead.submitted",
            tester=capitalised(context.tester or phrase(language, "noun.tester")),
            submitted=number_words(submitted, language),
            ads=form(language, "noun.ad", plural=submitted != 1),
            platform=platform_name(context.platforms, language),
            event=_event(rates, language),
        )
    ]
    approved = len(histories.approved_first)
    first = histories.first_counts
    decided = submitted - first.get("open", 0)
    if decided:
        sentences.append(_decided(rates, approved, decided, first.get("rejected", 0), language))
    sentences += _left_out(rates, language)
    ids = ("histories.submitted", "histories.approved_first", *_total_facts(rates), fact_id(rates, (), "open"))
    return Passage("lead", language, (" ".join(sentences),), rates.stamp, ids)


def _event(rates: Rates, language: str) -> str:
    event = rates.context.event
    if event is None:
        return ""
    name = event.in_language(language)
    if rates.context.event_date is None:
        return phrase(language, "lead.event", event=name)
    date = date_words(rates.context.event_date, language)
    return phrase(language, "lead.event_dated", event=name, date=date)


def _decided(rates: Rates, approved: int, decided: int, rejected: int, language: str) -> str:
    platforms = rates.context.platforms
    plural = platforms_are_plural(platforms)
    said = [
        number if count else phrase(language, "lead.none")
        for count, number in zip(
            (approved, decided - approved), numbers_alike((approved, decided - approved), language), strict=True
        )
    ]
    blanks = {
        "platform": platform_name(platforms, language),
        "verb": form(language, "verb.approved", plural=plural),
        "approved": said[0],
        "rejected": said[1],
    }
    if rejected == decided - approved:
        verb = form(language, "verb.rejected", plural=plural)
        return capitalised(phrase(language, "lead.decided_rejected", rejected_verb=verb, **blanks))
    return capitalised(phrase(language, "lead.decided_not", **blanks))


def _left_out(rates: Rates, language: str) -> list[str]:
    sentences = []
    if rates.total.open == 1:
        sentences.append(phrase(language, "lead.open_one"))
    elif rates.total.open:
        said = number_words(rates.total.open, language)
        ads = form(language, "noun.ad", plural=True)
        sentences.append(phrase(language, "lead.open", open=said, ads=ads))
    if rates.controls_left_out == 1:
        sentences.append(phrase(language, "lead.controls_one"))
    elif rates.controls_left_out:
        controls = number_words(rates.controls_left_out, language)
        sentences.append(phrase(language, "lead.controls", controls=controls))
    return sentences


def rates(rates: Rates, language: str) -> Passage:
    """One sentence a group, counts only."""
    sentences = tuple(_group_sentence(rates, group, language) for group in rates.groups)
    ids = tuple(
        fact_id(rates, group.key, measure) for group in rates.groups for measure in ("approved", "decided", "open")
    )
    return Passage("list", language, sentences, rates.stamp, ids)


def _group_sentence(rates: Rates, group: Group, language: str) -> str:
    label = capitalised(" · ".join(key_labels(rates, group.key, language)))
    if not group.decided:
        return phrase(language, "rates.group_undecided", label=label)
    said = bare_share(group.approved, group.decided, language)
    if rates.is_status:
        return phrase(language, "rates.group_status", label=label, share=said)
    if group.open:
        still = number_words(group.open, language)
        return phrase(language, "rates.group_open", label=label, share=said, open=still)
    return phrase(language, "rates.group", label=label, share=said)


def bare_share(part: int, whole: int, language: str) -> str:
    """``part`` of ``whole`` without the noun, for a list under a heading.

    >>> bare_share(1, 3, "nl"), bare_share(2, 2, "en"), bare_share(0, 1, "nl")
    ('een van de drie', 'both', 'één advertentie, niet')
    """
    said_part, said_whole = numbers_alike((part, whole), language)
    if whole == 1:
        return phrase(language, "rates.bare_only" if part else "rates.bare_only_not")
    if whole == 2 and part != 1:
        return phrase(language, "rates.bare_both" if part else "rates.bare_neither")
    if part == 0:
        return phrase(language, "rates.bare_none", whole=said_whole)
    if part == whole:
        return phrase(language, "rates.bare_all", whole=said_whole)
    return phrase(language, "rates.bare_some", part=said_part, whole=said_whole)


def minimum_notes(rates: Rates, language: str) -> tuple[str, ...]:
    """That counts by category are minimum counts, when some approved ads are not described one by one."""
    apart = sum(group.approved for group in rates.groups_apart)
    if not apart or rates.is_status:
        return ()
    if apart == 1:
        return (phrase(language, "rates.minimum_one"),)
    return (phrase(language, "rates.minimum", apart=capitalised(number_words(apart, language))),)


def counting_notes(rates: Rates, language: str) -> tuple[str, ...]:
    """What a table must say about its counts: minimum counts, and the coding used."""
    notes = minimum_notes(rates, language)
    if "category" in rates.by:
        notes = (*notes, phrase(language, f"rates.codes_{rates.codes}"))
    return notes


def rule(rates: Rates, language: str) -> Passage:
    """What was counted, in one sentence."""
    return Passage("note", language, (rule_sentence(rates, language),), rates.stamp)


def rule_sentence(rates: Rates, language: str) -> str:
    """The sentence of :func:`rule`, as text."""
    if rates.rule == "approved_at_cutoff":
        return phrase(language, "rule.approved_at_cutoff", cutoff=date_words(rates.context.cutoff or "", language))
    return phrase(language, f"rule.{rates.rule}")


def _total_facts(rates: Rates) -> tuple[str, ...]:
    return fact_id(rates, (), "approved"), fact_id(rates, (), "decided")
