"""Published tests as one picture: by date, the own test among them, in parts only when one cannot hold them."""

import pytest

from bnr_toolkit import figures
from bnr_toolkit.figures.published import MOST_ROWS
from bnr_toolkit.ledger import open_ledger
from bnr_toolkit.provenance import Stamp
from bnr_toolkit.rates import approval_rates, beside, published_probes
from bnr_toolkit.results import Context, Published, PublishedCount


def many(*years: int) -> Published:
    rows = tuple(
        PublishedCount(f"p-{number}", "A", str(year), "Alpha", number % 3, 3, "read", "example.org")
        for number, year in enumerate(years)
    )
    return Published(rows, Context("others", (), ()), Stamp("others", "0" * 64, "public"))


@pytest.fixture(scope="module")
def side_by_side():
    own = approval_rates(open_ledger("data/bnr-tiktok-2023"), "platform,language")
    return beside(published_probes(open_ledger("data/published-probes")), own, "bnr-2023-nl")


def test_all_counts_are_one_picture_in_order_of_date(side_by_side):
    (figure,) = figures.published(side_by_side, "nl")
    assert (figure.name, len(figure.body.rows)) == ("published-tests", 45)
    own = figure.body.rows[32]
    assert own.label == "februari 2023\u00a0· BNR (dit record)\u00a0· TikTok\u00a0· Nederland"
    assert (own.dots, own.count, own.apart) == (("approved",) * 6 + ("not",), "6 van 7", False)
    assert [len(row.dots) for row in figure.body.rows] == [row.submitted for row in side_by_side.rows]
    assert figure.data.rows[3].cells[8].startswith("https://tweakers.net/")
    assert figure.key == (("approved", "goedgekeurd"), ("not", "niet goedgekeurd"))
    assert figure.notes[0].startswith("Gepubliceerde tests neigen naar missers")


@pytest.mark.slow
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("outlet", ["web", "narrow"])
def test_the_picture_fits_every_outlet(side_by_side, language, outlet):
    (figure,) = figures.published(side_by_side, language)
    assert b"<svg" in figures.to_svg(figure, outlet).svg


def test_more_rows_than_a_picture_holds_are_cut_between_years():
    first, second = figures.published(many(*[2020] * 30, *[2021] * 15, *[2022] * 20), "en")
    assert [len(one.body.rows) for one in (first, second)] == [45, 20]
    assert [len(one.data.rows) for one in (first, second)] == [45, 20]
    assert (first.name, second.name) == ("published-tests-1", "published-tests-2")
    assert first.title == "From 2020 to 2022, 1 tester published 65 counts of test ads, part 1 of 2"
    (one, *more) = figures.published(many(*[2020] * (2 * MOST_ROWS + 1)), "en")
    assert [len(part.body.rows) for part in (one, *more)] == [MOST_ROWS, MOST_ROWS, 1]


def test_without_counts_there_is_no_picture():
    assert figures.published(many(), "en") == ()
