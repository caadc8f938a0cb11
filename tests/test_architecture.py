"""The rooms keep apart, the face stays small, and starting costs nothing.

The contracts stand in pyproject.toml. A contract that cannot fail protects
nothing, so each is broken here on purpose, in a copy of the package.
"""

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import bnr_toolkit

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "bnr_toolkit"
PROGRAMS = Path(sys.executable).parent
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]

STAIRCASE = "One staircase: a room imports lower floors only, and rooms on one floor not each other"
PRESENTATION = "Presentation never holds a record"
FACE = "No room imports the package's face"
LIBRARIES = "One room per heavy library"


# The contracts


def broken_contracts(folder: Path) -> tuple[set[str], str]:
    """Run import-linter on the package in a folder: the names of broken contracts, and all it said."""
    run = subprocess.run(
        [PROGRAMS / "lint-imports", "--no-cache", "--no-logo"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder), "COLUMNS": "300"},
        capture_output=True,
        text=True,
    )
    said = run.stdout + run.stderr
    names = set(re.findall(r"^(.+) BROKEN", said, re.MULTILINE))
    assert re.search(r"^Contracts: \d+ kept, \d+ broken", said, re.MULTILINE), said
    assert (run.returncode == 0) == (names == set()), said
    return names, said


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the package and its contracts, to plant violations in."""
    shutil.copytree(PACKAGE, tmp_path / "bnr_toolkit", ignore=shutil.ignore_patterns("__pycache__", "fonts"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def plant(copy: Path, room: str, code: str) -> None:
    """Add a line to a room: to its one module, or to the ``__init__`` of a larger one."""
    single = copy / "bnr_toolkit" / f"{room}.py"
    module = single if single.exists() else copy / "bnr_toolkit" / room / "__init__.py"
    with module.open("a", encoding="utf-8") as file:
        file.write(f"\n{code}\n")


def test_the_contracts_are_kept() -> None:
    names, said = broken_contracts(ROOT)
    assert names == set(), said


def test_every_contract_has_a_planted_violation_below() -> None:
    assert {contract["name"] for contract in CONTRACTS} == {STAIRCASE, PRESENTATION, FACE, LIBRARIES}


@pytest.mark.parametrize(
    ("room", "code"),
    [
        pytest.param("report", "import bnr_toolkit.cli", id="a higher floor"),
        pytest.param("histories", "from bnr_toolkit import rates", id="the same floor"),
        pytest.param("checks", "def late():\n    from bnr_toolkit.ledger import Ledger", id="inside a function"),
        pytest.param(
            "outcomes",
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from bnr_toolkit.rates import approval_rates",
            id="for types only",
        ),
    ],
)
def test_climbing_the_staircase_is_caught(copy: Path, room: str, code: str) -> None:
    plant(copy, room, code)
    names, said = broken_contracts(copy)
    assert names == {STAIRCASE}, said


def test_a_module_without_a_place_is_caught(copy: Path) -> None:
    (copy / "bnr_toolkit" / "attic.py").write_text('"""Things that had no place."""\n', "utf-8")
    names, said = broken_contracts(copy)
    assert names == {STAIRCASE}, said
    assert "- bnr_toolkit.attic" in said


def test_a_room_of_a_later_issue_has_its_place(copy: Path) -> None:
    for room in ("publish", "factcheck", "diff"):
        if not (PACKAGE / room).exists():
            (copy / "bnr_toolkit" / f"{room}.py").write_text('"""Not built yet."""\n', "utf-8")
    names, said = broken_contracts(copy)
    assert names == set(), said


@pytest.mark.parametrize("room", ["words", "tables", "figures", "display"])
@pytest.mark.parametrize(
    ("code", "record"),
    [
        pytest.param("from bnr_toolkit.ledger import Ledger", "ledger", id="directly"),
        pytest.param("from bnr_toolkit import facts", "rates", id="through another room"),
    ],
)
def test_presentation_reaching_a_record_is_caught(copy: Path, room: str, code: str, record: str) -> None:
    if record == "rates":
        plant(copy, "facts", "from bnr_toolkit.rates import approval_rates")
    plant(copy, room, code)
    names, said = broken_contracts(copy)
    assert names == {PRESENTATION}, said
    assert f"bnr_toolkit.{room} is not allowed to import bnr_toolkit.{record}:" in said


def rooms(layer: str) -> set[str]:
    return set(re.findall(r"\w+", layer))


def test_presentation_is_kept_from_every_room_that_holds_a_record() -> None:
    """A room added between arithmetic and counting is added to the second contract too."""
    (staircase,) = (contract["layers"] for contract in CONTRACTS if contract["name"] == STAIRCASE)
    (presentation,) = (contract["layers"] for contract in CONTRACTS if contract["name"] == PRESENTATION)
    floors = [rooms(layer) for layer in staircase]
    highest = next(number for number, floor in enumerate(floors) if "rates" in floor)
    lowest = next(number for number, floor in enumerate(floors) if "statistics" in floor)

    assert rooms(presentation[0]) == set.union(*floors[highest : lowest + 1])


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("import bnr_toolkit", id="whole"),
        pytest.param("from bnr_toolkit import open_ledger", id="one name"),
    ],
)
def test_going_round_by_the_face_is_caught(copy: Path, code: str) -> None:
    plant(copy, "words", code)
    names, said = broken_contracts(copy)
    assert names == {FACE}, said


def test_a_heavy_library_in_another_room_is_caught(copy: Path) -> None:
    (contract,) = (contract for contract in CONTRACTS if contract["name"] == LIBRARIES)
    libraries = contract["forbidden_modules"]
    for library in libraries:
        plant(copy, "redact", f"import {library}")

    names, said = broken_contracts(copy)

    assert names == {LIBRARIES}, said
    assert [one for one in libraries if f"bnr_toolkit.redact -> {one} " not in said] == []


def test_a_heavy_library_in_its_own_room_is_no_violation(copy: Path) -> None:
    own = {
        "cli": "click",
        "explore": "ipywidgets",
        "report.engine": "jupyter_client, nbclient, nbconvert, nbformat, papermill",
        "figures.style": "coloraide, matplotlib, PIL",
        "tables.spreadsheet": "xlsxwriter",
        "statistics.proportions": "krippendorff, scipy",
        "reading.source": "odf, openpyxl, python_calamine, xlrd, yaml",
        "ledger.writing": "yaml",
    }
    for room, libraries in own.items():
        plant(copy, room.replace(".", "/"), f"import {libraries}")

    names, said = broken_contracts(copy)

    assert names == set(), said


# What starting costs

HEAVY = {"pandas", "matplotlib", "scipy", "papermill", "narwhals", "click", "IPython", "ipywidgets"}


def test_importing_the_package_loads_nothing_heavy() -> None:
    script = "import json, sys, bnr_toolkit; print(json.dumps(sorted(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert HEAVY & set(json.loads(run.stdout)) == set()


def test_help_loads_nothing_heavy() -> None:
    run = subprocess.run(
        [sys.executable, "-X", "importtime", PROGRAMS / "bnr", "--help"], capture_output=True, text=True, check=True
    )
    loaded = set(re.findall(r"\| +(\w+)$", run.stderr, re.MULTILINE))
    assert "click" in loaded  # so the list was read
    assert loaded & (HEAVY - {"click"}) == set()
    assert "Usage: bnr" in run.stdout


def test_help_answers_in_under_a_fifth_of_a_second_of_processor_time() -> None:
    resource = pytest.importorskip("resource")  # not on Windows
    seconds = []
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([PROGRAMS / "bnr", "--help"], stdout=subprocess.DEVNULL, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    assert min(seconds) < 0.2


# The face


def test_the_face_has_at_most_nine_names_and_each_is_there() -> None:
    assert len(bnr_toolkit.__all__) <= 9
    assert dir(bnr_toolkit) == sorted(bnr_toolkit.__all__)
    for name in bnr_toolkit.__all__:
        assert getattr(bnr_toolkit, name) is not None


def test_another_name_is_refused_as_python_does() -> None:
    with pytest.raises(AttributeError, match=r"^module 'bnr_toolkit' has no attribute 'opne_ledger'$"):
        bnr_toolkit.opne_ledger  # noqa: B018


# The size of a module


def test_a_module_over_300_lines_says_why() -> None:
    unexplained = []
    for module in PACKAGE.rglob("*.py"):
        text = module.read_text("utf-8")
        explanation = ast.get_docstring(ast.parse(text)) or ""
        if text.count("\n") > 300 and "length:" not in explanation.casefold():
            unexplained.append(module.relative_to(ROOT).as_posix())
    assert unexplained == []
