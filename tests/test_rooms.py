"""The faces of rooms: every name is there, means what its module says, and is imported no sooner than asked for."""

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

ROOMS = ["facts", "ledger", "rates", "reading", "results", "tables", "words"]
PACKAGE = Path(__file__).parents[1] / "bnr_toolkit"


def names(room):
    """The names that the face of a room imports, each with its module."""
    tree = ast.parse((PACKAGE / room / "__init__.py").read_text(encoding="utf-8"))
    imported = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    return {
        name.name: node.module
        for node in imported
        if node.module not in ("typing", "bnr_toolkit.rooms")
        for name in node.names
    }


@pytest.mark.parametrize("room", ROOMS)
def test_the_face_of_a_room_has_every_name_that_it_says_it_has(room):
    face = import_module(f"bnr_toolkit.{room}")
    assert set(face.__all__) == set(names(room))
    assert set(face.__all__) <= set(dir(face))
    for name, module in names(room).items():
        assert getattr(face, name) is getattr(import_module(module), name)


def test_a_function_goes_before_the_module_of_its_name_whatever_was_imported_first():
    program = (
        "from bnr_toolkit.tables.claims import claims_csv; import bnr_toolkit.tables.controls;"
        "from bnr_toolkit import tables; from bnr_toolkit.tables import claims;"
        "print(callable(tables.claims), callable(claims), callable(tables.controls))"
    )
    assert subprocess.check_output([sys.executable, "-c", program], text=True) == "True True True\n"


def test_a_name_that_a_room_does_not_have_is_an_error_as_everywhere():
    with pytest.raises(AttributeError, match=r"^module 'bnr_toolkit\.tables' has no attribute 'carpentry'$"):
        import_module("bnr_toolkit.tables").carpentry  # noqa: B018
    with pytest.raises(ImportError, match="cannot import name 'carpentry'"):
        exec("from bnr_toolkit.tables import carpentry")


def test_counting_a_large_file_imports_no_charts_no_sentences_and_no_pandas(tmp_path):
    path = tmp_path / "ads.csv"
    rows = "".join(f"{number},gambling,TikTok,approved\n" for number in range(1, 40_000))
    path.write_text(f"ad,category,platform,decision\n{rows}", encoding="utf-8")
    program = (
        "import sys; from bnr_toolkit.cli import main\n"
        f"try: main(['rates', {str(path)!r}, '--format', 'csv'])\n"
        "except SystemExit: pass\n"
        "rooms = ('pandas', 'matplotlib', 'narwhals', 'scipy', 'bnr_toolkit.figures', 'bnr_toolkit.report.run')\n"
        "print([name for name in rooms if name in sys.modules])"
    )
    said = subprocess.check_output([sys.executable, "-c", program], text=True).splitlines()
    assert said[1:] == ["39999,39999,0,39999,0.999904,1.0", "[]"]
