"""The mappings that the toolkit ships, on invented exports with the quirks of the real ones."""

from pathlib import Path

import pytest

from bnr_toolkit.reading.csv_file import read_csv
from bnr_toolkit.reading.flat import split_flat_sheet
from bnr_toolkit.reading.folding import folded_header
from bnr_toolkit.reading.mapping import mapped, read_mapping, shipped_mapping, shipped_mappings
from bnr_toolkit.schema import EVENT_TYPES
from bnr_toolkit.schema.mapping import COLUMN_KEYS, MAPPING

FIXTURES = Path(__file__).parents[2] / "mess" / "mappings"
EXPORTS = {
    "tiktok-ads-manager.csv": (
        "tiktok-ads-manager",
        {
            "id": ["1750000000000000001", "1750000000000000002", "1750000000000000003"],
            "platform": ["TikTok", "TikTok", "TikTok"],
            "category": ["gambling", "gambling", "drugs"],
            "decision": ["approved", "rejected", "in_review"],
        },
        [2, 3, 4],
    ),
    "meta-ads-manager.csv": (
        "meta-ads-manager",
        {
            "id": ["23850000000000001", "23850000000000002", "23850000000000003"],
            "platform": ["Meta", "Meta", "Meta"],
            "category": ["gambling", "drugs", "drugs"],
            "decision": ["approved", "rejected", "in_review"],
        },
        [3, 4, 5],
    ),
    "meta-ads-manager-nl.csv": (
        "meta-ads-manager",
        {
            "id": ["23850000000000001", "23850000000000002"],
            "platform": ["Meta", "Meta"],
            "category": ["gokken", "drugs"],
            "decision": ["approved", "rejected"],
        },
        [2, 3],
    ),
    "google-ads.csv": (
        "google-ads",
        {
            "id": ["700000000001", "700000000002", "700000000003", "700000000004"],
            "platform": ["Google Ads", "Google Ads", "Google Ads", "Google Ads"],
            "category": ["gambling", "gambling", "drugs", "drugs"],
            "decision": ["approved", "approved_limited", "rejected", "in_review"],
        },
        [4, 5, 6, 7],
    ),
    "newsroom-tracker.csv": (
        "newsroom-tracker",
        {
            "id": ["1", "2", "3"],
            "platform": ["TikTok", "TikTok", "TikTok"],
            "category": ["gokken", "gokken", "drugs"],
            "submitted_at": ["2023-03-15 14:30", "2023-03-15", "2023-03-15"],
            "description_nl": ["Gokken zonder vergunning", "Gokken zonder vergunning", ""],
            "decision": ["approved", "rejected", ""],
            "decided_at": ["2023-03-15 16:05", "2023-03-16", "unknown"],
        },
        [2, 3, 4],
    ),
}


def shipped(name: str):
    mapping, findings = read_mapping(shipped_mapping(name), name)
    assert findings == []
    return mapping


def read(file: str, name: str, data: bytes | None = None):
    mapping = shipped(name)
    data = (FIXTURES / file).read_bytes() if data is None else data
    cells, problems = read_csv(data, file, header_row=mapping.header_row)
    assert {finding.code for finding in problems} <= {"decoded_from"} or file == "google-ads.csv"
    return mapped(cells, mapping)


@pytest.mark.parametrize("file", EXPORTS)
def test_an_export_is_read_as_it_comes(file):
    name, columns, rows = EXPORTS[file]
    cells, findings = read(file, name)
    assert {column: list(texts) for column, texts in cells.columns.items()} == columns
    assert list(cells.rows) == rows
    assert [finding.value for finding in findings] == (["Notities"] if name == "newsroom-tracker" else [])
    assert not [one for one in split_flat_sheet(cells)[2] if one.code != "decision_empty"]


def test_every_mapping_has_an_export_here():
    assert {name for name, _, _ in EXPORTS.values()} == set(shipped_mappings())


@pytest.mark.parametrize("name", shipped_mappings())
def test_a_mapping_opens_by_saying_which_columns_it_expects(name):
    comment = [line for line in shipped_mapping(name).decode().splitlines() if line.startswith("#")]
    assert any(line.startswith("# Expects:") for line in comment)


@pytest.mark.parametrize("name", shipped_mappings())
def test_a_mapping_has_a_name_in_two_languages_and_needs_a_category(name):
    mapping = shipped(name)
    assert set(mapping.name) == {"nl", "en"}
    assert {"Category", "Categorie"} <= set(mapping.columns["category"].headers)
    assert not mapping.columns["category"].optional


@pytest.mark.parametrize("name", shipped_mappings())
def test_a_header_has_one_meaning(name):
    mapping = shipped(name)
    meant: dict[str, str] = {}
    for column, rule in mapping.columns.items():
        for header in rule.headers:
            assert meant.setdefault(folded_header(header), column) == column


@pytest.mark.parametrize("name", shipped_mappings())
@pytest.mark.parametrize(
    "word", ["paused", "gepauzeerd", "scheduled", "gepland", "removed", "not delivering", "inactive"]
)
def test_a_word_that_says_only_whether_an_ad_runs_is_never_a_decision(name, word):
    assert word not in shipped(name).words["decision"]


@pytest.mark.parametrize("name", shipped_mappings())
def test_every_decision_is_a_type_of_event(name):
    assert set(shipped(name).words["decision"].values()) <= set(EVENT_TYPES)


def test_a_mapping_that_there_is_not_cannot_be_had():
    with pytest.raises(KeyError):
        shipped_mapping("../../secrets")


def test_an_ad_without_a_number_is_no_row_of_totals_when_its_decision_is_there():
    cells, _ = read_csv(b"Ad ID,Categorie,Besluit\n1,gokken,Goedgekeurd\n,wapens,Goedgekeurd\n,,\n", "export.csv")
    ads, _ = mapped(cells, shipped("meta-ads-manager"))
    assert list(ads.columns["category"]) == ["gokken", "wapens"]


def test_a_category_can_come_from_the_name_of_an_ad_group():
    # As docs/mappings.md shows.
    text = shipped_mapping("tiktok-ads-manager").decode()
    text = text.replace("category: [Category, Categorie]", "category: Ad group name")
    text = text.replace("words:\n", "words:\n  category: {gambling: [Groep 1], drugs: [Groep 2]}\n", 1)
    mapping, findings = read_mapping(text.encode(), "mapping.yml")
    assert findings == []
    cells, _ = read_csv((FIXTURES / "tiktok-ads-manager.csv").read_bytes(), "export.csv")
    assert list(mapped(cells, mapping)[0].columns["category"]) == ["gambling", "gambling", "gambling"]


def test_the_page_on_mappings_names_each_of_them_and_every_key_of_the_form():
    page = (Path(__file__).parents[3] / "docs" / "mappings.md").read_text("utf-8")
    assert [name for name in shipped_mappings() if f"`{name}`" not in page] == []
    assert [key.name for key in MAPPING if f"{key.name}:" not in page] == []
    assert [key.name for key in COLUMN_KEYS if f"{key.name}:" not in page] == []


def test_the_form_on_that_page_is_a_mapping():
    page = (Path(__file__).parents[3] / "docs" / "mappings.md").read_text("utf-8")
    forms = [block.split("```", maxsplit=1)[0] for block in page.split("```yaml\n")[1:3]]
    for form in forms:
        mapping, findings = read_mapping(form.encode(), "mapping.yml")
        assert findings == []
        assert mapping.name == {"nl": "Onze lijst", "en": "Our list"} or mapping.target == "claims"
