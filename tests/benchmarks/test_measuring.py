"""Medians, ratios, goals, turns and tables say what was measured, and nothing else."""

from __future__ import annotations

import argparse
import doctest
import importlib
from pathlib import Path

import pytest
from measuring import (
    Broken,
    Goal,
    Missing,
    Result,
    Spread,
    as_markdown,
    at_least,
    at_most,
    give,
    options,
    ratios,
    spread,
    take_turns,
)
from measuring.result import as_json, from_json

RESULT = Result(
    title="One cold report",
    measured="Whole processes.",
    columns=("made by", "seconds", "ratio"),
    rows=(("ours", "1.00", "0.25"), ("a | b", "4.00", "1.00")),
    goals=(Goal("time: at most 0.25", "0.25", met=True), Goal("memory", "2.00", met=False)),
    missing=(Missing("Quarto", "not on this machine", "its own installer"), Missing("bnr batch", "no such command")),
    versions={"papermill": "2.7.0"},
)


@pytest.mark.parametrize("name", ["goals", "spread"])
def test_the_examples_hold(name):
    outcome = doctest.testmod(importlib.import_module(f"measuring.{name}"))
    assert outcome.attempted > 0
    assert outcome.failed == 0


# Medians and ratios


def test_an_even_number_of_rounds_has_the_middle_of_the_middle_two():
    assert spread([1.0, 2.0, 4.0, 9.0]) == Spread(median=3.0, least=1.0, most=9.0, rounds=4)


def test_a_ratio_is_taken_within_a_round_and_not_of_two_medians():
    # The machine was three times slower in the second round, for both.
    assert ratios([1.0, 3.0], [2.0, 6.0]) == Spread(median=0.5, least=0.5, most=0.5, rounds=2)


def test_systems_with_different_numbers_of_rounds_have_no_ratio():
    with pytest.raises(ValueError, match=r"^zip\(\) argument 2 is longer than argument 1$"):
        ratios([1.0], [1.0, 2.0])


# Goals


@pytest.mark.parametrize(("median", "met"), [(0.249, True), (0.25, True), (0.251, False)])
def test_a_limit_is_met_at_the_limit_by_the_median(median, met):
    found = Spread(median, 0.1, 0.9, 3)
    assert at_most(0.25, "time", found) == Goal("time: at most 0.25", f"{median:.2f} (0.10–0.90)", met)


def test_more_is_better_where_a_goal_says_at_least():
    assert [at_least(20, "rate", spread([rate])).met for rate in (19.9, 20.0, 30.0)] == [False, True, True]


def test_what_was_not_measured_is_neither_met_nor_missed():
    assert at_most(3, "time", None) == Goal("time: at most 3.00", "not measured", None)


# Turns


def test_each_round_begins_with_another_system():
    order = []
    turns = take_turns({name: lambda name=name: order.append(name) or len(order) for name in "abc"}, 3)
    assert "".join(order) == "abcbcacab"
    assert turns.rounds == {"a": [1, 6, 8], "b": [2, 4, 9], "c": [3, 5, 7]}
    assert turns.broken == ()


def test_a_system_that_breaks_is_told_and_leaves_no_half_of_a_ratio():
    tries = []

    def breaks_later() -> int:
        tries.append(1)
        if len(tries) == 2:
            raise Broken("Rscript ended with 1", "a long complaint")
        return 0

    turns = take_turns({"sound": lambda: 1, "breaks": breaks_later}, 3)
    assert turns.rounds == {"sound": [1, 1, 1]}
    assert turns.broken == (Missing("breaks", "Rscript ended with 1"),)
    assert len(tries) == 2


# What is given


def test_a_result_as_markdown():
    assert as_markdown(RESULT) == (
        "### One cold report\n"
        "\n"
        "Whole processes.\n"
        "\n"
        "| made by | seconds | ratio |\n"
        "| --- | --: | --: |\n"
        "| ours | 1.00 | 0.25 |\n"
        "| a \\| b | 4.00 | 1.00 |\n"
        "| Quarto | missing: not on this machine (its own installer) |  |\n"
        "| bnr batch | missing: no such command |  |\n"
        "\n"
        "- met: time: at most 0.25. Found: 0.25.\n"
        "- **not met**: memory. Found: 2.00.\n"
    )


def test_a_result_survives_the_file_between_two_processes():
    assert from_json(as_json([RESULT, RESULT])) == [RESULT, RESULT]


def test_a_row_that_does_not_fit_its_table_is_refused():
    with pytest.raises(ValueError, match=r"^T: a row of 1 cells under 2 columns: \('x',\)$"):
        Result("T", "M", ("a", "b"), (("x",),))


def test_a_script_prints_its_results_and_writes_them_where_it_is_told(tmp_path: Path, capsys):
    arguments = options("What it is.").parse_args(["--quick", "--json", str(tmp_path / "out.json")])
    give([RESULT], arguments)
    assert capsys.readouterr().out == as_markdown(RESULT) + "\n"
    assert from_json((tmp_path / "out.json").read_text("utf-8")) == [RESULT]
    assert arguments == argparse.Namespace(quick=True, long=False, json=tmp_path / "out.json")
