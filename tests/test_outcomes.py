"""The five outcome rules: every cell of the design's table, and what surrounds it."""

import pytest

from bnr_toolkit.errors import RefusedInput
from bnr_toolkit.ledger import open_ledger
from bnr_toolkit.outcomes import RULES, outcomes
from bnr_toolkit.results.histories import APPROVALS, STOPS
from bnr_toolkit.schema import EVENT_TYPES

RULE_NAMES = ("first_decision", "ever_approved", "approved_at_cutoff", "would_have_run", "final_after_inquiry")

# The table of design §4, written out by hand. A dash there is a dash here: the event means nothing under that rule.
TABLE = """
event                 first_decision ever_approved approved_at_cutoff would_have_run final_after_inquiry
approved              approved       approved      approved           approved       approved
approved_limited      approved       approved      approved           approved       approved
rejected              not            –             not                not            not
halted                not            –             not                not            not
account_suspended     not            –             not                not            not
held_for_identity     open           –             open               not            open
reversed_to_approved  –              approved      approved           approved       approved
reversed_to_rejected  –              –             not                not            not
went_live             approved       approved      approved           approved       approved
removed_after_live    –              –             not                –              not
submitted             –              –             –                  –              –
in_review             –              –             –                  –              –
appealed              –              –             –                  –              –
withdrawn_by_tester   –              –             –                  –              –
"""
HEADER, *LINES = (line.split() for line in TABLE.strip().splitlines())
CELLS = [(kind, rule, meaning) for kind, *meanings in LINES for rule, meaning in zip(HEADER[1:], meanings, strict=True)]
# An ad that was refused and never approved was decided: it is in the denominator of `ever_approved`.
REFUSED_AT_SOME_MOMENT = ("rejected", "halted", "account_suspended", "reversed_to_rejected", "removed_after_live")

REVERSALS = ("reversed_to_approved", "reversed_to_rejected")  # never the first: a record without that is refused

LONGER = [
    ("first_decision", ("submitted", "in_review", "rejected", "appealed", "reversed_to_approved"), "not"),
    ("first_decision", ("held_for_identity", "approved"), "open"),
    ("ever_approved", ("rejected", "appealed", "reversed_to_approved", "halted"), "approved"),
    ("ever_approved", ("held_for_identity", "withdrawn_by_tester"), "open"),
    ("final_after_inquiry", ("approved", "halted", "reversed_to_approved"), "approved"),
    ("final_after_inquiry", ("approved", "went_live", "removed_after_live", "appealed"), "not"),
    ("final_after_inquiry", ("approved", "held_for_identity"), "open"),
    ("would_have_run", ("approved", "held_for_identity"), "not"),
    ("would_have_run", ("approved", "went_live", "removed_after_live"), "approved"),
]

CUTOFF = "cutoff: 2023-03-31\n"
TIMES = {"observed_from": "2023-03-01", "observed_to": "2023-03-01"}


@pytest.fixture(scope="module")
def outcome_of(records):
    """The outcome of an ad with this history of types of event, at steps 1, 2, 3.

    All histories that the tests ask for stand in one record, which is opened once.
    """
    histories = {(): "none", **{(kind,): kind for kind in EVENT_TYPES if kind not in REVERSALS}}
    histories |= {(before, kind): f"{before}.{kind}" for before in ("approved", "rejected") for kind in EVENT_TYPES}
    histories |= {kinds: "+".join(kinds) for _, kinds, _ in LONGER}
    events = [
        records.event(identifier, kind, step, **TIMES)
        for kinds, identifier in histories.items()
        for step, kind in enumerate(kinds, start=1)
    ]
    ads = [records.ad(identifier) for identifier in histories.values()]
    ledger = records.ledger(ads, events, records.PROBE + CUTOFF)
    tables = {rule: outcomes(ledger, rule) for rule in RULE_NAMES}
    found = {
        rule: dict(zip(table["id"].to_list(), table["outcome"].to_list(), strict=True))
        for rule, table in tables.items()
    }
    return lambda rule, *kinds: found[rule][histories[kinds]]


def test_the_table_here_covers_every_event_and_every_rule():
    assert tuple(HEADER[1:]) == RULE_NAMES == tuple(RULES)
    assert {kind for kind, _, _ in CELLS} == set(EVENT_TYPES)
    assert len(CELLS) == 14 * 5


@pytest.mark.parametrize(("kind", "rule", "meaning"), [cell for cell in CELLS if cell[0] not in REVERSALS])
def test_one_event_alone_gives_what_its_cell_says(outcome_of, kind, rule, meaning):
    expected = {"–": "open"}.get(meaning, meaning)
    if rule == "ever_approved" and kind in REFUSED_AT_SOME_MOMENT:
        expected = "not"
    assert outcome_of(rule, kind) == expected


@pytest.mark.parametrize(("kind", "rule", "meaning"), CELLS)
@pytest.mark.parametrize("before", ["approved", "rejected"])
def test_one_event_after_a_decision_gives_what_its_cell_says(outcome_of, kind, rule, meaning, before):
    decided = {"approved": "approved", "rejected": "not"}[before]
    if rule == "first_decision":
        expected = decided
    elif rule == "ever_approved":
        expected = "approved" if "approved" in (decided, meaning) else "not"
    else:
        expected = decided if meaning == "–" else meaning
    assert outcome_of(rule, before, kind) == expected


@pytest.mark.parametrize(("kind", "rule", "meaning"), CELLS)
def test_the_published_table_is_this_table(kind, rule, meaning):
    assert RULES[rule].get(kind, "–") == meaning


def test_the_words_of_the_two_stages_follow_the_table():
    assert set(APPROVALS) == {kind for kind, rule, cell in CELLS if (rule, cell) == ("first_decision", "approved")}
    assert set(STOPS) == {kind for kind, rule, cell in CELLS if (rule, cell) == ("final_after_inquiry", "not")}


@pytest.mark.parametrize("rule", RULE_NAMES)
def test_an_ad_without_events_is_open(outcome_of, rule):
    assert outcome_of(rule) == "open"


@pytest.mark.parametrize("rule", RULE_NAMES)
def test_in_a_record_without_any_event_every_ad_is_open(records, rule):
    ledger = records.ledger([records.ad("ad-1"), records.ad("ad-2")], [], records.PROBE + CUTOFF)
    assert outcomes(ledger, rule)["outcome"].to_list() == ["open", "open"]
    assert outcomes(ledger, rule, "2023-03-01")["outcome"].to_list() == ["open", "open"]


@pytest.mark.parametrize(("rule", "kinds", "expected"), LONGER)
def test_longer_histories_are_followed_to_the_event_that_counts(outcome_of, rule, kinds, expected):
    assert outcome_of(rule, *kinds) == expected


@pytest.mark.parametrize(("rule", "expected"), [("first_decision", "approved"), ("final_after_inquiry", "not")])
def test_step_decides_the_order_and_not_the_row_and_two_comes_before_ten(records, rule, expected):
    events = [records.event("ad-1", "halted", 10), records.event("ad-1", "approved", 2)]
    ledger = records.ledger([records.ad("ad-1")], events)
    assert outcomes(ledger, rule)["outcome"].to_list() == [expected]


def test_the_result_is_one_row_an_ad_in_the_order_of_the_record(records):
    ads = [records.ad("b"), records.ad("a"), records.ad("c")]
    table = outcomes(records.ledger(ads, [records.event("a", "rejected"), records.event("b", "approved")]))
    assert table.columns == ["id", "outcome", "decided_by", "decided_coding"]
    assert table["id"].to_list() == ["b", "a", "c"]
    assert table["outcome"].to_list() == ["approved", "not", "open"]


def test_an_action_on_an_account_reaches_only_the_ads_that_are_open(records):
    ads = [records.ad(name, account="acc-1") for name in ("decided", "open")] + [records.ad("other", account="acc-2")]
    events = [records.event("decided", "approved", 1), records.event("", "account_suspended", 2, account="acc-1")]
    ledger = records.ledger(ads, events)
    assert outcomes(ledger, "final_after_inquiry")["outcome"].to_list() == ["approved", "not", "open"]


class TestCutOff:
    """``approved_at_cutoff``: the state at a recorded moment."""

    def test_without_a_recorded_cut_off_the_rule_is_refused(self, bnr_folder, refusal):
        assert refusal(outcomes, open_ledger(bnr_folder), "approved_at_cutoff") == (
            "probe.yml (key cutoff): no cut-off is recorded, so this rule cannot be applied. "
            "Record cutoff in probe.yml if it is known, or choose another rule."
        )

    @pytest.mark.parametrize(
        ("cutoff", "expected"),
        [
            ("2023-03-05", "approved"),
            ("2023-03-10", "not"),
            ("2023-03-10 11:59", "approved"),
            ("2023-03-10 12:00", "not"),
            ("2023-02-28", "open"),
            ("2023-02", "open"),
            ("2023-03", "not"),
            ("2023", "not"),
            ("2022", "open"),
        ],
    )
    def test_events_up_to_the_cut_off_count(self, records, cutoff, expected):
        events = [
            records.event("ad-1", "approved", 1, **TIMES),
            records.event("ad-1", "halted", 2, observed_from="2023-03-10 12:00", observed_to="2023-03-10 12:00"),
        ]
        ledger = records.ledger([records.ad("ad-1")], events, f"{records.PROBE}cutoff: {cutoff}\n")
        assert outcomes(ledger, "approved_at_cutoff")["outcome"].to_list() == [expected]

    def test_the_time_zone_of_the_probe_decides_when_the_day_ends(self, records):
        events = [
            records.event("ad-1", "approved", 1, observed_from="2023-03-31 22:30Z", observed_to="2023-03-31 22:30Z")
        ]
        for zone, expected in (("Europe/London", "approved"), ("Europe/Amsterdam", "open")):
            probe = f"{records.PROBE}cutoff: 2023-03-31\ntime_zone: {zone}\n"
            ledger = records.ledger([records.ad("ad-1")], events, probe)
            assert outcomes(ledger, "approved_at_cutoff")["outcome"].to_list() == [expected]


class TestAsOf:
    """``as_of``: a question about a moment, put to any rule."""

    @pytest.mark.parametrize(
        ("as_of", "expected"), [("2023-03-01", "approved"), ("2023-02-28", "open"), ("2023-03", "not")]
    )
    def test_later_events_are_left_out(self, records, as_of, expected):
        later = {"observed_from": "2023-03-10", "observed_to": "2023-03-10"}
        events = [records.event("ad-1", "approved", 1, **TIMES), records.event("ad-1", "halted", 2, **later)]
        table = outcomes(records.ledger([records.ad("ad-1")], events), "final_after_inquiry", as_of)
        assert table["outcome"].to_list() == [expected]

    @pytest.mark.parametrize(
        "cells",
        [
            {"observed_from": "unknown", "observed_to": "unknown"},
            *[{"observed_from": "unknown"}, {"observed_to": "unknown"}, {"observed_from": ""}, {"observed_to": ""}],
        ],
    )
    def test_an_unknown_time_is_refused(self, records, refusal, cells):
        times = {**TIMES, **cells}
        ledger = records.ledger([records.ad("ad-1")], [records.event("ad-1", "approved", 3, **times)])
        assert refusal(outcomes, ledger, "first_decision", "2023-03-10") == (
            "parameter as_of: the state at '2023-03-10' cannot be given: the time of ad-1, step 3, is unknown. "
            "Record the times in events.csv, or leave out the question about a moment."
        )

    def test_an_interval_around_the_moment_is_refused(self, records, refusal):
        times = {"observed_from": "2023-03-01", "observed_to": "2023-03-20"}
        ledger = records.ledger([records.ad("ad-1")], [records.event("ad-1", "approved", **times)])
        assert refusal(outcomes, ledger, "first_decision", "2023-03-10") == (
            "parameter as_of: the state at '2023-03-10' cannot be given: ad-1, step 1, may have happened before it or "
            "after. Record the times more closely, or choose another moment."
        )
        for as_of, expected in (("2023-02-28", "open"), ("2023-03-20", "approved")):
            assert outcomes(ledger, "first_decision", as_of)["outcome"].to_list() == [expected]

    def test_a_moment_within_the_day_of_an_event_is_refused(self, records):
        ledger = records.ledger([records.ad("ad-1")], [records.event("ad-1", "approved", **TIMES)])
        with pytest.raises(RefusedInput, match="may have happened before it or after"):
            outcomes(ledger, "first_decision", "2023-03-01 12:00")

    @pytest.mark.parametrize("as_of", ["gisteren", "", "unknown", "01-03-2023", "2023-02-30", "9999-12-31"])
    def test_what_is_no_moment_is_refused(self, records, refusal, as_of):
        ledger = records.ledger([records.ad("ad-1")], [])
        assert refusal(outcomes, ledger, "first_decision", as_of) == (
            f"parameter as_of: '{as_of}' is not a date or time that exists. "
            "Write 2023-03-15, or 2023-03-15 14:30, or unknown."
        )


class TestWouldHaveRun:
    """``would_have_run``: before the scheduled start, without what the newsroom's questions set off."""

    @pytest.mark.parametrize("kind", ["halted", "rejected", "account_suspended", "approved"])
    def test_what_the_newsrooms_questions_set_off_does_not_count(self, records, kind):
        events = [records.event("ad-1", "rejected", 1), records.event("ad-2", "approved", 1)]
        events += [records.event(name, kind, 2, trigger="press_inquiry") for name in ("ad-1", "ad-2")]
        ledger = records.ledger([records.ad("ad-1"), records.ad("ad-2")], events)
        assert outcomes(ledger, "would_have_run")["outcome"].to_list() == ["not", "approved"]

    def test_an_ad_of_which_only_that_is_known_is_open(self, records):
        ledger = records.ledger([records.ad()], [records.event("ad-1", "halted", trigger="press_inquiry")])
        assert outcomes(ledger, "would_have_run")["outcome"].to_list() == ["open"]

    @pytest.mark.parametrize(
        ("scheduled", "observed", "expected"),
        [
            ("2023-03-15", "2023-03-14", "not"),
            ("2023-03-15", "2023-03-16", "approved"),
            # On the planned day itself nobody can say that it was too late.
            ("2023-03-15", "2023-03-15", "not"),
            ("2023-03-15", "2023-03-15 23:59", "not"),
            ("2023-03-15 12:00", "2023-03-15 11:59", "not"),
            ("2023-03-15 12:00", "2023-03-15 12:00", "approved"),
            ("2023-03-15 12:00", "2023-03-15", "not"),
            ("2023-03-15", "unknown", "not"),
            ("unknown", "2024-01-01", "not"),
            ("", "2024-01-01", "not"),
        ],
    )
    def test_only_what_happened_before_the_scheduled_start_counts(self, records, scheduled, observed, expected):
        events = [
            records.event("ad-1", "approved", 1),
            records.event("ad-1", "halted", 2, observed_from=observed, observed_to=observed),
        ]
        ledger = records.ledger([records.ad("ad-1", scheduled_for=scheduled)], events)
        assert outcomes(ledger, "would_have_run")["outcome"].to_list() == [expected]


@pytest.mark.parametrize(("rule", "near"), [("first_decison", "'first_decision'"), ("final", None), ("", None)])
def test_an_unknown_rule_is_refused(bnr_folder, refusal, rule, near):
    meant = f"Did you mean {near}? " if near else ""
    assert refusal(outcomes, open_ledger(bnr_folder), rule) == (
        f"parameter rule: '{rule}' is not an outcome rule. {meant}Use one of: {', '.join(RULE_NAMES)}."
    )
