"""Counting by the month of submission."""

import pandas
import pytest

from bnr_toolkit.ledger import open_ledger
from bnr_toolkit.rates import approval_rates
from bnr_toolkit.rates.months import month_of
from bnr_toolkit.tables import rates as rates_table
from bnr_toolkit.tables import rates_csv


@pytest.mark.parametrize(
    ("text", "zone", "month"),
    [
        ("2023-02-28", "Europe/Amsterdam", "2023-02"),
        ("2023-02-28 23:30", "Europe/Amsterdam", "2023-02"),
        ("2023-02-28 23:30Z", "Europe/Amsterdam", "2023-03"),
        ("2023-03-01 00:30+02:00", "Europe/Amsterdam", "2023-02"),
        ("2023-03-01 00:30+02:00", None, "2023-03"),
        ("unknown", None, "unknown"),
        ("", "Europe/Amsterdam", "unknown"),
    ],
)
def test_the_month_is_that_of_the_probes_clock(text, zone, month):
    assert month_of(text, zone) == month


@pytest.fixture
def ledger():
    return open_ledger(
        pandas.DataFrame(
            {
                "ad": ["1", "2", "3", "4"],
                "category": ["weapons", "gambling", "gambling", "gambling"],
                "platform": ["Meta", "TikTok", "TikTok", "TikTok"],
                "decision": ["approved", "rejected", "approved", "approved"],
                "submitted_at": ["2023-10-02", "2023-02-28", None, "2023-02-01"],
            }
        )
    )


def test_months_stand_in_the_order_of_the_calendar_and_unknown_last(ledger):
    assert rates_csv(approval_rates(ledger, by="month")) == (
        "month,approved,decided,open,submitted,low,high\n"
        "2023-02,1,2,0,2,0.094531,0.905469\n"
        "2023-10,1,1,0,1,0.206549,1.0\n"
        "unknown,1,1,0,1,0.206549,1.0\n"
        "total,3,4,0,4,0.300642,0.954413\n"
    )


@pytest.mark.parametrize(
    ("language", "header", "months"),
    [
        ("nl", "Maand van indienen", ["Februari 2023", "Onbekend", "Oktober 2023"]),
        ("en", "Month of submission", ["February 2023", "Unknown", "October 2023"]),
    ],
)
def test_readers_see_months_in_words(ledger, language, header, months):
    table = rates_table(approval_rates(ledger, by="category,platform,month"), language)
    assert table.columns[2] == header
    assert [row.cells[2] for row in table.rows] == [*months, ""]


def test_four_columns_are_too_many(ledger, refusal):
    assert refusal(approval_rates, ledger, by="category,platform,month,language") == (
        "parameter by: 'category,platform,month,language' is not three different columns or fewer. "
        "Give one, two or three, with commas between."
    )
