"""Test ads beside harmless controls, in words: counts, pairs, and what they can tell. Nothing is tested."""

from __future__ import annotations

from bnr_toolkit.facts import controls_fact_id
from bnr_toolkit.language import capitalised, listed, number_words, numbers_alike, share
from bnr_toolkit.results import ControlGroup, Controls, Group, Passage, Twins
from bnr_toolkit.words.captions import LONGEST_ALT, FigureWords, figure_source
from bnr_toolkit.words.counts import group_share, open_words, rule_sentence
from bnr_toolkit.words.labels import key_labels
from bnr_toolkit.words.phrases import forms, phrase

KINDS = ("both_approved", "told_apart", "wrong_way_round", "neither_approved")
"""What can have become of a pair, in the order of a table."""

MEASURES = (
    *(f"{kind}_{name}" for kind in ("violating", "benign") for name in ("approved", "decided", "open")),
    *("benign_not_approved", "pairs", *KINDS, "undecided_pairs", "unpaired_controls"),
)
"""The numbers of a group that its sentences are made of."""

_SAID_OF_ALL = 3


def controls(result: Controls, language: str) -> Passage:
    """The counts of both kinds of ads side by side, by group or in total, their pairs, and what these tell.

    "Approves everything" and "misses this" are told apart in counts; nothing is
    claimed of any other ads. Nothing at all for a record without controls.
    """
    if not result.total.benign.submitted:
        return Passage("text", language, (), result.stamp)
    groups = result.groups or (result.total,)
    paragraphs = [_group_words(result, group, language) for group in groups]
    ids = tuple(controls_fact_id(result, group.key, measure) for group in groups for measure in MEASURES)
    paragraphs.append(phrase(language, "controls.not_tested"))
    return Passage("text", language, tuple(paragraphs), result.stamp, ids)


def controls_caption(result: Controls, language: str) -> str:
    """The caption of the table: what the counts are of."""
    return phrase(language, "controls.caption", outcome=outcome_words(result, language))


def controls_notes(language: str) -> tuple[str, ...]:
    """What a table must say: what a pair is, and that nothing was tested."""
    return phrase(language, "controls.note"), phrase(language, "controls.not_tested")


def outcome_words(result: Controls, language: str) -> str:
    """What counts as approved under the rule, as an adjective."""
    return forms(language, f"outcome.{result.rule}")[0]


def controls_figure_words(result: Controls, language: str) -> FigureWords:
    """The texts of the rows of dots: the counts as alternative, and the sentences as description."""
    rule_text = rule_sentence(result, language)
    said = " ".join(controls(result, language).paragraphs)
    return FigureWords(
        title=phrase(language, "controls.figure_title"),
        subtitle=phrase(language, "figure.subtitle", rule=rule_text),
        alt=_alt(result, language),
        description=f"{phrase(language, 'controls.figure_rows')} {rule_text} {said}",
        source=figure_source(result, language),
    )


def controls_row_label(result: Controls, group: ControlGroup, kind: str, language: str) -> str:
    """The label of a row of dots: ``violating`` or ``benign``, with the group where there are groups."""
    if not group.key:
        return phrase(language, f"controls.{kind}")
    label = " · ".join(key_labels(result, group.key, language, starting=True))
    return phrase(language, f"controls.row_{kind}", label=label)


def _alt(result: Controls, language: str) -> str:
    """Counts first; as many groups as fit, and a word on those left to the table."""
    outcome = capitalised(outcome_words(result, language))
    groups = result.groups or (result.total,)
    rows = [_alt_row(result, group, language) for group in groups]
    for kept in range(len(rows), 0, -1):
        more = [phrase(language, "controls.alt_more")] if kept < len(rows) else []
        text = phrase(language, "controls.alt", outcome=outcome, rows=" ".join([*rows[:kept], *more]))
        if len(text) <= LONGEST_ALT:
            return text
    return phrase(language, "controls.alt", outcome=outcome, rows=phrase(language, "controls.alt_more"))


def _alt_row(result: Controls, group: ControlGroup, language: str) -> str:
    tests, harmless = (
        f"{group_share(one, language)}{open_words(one, language)}"
        if one.decided
        else phrase(language, "key.open" if one.submitted else "controls.said_none")
        for one in (group.violating, group.benign)
    )
    if not group.key:
        return phrase(language, "controls.alt_row_total", tests=tests, controls=harmless)
    label = " · ".join(key_labels(result, group.key, language, starting=True))
    return phrase(language, "controls.alt_row", label=label, tests=tests, controls=harmless)


def _group_words(result: Controls, group: ControlGroup, language: str) -> str:
    said = [_counts(result, group, language), *_pairs(result, group.twins, language), *_unpaired(group, language)]
    return " ".join([*said, *_told(result, group, language)])


def _counts(result: Controls, group: ControlGroup, language: str) -> str:
    tests, harmless = (_said(result, one, language) for one in (group.violating, group.benign))
    if not group.key:
        return phrase(language, "controls.counts_total", tests=tests, controls=harmless)
    label = " · ".join(key_labels(result, group.key, language, starting=True))
    return phrase(language, "controls.counts", label=label, tests=tests, controls=harmless)


def _said(result: Controls, group: Group, language: str) -> str:
    if not group.submitted:
        return phrase(language, "controls.said_none")
    if not group.decided:
        return phrase(language, "key.open")
    yes, no = forms(language, f"outcome.{result.rule}")
    beside = open_words(group, language)
    if group.decided == 1:
        return phrase(language, "controls.said_one", outcome=yes if group.approved else no, open=beside)
    return phrase(language, "controls.said", share=group_share(group, language), outcome=yes, open=beside)


def _pairs(result: Controls, twins: Twins, language: str) -> list[str]:
    said = []
    if twins.decided:
        kinds = listed([_kind(twins, kind, language) for kind in KINDS if getattr(twins, kind)], language)
        outcome = capitalised(outcome_words(result, language))
        if twins.decided == 1:
            said.append(phrase(language, "controls.pairs_one", outcome=outcome, kinds=kinds))
        else:
            pairs = number_words(twins.decided, language)
            said.append(phrase(language, "controls.pairs", pairs=pairs, outcome=outcome, kinds=kinds))
        if twins.undecided == 1:
            said.append(phrase(language, "controls.undecided_one"))
        elif twins.undecided:
            count = number_words(twins.undecided, language)
            said.append(phrase(language, "controls.undecided", count=count))
    elif twins.undecided:
        said.append(phrase(language, "controls.none_decided"))
    return said


def _kind(twins: Twins, kind: str, language: str) -> str:
    number = getattr(twins, kind)
    count = numbers_alike((number, twins.decided), language, stressed=True)[0]
    if number == twins.decided >= _SAID_OF_ALL:
        count = phrase(language, "controls.all_pairs", count=count)
    return phrase(language, f"controls.{kind}", count=count)


def _unpaired(group: ControlGroup, language: str) -> list[str]:
    if not group.unpaired:
        return []
    if group.unpaired == 1:
        return [phrase(language, "controls.unpaired_one")]
    return [phrase(language, "controls.unpaired", count=number_words(group.unpaired, language))]


def _told(result: Controls, group: ControlGroup, language: str) -> list[str]:
    """What the counts can tell of a review; nothing of a status, and nothing where no control was decided."""
    if result.is_status or not group.benign.decided:
        return []
    if group.approves_everything:
        return [phrase(language, "controls.everything")]
    if group.approves_nothing:
        return [phrase(language, "controls.nothing")]
    twins, said = group.twins, []
    if twins.told_apart:
        said.append(_of_pairs("apart", twins.told_apart, twins, language))
    elif twins.decided and twins.both_approved == twins.decided:
        said.append(_of_pairs("same", twins.both_approved, twins, language))
    stopped = group.benign.decided - group.benign.approved
    if stopped == 1:
        said.append(phrase(language, "controls.stopped_one"))
    elif stopped:
        said.append(phrase(language, "controls.stopped", count=number_words(stopped, language)))
    return said


def _of_pairs(key: str, part: int, twins: Twins, language: str) -> str:
    if twins.decided == 1:
        return phrase(language, f"controls.{key}_only")
    said = share(part, twins.decided, forms(language, "controls.pair"), language).phrase
    return phrase(language, f"controls.{key}", share=said)
