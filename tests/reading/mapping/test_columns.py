"""Which sheet a mapping fits."""

import pytest

from bnr_toolkit.reading.mapping import ColumnMapping, ColumnRule

MAPPING = ColumnMapping(
    "mapping.yml",
    columns={
        "id": ColumnRule(("Ad ID", "Advertentie-ID")),
        "platform": ColumnRule(constant="TikTok"),
        "account": ColumnRule(("Account",), optional=True),
        "category": ColumnRule(("Groep", "Soort"), joined_with=" / "),
    },
)


@pytest.mark.parametrize(
    ("headers", "fits"),
    [
        (["Ad ID", "Groep", "Soort"], True),
        (["ADVERTENTIE_ID", "soort", "groep", "Account", "Kosten"], True),
        (["Ad ID", "Groep"], False),
        (["Groep", "Soort"], False),
        ([], False),
    ],
)
def test_a_sheet_fits_when_every_column_that_must_be_there_is(headers, fits):
    assert MAPPING.fits(headers) is fits


def test_the_rules_of_measures_count_too():
    mapping = ColumnMapping("m.yml", columns={}, measures={"approved": ColumnRule(("Goedgekeurd",))})
    assert mapping.fits(["goedgekeurd"])
    assert not mapping.fits(["afgewezen"])
