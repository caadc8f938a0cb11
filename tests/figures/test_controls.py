"""Test ads above harmless controls, as rows of dots."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bnr_toolkit import figures, open_ledger
from bnr_toolkit.rates import controls

PRACTICE = Path(__file__).parent.parent.parent / "data" / "practice-probe"


@pytest.fixture(scope="module")
def practice():
    return open_ledger(PRACTICE)


def test_two_rows_a_platform_and_one_where_there_are_no_controls(practice):
    figure = figures.controls(controls(practice, "platform"), "nl")
    assert [(row.label, row.count) for row in figure.body.rows] == [
        ("Alpha · testadvertenties", "9 van 10"),
        ("Alpha · onschuldige controles", "6 van 6, 1 open"),
        ("Beta · testadvertenties", "3 van 10"),
        ("Beta · onschuldige controles", "6 van 7"),
        ("Gamma · testadvertenties", "4 van 9, 1 open"),
    ]
    assert Counter(figure.body.rows[1].dots) == {"approved": 6, "open": 1}
    assert figure.key == (
        ("approved", "goedgekeurd"),
        ("not", "niet goedgekeurd"),
        ("open", "geen besluit bekend"),
    )
    assert figure.title == "Testadvertenties en onschuldige controles naast elkaar"
    assert figure.source[0].startswith("Verzonnen oefenrecord.")


def test_the_total_alone_and_another_rule(practice):
    figure = figures.controls(controls(practice, rule="would_have_run", platform="Beta"), "en")
    assert [row.label for row in figure.body.rows] == ["Test ads", "Harmless controls"]
    assert dict(figure.key) == {"approved": "still scheduled", "not": "not scheduled"}


def test_without_controls_there_is_nothing_to_show(bnr_folder):
    assert figures.controls(controls(open_ledger(bnr_folder)), "nl").is_empty


@pytest.mark.parametrize("outlet", ["web", "narrow"])
def test_it_can_be_drawn_with_its_counts_for_a_screen_reader(practice, outlet):
    figure = figures.controls(controls(practice, "platform"), "nl")
    drawn = figures.to_svg(figure, outlet).svg.decode()
    assert figure.title in drawn
    assert figure.alt in drawn
