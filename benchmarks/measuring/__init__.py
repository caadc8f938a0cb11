"""How the benchmarks measure, and how they say what they found.

Whole processes, side by side in one run: every round measures every system once,
and a ratio is taken within a round, so that the machine's mood is in both.
"""

from measuring import peers
from measuring.command import give, options
from measuring.goals import at_least, at_most
from measuring.markdown import as_markdown
from measuring.processes import Broken, Run, run_whole, tree_cpu
from measuring.result import Goal, Missing, Result
from measuring.spread import Spread, ratios, spread
from measuring.turns import Turns, take_turns

__all__ = [
    "Broken",
    "Goal",
    "Missing",
    "Result",
    "Run",
    "Spread",
    "Turns",
    "as_markdown",
    "at_least",
    "at_most",
    "give",
    "options",
    "peers",
    "ratios",
    "run_whole",
    "spread",
    "take_turns",
    "tree_cpu",
]
