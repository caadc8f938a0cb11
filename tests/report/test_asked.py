"""A value keeps its type or is refused: what Python, YAML and papermill would make of a text is never taken over."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from bnr_toolkit.errors import RefusedInput, sentence
from bnr_toolkit.report.parameters import parsed
from bnr_toolkit.report.schemas import CompareParameters, PageParameters, Parameters
from tests.report.conftest import TEXTS


def refusal(given: dict[str, object], schema: type[PageParameters] = Parameters, language: str = "en") -> str:
    with pytest.raises(RefusedInput) as refused:
        parsed({"probe": "p", **given}, schema)
    return "\n".join(sentence(finding, language) for finding in refused.value.findings)


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_means_itself(text):
    parameters = parsed({"probe": text, "platform": text, "wording": text})
    assert (parameters.probe, parameters.platform, parameters.wording) == (text, text, text)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (12, "12"),
        (True, "True"),
        (1e3, "1000.0"),
        (float("nan"), "nan"),
        (b"TikTok", "b'TikTok'"),
        (["TikTok"], "['TikTok']"),
        (("TikTok",), "('TikTok',)"),
        (datetime.date(2023, 3, 1), "datetime.date(2023, 3, 1)"),
        (Decimal("1.50"), "Decimal('1.50')"),
        (["a very long list of names"] * 4, "['a very long list of names', 'a very long list of names', '"),
    ],
)
@pytest.mark.parametrize("name", ["probe", "by", "as_of", "platform", "wording", "canonical", "embed"])
def test_what_is_no_text_is_refused_and_never_turned_into_text(name, value, said):
    assert refusal({name: value}) == (
        f"parameter {name}: {said} is not text. "
        "Put the value between quotation marks, exactly as it is written; with papermill: -r instead of -p."
    )


def test_what_is_no_text_is_refused_in_dutch_too():
    assert refusal({"platform": 12}, language="nl") == (
        "parameter platform: 12 is geen tekst. "
        "Zet de waarde tussen aanhalingstekens, precies zoals ze geschreven is; met papermill: -r in plaats van -p."
    )


@pytest.mark.parametrize("name", ["language", "audience", "by", "rule", "codes", "confidence", "method"])
def test_nothing_is_no_value_where_one_is_needed(name):
    assert refusal({name: None}) == (
        f"parameter {name}: this parameter has no value. "
        "Give a value, or leave the parameter out when it has a default."
    )
    assert refusal({name: None}, language="nl") == (
        f"parameter {name}: deze parameter heeft geen waarde. "
        "Geef een waarde, of laat de parameter weg als er een standaard voor is."
    )


@pytest.mark.parametrize("name", ["as_of", "platform", "wording", "canonical", "embed"])
def test_nothing_is_a_value_where_none_is_needed_and_an_empty_text_is_not(name):
    assert getattr(parsed({"probe": "p", name: None}), name) is None
    assert refusal({name: ""}) == (
        f"parameter {name}: this parameter has no value. "
        "Give a value, or leave the parameter out when it has a default."
    )


def test_an_empty_text_counts_by_nothing():
    assert parsed({"probe": "p", "by": ""}).by == ""


@pytest.mark.parametrize("name", ["by", "as_of", "platform", "canonical", "embed"])
@pytest.mark.parametrize("value", [" x", "x\n", "\u00a0x"])
def test_a_space_around_a_text_is_refused(name, value):
    assert refusal({name: value}) == (f"parameter {name}: {value!r} begins or ends with a space. Take the space out.")
    assert refusal({name: value}, language="nl") == (
        f"parameter {name}: {value!r} begint of eindigt met een spatie. Haal de spatie weg."
    )


def test_a_folder_may_have_a_space_around_its_name():
    assert parsed({"probe": " p ", "wording": "w "}).model_dump(include={"probe", "wording"}) == {
        "probe": " p ",
        "wording": "w ",
    }


def test_what_nobody_can_see_is_refused():
    assert refusal({"platform": "Tik\u202eTok"}) == (
        "parameter platform: there is an invisible character that turns the reading direction (U+202E). "
        "Remove it and type the text again."
    )


@pytest.mark.parametrize("value", ["0.9", ".9", "9e-1", "0.90", 0.9, Decimal("0.9")])
def test_a_level_is_one_number_however_it_is_written(value):
    assert parsed({"probe": "p", "confidence": value}) == Parameters(probe="p", confidence=0.9)


@pytest.mark.parametrize("value", [True, False, " 0.9", "0_9.5", "٠.٩", "0,9", "90%", b"0.9", [0.9], 1, 0, "1e3"])
def test_what_is_no_level_is_refused(value):
    assert refusal({"confidence": value}) == (
        f"parameter confidence: {str(value)!r} is not a confidence level. Give a number between 0 and 1, such as 0.95."
    )


@pytest.mark.parametrize("value", ["2024", 2024])
def test_a_year_is_one_number_however_it_is_written(value):
    assert parsed({"year": value}, CompareParameters).year == 2024


@pytest.mark.parametrize("value", [True, "02024", "2024.0", 2024.0, "2_024", "٢٠٢٤", "", " 2024", 12, -2024])
def test_what_is_no_year_is_refused(value):
    said = repr(str(value))
    assert refusal({"year": value}, CompareParameters) == (
        f"parameter year: {said} is not a year. Give four digits, such as 2024."
    )
    assert refusal({"year": value}, CompareParameters, "nl") == (
        f"parameter year: {said} is geen jaar. Geef vier cijfers, zoals 2024."
    )


@pytest.mark.parametrize("name", ["", "Language", "as-of", "__class__", "model_config", "x=1;import os#", 1, "by "])
def test_a_name_that_is_none_is_refused_and_never_run(name):
    assert refusal({name: "1"}).startswith(f"parameter {name}: {str(name)!r} is not a parameter of this report. ")
