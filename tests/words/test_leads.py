"""The lead in words: whole sentences, in both languages."""

from __future__ import annotations

import pytest

from bnr_toolkit import words


class TestLead:
    def test_of_the_real_record(self, bnr_rates, bnr_histories):
        for rule in ("first_decision", "ever_approved", "would_have_run", "final_after_inquiry"):
            assert str(words.lead(bnr_rates(rule), bnr_histories, "nl")) == (
                "BNR Nieuwsradio diende zeven testadvertenties in bij TikTok, in een test over de Provinciale "
                "Statenverkiezingen van 15 maart 2023. TikTok keurde er zes goed en wees er een af."
            )
            assert str(words.lead(bnr_rates(rule), bnr_histories, "en")) == (
                "BNR Nieuwsradio submitted seven test ads to TikTok, in a test about the Dutch provincial elections "
                "of 15 March 2023. TikTok approved six and rejected one."
            )

    def test_says_none_in_the_place_of_zero(self, records, lead_of):
        ads = [records.ad(f"ad-{number}") for number in range(7)]
        none = [records.event(ad["id"], "rejected") for ad in ads]
        everything = [records.event(ad["id"], "approved") for ad in ads]
        assert lead_of(ads, none, "nl").endswith("Alpha wees ze alle zeven af.")
        assert lead_of(ads, none, "en").endswith("Alpha rejected all seven.")
        assert lead_of(ads, everything, "nl").endswith("Alpha keurde ze alle zeven goed.")
        assert lead_of(ads, everything, "en").endswith("Alpha approved all seven.")

    def test_says_rejected_only_of_what_was_rejected(self, records, lead_of):
        ads = [records.ad(f"ad-{number}") for number in range(3)]
        events = [records.event("ad-0", "approved"), records.event("ad-1", "rejected"), records.event("ad-2", "halted")]
        assert lead_of(ads, events, "nl").endswith("Alpha keurde er één goed en twee niet.")
        assert lead_of(ads, events, "en").endswith("Alpha approved one and did not approve two.")
        assert lead_of(ads[1:], events[1:], "nl").endswith("Alpha keurde er geen goed.")
        assert lead_of(ads[1:], events[1:], "en").endswith("Alpha approved none.")

    def test_says_half_with_its_count_and_never_of_two(self, records, lead_of):
        ads = [records.ad(f"ad-{number}") for number in range(9)]
        events = [records.event(f"ad-{number}", "approved" if number % 2 else "rejected") for number in range(8)]
        assert lead_of(ads[:8], events, "nl") == (
            "De Proefkrant diende acht testadvertenties in bij Alpha. "
            "Alpha keurde de helft goed (vier van de acht) en wees de andere helft af."
        )
        assert lead_of(ads, events, "en") == (
            "De Proefkrant submitted nine test ads to Alpha. Alpha approved half of the reviewed test ads (four of the "
            "eight) and rejected the other half. No decision is known on one test ad; it is not counted."
        )
        assert lead_of(ads[:2], events[:2], "nl").endswith("Alpha keurde er één goed en wees er één af.")
        stopped = [records.event(one["submission"], "halted") if one["type"] == "rejected" else one for one in events]
        assert lead_of(ads[:8], stopped, "nl").endswith(
            "Alpha keurde de helft goed (vier van de acht) en de andere helft niet."
        )
        assert lead_of(ads[:2], [records.event(ad["id"], "approved") for ad in ads[:2]], "nl").endswith(
            "Alpha keurde ze allebei goed."
        )

    def test_has_the_percentage_behind_the_count_and_beside_open_ads_says_of_what(self, records, lead_of):
        ads = [records.ad(f"ad-{number}") for number in range(32)]
        events = [records.event(f"ad-{number}", "rejected" if number < 5 else "approved") for number in range(30)]
        assert lead_of(ads[:30], events, "nl").endswith("Alpha keurde er 25 (83 procent) goed en wees er 5 af.")
        assert lead_of(ads[:30], events, "en").endswith("Alpha approved 25 (83 per cent) and rejected 5.")
        assert "keurde er 25 (83 procent van de 30 beoordeelde) goed en wees er 5 af." in lead_of(ads, events, "nl")
        assert "approved 25 (83 per cent of the 30 reviewed) and rejected 5." in lead_of(ads, events, "en")

    @pytest.mark.parametrize(
        ("kind", "dutch", "english"),
        [
            ("approved", "keurde die goed.", "approved it."),
            ("rejected", "wees die af.", "rejected it."),
            ("halted", "Die werd niet goedgekeurd.", "It was not approved."),
        ],
    )
    def test_of_a_single_ad_is_about_that_ad(self, records, lead_of, kind, dutch, english):
        events = [records.event("ad-1", kind)]
        start = "De Proefkrant diende één testadvertentie in bij Alpha. "
        assert lead_of([records.ad()], events, "nl").startswith(start)
        assert lead_of([records.ad()], events, "nl").endswith(dutch)
        assert lead_of([records.ad()], events, "en").endswith(english)

    def test_names_open_ads_and_does_not_count_them_as_rejected(self, records, lead_of):
        ads = [records.ad(f"ad-{number}") for number in range(4)]
        events = [records.event("ad-0", "approved"), records.event("ad-1", "held_for_identity")]
        assert lead_of(ads[:3], events, "nl") == (
            "De Proefkrant diende drie testadvertenties in bij Alpha. Alpha keurde er één goed en "
            "wees er geen af. Over twee testadvertenties is geen besluit bekend; die tellen niet mee."
        )
        assert lead_of(ads[:2], events, "en").endswith("No decision is known on one test ad; it is not counted.")
        assert lead_of(ads[2:], [], "nl") == (
            "De Proefkrant diende twee testadvertenties in bij Alpha. "
            "Over twee testadvertenties is geen besluit bekend; die tellen niet mee."
        )

    def test_sets_benign_controls_apart_under_every_rule(self, records, lead_of):
        ads = [records.ad("ad-1"), records.ad("ad-2", expected="accept"), records.ad("ad-3", expected="accept")]
        events = [records.event(ad["id"], "approved") for ad in ads]
        for rule in ("first_decision", "ever_approved"):
            assert lead_of(ads, events, "nl", rule=rule) == (
                "De Proefkrant diende één testadvertentie in bij Alpha. Alpha keurde die goed. "
                "Daarnaast waren er twee onschuldige controleadvertenties; die staan apart en tellen niet mee."
            )
        assert lead_of(ads[:2], events[:2], "en").endswith(
            "There was also one harmless control ad; it stands apart and is not counted."
        )
        assert lead_of(ads, events, "nl", by="expected") == lead_of(ads, events, "nl")

    def test_of_one_platform_tells_of_that_platform_alone(self, records, lead_of):
        ads = [records.ad("ad-1"), records.ad("ad-2", platform="Beta"), records.ad("ad-3", platform="Beta")]
        events = [
            records.event("ad-1", "approved"),
            records.event("ad-2", "approved"),
            records.event("ad-3", "rejected"),
        ]
        for rule in ("first_decision", "would_have_run"):
            assert lead_of(ads, events, "nl", rule=rule, platform="Beta") == (
                "De Proefkrant diende twee testadvertenties in bij Beta. Beta keurde er één goed en wees er één af."
            )


@pytest.fixture(scope="session")
def lead_of(records):
    from bnr_toolkit import ad_histories, approval_rates

    def lead(ads, events, language, **arguments):
        ledger = records.ledger(ads, events)
        return str(words.lead(approval_rates(ledger, **arguments), ad_histories(ledger), language))

    return lead
