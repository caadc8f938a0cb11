"""Comparing groups of ads: one declared test, Holm over the family, and a verdict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bnr_toolkit.errors import Finding, Place, found, refuse
from bnr_toolkit.ledger import Ledger
from bnr_toolkit.outcomes import only_claims, rule_findings
from bnr_toolkit.rates.sides import DESIGNS, are_same_ads, sides
from bnr_toolkit.rates.verdicts import Question, judged
from bnr_toolkit.results import Comparisons, DeclaredComparison
from bnr_toolkit.schema.vocabulary import COMPARABLE

STATUS_RULE = "final_after_inquiry"


def compare(
    ledger: Ledger,
    by: str,
    groups: Sequence[str] = (),
    only: Sequence[tuple[str, str]] = (),
    rule: str = "first_decision",
    confidence: float = 0.95,
    as_of: str | None = None,
    design: str | None = None,
) -> Comparisons:
    """Two or more groups beside each other, pair by pair: the counts, the deciding test and the verdict.

    ``by`` is ``platform``, ``language`` or ``category``; ``groups`` are its
    values, all of them when none is named; ``only`` are conditions such as
    ``("language", "nl")``. Groups that hold the same ideas (the column
    ``concept``) are compared idea by idea with the McNemar mid-P test, three or
    more of them also with Cochran's Q; groups of different ads with the
    Fisher–Boschloo test. ``design="different_ads"`` says that ads without a
    known idea differ; it is refused for ideas that the groups share.

    A comparison that the protocol declared is corrected (Holm) for all that it
    declared; any other for the pairs that were asked for, and its verdict is
    never ``different``. Raises :class:`~bnr_toolkit.errors.RefusedInput`.
    """
    refuse(only_claims(ledger))
    refuse([*_argument_findings(ledger, by, groups, only, confidence, design), *_rule_findings(rule, as_of)])
    asked = DeclaredComparison(by, tuple(groups), tuple(only))
    question = _question(ledger, asked, rule, as_of, design)
    declared = [one for one in _declared(ledger) if _is_part_of(question, one, asked)]
    if not declared:
        return _judged(ledger, [question], rule, confidence, as_of, declared=False)
    family = [_question(ledger, one, rule, as_of) for one in _declared(ledger)]
    whole = _judged(ledger, family, rule, confidence, as_of, declared=True)
    return _narrowed(whole, question)


def declared_comparisons(
    ledger: Ledger,
    rule: str = "first_decision",
    confidence: float = 0.95,
    as_of: str | None = None,
    platform: str | None = None,
) -> Comparisons:
    """Every comparison that the protocol declared before the test, corrected for their number.

    None for a status, and none for one platform alone: what was declared was
    the whole. A declared comparison that the record cannot carry is refused
    with an explanation.
    """
    refuse(only_claims(ledger))
    refuse(rule_findings(rule, as_of))
    wanted = () if rule == STATUS_RULE or platform is not None else _declared(ledger)
    questions = [_question(ledger, one, rule, as_of) for one in wanted]
    return _judged(ledger, questions, rule, confidence, as_of, declared=True)


def _declared(ledger: Ledger) -> tuple[DeclaredComparison, ...]:
    """What the protocol declared; nothing when nobody knows when it was frozen."""
    return ledger.context.comparisons if ledger.context.protocol_frozen is not None else ()


def _question(
    ledger: Ledger, asked: DeclaredComparison, rule: str, as_of: str | None, design: str | None = None
) -> Question:
    groups = sides(ledger, asked.by, asked.groups, asked.only, rule, as_of)
    if len(groups) < 2:
        refuse([found("compared_with_nothing", Place(parameter="by"), asked.by)])
    return Question(asked.by, groups, are_same_ads(groups, design), asked.only)


def _is_part_of(question: Question, declared: DeclaredComparison, asked: DeclaredComparison) -> bool:
    """Whether what is asked is a declared comparison, or some groups of one."""
    values = {side.value for side in question.sides}
    return declared.by == asked.by and set(declared.only) == set(asked.only) and values <= set(declared.groups)


def _narrowed(whole: Comparisons, question: Question) -> Comparisons:
    """The comparisons between the groups that were asked for, as the whole family judged them."""
    values = {side.value for side in question.sides}
    kept = tuple(
        one
        for one in whole.comparisons
        if one.by == question.by and one.only == question.only and {one.first.key[0], one.second.key[0]} <= values
    )
    overall = tuple(
        one
        for one in whole.overall
        if one.by == question.by and one.only == question.only and values <= {group.key[0] for group in one.groups}
    )
    return replace(whole, comparisons=kept, overall=overall)


def _judged(
    ledger: Ledger,
    questions: Sequence[Question],
    rule: str,
    confidence: float,
    as_of: str | None,
    *,
    declared: bool,
) -> Comparisons:
    inference = ledger.context.inference
    comparisons, overall = judged(questions, confidence, declared=declared, inference=inference)
    return Comparisons(
        comparisons=comparisons,
        overall=overall,
        rule=rule,
        confidence=confidence,
        family=len(comparisons),
        declared=declared,
        context=ledger.context,
        stamp=ledger.stamp,
        as_of=as_of,
    )


def _rule_findings(rule: str, as_of: str | None) -> Iterator[Finding]:
    yield from rule_findings(rule, as_of)
    if rule == STATUS_RULE:
        yield found("status_not_compared", Place(parameter="rule"), rule)


def _argument_findings(
    ledger: Ledger,
    by: str,
    groups: Sequence[str],
    only: Iterable[tuple[str, str]],
    confidence: float,
    design: str | None,
) -> Iterator[Finding]:
    columns = ledger.submission_columns
    if by not in COMPARABLE:
        yield found("not_one_of", Place(parameter="by"), by, choices=COMPARABLE)
        return
    if len(groups) == 1 or len(set(groups)) != len(groups):
        yield found("comparison_needs_groups", Place(parameter="groups"), ", ".join(groups))
    for value in groups:
        if value not in columns[by].distinct_texts:
            yield found("not_in_record", Place(parameter="groups"), value, choices=columns[by].distinct_texts)
    for column, value in only:
        if column not in COMPARABLE or column == by:
            others = tuple(f"{name}=…" for name in COMPARABLE if name != by)
            yield found("not_a_condition", Place(parameter="only"), f"{column}={value}", choices=others)
        elif value not in columns[column].distinct_texts:
            yield found("not_in_record", Place(parameter="only"), value, choices=columns[column].distinct_texts)
    if not 0 < confidence < 1:
        yield found("not_a_confidence", Place(parameter="confidence"), str(confidence))
    if design is not None and design not in DESIGNS:
        yield found("not_one_of", Place(parameter="design"), design, choices=DESIGNS)
