"""Whole reports, page included, made one after the other in one process that has made one already.

    python benchmarks/engine_warm.py OUTPUT 0.5 0.6 0.7

Prints, as JSON, the seconds and the CPU of all reports but the one before, with
those of the processes in which their cells run.
"""

from __future__ import annotations

import argparse
import contextlib
import inspect
import json
import os
import time
from pathlib import Path
from typing import Any

from measuring import tree_cpu

from bnr_toolkit.report import Parameters, make_reports

PROBE = Path(__file__).parent.parent / "data" / "bnr-tiktok-2023"
FIRST = 0.45


def kept_ready(held: contextlib.ExitStack) -> dict[str, Any]:
    """What a process that makes many reports keeps ready between them, where the toolkit has it."""
    if "nursery" not in inspect.signature(make_reports).parameters:
        return {}
    from bnr_toolkit.report.forked import Nursery, can_fork

    return {"nursery": held.enter_context(Nursery())} if can_fork() else {}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output", type=Path)
    parser.add_argument("confidences", type=float, nargs="+")
    arguments = parser.parse_args()
    with contextlib.ExitStack() as held:
        ready = kept_ready(held)

        def make(confidence: float) -> None:
            asked = Parameters(probe=str(PROBE), language="nl", confidence=confidence)
            make_reports([asked], arguments.output, progress=False, **ready)

        make(FIRST)
        start, before = time.perf_counter(), tree_cpu(os.getpid())
        for confidence in arguments.confidences:
            make(confidence)
        print(json.dumps({"seconds": time.perf_counter() - start, "cpu": tree_cpu(os.getpid()) - before}))


if __name__ == "__main__":
    main()
