"""What the whole pack of a record costs: every chart in every outlet, both languages, with numbers and texts.

Measured is CPU time of a fresh process, ``bnr figures PATH --all``, and beside it
that of one chart drawn by matplotlib as anybody would, so that the machine's
mood shows in both. No assertion on time: a shared machine has moods.

    python benchmarks/bench_figures.py
    python benchmarks/bench_figures.py --probe data/practice-probe
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

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


def cpu_of(command: list[str]) -> float:
    """Seconds of CPU, of user and system, that a command took with all it started."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--probe", default=str(ROOT / "data" / "bnr-tiktok-2023"))
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        plain = cpu_of([sys.executable, "-c", BAR_CHART.replace("OUT", name)])
        bnr = str(Path(sys.executable).parent / "bnr")
        pack = cpu_of([bnr, "figures", arguments.probe, "--all", "--output", f"{name}/pack"])
        manifest = json.loads(Path(name, "pack", "manifest.json").read_text(encoding="utf-8"))
    files = manifest["files"]
    by_outlet = Counter(entry["outlet"] for entry in files if "outlet" in entry)
    pictures = sum(by_outlet.values())
    print(f"one bar chart in three formats with matplotlib alone: {plain:.1f} s of CPU")
    print(f"bnr figures --all: {pack:.1f} s of CPU, {pictures} pictures, {pack / pictures:.2f} s each")
    print(f"as many bar charts, one process for three: {pack / (plain * pictures / 3):.2f} times their CPU")
    print(f"{len(files)} files, {sum(entry['bytes'] for entry in files) / 1e6:.1f} MB; by outlet: {dict(by_outlet)}")


if __name__ == "__main__":
    main()
