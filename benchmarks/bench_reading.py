"""Opening and checking a large CSV beside what a reporter would pick instead: ``pandas.read_csv(dtype=str)``.

pandas only splits the file into cells. The toolkit also finds encoding and
separator, types every cell, holds the record to its rules and digests it. Both
run in processes of their own, in turns; the ratios are what counts.

    python benchmarks/bench_reading.py            10⁴, 10⁵ and 10⁶ rows, three rounds
    python benchmarks/bench_reading.py --rows 100000 --rounds 5
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import subprocess
import sys
import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median

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


def measure(program: str, path: Path) -> dict[str, float]:
    run = subprocess.run(
        [sys.executable, "-c", program + REPORT, str(path)], capture_output=True, text=True, check=True
    )
    return {**json.loads(run.stdout), "said": run.stderr.strip()}


def compare(path: Path, rounds: int) -> tuple[float, float, float, float]:
    """Median ratios of time and of peak memory, and the medians of both times."""
    pairs = [(measure(PANDAS, path), measure(OURS, path)) for _ in range(rounds)]
    assert all(theirs["rows"] == ours["rows"] for theirs, ours in pairs), "every row must have been opened"
    return (
        median(ours["seconds"] / theirs["seconds"] for theirs, ours in pairs),
        median(ours["mib"] / theirs["mib"] for theirs, ours in pairs),
        median(theirs["seconds"] for theirs, _ in pairs),
        median(ours["seconds"] for _, ours in pairs),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "ads.csv"
        print("     rows  quoted  pandas s  ours s  time ratio  memory ratio  µs a row")
        for rows in arguments.rows:
            for quoted in (False, True):
                write_sheet(path, rows, quoted=quoted)
                time_ratio, memory_ratio, theirs, ours = compare(path, arguments.rounds)
                print(
                    f"{rows:9,}  {'yes' if quoted else 'no':6}  {theirs:8.2f}  {ours:6.2f}  {time_ratio:10.2f}"
                    f"  {memory_ratio:12.2f}  {1e6 * ours / rows:8.2f}",
                    flush=True,
                )
        rows = arguments.rows[-1]
        broken = rows - 7
        write_sheet(path, rows, broken_at=broken)
        answer = measure(OURS, path)
        print(f"a broken row in {rows:,}: {answer['seconds']:.2f} s; {answer['said']}")
        assert f"row {broken}:" in answer["said"], "the broken row is reported at its true row"


if __name__ == "__main__":
    main()
