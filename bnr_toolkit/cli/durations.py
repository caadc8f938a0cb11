"""``bnr durations``: how long the ads waited for their first decision."""

from __future__ import annotations

from pathlib import Path

import click

from bnr_toolkit.cli.group import LANGUAGES, ProbePath, main
from bnr_toolkit.cli.record import reading_options


@main.command(epilog="Example: bnr durations data/practice-probe --by platform --language nl")
@click.argument("path", type=ProbePath(path_type=Path))
@reading_options
@click.option("--by", default="", help="A column, or two with a comma between.  [default: the total only]")
@click.option("--as-of", help="The cut-off: ads without a decision by this day are open.  [default: that of probe.yml]")
@click.option("--platform", help="Keep one platform.")
@click.option("--audience", default="internal", show_default=True, help="public: without what readers may not see.")
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Of text and Markdown.")
@click.option(
    "--format",
    "output_format",
    type=click.Choice(("text", "csv", "json", "markdown")),
    default="text",
    show_default=True,
)
def durations(
    path: Path,
    mapping: str | None,
    sheet: str | None,
    by: str,
    as_of: str | None,
    platform: str | None,
    audience: str,
    language: str,
    output_format: str,
) -> None:
    """Say how many ads were decided on within an hour, a day and two days.

    Every count is at least and at most, as exactly as the record's times are.
    JSON has each ad's range in hours too, and the share decided step by step.
    """
    from bnr_toolkit import tables, words
    from bnr_toolkit.durations import time_to_decision
    from bnr_toolkit.ledger import open_ledger
    from bnr_toolkit.redact import for_audience

    result = for_audience(
        time_to_decision(open_ledger(path, audience, mapping=mapping, sheet=sheet), by, as_of, platform), audience
    )
    if output_format == "csv":
        click.echo(tables.durations_csv(result), nl=False)
    elif output_format == "json":
        click.echo(tables.durations_json(result), nl=False)
    else:
        render = tables.markdown if output_format == "markdown" else tables.text
        click.echo(f"{words.durations(result, language)}\n")
        click.echo(render(tables.durations(result, language)))
        click.echo(render(tables.durations_ads(result, language)), nl=False)
