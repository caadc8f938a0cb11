"""Run every script in benchmarks/ and write benchmarks/RESULTS.md: the machine, then each script's tables.

    python tools/run_benchmarks.py                     everything, for the record
    python tools/run_benchmarks.py --quick             fewer rounds: a look, marked as such
    python tools/run_benchmarks.py --only engine       one script, shown here and not written

Peers that a registry has are installed first; the tables name those that could
not be had. A goal that is not met is said and is no failure; a script that
does not reach its end is.
"""

from __future__ import annotations

import argparse
import compileall
import subprocess
import sys
import tempfile
from pathlib import Path

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"
PACKAGE = BENCHMARKS.parent / "bnr_toolkit"
sys.path.insert(0, str(BENCHMARKS))

from measuring import as_markdown, machine, peers  # noqa: E402 - the scripts' own package
from measuring.markdown import table  # noqa: E402
from measuring.result import Result, from_json  # noqa: E402

RESULTS = BENCHMARKS / "RESULTS.md"
INTRODUCTION = """# What the benchmarks found

Made by `make bench`; nothing here is written by hand. Every table was measured side by side in one run: the systems
take turns, a ratio is taken within a round, and what is shown is the median with the least and the most of the rounds.
A goal is judged by the median."""
QUICK = "**A quick look: few rounds and small sizes. No figure here is a measurement to quote.**"


def results_of(script: Path, words: list[str]) -> list[Result] | None:
    """What a script found; None when it did not reach its end."""
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "results.json"
        command = [sys.executable, str(script), *words, "--json", str(file)]
        if subprocess.run(command, check=False).returncode != 0 or not file.exists():
            return None
        return from_json(file.read_text(encoding="utf-8"))


def document(facts: dict[str, str], found: dict[str, list[Result] | None], *, quick: bool) -> str:
    """All results as one file in Markdown."""
    given = [result for results in found.values() for result in results or ()]
    versions = {name: version for result in given for name, version in result.versions.items()}
    goals = [goal for result in given for goal in result.goals]
    met, judged = sum(goal.met is True for goal in goals), sum(goal.met is not None for goal in goals)
    parts = [INTRODUCTION, *([QUICK] if quick else [])]
    parts.append(f"Goals: {len(goals)}; met: {met}; not met: {judged - met}; not measured: {len(goals) - judged}.")
    parts.append("## The machine\n\n" + table(("what", "here"), list(facts.items())))
    parts.append("## Versions\n\n" + table(("tool", "version"), sorted(versions.items(), key=_by_name)))
    for script, results in found.items():
        parts.append(f"## {script}")
        if results is None:
            parts.append("**It did not reach its end; nothing of it is shown.**")
        parts += [as_markdown(result).rstrip() for result in results or ()]
    return "\n\n".join(parts) + "\n"


def _by_name(line: tuple[str, str]) -> str:
    return line[0].casefold()


def main() -> None:
    """Obtain the peers, run the scripts, write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="fewer rounds")
    parser.add_argument("--long", action="store_true", help="what takes many minutes too")
    parser.add_argument("--only", metavar="NAME", help="one script, such as engine")
    arguments = parser.parse_args()
    scripts = sorted(BENCHMARKS.glob(f"bench_{arguments.only or '*'}.py"))
    if not scripts:
        parser.error(f"benchmarks/ holds no bench_{arguments.only or '*'}.py")
    peers.obtain()
    # As pip does with what it installs: no reader of a benchmark compiles a package each time it starts.
    compileall.compile_dir(PACKAGE, quiet=1)
    facts = machine.facts()
    words = [word for word, asked in (("--quick", arguments.quick), ("--long", arguments.long)) if asked]
    found = {}
    for script in scripts:
        print(f"== {script.stem}", file=sys.stderr, flush=True)
        found[script.stem] = results_of(script, words)
    facts["The same when it ended"] = machine.busy()
    if arguments.only is None:
        RESULTS.write_text(document(facts, found, quick=arguments.quick), encoding="utf-8")
        print(f"written: benchmarks/{RESULTS.name}", file=sys.stderr)
    if None in found.values():
        raise SystemExit(1)


if __name__ == "__main__":
    main()
