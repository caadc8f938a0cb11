"""What one ad is worth: a hundred points shared out, and no number of ads that cannot be."""

from __future__ import annotations

import pytest

from bnr_toolkit import tables
from bnr_toolkit.errors import RefusedInput
from bnr_toolkit.facts import collect
from bnr_toolkit.rates import resolution


def test_the_fewer_ads_the_more_each_weighs():
    result = resolution((3, 7, 8, 30))
    assert result.points == (33, 14, 13, 3)
    assert list(result.to_pandas().columns) == ["decided", "points"]


def test_the_table_and_the_facts_say_the_same():
    result = resolution((7, 30))
    table = tables.resolution(result, "nl")
    assert [row.cells for row in table.rows] == [("7", "14"), ("30", "3")]
    assert table.columns == ("Advertenties waarover is besloten", "Verschil in procentpunt")
    assert [collect(result).by_id[name].value for name in table.facts] == [14, 3]


@pytest.mark.parametrize("sizes", [(), (0,), (-1,), (7, 100_000)])
def test_a_number_of_ads_that_cannot_be_is_refused(sizes):
    with pytest.raises(RefusedInput, match="parameter sizes"):
        resolution(sizes)
