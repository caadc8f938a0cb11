"""What may leave the newsroom: from a public record, by public columns, with intervals only where the scope allows."""

from dataclasses import replace

import pytest

from bnr_toolkit.errors import PrivacyBlocked
from bnr_toolkit.histories import ad_histories
from bnr_toolkit.rates import approval_rates
from bnr_toolkit.redact import for_audience


def rates_of(records, audience="public", by="category", scope="none"):
    ads = [records.ad("ad-1", account="acc-1"), records.ad("ad-2", category="weapons", account="acc-1")]
    events = [records.event("ad-1", "approved"), records.event("ad-2", "rejected")]
    probe = records.PROBE.replace("inference: none", f"inference: {scope}")
    ledger = records.ledger(ads, events, probe, audience)
    return approval_rates(ledger, by=by), ad_histories(ledger)


def test_a_result_of_the_newsroom_is_blocked_whole(records):
    rates, histories = rates_of(records, audience="internal")
    for result in (rates, histories):
        with pytest.raises(PrivacyBlocked) as caught:
            for_audience(result, "public")
        assert caught.value.exit_code == 3
        assert str(caught.value) == (
            "probe: this result comes from a record for 'internal' use and cannot go to readers. "
            "Open the record for the audience public."
        )


def test_a_count_by_a_private_column_is_blocked_even_with_a_public_stamp(records):
    internal, _ = rates_of(records, audience="internal", by="platform,account")
    public, _ = rates_of(records)
    forged = replace(internal, stamp=public.stamp)
    with pytest.raises(PrivacyBlocked) as caught:
        for_audience(forged, "public")
    assert str(caught.value) == (
        "parameter by: 'account' is not a public column, and this result is for readers. "
        "Use one of: concept, platform, language, category, coding, expected, month; "
        "or make the result for the audience internal."
    )
    assert "acc-1" not in str(caught.value)


def test_a_stamp_for_an_audience_that_does_not_exist_is_blocked(records):
    rates, _ = rates_of(records)
    with pytest.raises(PrivacyBlocked):
        for_audience(replace(rates, stamp=replace(rates.stamp, audience="Public")), "public")


@pytest.mark.parametrize("scope", ["none", "anything else"])
def test_intervals_stay_in_the_newsroom_unless_the_scope_allows_them(records, scope):
    rates, _ = rates_of(records)
    rates = replace(rates, context=replace(rates.context, inference=scope))
    assert all(group.interval for group in (*rates.groups, rates.total))
    public = for_audience(rates, "public")
    assert {group.interval for group in (*public.groups, public.total)} == {None}
    assert [group.bound for group in rates.groups] == [pytest.approx(0.05), pytest.approx(0.95)]
    assert {group.bound for group in public.groups} == {None}
    assert [(group.approved, group.decided) for group in public.groups] == [(1, 1), (0, 1)]


def test_intervals_of_a_test_that_could_be_repeated_are_kept(records):
    rates, _ = rates_of(records, scope="repeat-of-this-test")
    assert for_audience(rates, "public") == rates
    assert rates.total.interval is not None


def test_the_original_result_keeps_its_intervals(records):
    rates, _ = rates_of(records)
    for_audience(rates, "public")
    assert rates.total.interval is not None


def test_public_histories_pass_as_they_are(records):
    _, histories = rates_of(records)
    assert for_audience(histories, "public") is histories


@pytest.mark.parametrize("source", ["public", "internal"])
def test_the_newsroom_sees_everything(records, source):
    for result in rates_of(records, audience=source):
        assert for_audience(result, "internal") is result


@pytest.mark.parametrize("audience", ["Public", "pubic", "", "readers"])
def test_an_audience_that_does_not_exist_gets_nothing(records, refusal, audience):
    for result in rates_of(records, audience="internal"):
        message = refusal(for_audience, result, audience)
        assert message.startswith(f"parameter audience: '{audience}' is not one of the accepted values.")
