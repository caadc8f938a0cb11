"""Run every script in benchmarks/, one after the other; say so when there is none."""

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "benchmarks"

scripts = sorted(FOLDER.glob("bench_*.py"))
if not scripts:
    print("No benchmarks yet: benchmarks/ holds no bench_*.py.")
for script in scripts:
    print(f"== {script.stem}", flush=True)
    subprocess.run([sys.executable, str(script)], check=True)
