"""Comparisons in words: the counts of both groups, and only what the declared test supports."""

from __future__ import annotations

from bnr_toolkit.facts import comparison_id
from bnr_toolkit.language import capitalised, listed, number_words, numbers_alike
from bnr_toolkit.results import Comparison, Comparisons, Group, Overall, Passage
from bnr_toolkit.words.certainty import SMALL
from bnr_toolkit.words.counts import bare_share
from bnr_toolkit.words.labels import starting_label, value_label
from bnr_toolkit.words.phrases import forms, phrase

_JUDGED = ("different", "not_shown")


def comparisons(result: Comparisons, language: str) -> Passage:
    """A paragraph a comparison: both counts, the verdict, and whether one other decision would turn it.

    A difference is spoken of only where the one declared test supports it.
    Nothing is said when there are no comparisons.
    """
    if not result.comparisons:
        return Passage("text", language, (), result.stamp)
    paragraphs = [_paragraph(result, one, language) for one in result.comparisons]
    paragraphs += [_at_once(result, whole, language) for whole in result.overall]
    tested = any(one.p is not None for one in result.comparisons)
    last = (*_declared(result, language), *((phrase(language, "comparison.assumption"),) if tested else ()))
    paragraphs += [" ".join(last)] if last else []
    return Passage("text", language, tuple(paragraphs), result.stamp, _facts(result))


def _paragraph(result: Comparisons, one: Comparison, language: str) -> str:
    if one.verdict == "undecided":
        return " ".join((_undecided(result, one, language), *_left_out(one, language)))
    sentences = [_counts(result, one, language)]
    if one.only:
        sentences.append(phrase(language, "comparison.condition", conditions=conditions(result, one, language)))
    sentences += _pairs(result, one, language)
    sentences.append(_verdict(result, one, language))
    if one.verdict in _JUDGED:
        sentences.append(phrase(language, "comparison.turns" if one.turns else "comparison.holds"))
    return " ".join(sentences)


def _counts(result: Comparisons, one: Comparison, language: str) -> str:
    beside = (one.first.approved, one.first.decided, one.second.approved, one.second.decided)
    return phrase(
        language,
        "comparison.counts",
        first=starting_label(result.context, one.by, one.first.key[0], language),
        second=group_label(result, one, one.second, language),
        first_share=bare_share(one.first.approved, one.first.decided, language, beside),
        second_share=bare_share(one.second.approved, one.second.decided, language, beside),
        outcome=forms(language, f"outcome.{result.rule}")[0],
    )


def _undecided(result: Comparisons, one: Comparison, language: str) -> str:
    first, second = (group_label(result, one, group, language) for group in (one.first, one.second))
    key = "comparison.undecided" if one.pairs is None else "comparison.undecided_ideas"
    return phrase(language, key, first=capitalised(first), second=second)


def _pairs(result: Comparisons, one: Comparison, language: str) -> list[str]:
    """That the same ideas stand on both sides, and where their outcomes differ."""
    pairs = one.pairs
    if pairs is None or not pairs.ideas:
        return []
    first, second = (group_label(result, one, group, language) for group in (one.first, one.second))
    ideas, only_first, only_second = numbers_alike(
        (pairs.ideas, pairs.only_first, pairs.only_second), language, stressed=True
    )
    none = phrase(language, "comparison.none")
    if not pairs.only_first + pairs.only_second:
        key = "comparison.same_ads_agree_one" if pairs.ideas == 1 else "comparison.same_ads_agree"
        said = phrase(language, key) if pairs.ideas == 1 else phrase(language, key, ideas=ideas)
    elif pairs.ideas == 1:
        said = phrase(language, "comparison.same_ads_one", group=first if pairs.only_first else second)
    else:
        said = phrase(
            language,
            "comparison.same_ads",
            ideas=ideas,
            only_first=only_first if pairs.only_first else none,
            only_second=only_second if pairs.only_second else none,
            first=first,
            second=second,
        )
    return [said, *_left_out(one, language)]


def _left_out(one: Comparison, language: str) -> list[str]:
    if not one.left_out:
        return []
    if one.left_out == 1:
        return [phrase(language, "comparison.left_out_one")]
    return [phrase(language, "comparison.left_out", count=number_words(one.left_out, language))]


def _verdict(result: Comparisons, one: Comparison, language: str) -> str:
    if one.verdict == "different":
        return phrase(
            language,
            "comparison.different",
            higher=group_label(result, one, one.higher, language),
            lower=group_label(result, one, one.lower, language),
            outcome=forms(language, f"outcome.{result.rule}")[0],
        )
    if one.verdict == "not_shown" and _is_equal(one):
        return phrase(language, "comparison.equal")
    if one.verdict == "not_shown" and min(one.first.decided, one.second.decided) >= SMALL:
        return phrase(language, "comparison.not_shown_many")
    return phrase(language, f"comparison.{one.verdict}")


def _is_equal(one: Comparison) -> bool:
    """Whether as large a part was approved on both sides; then there is nothing that could be too small to see."""
    return one.first.approved * one.second.decided == one.second.approved * one.first.decided


def _at_once(result: Comparisons, whole: Overall, language: str) -> str:
    supported = whole.p <= 1 - result.confidence
    key = "comparison.overall_supported" if supported else "comparison.overall_not"
    return phrase(language, key, groups=number_words(len(whole.groups), language))


def _declared(result: Comparisons, language: str) -> list[str]:
    if not result.declared:
        return []
    if result.family == 1:
        return [phrase(language, "comparison.declared_one")]
    return [phrase(language, "comparison.declared", count=number_words(result.family, language))]


def group_label(result: Comparisons, one: Comparison | Overall, group: Group, language: str) -> str:
    """A group's name for readers."""
    return value_label(result.context, one.by, group.key[0], language)


def conditions(result: Comparisons, one: Comparison | Overall, language: str) -> str:
    """What the ads of a comparison had in common: "taal nl"."""
    said = [
        f"{phrase(language, f'column.{column}')} {value_label(result.context, column, value, language)}"
        for column, value in one.only
    ]
    return listed(said, language)


def comparisons_caption(result: Comparisons, language: str) -> str:
    """The caption of the table of comparisons."""
    return phrase(language, "comparison_table.caption", rule_short=phrase(language, f"table_rule.{result.rule}"))


def comparisons_notes(result: Comparisons, language: str) -> tuple[str, ...]:
    """What the tests under the table are, and that they were corrected for their number."""
    tests = list(dict.fromkeys(one.test for one in result.comparisons if one.p is not None))
    if result.overall:
        tests.append("cochran_q")
    notes = [_meaning(result, test, language) for test in tests]
    if result.family > 1 and any(one.p is not None for one in result.comparisons):
        notes.append(phrase(language, "comparison_table.means_holm", count=number_words(result.family, language)))
    return tuple(notes)


def _meaning(result: Comparisons, test: str, language: str) -> str:
    """What a test is for, and what its interval is about where one is shown."""
    meant = phrase(language, f"comparison_table.means_{test}")
    if not any(one.interval is not None for one in result.comparisons if one.test == test):
        return meant
    return f"{meant} {phrase(language, f'comparison_table.interval_{test}')}"


def _facts(result: Comparisons) -> tuple[str, ...]:
    """The numbers that the sentences name."""
    ids = [f"{result.rule}.comparisons"] if result.declared else []
    for one in result.comparisons:
        if one.verdict != "undecided":
            sides = ("approved_first", "decided_first", "approved_second", "decided_second")
            ids += [comparison_id(result, one, measure) for measure in sides]
        if one.pairs is not None:
            measures = ("ideas", "only_first", "only_second", "left_out")
            ids += [comparison_id(result, one, measure) for measure in measures]
    ids += [comparison_id(result, whole, "groups") for whole in result.overall]
    return tuple(ids)
