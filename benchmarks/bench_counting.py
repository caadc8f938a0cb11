"""Approval rates by category, platform and month of a large table, whole processes, beside DuckDB, Polars and pandas.

They only count. The toolkit also finds encoding and separator, holds every
column to its words, proves that no id is there twice, and adds intervals.

    python benchmarks/bench_counting.py            10⁵, 10⁶ and 10⁷ rows, five rounds
    python benchmarks/bench_counting.py --quick    10⁵ and 10⁶ rows, one round
"""

from __future__ import annotations

import csv
import io
import json
import sys
import tempfile
from collections.abc import Sequence
from functools import partial
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path

from measuring import (
    Broken,
    Goal,
    Missing,
    Result,
    Run,
    at_most,
    give,
    options,
    peers,
    ratios,
    run_whole,
    spread,
    take_turns,
)
from measuring.spread import Spread, said

BY = "category,platform,month"
OURS = "ours"
PEERS = {"DuckDB": "duckdb", "Polars": "polars", "pandas": "pandas"}
FASTEST = ("DuckDB", "Polars")
LARGEST_MIB = 512
LIMITS = {"csv": 1.3, "parquet": 2.0}
CATEGORIES = (
    *("voting_information", "fraud_accusation", "call_to_violence", "hate_speech", "home_address", "drugs"),
    *("health_misinformation", "gambling", "financial_scam", "counterfeit_goods", "medicines", "weapons"),
)
PLATFORMS = ("TikTok", "Meta", "Google", "X")
DECISIONS = {"approved": 0.55, "rejected": 0.35, "in_review": 0.05, "approved_limited": 0.05}
DAYS = 730


def write_tables(folder: Path, rows: int) -> dict[str, Path]:
    """Invented ads as CSV and as Parquet: an id that counts up, four columns, two years of days."""
    import numpy
    import pyarrow
    import pyarrow.csv
    import pyarrow.parquet

    chance = numpy.random.default_rng(2023)

    def words(choices: Sequence[str], odds: Sequence[float] | None = None) -> pyarrow.Array:
        codes = chance.choice(len(choices), rows, p=odds).astype("int32")
        return pyarrow.DictionaryArray.from_arrays(pyarrow.array(codes), pyarrow.array(choices)).cast(pyarrow.string())

    days = numpy.datetime64("2023-01-01") + chance.integers(0, DAYS, rows)
    table = pyarrow.table(
        {
            "ad": pyarrow.array([f"ad-{number:08}" for number in range(1, rows + 1)]),
            "category": words(CATEGORIES),
            "platform": words(PLATFORMS),
            "decision": words(tuple(DECISIONS), tuple(DECISIONS.values())),
            "submitted_at": pyarrow.array(days.astype("datetime64[D]")),
        }
    )
    files = {kind: folder / f"ads-{rows}.{kind}" for kind in LIMITS}
    pyarrow.parquet.write_table(table, files["parquet"])
    with files["csv"].open("wb") as stream:
        stream.write((",".join(table.column_names) + "\n").encode())
        pyarrow.csv.write_csv(table, stream, pyarrow.csv.WriteOptions(include_header=False, quoting_style="none"))
    return files


def counted(said_by: str) -> dict[tuple[str, ...], tuple[int, int]]:
    """Approved and decided of every group, from what a peer printed or from our CSV."""
    lines = list(csv.reader(io.StringIO(said_by)))
    if lines and lines[0][0] == "category":
        lines = lines[1:-1]
    return {tuple(line[:3]): (int(line[3]), int(line[4])) for line in lines}


def checked(command: Sequence[str], folder: Path, expected: dict[tuple[str, ...], tuple[int, int]]) -> Run:
    """A run whose counts are those of the others; Broken when they are not."""
    run = run_whole(command, folder, every=0.02)
    if counted(run.said) != expected:
        raise Broken(f"{Path(command[-1]).name}: other counts than the others")
    return run


def compared(path: Path, rows: int, rounds: int) -> tuple[list[tuple[str, ...]], dict[str, list[Run]], list[Missing]]:
    """The lines of one file: every system in turns, and their runs."""
    folder = path.parent
    ours = [peers.ours("bnr"), "rates", str(path), "--by", BY, "--format", "csv"]
    expected = counted(run_whole(ours, folder).said)
    systems = {OURS: partial(checked, ours, folder, expected)}
    for name, module in PEERS.items():
        command = [str(peers.PYTHON), str(peers.REPORTS / f"count_{module}.py"), str(path)]
        systems[name] = partial(checked, command, folder, expected)
    turns = take_turns(systems, rounds)
    best = fastest(turns.rounds)
    lines = []
    for name, runs in turns.rounds.items():
        seconds = [run.wall for run in runs]
        against = str(ratios(seconds, best)) if best else "–"
        cpu, peak = spread([run.cpu for run in runs]), spread([run.peak or 0.0 for run in runs])
        lines.append((f"{rows:,}", path.suffix[1:], name, str(spread(seconds)), against, str(cpu), said(peak.most)))
    return lines, turns.rounds, list(turns.broken)


def fastest(rounds: dict[str, list[Run]]) -> list[float]:
    """The seconds of the faster of DuckDB and Polars, in every round."""
    there = [[run.wall for run in rounds[name]] for name in FASTEST if name in rounds]
    return [min(one) for one in zip(*there, strict=True)]


def table(folder: Path, sizes: Sequence[int], rounds: int) -> Result:
    """Every size, as CSV and as Parquet."""
    lines: list[tuple[str, ...]] = []
    missing: dict[str, Missing] = {}
    seconds: dict[tuple[str, int], list[float]] = {}
    goals: list[Goal] = []
    for rows in sizes:
        for kind, path in write_tables(folder, rows).items():
            some, runs, gone = compared(path, rows, rounds)
            lines += some
            missing.update((one.name, one) for one in gone)
            seconds[kind, rows] = [run.wall for run in runs[OURS]]
            if rows == sizes[-1]:
                best = fastest(runs)
                against = ratios(seconds[kind, rows], best) if best else None
                goals.append(
                    at_most(LIMITS[kind], f"{rows:,} rows, {kind}: time against the faster of the two", against)
                )
                peak = spread([run.peak or 0.0 for run in runs[OURS]])
                goals.append(at_most(LARGEST_MIB, f"{rows:,} rows, {kind}: MiB at the peak", peak))
            path.unlink()
    goals += [at_most(1.0, f"{kind}: {aim}", growth) for kind in LIMITS for aim, growth in linear(seconds, kind, sizes)]
    return Result(
        title="Approval rates by category, platform and month",
        measured="Whole processes in turns, imports included: `bnr rates FILE --by category,platform,month`, which "
        "also checks every column and every id, and a script that only counts. All give the same counts. The ratio is "
        "to the faster of DuckDB and Polars in the same round.",
        columns=("rows", "file", "system", "seconds", "time ratio", "CPU s", "MiB at most"),
        rows=tuple(lines),
        goals=tuple(goals),
        missing=tuple(missing.values()),
        versions={name: version(name) for name in ("pyarrow", "narwhals")},
    )


def linear(seconds: dict[tuple[str, int], list[float]], kind: str, sizes: Sequence[int]) -> list[tuple[str, Spread]]:
    """Seconds a row that each step to a larger file adds, against those that the smallest file takes in all."""
    first = sizes[0]
    steps = []
    for smaller, larger in pairwise(sizes):
        each = [
            ((late - early) / (larger - smaller)) / (start / first)
            for late, early, start in zip(
                seconds[kind, larger], seconds[kind, smaller], seconds[kind, first], strict=True
            )
        ]
        steps.append(
            (f"seconds a further row from {smaller:,} to {larger:,}, against a row of {first:,}", spread(each))
        )
    return steps


def on_a_cluster(folder: Path, rows: int) -> Result:
    """The same counts on Dask, and what its workers cost."""
    path = write_tables(folder, rows)["parquet"]
    run = run_whole([sys.executable, str(Path(__file__).parent / "counting_dask.py"), str(path)], folder)
    answer = json.loads(run.said.splitlines()[-1])
    ours = run_whole([peers.ours("bnr"), "rates", str(path), "--by", BY, "--format", "csv"], folder)
    if counted(ours.said) != counted(answer["counts"]):
        raise Broken("the cluster counts something else than the file")
    seconds = {**answer["seconds"], "the file itself, whole process": ours.wall}
    alone = seconds["pandas, one process"]
    return Result(
        title=f"The same on a Dask cluster of two local workers, {rows:,} rows",
        measured="`table_rates` of a Parquet file as a Dask DataFrame, within one process that also starts the "
        "cluster, beside pandas in that process and the command on the file. All give the same counts and intervals.",
        columns=("what", "seconds", "against pandas"),
        rows=tuple((name, said(one), said(one / alone)) for name, one in seconds.items()),
        versions={name: version(name) for name in ("dask", "distributed", "pandas")},
    )


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("--rows", type=int, nargs="+")
    parser.add_argument("--rounds", type=int)
    arguments = parser.parse_args()
    sizes = arguments.rows or ([100_000, 1_000_000] if arguments.quick else [100_000, 1_000_000, 10_000_000])
    with tempfile.TemporaryDirectory() as name:
        found = [table(Path(name), sizes, arguments.rounds or (1 if arguments.quick else 5))]
        found.append(on_a_cluster(Path(name), sizes[-1]))
    give(found, arguments)


if __name__ == "__main__":
    main()
