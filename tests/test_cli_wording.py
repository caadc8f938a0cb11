"""``bnr wording``: the list of phrases, and the check of a newsroom's own."""

from __future__ import annotations

import tomllib

import pytest
from click.testing import CliRunner

from bnr_toolkit.cli import main
from bnr_toolkit.words.phrases import shipped_phrases


def bnr(*words: str):
    return CliRunner().invoke(main, list(words))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_list_prints_every_phrase(language):
    result = bnr("wording", "list", "--language", language)
    assert result.exit_code == 0
    listed = {f"{of}.{name}" for of, names in tomllib.loads(result.stdout).items() for name in names}
    assert listed == set(shipped_phrases(language))


def test_list_of_a_section_that_there_is_not_is_refused():
    result = bnr("wording", "list", "--section", "raido")
    assert result.exit_code == 2
    assert "Did you mean 'radio'?" in result.stderr


def test_check_shows_what_is_changed_beside_ours(tmp_path):
    (tmp_path / "nl.toml").write_text('[noun]\nad = ["proefadvertentie", "proefadvertenties"]\n', encoding="utf-8")
    (tmp_path / "en.toml").write_text('[social]\nscope = "Only this test was counted."\n', encoding="utf-8")
    result = bnr("wording", "check", str(tmp_path))
    assert result.exit_code == 0
    *lines, last = result.stdout.splitlines()
    assert lines == [
        "en social.scope",
        "  - The count holds only for this test.",
        "  + Only this test was counted.",
        "nl noun.ad",
        "  - testadvertentie, testadvertenties",
        "  + proefadvertentie, proefadvertenties",
    ]
    assert last.startswith("2 changed, digest ")


def test_check_of_a_list_without_changes_says_so(tmp_path):
    (tmp_path / "nl.toml").write_text(bnr("wording", "list", "--language", "nl").stdout, encoding="utf-8")
    assert bnr("wording", "check", str(tmp_path)).stdout == "Nothing is changed.\n"


def test_check_refuses_a_phrase_that_loses_a_number(tmp_path):
    (tmp_path / "nl.toml").write_text('[figure]\ncount = "{part} goed"\n', encoding="utf-8")
    result = bnr("--messages", "nl", "wording", "check", str(tmp_path))
    assert result.exit_code == 2
    assert result.stderr == (
        "nl.toml › regel 2 (figure.count): in '{part} goed' ontbreekt {whole}; wat daar wordt ingevuld, zou wegvallen. "
        "Zet {whole} in de zin.\n"
    )
