"""The counts that were published, against the rows."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bnr_toolkit.checks import check_stated
from bnr_toolkit.outcomes import outcomes
from bnr_toolkit.reading.probe_file import typed_probe
from bnr_toolkit.reading.yaml_file import read_yaml
from bnr_toolkit.schema import EVENT_TYPES


def probe_of(text):
    tree, _ = read_yaml(text.encode(), "probe.yml")
    probe, findings = typed_probe(tree, "probe.yml")
    assert findings == []
    return probe


@pytest.fixture
def told(submissions, events, records, said):
    """What is said when a probe states these counts."""

    def sentences(stated, ads, history, language="en"):
        probe = probe_of(f"{records.PROBE}stated:\n{stated}")
        return said(check_stated(probe, submissions(ads).columns, events(history).columns), language=language)

    return sentences


@pytest.fixture
def four(records):
    """Four ads that break the rules and a control: approved and then halted, approved, not approved, open."""
    ads = [records.ad(identifier) for identifier in "abcd"] + [records.ad("control", expected="accept")]
    first = {"a": "approved", "b": "went_live", "c": "rejected", "d": "held_for_identity", "control": "approved"}
    history = [records.event(identifier, kind, 2) for identifier, kind in first.items()]
    return ads, [records.event("a", "halted", 10), records.event("c", "submitted", 1), *history]


def test_counts_that_are_those_of_the_rows_are_sound(told, four):
    assert told("  submitted: 4\n  approved: 02\n  rejected: 1\n  open: 1\n", *four) == []
    assert told("  submitted: unknown\n  approved: 2\n", *four) == []
    assert told("  open: unknown\n", *four) == []


def test_a_count_that_the_rows_contradict_is_refused_at_its_line(told, four):
    assert told("  submitted: 5\n  approved: 2\n  rejected: 0\n", *four) == [
        (
            "probe.yml › line 14 (stated.submitted): '5' is stated here, but the rows count 4 (ads that break the "
            "rules: 4 of 5; counted by their first decision). "
            "Correct the number here, or the rows in submissions.csv and events.csv."
        ),
        (
            "probe.yml › line 16 (stated.rejected): '0' is stated here, but the rows count 1 (ads that break the "
            "rules: 4 of 5; counted by their first decision). "
            "Correct the number here, or the rows in submissions.csv and events.csv."
        ),
    ]
    assert told("  open: 0\n", *four, language="nl") == [
        (
            "probe.yml › regel 14 (stated.open): hier staat '0', maar de rijen tellen er 1 (advertenties die de "
            "regels overtreden: 4 van de 5; geteld naar hun eerste besluit). "
            "Verbeter het aantal hier, of de rijen in submissions.csv en events.csv."
        )
    ]


@settings(max_examples=25)  # each example is a record that is opened
@given(
    st.lists(
        st.lists(st.sampled_from([kind for kind in EVENT_TYPES if not kind.startswith("reversed_")]), max_size=3),
        min_size=1,
        max_size=5,
    )
)
def test_what_is_counted_is_what_the_rule_counts(records, submissions, events, histories):
    ads = [records.ad(f"ad-{number}") for number in range(len(histories))]
    history = [
        records.event(f"ad-{number}", kind, step)
        for number, kinds in enumerate(histories)
        for step, kind in enumerate(kinds, start=1)
    ]
    table = outcomes(records.ledger(ads, history))["outcome"].to_list()
    counts = {"approved": table.count("approved"), "rejected": table.count("not"), "open": table.count("open")}
    lines = "".join(f"  {name}: {count}\n" for name, count in counts.items())
    probe = probe_of(f"{records.PROBE}stated:\n{lines}")
    assert list(check_stated(probe, submissions(ads).columns, events(history).columns)) == []


def test_the_real_record_holds_the_counts_that_were_published(bnr_folder):
    assert probe_of((bnr_folder / "probe.yml").read_text("utf-8")).content["stated"] == {
        "submitted": "7",
        "approved": "6",
        "rejected": "1",
    }
