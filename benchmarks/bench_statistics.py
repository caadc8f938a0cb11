"""How long each statistic takes for counts of up to sixty ads: the worst of several cases, each a median of rounds.

A reporter turns a knob and looks: each must answer in 50 ms on one core, and
Cochran's exact permutation for twenty ideas on four platforms in a second. The
first call pays for loading scipy and is not counted; it is printed apart.

    python benchmarks/bench_statistics.py
    python benchmarks/bench_statistics.py --rounds 20
"""

from __future__ import annotations

import time
from collections.abc import Callable
from importlib.metadata import version

from measuring import Result, at_most, give, options, spread

from bnr_toolkit.statistics.cochran import _orders, cochran_q
from bnr_toolkit.statistics.differences import mee, miettinen_nurminen, newcombe
from bnr_toolkit.statistics.different_ads import (
    fisher,
    fisher_boschloo,
    fisher_boschloo_interval,
    fisher_mid_p,
    forget_tables,
    suissa_shuster,
)
from bnr_toolkit.statistics.families import holm
from bnr_toolkit.statistics.margins import paired_tables
from bnr_toolkit.statistics.paired_differences import newcombe_paired, tango
from bnr_toolkit.statistics.paired_power import power_same_ads
from bnr_toolkit.statistics.power import TESTS, power_different_ads
from bnr_toolkit.statistics.proportions import METHODS, one_sided_bound, proportion_interval
from bnr_toolkit.statistics.same_ads import discordant_interval, mcnemar_exact, mcnemar_mid_p
from bnr_toolkit.statistics.shrinkage import fit_by_moments

COCHRAN = "cochran's exact q, 20 by 4"
LIMIT = 0.050
LIMITS = {COCHRAN: 1.0}

ONE = [(0, 7), (6, 7), (0, 60), (1, 60), (30, 60), (59, 60), (60, 60)]
TWO = [(6, 7, 2, 7), (0, 60, 0, 60), (30, 60, 31, 60), (60, 60, 0, 60), (1, 60, 7, 13), (9, 10, 3, 10)]
PAIRED = [(0, 7, 0, 0), (3, 6, 0, 1), (30, 0, 0, 30), (0, 30, 30, 0), (20, 15, 5, 20), (59, 0, 1, 0)]
APART = [(0, 60), (30, 30), (17, 43), (6, 0), (1, 59)]
GROUPS = [(1, 10), (9, 10), (5, 10), (2, 10), (20, 60)]


def cold(call: Callable[[], object]) -> object:
    """A call that finds nothing kept of an earlier one for groups of the same size."""
    forget_tables()
    return call()


# Ideas that half of the platforms approve have most orders; the second table mixes all kinds.
IDEAS = [
    [(True, True, False, False)] * 20,
    [tuple(platform < number % 3 + 1 for platform in range(4)) for number in range(20)],
]


def cochran_anew(rows: list[tuple[bool, ...]]) -> object:
    """Cochran's Q with nothing remembered from an earlier call."""
    _orders.cache_clear()
    return cochran_q(rows)


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
    "same ads by mcnemar, mid-p": [lambda case=case: mcnemar_mid_p(*case) for case in APART],
    "same ads by mcnemar, exact": [lambda case=case: mcnemar_exact(*case) for case in APART],
    "interval of ideas that differ": [lambda case=case: discordant_interval(*case) for case in APART],
    "same ads by newcombe": [lambda case=case: newcombe_paired(*case) for case in PAIRED],
    "same ads by tango": [lambda case=case: tango(*case) for case in PAIRED],
    "power of the same ads": [lambda case=case: power_same_ads(*case) for case in ((0.6, 0.1, 20), (0.3, 0.2, 60))],
    "p of every table that fits": [
        lambda case=case: [mcnemar_mid_p(one[1], one[2]) for one in paired_tables(*case)]
        for case in ((30, 30, 60), (3, 8, 14))
    ],
    COCHRAN: [lambda rows=rows: cochran_anew(rows) for rows in IDEAS],
    "holm": [lambda: holm([0.01, 0.04, 0.03] * 20)],
    "beta-binomial by moments": [lambda: fit_by_moments(GROUPS)],
}
"""Name → calls, one a case. A new statistic has a line here."""


def seconds(call: Callable[[], object]) -> float:
    """Seconds of one core's time: what others do on the machine is not counted."""
    start = time.process_time()
    call()
    return time.process_time() - start


def measured(rounds: int) -> Result:
    """Every statistic: its first call, and the worst case's median."""
    rows = []
    worst = {}
    for name, calls in CALLS.items():
        first = seconds(calls[0])
        worst[name] = max(
            (spread([seconds(call) for _ in range(rounds)]) for call in calls), key=lambda one: one.median
        )
        limit = LIMITS.get(name, LIMIT)
        rows.append((name, f"{1e3 * first:.2f}", f"{1e3 * worst[name].median:.3f}", f"{1e3 * limit:.0f}"))
    most = max(found.median for name, found in worst.items() if name not in LIMITS)
    return Result(
        title="One statistic, for counts of up to sixty ads",
        measured=f"CPU of one core: the first call, which pays for loading, and the worst of several cases, each a "
        f"median of {rounds} rounds.",
        columns=("statistic", "first ms", "worst ms", "limit ms"),
        rows=tuple(rows),
        goals=(
            at_most(LIMIT, "seconds of the slowest", spread([most])),
            *(at_most(limit, f"seconds of {name}", worst[name]) for name, limit in LIMITS.items()),
        ),
        versions={"numpy": version("numpy"), "scipy": version("scipy")},
    )


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("--rounds", type=int)
    arguments = parser.parse_args()
    give([measured(arguments.rounds or (3 if arguments.quick else 7))], arguments)


if __name__ == "__main__":
    main()
