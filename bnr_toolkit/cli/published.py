"""``bnr published``: what others published, side by side and in order of date."""

from __future__ import annotations

from pathlib import Path

import click

from bnr_toolkit.cli.group import LANGUAGES, ProbePath, main
from bnr_toolkit.cli.record import reading_options


@main.command(epilog="Example: bnr published data/published-probes --platform TikTok --year 2024")
@click.argument("path", type=ProbePath(path_type=Path))
@reading_options
@click.option("--platform", help="Keep one platform.")
@click.option("--country", help="Keep one country, as the record names it.")
@click.option("--year", help="Keep one year of publication.")
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Of text and Markdown.")
@click.option(
    "--format",
    "output_format",
    type=click.Choice(("text", "csv", "json", "markdown")),
    default="text",
    show_default=True,
)
def published(
    path: Path,
    mapping: str | None,
    sheet: str | None,
    platform: str | None,
    country: str | None,
    year: str | None,
    language: str,
    output_format: str,
) -> None:
    """Show the counts that others published, one row a test, platform and language, in order of date.

    Nothing is added up and nothing is ranked: the tests differ, and published
    tests lean towards failures.
    """
    from bnr_toolkit import tables, words
    from bnr_toolkit.ledger import open_ledger
    from bnr_toolkit.rates import published_probes

    ledger = open_ledger(path, mapping=mapping, sheet=sheet)
    counts = published_probes(ledger, platform, country, year)
    if output_format == "csv":
        click.echo(tables.published_csv(counts), nl=False)
    elif output_format == "json":
        click.echo(tables.published_json(counts), nl=False)
    else:
        click.echo(f"{words.published_headline(counts, language)}.\n\n{words.published(counts, language)}\n")
        render = tables.markdown if output_format == "markdown" else tables.text
        click.echo(render(tables.published(counts, language)))
        click.echo(words.published_sources(counts, language))
