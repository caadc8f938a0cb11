"""Many reports: each whole or not at all, failures told of, nothing repeated. Real workers throughout."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
import pytest

from bnr_toolkit.errors import RefusedInput
from bnr_toolkit.report import Parameters
from bnr_toolkit.report.approved import approve
from bnr_toolkit.report.batches import Workers, make_batch, write_summary
from bnr_toolkit.report.cache import Cache
from bnr_toolkit.report.forked import Limits
from bnr_toolkit.report.journal import Journal
from bnr_toolkit.report.listing import make_index
from bnr_toolkit.report.local import local_workers
from bnr_toolkit.report.ordering import orders_for
from bnr_toolkit.report.outliers import Counted

ROOT = Path(__file__).parents[2]
HEADER = "ad,category,platform,decision\n"


def records(folder: Path, **tables: str) -> dict[str, str]:
    """One table for each region, by its name."""
    paths = {}
    for name, rows in tables.items():
        path = folder / "regions" / f"{name}.csv"
        path.parent.mkdir(exist_ok=True)
        path.write_text(HEADER + rows, encoding="utf-8")
        paths[name] = str(path)
    return paths


GOOD = "1,gambling,Alpha,approved\n2,weapons,Alpha,rejected\n"
BAD = "1,gambling,Alpha,aproved\n"


def asked(paths, **given):
    return [(Parameters(probe=path, language="nl", **given),) for path in paths]


@pytest.fixture(scope="module")
def threads():
    """Any executor of the standard library will do."""

    @contextlib.contextmanager
    def executors():
        with ThreadPoolExecutor(2) as executor:
            yield executor

    return Workers(executors, 2)


@pytest.fixture
def cache(tmp_path) -> Cache:
    return Cache(tmp_path / "cache")


def states(batch) -> dict[str, str]:
    return {one.name: one.state for one in batch.ended}


def test_a_failure_is_told_of_with_its_address_and_the_others_are_made(threads, cache, tmp_path):
    paths = records(tmp_path, amsterdam=GOOD, breda=BAD, delft=GOOD)
    out = tmp_path / "out"
    batch = make_batch(orders_for(asked(paths.values()), out), threads, out, cache=cache)
    assert states(batch) == {
        "amsterdam/report": "made",
        "breda/report": "failed",
        "delft/report": "made",
    }
    (failed,) = batch.failed
    (finding,) = failed.findings
    assert (finding.code, finding.place.row, finding.suggestion) == ("unknown_decision", 2, "approved")
    assert sorted(path.name for path in out.iterdir() if path.is_dir()) == ["amsterdam", "delft"]
    assert not list(cache.folder.glob("*.journal"))


def test_the_summary_has_a_line_for_every_report_and_says_what_is_unlike_the_others(threads, cache, tmp_path):
    regions = {f"r{number}": GOOD for number in range(6)}
    regions["odd"] = "".join(f"{number},gambling,Alpha,rejected\n" for number in range(40))
    out = tmp_path / "out"
    batch = make_batch(orders_for(asked(records(tmp_path, **regions).values()), out), threads, out, cache=cache)
    write_summary(batch, out, lambda ended: " ".join(finding.code for finding in ended.findings))
    rows = list(csv.DictReader(io.StringIO((out / "batch.csv").read_text(encoding="utf-8"))))
    assert [row["report"] for row in rows] == [*(f"r{number}/report" for number in range(6)), "odd/report"]
    assert rows[0] == {
        "report": "r0/report",
        "state": "made",
        "approved": "1",
        "decided": "2",
        "open": "0",
        "submitted": "2",
        "unlike_the_others": "",
        "problem": "",
    }
    assert rows[-1]["unlike_the_others"] == "submitted approved_of_decided"


@pytest.mark.parametrize(
    "given", [{"platform": "Alpha"}, {"codes": "any"}, {"rule": "ever_approved", "codes": "any", "platform": "Alpha"}]
)
def test_the_totals_are_in_the_summary_whichever_ads_were_counted(threads, cache, tmp_path, given):
    paths = records(tmp_path, amsterdam=GOOD)
    out = tmp_path / "out"
    batch = make_batch(orders_for(asked(paths.values(), **given), out), threads, out, cache=cache)
    assert [one.counted for one in batch.ended] == [Counted(1, 2, 0, 2)]


def test_what_stands_there_unchanged_is_not_made_again(threads, cache, tmp_path):
    paths = records(tmp_path, amsterdam=GOOD, breda=GOOD)
    out = tmp_path / "out"

    def run(**options):
        return states(make_batch(orders_for(asked(paths.values()), out), threads, out, cache=cache, **options))

    assert set(run().values()) == {"made"}
    assert set(run().values()) == {"unchanged"}
    records(tmp_path, breda=GOOD + "3,weapons,Alpha,rejected\n")
    assert run() == {"amsterdam/report": "unchanged", "breda/report": "made"}
    assert set(run(force=True).values()) == {"made"}


def test_a_batch_is_the_same_as_its_reports_one_by_one(threads, cache, tmp_path, bnr_run):
    probe = str(ROOT / "data" / "bnr-tiktok-2023")
    pages = tuple(Parameters(probe=probe, language=language) for language in ("nl", "en"))
    out = tmp_path / "out"
    make_batch(orders_for([pages], out), threads, out, cache=cache)
    made = out / "bnr-tiktok-2023"
    assert {path.name for path in made.iterdir()} == {path.name for path in bnr_run.iterdir()}
    for path in made.iterdir():
        assert path.read_bytes() == (bnr_run / path.name).read_bytes(), path.name


def test_two_reports_of_one_name_are_refused_before_anything_runs(threads, cache, tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    paths = [*records(tmp_path / "a", same=GOOD).values(), *records(tmp_path / "b", same=GOOD).values()]
    out = tmp_path / "out"
    with pytest.raises(RefusedInput, match=r"^parameter output: two reports would be named 'same/report'\."):
        make_batch(orders_for(asked(paths), out), threads, out, cache=cache)
    assert not out.exists()


def test_a_second_batch_into_the_same_folder_is_refused(threads, cache, tmp_path):
    paths = records(tmp_path, amsterdam=GOOD)
    out = tmp_path / "out"
    orders = orders_for(asked(paths.values()), out)
    refusals = []

    def meanwhile(_ended) -> None:
        with pytest.raises(RefusedInput) as refusal:
            make_batch(orders, threads, out, cache=cache, force=True)
        refusals.append(str(refusal.value))

    make_batch(orders, threads, out, cache=cache, on_end=meanwhile)
    assert refusals == [
        "out: another batch is writing to this folder. Wait until it is done, or choose another folder with --output."
    ]


def test_a_list_of_reports_above_those_of_a_batch_is_kept_up_to_date(threads, cache, tmp_path):
    paths = records(tmp_path, amsterdam=GOOD, breda=GOOD)
    out = tmp_path / "out"

    def run(*names):
        make_batch(orders_for(asked([paths[name] for name in names]), out), threads, out, cache=cache)

    run("amsterdam")
    listed = make_index(out, "nl").file
    assert "breda/report-nl.html" not in listed.read_text(encoding="utf-8")
    run("amsterdam", "breda")
    assert "breda/report-nl.html" in listed.read_text(encoding="utf-8")


class Stopped(Exception):
    """Somebody pressed Ctrl-C."""


def test_a_batch_that_was_stopped_goes_on_and_repeats_nothing(threads, cache, tmp_path):
    paths = records(tmp_path, **{f"r{number}": GOOD for number in range(5)})
    out = tmp_path / "out"
    orders = orders_for(asked(paths.values()), out)
    seen: list[str] = []

    def stop(ended) -> None:
        seen.append(ended.name)
        if len(seen) == 2:
            raise Stopped

    with pytest.raises(RefusedInput, match=r"^parameter resume: no batch of 'out' was stopped half-way here\."):
        make_batch(orders, threads, out, cache=cache, resume=True)
    with pytest.raises(Stopped):
        make_batch(orders, threads, out, cache=cache, force=True, on_end=stop)
    made = {name: (out / name.replace("/report", "") / "report-nl.html").stat().st_mtime_ns for name in seen}
    batch = make_batch(orders, threads, out, cache=cache, force=True, resume=True)
    assert {name for name, state in states(batch).items() if state == "unchanged"} == set(seen)
    assert sorted(states(batch).values()) == ["made"] * 3 + ["unchanged"] * 2
    for name, moment in made.items():
        assert (out / name.replace("/report", "") / "report-nl.html").stat().st_mtime_ns == moment
    with pytest.raises(RefusedInput):
        make_batch(orders, threads, out, cache=cache, resume=True)


def test_a_journal_whose_last_line_was_cut_off_is_read_as_far_as_it_is_whole(tmp_path):
    journal = Journal.of(tmp_path, ["a", "b"])
    journal.begin()
    journal.note("key of a")
    with journal.file.open("a", encoding="utf-8") as stream:
        stream.write('"key of')
    assert journal.made() == frozenset({"key of a"})
    assert Journal.of(tmp_path, ["a"]).made() == frozenset()


def test_a_file_that_is_in_the_way_fails_its_report_alone(threads, cache, tmp_path):
    paths = records(tmp_path, amsterdam=GOOD, breda=GOOD)
    out = tmp_path / "out"
    out.mkdir()
    (out / "amsterdam").write_text("in the way", encoding="utf-8")
    batch = make_batch(orders_for(asked(paths.values()), out), threads, out, cache=cache)
    assert states(batch) == {"amsterdam/report": "failed", "breda/report": "made"}
    assert (out / "amsterdam").read_text(encoding="utf-8") == "in the way"


def waiting_notebook(path: Path, source: str) -> Path:
    """The report's notebook with one more cell at its start."""
    notebook = nbformat.read(ROOT / "notebooks" / "report.ipynb", as_version=4)
    notebook.cells.insert(2, nbformat.v4.new_code_cell(source, id="more"))
    nbformat.write(notebook, path)
    approve(notebook, path.name)
    return path


def test_limits_hold_for_every_report_of_a_batch(threads, cache, tmp_path):
    own = waiting_notebook(tmp_path / "own.ipynb", "if probe == 'breda': __import__('time').sleep(600)")
    paths = records(tmp_path, amsterdam=GOOD, breda=GOOD)
    out = tmp_path / "out"
    orders = orders_for(asked(paths.values()), out, own, limits=Limits(cell_seconds=3))
    batch = make_batch(orders, threads, out, cache=cache)
    assert states(batch) == {"amsterdam/report": "made", "breda/report": "failed"}
    assert [finding.code for finding in batch.failed[0].findings] == ["out_of_time"]


@pytest.mark.slow
def test_a_worker_that_is_killed_loses_no_report(cache, tmp_path):
    mark = tmp_path / "killed"
    # The nursery's parent is the worker.
    source = (
        "import os, pathlib, signal\n"
        f"mark = pathlib.Path({str(mark)!r})\n"
        "if probe == 'breda' and not mark.exists():\n"
        "    mark.touch()\n"
        "    nursery = pathlib.Path(f'/proc/{os.getppid()}/stat').read_text()\n"
        "    os.kill(int(nursery.rpartition(')')[2].split()[1]), signal.SIGKILL)\n"
        "    __import__('time').sleep(600)"
    )
    own = waiting_notebook(tmp_path / "own.ipynb", source)
    paths = records(tmp_path, amsterdam=GOOD, breda=GOOD, delft=GOOD)
    out = tmp_path / "out"
    workers = Workers(lambda: local_workers(2), 2)
    batch = make_batch(orders_for(asked(paths.values()), out, own), workers, out, cache=cache)
    assert mark.exists()
    assert set(states(batch).values()) == {"made"}


@pytest.mark.slow
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -9), (signal.SIGTERM, -15)])
def test_a_batch_that_is_ended_leaves_whole_reports_and_no_process(tmp_path, number, code):
    own = waiting_notebook(tmp_path / "own.ipynb", "if probe == 'breda': __import__('time').sleep(600)")
    records(tmp_path, amsterdam=GOOD, breda=GOOD, delft=GOOD, ede=GOOD)
    (tmp_path / "sweep.yml").write_text("probe: regions/*\nlanguage: nl\n", encoding="utf-8")
    out = tmp_path / "out"
    words = ["batch", str(tmp_path / "sweep.yml"), "--jobs", "2", "--notebook", str(own), "--output", str(out)]
    environment = {**os.environ, "BNR_CACHE": str(tmp_path / "cache"), "MARK_OF_THIS_TEST": str(tmp_path)}
    with subprocess.Popen(
        [sys.executable, "-m", "bnr_toolkit.cli", *words],
        env=environment,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as process:
        until = time.monotonic() + 90
        while not (out / "ede" / "report-nl.html").exists() and time.monotonic() < until:
            time.sleep(0.05)
        os.kill(process.pid, number)
        said = process.communicate(timeout=60)[1].decode()
    assert process.returncode == code
    if number == signal.SIGINT:
        assert said.endswith(
            "\nWhat was made stays. To go on: the same command with --resume.\n"
            "Stopped. The previous report is untouched.\n"
        )
    until = time.monotonic() + 20
    while (left := marked(str(tmp_path))) and time.monotonic() < until:
        time.sleep(0.05)
    assert left == []
    made = sorted(path.parent.name for path in out.rglob("report-nl.html"))
    assert "ede" in made
    assert "breda" not in made
    for path in out.rglob("facts.json"):
        json.loads(path.read_text(encoding="utf-8"))
    assert not [path for path in out.rglob("*") if path.name.endswith((".new", ".old"))]


def marked(text: str) -> list[int]:
    """The processes that have this text in their environment."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if f"MARK_OF_THIS_TEST={text}".encode() in (folder / "environ").read_bytes():
                found.append(int(folder.name))
    return found


def test_records_and_phrases_travel_without_what_is_private(tmp_path):
    from bnr_toolkit.report.cluster import with_parcels

    probe = Path(shutil.copytree(ROOT / "data" / "bnr-tiktok-2023", tmp_path / "probe"))
    (probe / "vault").mkdir(exist_ok=True)
    (probe / "vault" / "wording.txt").write_text("sealed", encoding="utf-8")
    (order,) = orders_for(asked([str(probe)]), None)
    (parcel,) = with_parcels(order.task).parcels.values()
    assert parcel.name == "probe"
    assert sorted(name for name, _ in parcel.files) == ["events.csv", "probe.yml", "submissions.csv"]
    header = dict(parcel.files)["events.csv"].decode().splitlines()[0].split(",")
    assert "recorded_by" not in header


def test_a_record_that_cannot_travel_fails_alone(threads, cache, tmp_path):
    from bnr_toolkit.report.cluster import with_parcels

    paths = records(tmp_path, amsterdam=GOOD, breda=BAD, delft=GOOD, ede=GOOD)
    out = tmp_path / "out"
    orders = orders_for(asked(paths.values()), out, pack=with_parcels)
    (tmp_path / "regions" / "ede.csv").unlink()
    batch = make_batch(orders, threads, out, cache=cache)
    assert states(batch) == {
        "amsterdam/report": "made",
        "breda/report": "failed",
        "delft/report": "made",
        "ede/report": "failed",
    }
    assert [finding.code for one in batch.failed for finding in one.findings] == ["unknown_decision", "path_missing"]


def test_phrases_that_cannot_travel_fail_their_report_alone(threads, cache, tmp_path):
    from bnr_toolkit.report.cluster import with_parcels

    paths = records(tmp_path, amsterdam=GOOD)
    out = tmp_path / "out"
    orders = orders_for(asked(paths.values(), wording=str(tmp_path / "phrases")), out, pack=with_parcels)
    batch = make_batch(orders, threads, out, cache=cache)
    assert [(finding.code, finding.place.file) for finding in batch.failed[0].findings] == [("cannot_read", "phrases")]


def test_a_page_of_a_record_that_travelled_is_the_page_that_is_made_here(threads, cache, tmp_path):
    from bnr_toolkit.report.cluster import with_parcels

    paths = records(tmp_path, amsterdam=GOOD)
    here, there = tmp_path / "here", tmp_path / "there"
    make_batch(orders_for(asked(paths.values()), here), threads, here, cache=cache)
    make_batch(orders_for(asked(paths.values()), there, pack=with_parcels), threads, there, cache=cache)
    made = sorted(path.relative_to(here) for path in here.rglob("*") if path.is_file() and path.suffix != ".lock")
    assert [path.name for path in made if path.suffix == ".html"] == ["report-nl.html"]
    for path in made:
        assert (there / path).read_bytes() == (here / path).read_bytes(), path


def test_a_notebook_that_travels_is_held_against_the_list_of_whoever_sends_it(threads, cache, tmp_path, monkeypatch):
    from bnr_toolkit.report.cluster import with_parcels

    own = waiting_notebook(tmp_path / "own.ipynb", "1 + 1")
    paths = records(tmp_path, amsterdam=GOOD)
    out = tmp_path / "out"
    orders = orders_for(asked(paths.values()), out, own, pack=with_parcels)
    # A worker's machine has approved nothing.
    monkeypatch.setenv("BNR_APPROVED", str(tmp_path / "nobody.txt"))
    assert states(make_batch(orders, threads, out, cache=cache)) == {"amsterdam/report": "made"}
    with pytest.raises(RefusedInput, match=r"^own\.ipynb: this notebook is not the toolkit's and was not approved"):
        orders_for(asked(paths.values()), out, own, pack=with_parcels)


def test_what_travelled_is_on_the_disk_of_a_worker_only_while_it_is_needed(cache, tmp_path, monkeypatch):
    from bnr_toolkit.report.cluster import with_parcels

    worker = tmp_path / "worker"
    worker.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(worker))

    @contextlib.contextmanager
    def executors():
        with ThreadPoolExecutor(1) as executor:
            yield executor

    paths = records(tmp_path, amsterdam=GOOD, breda=GOOD)
    out = tmp_path / "out"
    orders = orders_for(asked(paths.values()), out, pack=with_parcels)
    batch = make_batch(orders, Workers(executors, 1), out, cache=cache)
    assert set(states(batch).values()) == {"made"}
    assert list(worker.glob("bnr-parcels-*")) == []
