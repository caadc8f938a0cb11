"""Every number on a page comes from a fact that its product names."""

from __future__ import annotations

import re

import pytest

from bnr_toolkit import ad_histories, approval_rates, facts, figures, for_audience, open_ledger, tables, words
from bnr_toolkit.results import Figure, Passage, Table

NUMBERS = {
    "nl": dict(
        zip(
            [
                *("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"),
                *("dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien", "twintig"),
            ],
            range(1, 21),
            strict=True,
        )
    )
    | {"één": 1, "eén": 1, "nul": 0, "beide": 2},
    "en": dict(zip(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"], range(1, 10), strict=True))
    | {"zero": 0, "both": 2},
}

UNITS = (
    "Elke stip is één advertentie",
    "Each dot is one ad",
    "Elke kolom is één advertentie",
    "Each column is one ad",
    "één advertentie meer of minder",
    "one ad more or fewer",
    "Was één besluit anders",
    "Had one decision gone",
    "telt elke advertentie één keer",
    "een voor een",
    "one by one",
    "differ from one another",
    "van één account, of oordeelde één beoordelaar",
    "from one account, or one reviewer",
)
"""Wording in which "one" is a unit and counts nothing of the record."""

ARTICLE = r"(?<!\ber )\b[Ee]en\b(?! van )"
"""The Dutch article; "een van de zeven" and "wees er een af" are numbers."""

DATE = r"\b\d{1,2} (?:maart|March) \d{4}\b"
DIGEST = r"Record [0-9a-f]{12}|Record [0-9a-f]{64}"


@pytest.fixture(scope="module")
def bnr(bnr_folder):
    return open_ledger(bnr_folder)


@pytest.fixture(scope="module")
def bnr_facts(bnr):
    return facts.collect(for_audience(approval_rates(bnr, "category"), "public"), ad_histories(bnr))


def numbers_in(text: str, language: str) -> set[float]:
    """The numbers that a text says in digits or in words, without dates, digests and units."""
    for unit in UNITS:
        text = text.replace(unit, "")
    text = re.sub(f"{DATE}|{DIGEST}", "", text)
    found: set[float] = set()
    if language == "nl":
        text = re.sub(ARTICLE, "", text)
    for token in re.findall(r"\d+(?:[.,]\d+)?|\w+", text):
        if token[0].isdigit():
            found.add(float(token.replace(",", ".")))
        elif token.lower() in NUMBERS[language]:
            found.add(float(NUMBERS[language][token.lower()]))
    return found


def texts_of(product: Passage | Table | Figure) -> list[str]:
    """All that a reader sees of a product, except ids of ads and levels of confidence."""
    if isinstance(product, Passage):
        return list(product.paragraphs)
    if isinstance(product, Table):
        cells = [cell for row in product.rows for cell in row.cells[1:]]
        return [product.caption, *cells, *product.notes]
    counts = [] if product.body is None else [row.count for row in product.body.rows]
    said = [product.title, product.subtitle, product.alt, product.description, *product.source, *product.notes]
    return [*said, *counts, *(label for _, label in product.key)]


def products(rates, histories, language):
    return [
        words.headline(rates, language),
        words.lead(rates, histories, language),
        words.status_line(histories, language),
        words.status(histories, language),
        words.rates(rates, language),
        words.rule(rates, language),
        words.certainty(rates, language),
        tables.rates(rates, language),
        tables.histories(histories, language),
        figures.rates(rates, language),
        figures.stages(histories, language),
    ]


def assert_numbers_have_facts(rates, histories, language, kinds=(Passage, Table, Figure)):
    known = facts.collect(rates, histories).by_id
    for product in products(rates, histories, language):
        if not isinstance(product, kinds):
            continue
        assert set(product.facts) <= known.keys(), product
        values = {float(known[identifier].value) for identifier in product.facts}
        values |= {round(value, 2) for value in values}
        for text in texts_of(product):
            assert numbers_in(text, language) <= values, (text, values)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("by", ["", "category", "platform", "platform,category"])
@pytest.mark.parametrize("rule", ["first_decision", "ever_approved", "would_have_run", "final_after_inquiry"])
def test_every_number_about_the_real_record_is_a_named_fact(bnr, rule, by, language):
    rates = for_audience(approval_rates(bnr, by, rule), "public")
    assert_numbers_have_facts(rates, for_audience(ad_histories(bnr), "public"), language)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    "arguments",
    [{}, {"by": "category", "codes": "any"}, {"platform": "Beta"}, {"by": "expected"}, {"rule": "ever_approved"}],
)
def test_every_number_about_an_invented_record_is_a_named_fact(records, arguments, language):
    ads = [
        *(records.ad(f"a{number}") for number in range(5)),
        *(records.ad(f"b{number}", platform="Beta", category="vague") for number in range(4)),
        records.ad("c1", expected="accept"),
        records.ad("c2", expected="accept", platform="Beta"),
    ]
    kinds = ["approved", "approved", "rejected", "approved", "held_for_identity", "approved", "approved", "halted"]
    events = [records.event(ad["id"], kind) for ad, kind in zip(ads, kinds, strict=False)]
    events += [records.event("a0", "halted", 2, trigger="press_inquiry"), records.event("c1", "approved")]
    ledger = records.ledger(ads, events)
    assert_numbers_have_facts(approval_rates(ledger, **arguments), ad_histories(ledger), language)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("kind", ["approved", "rejected"])
@pytest.mark.parametrize("confidence", [0.95, 0.999])
def test_every_number_about_none_or_all_is_a_named_fact(records, kind, confidence, language):
    ads = [records.ad(f"a{number}") for number in range(7)]
    probe = records.PROBE.replace("inference: none", "inference: repeat-of-this-test")
    ledger = records.ledger(ads, [records.event(ad["id"], kind) for ad in ads], probe)
    rates = for_audience(approval_rates(ledger, "category", confidence=confidence, method="jeffreys"), "public")
    assert rates.total.bound is not None
    assert "hundred" in str(words.certainty(rates, "en"))
    assert_numbers_have_facts(rates, ad_histories(ledger), language)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("waiting", [0, 2])
@pytest.mark.parametrize("approved", [15, 25, 28])
def test_every_number_beside_a_percentage_is_a_named_fact(records, approved, waiting, language):
    ads = [records.ad(f"a{place}") for place in range(30 + waiting)]
    ads += [records.ad(f"w{place}", category="weapons") for place in range(22)]
    kinds = ["approved" if place < approved else "rejected" for place in range(30)]
    events = [records.event(ad["id"], kind) for ad, kind in zip(ads, kinds, strict=False)]
    events += [records.event(f"w{place}", "approved" if place % 4 else "rejected") for place in range(22)]
    ledger = records.ledger(ads, events)
    rates = for_audience(approval_rates(ledger, "category"), "public")
    assert [group.percentage is not None for group in rates.groups] == [approved != 15, True]
    assert_numbers_have_facts(rates, ad_histories(ledger), language)


def test_an_interval_in_a_table_is_a_named_fact(bnr):
    rates = approval_rates(bnr, "category")
    table = tables.rates(rates, "en")
    assert {"first_decision.total.low", "first_decision.total.high"} <= set(table.facts)
    assert "first_decision.category=not_described.low" not in table.facts


def test_an_id_holds_rule_coding_platform_and_group(bnr):
    plain = approval_rates(bnr, "category")
    full = approval_rates(bnr, "platform,category", "ever_approved", codes="any", platform="TikTok")
    assert facts.fact_id(plain, ("gambling",), "approved") == "first_decision.category=gambling.approved"
    assert facts.fact_id(plain, (), "open") == "first_decision.total.open"
    assert facts.fact_id(full, ("TikTok", "gambling"), "decided") == (
        "ever_approved.any.platform=TikTok.platform=TikTok,category=gambling.decided"
    )


def test_a_fact_has_its_formula_its_rule_and_its_rows(bnr_facts):
    fact = bnr_facts.by_id["first_decision.category=call_to_violence.approved"]
    assert (fact.value, fact.rule, fact.rows) == (1, "first_decision", ("ad-2",))
    assert fact.formula == "number of these rows whose outcome under the rule is approved"
    halted = bnr_facts.by_id["histories.halted_after_inquiry"]
    assert halted.value == 6
    assert halted.rows == ("ad-1", "ad-2", "ad-3", "ad-5", "ad-6", "ad-7")


def test_facts_of_the_real_record_agree_with_one_another(bnr_facts):
    value = {identifier: fact.value for identifier, fact in bnr_facts.by_id.items()}
    assert value["first_decision.total.approved"] == value["histories.approved_first"] == 6
    assert value["first_decision.total.approved_if_one_less"] == 5
    assert value["first_decision.total.approved_if_one_more"] == 7
    assert value["first_decision.total.resolution_points"] == 14
    assert value["first_decision.total.approved_not_described"] == 3
    assert value["histories.submitted"] == value["histories.decided_first"] == 7
    assert value["histories.open_first"] == 0


def test_what_cannot_be_flipped_has_no_fact(records):
    ads = [records.ad("ad-1"), records.ad("ad-2")]
    known = facts.collect(approval_rates(records.ledger(ads, [records.event("ad-1", "rejected")]))).by_id
    assert "first_decision.total.approved_if_one_less" not in known
    assert known["first_decision.total.approved_if_one_more"].value == 1
    nothing = facts.collect(approval_rates(records.ledger(ads))).by_id
    assert "first_decision.total.resolution_points" not in nothing


def test_histories_are_counted_without_controls_and_of_one_platform(records):
    ads = [records.ad("a"), records.ad("b", platform="Beta"), records.ad("c", expected="accept")]
    events = [records.event("b", "held_for_identity"), records.event("c", "approved")]
    ledger = records.ledger(ads, events)
    histories = ad_histories(ledger)
    known = facts.collect(approval_rates(ledger), histories).by_id
    assert known["histories.submitted"].rows == ("a", "b")
    assert known["histories.platform=Beta.open_first"].rows == ("b",)
    assert known["first_decision.total.controls"].value == 1
    beta = approval_rates(ledger, platform="Beta")
    assert [one.id for one in facts.counted_histories(histories, beta).histories] == ["b"]
    everyone = approval_rates(ledger, "expected")
    assert [one.id for one in facts.counted_histories(histories, everyone).histories] == ["a", "b"]
