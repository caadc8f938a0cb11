"""Reports made on a Dask cluster: a scheduler and two workers on this machine, in processes of their own."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import pytest

from bnr_toolkit.errors import PrivacyBlocked, RefusedInput
from bnr_toolkit.report import Parameters
from bnr_toolkit.report.approved import approve
from bnr_toolkit.report.batches import Workers, make_batch
from bnr_toolkit.report.cache import Cache
from bnr_toolkit.report.cluster import check_returned, dask_cluster, with_parcels
from bnr_toolkit.report.ordering import orders_for
from bnr_toolkit.report.tasks import Done

ROOT = Path(__file__).parents[2]
BNR = ROOT / "data" / "bnr-tiktok-2023"
HEADER = "ad,category,platform,decision\n"


def started(*words: str, log: Path) -> subprocess.Popen[bytes]:
    """A program of Dask, with what it says in a file."""
    with log.open("wb") as stream:
        return subprocess.Popen(
            [sys.executable, "-m", "dask", *words],
            stdout=stream,
            stderr=stream,
            cwd=log.parent,
            # As on another machine: nothing of where the tests stand.
            env={**os.environ, "BNR_CACHE": str(log.parent / "cache")},
        )


def said(log: Path, pattern: str) -> str:
    """What a program says, once it says it."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        match = re.search(pattern, log.read_text(encoding="utf-8"))
        if match:
            return match[1]
        time.sleep(0.05)
    raise AssertionError(log.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory):
    pytest.importorskip("distributed")
    log = tmp_path_factory.mktemp("scheduler") / "log"
    process = started("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", log=log)
    try:
        yield said(log, r"(?m)Scheduler at:\s+(tcp://\S+)")
    finally:
        process.terminate()
        process.wait(30)


@pytest.fixture(scope="module")
def cluster(scheduler, tmp_path_factory):
    """The address of a scheduler that has two workers, each a process with a thread."""
    folder = tmp_path_factory.mktemp("workers")
    words = ("worker", scheduler, "--nworkers", "2", "--nthreads", "1", "--no-dashboard")
    process = started(*words, "--local-directory", str(folder), log=folder / "log")
    try:
        with contextlib.suppress(AssertionError):
            said(folder / "log", r"(?s)Registered to.*(Registered to)")
        yield scheduler
    finally:
        process.terminate()
        process.wait(30)


@pytest.mark.slow
def test_pages_of_a_cluster_are_the_pages_of_this_machine(cluster, bnr_run, tmp_path):
    probe = shutil.copytree(BNR, tmp_path / "bnr-tiktok-2023")
    pages = tuple(Parameters(probe=str(probe), language=language) for language in ("nl", "en"))
    out = tmp_path / "out"
    with dask_cluster(cluster) as dask:
        assert dask.workers == 2
        orders = orders_for([pages], out, pack=with_parcels)
        workers = Workers(dask.executors, dask.workers, check_returned)
        batch = make_batch(orders, workers, out, cache=Cache(tmp_path / "cache"))
    assert [one.state for one in batch.ended] == ["made"], batch.failed
    made = out / "bnr-tiktok-2023"
    assert {path.name for path in made.iterdir()} == {path.name for path in bnr_run.iterdir()}
    for path in made.iterdir():
        assert path.read_bytes() == (bnr_run / path.name).read_bytes(), path.name


@pytest.mark.slow
def test_the_reports_of_a_worker_that_is_killed_are_made_by_another(cluster, tmp_path):
    mark = tmp_path / "killed"
    source = (
        "import os, pathlib, signal\n"
        f"mark = pathlib.Path({str(mark)!r})\n"
        "if probe == 'r1' and not mark.exists():\n"
        "    mark.touch()\n"
        "    nursery = pathlib.Path(f'/proc/{os.getppid()}/stat').read_text()\n"
        "    os.kill(int(nursery.rpartition(')')[2].split()[1]), signal.SIGKILL)\n"
        "    __import__('time').sleep(600)"
    )
    notebook = nbformat.read(ROOT / "notebooks" / "report.ipynb", as_version=4)
    notebook.cells.insert(2, nbformat.v4.new_code_cell(source, id="more"))
    own = tmp_path / "own.ipynb"
    nbformat.write(notebook, own)
    approve(notebook, own.name)
    asked = []
    for number in range(4):
        table = tmp_path / f"r{number}.csv"
        table.write_text(f"{HEADER}1,gambling,Alpha,approved\n2,weapons,Alpha,rejected\n", encoding="utf-8")
        asked.append((Parameters(probe=str(table), language="en"),))
    out = tmp_path / "out"
    with dask_cluster(cluster) as dask:
        orders = orders_for(asked, out, own, pack=with_parcels)
        workers = Workers(dask.executors, dask.workers, check_returned)
        batch = make_batch(orders, workers, out, cache=Cache(tmp_path / "cache"))
    assert mark.exists()
    assert [(one.name, one.state) for one in batch.ended] == [(f"r{number}/report", "made") for number in range(4)]


@pytest.mark.slow
def test_a_cluster_without_workers_is_refused(tmp_path):
    pytest.importorskip("distributed")
    log = tmp_path / "log"
    process = started("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", log=log)
    try:
        address = said(log, r"(?m)Scheduler at:\s+(tcp://\S+)")
        with pytest.raises(RefusedInput) as refusal, dask_cluster(address):
            pass
        assert str(refusal.value) == (
            f"parameter dask: the cluster at '{address}' has no workers. Start one with dask worker."
        )
    finally:
        process.terminate()
        process.wait(30)


def test_nobody_at_the_address_is_refused(monkeypatch):
    pytest.importorskip("distributed")
    monkeypatch.setattr("bnr_toolkit.report.cluster.SECONDS_TO_ANSWER", 1)
    with pytest.raises(RefusedInput) as refusal, dask_cluster("tcp://127.0.0.1:9"):
        pass
    assert str(refusal.value) == (
        "parameter dask: no Dask cluster answers at 'tcp://127.0.0.1:9'. "
        "Start the scheduler, or check the address; it looks like tcp://127.0.0.1:8786."
    )


@pytest.mark.parametrize("address", ["127.0.0.1", "http://127.0.0.1:8786", "tcp://127.0.0.1", "cluster", ""])
def test_what_is_no_address_of_a_cluster_is_refused_at_once(address):
    pytest.importorskip("distributed")
    with pytest.raises(RefusedInput, match="the address; it looks like tcp://127"), dask_cluster(address):
        pass


def test_an_encrypted_connection_without_a_certificate_is_refused_at_once(tmp_path):
    pytest.importorskip("distributed")
    import dask

    with pytest.raises(RefusedInput) as refusal, dask_cluster("tls://127.0.0.1:9"):
        pass
    assert str(refusal.value) == (
        "parameter dask: there is no certificate here for an encrypted connection with 'tls://127.0.0.1:9' "
        "(distributed.comm.tls). Name the certificates in the settings of Dask; docs/regenerating.md says how."
    )
    with (
        dask.config.set({"distributed.comm.tls.ca-file": str(tmp_path / "ca.pem")}),
        pytest.raises(RefusedInput, match="no certificate here"),
        dask_cluster("tls://127.0.0.1:9"),
    ):
        pass


def test_without_distributed_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(RefusedInput, match=r"bnr-toolkit\[cluster\]"), dask_cluster("tcp://127.0.0.1:9"):
        pass


def test_what_is_private_is_looked_for_where_it_stayed(tmp_path):
    probe = Path(shutil.copytree(BNR, tmp_path / "probe"))
    events = probe / "events.csv"
    events.write_text(events.read_text(encoding="utf-8").replace(",unknown\n", ",Vera Verzonnen\n"), encoding="utf-8")
    (order,) = orders_for([(Parameters(probe=str(probe), language="en"),)], None)
    page = Path("report-en.html")
    check_returned(order.task, Done("probe/report", {page: b"<p>Nobody</p>"}))
    if "Vera Verzonnen" not in events.read_text(encoding="utf-8"):
        pytest.fail("the record has no private column to plant a name in")
    with pytest.raises(PrivacyBlocked):
        check_returned(order.task, Done("probe/report", {page: b"<p>Vera Verzonnen</p>"}))
