"""Rules over the times of a record."""

ZONE = "time_zone: Europe/Amsterdam\n"


def test_times_that_are_reversed_are_refused(faults, records):
    event = records.event("ad-1", "approved", observed_from="2023-03-02", observed_to="2023-03-01 12:00")
    assert faults(event) == [
        (
            "events.csv › E2 (row 2, column observed_from): observed_from (2023-03-02) is later than observed_to "
            "(2023-03-01 12:00). Swap them, or correct one of the two."
        )
    ]


def test_a_day_and_a_moment_on_it_contradict_nothing(faults, records):
    event = records.event("ad-1", "approved", observed_from="2023-03-01", observed_to="2023-03-01 12:00")
    assert faults(event, addition=ZONE) == []


def test_a_decision_before_the_submission_is_refused(faults, records):
    ads = [records.ad("ad-1", submitted_at="2023-03-02")]
    early = records.event("ad-1", "approved", observed_from="unknown", observed_to="2023-03-01")
    assert faults(early, ads=ads) == [
        (
            "events.csv › F2 (row 2, column observed_to): '2023-03-01' is before the ad was submitted (2023-03-02). "
            "Correct the time here, or submitted_at in submissions.csv."
        )
    ]
    assert faults(early | {"observed_to": "2023-03-02"}, ads=ads) == []
    assert faults(early | {"observed_to": "unknown"}, ads=ads) == []


def test_the_time_zone_of_the_probe_decides_which_came_first(faults, records):
    ads = [records.ad("ad-1", submitted_at="2023-03-02")]
    event = records.event("ad-1", "approved", observed_to="2023-03-01 23:30Z")
    assert len(faults(event, ads=ads)) == 1
    # In Amsterdam the second of March had begun half an hour before.
    assert faults(event, ads=ads, addition=ZONE) == []


def test_steps_that_contradict_the_times_are_refused(faults, records):
    first = records.event("ad-1", "halted", 1, observed_from="2023-03-03", observed_to="2023-03-03")
    second = records.event("ad-1", "approved", 2, observed_from="2023-03-01", observed_to="2023-03-01")
    assert faults(first, second) == [
        (
            "events.csv › C3 (row 3, column step): step 2 happened, by the times, before step 1 "
            "(events.csv › C2 (row 2, column step)). Number the steps in the order of the times, or correct a time."
        )
    ]


def test_steps_on_one_day_or_of_unknown_times_contradict_nothing(faults, records):
    day = {"observed_from": "2023-03-03", "observed_to": "2023-03-03"}
    assert faults(records.event("ad-1", "approved", 1, **day), records.event("ad-1", "halted", 2, **day)) == []
    vague = {"observed_from": "unknown", "observed_to": "2023-03-04"}
    assert faults(records.event("ad-1", "approved", 1, **day), records.event("ad-1", "halted", 2, **vague)) == []


def test_an_action_on_an_account_stands_in_time_among_the_steps_of_its_ads(faults, records):
    own = records.event("ad-1", "rejected", 2, observed_from="2023-03-01", observed_to="2023-03-01")
    struck = records.event(
        "", "account_suspended", 1, account="acc-1", observed_from="2023-03-05", observed_to="2023-03-05"
    )
    (fault,) = faults(own, struck)
    assert fault.startswith("events.csv › C2 (row 2, column step): step 2 happened, by the times, before step 1")
    assert "acc-1" not in fault


def test_times_are_not_compared_before_each_of_them_can_be_read(faults, records):
    wrong = records.event("ad-1", "approved", 1, observed_from="2023-03-05", observed_to="gisteren")
    (fault,) = faults(wrong)
    assert "is not a date or time that exists" in fault
