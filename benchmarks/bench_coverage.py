"""How often intervals that promise 95% hold the true chance, for three to sixty ads: exact, and simulated beside it.

The exact numbers are those of the methods page (``rates.interval_coverage``):
mean and worst over all true chances from 0 to 1. The simulation shares nothing
with them but the intervals: chances and counts are drawn, with a fixed seed.

    python benchmarks/bench_coverage.py
    python benchmarks/bench_coverage.py --draws 1000000 --confidence 0.9
"""

from __future__ import annotations

import time

import numpy
from measuring import Result, give, options

from bnr_toolkit.rates import interval_coverage
from bnr_toolkit.statistics.coverage import COMPARED, intervals

SEED = 20230315
SHOWN = (3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50, 60)


def simulated(method: str, decided: int, confidence: float, draws: int) -> float:
    """The share of invented tests whose interval held the chance that made them."""
    random = numpy.random.default_rng([SEED, decided, COMPARED.index(method)])
    chances = random.random(draws)
    approved = random.binomial(decided, chances)
    bounds = intervals(method, decided, confidence)
    low, high = numpy.array([one.low for one in bounds]), numpy.array([one.high for one in bounds])
    return float(((low[approved] <= chances) & (chances <= high[approved])).mean())


def measured(draws: int, confidence: float) -> Result:
    """The exact coverage with the simulated mean beside it. A simulation that contradicts it is a bug, not a figure."""
    start = time.process_time()
    coverage = interval_coverage(COMPARED, range(3, 61), confidence)
    seconds = time.process_time() - start
    rows = []
    furthest = 0.0
    for line in coverage.lines:
        for size, mean, least in zip(line.sizes, line.mean, line.least, strict=True):
            if size not in SHOWN:
                continue
            played = simulated(line.method, size, confidence, draws)
            furthest = max(furthest, abs(played - mean))
            rows.append((line.method, str(size), f"{mean:.4f}", f"{least:.4f}", f"{played:.4f}"))
    # Five standard errors of a share: further off than that, one of the two is wrong.
    allowed = 5 * 0.5 / draws**0.5
    assert furthest < allowed, "the simulation contradicts the exact coverage"
    return Result(
        title=f"How often an interval that promises {confidence:g} holds the true chance",
        measured=f"Exact, in {seconds:.2f} s of CPU, over all true chances; beside it {draws:,} invented tests, "
        f"which are off by {furthest:.4f} at most ({allowed:.4f} allowed).",
        columns=("method", "ads", "mean", "least", "simulated mean"),
        rows=tuple(rows),
        versions={"numpy": numpy.__version__},
    )


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("--draws", type=int)
    parser.add_argument("--confidence", type=float, default=0.95)
    arguments = parser.parse_args()
    draws = arguments.draws or (20_000 if arguments.quick else 200_000)
    give([measured(draws, arguments.confidence)], arguments)


if __name__ == "__main__":
    main()
