"""Parameters keep their meaning, and every wrong one is refused together with the others."""

from __future__ import annotations

import shlex

import pytest

from bnr_toolkit.errors import RefusedInput
from bnr_toolkit.report.parameters import parsed, requested
from bnr_toolkit.report.schemas import CompareParameters, Parameters, choices


def refusal(given: dict[str, object]) -> str:
    with pytest.raises(RefusedInput) as refused:
        parsed(given)
    return str(refused.value)


def test_the_defaults_are_those_of_the_design():
    assert Parameters(probe="p").model_dump() == {
        "probe": "p",
        "language": "nl",
        "audience": "public",
        "by": "category",
        "rule": "first_decision",
        "codes": "primary",
        "confidence": 0.95,
        "as_of": None,
        "platform": None,
        "method": "wilson",
        "wording": None,
        "canonical": None,
        "embed": None,
    }


def test_a_method_of_intervals_is_chosen_by_its_name():
    assert parsed({"probe": "p", "method": "clopper_pearson"}).suffix == ".method-clopper_pearson"
    assert refusal({"probe": "p", "method": "wald"}) == (
        "parameter method: 'wald' is not one of the accepted values. "
        "Use one of: wilson, clopper_pearson, jeffreys, mid_p."
    )


def test_text_becomes_a_number_where_a_number_is_wanted():
    assert parsed({"probe": "p", "confidence": "0.9"}).confidence == 0.9


@pytest.mark.parametrize("value", ["0012", "NO", "1e3", "nan", "https://example.org/?a=b"])
def test_text_stays_text_where_text_is_wanted(value):
    assert parsed({"probe": "p", "platform": value}).platform == value


def test_an_unknown_name_is_refused_with_a_suggestion():
    assert refusal({"probe": "p", "langauge": "en"}) == (
        "parameter langauge: 'langauge' is not a parameter of this report. Did you mean 'language'? "
        "The parameters are: probe, language, audience, by, rule, codes, confidence, as_of, platform, "
        "method, wording, canonical, embed."
    )


def test_code_as_a_name_is_refused():
    message = refusal({"probe": "p", "x=1;import os#": "1"})
    assert message.startswith("parameter x=1;import os#: 'x=1;import os#' is not a parameter of this report.")


@pytest.mark.parametrize("value", ["nan", "inf", "2", "0", "1", "-0.5", "half", ""])
def test_a_confidence_that_is_none_is_refused(value):
    assert refusal({"probe": "p", "confidence": value}) == (
        f"parameter confidence: {value!r} is not a confidence level. Give a number between 0 and 1, such as 0.95."
    )


@pytest.mark.parametrize("value", ["2023-02-30", "01/02/2025", "today", "2023"])
def test_a_day_that_does_not_exist_is_refused(value):
    assert refusal({"probe": "p", "as_of": value}) == (
        f"parameter as_of: {value!r} is not a date or time that exists. "
        "Write 2023-03-15, or 2023-03-15 14:30, or unknown."
    )


def test_every_fault_is_listed_at_once():
    lines = refusal(
        {"probe": "p", "language": "de", "rule": "first", "codes": "all", "by": "colour", "confidence": "x"}
    ).splitlines()
    assert [line.split(":")[0] for line in lines] == [
        "parameter language",
        "parameter rule",
        "parameter codes",
        "parameter confidence",
        "parameter by",
    ]


def test_a_private_column_is_refused_for_the_public_and_given_to_the_newsroom():
    message = refusal({"probe": "p", "by": "account"})
    assert message.startswith("parameter by: 'account' is not a public column, and this result is for readers.")
    assert parsed({"probe": "p", "by": "account", "audience": "internal"}).by == "account"


@pytest.mark.parametrize(
    ("given", "suffix"),
    [
        ({}, ""),
        ({"audience": "internal"}, ".internal"),
        ({"by": "platform,category"}, ".by-platform-category"),
        ({"rule": "final_after_inquiry", "codes": "any"}, ".final_after_inquiry.codes-any"),
        ({"platform": "Bad/../Name"}, ".platform-bad-..-name"),
        ({"by": ""}, ".by-total"),
    ],
)
def test_what_is_not_the_default_enters_the_name(given, suffix):
    assert Parameters(probe="p", **given).suffix == suffix


def test_choices_of_a_parameter_come_from_the_schema():
    assert choices("audience") == ("public", "internal")
    assert choices("confidence") == ()


def test_faults_of_parameters_and_records_are_refused_together(tmp_path):
    with pytest.raises(RefusedInput) as refused:
        requested([str(tmp_path / "nowhere")], ("nl",), {"rule": "first"})
    assert [finding.code for finding in refused.value.findings] == ["path_missing", "not_one_of"]


def test_both_languages_are_made_when_none_is_asked_for(records, tmp_path):
    folder = records.write(tmp_path / "probe", [records.ad()], [records.event("ad-1", "approved")])
    assert [one.language for one in requested([str(folder)], (), {})] == ["nl", "en"]


def test_the_command_names_a_record_also_when_somebody_stood_in_it(tmp_path, monkeypatch):
    folder = tmp_path / "my probe" / "inside"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder.parent)
    assert Parameters(probe=".").command == "bnr report 'my probe' --language nl"
    assert CompareParameters(published=".").suffix == ".published-my-probe"
    monkeypatch.chdir(folder)
    assert Parameters(probe="..", wording=".").command == "bnr report 'my probe' --language nl --wording ."


def test_the_command_asks_for_the_same_page_again():
    asked = Parameters(
        probe="p",
        language="en",
        audience="internal",
        by="",
        rule="ever_approved",
        codes="any",
        confidence=0.9,
        as_of="2025-03-01 10:00",
        platform="Meta Ads",
        method="mid_p",
        wording="w",
        canonical="https://example.org/a/",
        embed="https://example.org/b/",
    )
    assert not [name for name, field in Parameters.model_fields.items() if getattr(asked, name) == field.default]
    program, command, probe, *options = shlex.split(asked.command)
    assert (program, command) == ("bnr", "report")
    names = [option.removeprefix("--").replace("-", "_") for option in options[::2]]
    assert parsed({"probe": probe, **dict(zip(names, options[1::2], strict=True))}) == asked
