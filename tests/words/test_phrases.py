"""The two books of wording: alike in keys and blanks, without digits, and without dead wording."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

import bnr_toolkit
from bnr_toolkit.outcomes import RULES
from bnr_toolkit.schema import MONTH, countable_columns
from bnr_toolkit.words.phrases import form, forms, has_phrase, phrase, wording_files

PACKAGE = Path(bnr_toolkit.__file__).parent


def book(language: str) -> dict[str, str | list[str]]:
    said: dict[str, str | list[str]] = {}
    for text in wording_files(language):
        for section, names in tomllib.loads(text).items():
            assert not any(key.startswith(f"{section}.") for key in said), (
                f"[{section}] stands in two files of {language}"
            )
            said |= {f"{section}.{name}": wording for name, wording in names.items()}
    return said


DUTCH, ENGLISH = book("nl"), book("en")


def blanks(wording: str | list[str]) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", str(wording)))


def test_both_languages_have_the_same_keys():
    assert DUTCH.keys() == ENGLISH.keys()


@pytest.mark.parametrize("key", DUTCH)
def test_both_languages_have_the_same_blanks_and_as_many_forms(key):
    assert blanks(DUTCH[key]) == blanks(ENGLISH[key])
    assert isinstance(DUTCH[key], list) == isinstance(ENGLISH[key], list)
    if isinstance(DUTCH[key], list):
        assert len(DUTCH[key]) == len(ENGLISH[key]) == 2


@pytest.mark.parametrize(("key", "wording"), [*DUTCH.items(), *ENGLISH.items()])
def test_wording_has_no_digit_no_percentage_and_no_double_space(key, wording):
    assert not re.search(r"[0-9%]|  |goedkeuringspercentage|approval rate", str(wording))


def used_patterns() -> list[re.Pattern[str]]:
    """Every text in the package's code that can be a key; what an f-string fills in is a name."""
    patterns = []
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                patterns.append(re.escape(node.value))
            elif isinstance(node, ast.JoinedStr):
                parts = [re.escape(part.value) if isinstance(part, ast.Constant) else "[a-z_]+" for part in node.values]
                patterns.append("".join(parts))
    return [re.compile(text) for text in patterns if re.match(r"[a-z_]+\\\.", text)]


def test_every_wording_is_used_somewhere():
    patterns = used_patterns()
    dead = [key for key in DUTCH if not any(pattern.fullmatch(key) for pattern in patterns)]
    assert dead == []


def names(section: str) -> set[str]:
    return {key.partition(".")[2] for key in DUTCH if key.startswith(f"{section}.")}


def test_families_of_wording_have_exactly_the_names_that_the_code_makes_up():
    rules = {*RULES, "final_without_inquiry"}
    nots = {f"{rule}_not" for rule in rules}
    assert names("headline") == {*rules, *nots, "ever_approved_none", "nothing_decided"}
    assert names("rule") == rules
    assert names("outcome") == set(RULES)
    assert names("table_rule") == set(RULES)
    assert names("column") == {*countable_columns("internal"), MONTH}
    assert names("value") == {"source", "ours", "reject", "accept"}
    assert names("key") == {"approved", "not", "open", "halted", "planned", "not_planned"}
    assert {name for name in names("certainty") if name.startswith("flip")} == {
        "flip_both",
        "flip_less",
        "flip_less_one",
        "flip_more",
    }


def test_the_sentences_that_were_agreed_stay():
    assert DUTCH["status.all_halted"] == (
        "Na vragen van {tester} {prevented} {platform} alsnog de publicatie van de advertenties."
    )
    assert "het aantal advertenties is te klein om van een verschil te spreken" in str(DUTCH["certainty.no_comparison"])


def test_a_blank_too_many_is_refused():
    with pytest.raises(KeyError) as caught:
        phrase("nl", "figure.count", part=6, whole=7, open=2)
    assert caught.value.args == ("the wording nl.figure.count has no place for open",)


def test_a_blank_left_open_is_refused():
    with pytest.raises(KeyError):
        phrase("nl", "figure.count", part=6)


def test_a_language_that_there_is_not_is_refused(refusal):
    assert "fr" in refusal(phrase, "fr", "figure.count", part=6, whole=7)


def test_forms_are_singular_and_plural():
    assert forms("en", "noun.ad") == ("test ad", "test ads")
    assert form("nl", "noun.ad", plural=True) == "testadvertenties"
    assert has_phrase("nl", "noun.ad")
    assert not has_phrase("nl", "noun.cheese")
    assert not has_phrase("nl", "cheese.noun")
