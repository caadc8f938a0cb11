"""Published tests side by side: one row a test, platform and language, by date, with the own test in its place."""

import pytest

from bnr_toolkit import facts, figures, tables, words
from bnr_toolkit.errors import PrivacyBlocked
from bnr_toolkit.ledger import open_ledger
from bnr_toolkit.rates import approval_rates, beside, published_probes
from bnr_toolkit.redact import for_audience

HEADER = (
    "cell,measure,value,source,status,probe,tester,published,country,language,account_country,platform,category,"
    "repeats,repeat_kind,partial\n"
)


def claim(cell: str, measure: str, value: object, probe: str = "p-1", **said: str) -> str:
    known = {"tester": "A; B", "published": "2022-06", "country": "Kenya", "platform": "Alpha", "source": "s.org"}
    cells = {**known, "status": "read", **said, "cell": cell, "measure": measure, "value": value, "probe": probe}
    return ",".join(str(cells.get(name, "")) for name in HEADER.strip().split(",")) + "\n"


def count(cell: str, approved: object, submitted: object, probe: str = "p-1", **said: str) -> str:
    return claim(cell, "submitted", submitted, probe, **said) + claim(cell, "approved", approved, probe, **said)


@pytest.fixture
def record(tmp_path):
    def made(*lines: str, name: str = "others"):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "claims.csv").write_text(HEADER + "".join(lines), encoding="utf-8")
        return open_ledger(folder)

    return made


@pytest.fixture(scope="module")
def shipped():
    return open_ledger("data/published-probes")


def seen(published) -> list[tuple[str, str | None, int, int]]:
    return [(row.probe, row.date, row.approved, row.submitted) for row in published.rows]


def test_rows_stand_by_date_and_not_by_outcome(record):
    published = published_probes(
        record(
            count("a", 1, 4, "late", published="2023-01-05"),
            count("b", 4, 4, "no-date", published="unknown"),
            count("c", 0, 4, "early", published="2021"),
            count("d", 4, 4, "month", published="2023-01"),
            count("e", 2, 4, "same-day", published="2023-01-05"),
        )
    )
    # A month stands before its days, equal dates as in the record, no date last.
    assert [row.probe for row in published.rows] == ["early", "month", "late", "same-day", "no-date"]
    assert [row.date for row in published.rows] == ["2021", "2023-01", "2023-01-05", "2023-01-05", None]


def test_categories_of_one_test_are_one_row_and_two_tests_never_are(record):
    published = published_probes(
        record(
            count("p-1 / pills", 1, 1, category="pills"),
            count("p-1 / alcohol", 0, 1, category="alcohol", status="inferred"),
            count("p-1 / Beta", 1, 1, platform="Beta"),
            count("p-2 / pills", 1, 1, "p-2", repeats="p-1", repeat_kind="same"),
        )
    )
    assert [(row.probe, row.platform, row.approved, row.submitted, row.parts) for row in published.rows] == [
        ("p-1", "Alpha", 1, 2, 2),
        ("p-1", "Beta", 1, 1, 1),
        ("p-2", "Alpha", 1, 1, 1),
    ]
    assert published.rows[0].status == "inferred"
    assert (published.rows[2].repeats, published.rows[2].repeat_kind) == ("p-1", "same")


def test_the_least_certain_of_both_counts_is_told_and_two_sources_that_differ_conflict(record):
    published = published_probes(
        record(
            claim("a", "submitted", 4, status="inferred"),
            claim("a", "approved", 2, status="conflicting"),
            claim("a", "rejected", 2, status="read"),
            claim("b", "submitted", 4, "p-2"),
            claim("b", "approved", 2, "p-2", source="x.org"),
            claim("b", "approved", 3, "p-2", source="y.org"),
        )
    )
    assert [(row.status, row.approved, row.source) for row in published.rows] == [
        ("conflicting", 2, "s.org"),
        ("conflicting", 2, "x.org"),
    ]


def test_what_is_neither_approved_nor_rejected_is_open_only_when_both_are_told(record):
    published = published_probes(
        record(
            count("a", 2, 7),
            claim("a", "rejected", 3),
            count("b", 2, 7, "p-2"),
            count("c", 0, 2, "p-3"),
            claim("c", "rejected", "unknown", "p-3"),
        )
    )
    assert [(row.open, row.decided) for row in published.rows] == [(2, 5), (0, 7), (0, 2)]


def test_a_count_of_which_a_number_is_unknown_is_named_and_not_drawn(record):
    published = published_probes(
        record(
            count("a", "unknown", 7),
            claim("b", "approved", 3, "p-2"),
            count("c", 1, 1, "p-3", category="x"),
            count("d", "unknown", 1, "p-3", category="y"),
        )
    )
    assert seen(published) == [("p-3", "2022-06", 1, 1)]
    assert published.uncounted == ("p-1 / Kenya / Alpha", "p-2 / Kenya / Alpha")
    assert published.rows[0].partial  # the other part of that test has no number


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ({}, ["p-1", "p-2", "p-3"]),
        ({"platform": "Beta"}, ["p-2"]),
        ({"country": "Kenya"}, ["p-1", "p-2"]),
        ({"year": 2023}, ["p-3"]),
        ({"year": "2022", "platform": "Alpha"}, ["p-1"]),
        ({"year": "2023", "platform": "Beta"}, []),
    ],
)
def test_filters_choose_and_what_they_leave_out_is_known(record, asked, kept):
    ledger = record(
        count("a", 1, 1),
        count("b", 1, 1, "p-2", platform="Beta"),
        count("c", 1, 1, "p-3", country="Brazil", published="2023-01"),
    )
    published = published_probes(ledger, **asked)
    assert [row.probe for row in published.rows] == kept
    assert sorted([row.probe for row in (*published.rows, *published.left_out)]) == ["p-1", "p-2", "p-3"]
    assert published.is_filtered == bool(asked)


def test_a_filter_that_nothing_answers_to_is_refused_with_the_choices(record, refusal):
    ledger = record(count("a", 1, 1), count("b", 1, 1, "p-2", platform="Beta", published="2023"))
    assert refusal(published_probes, ledger, "Bèta", "Kenia", 2019).splitlines() == [
        "parameter platform: 'Bèta' does not occur in the record. Did you mean 'Beta'? Use one of: Alpha, Beta.",
        "parameter country: 'Kenia' does not occur in the record. Did you mean 'Kenya'? Use one of: Kenya.",
        "parameter year: '2019' does not occur in the record. Use one of: 2022, 2023.",
    ]


def test_a_record_that_cannot_be_compared_is_refused(bnr_folder, refusal, tmp_path):
    assert refusal(published_probes, open_ledger(bnr_folder)) == (
        "bnr-tiktok-2023: this record holds no counts of tests by others that can stand side by side; nowhere does it "
        "say: probe, tester, platform. Fill in these columns of claims.csv, or let a mapping.yml fill them: see "
        "docs/mappings.md."
    )
    (tmp_path / "claims.csv").write_text("cell,measure,value,source,status\na,approved,1,s,read\n", encoding="utf-8")
    assert "nowhere does it say: probe, tester, platform" in refusal(published_probes, open_ledger(tmp_path))


def test_counts_that_cannot_be_and_repeats_of_nothing_are_refused(record, refusal):
    ledger = record(
        count("p-1 / Alpha", 5, 4), count("x", 1, 1, "p-2", repeats="p-9"), count("y", 1, 1, "p-3", repeats="p-3")
    )
    assert refusal(published_probes, ledger).splitlines() == [
        (
            "p-1 / Alpha: '5' ads were approved or rejected of 4 that were submitted; that is impossible. Look up in "
            "the source which count is right."
        ),
        (
            "p-2: this test is said to repeat 'p-9', but the record holds no other test of that identifier. In "
            "the column repeats, give the identifier in the column probe of another test, or leave it "
            "empty."
        ),
        (
            "p-3: this test is said to repeat 'p-3', but the record holds no other test of that identifier. In the "
            "column repeats, give the identifier in the column probe of another test, or leave it empty."
        ),
    ]


def test_the_own_test_takes_the_place_of_the_published_one_with_its_date(shipped, bnr_folder):
    own = approval_rates(open_ledger(bnr_folder), "platform,language")
    published = beside(published_probes(shipped), own, "bnr-2023-nl")
    assert len(published.rows) == 45
    assert "bnr-2023-nl" not in {row.probe for row in published.rows}
    (row,) = published.own
    assert (row.probe, row.date, row.dated, row.platform) == ("bnr-tiktok-2023", "2023-02-27", "published", "TikTok")
    assert (row.approved, row.submitted, row.open, row.status) == (6, 7, 0, "counted")
    # Its own record says neither; the published record says both of the same test.
    assert (row.country, row.language) == ("Netherlands", "Dutch")
    dates = [one.date for one in published.rows]
    assert dates == sorted(dates)
    assert published.rows.index(row) == 32


def test_the_own_test_stays_whatever_the_filters_and_never_stands_there_twice(shipped, bnr_folder):
    own = approval_rates(open_ledger(bnr_folder), "platform,language")
    youtube = published_probes(shipped, platform="YouTube")
    assert len([row for row in youtube.left_out if row.probe == "bnr-2023-nl"]) == 1
    published = beside(youtube, own, "bnr-2023-nl")
    assert [(row.date, row.country) for row in published.own] == [("2023-02-27", "Netherlands")]
    assert {row.platform for row in published.others} == {"YouTube"}
    assert len(published.left_out) == len(youtube.left_out) - 1
    assert "bnr-2023-nl" not in {row.probe for row in published.left_out}


def test_a_date_of_publication_is_never_made_up(record, records):
    others = published_probes(record(count("a", 1, 1)))
    unknown = records.ledger([records.ad()], [records.event("ad-1", "approved")])
    (row,) = beside(others, approval_rates(unknown)).own
    assert (row.date, row.dated, row.country, row.language) == (None, "conducted", "", "")
    assert beside(others, approval_rates(unknown)).rows[-1].own
    dated = records.ledger(
        [records.ad()],
        [records.event("ad-1", "approved")],
        records.PROBE + "conducted: 2021-05\nevent_date: 2021-06-01\n",
    )
    first, _ = beside(others, approval_rates(dated)).rows
    assert (first.own, first.date, first.dated) == (True, "2021-05", "conducted")


def test_each_own_platform_and_language_is_a_row_with_what_is_open(record, records):
    ads = [records.ad("a-1", language="nl"), records.ad("a-2", language="en"), records.ad("b-1", platform="Beta")]
    ads.append(records.ad("c-1", expected="accept", language="nl"))
    ledger = records.ledger(ads, [records.event("a-1", "rejected"), records.event("c-1", "approved")])
    own = beside(published_probes(record(count("a", 1, 1))), approval_rates(ledger, "platform,language")).own
    assert [(row.platform, row.language, row.approved, row.submitted, row.open) for row in own] == [
        ("Alpha", "nl", 0, 1, 0),
        ("Alpha", "en", 0, 1, 1),
        ("Beta", "", 0, 1, 1),
    ]
    (total,) = beside(published_probes(record(count("a", 1, 1), name="again")), approval_rates(ledger)).own
    assert (total.platform, total.submitted, total.open) == ("Alpha / Beta", 3, 2)


def test_an_own_count_that_cannot_stand_there_is_refused(record, bnr_folder, refusal):
    others, ledger = published_probes(record(count("a", 1, 1))), open_ledger(bnr_folder)
    assert refusal(beside, others, approval_rates(ledger, "category"), "p-2").splitlines() == [
        "parameter by: 'category' is not one of the accepted values. Use one of: platform, language.",
        "parameter same_as: 'p-2' does not occur in the record. Use one of: p-1.",
    ]
    assert refusal(beside, others, approval_rates(ledger, rule="final_after_inquiry")).startswith(
        "parameter rule: 'final_after_inquiry' tells where the ads ended, which is a status"
    )


def test_an_internal_own_count_makes_the_whole_internal(record, bnr_folder):
    others = published_probes(record(count("a", 1, 1)))
    assert for_audience(others, "public") is others
    published = beside(others, approval_rates(open_ledger(bnr_folder, "internal")))
    assert published.stamp.audience == "internal"
    with pytest.raises(PrivacyBlocked):
        for_audience(published, "public")


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("asked", [{}, {"platform": "TikTok"}, {"country": "Kenya", "year": 2022}])
def test_every_number_that_is_said_or_shown_is_a_fact(shipped, bnr_folder, language, asked):
    own = approval_rates(open_ledger(bnr_folder), "platform,language")
    published = beside(published_probes(shipped, **asked), own, "bnr-2023-nl")
    known = facts.collect(published).by_id
    said = [words.published_headline, words.published_lead, words.published, tables.published]
    for product in [*(made(published, language) for made in said), *figures.published(published, language)]:
        assert product.facts
        assert set(product.facts) <= known.keys()
    assert known["published.own/Netherlands/TikTok/Dutch.approved"].value == 6
    assert known["published.own/Netherlands/TikTok/Dutch.approved"].rule == "first_decision"


def test_facts_say_whose_the_count_is_and_what_was_added_up(shipped):
    known = facts.collect(published_probes(shipped)).by_id
    assert len(known) == 10 + 3 * 45 + 4
    assert {name: known[f"published.{name}"].value for name in ("counts", "testers", "none_approved", "partial")} == {
        "counts": 45,
        "testers": 11,
        "none_approved": 8,
        "partial": 3,
    }
    six = known["published.ttp-2021-teens-r1/United States/Facebook/English.approved"]
    assert (six.value, six.formula) == (
        6,
        "sum of 6 counts of one probe, platform and language; stated by the source; counted by others",
    )
    assert len({fact.id for fact in known.values()}) == len(known)
