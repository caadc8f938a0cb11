"""The tree of ``probe.yml`` → what a probe says about itself, or every fault with its line."""

import pytest

from bnr_toolkit.reading.probe_file import typed_probe
from bnr_toolkit.reading.yaml_file import Node, read_yaml


def findings_of(text: str) -> list[tuple[str, int | None, str | None]]:
    tree, findings = read_yaml(text.encode(), "probe.yml")
    assert findings == []
    _, findings = typed_probe(tree, "probe.yml")
    return [(finding.code, finding.place.line, finding.place.column) for finding in findings]


def content_of(text: str):
    tree, _ = read_yaml(text.encode(), "probe.yml")
    probe, findings = typed_probe(tree, "probe.yml")
    assert findings == []
    return probe


def test_a_sound_file_has_its_content_and_its_lines(records):
    probe = content_of(records.PROBE)
    assert probe.content["title"] == {"nl": "Proef", "en": "Probe"}
    assert probe.content["platforms"] == ["Alpha", "Beta"]
    assert str(probe.place("platforms")) == "probe.yml › line 5 (platforms)"
    assert probe.place("sources").line is None


@pytest.mark.parametrize("word", ["unknown", "Unknown", "UNKNOWN"])
@pytest.mark.parametrize("key", ["title", "tester", "platforms", "protocol", "event", "cutoff", "time_zone", "sources"])
def test_what_a_source_does_not_say_is_none(records, word, key):
    tree, _ = read_yaml(records.PROBE.encode(), "probe.yml")
    tree.value[key] = Node(word, 1)
    probe, findings = typed_probe(tree, "probe.yml")
    assert findings == []
    assert probe.content[key] is None


@pytest.mark.parametrize(
    ("addition", "fault"),
    [
        ("colour: blue", ("yaml_unknown_key", 13, "colour")),
        ("cutoff: 15-03-2023", ("not_a_time", 13, "cutoff")),
        ("cutoff: [2023-03-15]", ("yaml_wrong_kind", 13, "cutoff")),
        ("time_zone: Europe/Amsterdm", ("unknown_time_zone", 13, "time_zone")),
        ("event: verkiezingen", ("yaml_wrong_kind", 13, "event")),
        ("event: {nl: verkiezingen}", ("text_not_in_language", 13, "event")),
        ("event: {nl: a, en: b, fr: c}", ("yaml_unknown_key", 13, "event.fr")),
        ("event: {nl: a, en: [b]}", ("text_not_in_language", 13, "event")),
        ("not_known: alles", ("yaml_wrong_kind", 13, "not_known")),
        ("not_known: [alles]", ("yaml_wrong_kind", 13, "not_known")),
        ("not_known: [unknown]", ("unknown_not_allowed", 13, "not_known")),
        ("sources: {id: A}", ("yaml_wrong_kind", 13, "sources")),
        ("sources: [A]", ("yaml_wrong_kind", 13, "sources")),
        ("stated: 6", ("yaml_wrong_kind", 13, "stated")),
        ("stated: {approved: zes}", ("not_a_whole_number", 13, "stated.approved")),
        ("stated: {approved: -6}", ("not_a_whole_number", 13, "stated.approved")),
        ("stated: {approved: 6.0}", ("not_a_whole_number", 13, "stated.approved")),
        ("stated: {approved: ٦}", ("not_a_whole_number", 13, "stated.approved")),
        ("stated: {goedgekeurd: 6}", ("yaml_unknown_key", 13, "stated.goedgekeurd")),
        ("sources: [unknown]", ("unknown_not_allowed", 13, "sources")),
        ("sources: [{title: {nl: a, en: b}}]", ("yaml_missing_key", 13, "sources.id")),
        ("sources: [{id: A B, title: {nl: a, en: b}}]", ("not_an_id", 13, "sources.id")),
        ("sources: [{id: A, title: unknown}]", ("unknown_not_allowed", 13, "sources.title")),
        ("inquiries: [{recipient: }]", ("required_empty", 13, "inquiries.recipient")),
        ("inquiries: [{recipient: unknown}]", ("unknown_not_allowed", 13, "inquiries.recipient")),
        ("corrections: [{date: unknown, text: {nl: a, en: b}}]", ("unknown_not_allowed", 13, "corrections.date")),
        ("sign_off: [{name: x, role: y}]", ("yaml_missing_key", 13, "sign_off.digest")),
    ],
)
def test_each_fault_has_its_line_and_its_path(records, addition, fault):
    assert findings_of(f"{records.PROBE}{addition}\n") == [fault]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("tester: De Proefkrant\n", "", ("yaml_missing_key", 1, "tester")),
        ("tester: De Proefkrant", "tester:", ("required_empty", 3, "tester")),
        ("[Alpha, Beta]", "[Alpha, '']", ("required_empty", 5, "platforms")),
        ("[Alpha, Beta]", "[Alpha, unknown]", ("unknown_not_allowed", 5, "platforms")),
        ("[Alpha, Beta]", "Alpha", ("yaml_wrong_kind", 5, "platforms")),
        ("inference: none", "inference: unknown", ("not_one_of", 8, "inference")),
        ("code: weapons", "code: unknown", ("unknown_not_allowed", 11, "categories.code")),
        ("code: weapons", "code: fire|arms", ("not_an_id", 11, "categories.code")),
        ("nl: wapens", "nl: unknown", ("unknown_not_allowed", 11, "categories.nl")),
        ("apart: yes", "apart: maybe", ("not_one_of", 12, "categories.apart")),
        ("{code: weapons, nl: wapens, en: weapons}", "weapons", ("yaml_wrong_kind", 11, "categories")),
    ],
)
def test_each_fault_in_what_is_required_has_its_line_and_its_path(records, old, new, fault):
    assert old in records.PROBE
    assert findings_of(records.PROBE.replace(old, new)) == [fault]


@pytest.mark.parametrize("text", ["- a\n- b\n", "just a word\n"])
def test_a_file_that_is_no_mapping_is_one_fault(text):
    assert findings_of(text) == [("yaml_wrong_kind", 1, None)]


def test_every_missing_key_is_listed_at_once():
    codes = findings_of("notice: {nl: a, en: b}\n")
    assert codes == [
        ("yaml_missing_key", 1, name)
        for name in ("title", "question", "tester", "publisher", "platforms", "protocol", "inference")
    ]


def test_nothing_that_is_left_out_or_unknown_stands_in_a_list(records):
    tree, _ = read_yaml(f"{records.PROBE}not_known: [unknown, {{nl: a, en: b}}]\n".encode(), "probe.yml")
    probe, _ = typed_probe(tree, "probe.yml")
    assert probe.content["not_known"] == [{"nl": "a", "en": "b"}]


def test_counts_are_whole_numbers_as_text_and_may_be_unknown(records):
    probe = content_of(f"{records.PROBE}stated:\n  submitted: 007\n  approved: unknown\n  open: 0\n")
    assert probe.content["stated"] == {"submitted": "7", "approved": None, "open": "0"}


def test_a_key_within_a_group_has_its_own_line(records):
    probe = content_of(f"{records.PROBE}stated:\n  submitted: 7\n\n  open: 0\n")
    assert str(probe.place("stated.submitted")) == "probe.yml › line 14 (stated.submitted)"
    assert str(probe.place("stated.open")) == "probe.yml › line 16 (stated.open)"


def test_a_time_zone_that_does_not_exist_is_no_time_zone(records):
    tree, _ = read_yaml(f"{records.PROBE}time_zone: ../Amsterdam\n".encode(), "probe.yml")
    probe, findings = typed_probe(tree, "probe.yml")
    assert [finding.code for finding in findings] == ["unknown_time_zone"]
    assert probe.content["time_zone"] is None
