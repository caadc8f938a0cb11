"""Counts and histories without a record, to say them in words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bnr_toolkit import ad_histories, approval_rates, for_audience, open_ledger
from bnr_toolkit.provenance import Stamp
from bnr_toolkit.results import Bilingual, CategoryLabel, Context, Group, Histories, History, Inquiry, Rates, Step

STAMP = Stamp("proef", "0123456789abcdef" * 4, "public")
INQUIRY = Inquiry("Alpha", None, None, None, None, ())


def context(**changes: Any) -> Context:
    """The context of an invented probe by De Proefkrant on one platform."""
    categories = (
        CategoryLabel("gambling", Bilingual("gokken", "gambling")),
        CategoryLabel("weapons", Bilingual("wapens", "weapons")),
        CategoryLabel("vague", Bilingual("niet beschreven", "not described"), apart=True),
    )
    base = Context(
        probe="proef",
        platforms=("Alpha",),
        categories=categories,
        tester="De Proefkrant",
        tester_short="De Proefkrant",
        cutoff="2023-03-15",
        protocol=Bilingual("Zo deden wij het.", "This is how we did it."),
        inquiries=(INQUIRY,),
    )
    return replace(base, **changes)


def group(key: tuple[str, ...], approved: int, decided: int, still_open: int = 0, *, apart: bool = False) -> Group:
    """A group of a count; its rows have no names."""
    return Group(key, approved, decided, still_open, (), apart=apart)


def counted(approved: int, decided: int, still_open: int = 0, rule: str = "first_decision", **changes: Any) -> Rates:
    """A count of a probe; ``groups``, ``by``, ``platform`` … as for :class:`Rates`."""
    made = Rates(
        by=(),
        rule=rule,
        codes="primary",
        groups=(),
        total=group((), approved, decided, still_open),
        method="wilson",
        confidence=0.95,
        context=context(),
        stamp=STAMP,
    )
    return replace(made, **changes)


def history(identifier: str, first: str | None, final: str | None = None, *steps: Step, **changes: Any) -> History:
    """One ad of a probe."""
    made = History(
        id=identifier,
        platform="Alpha",
        category="gambling",
        further_categories=(),
        coding="source",
        expected="reject",
        description=Bilingual("", ""),
        steps=steps,
        first=first,
        final=final or first,
    )
    return replace(made, **changes)


def stopped(
    identifier: str, kind: str = "halted", coding: str = "source", first: str = "approved", **changes: Any
) -> History:
    """An ad approved at first and stopped after questions."""
    steps = (
        Step(1, first, "initial_review", "source", "unknown", "unknown"),
        Step(2, kind, "press_inquiry", coding, "unknown", "unknown"),
    )
    return history(identifier, first, kind, *steps, **changes)


def told(*histories: History, **changes: Any) -> Histories:
    """The histories of a probe."""
    return Histories(histories, context(**changes), STAMP)


class Made:
    """The builders, for tests that cannot import this file."""

    context = staticmethod(context)
    counted = staticmethod(counted)
    group = staticmethod(group)
    history = staticmethod(history)
    stopped = staticmethod(stopped)
    told = staticmethod(told)
    inquiry = INQUIRY


@pytest.fixture(scope="session")
def made() -> type[Made]:
    """The builders."""
    return Made


@pytest.fixture(scope="session")
def bnr_ledger(bnr_folder):
    """The real record, as the public sees it."""
    return open_ledger(bnr_folder)


@pytest.fixture(scope="session")
def bnr_rates(bnr_ledger):
    """The real count, by category, under a rule."""

    def count(rule: str = "first_decision", **arguments: Any) -> Rates:
        return for_audience(approval_rates(bnr_ledger, "category", rule, **arguments), "public")

    return count


@pytest.fixture(scope="session")
def bnr_histories(bnr_ledger):
    """The real histories."""
    return for_audience(ad_histories(bnr_ledger), "public")
