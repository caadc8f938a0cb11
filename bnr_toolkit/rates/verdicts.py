"""From groups to verdicts: p-values of the deciding tests, Holm over all of them, and what one decision would turn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations

from bnr_toolkit.outcomes import APPROVED, NOT
from bnr_toolkit.rates.sides import Ad, Side
from bnr_toolkit.results import Comparison, Group, Interval, Overall, Pairs

MIN_FOR_OVERALL = 3
TINY = 1e-12


@dataclass(frozen=True, slots=True)
class Question:
    """Groups to be compared with each other: which column sets them apart, and whether they hold the same ideas."""

    by: str
    sides: tuple[Side, ...]
    same_ads: bool
    only: tuple[tuple[str, str], ...] = ()

    @property
    def pairs(self) -> tuple[tuple[int, int], ...]:
        """The places of every two groups."""
        return tuple(combinations(range(len(self.sides)), 2))


@dataclass(frozen=True, slots=True)
class _Counts:
    """Two groups as counts: of the same ideas, or of different ads."""

    first: Group
    second: Group
    pairs: Pairs | None
    left_out: int

    @property
    def p(self) -> float | None:
        """The p-value of the deciding test; None when a side has no decisions."""
        if self.pairs is not None:
            return _same_ads_p(self.pairs.only_first, self.pairs.only_second) if self.pairs.ideas else None
        if not (self.first.decided and self.second.decided):
            return None
        return _different_ads_p(self.first.approved, self.first.decided, self.second.approved, self.second.decided)


@dataclass(frozen=True, slots=True)
class _Family:
    """All comparisons at once, in the order of the questions and their pairs."""

    counts: tuple[_Counts, ...]
    adjusted: tuple[float | None, ...]
    levels: tuple[float, ...]
    verdicts: tuple[str, ...]
    overall: tuple[Overall | None, ...]


def judged(
    questions: Sequence[Question], confidence: float, *, declared: bool, inference: str
) -> tuple[tuple[Comparison, ...], tuple[Overall, ...]]:
    """The comparisons of every two groups of each question, with Holm's correction over all of them.

    Three or more groups of the same ideas are also tested at once (Cochran's
    Q): two of them are called different only when that test supports it too, so
    that a page never says both that the groups do not differ and that two do.
    """
    family = _family(questions, confidence, declared=declared, inference=inference)
    turned = [
        _family(changed, confidence, declared=declared, inference=inference).verdicts for changed in _changes(questions)
    ]
    places = [(question, pair) for question in questions for pair in question.pairs]
    comparisons = tuple(
        Comparison(
            by=question.by,
            first=counts.first,
            second=counts.second,
            pairs=counts.pairs,
            test="mcnemar_mid_p" if question.same_ads else "fisher_boschloo",
            p=counts.p,
            adjusted=adjusted,
            twin=_twin(counts),
            interval=_interval(counts, level, verdict),
            level=level,
            verdict=verdict,
            turns=any(verdicts[number] != verdict for verdicts in turned),
            left_out=counts.left_out,
            only=question.only,
        )
        for number, ((question, _), counts, adjusted, level, verdict) in enumerate(
            zip(places, family.counts, family.adjusted, family.levels, family.verdicts, strict=True)
        )
    )
    return comparisons, tuple(one for one in family.overall if one is not None)


def _family(questions: Sequence[Question], confidence: float, *, declared: bool, inference: str) -> _Family:
    from bnr_toolkit.statistics.families import holm

    alpha = 1 - confidence
    counts = tuple(_counts(question, *pair) for question in questions for pair in question.pairs)
    values = [one.p for one in counts]
    # A comparison without decisions still counts as one of the family.
    corrected = holm([1.0 if value is None else value for value in values])
    adjusted = tuple(None if value is None else one for value, one in zip(values, corrected, strict=True))
    overall = tuple(_overall(question) for question in questions)
    gates = [
        whole is None or whole.p <= alpha
        for question, whole in zip(questions, overall, strict=True)
        for _ in question.pairs
    ]
    verdicts = tuple(
        _verdict(p, alpha, gate=gate, declared=declared, inference=inference)
        for p, gate in zip(adjusted, gates, strict=True)
    )
    return _Family(counts, adjusted, _levels(values, corrected, alpha), verdicts, overall)


def _levels(values: Sequence[float | None], corrected: Sequence[float], alpha: float) -> tuple[float, ...]:
    """The level at which each comparison's interval agrees with Holm's correction.

    Holm tests the smallest p-value at alpha / m, the next at alpha / (m - 1),
    and stops at the first that fails: an interval at the level of that step
    leaves "no difference" out exactly when the corrected test does.
    """
    order = sorted(range(len(values)), key=lambda place: 1.0 if values[place] is None else values[place] or 0.0)
    passed = sum(p <= alpha for p in corrected)
    rank = {place: min(number, passed) for number, place in enumerate(order)}
    return tuple(1 - alpha / max(1, len(values) - rank[place]) for place in range(len(values)))


def _verdict(p: float | None, alpha: float, *, gate: bool, declared: bool, inference: str) -> str:
    if p is None:
        return "undecided"
    if p > alpha or not gate:
        return "not_shown"
    if not declared:
        return "not_declared"
    return "no_scope" if inference == "none" else "different"


def _counts(question: Question, first: int, second: int) -> _Counts:
    one, other = question.sides[first], question.sides[second]
    if question.same_ads:
        return _paired(one, other)
    return _Counts(_group(one, one.ads), _group(other, other.ads), None, 0)


def _paired(one: Side, other: Side) -> _Counts:
    """The ideas that were decided on both sides; all other ads of the two groups are left out."""
    decided = {ad.concept: ad for ad in other.ads if ad.decided}
    both = [(ad, decided[ad.concept]) for ad in one.ads if ad.decided and ad.concept in decided]
    outcomes = [(first.approved, second.approved) for first, second in both]
    pairs = Pairs(
        both=outcomes.count((True, True)),
        only_first=outcomes.count((True, False)),
        only_second=outcomes.count((False, True)),
        neither=outcomes.count((False, False)),
    )
    left_out = len(one.ads) + len(other.ads) - 2 * len(both)
    firsts, seconds = tuple(first for first, _ in both), tuple(second for _, second in both)
    return _Counts(_group(one, firsts), _group(other, seconds), pairs, left_out)


def _group(side: Side, ads: Sequence[Ad]) -> Group:
    decided = [ad for ad in ads if ad.decided]
    approved = sum(ad.approved for ad in decided)
    return Group((side.value,), approved, len(decided), len(ads) - len(decided), tuple(ad.id for ad in ads))


def _overall(question: Question) -> Overall | None:
    """Cochran's Q over the ideas decided in all groups; None for two groups, and for different ads."""
    if not question.same_ads or len(question.sides) < MIN_FOR_OVERALL:
        return None
    by_side = [{ad.concept: ad for ad in side.ads if ad.decided} for side in question.sides]
    ideas = [concept for concept in by_side[0] if all(concept in decided for decided in by_side)]
    if not ideas:
        return None
    rows = tuple(sorted(tuple(decided[idea].approved for decided in by_side) for idea in ideas))
    statistic, degrees, p, asymptotic = _cochran(rows)
    groups = tuple(
        _group(side, tuple(decided[idea] for idea in ideas))
        for side, decided in zip(question.sides, by_side, strict=True)
    )
    return Overall(question.by, groups, len(ideas), statistic, degrees, p, asymptotic, question.only)


def _changes(questions: Sequence[Question]) -> Iterator[list[Question]]:
    """The questions with the decision on one ad taken differently, in each of them; ads that stand alike count once."""
    seen = set()
    for identifier, stands in _standing(questions).items():
        if stands not in seen:
            seen.add(stands)
            yield [_with_other_decision(question, identifier) for question in questions]


def _standing(questions: Sequence[Question]) -> dict[str, tuple[tuple[object, ...], ...]]:
    """Where each decided ad stands: in which questions, on which side, and among which outcomes of its idea."""
    stands: dict[str, list[tuple[object, ...]]] = {}
    for number, question in enumerate(questions):
        by_side = [{ad.concept: ad.outcome for ad in side.ads} for side in question.sides]
        for place, side in enumerate(question.sides):
            for ad in side.ads:
                if ad.decided:
                    idea = tuple(outcomes.get(ad.concept, "") for outcomes in by_side) if question.same_ads else ()
                    stands.setdefault(ad.id, []).append((number, place, ad.outcome, idea))
    return {identifier: tuple(places) for identifier, places in stands.items()}


def _with_other_decision(question: Question, identifier: str) -> Question:
    sides = tuple(replace(side, ads=tuple(_other(ad, identifier) for ad in side.ads)) for side in question.sides)
    return replace(question, sides=sides)


def _other(ad: Ad, identifier: str) -> Ad:
    return replace(ad, outcome=NOT if ad.approved else APPROVED) if ad.id == identifier else ad


def _twin(counts: _Counts) -> float | None:
    from bnr_toolkit.statistics.same_ads import mcnemar_exact

    if counts.pairs is None or not counts.pairs.ideas:
        return None
    return mcnemar_exact(counts.pairs.only_first, counts.pairs.only_second)


def _interval(counts: _Counts, level: float, verdict: str) -> Interval | None:
    """The interval that inverts the deciding test, where the verdict is the test's own."""
    from bnr_toolkit.statistics.different_ads import fisher_boschloo_interval
    from bnr_toolkit.statistics.same_ads import discordant_interval

    supported = counts.p is not None and counts.p <= 1 - level + TINY
    # A test of all groups at once, or a comparison that nobody declared, can overrule the test of two groups.
    if counts.p is None or supported != (verdict == "different"):
        return None
    if counts.pairs is not None:
        return discordant_interval(counts.pairs.only_first, counts.pairs.only_second, level)
    first, second = counts.first, counts.second
    return fisher_boschloo_interval(first.approved, first.decided, second.approved, second.decided, level)


@lru_cache(maxsize=4096)
def _different_ads_p(approved_a: int, decided_a: int, approved_b: int, decided_b: int) -> float:
    from bnr_toolkit.statistics.different_ads import fisher_boschloo

    return fisher_boschloo(approved_a, decided_a, approved_b, decided_b)


def _same_ads_p(only_first: int, only_second: int) -> float:
    from bnr_toolkit.statistics.same_ads import mcnemar_mid_p

    return mcnemar_mid_p(only_first, only_second)


@lru_cache(maxsize=4096)
def _cochran(rows: tuple[tuple[bool, ...], ...]) -> tuple[float, int, float, float]:
    from bnr_toolkit.statistics.cochran import cochran_q

    found = cochran_q(rows)
    return found.statistic, found.degrees, found.p, found.asymptotic_p
