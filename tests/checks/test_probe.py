"""Rules within probe.yml, and between it and the ads."""

import pytest

from bnr_toolkit.checks import check_platforms, check_probe
from bnr_toolkit.errors import sentence, severity
from bnr_toolkit.ledger import checked
from bnr_toolkit.reading.probe_file import typed_probe
from bnr_toolkit.reading.yaml_file import read_yaml


def test_a_platform_that_the_probe_does_not_name_is_refused(faults, records):
    assert faults(ads=[records.ad("ad-1", platform="alpha"), records.ad("ad-2", platform="unknown")]) == [
        (
            "submissions.csv › C2 (row 2, column platform): 'alpha' is not among the platforms in probe.yml. "
            "Did you mean 'Alpha'? Use one of: Alpha, Beta; or add the platform."
        )
    ]


def test_the_id_of_a_source_stands_for_one_source(faults, records):
    twice = "sources:\n" + "  - {id: A, title: {nl: a, en: a}}\n" * 2
    assert faults(ads=[records.ad()], addition=twice) == [
        "probe.yml › line 14 (sources): 'A' is in this list twice. Remove or rename one."
    ]


def test_a_correction_says_both_what_it_said_and_what_it_says_or_neither(faults, records):
    text = "text: {nl: a, en: a}"
    half = f"corrections:\n  - {{date: 2025-03-01, {text}, before: {{nl: a, en: a}}}}\n"
    same = f"corrections:\n  - {{date: 2025-03-01, {text}, before: {{nl: a, en: a}}, after: {{nl: a, en: a}}}}\n"
    assert faults(ads=[records.ad()], addition=half) == [
        (
            "probe.yml › line 14 (corrections): the correction of '2025-03-01' says what it said before or what it "
            "says now, not both. Give before and after together, or neither."
        )
    ]
    assert faults(ads=[records.ad()], addition=same) == [
        (
            "probe.yml › line 14 (corrections): the correction of '2025-03-01' says the same before and after. "
            "Put what it said at before, and what it says now at after."
        )
    ]
    whole = same.replace("after: {nl: a, en: a}", "after: {nl: b, en: b}")
    assert faults(ads=[records.ad()], addition=whole) == []


def test_a_word_that_means_two_categories_is_refused(probe_folder, records):
    ambiguous = records.PROBE.replace("en: weapons}", "en: weapons, synonyms: [Gokken]}")
    _, findings = checked(probe_folder([records.ad()], [], ambiguous))
    assert [sentence(finding, "en") for finding in findings if severity(finding.code) == "error"] == [
        "probe.yml › line 10 (categories): 'gokken' is in this list twice. Remove or rename one."
    ]


def test_a_category_may_have_one_word_in_two_languages(probe_folder, records):
    same = records.PROBE.replace("nl: wapens, en: weapons", "nl: weapons, en: weapons")
    assert checked(probe_folder([records.ad()], [], same))[0] is not None


def test_a_reply_cites_sources_that_are_listed(faults, records):
    reply = (
        "inquiries:\n  - recipient: Alpha\n    replies:\n"
        "      - {speaker: {nl: x, en: x}, kind: quote, language: nl, text: {nl: x, en: x}, sources: [B]}\n"
    )
    assert faults(ads=[records.ad()], addition=reply) == [
        "probe.yml › line 14 (inquiries): 'B' is not a source in the list sources. Use one of: –; or add the source."
    ]


@pytest.fixture
def of_probe(submissions, records, said):
    """What is said of the platforms of a probe and its ads."""

    def sentences(platforms, *used, language="en"):
        tree, _ = read_yaml(records.PROBE.replace("[Alpha, Beta]", platforms).encode(), "probe.yml")
        probe, _ = typed_probe(tree, "probe.yml")
        cells = submissions([records.ad(f"ad-{row}", platform=name) for row, name in enumerate(used)])
        return said([*check_probe(probe), *check_platforms(probe, cells, cells.columns)], language=language)

    return sentences


def test_a_platform_without_ads_is_said(of_probe):
    assert of_probe("[Alpha, Beta, Gamma]", "Beta") == [
        f"probe.yml › line 5 (platforms): no ad was submitted on the platform '{name}'. "
        "Remove it from platforms, or add the ads."
        for name in ("Alpha", "Gamma")
    ]
    assert of_probe("[Alpha, Beta]", "Beta", language="nl") == [
        (
            "probe.yml › regel 5 (platforms): op het platform 'Alpha' is geen advertentie ingediend. "
            "Haal het weg bij platforms, of voeg de advertenties toe."
        )
    ]
    assert of_probe("[Alpha, Beta]", "Beta", "unknown") == []
    assert of_probe("[Alpha, Beta]") == []
    assert of_probe("unknown", "Alpha") == []


def test_a_platform_that_is_spelled_in_two_ways_is_told_as_that_alone(of_probe):
    # Both spellings are told by the rules between ads.
    assert of_probe("[Alpha]", "alpha", "Alpha") == []
    assert len(of_probe("[Alpha, Beta]", "alpha", "Beta")) == 1


def test_a_platform_is_listed_once_whatever_its_capitals(of_probe):
    assert of_probe("[Alpha, Beta, alpha]", "Alpha", "Beta") == [
        "probe.yml › line 5 (platforms): 'alpha' is in this list twice. Remove or rename one."
    ]
