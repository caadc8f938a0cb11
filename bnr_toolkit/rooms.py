"""The face of a room: its names, each imported when it is first asked for.

A command that counts needs no charts, and one that answers from the cache needs
nearly nothing; importing every module of every room would take longer than most
answers. The names stand once, as imports for whoever reads or checks the code:

    if TYPE_CHECKING:
        from bnr_toolkit.tables.claims import claims, claims_csv

    open_on_demand(__name__)
"""

from __future__ import annotations

import ast
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

_FOR_CHECKING = "TYPE_CHECKING"


class _Room(ModuleType):
    """A package whose names are imported when they are asked for."""

    _modules: dict[str, str]
    """The module that has each name."""

    def __getattr__(self, name: str) -> Any:
        if name not in self._modules:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        value = getattr(import_module(self._modules[name]), name)
        super().__setattr__(name, value)
        return value

    def __setattr__(self, name: str, value: object) -> None:
        # Python hangs a module that was imported on its package; what the face calls by that name goes first.
        if name not in self._modules or not isinstance(value, ModuleType):
            super().__setattr__(name, value)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *self._modules})


def open_on_demand(room: str) -> None:
    """Import what a package imports ``if TYPE_CHECKING`` when it is first asked for.

    >>> import bnr_toolkit.tables
    >>> bnr_toolkit.tables.claims.__module__, "claims_csv" in dir(bnr_toolkit.tables)
    ('bnr_toolkit.tables.claims', True)
    """
    package = sys.modules[room]
    assert package.__file__ is not None, "a room is a folder with an __init__.py"
    source = Path(package.__file__).read_text(encoding="utf-8")
    package.__dict__["_modules"] = _imported_for_checking(source)
    package.__class__ = _Room


def import_whole(module: str) -> None:
    """Import a module and, where it is a room whose names are imported on demand, everything that it names.

    >>> import_whole("bnr_toolkit.facts")
    >>> "bnr_toolkit.facts.grids" in sys.modules
    True
    """
    face = import_module(module)
    for name in set(getattr(face, "_modules", {}).values()):
        import_module(name)


def _imported_for_checking(source: str) -> dict[str, str]:
    modules: dict[str, str] = {}
    for block in ast.parse(source).body:
        if isinstance(block, ast.If) and isinstance(block.test, ast.Name) and block.test.id == _FOR_CHECKING:
            for imported in block.body:
                assert isinstance(imported, ast.ImportFrom), "a face takes names from modules"
                modules |= dict.fromkeys((name.name for name in imported.names), str(imported.module))
    return modules
