"""``bnr compare``: declared comparisons, and groups that somebody names."""

from __future__ import annotations

import csv
import io
import json

import pytest
from click.testing import CliRunner

from bnr_toolkit.cli import main


@pytest.fixture
def run(groups, records, probe_folder):
    """Run ``bnr compare`` on a record of the same ideas on two platforms."""

    def compare(*arguments, probe=None):
        ads, events = [], []
        for name, decisions in (("Alpha", "++++++-+"), ("Beta", "-----+-+")):
            for number, decision in enumerate(decisions):
                ads.append(records.ad(f"{name}-{number}", platform=name, concept=f"idea-{number}"))
                events.append(records.event(f"{name}-{number}", "approved" if decision == "+" else "rejected"))
        folder = probe_folder(ads, events, probe or groups.declared("Alpha", "Beta"))
        return CliRunner().invoke(main, ["compare", str(folder), *arguments])

    return compare


def test_without_a_column_what_the_protocol_declared(run):
    result = run("--language", "nl")
    assert result.exit_code == 0, result.output
    assert result.output.startswith("Alpha: zeven van de acht goedgekeurd; Beta: twee van de acht.")
    assert "McNemar mid-P" in result.output


def test_nothing_declared(run, groups):
    result = run(probe=groups.undeclared("Alpha", "Beta"))
    assert (result.exit_code, result.output) == (
        0,
        "This protocol declares no comparisons. Name a column with --by to set groups beside each other.\n",
    )


def test_groups_by_name(run, groups):
    result = run(
        "--by", "platform", "--between", "Beta", "--between", "Alpha", probe=groups.undeclared("Alpha", "Beta")
    )
    assert result.exit_code == 0, result.output
    assert result.output.startswith("Beta: two of the eight approved; Alpha: seven of the eight.")
    assert "This comparison was not declared beforehand." in result.output


def test_csv_and_json(run):
    (row,) = csv.DictReader(io.StringIO(run("--format", "csv").output))
    assert (row["only_first"], row["only_second"], row["verdict"]) == ("5", "0", "different")
    assert json.loads(run("--format", "json").output)["comparisons"][0]["test"] == "mcnemar_mid_p"
    assert run("--format", "markdown").output.count("| Alpha and Beta |") == 1


def test_wrong_questions_are_refused(run):
    result = run("--between", "Alpha")
    assert result.exit_code == 2
    assert "parameter by: '--between' means nothing without a column" in result.output
    result = run("--by", "platform", "--only", "nl", "--different-ads")
    assert result.exit_code == 2
    assert "'nl' is not a condition that ads can meet." in result.output
    assert "8 ideas occur in both groups" not in result.output, "arguments are told first"
