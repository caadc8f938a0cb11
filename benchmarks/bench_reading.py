"""Opening and checking a large CSV beside what a reporter would pick instead: ``pandas.read_csv(dtype=str)``.

pandas only splits the file into cells. The toolkit also finds encoding and
separator, types every cell, holds the record to its rules and digests it. Both
run in processes of their own, in turns; the ratios are what counts.

    python benchmarks/bench_reading.py            10⁴, 10⁵ and 10⁶ rows, three rounds
    python benchmarks/bench_reading.py --rows 100000 --rounds 5
"""

from __future__ import annotations

import csv
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import datetime, timedelta
from importlib.metadata import version
from pathlib import Path
from typing import Any

from measuring import Result, give, options, ratios, spread, take_turns

HEADER = (
    "ad",
    "idea",
    "platform",
    "language",
    "category",
    "decision",
    "submitted_at",
    "decided_at",
    "description",
    "account",
)
PLATFORMS = ("TikTok", "Meta", "Google")
DECISIONS = ("approved", "rejected", "in_review", "approved_limited")
CATEGORIES = ("gambling", "weapons", "drugs", "medicines", "hate_speech")
START = datetime(2024, 1, 1)

PANDAS = """
import resource, sys, time
start = time.perf_counter()
import pandas
rows = len(pandas.read_csv(sys.argv[1], dtype=str))
"""
OURS = """
import resource, sys, time
start = time.perf_counter()
from bnr_toolkit.ledger.opening import checked
ledger, findings = checked(sys.argv[1])
if ledger is None:
    from bnr_toolkit.errors import sentence
    print(sentence(findings[0], "en"), file=sys.stderr)
rows = len(ledger) if ledger is not None else 0
"""
REPORT = """
import json
seconds = time.perf_counter() - start
print(json.dumps({"rows": rows, "seconds": seconds, "mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
"""


def write_sheet(path: Path, rows: int, *, broken_at: int | None = None, quoted: bool = False) -> None:
    """A flat sheet of invented ads; ``broken_at``: the row (header is 1) that misses its last cell."""
    chance = random.Random(2023)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL, lineterminator="\n")
        writer.writerow(HEADER)
        for number in range(2, rows + 2):
            submitted = START + timedelta(seconds=17 * number)
            decided = submitted + timedelta(minutes=chance.randrange(1, 3_000))
            record = (
                f"ad-{number}",
                f"idea-{number % 5_000}",
                chance.choice(PLATFORMS),
                chance.choice(("nl", "en")),
                chance.choice(CATEGORIES),
                chance.choice(DECISIONS),
                submitted.isoformat(" ", "minutes"),
                decided.isoformat(" ", "minutes"),
                f"invented text number {number}",
                f"account-{number % 7}",
            )
            writer.writerow(record[:-1] if number == broken_at else record)


def opened(program: str, path: Path) -> dict[str, Any]:
    run = subprocess.run(
        [sys.executable, "-c", program + REPORT, str(path)], capture_output=True, text=True, check=True
    )
    return {**json.loads(run.stdout), "said": run.stderr.strip()}


def compared(path: Path, rows: int, rounds: int, *, quoted: bool) -> tuple[str, ...]:
    """A line of the table: both, in turns."""
    turns = take_turns({"pandas": lambda: opened(PANDAS, path), "ours": lambda: opened(OURS, path)}, rounds)
    theirs, ours = turns.rounds["pandas"], turns.rounds["ours"]
    assert all(one["rows"] == rows for one in (*theirs, *ours)), "every row must have been opened"
    seconds, mib = [one["seconds"] for one in ours], [one["mib"] for one in ours]
    return (
        f"{rows:,}",
        "yes" if quoted else "no",
        str(spread([one["seconds"] for one in theirs])),
        str(spread(seconds)),
        str(ratios(seconds, [one["seconds"] for one in theirs])),
        str(ratios(mib, [one["mib"] for one in theirs])),
        str(spread([1e6 * one / rows for one in seconds])),
    )


def fault_found(path: Path, rows: int) -> str:
    """How long a fault near the end takes to find, and that it is reported where it is."""
    broken = rows - 7
    write_sheet(path, rows, broken_at=broken)
    answer = opened(OURS, path)
    assert f"row {broken}:" in answer["said"], "the broken row is reported at its true row"
    return f"A broken row near the end of {rows:,} is found, at its true row, in {answer['seconds']:.2f} s."


def measured(sizes: Sequence[int], rounds: int) -> Result:
    """Every size, without and with quotes around every cell."""
    lines = []
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "ads.csv"
        for rows in sizes:
            for quoted in (False, True):
                write_sheet(path, rows, quoted=quoted)
                lines.append(compared(path, rows, rounds, quoted=quoted))
        fault = fault_found(path, sizes[-1])
    return Result(
        title="Opening and checking a large CSV",
        measured="Processes of their own in turns, imports included: pandas.read_csv(dtype=str), which splits the file "
        f"into cells, and the toolkit, which also types, checks and digests it. {fault}",
        columns=("rows", "quoted", "pandas s", "ours s", "time ratio", "memory ratio", "µs a row"),
        rows=tuple(lines),
        versions={"pandas": version("pandas"), "pyarrow": version("pyarrow")},
    )


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("--rows", type=int, nargs="+")
    parser.add_argument("--rounds", type=int)
    arguments = parser.parse_args()
    sizes = arguments.rows or ([10_000, 100_000] if arguments.quick else [10_000, 100_000, 1_000_000])
    give([measured(sizes, arguments.rounds or (1 if arguments.quick else 3))], arguments)


if __name__ == "__main__":
    main()
