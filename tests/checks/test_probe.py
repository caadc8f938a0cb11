"""Rules within probe.yml, and between it and the ads."""

from bnr_toolkit.errors import sentence, severity
from bnr_toolkit.ledger import checked


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
