"""What ``make bench`` writes: the machine, every script's tables, and what did not reach its end."""

from __future__ import annotations

import getpass
import importlib.util
import platform
from pathlib import Path

import pytest
from measuring import Goal, Missing, Result, machine

ROOT = Path(__file__).parents[2]
SCRIPTS = sorted((ROOT / "benchmarks").glob("bench_*.py"))


def tool():
    spec = importlib.util.spec_from_file_location("run_benchmarks", ROOT / "tools" / "run_benchmarks.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


RESULT = Result(
    "One report",
    "Whole processes.",
    ("made by", "seconds"),
    (("ours", "1.00"),),
    (Goal("time: at most 0.25", "0.20", met=True), Goal("a", "2", met=False), Goal("b", "not measured", met=None)),
    (Missing("Quarto", "not on this machine"),),
    {"papermill": "2.7.0", "Chromium": "156"},
)


def test_the_file_counts_its_goals_and_shows_machine_versions_and_tables():
    given = tool()
    text = given.document({"Memory": "24 GiB"}, {"bench_engine": [RESULT], "bench_reading": None}, quick=False)
    assert text == (
        given.INTRODUCTION + "\n\nGoals: 3; met: 1; not met: 1; not measured: 1.\n"
        "\n## The machine\n\n| what | here |\n| --- | --: |\n| Memory | 24 GiB |\n"
        "\n## Versions\n\n| tool | version |\n| --- | --: |\n| Chromium | 156 |\n| papermill | 2.7.0 |\n"
        "\n## bench_engine\n"
        "\n### One report\n\nWhole processes.\n\n"
        "| made by | seconds |\n| --- | --: |\n| ours | 1.00 |\n| Quarto | missing: not on this machine |\n\n"
        "- met: time: at most 0.25. Found: 0.20.\n- **not met**: a. Found: 2.\n- not judged: b. Found: not measured.\n"
        "\n## bench_reading\n\n**It did not reach its end; nothing of it is shown.**\n"
    )


def test_a_quick_look_says_so_above_everything():
    given = tool()
    text = given.document({}, {}, quick=True)
    assert text.startswith(f"{given.INTRODUCTION}\n\n{given.QUICK}\n")


def test_a_script_that_fails_gives_nothing(tmp_path):
    broken = tmp_path / "bench_broken.py"
    broken.write_text("raise SystemExit(3)", encoding="utf-8")
    assert tool().results_of(broken, []) is None


def test_the_facts_of_the_machine_say_nothing_about_whose_it_is():
    facts = machine.facts()
    assert {"Processor", "Cores that may be used", "Python"} <= set(facts)
    text = " ".join(facts.values())
    assert platform.node() not in text
    assert str(Path.home()) not in text
    assert f"/{getpass.getuser()}" not in text


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_every_script_takes_the_common_options_and_gives_its_results(script):
    text = script.read_text(encoding="utf-8")
    assert "options(__doc__)" in text
    assert "give(" in text
