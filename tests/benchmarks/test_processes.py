"""A whole process is measured with all it starts, also with what outlives it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from measuring import Broken, run_whole, tree_cpu

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/smaps_rollup").exists(), reason="memory is read from Linux's /proc"
)

BUSY = "import time\nwhile time.process_time() < 0.3: pass"
# In a session of its own, as Jupyter starts kernels.
STARTS_BUSY = "import subprocess, sys; child = subprocess.Popen([sys.executable, '-c', {!r}], start_new_session=True)\n"


def test_the_cpu_of_what_a_command_starts_is_counted(tmp_path):
    run = run_whole([sys.executable, "-c", STARTS_BUSY.format(BUSY) + "child.wait(); print('done')"], tmp_path)
    assert 0.3 <= run.cpu < 1.0
    assert run.wall >= 0.3
    assert run.processes == 2
    assert run.said == "done\n"


def test_the_cpu_of_what_outlives_a_command_is_counted(tmp_path):
    run = run_whole([sys.executable, "-c", STARTS_BUSY.format(BUSY) + "print(child.pid)"], tmp_path)
    assert 0.3 <= run.cpu < 1.0
    assert not Path(f"/proc/{run.said.strip()}").exists()


def test_what_does_not_end_by_itself_is_ended(tmp_path):
    run = run_whole(
        [sys.executable, "-c", STARTS_BUSY.format("import time; time.sleep(600)") + "print(child.pid)"], tmp_path
    )
    assert not Path(f"/proc/{run.said.strip()}").exists()


def test_a_process_of_somebody_else_is_neither_counted_nor_ended(tmp_path):
    with subprocess.Popen([sys.executable, "-c", "import time\nwhile True: time.process_time()"]) as other:
        run = run_whole([sys.executable, "-c", "import time; time.sleep(0.5)"], tmp_path)
        assert other.poll() is None
        other.kill()
    assert run.cpu < 0.3
    assert run.processes == 1


def test_memory_is_that_of_the_whole_tree_and_is_shown_as_it_grows(tmp_path):
    held = "import time; held = bytearray(60 * 2**20); time.sleep(0.5)"
    seen = []
    program = STARTS_BUSY.format(held) + held + "; child.wait()"
    run = run_whole([sys.executable, "-c", program], tmp_path, watch=lambda seconds, mib: seen.append((seconds, mib)))
    assert 120 < run.peak < 200
    assert run.peak == max(mib for _, mib in seen)
    assert seen == sorted(seen, key=lambda one: one[0])


def test_a_command_runs_in_its_folder_with_what_its_environment_adds(tmp_path):
    program = "import os; print(os.getcwd(), os.environ['ADDED'], 'PATH' in os.environ)"
    run = run_whole([sys.executable, "-c", program], tmp_path, environment={"ADDED": "yes"})
    assert run.said == f"{tmp_path} yes True\n"


def test_a_command_that_fails_breaks_with_what_it_said_and_no_path_in_short(tmp_path):
    with pytest.raises(Broken) as caught:
        run_whole([sys.executable, "-c", "raise SystemExit('no such page')"], tmp_path)
    assert caught.value.short == f"{Path(sys.executable).name} ended with 1"
    assert str(caught.value) == f"{Path(sys.executable).name} ended with 1\nno such page"


def test_a_command_that_is_not_here_breaks(tmp_path):
    with pytest.raises(Broken) as caught:
        run_whole([str(tmp_path / "quarto"), "render"], tmp_path)
    assert caught.value.short == "quarto is not here"


def test_the_cpu_of_a_running_tree_grows_with_what_it_starts():
    before = tree_cpu(os.getpid())
    subprocess.run([sys.executable, "-c", BUSY], check=True)
    assert 0.28 <= tree_cpu(os.getpid()) - before < 1.0
