"""How long each statistic takes for counts of up to sixty ads: the worst of several cases, each a median of rounds.

A reporter turns a knob and looks: each must answer in 50 ms on one core. The
first call pays for loading scipy and is not counted; it is printed apart.

    python benchmarks/bench_statistics.py
    python benchmarks/bench_statistics.py --rounds 20
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from statistics import median

from bnr_toolkit.statistics.differences import mee, miettinen_nurminen, newcombe
from bnr_toolkit.statistics.different_ads import (
    fisher,
    fisher_boschloo,
    fisher_boschloo_interval,
    fisher_mid_p,
    forget_tables,
    suissa_shuster,
)
from bnr_toolkit.statistics.power import TESTS, power_different_ads
from bnr_toolkit.statistics.proportions import METHODS, one_sided_bound, proportion_interval
from bnr_toolkit.statistics.shrinkage import fit_by_moments

LIMIT = 0.050

ONE = [(0, 7), (6, 7), (0, 60), (1, 60), (30, 60), (59, 60), (60, 60)]
TWO = [(6, 7, 2, 7), (0, 60, 0, 60), (30, 60, 31, 60), (60, 60, 0, 60), (1, 60, 7, 13), (9, 10, 3, 10)]
GROUPS = [(1, 10), (9, 10), (5, 10), (2, 10), (20, 60)]


def cold(call: Callable[[], object]) -> object:
    """A call that finds nothing kept of an earlier one for groups of the same size."""
    forget_tables()
    return call()


CALLS: dict[str, list[Callable[[], object]]] = {
    **{
        f"interval by {method}": [
            lambda case=case, method=method: proportion_interval(*case, 0.95, method) for case in ONE
        ]
        for method in METHODS
    },
    "one-sided bound": [lambda case=case: one_sided_bound(*case) for case in ONE if case[0] in (0, case[1])],
    "difference by newcombe": [lambda case=case: newcombe(*case) for case in TWO],
    "difference by miettinen_nurminen": [lambda case=case: miettinen_nurminen(*case) for case in TWO],
    "difference by mee": [lambda case=case: mee(*case) for case in TWO],
    **{
        f"different ads by {test.__name__}": [lambda case=case, test=test: cold(lambda: test(*case)) for case in TWO]
        for test in (fisher, fisher_mid_p, suissa_shuster, fisher_boschloo, fisher_boschloo_interval)
    },
    **{
        f"power of {test}": [
            lambda n=n, test=test: cold(lambda: power_different_ads(0.9, 0.3, n, test=test)) for n in (7, 60)
        ]
        for test in TESTS
    },
    "beta-binomial by moments": [lambda: fit_by_moments(GROUPS)],
}
"""Name → calls, one a case. A new statistic has a line here."""


def seconds(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    arguments = parser.parse_args()
    print("statistic                          first ms  worst ms")
    worst = {}
    for name, calls in CALLS.items():
        first = seconds(calls[0])
        worst[name] = max(median(seconds(call) for _ in range(arguments.rounds)) for call in calls)
        print(f"{name:33}  {1e3 * first:8.2f}  {1e3 * worst[name]:8.3f}", flush=True)
    slowest = max(worst, key=lambda name: worst[name])
    print(f"slowest: {slowest}, {1e3 * worst[slowest]:.3f} ms (limit {1e3 * LIMIT:.0f} ms)")
    assert worst[slowest] < LIMIT, f"{slowest} takes too long"


if __name__ == "__main__":
    main()
