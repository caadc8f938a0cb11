"""The options that every script takes, and how it gives its results."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from measuring.markdown import as_markdown
from measuring.result import Result, as_json


def options(description: str | None) -> argparse.ArgumentParser:
    """A parser with the options of every script; a script adds its own."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="fewer rounds, smaller sizes: a look, no measurement")
    parser.add_argument("--long", action="store_true", help="what takes many minutes too")
    parser.add_argument("--json", type=Path, help="write the results here too, as make bench reads them")
    return parser


def give(results: Sequence[Result], arguments: argparse.Namespace) -> None:
    """Print the results, and write them where they are asked for."""
    print("\n".join(as_markdown(result) for result in results))
    if arguments.json is not None:
        arguments.json.write_text(as_json(results), encoding="utf-8")
