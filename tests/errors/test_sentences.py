"""Every code has its sentence in two languages, and the source uses exactly the codes that there are."""

import ast
import re
import string
import tomllib
from pathlib import Path

import pytest

from bnr_toolkit.errors import Finding, Place, found, sentence, severity
from bnr_toolkit.errors.sentences import codes

PACKAGE = Path(__file__).parent.parent.parent / "bnr_toolkit"
FILES = sorted((PACKAGE / "errors" / "messages").glob("*.toml"))
CATALOGUE = {code: entry for file in FILES for code, entry in tomllib.loads(file.read_text("utf-8")).items()}

NOT_YET_USED: frozenset[str] = frozenset()
"""Codes for rooms that are still being written. Whoever uses one takes it off this list."""


def words_in_the_source() -> set[str]:
    """Every text constant of the package that could be a code.

    A code reaches ``found`` in many ways: written there, chosen by a
    condition, carried in a tuple. All of them are constants, so constants are
    what is looked for; those passed straight to ``found`` or ``note`` are also
    looked up the other way, below.
    """
    return {
        node.value
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def codes_passed_to_calls() -> set[str]:
    """The codes written as the first argument of ``found(…)`` or ``….note(…)``, doctests left out."""
    passed = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = getattr(node.func, "id", None) or getattr(node.func, "attr", None)
            if name not in {"found", "note"}:
                continue
            passed |= {
                one.value
                for one in ast.walk(node.args[0])
                if isinstance(one, ast.Constant) and isinstance(one.value, str)
            }
    return passed


def codes_in_problem_tuples() -> set[str]:
    """The codes of ``("code", {fields})`` in ``reading/typed.py`` and of ``code = …`` anywhere."""
    carried = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Tuple) and len(node.elts) == 2 and isinstance(node.elts[1], ast.Dict):
                carried |= _texts(node.elts[0])
            if isinstance(node, ast.Assign) and any(getattr(one, "id", "") == "code" for one in node.targets):
                carried |= (
                    _texts(node.value.body) | _texts(node.value.orelse) if isinstance(node.value, ast.IfExp) else set()
                )
    return carried


def _texts(node: ast.AST) -> set[str]:
    return {node.value} if isinstance(node, ast.Constant) and isinstance(node.value, str) else set()


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_the_source_passes_only_codes_that_the_catalogue_has():
    assert (codes_passed_to_calls() | codes_in_problem_tuples()) - set(CATALOGUE) == set()


def test_every_code_of_the_catalogue_is_used():
    unused = set(CATALOGUE) - words_in_the_source()
    assert unused <= NOT_YET_USED, f"take these out of errors/messages: {sorted(unused - NOT_YET_USED)}"


def test_the_codes_that_are_not_yet_used_are_in_the_catalogue():
    assert set(CATALOGUE) >= NOT_YET_USED


def test_codes_lists_the_catalogue_in_its_order():
    assert codes() == tuple(CATALOGUE)


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_each_code_says_the_same_in_dutch_and_in_english(code):
    entry = CATALOGUE[code]
    assert set(entry) - {"severity"} == {"nl", "en"}
    assert entry.get("severity", "error") in {"error", "warning"}
    for part in ("reason", "remedy"):
        dutch, english = entry["nl"][part], entry["en"][part]
        assert blanks(dutch) == blanks(english)
        assert dutch != english
        assert dutch.endswith((".", "?"))
        assert english.endswith((".", "?"))
    assert entry["en"]["reason"][0].islower() or entry["en"]["reason"].startswith("{"), "it follows a colon"
    assert entry["nl"]["remedy"][0].isupper()
    assert entry["en"]["remedy"][0].isupper()


@pytest.mark.parametrize("code", sorted(CATALOGUE))
@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_code_becomes_one_line_without_an_open_blank(code, language):
    needed = blanks(CATALOGUE[code][language]["reason"]) | blanks(CATALOGUE[code][language]["remedy"])
    fields = tuple((name, f"<{name}>") for name in sorted(needed - {"value"}))
    line = sentence(Finding(code, Place(file="a.csv", row=2), "waarde", None, fields), language)
    assert "\n" not in line
    assert not re.search(r"\{\w*\}", line)
    for name in needed - {"value"}:
        assert f"<{name}>" in line


def test_a_sentence_in_dutch_has_a_dutch_address_and_suggestion():
    place = Place(file="events.csv", row=3, column="type", column_number=4)
    finding = found("not_one_of", place, "aproved", choices=["approved", "rejected"])
    assert sentence(finding, "nl") == (
        "events.csv › D3 (rij 3, kolom type): 'aproved' is geen van de toegestane waarden. "
        "Bedoelde u 'approved'? Kies uit: approved, rejected."
    )


@pytest.mark.parametrize(
    ("place", "address"),
    [
        (Place(file="a.yml", line=7, column="title"), "a.yml › regel 7 (title)"),
        (Place(file="a.csv", row=7), "a.csv › rij 7"),
        (Place(file="a.csv", column="type", column_number=3), "a.csv › kolom C (kolom type)"),
        (Place(parameter="by"), "parameter by"),
    ],
)
def test_every_form_of_address_is_translated(place, address):
    assert sentence(Finding("empty_file", place), "nl").startswith(f"{address}: ")


def test_a_value_with_a_brace_in_it_is_printed_and_not_filled_in():
    assert "'{choices}'" in sentence(found("not_an_id", Place(file="a.csv"), "{choices}"), "en")


def test_a_value_with_a_line_end_in_it_stays_on_one_line():
    finding = found("unknown_platform", Place(file="a.csv"), "x\ny", choices=["Al\npha"])
    assert sentence(finding, "en") == (
        "a.csv: 'x\\ny' is not among the platforms in probe.yml. Use one of: Al pha; or add the platform."
    )


def test_warnings_are_accepted_and_errors_are_not():
    # What `bnr check --fix` did is told in the same list; its codes start with fixed_.
    warnings = {code for code in CATALOGUE if severity(code) == "warning" and not code.startswith("fixed_")}
    assert warnings == {
        "ads_without_events",
        "blank_rows",
        "blank_to_fill",
        "column_left_out",
        "comments_left_out",
        "comparisons_not_frozen",
        "control_without_twin",
        "decision_empty",
        "encoding_guessed",
        "entered_twice",
        "json_keys_left_out",
        "left_behind",
        "not_in_utf8",
        "platform_without_ads",
        "probe_file_missing",
        "spaces_removed",
        "utf16_without_mark",
    }


def test_what_would_turn_a_line_around_is_named_and_not_printed():
    finding = Finding("empty_file", Place(file="ads\u202egpj.csv\x1b[2J"))
    assert sentence(finding, "en").startswith("ads<U+202E>gpj.csv<U+001B>[2J: the file is empty.")
