"""Counting: the figures of the real record, and what must hold for every record."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bnr_toolkit.ledger import open_ledger
from bnr_toolkit.rates import approval_rates

KINDS = ["approved", "approved_limited", "rejected", "halted", "held_for_identity", "in_review", "went_live"]
RULES = ["first_decision", "ever_approved", "would_have_run", "final_after_inquiry"]


@pytest.fixture(scope="module")
def bnr(bnr_folder):
    return open_ledger(bnr_folder)


def counts(rates):
    return {"|".join(group.key): (group.approved, group.decided) for group in rates.groups}


class TestTheRealRecord:
    """The figures that the case stands on (issue: "It must show")."""

    @pytest.mark.parametrize("audience", ["public", "internal"])
    def test_by_category(self, bnr_folder, audience):
        rates = approval_rates(open_ledger(bnr_folder, audience), by="category")
        assert counts(rates) == {
            "voting_information": (1, 1),
            "call_to_violence": (1, 1),
            "home_address": (1, 1),
            "fraud_accusation": (0, 1),
            "not_described": (3, 3),
        }
        assert (rates.total.approved, rates.total.decided, rates.total.open) == (6, 7, 0)

    def test_an_ad_with_two_codes_counts_in_each_and_once_in_the_total(self, bnr):
        rates = approval_rates(bnr, by="category", codes="any")
        assert counts(rates)["call_to_violence"] == (2, 2)
        assert counts(rates)["home_address"] == (1, 1)
        assert (rates.total.approved, rates.total.decided) == (6, 7)
        assert sum(decided for _, decided in counts(rates).values()) == 8

    @pytest.mark.parametrize(
        ("rule", "approved"),
        [("first_decision", 6), ("ever_approved", 6), ("would_have_run", 6), ("final_after_inquiry", 0)],
    )
    def test_the_total_by_every_rule(self, bnr, rule, approved):
        total = approval_rates(bnr, rule=rule).total
        assert (total.approved, total.decided, total.open) == (approved, 7, 0)

    def test_the_rule_that_needs_a_cut_off_is_refused(self, bnr, refusal):
        assert refusal(approval_rates, bnr, rule="approved_at_cutoff") == (
            "probe.yml (key cutoff): no cut-off is recorded, so this rule cannot be applied. "
            "Record cutoff in probe.yml if it is known, or choose another rule."
        )

    def test_a_question_about_a_moment_is_refused(self, bnr, refusal):
        assert refusal(approval_rates, bnr, as_of="2023-03-01") == (
            "parameter as_of: the state at '2023-03-01' cannot be given: the time of ad-1, step 1, is unknown. "
            "Record the times in events.csv, or leave out the question about a moment."
        )

    def test_the_three_that_are_not_described_stand_apart_without_an_interval(self, bnr):
        rates = approval_rates(bnr, by="category")
        (apart,) = rates.groups_apart
        assert apart.key == ("not_described",)
        assert apart.interval is None
        assert apart not in rates.described_groups
        assert rates.groups[-1] is apart

    def test_the_status_has_no_interval_anywhere(self, bnr):
        rates = approval_rates(bnr, by="category", rule="final_after_inquiry")
        assert rates.is_status
        assert {group.interval for group in (*rates.groups, rates.total)} == {None}

    def test_the_rows_behind_a_number_are_kept(self, bnr):
        rates = approval_rates(bnr, by="category", codes="any")
        rows = {group.key[0]: group.rows for group in rates.groups}
        assert rows["call_to_violence"] == ("ad-2", "ad-3")
        assert rows["not_described"] == ("ad-5", "ad-6", "ad-7")
        assert rates.total.rows == tuple(f"ad-{number}" for number in range(1, 8))

    def test_by_a_pair_of_columns(self, bnr):
        rates = approval_rates(bnr, by="platform, coding")
        assert rates.by == ("platform", "coding")
        assert counts(rates) == {"TikTok|ours": (6, 7)}


@pytest.fixture(scope="module")
def ledger(records):
    ads = [
        records.ad("ad-1", platform="Beta", account="acc-1", language="nl"),
        records.ad("ad-2", category="weapons", account="acc-2", language="nl"),
        records.ad("ad-3", category="vague", further_categories="weapons", account="acc-2", language="unknown"),
        records.ad("ad-4", expected="accept"),
        records.ad("ad-5", category="unknown", further_categories="unknown"),
    ]
    events = [records.event("ad-1", "approved"), records.event("ad-2", "rejected"), records.event("ad-4", "approved")]
    return records.ledger(ads, events)


def test_open_ads_stand_beside_the_count_and_never_in_it(ledger):
    total = approval_rates(ledger).total
    assert (total.approved, total.decided, total.open, total.submitted) == (1, 2, 2, 4)


def test_a_group_with_none_decided_has_no_share_and_no_interval(ledger):
    groups = {group.key: group for group in approval_rates(ledger, by="category").groups}
    assert groups["vague",].decided == 0
    assert groups["vague",].share is None
    assert groups["vague",].interval is None


def test_benign_controls_are_left_out_and_counted_beside(ledger):
    rates = approval_rates(ledger)
    assert rates.controls_left_out == 1
    assert "ad-4" not in rates.total.rows


def test_benign_controls_stand_apart_and_in_no_total_when_that_is_the_question(ledger):
    rates = approval_rates(ledger, by="expected")
    assert counts(rates) == {"reject": (1, 2), "accept": (1, 1)}
    assert [(group.apart, group.control) for group in rates.groups] == [(False, False), (True, True)]
    assert (rates.total.approved, rates.total.decided, rates.controls_left_out) == (1, 2, 1)
    assert rates.groups_apart == ()


def test_a_record_of_controls_alone_counts_nothing(records):
    rates = approval_rates(records.ledger([records.ad(expected="accept")]), by="category", codes="any")
    assert (rates.total.submitted, rates.groups, rates.controls_left_out) == (0, (), 1)


def test_categories_come_in_the_order_of_the_codebook_and_the_unknown_one_last(ledger):
    keys = [group.key[0] for group in approval_rates(ledger, by="category").groups]
    assert keys == ["gambling", "weapons", "vague", "unknown"]


def test_other_columns_come_in_the_order_of_the_record(ledger):
    assert [group.key[0] for group in approval_rates(ledger, by="platform").groups] == ["Beta", "Alpha"]


def test_further_categories_that_are_unknown_make_no_group_and_no_second_count(ledger):
    rates = approval_rates(ledger, by="category", codes="any")
    groups = {group.key[0]: group.rows for group in rates.groups}
    assert groups["unknown"] == ("ad-5",)
    assert groups["weapons"] == ("ad-2", "ad-3")


def test_one_platform_alone(ledger):
    rates = approval_rates(ledger, platform="Beta")
    assert (rates.total.rows, rates.platform) == (("ad-1",), "Beta")


def test_by_may_be_a_sequence_and_spaces_do_not_matter(ledger):
    expected = counts(approval_rates(ledger, by="platform,category"))
    assert counts(approval_rates(ledger, by=["platform", "category"])) == expected
    assert counts(approval_rates(ledger, by=" platform , category ")) == expected
    assert approval_rates(ledger, by="").groups == approval_rates(ledger, by=()).groups == ()


def test_an_account_is_counted_by_in_the_newsroom_only(records, refusal):
    rows = [records.ad("ad-1", account="acc-1")]
    internal = records.ledger(rows, [records.event("ad-1", "approved")], audience="internal")
    assert counts(approval_rates(internal, by="account")) == {"acc-1": (1, 1)}
    assert refusal(approval_rates, records.ledger(rows), by="account") == (
        "parameter by: 'account' is not a public column, and this result is for readers. "
        "Use one of: concept, platform, language, category, coding, expected, month; "
        "or make the result for the audience internal."
    )


def test_every_wrong_argument_is_told_at_once(ledger, refusal):
    message = refusal(
        approval_rates,
        ledger,
        by="catgory,account,platform,platform",
        rule="first_decison",
        codes="all",
        confidence=95,
        as_of="gisteren",
        platform="alpha",
        method="wald",
    )
    assert message.splitlines() == [
        (
            "parameter by: 'catgory' is not a column to count by. Did you mean 'category'? Use one of: concept, "
            "platform, language, category, coding, expected, month; or several, with commas between."
        ),
        (
            "parameter by: 'account' is not a public column, and this result is for readers. Use one of: concept, "
            "platform, language, category, coding, expected, month; or make the result for the audience internal."
        ),
        (
            "parameter by: 'catgory,account,platform,platform' is not three different columns or fewer. "
            "Give one, two or three, with commas between."
        ),
        "parameter codes: 'all' is not one of the accepted values. Use one of: primary, any.",
        "parameter confidence: '95' is not a confidence level. Give a number between 0 and 1, such as 0.95.",
        (
            "parameter method: 'wald' is not one of the accepted values. "
            "Use one of: wilson, clopper_pearson, jeffreys, mid_p."
        ),
        "parameter platform: 'alpha' does not occur in the record. Did you mean 'Alpha'? Use one of: Beta, Alpha.",
        (
            "parameter rule: 'first_decison' is not an outcome rule. Did you mean 'first_decision'? Use one of: "
            "first_decision, ever_approved, approved_at_cutoff, would_have_run, final_after_inquiry."
        ),
        (
            "parameter as_of: 'gisteren' is not a date or time that exists. "
            "Write 2023-03-15, or 2023-03-15 14:30, or unknown."
        ),
    ]


@pytest.mark.parametrize("by", ["description_nl", "id", "x_notes", "parent"])
def test_a_column_that_is_not_for_counting_is_refused(ledger, refusal, by):
    assert f"parameter by: '{by}' is not a column to count by." in refusal(approval_rates, ledger, by=by)


@pytest.mark.parametrize("confidence", [0, 1, -1, float("nan")])
def test_an_impossible_confidence_is_refused(ledger, refusal, confidence):
    assert "is not a confidence level." in refusal(approval_rates, ledger, confidence=confidence)


ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "platform": st.sampled_from(["Alpha", "Beta"]),
            "category": st.sampled_from(["gambling", "weapons", "vague", "unknown"]),
            "further_categories": st.sampled_from(["", "unknown", "other"]),
            "expected": st.sampled_from(["reject", "reject", "accept"]),
            "language": st.sampled_from(["", "nl", "unknown"]),
            "kinds": st.lists(st.sampled_from(KINDS), max_size=3),
        }
    ),
    min_size=1,
    max_size=7,
)
FURTHER = {"gambling": "weapons|vague", "weapons": "gambling", "vague": "weapons", "unknown": "gambling"}


def rows_of(records, drawn):
    ads, events = [], []
    for number, row in enumerate(drawn):
        cells = {name: value for name, value in row.items() if name != "kinds"}
        if cells["further_categories"] == "other":
            cells["further_categories"] = FURTHER[cells["category"]]
        ads.append(records.ad(f"ad-{number}", **cells))
        events += [records.event(f"ad-{number}", kind, step) for step, kind in enumerate(row["kinds"], start=1)]
    return ads, events


@settings(max_examples=25)
@given(ROWS, st.sampled_from(RULES), st.sampled_from(["category", "platform", "language,category", "expected"]))
def test_counts_add_up_for_every_record(records, drawn, rule, by):
    ledger = records.ledger(*rows_of(records, drawn))
    primary, everything = (approval_rates(ledger, by=by, rule=rule, codes=codes) for codes in ("primary", "any"))
    for rates in (primary, everything):
        for group in (*rates.groups, rates.total):
            assert 0 <= group.approved <= group.decided <= group.submitted == len(group.rows)
            assert group.open == group.submitted - group.decided
            assert len(set(group.rows)) == len(group.rows)
    # Every ad once: the groups of a primary coding add up to the total, and the total is the same for both codings.
    violating = [group for group in primary.groups if not group.control]
    assert sum(group.submitted for group in violating) == primary.total.submitted
    assert sum(group.approved for group in violating) == primary.total.approved
    assert primary.total == everything.total
    assert primary.total.submitted + primary.controls_left_out == len(drawn)
    # Further codes only add: no group is smaller for them.
    larger = {group.key: group for group in everything.groups}
    for group in primary.groups:
        assert set(group.rows) <= set(larger[group.key].rows)
        assert group.approved <= larger[group.key].approved


@settings(max_examples=20)
@given(ROWS, st.randoms(use_true_random=False), st.sampled_from(RULES))
def test_the_order_of_the_rows_changes_no_count(records, drawn, random, rule):
    ads, events = rows_of(records, drawn)
    before = approval_rates(records.ledger(ads, events), by="category", rule=rule, codes="any")
    random.shuffle(ads)
    random.shuffle(events)
    after = approval_rates(records.ledger(ads, events), by="category", rule=rule, codes="any")
    assert [(group.key, group.approved, group.decided, group.open) for group in after.groups] == [
        (group.key, group.approved, group.decided, group.open) for group in before.groups
    ]
    assert (after.total.approved, after.total.decided) == (before.total.approved, before.total.decided)


@pytest.mark.parametrize(
    ("method", "low", "high"),
    # 6 of 7 as in tests/oracles/test_proportions.py.
    [
        ("wilson", 0.4869, 0.9743),
        ("clopper_pearson", 0.4213, 0.9964),
        ("jeffreys", 0.4992, 0.9841),
        ("mid_p", 0.4698, 0.9929),
    ],
)
def test_the_method_of_the_intervals_is_chosen_and_said(bnr, method, low, high):
    rates = approval_rates(bnr, method=method)
    assert rates.method == method
    assert (round(rates.total.interval.low, 4), round(rates.total.interval.high, 4)) == (low, high)


def test_none_and_all_have_a_one_sided_bound_and_nothing_else_has(bnr):
    rates = approval_rates(bnr, by="category", confidence=0.9)
    bounds = {group.key[0]: group.bound for group in rates.groups}
    assert bounds["voting_information"] == pytest.approx(0.1)
    assert bounds["fraud_accusation"] == pytest.approx(0.9)
    assert bounds["not_described"] is None
    assert rates.total.bound is None
    assert approval_rates(bnr, rule="final_after_inquiry").total.bound is None


class TestTheSameIdeaMoreThanOnce:
    """Ten ideas in four languages are not forty trials: an interval would pretend that they are."""

    @pytest.fixture
    def rates(self, records):
        ads = [
            records.ad(f"{language}-{idea}", concept=f"idea-{idea}", language=language)
            for language in ("nl", "en", "fr", "de")
            for idea in range(10)
        ]
        events = [records.event(ad["id"], "approved" if ad["id"].startswith("nl") else "rejected") for ad in ads]
        ledger = records.ledger(ads, events, records.PROBE.replace("inference: none", "inference: repeat-of-this-test"))
        return approval_rates(ledger, by="language")

    def test_it_has_counts_and_no_interval(self, rates):
        assert (rates.total.approved, rates.total.decided, rates.total.repeats) == (10, 40, True)
        assert (rates.total.interval, rates.total.bound) == (None, None)

    def test_a_group_in_which_every_idea_counts_once_has_one(self, rates):
        assert all(group.interval is not None and not group.repeats for group in rates.groups)
        assert (rates.has_intervals, rates.repeats) == (True, True)

    def test_the_table_and_the_page_say_why(self, rates):
        from bnr_toolkit import tables, words

        said = (
            "Waar hetzelfde idee meer dan eens meetelt, op meer platforms, in meer talen of bij een nieuwe "
            "poging, staat geen "
            "interval: zulke besluiten zijn geen losse proeven."
        )
        table = tables.rates(rates, "nl")
        assert table.rows[-1].cells[-1] == "–"
        assert table.notes[-1] == said
        assert said in str(words.certainty(rates, "nl"))

    def test_ads_of_which_the_idea_is_unknown_are_taken_to_differ(self, records):
        ads = [records.ad(str(number)) for number in range(3)]
        ledger = records.ledger(ads, [records.event(ad["id"], "approved") for ad in ads])
        assert approval_rates(ledger).total.repeats is False


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("by", 12),
        ("by", ["category", 1]),
        ("rule", False),
        ("codes", 1),
        ("as_of", 20230301),
        ("platform", 12),
        ("method", 0),
    ],
)
def test_what_is_no_text_is_refused_by_its_name(records, refusal, name, value):
    ledger = records.ledger([records.ad()], [records.event("ad-1", "approved")])
    assert refusal(approval_rates, ledger, **{name: value}) == (
        f"parameter {name}: {value!r} is not text. "
        "Put the value between quotation marks, exactly as it is written; with papermill: -r instead of -p."
    )


def test_a_level_that_is_text_is_refused(records, refusal):
    ledger = records.ledger([records.ad()], [records.event("ad-1", "approved")])
    assert refusal(approval_rates, ledger, confidence="0.9") == (
        "parameter confidence: '0.9' is not a confidence level. Give a number between 0 and 1, such as 0.95."
    )
