"""Counts in words: one sentence a group, the notes under a table or chart, and the rule that counted."""

from __future__ import annotations

from dataclasses import replace

from bnr_toolkit.facts import fact_id, said_measures
from bnr_toolkit.language import Share, capitalised, date_words, number_words, numbers_alike, share, when_words
from bnr_toolkit.results import Controls, Group, Passage, Rates
from bnr_toolkit.words.labels import key_labels, tester_name
from bnr_toolkit.words.percentages import with_percentage
from bnr_toolkit.words.phrases import forms, phrase


def rates(rates: Rates, language: str) -> Passage:
    """One sentence a group: the count, and its percentage where there may be one."""
    sentences = tuple(_group_sentence(rates, group, language) for group in rates.groups)
    ids = tuple(fact_id(rates, group.key, measure) for group in rates.groups for measure in said_measures(group))
    return Passage("list", language, sentences, rates.stamp, ids)


def _group_sentence(rates: Rates, group: Group, language: str) -> str:
    label = " · ".join(key_labels(rates, group.key, language, starting=True))
    if not group.decided:
        return phrase(language, "rates.group_undecided", label=label)
    yes, no = forms(language, f"outcome.{rates.rule}")
    beside = open_words(group, language)
    if group.decided == 1:
        return phrase(language, "rates.group_one", label=label, outcome=yes if group.approved else no, open=beside)
    return phrase(language, "rates.group", label=label, share=group_share(group, language), outcome=yes, open=beside)


def group_share(group: Group, language: str) -> str:
    """A group's count without noun or outcome, with its percentage where there may be one."""
    return with_percentage(bare_share(group.approved, group.decided, language, _beside(group)), group, language)


def bare_share(part: int, whole: int, language: str, beside: tuple[int, ...] = ()) -> str:
    """``part`` of ``whole`` without the noun, for a list under a heading.

    ``beside`` are the other numbers of the sentence, which are written alike.

    >>> bare_share(1, 3, "nl"), bare_share(2, 2, "en"), bare_share(0, 1, "nl")
    ('een van de drie', 'both', 'nul van één')
    """
    said_part, said_whole, *_ = numbers_alike((part, whole, *beside), language)
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
    said = number_words(apart, language)
    if said[0].isdigit():
        return (phrase(language, "rates.minimum_many", apart=said),)
    return (phrase(language, "rates.minimum", apart=capitalised(said)),)


def inference_notes(rates: Rates, language: str) -> tuple[str, ...]:
    """That outcomes are our inference and not the source's word, when some are."""
    if not rates.inferred:
        return ()
    if rates.inferred == 1:
        return (phrase(language, "rates.inferred_one"),)
    return (phrase(language, "rates.inferred", count=number_words(rates.inferred, language)),)


def chart_notes(rates: Rates, language: str) -> tuple[str, ...]:
    """What a chart must say about its counts, also where it stands alone."""
    return (*minimum_notes(rates, language), *inference_notes(rates, language))


def counting_notes(rates: Rates, language: str) -> tuple[str, ...]:
    """What a table must say about its counts: what its chart says, and who coded how."""
    notes = chart_notes(rates, language)
    if "category" not in rates.by:
        return notes
    notes = (*notes, phrase(language, f"rates.codes_{rates.codes}"))
    if "ours" in rates.coding:
        only = rates.coding == ("ours",)
        notes = (*notes, phrase(language, "rates.coding_ours" if only else "rates.coding_partly_ours"))
    return notes


def rule(rates: Rates, language: str) -> Passage:
    """What was counted, in one sentence."""
    return Passage("note", language, (rule_sentence(rates, language),), rates.stamp)


def rule_sentence(rates: Rates | Controls, language: str) -> str:
    """The sentence of :func:`rule`, as text."""
    said = _rule_alone(rates, language)
    if rates.as_of is None:
        return said
    return f"{said.removesuffix('.')}{as_of_words(rates, language)}."


def _rule_alone(rates: Rates | Controls, language: str) -> str:
    name = rule_name(rates)
    if name == "approved_at_cutoff":
        return phrase(language, f"rule.{name}", cutoff=when_words(rates.context.cutoff or "", language))
    if name in ("would_have_run", "final_after_inquiry"):
        return phrase(language, f"rule.{name}", tester=tester_name(rates.context, language))
    return phrase(language, f"rule.{name}")


def total_share(rates: Rates, language: str) -> Share:
    """The total in words, with its noun: "zes van de zeven testadvertenties".

    With its percentage where there may be one: "25 van de 30 testadvertenties (83 procent)".
    """
    total = rates.total
    noun = forms(language, "noun.decided_ad" if total.open else "noun.ad")
    said = share(total.approved, total.decided, noun, language, _beside(total))
    return replace(said, phrase=with_percentage(said.phrase, total, language))


def open_words(group: Group, language: str) -> str:
    """What stands after a count: how many ads have no known decision; nothing when all have."""
    if not group.open:
        return ""
    numbers = (group.open, group.approved, group.decided)
    key = "rates.open_one" if group.open == 1 else "rates.open"
    return phrase(language, key, open=numbers_alike(numbers, language, stressed=True)[0])


def as_of_words(rates: Rates | Controls, language: str) -> str:
    """What stands after a count that looks no further than a moment: " (as of 1 March 2025)"."""
    if rates.as_of is None:
        return ""
    return f" ({phrase(language, 'rates.as_of', date=date_words(rates.as_of, language))})"


def _beside(group: Group) -> tuple[int, ...]:
    return (group.open,) if group.open else ()


def rule_name(rates: Rates | Controls) -> str:
    """The rule, or its name for a record that tells of no questions."""
    return "final_without_inquiry" if rates.is_status and not rates.context.inquiries else rates.rule
