"""``bnr published``: what others published, side by side and in order of date."""

from __future__ import annotations

from pathlib import Path

import click

from bnr_toolkit.cli.group import ProbePath, main
from bnr_toolkit.cli.record import reading_options
from bnr_toolkit.cli.showing import Render, Showing, show, showing_options


@main.command(epilog="Example: bnr published data/published-probes --platform TikTok --year 2024")
@click.argument("path", type=ProbePath(path_type=Path))
@reading_options
@click.option("--platform", help="Keep one platform.")
@click.option("--country", help="Keep one country, as the record names it.")
@click.option("--year", help="Keep one year of publication.")
@showing_options
def published(
    path: Path,
    mapping: str | None,
    sheet: str | None,
    platform: str | None,
    country: str | None,
    year: str | None,
    showing: Showing,
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

    def said(render: Render) -> str:
        language = showing.language
        parts = (
            f"{words.published_headline(counts, language)}.\n\n{words.published(counts, language)}\n",
            render(tables.published(counts, language)),
            str(words.published_sources(counts, language)),
        )
        return "\n".join(parts) + "\n"

    show(
        showing,
        {"csv": lambda: tables.published_csv(counts), "json": lambda: tables.published_json(counts)},
        said,
        lambda: (tables.published(counts, showing.language, with_addresses=True),),
    )
