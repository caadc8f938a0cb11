"""How often intervals that promise 95% hold the true chance, for three to sixty ads: exact, and simulated beside it.

The exact numbers are those of the methods page (``rates.interval_coverage``):
mean and worst over all true chances from 0 to 1. The simulation shares nothing
with them but the intervals: chances and counts are drawn, with a fixed seed.

    python benchmarks/bench_coverage.py
    python benchmarks/bench_coverage.py --draws 1000000 --confidence 0.9
"""

from __future__ import annotations

import argparse
import time

import numpy

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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--draws", type=int, default=200_000)
    parser.add_argument("--confidence", type=float, default=0.95)
    arguments = parser.parse_args()
    start = time.perf_counter()
    coverage = interval_coverage(COMPARED, range(3, 61), arguments.confidence)
    seconds = time.perf_counter() - start
    print(f"share of tests whose interval holds the true chance; promised: {arguments.confidence:g}")
    print("method           ads    mean   least  simulated mean")
    furthest = 0.0
    for line in coverage.lines:
        for size, mean, least in zip(line.sizes, line.mean, line.least, strict=True):
            if size not in SHOWN:
                continue
            played = simulated(line.method, size, arguments.confidence, arguments.draws)
            furthest = max(furthest, abs(played - mean))
            print(f"{line.method:15}  {size:3}  {mean:6.4f}  {least:6.4f}  {played:14.4f}")
    # Five standard errors of a share: further off than that, one of the two is wrong.
    allowed = 5 * 0.5 / arguments.draws**0.5
    print(f"exact in {seconds:.2f} s; the simulation is off by {furthest:.4f} at most ({allowed:.4f} allowed)")
    assert furthest < allowed, "the simulation contradicts the exact coverage"


if __name__ == "__main__":
    main()
