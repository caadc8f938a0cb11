"""The commands that make pages of a notebook other than the report: ``methods``."""

from __future__ import annotations

from pathlib import Path

import click

from bnr_toolkit.cli.group import main


@main.command(epilog="Example: bnr methods --language nl --output out")
@click.option("--language", "languages", multiple=True, help="nl or en; repeat for both.  [default: both]")
@click.option("--confidence", help="Level of intervals.  [default: 0.95]")
@click.option("--output", type=click.Path(path_type=Path), help="Put all files straight into this folder.")
def methods(languages: tuple[str, ...], confidence: str | None, output: Path | None) -> None:
    """Make the page that explains the methods: what is computed, why, and what it cannot say.

    It is about no record. Without --output it goes to reports/methods/ and its
    charts to figures/methods/.
    """
    from bnr_toolkit.report import MethodsParameters, make_reports, requested_page

    asked = {} if confidence is None else {"confidence": confidence}
    for file in make_reports(requested_page(MethodsParameters, languages, asked), output).files:
        click.echo(file)
