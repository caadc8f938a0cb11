"""Reports, cold, by the fifty, warm and again: ours beside what a newsroom would run instead.

The small report that every tool makes (benchmarks/peers/) holds a finding, a
chart, a table and a few sentences. Ours is the whole report of the BNR case,
which shows much more: its competitors' work is the smaller. papermill with
nbconvert is measured on our notebook too, and the floor is what the cells of
our notebook cost when nothing but them is run (engine_floor.py).

    python benchmarks/bench_engine.py
    python benchmarks/bench_engine.py --quick     one round, ten reports for fifty
    python benchmarks/bench_engine.py --long      a sweep of two thousand reports too
"""

from __future__ import annotations

import argparse
import tempfile
from importlib.metadata import version
from pathlib import Path

from engine_long import long_sweep
from engine_tables import cold, many, unchanged, warm
from measuring import Result, give, options


def measured(arguments: argparse.Namespace, scratch: Path) -> list[Result]:
    """Every table, in the order in which somebody meets them."""
    rounds = arguments.rounds or (1 if arguments.quick else 5)
    rounds_of_many = arguments.rounds or (1 if arguments.quick else 3)
    results = [
        cold(scratch, rounds),
        unchanged(scratch, rounds),
        many(scratch, rounds_of_many, number=10 if arguments.quick else 50, loop=2 if arguments.quick else 4),
        warm(scratch, rounds_of_many, number=5 if arguments.quick else 20),
    ]
    if arguments.long:
        results.append(long_sweep(scratch, 100 if arguments.quick else 2000))
    for name in ("papermill", "nbconvert", "ipykernel", "jupyterlab", "pandas", "matplotlib"):
        results[0].versions[name] = version(name)
    return results


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("--rounds", type=int)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        give(measured(arguments, Path(name).resolve()), arguments)


if __name__ == "__main__":
    main()
