"""Resubmissions: the ad that each one is a new attempt of."""

import pytest


@pytest.mark.parametrize("parent", ["", "unknown", "ad-2"])
def test_a_parent_is_empty_unknown_or_another_ad(faults, records, parent):
    assert faults(ads=[records.ad("ad-1", parent=parent), records.ad("ad-2")]) == []


def test_a_parent_that_is_nobody_or_the_ad_itself_is_refused(faults, records):
    assert faults(ads=[records.ad("ad-1", parent="ad-1"), records.ad("ad-2", parent="advert-9")]) == [
        (
            "submissions.csv › L2 (row 2, column parent): 'ad-1' is a resubmission of itself. "
            "Refer to the earlier ad, or leave the cell empty."
        ),
        (
            "submissions.csv › L3 (row 3, column parent): there is no ad with the id 'advert-9'. "
            "Refer to an id in submissions.csv: ad-1, ad-2."
        ),
    ]
