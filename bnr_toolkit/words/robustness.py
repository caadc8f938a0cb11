"""What if one decision had been different, in words."""

from __future__ import annotations

from bnr_toolkit.facts import fact_id
from bnr_toolkit.language import numbers_alike
from bnr_toolkit.results import Group, Passage, Robustness
from bnr_toolkit.words.labels import key_labels
from bnr_toolkit.words.phrases import phrase

MEASURES = ("approved_if_one_less", "approved_if_one_more")


def robustness(result: Robustness, language: str) -> Passage:
    """The total with one decision otherwise, and the same of each group; of a single ad there is nothing to say."""
    groups = [group for group in result.groups if group.decided > 1]
    sentences = [one_decision(result.total, language)] if result.total.decided > 1 else []
    sentences += [_group_sentence(result, group, language) for group in groups]
    ids = [
        fact_id(result, group.key, measure)
        for group in (result.total, *groups)
        if group.decided > 1
        for measure in ("approved", *possible(group))
    ]
    return Passage("text", language, tuple(sentences), result.stamp, tuple(ids))


def robustness_caption(language: str) -> str:
    """The caption of the table."""
    return phrase(language, "robustness.caption")


def possible(group: Group) -> tuple[str, ...]:
    """Which of the two counts can be: there is no less than none approved, and no more than all."""
    return tuple(measure for measure in MEASURES if getattr(group, measure) is not None)


def one_decision(group: Group, language: str) -> str:
    """The count had one decision been different, as a sentence of its own.

    >>> one_decision(Group((), 6, 7, 0, ()), "nl")
    'Was één besluit anders uitgevallen, dan waren het er vijf of zeven geweest in plaats van zes.'
    """
    less, now, more = _counts(group, language)
    if group.approved_if_one_less is None:
        return phrase(language, "certainty.flip_more", more=more, approved=now)
    if group.approved_if_one_more is None:
        key = "certainty.flip_less_one" if group.approved == 2 else "certainty.flip_less"
        return phrase(language, key, less=less, approved=now)
    return phrase(language, "certainty.flip_both", less=less, more=more, approved=now)


def _group_sentence(result: Robustness, group: Group, language: str) -> str:
    label = " · ".join(key_labels(result, group.key, language, starting=True))
    less, now, more = _counts(group, language)
    if group.approved_if_one_less is None:
        return phrase(language, "robustness.group_more", label=label, more=more, approved=now)
    if group.approved_if_one_more is None:
        return phrase(language, "robustness.group_less", label=label, less=less, approved=now)
    return phrase(language, "robustness.group_both", label=label, less=less, more=more, approved=now)


def _counts(group: Group, language: str) -> tuple[str, str, str]:
    """The count with one less, as it was, and with one more: alike, all in words or all in digits."""
    numbers = (group.approved_if_one_less, group.approved, group.approved_if_one_more)
    real = tuple(number for number in numbers if number is not None)
    said = dict(zip(real, numbers_alike(real, language, stressed=True), strict=True))
    none = phrase(language, "certainty.none")
    less, now, more = ("" if one is None else said[one] if one else none for one in numbers)
    return less, now, more
