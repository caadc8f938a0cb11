"""Comparisons that a protocol declares: of groups that exist, and before the first ad."""

from __future__ import annotations

import pytest

from bnr_toolkit.errors.listing import as_text
from bnr_toolkit.ledger import checked


@pytest.fixture
def said(groups, records, probe_folder):
    """The findings about a record of two platforms whose protocol is changed."""

    def check(old, new, submitted="2024-01-08 09:00"):
        probe = groups.declared("Alpha", "Beta").replace(old, new)
        ads = [records.ad(name, platform=name, concept="idea", submitted_at=submitted) for name in ("Alpha", "Beta")]
        events = [records.event(name, "approved") for name in ("Alpha", "Beta")]
        findings = checked(probe_folder(ads, events, probe))[1]
        return [one for one in as_text(findings, "en").splitlines() if "probe.yml" in one]

    return check


def test_a_sound_one(said):
    assert said("", "") == []


def test_a_group_that_no_ad_has(said):
    (line,) = said("groups: [Alpha, Beta]", "groups: [Alpha, Bèta]")
    assert "'Bèta' does not occur in the record. Did you mean 'Beta'? Use one of: Alpha, Beta." in line


def test_one_group_or_one_twice(said):
    assert (
        "a comparison is of two or more different groups; here stands: 'Alpha'." in said("Alpha, Beta]}", "Alpha]}")[0]
    )
    (line,) = said("groups: [Alpha, Beta]", "groups: [Alpha, Alpha]")
    assert "a comparison is of two or more different groups; here stands: 'Alpha, Alpha'." in line


def test_a_column_that_is_not_compared(said):
    (line,) = said("by: platform", "by: account")
    assert "'account' is not one of the accepted values. Use one of: platform, language, category." in line


def test_conditions(said):
    first, second = said("[Alpha, Beta]}", "[Alpha, Beta], only: [platform=Alpha, category=poker]}")
    assert "'platform=Alpha' is not a condition that ads can meet. Write column=value" in first
    assert "'poker' does not occur in the record. Use one of: gambling." in second


def test_a_protocol_frozen_after_the_first_ad_is_refused(said):
    (line,) = said("2024-01-05", "2024-01-09")
    assert "the protocol was frozen on '2024-01-09', after the first ad was submitted" in line


def test_on_the_day_itself_nobody_can_say(said):
    assert said("2024-01-05", "2024-01-08") == []


def test_a_protocol_of_which_the_day_is_unknown_is_warned_about(said):
    (line,) = said("2024-01-05", "unknown")
    assert (
        "when the protocol was frozen is not known, so these comparisons do not count as declared beforehand." in line
    )


def test_two_groups_compared_twice(said):
    (line,) = said("[Alpha, Beta]}", "[Alpha, Beta]}\n    - {by: platform, groups: [Beta, Alpha]}")
    assert "'Alpha, Beta' are compared with each other twice; one question would then get two answers." in line
