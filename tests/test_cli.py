"""The command line as a person types it: a real process for the promises, click's runner for the words."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import click
import nbformat
import pytest
from click.testing import CliRunner, Result

from bnr_toolkit.cli import main
from bnr_toolkit.ledger import open_ledger
from bnr_toolkit.report.approved import approve
from bnr_toolkit.schema import CLAIMS

ROOT = Path(__file__).parents[1]
BNR = str(ROOT / "data" / "bnr-tiktok-2023")


def bnr(*words: str) -> Result:
    return CliRunner().invoke(main, list(words), catch_exceptions=False)


BY_CATEGORY = """\
category,approved,decided,open,submitted,low,high
voting_information,1,1,0,1,0.206549,1.0
call_to_violence,{violence},{violence},0,{violence},{bounds}
home_address,1,1,0,1,0.206549,1.0
fraud_accusation,0,1,0,1,0.0,0.793451
not_described,3,3,0,3,,
total,6,7,0,7,0.486872,0.97432
"""


def test_rates_by_category_are_those_of_the_case():
    result = bnr("rates", BNR, "--by", "category", "--format", "csv")
    assert (result.exit_code, result.stdout) == (0, BY_CATEGORY.format(violence=1, bounds="0.206549,1.0"))


def test_rates_in_any_category_count_an_ad_twice_and_the_total_once():
    result = bnr("rates", BNR, "--by", "category", "--codes", "any", "--format", "csv")
    assert result.stdout == BY_CATEGORY.format(violence=2, bounds="0.34238,1.0")


@pytest.mark.parametrize(
    ("rule", "total"),
    [
        ("first_decision", "6,7,0,7,0.486872,0.97432"),
        ("ever_approved", "6,7,0,7,0.486872,0.97432"),
        ("would_have_run", "6,7,0,7,0.486872,0.97432"),
        ("final_after_inquiry", "0,7,0,7,,"),
    ],
)
def test_rates_without_by_give_the_total_under_each_rule(rule, total):
    result = bnr("rates", BNR, "--rule", rule, "--format", "csv")
    assert result.stdout == f"approved,decided,open,submitted,low,high\n{total}\n"


def test_a_rule_that_the_record_cannot_carry_is_refused():
    result = bnr("rates", BNR, "--rule", "approved_at_cutoff")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "probe.yml (key cutoff): no cut-off is recorded, so this rule cannot be applied. "
        "Record cutoff in probe.yml if it is known, or choose another rule.\n"
    )


def test_rates_as_text_show_no_interval_when_the_scope_is_none():
    result = bnr("rates", BNR, "--by", "category", "--language", "nl")
    assert result.stdout.splitlines()[0] == "Eerste besluit over de testadvertenties, per categorie"
    assert "Interval" not in result.stdout
    assert "Elke advertentie telt in haar hoofdcategorie." in result.stdout


def test_rates_as_json_name_rule_codes_and_method():
    content = json.loads(bnr("rates", BNR, "--by", "category", "--format", "json").stdout)
    assert {name: content[name] for name in ("by", "rule", "codes", "method", "confidence")} == {
        "by": ["category"],
        "rule": "first_decision",
        "codes": "primary",
        "method": "wilson",
        "confidence": 0.95,
    }
    assert content["total"]["approved"] == 6
    assert content["groups"][0]["key"] == {"category": "voting_information"}


def test_rates_by_another_method_say_so():
    content = json.loads(bnr("rates", BNR, "--by", "category", "--method", "mid_p", "--format", "json").stdout)
    assert content["method"] == "mid_p"
    assert (content["total"]["low"], content["total"]["high"], content["total"]["bound"]) == (0.469789, 0.992855, None)
    assert (content["groups"][3]["approved"], content["groups"][3]["bound"]) == (0, 0.95)
    wrong = bnr("rates", BNR, "--method", "wilsen")
    assert wrong.exit_code == 2
    assert wrong.stderr == (
        "parameter method: 'wilsen' is not one of the accepted values. Did you mean 'wilson'? "
        "Use one of: wilson, clopper_pearson, jeffreys, mid_p.\n"
    )


def test_rates_by_a_pair_of_columns():
    lines = bnr("rates", BNR, "--by", "platform,category", "--format", "csv").stdout.splitlines()
    assert lines[0] == "platform,category,approved,decided,open,submitted,low,high"
    assert lines[1] == "TikTok,voting_information,1,1,0,1,0.206549,1.0"
    assert lines[-1] == "total,,6,7,0,7,0.486872,0.97432"


def test_a_near_miss_gets_a_suggestion_in_the_language_asked_for():
    result = bnr("--messages", "nl", "rates", BNR, "--by", "catgory")
    assert result.exit_code == 2
    assert result.stderr == (
        "parameter by: 'catgory' is geen kolom om naar te tellen. Bedoelde u 'category'? Kies uit: concept, "
        "platform, "
        "account, language, category, coding, expected, month; of meer daarvan, met komma's ertussen.\n"
    )


SLOW_CELL = """\
import pathlib, time
pathlib.Path({mark!r}).touch()
time.sleep(600)
"""


def notebook_that_waits(folder: Path) -> tuple[Path, Path]:
    """A notebook whose last cell does not end, and the file that it makes when it gets there."""
    mark = folder / "reached"
    names = ("probe", "language", "audience", "by", "rule", "codes", "confidence", "as_of", "platform", "method")
    first = nbformat.v4.new_code_cell("\n".join(f"{name} = None" for name in names), metadata={"tags": ["parameters"]})
    notebook = nbformat.v4.new_notebook(cells=[first, nbformat.v4.new_code_cell(SLOW_CELL.format(mark=str(mark)))])
    path = folder / "waits.ipynb"
    nbformat.write(notebook, path)
    approve(notebook, path.name)
    return path, mark


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT to send")
@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Stopped. The previous report is untouched.\n"),
        ("nl", "Gestopt. Het vorige rapport is onaangeroerd.\n"),
    ],
)
def test_ctrl_c_stops_a_report_with_one_line_and_leaves_the_old_one(tmp_path, language, said):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "report-en.html").write_bytes(b"the old page")
    (tmp_path / "temporary").mkdir()
    notebook, reached = notebook_that_waits(tmp_path)
    command = ["-m", "bnr_toolkit.cli", "--messages", language, "report", BNR, "--language", "en"]
    with subprocess.Popen(
        [sys.executable, *command, "--notebook", str(notebook), "--output", str(tmp_path / "out")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(tmp_path / "temporary")},
        start_new_session=True,
        # A test run in the background of a shell ignores Ctrl-C, and what it starts would do so too.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as process:
        until = time.monotonic() + 60
        while not reached.exists() and process.poll() is None and time.monotonic() < until:
            time.sleep(0.05)
        # As a terminal does: to every process of the group.
        os.killpg(process.pid, signal.SIGINT)
        stdout, stderr = process.communicate(timeout=60)
    assert reached.exists()
    assert (process.returncode, stdout, stderr) == (130, "", said)
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == {
        "report-en.html": b"the old page"
    }
    assert not list((tmp_path / "temporary").glob("bnr-*"))


@pytest.mark.parametrize("stopped", [KeyboardInterrupt, click.Abort])
def test_ctrl_c_says_so_whatever_it_arrives_as(monkeypatch, stopped):
    def interrupted(*_: object, **__: object) -> None:
        raise stopped

    monkeypatch.setattr("bnr_toolkit.ledger.open_ledger", interrupted)
    result = bnr("rates", BNR)
    assert (result.exit_code, result.output) == (130, "Stopped. The previous report is untouched.\n")


def test_an_unknown_command_gets_a_suggestion():
    result = bnr("raets")
    assert result.exit_code == 2
    assert result.stderr == (
        "parameter COMMAND: 'raets' is not a command. Did you mean 'rates'? "
        "The commands are: agreement, approve, batch, check, claims, compare, context, durations, figures, index, log, "
        "methods, new, plan, published, rates, report, wording.\n"
    )


def test_a_missing_folder_gets_a_suggestion():
    result = bnr("report", str(ROOT / "data" / "bnr-tiktok-2032"))
    assert result.exit_code == 2
    assert "there is no such file or folder. Did you mean '" in result.stderr
    assert "bnr-tiktok-2023'?" in result.stderr


def test_report_lists_every_wrong_parameter_and_writes_nothing(tmp_path):
    result = bnr(
        "report", BNR, "--langauge", "nl", "--rule", "first", "--confidence", "nan", "--by", "colour",
        "--output", str(tmp_path / "out"),
    )  # fmt: skip
    assert result.exit_code == 2
    assert [line.split(":")[0] for line in result.stderr.splitlines()] == [
        "parameter rule",
        "parameter confidence",
        "parameter langauge",
        "parameter by",
    ]
    assert "Did you mean 'language'?" in result.stderr
    assert not (tmp_path / "out").exists()


def test_report_without_a_path_says_what_it_needs():
    result = bnr("report")
    assert (result.exit_code, result.stderr) == (
        2,
        "parameter PATH: no probe was named. Give a probe folder or a CSV file: bnr report PATH.\n",
    )


@pytest.fixture
def broken(tmp_path) -> Path:
    """The BNR record with one fault of each kind that the issue names."""
    folder = tmp_path / "broken"
    shutil.copytree(BNR, folder)
    ads = (folder / "submissions.csv").read_text(encoding="utf-8")
    ads = ads.replace(
        "ad-2,ad-2,TikTok,unknown,unknown,call_to_violence", "ad-1,ad-2,TikTok,unknown,unknown,cal_to_violence"
    )
    ads = ads.replace("concept", "concpet", 1)
    (folder / "submissions.csv").write_text(ads, encoding="utf-8")
    events = (folder / "events.csv").read_text(encoding="utf-8")
    events = events.replace("ad-3,,1,approved", "ad-3,,1,aproved").replace("ad-4,,1", "ad-44,,1")
    (folder / "events.csv").write_text(events, encoding="utf-8")
    return folder


def test_every_fault_of_a_record_is_listed_with_its_address_before_anything_runs(broken, tmp_path):
    result = bnr("report", str(broken), "--output", str(tmp_path / "out"))
    assert result.exit_code == 2
    lines = result.stderr.splitlines()
    assert [line.split(": ")[0] for line in lines] == [
        "submissions.csv › column B (column concpet)",
        "submissions.csv › F3 (row 3, column category)",
        "events.csv › D4 (row 4, column type)",
        "submissions.csv › A3 (row 3, column id)",
        "events.csv › A3 (row 3, column submission)",
        "events.csv › A5 (row 5, column submission)",
        "events.csv › A10 (row 10, column submission)",
    ]
    assert "'concpet' is not a column of this sheet. Did you mean 'concept'?" in result.stderr
    assert "'cal_to_violence' is not a category of this probe. Did you mean 'call_to_violence'?" in result.stderr
    assert "'aproved' is not one of the accepted values. Did you mean 'approved'?" in result.stderr
    assert "the id 'ad-1' is already used in submissions.csv › A2 (row 2, column id)." in result.stderr
    assert "there is no ad with the id 'ad-44'." in result.stderr
    assert not (tmp_path / "out").exists()


def test_check_says_that_the_case_is_sound():
    result = bnr("check", BNR)
    assert result.exit_code == 0
    internal, public = (open_ledger(BNR, audience).stamp.short_digest for audience in ("internal", "public"))
    assert result.stdout == (
        "read: submissions.csv (CSV, UTF-8, separated by commas)\n"
        "read: events.csv (CSV, UTF-8, separated by commas)\n"
        "read: probe.yml\n"
        f"sound: bnr-tiktok-2023: 7 submissions (internal, record {internal})\npublic record {public}\n"
    )


def test_check_names_no_public_record_of_one_that_is_not_sound(broken):
    assert "public record" not in bnr("check", str(broken)).stdout


def test_check_gives_findings_as_json_and_csv(broken):
    result = bnr("check", str(broken), "--format", "json")
    assert result.exit_code == 2
    finding = next(one for one in json.loads(result.stdout) if one["code"] == "unknown_category")
    assert {name: finding[name] for name in ("severity", "file", "row", "column", "cell", "value", "suggestion")} == {
        "severity": "error",
        "file": "submissions.csv",
        "row": 3,
        "column": "category",
        "cell": "F3",
        "value": "cal_to_violence",
        "suggestion": "call_to_violence",
    }
    header = bnr("check", str(broken), "--format", "csv").stdout.splitlines()[0]
    assert header == "severity,code,file,sheet,row,column,cell,line,parameter,value,suggestion,message"


def test_new_starts_a_folder_that_passes_check_and_is_never_overwritten(tmp_path):
    folder = str(tmp_path / "my-probe")
    assert bnr("new", folder).exit_code == 0
    assert bnr("check", folder).exit_code == 0
    again = bnr("new", folder)
    assert again.exit_code == 2
    assert "an existing record is never overwritten" in again.stderr


def test_log_appends_an_event_that_changes_the_count(tmp_path):
    folder = str(tmp_path / "my-probe")
    bnr("new", folder)
    before = bnr("rates", folder, "--rule", "final_after_inquiry", "--format", "csv").stdout
    result = bnr("log", folder, "ad-1", "halted", "--trigger", "press_inquiry", "--at", "2025-03-04 16:10")
    assert (result.exit_code, result.stdout) == (0, "ad-1: step 2, halted\n")
    after = bnr("rates", folder, "--rule", "final_after_inquiry", "--format", "csv").stdout
    assert before.splitlines()[1].startswith("1,3,")
    assert after.splitlines()[1].startswith("0,3,")


def test_log_refuses_an_unknown_ad_and_type_at_once_and_changes_nothing(tmp_path):
    folder = tmp_path / "my-probe"
    bnr("new", str(folder))
    before = (folder / "events.csv").read_bytes()
    result = bnr("log", str(folder), "ad-9", "haltd")
    assert result.exit_code == 2
    assert "there is no ad with the id 'ad-9'." in result.stderr
    assert "Did you mean 'halted'?" in result.stderr
    assert (folder / "events.csv").read_bytes() == before


@pytest.mark.parametrize(
    "words", [("rates", ""), ("check", ""), ("log", "", "ad-1", "halted"), ("new", ""), ("report", "")]
)
def test_an_empty_path_is_refused_and_is_not_the_current_folder(tmp_path, monkeypatch, words):
    shutil.copytree(BNR, tmp_path / "probe")
    monkeypatch.chdir(tmp_path / "probe")
    result = bnr(*words)
    message = "parameter PATH: there is no such file or folder. Check the spelling, or start one with: bnr new PATH.\n"
    assert (result.exit_code, result.output) == (2, message)


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_has_help_with_an_example(command):
    result = bnr(command, "--help")
    assert result.exit_code == 0
    assert re.search(rf"Examples?:\s+bnr {command} ", result.stdout)


def test_help_shows_each_exit_code_on_a_line_of_its_own():
    text = bnr("--help").stdout
    assert "\\b" not in text
    assert text.split("  Exit codes:\n")[1].split("\n\n")[0].splitlines() == [
        "    0    done",
        "    1    a bug of ours",
        "    2    refused input",
        "    3    privacy block",
        "    4    the run failed",
        "    5    verification failed",
        "    130  stopped by Ctrl-C",
    ]


def test_help_needs_nothing_heavy():
    code = "import sys; from bnr_toolkit.cli import main; print(sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    for name in ("pandas", "matplotlib", "papermill", "narwhals", "IPython", "pydantic", "babel", "yaml"):
        assert f"'{name}'" not in loaded


# claims


def test_claims_shows_what_sources_state_in_two_languages_and_three_forms():
    folder = str(ROOT / "data" / "published-probes")
    dutch = bnr("claims", folder, "--language", "nl")
    assert dutch.exit_code == 0
    assert dutch.stdout.startswith("In dit record staan 181 aantallen uit 27 bronnen.")
    rows = list(csv.DictReader(io.StringIO(bnr("claims", folder, "--format", "csv").stdout)))
    assert len(rows) == 181
    assert tuple(rows[0]) == CLAIMS.names
    assert len(json.loads(bnr("claims", folder, "--format", "json").stdout)["claims"]) == 181


def test_nothing_is_counted_from_claims():
    result = bnr("rates", str(ROOT / "data" / "published-probes"))
    assert result.exit_code == 2
    assert "bnr claims" in result.stderr


# new --from, and check --fix


def test_new_makes_a_probe_of_a_table_that_counts_the_same(tmp_path, mess):
    folder = tmp_path / "probe"
    assert bnr("new", str(folder), "--from", str(mess / "semicolons.csv")).exit_code == 0
    checked = bnr("check", str(folder))
    assert checked.exit_code == 0
    assert "warning: probe.yml › line 5 (title): a text here is still a blank: '<titel van de test>'." in checked.stdout
    before = bnr("rates", str(mess / "semicolons.csv"), "--by", "category", "--format", "csv").stdout
    assert bnr("rates", str(folder), "--by", "category", "--format", "csv").stdout == before


def test_no_page_is_made_of_a_record_with_blanks(tmp_path, mess):
    bnr("new", str(tmp_path / "probe"), "--from", str(mess / "semicolons.csv"))
    result = bnr("report", str(tmp_path / "probe"), "--output", str(tmp_path / "out"))
    assert result.exit_code == 2
    assert (
        "probe.yml › line 10 (tester): a text here is still a blank: '<wie de advertenties indiende | who submitted "
        "the ads>'. Fill it in; readers get no page with a blank in it." in result.stderr
    )
    assert not (tmp_path / "out").exists()


def test_fix_says_what_it_did_and_leaves_the_original_alone(tmp_path):
    table = tmp_path / "ads.csv"
    table.write_bytes(b"ad;soort;platform;besluit\r\n1; gokken;Alpha;Goedgekeurd\r\n")
    before = table.read_bytes()
    result = bnr("--messages", "nl", "check", str(table), "--fix", str(tmp_path / "mended"))
    assert result.exit_code == 0
    assert "gewijzigd: ads.csv › D2 (rij 2, kolom besluit): 'Goedgekeurd' is 'approved' geworden." in result.stdout
    assert "sound: ads: 1 submissions" in result.stdout
    assert table.read_bytes() == before
    assert sorted(path.name for path in (tmp_path / "mended").iterdir()) == ["ads.csv", "changes.csv"]
