"""Published tests in words: how many, of whom, when; what must be known before they are compared; no ranking."""

from dataclasses import replace

import pytest

from bnr_toolkit import words
from bnr_toolkit.ledger import open_ledger
from bnr_toolkit.provenance import Stamp
from bnr_toolkit.rates import approval_rates, beside, published_probes
from bnr_toolkit.results import Context, Published, PublishedCount

STAMP = Stamp("others", "0123456789abcdef" * 4, "public")


def count(probe: str = "p-1", **said) -> PublishedCount:
    known = {"tester": "A; B", "date": "2022-06", "platform": "Alpha", "approved": 1, "submitted": 4}
    return PublishedCount(
        **{**known, "status": "read", "source": "example.org", "country": "Kenya", **said, "probe": probe}
    )


def published(*rows: PublishedCount, **said) -> Published:
    return Published(rows, Context("others", (), ()), STAMP, **said)


@pytest.fixture(scope="module")
def shipped():
    return open_ledger("data/published-probes")


@pytest.fixture(scope="module")
def own():
    return approval_rates(open_ledger("data/bnr-tiktok-2023"), "platform,language")


@pytest.fixture(scope="module")
def side_by_side(shipped, own):
    return beside(published_probes(shipped), own, "bnr-2023-nl")


def test_the_headline_says_who_published_when_and_no_outcome(side_by_side, shipped):
    assert str(words.published_headline(side_by_side, "nl")) == (
        "Van september 2017 tot en met november 2024 publiceerden 10 andere testers 44 tellingen van testadvertenties"
    )
    assert str(words.published_headline(side_by_side, "en")) == (
        "From September 2017 to November 2024, 10 other testers published 44 counts of test ads"
    )
    assert str(words.published_headline(published_probes(shipped, platform="X"), "nl")) == (
        "In juni 2024 publiceerde één tester één telling van testadvertenties"
    )
    assert str(words.published_headline(published_probes(shipped, country="Kenya"), "en")) == (
        "In July 2022, two testers published three counts of test ads"
    )
    assert str(words.published_headline(published_probes(shipped, "TikTok", "United Kingdom"), "en")) == (
        "In 2024, two testers published one count of test ads"
    )
    assert str(words.published_headline(published_probes(shipped, "TikTok", year=2024), "nl")) == (
        "In 2024 publiceerden twee testers vier tellingen van testadvertenties"
    )
    assert str(words.published_headline(published(count(date=None)), "nl")) == (
        "Op een onbekend moment publiceerden twee testers één telling van testadvertenties"
    )
    assert str(words.published_headline(published(), "nl")) == "Hier zijn geen gepubliceerde tellingen van anderen"


def test_the_lead_names_the_own_count_and_the_filters(shipped, own):
    filtered = beside(published_probes(shipped, "YouTube", "United States", 2024), own, "bnr-2023-nl")
    assert words.published_lead(filtered, "nl").paragraphs == (
        (
            "Elke rij is een telling: één test op één platform in één taal. Elke stip is een advertentie. De rijen "
            "staan op datum, en op niets anders: er is niets opgeteld en niets gerangschikt."
        ),
        (
            "Ertussen staat de telling van BNR, uit dit record. Op TikTok: zes van de zeven testadvertenties "
            "goedgekeurd."
        ),
        (
            "Te zien zijn alleen gepubliceerde tellingen met platform YouTube, land Verenigde Staten en jaar "
            "2024. Van "
            "de gepubliceerde tellingen in het record vallen er 42 buiten deze keuze."
        ),
    )
    assert words.published_lead(filtered, "en").paragraphs[1:] == (
        "Among them is the count of BNR, from this record. On TikTok: six of the seven test ads approved.",
        (
            "Shown are only published counts with platform YouTube, country United States and year 2024. Of the "
            "published counts in the record, 42 fall outside this choice."
        ),
    )


def test_own_counts_on_a_platform_in_two_languages_are_told_apart(own):
    rows = (
        count("own", own=True, platform="Alpha", language="nl", approved=0, submitted=1),
        count("own", own=True, platform="Alpha", language="en", approved=0, submitted=2, open=2),
        count("own", own=True, platform="Beta", approved=2, submitted=3, open=1),
    )
    lead = words.published_lead(published(*rows, own_rates=own), "en")
    assert lead.paragraphs[1] == (
        "Among them are the counts of BNR, from this record. On Alpha (Dutch): the only test ad not approved. On "
        "Alpha "
        "(English): no decision known. On Beta: both reviewed test ads approved; no decision is known on one other."
    )


def test_what_must_be_known_before_comparing(side_by_side):
    said = words.published(side_by_side, "nl").paragraphs
    assert said[0].startswith(
        "Gepubliceerde tests neigen naar missers: een test waarin een platform alles tegenhoudt, wordt minder snel "
        "gepubliceerd. Bij 8 van de 44 tellingen hier werd in een hele test niets goedgekeurd: oktober 2022"
    )
    # A part of a test in which nothing was approved says nothing of that test.
    assert "Reset Australia" not in said[0]
    assert "Meta" not in said[0]
    assert said[1] == (
        "De tests verschillen in advertenties, land, taal, account en moment. Daarom staat er geen percentage of "
        "gemiddelde over de tests heen en volgt de volgorde niet uit de uitkomsten."
    )
    assert said[2] == (
        "Goedgekeurd is wat elke tester zelf zo telde, meestal het eerste besluit. Bij drie tellingen hier herzag "
        "het "
        "platform later een of meer van die besluiten."
    )
    assert said[3].endswith("Dat is door ons zo gelezen in de opmerkingen bij de bronnen.")
    assert said[4].startswith("Van drie tests hier zijn meer advertenties ingediend dan er zijn geteld: november 2017")
    assert said[5] == (
        "Van de gepubliceerde tellingen hier zijn er zeven geheel of deels door ons afgeleid; over vier spreken "
        "bronnen elkaar tegen."
    )
    assert said[6] == "De telling van BNR is geteld uit dit record. Geteld is het eerste besluit over elke advertentie."


@pytest.mark.parametrize("language", ["nl", "en"])
def test_nothing_is_said_that_is_not_in_view(language):
    said = words.published(published(count(country="", approved=4)), language).paragraphs
    assert len(said) == 5
    assert not any(" 0 " in text or "nul" in text or "zero" in text for text in said)
    none = "Hier is geen gepubliceerde telling" if language == "nl" else "There is no published count here"
    assert none in said[0]


def test_a_single_count_is_said_as_one():
    rows = (count(later_reversed=1, partial=True, status="conflicting", repeats="p-0", repeat_kind="edited"),)
    said = words.published(published(*rows, uncounted=("p-9 / Alpha",)), "en").paragraphs
    assert said[2].endswith("In one count here the platform later reversed one or more of those decisions.")
    assert "A new attempt with edited ads: June 2022" in said[3]
    assert said[4].endswith("How that test ended as a whole does not follow from it.")
    assert said[5] == "For one of the published counts here, sources contradict each other."
    assert said[6] == (
        "Of one count in the record it is not known how many ads were submitted or approved; it is not here."
    )


def test_the_date_of_an_own_test_that_was_not_published_is_said_to_be_another(own):
    made = published(count("own", own=True, dated="conducted", date="2025-02"), own_rates=own)
    assert "when it was published is not in the record" in words.published(made, "en").paragraphs[4]
    assert words.published_labels(made, "nl") == (
        "getest in februari 2025\u00a0· BNR (dit record)\u00a0· Alpha\u00a0· Kenia",
    )
    made = published(count("own", own=True, date=None), own_rates=own)
    assert "daarom staat de telling achteraan" in words.published(made, "nl").paragraphs[4]


def test_no_two_labels_are_alike_and_each_has_its_date(side_by_side):
    for language in ("nl", "en"):
        labels = words.published_labels(side_by_side, language)
        assert len(set(labels)) == len(labels) == 45
        years = [row.year for row in side_by_side.rows]
        assert all(year in label for year, label in zip(years, labels, strict=True))
    labels = [label.replace("\u00a0", " ") for label in words.published_labels(side_by_side, "en")]
    assert labels[12:15] == [
        "June 2022 · Global Witness and others · Facebook · Ethiopia · count 1",
        "June 2022 · Global Witness and others · Facebook · Ethiopia · count 2",
        "July 2022 · Global Witness and others · Facebook · Kenya · Swahili",
    ]
    assert labels[21] == (
        "October 2022 · Global Witness and others · Facebook · United States · English · account: United Kingdom"
    )
    assert labels[32] == "February 2023 · BNR (this record) · TikTok · Netherlands"
    assert labels[43] == "November 2024 · Global Witness · TikTok · United States · repeat"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_alternative_fits_names_the_own_count_and_starts_with_how_many(side_by_side, language):
    alt = words.published_figure_words(side_by_side, language).alt
    assert len(alt) <= 250
    assert alt.startswith("In beeld: 45 tellingen" if language == "nl" else "In view: 45 counts")
    assert ("zes van de zeven" if language == "nl" else "six of the seven") in alt
    long = replace(side_by_side.own[0], tester="x", platform="y" * 200)
    crowded = replace(side_by_side, rows=(long, *side_by_side.others))
    assert len(words.published_figure_words(crowded, language).alt) <= 250


def test_provenance_names_both_records_and_the_choice(shipped, own):
    made = beside(published_probes(shipped, platform="TikTok"), own, "bnr-2023-nl")
    terms = dict(words.published_provenance(made, "en").terms)
    assert terms["Record of published tests"] == f"published-probes, {made.stamp.digest}"
    assert terms["Record of this test"] == f"bnr-tiktok-2023, {own.stamp.digest}"
    assert terms["Choice"] == "platform TikTok"
