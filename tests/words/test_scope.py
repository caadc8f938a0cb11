"""What a table says once it has left the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from bnr_toolkit.ledger import open_ledger
from bnr_toolkit.rates import approval_rates, controls
from bnr_toolkit.words import table_scope, table_source
from bnr_toolkit.words.captions import figure_source

DATA = Path(__file__).parents[2] / "data"


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("probe", ["bnr-tiktok-2023", "practice-probe"])
def test_a_table_says_the_same_as_the_source_line_of_its_chart(probe, language):
    ledger = open_ledger(DATA / probe)
    for result in (approval_rates(ledger), controls(ledger)):
        said = f"{table_scope(result, language)} {table_source(result, language)}"
        assert said == " ".join(figure_source(result, language))
