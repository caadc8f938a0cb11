"""What the docs show is what the commands say, and their sweeps ask for what they say they do."""

from __future__ import annotations

import doctest
import re
import shlex
import shutil
from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner, Result

from bnr_toolkit.cli import main
from bnr_toolkit.report.schemas import Parameters, choices
from bnr_toolkit.report.sweep import read_sweep

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "docs" / "regenerating.md").read_text(encoding="utf-8")
SWEEPS = re.findall(r"(?ms)^```yaml\n(.*?)^```", TEXT)

ORDINARY = "1,gambling,Alpha,approved\n2,gambling,Beta,approved\n3,weapons,Alpha,rejected\n4,weapons,Beta,approved\n"
REGIONS = dict.fromkeys(("amsterdam", "breda", "delft", "emmen", "goes", "leiden"), ORDINARY) | {
    "tilburg": ORDINARY.replace("approved", "rejected"),
    "venlo": "1,gambling,Alpha,aproved\n",
}


def shown() -> dict[str, str]:
    """Each command after ``$``, with the output shown under it."""
    found = re.findall(r"(?m)^    \$ (bnr .*)\n((?:    (?!\$ ).*\n)*)", TEXT)
    return {command: re.sub(r"(?m)^    ", "", output) for command, output in found}


def run(command: str) -> Result:
    return CliRunner().invoke(main, shlex.split(command)[1:])


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder of one's own, with the records of the repository in it."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    monkeypatch.setenv("BNR_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("BNR_APPROVED", str(tmp_path / "approved.txt"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_sweep_that_ships_is_the_one_that_is_shown_and_asks_for_eight_reports_in_both_languages():
    lines = Path("data/sweep.yml").read_text(encoding="utf-8").splitlines(keepends=True)
    assert "".join(line for line in lines if not line.startswith("#")) == SWEEPS[0]
    asked = read_sweep(Path("data/sweep.yml"))
    assert [[page.language for page in pages] for pages in asked] == [["nl", "en"]] * 8


def test_the_sweep_of_values_that_belong_together_asks_for_six():
    Path("data/each.yml").write_text(SWEEPS[1], encoding="utf-8")
    asked = [
        (Path(pages[0].probe).name, pages[0].platform, pages[0].rule) for pages in read_sweep(Path("data/each.yml"))
    ]
    rules = ("first_decision", "ever_approved")
    assert set(asked) == {
        *(("bnr-tiktok-2023", "TikTok", rule) for rule in rules),
        *(("practice-probe", platform, rule) for platform in ("Alpha", "Beta") for rule in rules),
    }
    assert len(asked) == 6


def test_faults_are_told_as_shown():
    command = "bnr report data/practice-probe --by platfrom --confidence high"
    result = run(command)
    assert (result.exit_code, result.output) == (2, shown()[command])
    Path("regions").mkdir()
    Path("regions/breda.csv").touch()
    sweep = "rule: [first_decision, firstdecision]\nas_of: 01/02/2025\nlangauge: nl\n"
    Path("regions.yml").write_text(f"probe: regions/*.csv\nplatform: 0012\n{sweep}", encoding="utf-8")
    Path("practice-probe").mkdir()
    Path("same.yml").write_text("probe: practice-probe\nplatform: [Meta Ads, meta-ads]\n", encoding="utf-8")
    for command in ("bnr batch regions.yml", "bnr batch same.yml"):
        result = run(command)
        assert (result.exit_code, result.output) == (2, shown()[command])


def test_a_notebook_of_ones_own_is_refused_and_approved_as_shown():
    notebook = nbformat.read(ROOT / "notebooks" / "report.ipynb", as_version=4)
    notebook.cells.append(nbformat.v4.new_markdown_cell("Regional note.", id="more"))
    nbformat.write(notebook, "regional.ipynb")
    command = "bnr report data/practice-probe --notebook regional.ipynb"
    result = run(command)
    assert (result.exit_code, result.output) == (2, shown()[command])
    said = run("bnr approve regional.ipynb").output
    assert re.fullmatch(r"regional\.ipynb: [0-9a-f]{64}\n", said)
    assert re.fullmatch(r"regional\.ipynb: [0-9a-f]{64}\n", shown()["bnr approve regional.ipynb"])


@pytest.mark.slow
def test_a_batch_sums_up_as_shown():
    Path("regions").mkdir()
    for name, rows in REGIONS.items():
        Path(f"regions/{name}.csv").write_text(f"ad,category,platform,decision\n{rows}", encoding="utf-8")
    Path("sweep.yml").write_text("probe: regions/*.csv\nlanguage: nl\n", encoding="utf-8")
    command = "bnr batch sweep.yml --output out"
    result = run(command)
    assert result.exit_code == 4
    # A bar, which stands on the first line, is not shown.
    assert result.output.partition("\n")[2] == shown()[command]
    summed_up = Path("out/batch.csv").read_text(encoding="utf-8").splitlines()
    in_text = [
        line.strip() for line in TEXT.splitlines() if re.match(r"    (report|leiden/report|tilburg/report),", line)
    ]
    assert len(in_text) == 3
    assert set(in_text) <= set(summed_up)
    assert run(command).output.endswith("made: 0, unchanged: 7, failed: 1\nout/batch.csv\n")


@pytest.mark.slow
def test_an_unchanged_report_and_a_cell_that_fails_are_told_as_shown():
    command = "bnr report data/practice-probe --language nl"
    assert run(command).exit_code == 0
    assert run(command).output.endswith(shown()[command].removeprefix("…\n"))
    notebook = nbformat.read(ROOT / "notebooks" / "report.ipynb", as_version=4)
    notebook.cells.insert(2, nbformat.v4.new_code_cell("1 / 0", id="more"))
    nbformat.write(notebook, "broken.ipynb")
    run("bnr approve broken.ipynb")
    command = "bnr report data/practice-probe --notebook broken.ipynb"
    result = run(command)
    assert (result.exit_code, result.output) == (4, shown()[command])


def test_the_table_of_parameters_has_each_with_its_choices_and_default():
    table = TEXT.split("| parameter |")[1].split("\n\n")[0]
    rows = {name: row for row in table.splitlines() for name in re.findall(r"`(\w+)`", row.split("|")[1])}
    assert list(rows) == list(Parameters.model_fields)
    for name, field in Parameters.model_fields.items():
        assert all(f"`{choice}`" in rows[name] for choice in choices(name))
        default = rows[name].split("|")[3].strip().strip("`")
        expected = {"language": "both", "probe": ""}.get(name, "" if field.default is None else str(field.default))
        assert default == expected


def test_the_python_is_true():
    assert doctest.testfile(str(ROOT / "docs" / "regenerating.md"), module_relative=False).failed == 0


@pytest.mark.parametrize("page", sorted((ROOT / "docs").glob("*.md")), ids=lambda page: page.stem)
def test_links_lead_to_files_that_exist(page: Path):
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        assert target.startswith("https://") or (page.parent / target).exists(), target


def test_what_is_said_of_large_tables_is_so():
    from bnr_toolkit.rates.scanned import EVERY_ROW_TOLD, LARGE, SCANNED_RULES
    from bnr_toolkit.reading.scan.parts import MOST_TEXTS

    text = (ROOT / "docs" / "large-tables.md").read_text(encoding="utf-8")
    assert f"{MOST_TEXTS:,} different texts" in text
    assert (LARGE, EVERY_ROW_TOLD) == (512 * 1024, 1_000_000)
    assert not set(re.findall(r"--rule (\w+)", text)) & set(SCANNED_RULES)
    header = "ad,category,platform,decision,submitted_at\n"
    rows = "".join(f"ad-{number},gambling,TikTok,approved,2025-03-01\n" for number in range(1, 9))
    Path("ads.csv").write_text(header + rows, encoding="utf-8")
    import polars

    for name in ("ads.parquet", "ads-1.parquet"):
        polars.read_csv("ads.csv", try_parse_dates=True).write_parquet(name)
    program = re.search(r"(?m)^    import duckdb, polars\n(?:(?:    .*)?\n)+", text)
    assert program is not None
    lines = [line.removeprefix("    ") for line in program[0].splitlines()]
    answers: dict[str, object] = {}
    exec("\n".join(line for line in lines if "import" in line), answers)
    rates = [eval(line, answers) for line in lines if line.startswith("table_rates(")]
    assert [(one.total.approved, one.total.submitted) for one in rates] == [(8, 8)] * 3
