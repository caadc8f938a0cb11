"""The commands that make pages of a notebook other than the report: ``methods`` and ``context``."""

from __future__ import annotations

from pathlib import Path

import click

from bnr_toolkit.cli.group import ProbePath, main


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


@main.command(epilog="Example: bnr context data/bnr-tiktok-2023 --same-as bnr-2023-nl --language nl --output out")
@click.argument("path", type=ProbePath(path_type=Path))
@click.option("--published", help="Record of the tests that others published.  [default: data/published-probes]")
@click.option("--same-as", help="Id under which that record holds this probe too, so that it stands there once.")
@click.option("--platform", help="Keep one platform.")
@click.option("--country", help="Keep one country.")
@click.option("--year", help="Keep one year.")
@click.option("--language", "languages", multiple=True, help="nl or en; repeat for both.  [default: both]")
@click.option("--audience", help="public or internal.  [default: public]")
@click.option("--output", type=click.Path(path_type=Path), help="Put all files straight into this folder.")
def context(path: Path, languages: tuple[str, ...], output: Path | None, **given: str | None) -> None:
    """Make the page that shows a probe beside those that others published.

    As counts in order of date: nothing is added up over tests, and nothing is
    ranked. Without --output it goes to reports/compare/ and its charts to
    figures/compare/.
    """
    from bnr_toolkit.report import make_reports, requested_context

    asked = {name: value for name, value in given.items() if value is not None}
    for file in make_reports(requested_context(str(path), languages, asked), output).files:
        click.echo(file)
