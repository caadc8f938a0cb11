"""What the whole pack of a record costs: every chart in every outlet, both languages, with numbers and texts.

Measured is CPU time of a fresh process, ``bnr figures PATH --all``, and beside it
that of one chart drawn by matplotlib as anybody would, so that the machine's
mood shows in both. No assertion on time: a shared machine has moods.

    python benchmarks/bench_figures.py
    python benchmarks/bench_figures.py --probe data/practice-probe
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter
from importlib.metadata import version
from pathlib import Path

from measuring import Result, give, options, ratios, run_whole, spread, take_turns

ROOT = Path(__file__).parent.parent
BAR_CHART = """
import matplotlib
matplotlib.use("agg")
import matplotlib.pyplot as plt
figure, axes = plt.subplots(figsize=(12.8, 7.2))
axes.barh(["gambling", "health", "weapons"], [86, 71, 29])
axes.set_title("Approved, in per cent")
for ending in ("svg", "png", "pdf"):
    figure.savefig(f"OUT/chart.{ending}")
"""
FORMATS = 3


def measured(probe: str, rounds: int) -> Result:
    """The pack and one bar chart in turns."""
    bnr = str(Path(sys.executable).parent / "bnr")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        turns = take_turns(
            {
                "matplotlib": lambda: run_whole([sys.executable, "-c", BAR_CHART.replace("OUT", name)], folder),
                "ours": lambda: run_whole([bnr, "figures", probe, "--all", "--output", f"{name}/pack"], folder),
            },
            rounds,
        )
        if turns.broken:
            raise SystemExit(f"not measured: {turns.broken}")
        manifest = json.loads((folder / "pack" / "manifest.json").read_text(encoding="utf-8"))
    files = manifest["files"]
    by_outlet = Counter(entry["outlet"] for entry in files if "outlet" in entry)
    pictures = sum(by_outlet.values())
    plain = [run.cpu for run in turns.rounds["matplotlib"]]
    pack = [run.cpu for run in turns.rounds["ours"]]
    as_many = [seconds * pictures / FORMATS for seconds in plain]
    made = ", ".join(f"{number} {outlet}" for outlet, number in by_outlet.items())
    return Result(
        title="Every chart in every outlet",
        measured=f"CPU of a whole fresh process. The pack of {Path(probe).name}: {len(files)} files, "
        f"{sum(entry['bytes'] for entry in files) / 1e6:.1f} MB, {made}. The ratio is to as many bar charts "
        f"with matplotlib, one process for {FORMATS}.",
        columns=("drawn by", "pictures", "CPU s", "CPU s a picture", "ratio"),
        rows=(
            (
                "matplotlib alone, one bar chart",
                str(FORMATS),
                str(spread(plain)),
                str(spread([one / FORMATS for one in plain])),
                "1.00",
            ),
            (
                "bnr figures --all",
                str(pictures),
                str(spread(pack)),
                str(spread([one / pictures for one in pack])),
                str(ratios(pack, as_many)),
            ),
        ),
        versions={"matplotlib": version("matplotlib")},
    )


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("--probe", default=str(ROOT / "data" / "bnr-tiktok-2023"))
    parser.add_argument("--rounds", type=int)
    arguments = parser.parse_args()
    give([measured(arguments.probe, arguments.rounds or (1 if arguments.quick else 3))], arguments)


if __name__ == "__main__":
    main()
