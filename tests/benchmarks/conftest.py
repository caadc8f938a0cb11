"""The scripts in benchmarks/ import ``measuring`` from their own folder; so do its tests."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
