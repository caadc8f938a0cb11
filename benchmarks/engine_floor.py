"""The floor that an engine is judged against: the cells of our notebook and nothing else, forked.

One Python process imports all that the cells need, then forks a child per
report. The child runs the cells and writes what they show to one plain file:
no kernel, no messages, no proof that all ran, no page, no charts beside it.

    python benchmarks/engine_floor.py OUTPUT 0.5 0.6 0.7 --at-once 2 --modules MODULES.json

Prints, as JSON, the seconds and the CPU of all reports after the imports.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import json
import os
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from types import CodeType

from measuring import tree_cpu

NOTEBOOK = Path(__file__).parent.parent / "notebooks" / "report.ipynb"
PROBE = Path(__file__).parent.parent / "data" / "bnr-tiktok-2023"
SHOWN = ("text/html", "image/svg+xml")


def cells_of(notebook: Path) -> list[tuple[bool, CodeType]]:
    """The code cells, compiled once; whether each is the one that holds the parameters."""
    cells = [one for one in json.loads(notebook.read_text(encoding="utf-8"))["cells"] if one["cell_type"] == "code"]
    return [
        ("parameters" in cell["metadata"].get("tags", ()), compile("".join(cell["source"]), f"cell {number}", "exec"))
        for number, cell in enumerate(cells)
    ]


def make(cells: Sequence[tuple[bool, CodeType]], parameters: dict[str, object], page: Path) -> None:
    """Run the cells in this process and write what they show."""
    import bnr_toolkit
    from bnr_toolkit.display import bundle

    parts: list[str] = []

    def show(*products: object) -> None:
        for product in products:
            data, _ = bundle(product)
            parts.extend(str(data[kind]) for kind in SHOWN if kind in data)

    # Only ever in a child that ends after this report.
    bnr_toolkit.show = show
    names: dict[str, object] = {}
    for holds_parameters, code in cells:
        exec(code, names)
        if holds_parameters:
            names.update(parameters)
    # Of a record whose intervals are not public, the level that was asked shows nowhere else.
    head = f"<!doctype html>\n<title>Asked at {names['confidence']}</title>\n"
    page.write_text(head + "\n".join(parts) + "\n", encoding="utf-8")


def forked(work: Callable[[], None]) -> int:
    """The process id of a child that does this and ends."""
    child = os.fork()
    if child:
        return child
    try:
        work()
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def leave(child: int) -> None:
    _, status = os.waitpid(child, 0)
    if status != 0:
        raise SystemExit("a child did not make its report")


def import_what_it_takes(cells: Sequence[tuple[bool, CodeType]], folder: Path, told: Path) -> None:
    """Import here what a child once had to import, and nothing more: no report is made in this process.

    The first to run asks a child and writes it down; that run is nobody's measurement.
    """

    def tell() -> None:
        make(cells, {"probe": str(PROBE)}, folder / "first.html")
        told.write_text(json.dumps(list(sys.modules)), encoding="utf-8")

    if not told.exists():
        leave(forked(tell))
        (folder / "first.html").unlink()
    for name in json.loads(told.read_text(encoding="utf-8")):
        with contextlib.suppress(ImportError):
            importlib.import_module(name)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output", type=Path)
    parser.add_argument("confidences", type=float, nargs="+")
    parser.add_argument("--modules", type=Path, help="where to keep what to import; else beside the pages")
    parser.add_argument("--at-once", type=int, default=1)
    parser.add_argument("--cold", action="store_true", help="no fork and no imports before: one report as it comes")
    arguments = parser.parse_args()
    cells = cells_of(NOTEBOOK)
    asked = [{"probe": str(PROBE), "language": "nl", "confidence": one} for one in arguments.confidences]
    if arguments.cold:
        make(cells, asked[0], arguments.output / f"report-{arguments.confidences[0]}.html")
        return
    import_what_it_takes(cells, arguments.output, arguments.modules or arguments.output / "modules.json")
    start, before = time.perf_counter(), tree_cpu(os.getpid())
    running: list[int] = []
    for parameters in asked:
        if len(running) == arguments.at_once:
            leave(running.pop(0))
        page = arguments.output / f"report-{parameters['confidence']}.html"
        running.append(forked(lambda parameters=parameters, page=page: make(cells, parameters, page)))
    for child in running:
        leave(child)
    print(json.dumps({"seconds": time.perf_counter() - start, "cpu": tree_cpu(os.getpid()) - before}))


if __name__ == "__main__":
    main()
