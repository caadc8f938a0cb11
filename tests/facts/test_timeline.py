"""The numbers of a timeline, with the ads behind each."""

from __future__ import annotations

from bnr_toolkit import open_ledger
from bnr_toolkit.facts import collect
from bnr_toolkit.histories import ad_histories


def test_each_ad_is_behind_the_numbers_that_count_it(records):
    ads = [records.ad(f"ad-{number}", submitted_at=f"2025-04-0{number} 09:00") for number in (1, 2, 3)]
    ads += [records.ad("ad-4"), records.ad("ad-9", submitted_at="2025-05-09"), records.ad("c-1", expected="accept")]
    events = [
        records.event("ad-1", "approved", observed_from="2025-04-02", observed_to="2025-04-02"),
        records.event("ad-2", "approved", observed_from="unknown", observed_to="unknown"),
        records.event("ad-4", "approved", observed_from="unknown", observed_to="unknown"),
    ]
    ledger = records.ledger(ads, events, records.PROBE + "cutoff: 2025-05-01\n")
    facts = collect(ad_histories(ledger)).by_id
    rows = {name: fact.rows for name, fact in facts.items() if name.startswith("timeline.")}
    assert rows == {
        "timeline.counted": ("ad-1", "ad-3"),
        "timeline.decided": ("ad-1",),
        "timeline.open": ("ad-3",),
        "timeline.decision_without_time": ("ad-2",),
        "timeline.without_times": ("ad-4",),
        "timeline.not_yet_submitted": ("ad-9",),
    }
    assert all(facts[name].value == len(behind) for name, behind in rows.items())


def test_a_record_without_times_has_none_of_them(bnr_folder):
    facts = collect(ad_histories(open_ledger(bnr_folder))).by_id
    assert not any(name.startswith("timeline.") for name in facts)
