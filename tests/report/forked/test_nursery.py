"""Runs in children of a nursery: nothing of one reaches the next, and nothing is left of any."""

from __future__ import annotations

import ast
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bnr_toolkit.report.forked import Limits, Nursery, NurseryGone

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks the process table of Linux")


@pytest.fixture(scope="module")
def nursery():
    with Nursery(["pandas", "matplotlib.figure"]) as one:
        yield one


def ran(nursery: Nursery, folder: Path, *sources: str, **limits):
    return nursery.run(list(enumerate(sources)), folder, Limits(**limits))


def shown(result, cell: int = 0) -> str:
    return "".join(
        output.get("text") or output.get("data", {}).get("text/plain", "") for output in result.outputs[cell]
    )


def is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def gone(*pids: int, seconds: float = 10) -> bool:
    until = time.monotonic() + seconds
    while any(map(is_alive, pids)) and time.monotonic() < until:
        time.sleep(0.02)
    return not any(map(is_alive, pids))


LEAKS = {
    "a name": ("secret = 1", "'secret' in globals()", "False"),
    "a module's attribute": ("import pandas; pandas.leak = 1", "import pandas; hasattr(pandas, 'leak')", "False"),
    "a builtin": ("import builtins; builtins.leak = 1", "import builtins; hasattr(builtins, 'leak')", "False"),
    "the environment": ("import os; os.environ['LEAK'] = '1'", "import os; 'LEAK' in os.environ", "False"),
    "an imported module": (
        "import sys, types; sys.modules['leak'] = types",
        "import sys; 'leak' in sys.modules",
        "False",
    ),
    "the search path": ("import sys; sys.path.insert(0, '/leak')", "import sys; '/leak' in sys.path", "False"),
    "the locale": ("import decimal; decimal.getcontext().prec = 3", "import decimal; decimal.getcontext().prec", "28"),
    "an option of pandas": (
        "import pandas; pandas.set_option('display.precision', 1)",
        "import pandas; pandas.get_option('display.precision')",
        "6",
    ),
    "a style of matplotlib": (
        "import matplotlib; matplotlib.rcParams['font.size'] = 99",
        "import matplotlib; matplotlib.rcParams['font.size']",
        "10.0",
    ),
    "the phrases of another newsroom": (
        "from bnr_toolkit import words; words.LEAK = 1",
        "from bnr_toolkit import words; hasattr(words, 'LEAK')",
        "False",
    ),
    "a handler": (
        "import signal; _ = signal.signal(signal.SIGTERM, signal.SIG_IGN)",
        "import signal; signal.getsignal(signal.SIGTERM) == signal.SIG_IGN",
        "False",
    ),
    "a number of the cell": ("1", "len(In)", "2"),
    "an earlier result": ("'earlier'", "len(Out), '_' in globals() and _", "(0, '')"),
}


@pytest.mark.parametrize("name", LEAKS)
def test_nothing_of_one_run_reaches_the_next(nursery, tmp_path, name):
    before, after, expected = LEAKS[name]
    assert ran(nursery, tmp_path, before).problem is None
    assert shown(ran(nursery, tmp_path, after)) == expected


def test_the_folder_of_a_run_is_its_own_and_nothing_in_it_is_imported(nursery, tmp_path):
    (tmp_path / "babel.py").write_text("raise RuntimeError('hijacked')", encoding="utf-8")
    (tmp_path / "matplotlibrc").write_text("font.size: 99", encoding="utf-8")
    result = ran(nursery, tmp_path, "import os, babel; os.getcwd(), 'site-packages' in babel.__file__")
    assert ast.literal_eval(shown(result)) == (str(tmp_path), True)


def test_children_do_not_throw_the_same_dice(nursery, tmp_path):
    source = "import random, numpy, uuid; random.random(), numpy.random.rand(), uuid.uuid4()"
    throws = [shown(ran(nursery, tmp_path, source)) for _ in range(3)]
    assert len(set(throws)) == 3
    for place in range(3):
        assert len({re.split(r",\s+", throw)[place] for throw in throws}) == 3


def test_sets_have_one_order_in_every_run(tmp_path):
    source = "list({'a', 'b', 'c', 'd', 'e', 'f'})"
    orders = set()
    for _ in range(2):
        with Nursery([]) as one:
            orders.add(shown(ran(one, tmp_path, source)))
    assert len(orders) == 1


ENDS = {
    "raise": ("1 / 0", "error", "ZeroDivisionError: division by zero"),
    "sys.exit": ("import sys; sys.exit(0)", "error", "SystemExit: 0"),
    "exit": ("exit()", "stopped", ""),
    "quit": ("quit()", "stopped", ""),
    "os._exit": ("import os; os._exit(0)", "died", "exit code 0"),
    "killed": ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "died", "signal SIGKILL"),
    "its group killed": ("import os, signal; os.killpg(0, signal.SIGKILL)", "died", "signal SIGKILL"),
    "a crash": ("import ctypes; ctypes.string_at(0)", "died", "signal SIGSEGV"),
    "a syntax error": ("def f(:", "error", "SyntaxError: invalid syntax (<ipython-input-2-…>, line 1)"),
    "a question": ("input('?')", "error", "EOFError: EOF when reading a line"),
    "an interrupt": ("raise KeyboardInterrupt", "error", "KeyboardInterrupt"),
}


@pytest.mark.parametrize("name", ENDS)
def test_a_run_that_does_not_reach_its_end_says_how_it_ended(nursery, tmp_path, name):
    source, problem, said = ENDS[name]
    result = ran(nursery, tmp_path, "'before'", source, "'after'")
    hidden = result.said.replace(result.said.partition("input-2-")[2].partition(">")[0] or "\0", "…")
    assert (result.problem, hidden, result.cell) == (problem, said, 1)
    assert 2 not in result.outputs
    assert shown(result, 0) == "'before'"
    # The nursery is as good as before.
    assert shown(ran(nursery, tmp_path, "1 + 1")) == "2"


def test_a_run_that_hangs_up_is_ended(nursery, tmp_path):
    result = ran(nursery, tmp_path, "import os; os.closerange(3, 256)", "import time; time.sleep(600)")
    assert (result.problem, result.cell) == ("died", 0)


LIMITS = {
    "for ever": ("while True: pass", {"cell_seconds": 0.5}, "time"),
    "asleep": ("import time; time.sleep(60)", {"cell_seconds": 0.5}, "time"),
    "deaf": (
        "import signal, time; [signal.signal(n, signal.SIG_IGN) for n in {*signal.Signals} - {9, 19}]; time.sleep(9)",
        {"cell_seconds": 0.5},
        "time",
    ),
    "standing still": ("import os, signal; os.kill(os.getpid(), signal.SIGSTOP)", {"cell_seconds": 0.5}, "time"),
    "memory": ("data = bytearray(3 * 10**9)", {"memory_mib": 1024}, "memory"),
    "memory of an array": ("import numpy; numpy.ones(3 * 10**9)", {"memory_mib": 1024}, "memory"),
    "a long text": ("print('x' * 30_000_000)", {"output_mib": 8}, "output"),
    "lines without end": ("while True: print('x' * 1000)", {"output_mib": 8}, "output"),
    "displays without end": (
        "from IPython.display import display\nwhile True: display('x' * 1000)",
        {"output_mib": 8},
        "output",
    ),
    "a program that prints without end": ("import os; os.system('yes')", {"output_mib": 8}, "output"),
}


@pytest.mark.parametrize("name", LIMITS)
def test_a_run_beyond_a_limit_is_ended_and_so_is_what_it_started(nursery, tmp_path, name):
    source, limits, problem = LIMITS[name]
    started = "import os, subprocess; print(os.getpid(), subprocess.Popen(['sleep', '600']).pid)"
    result = ran(nursery, tmp_path, started, source, "'after'", **limits)
    assert (result.problem, result.cell) == (problem, 1)
    assert gone(*map(int, shown(result).split()))
    assert shown(ran(nursery, tmp_path, "1 + 1")) == "2"


def test_what_a_sound_run_started_ends_with_it(nursery, tmp_path):
    result = ran(nursery, tmp_path, "import os, subprocess; print(os.getpid(), subprocess.Popen(['sleep', '600']).pid)")
    assert result.problem is None
    assert gone(*map(int, shown(result).split()))


def test_a_nursery_that_was_killed_says_so_and_its_child_is_gone(tmp_path):
    with Nursery([]) as one:
        pid = int(shown(ran(one, tmp_path, "import os; os.getppid()")))
        assert pid == one.pid
        with pytest.raises(NurseryGone, match=r"^signal SIGKILL$"):
            ran(one, tmp_path, f"import os; os.kill({pid}, 9)", "import time; time.sleep(600)")
        assert not one.is_there


def test_a_module_that_cannot_be_imported_is_no_nursery(tmp_path, capfd):
    with Nursery(["no_such_module"]) as one, pytest.raises(NurseryGone, match=r"^exit code 1$"):
        ran(one, tmp_path, "1")
    assert "No module named 'no_such_module'" in capfd.readouterr().err


PARENT = """
import json, sys
from pathlib import Path
from bnr_toolkit.report.forked import Nursery
nursery = Nursery([])
def tell(number):
    pids = json.loads(Path(sys.argv[1], "pids").read_text())
    print(json.dumps([nursery.pid, *pids]), flush=True)
starts = "import json, os, subprocess; other = subprocess.Popen(['sleep', '600']); pids = [os.getpid(), other.pid]"
cells = [starts + "; json.dump(pids, open('pids', 'w'))", "import time; time.sleep(600)"]
nursery.run(list(enumerate(cells)), Path(sys.argv[1]), on_cell=tell)
"""


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_when_the_parent_is_ended_nothing_of_its_runs_is_left(tmp_path, number):
    with subprocess.Popen([sys.executable, "-c", PARENT, str(tmp_path)], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        pids = json.loads(parent.stdout.readline())
        assert all(map(is_alive, pids))
        os.kill(parent.pid, number)
        parent.wait(20)
    assert gone(*pids)


def test_limits_and_cells_are_told_of_as_they_come(nursery, tmp_path):
    seen: list[int] = []
    nursery.run([(3, "1"), (7, "2")], tmp_path, Limits(), seen.append)
    assert seen == [3, 7]


def test_what_is_done_meanwhile_happens_while_the_child_is_at_work(nursery, tmp_path):
    mark = tmp_path / "mark"
    source = "import time, pathlib\nwhile not pathlib.Path('mark').exists(): time.sleep(0.01)\n'seen'"
    result = nursery.run([(0, source)], tmp_path, Limits(cell_seconds=20), meanwhile=lambda: mark.write_text("x"))
    assert shown(result) == "'seen'"


def test_a_nursery_whose_parent_went_while_it_was_importing_goes_without_a_word(tmp_path):
    import socket

    ours, theirs = socket.socketpair()
    with theirs:
        words = ["-m", "bnr_toolkit.report.forked.process", str(theirs.fileno()), str(tmp_path), "cold"]
        process = subprocess.Popen([sys.executable, *words], pass_fds=[theirs.fileno()], stderr=subprocess.PIPE)
    ours.close()
    assert (process.communicate(timeout=60)[1], process.returncode) == (b"", 0)


def test_a_cell_without_memory_for_its_own_traceback_still_says_what_went_wrong(nursery, tmp_path):
    result = ran(nursery, tmp_path, "import resource; resource.setrlimit(resource.RLIMIT_DATA, (1, 1)); 1 / 0")
    assert result.problem in ("error", "memory")
    assert result.said
