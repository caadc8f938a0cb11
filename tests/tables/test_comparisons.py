"""The table of comparisons, for readers and for machines."""

from __future__ import annotations

import csv
import io
import json

from bnr_toolkit import facts, tables
from bnr_toolkit.rates import declared_comparisons
from bnr_toolkit.redact import for_audience


def three(groups):
    return declared_comparisons(
        groups.ledger(
            groups.declared("Alpha", "Beta", "Gamma"),
            same_ads=True,
            Alpha="+" * 16,
            Beta="++" + "-" * 14,
            Gamma="-" * 16,
        )
    )


def test_for_readers_in_dutch(groups):
    table = tables.comparisons(three(groups), "nl")
    assert table.caption == "Vergelijkingen: Eerste besluit over de testadvertenties"
    assert table.columns == ("Groepen", "Goedgekeurd", "p", "p, gecorrigeerd", "Interval", "Oordeel")
    assert [row.cells[:2] for row in table.rows] == [
        ("Alpha en Beta", "16 van 16 en 2 van 16"),
        ("Alpha en Gamma", "16 van 16 en 0 van 16"),
        ("Beta en Gamma", "2 van 16 en 0 van 16"),
        ("Alpha, Beta en Gamma, alle tegelijk", "16 van 16, 2 van 16 en 0 van 16"),
    ]
    assert [row.cells[2] for row in table.rows] == [
        "< 0,001 (exact < 0,001)",
        "< 0,001 (exact < 0,001)",
        "0,250 (exact 0,500)",
        "< 0,001",
    ]
    assert [row.cells[-1] for row in table.rows] == ["Verschil", "Verschil", "Geen verschil aangetoond", "Verschil"]
    assert table.notes == (
        (
            "McNemar mid-P: toets voor dezelfde advertenties in beide groepen; daarachter de p van de strengere, "
            "exacte "
            "variant. Het interval daarbij gaat over de kans dat een idee met twee verschillende besluiten in de "
            "eerste "
            "groep is goedgekeurd."
        ),
        "Cochran Q: exacte toets over alle groepen tegelijk.",
        (
            "Gecorrigeerd: met de methode van Holm, voor drie vergelijkingen; dat geldt voor de toets die "
            "beslist, niet "
            "voor de exacte variant."
        ),
    )


def test_for_readers_in_english(groups):
    table = tables.comparisons(
        declared_comparisons(groups.ledger(Alpha=groups.some(6, 7), Beta=groups.some(2, 7))), "en"
    )
    assert table.columns == ("Groups", "Approved", "p", "Interval", "Verdict")
    (row,) = table.rows
    assert row.cells[:3] == ("Alpha and Beta", "6 of 7 and 2 of 7", "0.057")
    assert row.cells[3].endswith("(95%)")
    assert row.cells[4] == "No difference shown"


def test_without_scope_the_public_table_has_counts_and_verdicts_alone(groups):
    probe = groups.declared("Alpha", "Beta").replace("repeat-of-this-test", "none")
    result = declared_comparisons(groups.ledger(probe, Alpha=groups.some(9, 10), Beta=groups.some(3, 10)))
    table = tables.comparisons(for_audience(result, "public"), "nl")
    assert table.columns == ("Groepen", "Goedgekeurd", "Oordeel")
    assert table.rows[0].cells[-1] == "Geldt alleen voor deze advertenties"
    assert table.notes == ()


def test_every_number_is_a_fact(groups):
    result = three(groups)
    assert set(tables.comparisons(result, "nl").facts) <= set(facts.collect(result).by_id)


def test_csv(groups):
    rows = list(csv.DictReader(io.StringIO(tables.comparisons_csv(three(groups)))))
    assert rows[2]["first"] == "Beta"
    assert (rows[2]["approved_first"], rows[2]["only_first"], rows[2]["p"], rows[2]["p_exact"]) == (
        "2",
        "2",
        "0.25",
        "0.5",
    )
    assert (rows[2]["same_ads"], rows[2]["verdict"]) == ("true", "not_shown")
    assert float(rows[1]["p"]) > 0, "a tiny p-value is never rounded to zero"


def test_json(groups):
    content = json.loads(tables.comparisons_json(three(groups)))
    assert (content["family"], content["declared"], content["confidence"]) == (3, True, 0.95)
    assert content["overall"][0]["p"] == 1.39383e-07
    assert content["overall"][0]["groups"][0] == {"group": "Alpha", "approved": 16, "decided": 16}
    assert content["comparisons"][0]["only"] == {}


def test_the_tests_are_named_where_there_are_two(groups):
    from dataclasses import replace

    paired, other = three(groups), declared_comparisons(groups.ledger(Alpha="++", Beta="--"))
    both = replace(paired, comparisons=(*paired.comparisons, *other.comparisons))
    table = tables.comparisons(both, "en")
    assert table.columns[2] == "Test"
    assert [row.cells[2] for row in table.rows] == [*["McNemar mid-P"] * 3, "Fisher–Boschloo", "Cochran's Q"]
