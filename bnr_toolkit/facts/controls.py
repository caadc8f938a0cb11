"""Test ads beside harmless controls, as facts."""

from __future__ import annotations

from collections.abc import Iterator

from bnr_toolkit.facts.counts import APPROVED, DECIDED, NOT_APPROVED, OPEN, SUBMITTED
from bnr_toolkit.results import ControlGroup, Controls, Fact

_PAIRS = {
    "pairs": "pairs of a test ad and a control of the same idea, platform and language that were both decided",
    "both_approved": "these pairs of which both ads were approved",
    "told_apart": "these pairs of which the control was approved and the test ad was not",
    "wrong_way_round": "these pairs of which the test ad was approved and the control was not",
    "neither_approved": "these pairs of which neither ad was approved",
}
_UNDECIDED = "number of pairs of a test ad and a control of which one or both have no outcome under the rule"
_UNPAIRED = "number of controls without exactly one test ad of the same idea, platform and language beside them"


def controls_fact_id(controls: Controls, key: tuple[str, ...], measure: str) -> str:
    """The id of one number, such as ``controls.first_decision.platform=Beta.told_apart``; an empty key is the total."""
    platform = [] if controls.platform is None else [f"platform={controls.platform}"]
    group = ",".join(f"{name}={value}" for name, value in zip(controls.by, key, strict=True)) if key else "total"
    return ".".join(["controls", controls.rule, *platform, group, measure])


def of_controls(controls: Controls) -> Iterator[Fact]:
    """The counts of both kinds of ads and of their pairs, of every group and in total."""
    for group in (*controls.groups, controls.total):
        for measure, value, formula, rows in _of_group(group):
            yield Fact(controls_fact_id(controls, group.key, measure), value, formula, controls.rule, rows)


def _of_group(group: ControlGroup) -> Iterator[tuple[str, int, str, tuple[str, ...]]]:
    for kind, counted in (("violating", group.violating), ("benign", group.benign)):
        yield f"{kind}_approved", counted.approved, APPROVED, counted.rows
        yield f"{kind}_not_approved", counted.decided - counted.approved, NOT_APPROVED, counted.rows
        yield f"{kind}_decided", counted.decided, DECIDED, counted.rows
        yield f"{kind}_open", counted.open, OPEN, counted.rows
        yield f"{kind}_submitted", counted.submitted, SUBMITTED, counted.rows
    twins = group.twins
    counts = (twins.decided, twins.both_approved, twins.told_apart, twins.wrong_way_round, twins.neither_approved)
    for (measure, formula), count in zip(_PAIRS.items(), counts, strict=True):
        yield measure, count, f"number of {formula}", twins.rows
    yield "undecided_pairs", twins.undecided, _UNDECIDED, ()
    yield "unpaired_controls", group.unpaired, _UNPAIRED, group.benign.rows
