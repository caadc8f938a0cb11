"""Which notebooks may run: ours, and those whose code somebody here read and approved.

A folder that was received may hold anything, also a notebook called
``report.ipynb``. A notebook runs by the digest of its cells, never by its name
or its place, and the list of digests lies outside every folder that could be
received: in the user's own settings.
"""

from __future__ import annotations

import hashlib
import json
import os
import shlex
from functools import cache
from pathlib import Path
from typing import Any

import platformdirs

from bnr_toolkit.errors import Place, RefusedInput, found
from bnr_toolkit.files import locked, shipped, write_atomically
from bnr_toolkit.report.injecting import INJECTED_TAG

FILE_VARIABLE = "BNR_APPROVED"
Notebook = Any


def notebook_digest(notebook: Notebook) -> str:
    """The SHA-256 of what a notebook would run and say: kinds, tags and sources of its cells, without injected ones.

    Outputs, counts and what an editor writes about itself do not matter.
    """
    cells = [
        [cell.cell_type, sorted(cell.metadata.get("tags", ())), cell.source]
        for cell in notebook.cells
        if INJECTED_TAG not in cell.metadata.get("tags", ())
    ]
    return hashlib.sha256(json.dumps(cells).encode("utf-8", "surrogatepass")).hexdigest()


def approve(notebook: Notebook, name: str) -> str:
    """Let this notebook run from now on, for whoever calls this on this machine; its digest."""
    digest = notebook_digest(notebook)
    path = _list()
    path.parent.mkdir(parents=True, exist_ok=True)
    with locked(path.parent):
        known = path.read_text(encoding="utf-8") if path.exists() else ""
        if digest not in _digests(known):
            write_atomically(path, f"{known}{digest}  {name}\n".encode())
    return digest


def refuse_unapproved(notebook: Notebook, name: str) -> None:
    """Raise :class:`~bnr_toolkit.errors.RefusedInput` unless the notebook is ours or was approved."""
    digest = notebook_digest(notebook)
    if digest in _ours():
        return
    path = _list()
    if path.exists() and digest in _digests(path.read_text(encoding="utf-8")):
        return
    raise RefusedInput(found("notebook_not_approved", Place(file=name), notebook=shlex.quote(name)))


def _digests(listed: str) -> frozenset[str]:
    return frozenset(line.split()[0] for line in listed.splitlines() if line.strip())


def _list() -> Path:
    named = os.environ.get(FILE_VARIABLE)
    return Path(named) if named else platformdirs.user_config_path("bnr-toolkit") / "approved-notebooks.txt"


@cache
def _ours() -> frozenset[str]:
    import nbformat

    return frozenset(
        notebook_digest(nbformat.reads(path.read_text(encoding="utf-8"), as_version=4))
        for path in sorted(shipped("notebooks").glob("*.ipynb"))
    )
