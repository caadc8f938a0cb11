"""Comparisons of groups in a record: the design, the family, the verdict, and what is refused."""

from __future__ import annotations

from bnr_toolkit.rates import compare, declared_comparisons
from bnr_toolkit.statistics.different_ads import fisher_boschloo
from bnr_toolkit.statistics.same_ads import mcnemar_exact, mcnemar_mid_p


def only(result):
    (one,) = result.comparisons
    return one


class TestDifferentAds:
    def test_six_of_seven_against_two_of_seven_is_no_difference(self, groups):
        one = only(compare(groups.ledger(Alpha=groups.some(6, 7), Beta=groups.some(2, 7)), "platform"))
        assert (one.first.approved, one.first.decided) == (6, 7)
        assert (one.second.approved, one.second.decided) == (2, 7)
        assert (one.test, one.pairs, one.twin) == ("fisher_boschloo", None, None)
        # charts.md §0.3: Boschloo .057; Newcombe's interval (.058 to .806) leaves zero out and decides nothing.
        assert round(one.p, 3) == 0.057
        assert one.verdict == "not_shown"
        assert one.interval.low <= 0 <= one.interval.high
        assert one.turns, "with seven of seven it would be .007"

    def test_nine_of_ten_against_three_of_ten_is_one_when_it_was_declared(self, groups):
        alpha, beta = groups.some(9, 10), groups.some(3, 10)
        one = only(compare(groups.ledger(Alpha=alpha, Beta=beta), "platform"))
        assert one.p < 0.05
        assert (one.verdict, one.higher.key, one.lower.key) == ("different", ("Alpha",), ("Beta",))
        assert 0 < one.interval.low < 0.6 < one.interval.high

    def test_and_is_not_spoken_of_when_nobody_declared_it(self, groups):
        probe = groups.undeclared("Alpha", "Beta")
        ledger = groups.ledger(probe, Alpha=groups.some(9, 10), Beta=groups.some(3, 10))
        result = compare(ledger, "platform")
        assert (result.declared, only(result).verdict, only(result).interval) == (False, "not_declared", None)

    def test_nor_when_it_is_not_known_that_the_protocol_came_first(self, groups):
        probe = groups.declared("Alpha", "Beta").replace("2024-01-05", "unknown")
        ledger = groups.ledger(probe, Alpha=groups.some(9, 10), Beta=groups.some(3, 10))
        assert only(compare(ledger, "platform")).verdict == "not_declared"
        assert declared_comparisons(ledger).comparisons == ()

    def test_nor_when_the_record_reaches_no_further_than_its_ads(self, groups):
        probe = groups.declared("Alpha", "Beta").replace("repeat-of-this-test", "none")
        ledger = groups.ledger(probe, Alpha=groups.some(9, 10), Beta=groups.some(3, 10))
        assert only(declared_comparisons(ledger)).verdict == "no_scope"

    def test_open_ads_are_no_refusals(self, groups):
        one = only(compare(groups.ledger(Alpha="++++?", Beta="--???"), "platform"))
        assert (one.first.approved, one.first.decided, one.first.open) == (4, 4, 1)
        assert (one.second.approved, one.second.decided, one.second.open) == (0, 2, 3)
        assert one.p == fisher_boschloo(4, 4, 0, 2)

    def test_without_decisions_there_is_nothing_to_compare(self, groups):
        one = only(compare(groups.ledger(Alpha="++++", Beta="??"), "platform"))
        assert (one.p, one.adjusted, one.interval, one.verdict) == (None, None, None, "undecided")

    def test_controls_stand_on_no_side(self, groups, records):
        ads = [
            records.ad(f"{name}-{number}", platform=name, concept=f"{name}-{number}")
            for name in ("Alpha", "Beta")
            for number in (1, 2)
        ]
        control = records.ad("twin", platform="Alpha", concept="Alpha-1", expected="accept", category="weapons")
        events = [records.event(ad["id"], "approved") for ad in [*ads, control]]
        one = only(compare(records.ledger([*ads, control], events, groups.undeclared("Alpha", "Beta")), "platform"))
        assert (one.first.decided, one.second.decided) == (2, 2)


class TestTheSameAds:
    def test_ideas_are_compared_pair_by_pair(self, groups):
        one = only(compare(groups.ledger(same_ads=True, Alpha="++++++-+", Beta="-----++-"), "platform"))
        assert (one.pairs.both, one.pairs.only_first, one.pairs.only_second, one.pairs.neither) == (1, 6, 1, 0)
        assert (one.test, one.p, one.twin) == ("mcnemar_mid_p", mcnemar_mid_p(6, 1), mcnemar_exact(6, 1))

    def test_an_idea_open_on_one_side_is_left_out_of_both(self, groups):
        one = only(compare(groups.ledger(same_ads=True, Alpha="+++?", Beta="--++"), "platform"))
        assert (one.pairs.ideas, one.first.decided, one.second.decided, one.left_out) == (3, 3, 3, 2)

    def test_six_apart_one_way_is_a_difference(self, groups):
        one = only(compare(groups.ledger(same_ads=True, Alpha="++++++", Beta="------"), "platform"))
        assert (round(one.p, 6), round(one.twin, 5)) == (
            0.015625,
            0.03125,
        )  # discordant-pair ladder, statistics.md §3.4
        assert (one.verdict, one.turns) == ("different", False), "five apart is .03125: still a difference"
        assert one.interval.low > 0.5

    def test_equal_outcomes_say_nothing(self, groups):
        one = only(compare(groups.ledger(same_ads=True, Alpha="+++-", Beta="+++-"), "platform"))
        assert (one.p, one.verdict, one.interval) == (1.0, "not_shown", None)


class TestThreeOrMore:
    def test_one_family_of_three_pairs_and_a_test_of_all_at_once(self, groups):
        ledger = groups.ledger(
            groups.declared("Alpha", "Beta", "Gamma"),
            same_ads=True,
            Alpha="+" * 16,
            Beta="++" + "-" * 14,
            Gamma="-" * 16,
        )
        result = compare(ledger, "platform")
        assert (result.family, [one.test for one in result.comparisons]) == (3, ["mcnemar_mid_p"] * 3)
        (whole,) = result.overall
        # Ireland EU 2024, the same 16 ads on three platforms: statistics.md §4.
        assert (round(whole.statistic, 3), whole.degrees, f"{whole.p:.3e}") == (28.5, 2, "1.394e-07")
        assert [one.verdict for one in result.comparisons] == ["different", "different", "not_shown"]

    def test_two_of_three_declared_groups_are_corrected_for_all_three(self, groups):
        ledger = groups.ledger(
            groups.declared("Alpha", "Beta", "Gamma"), same_ads=True, Alpha="+" * 6, Beta="-" * 6, Gamma="+" * 6
        )
        whole, part = compare(ledger, "platform"), compare(ledger, "platform", ["Alpha", "Beta"])
        assert part.comparisons == (whole.comparisons[0],)
        assert (part.family, part.overall, part.declared) == (3, whole.overall, True)
        assert round(whole.comparisons[0].adjusted, 6) == round(3 * 0.015625, 6)

    def test_pairs_are_not_called_different_when_the_test_of_all_does_not_support_it(self, groups):
        """Never "the groups do not differ" beside "these two do"."""
        ledger = groups.ledger(
            groups.declared("Alpha", "Beta", "Gamma"), same_ads=True, Alpha="+++++-", Beta="------", Gamma="+-+-+-"
        )
        result = compare(ledger, "platform")
        (whole,) = result.overall
        supported = whole.p < 0.05
        assert supported or all(one.verdict != "different" for one in result.comparisons)

    def test_an_interval_never_contradicts_the_corrected_verdict(self, groups):
        probe = groups.declared("Alpha", "Beta", "Gamma")
        for alpha, beta, gamma in ((9, 3, 6), (10, 2, 5), (8, 1, 4), (10, 0, 10), (7, 3, 5)):
            ledger = groups.ledger(
                probe, Alpha=groups.some(alpha, 10), Beta=groups.some(beta, 10), Gamma=groups.some(gamma, 10)
            )
            for one in compare(ledger, "platform").comparisons:
                outside = one.interval is not None and not one.interval.low <= 0 <= one.interval.high
                assert outside == (one.verdict == "different")


class TestRefused:
    def test_ten_ideas_in_four_languages_are_not_forty_trials(self, groups, records, refusal):
        ads = [
            records.ad(f"{platform}-{idea}-{language}", platform=platform, concept=f"idea-{idea}", language=language)
            for platform in ("Alpha", "Beta")
            for idea in range(10)
            for language in ("nl", "en", "fr", "de")
        ]
        events = [records.event(ad["id"], "approved") for ad in ads]
        ledger = records.ledger(ads, events, groups.declared("Alpha", "Beta"))
        assert refusal(compare, ledger, "platform") == "\n".join(
            f"parameter concept: '{platform}' holds 40 ads for 10 ideas; the same idea in more languages, "
            f"categories or "
            "attempts is not a new trial. Compare under one condition at a time, with --only and another column "
            "(column=value), so that each idea occurs once in each group."
            for platform in ("Alpha", "Beta")
        )
        one = only(compare(ledger, "platform", only=[("language", "nl")]))
        assert (one.pairs.ideas, one.only) == (10, (("language", "nl"),))

    def test_pairs_called_different_ads(self, groups, refusal):
        ledger = groups.ledger(same_ads=True, Alpha="++++", Beta="----")
        assert refusal(compare, ledger, "platform", design="different_ads") == (
            "parameter design: 4 ideas occur in both groups; whoever counts such pairs as separate ads pretends "
            "that twice as "
            "much was tested. Leave out design: the ideas are then compared pair by pair."
        )

    def test_different_ads_called_the_same(self, groups, refusal):
        ledger = groups.ledger(Alpha="++++", Beta="----")
        assert refusal(compare, ledger, "platform", design="same_ads") == (
            "parameter design: 'Alpha, Beta' share no idea, so there are no pairs to compare. Leave out design, "
            "or give the same "
            "idea in both groups the same id in the column concept."
        )

    def test_ads_of_which_the_idea_is_unknown(self, groups, records, refusal):
        ads = [records.ad("a", platform="Alpha"), records.ad("b", platform="Beta", concept="b")]
        ledger = records.ledger(ads, [], groups.undeclared("Alpha", "Beta"))
        assert refusal(compare, ledger, "platform").startswith(
            "parameter concept: of 1 ads it is not known which idea is behind them;"
        )
        assert only(compare(ledger, "platform", design="different_ads")).verdict == "undecided"

    def test_every_wrong_argument_at_once(self, groups, refusal):
        ledger = groups.ledger(Alpha="++", Beta="--")
        said = refusal(
            compare,
            ledger,
            "platform",
            ["Alfa"],
            [("platform", "Beta"), ("language", "nl")],
            confidence=1,
            design="paired",
        )
        assert [line.split(":")[0] for line in said.splitlines()] == [
            "parameter groups",
            "parameter groups",
            "parameter only",
            "parameter only",
            "parameter confidence",
            "parameter design",
        ]
        assert refusal(compare, ledger, "account").startswith(
            "parameter by: 'account' is not one of the accepted values."
        )

    def test_one_group_alone(self, groups, refusal):
        assert refusal(compare, groups.ledger(groups.undeclared("Alpha"), Alpha="++"), "platform") == (
            "parameter by: there are no two groups to compare: by 'platform' the record holds one. Compare by "
            "another column, "
            "or give no filter that leaves one group."
        )

    def test_a_status(self, groups, refusal):
        ledger = groups.ledger(Alpha="++", Beta="--")
        assert refusal(compare, ledger, "platform", rule="final_after_inquiry") == (
            "parameter rule: 'final_after_inquiry' tells where the ads ended, which is a status and no count that "
            "compares "
            "groups. Choose another rule, such as first_decision."
        )


class TestAttempts:
    def test_new_attempts_of_one_ad_are_not_different_ads(self, groups, records, refusal):
        ads = [
            records.ad(f"{platform}-{number}", platform=platform, parent=f"{platform}-1" if number > 1 else "")
            for platform in ("Alpha", "Beta")
            for number in range(1, 6)
        ]
        events = [records.event(ad["id"], "approved" if ad["platform"] == "Alpha" else "rejected") for ad in ads]
        ledger = records.ledger(ads, events, groups.undeclared("Alpha", "Beta"))
        assert "'Alpha' holds 5 ads for 1 ideas;" in refusal(compare, ledger, "platform", design="different_ads")


class TestDeclared:
    def test_one_decision_counts_in_every_comparison_that_holds_its_ad(self, groups):
        """Two declared comparisons share Alpha: flipping one of its ads turns both."""
        probe = groups.declared("Alpha", "Beta", "Gamma").replace(
            "- {by: platform, groups: [Alpha, Beta, Gamma]}",
            "- {by: platform, groups: [Alpha, Beta]}\n    - {by: platform, groups: [Alpha, Gamma]}",
        )
        ledger = groups.ledger(probe, same_ads=True, Alpha="++++++", Beta="------", Gamma="------")
        result = declared_comparisons(ledger)
        assert [(one.verdict, one.turns) for one in result.comparisons] == [("different", True)] * 2

    def test_what_is_not_described_is_no_group(self, bnr_folder):
        from bnr_toolkit.ledger import open_ledger

        result = compare(open_ledger(bnr_folder), "category")
        assert len(result.comparisons) == 6
        assert all("not_described" not in (one.first.key[0], one.second.key[0]) for one in result.comparisons)

    def test_nothing_for_a_status_and_for_one_platform(self, groups):
        ledger = groups.ledger(Alpha="++", Beta="--")
        assert declared_comparisons(ledger, "final_after_inquiry").comparisons == ()
        assert declared_comparisons(ledger, platform="Alpha").comparisons == ()
        assert len(declared_comparisons(ledger).comparisons) == 1

    def test_the_real_record_declares_none(self, bnr_folder):
        from bnr_toolkit.ledger import open_ledger

        result = declared_comparisons(open_ledger(bnr_folder))
        assert (result.comparisons, result.overall, result.family) == ((), (), 0)
