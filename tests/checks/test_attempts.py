"""Resubmissions: the ad that each one is a new attempt of."""

import pytest

from bnr_toolkit.checks import check_ads, check_attempts


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


def family(records, **parents):
    return [records.ad(identifier, parent=parent) for identifier, parent in parents.items()]


def test_parents_that_come_back_to_their_start_are_told_once_for_each_loop(submissions, records, said):
    ads = family(records, a="", b="c", c="d", d="b", e="b", f="g", g="f", h="a")
    cells = submissions(ads)
    assert said(check_ads(cells, cells.columns)) == [
        (
            "submissions.csv › L3 (row 3, column parent): these ads are resubmissions of each other: b → c → d → b "
            "(see also submissions.csv › L4 (row 4, column parent)). "
            "A resubmission refers to an earlier ad: correct one of these references."
        ),
        (
            "submissions.csv › L7 (row 7, column parent): these ads are resubmissions of each other: f → g → f "
            "(see also submissions.csv › L8 (row 8, column parent)). "
            "A resubmission refers to an earlier ad: correct one of these references."
        ),
    ]
    assert said(check_ads(cells, cells.columns), language="nl")[1] == (
        "submissions.csv › L7 (rij 7, kolom parent): deze advertenties zijn nieuwe pogingen van elkaar: f → g → f "
        "(zie ook submissions.csv › L8 (rij 8, kolom parent)). "
        "Een nieuwe poging verwijst naar een eerdere advertentie: verbeter een van deze verwijzingen."
    )


def test_a_long_loop_is_told_by_its_beginning(submissions, records, said):
    names = [f"n{number}" for number in range(40)]
    cells = submissions(family(records, **dict(zip(names, [*names[1:], names[0]], strict=True))))
    (told,) = said(check_ads(cells, cells.columns))
    assert "n0 → n1 → n2 → n3 → n4 → … → n0 (see also" in told


def test_a_long_chain_of_attempts_is_no_loop(submissions, records):
    names = [f"n{number}" for number in range(40)]
    cells = submissions(family(records, **dict(zip(names, ["", *names], strict=False))))
    assert list(check_ads(cells, cells.columns)) == []


def test_an_attempt_before_the_ad_that_it_repeats_is_refused(submissions, records, said):
    ads = [
        records.ad("ad-1", submitted_at="2023-03-05"),
        records.ad("ad-2", submitted_at="2023-03-04 23:30", parent="ad-1"),
        records.ad("ad-3", submitted_at="2023-03-05 00:00", parent="ad-1"),
        records.ad("ad-4", submitted_at="unknown", parent="ad-1"),
        records.ad("ad-5", submitted_at="2023-03-01", parent="ad-4"),
        records.ad("ad-6", submitted_at="2023-03-01", parent="nobody"),
        records.ad("ad-7", submitted_at="2023-03-01"),
    ]
    cells = submissions(ads)
    assert said(check_attempts(cells, cells.columns, "Europe/Amsterdam")) == [
        (
            "submissions.csv › J3 (row 3, column submitted_at): '2023-03-04 23:30' is before 'ad-1' was submitted "
            "(2023-03-05, submissions.csv › J2 (row 2, column submitted_at)), of which this is a resubmission. "
            "Correct one of the two times, or the cell parent."
        )
    ]
    assert said(check_attempts(cells, cells.columns, None), language="nl") == [
        (
            "submissions.csv › J3 (rij 3, kolom submitted_at): '2023-03-04 23:30' ligt voor het indienen van 'ad-1' "
            "(2023-03-05, submissions.csv › J2 (rij 2, kolom submitted_at)), waarvan dit een nieuwe poging is. "
            "Verbeter een van de twee tijden, of de cel parent."
        )
    ]
    assert list(check_attempts(submissions(ads[:1]), submissions(ads[:1]).columns, None)) == []
