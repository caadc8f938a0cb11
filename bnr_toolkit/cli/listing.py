"""The command that lists a newsroom's pages: ``index``."""

from __future__ import annotations

from pathlib import Path

import click

from bnr_toolkit.cli.group import main


@main.command(name="index", epilog="Example: bnr index reports --language en")
@click.argument("folder", type=click.Path(path_type=Path), default=Path("reports"))
@click.option("--language", default="nl", help="Language of the list itself: nl or en.  [default: nl]")
def index(folder: Path, language: str) -> None:
    """List all reports for readers in FOLDER, by default reports, in FOLDER/index.html.

    Readers search it by test, platform or year without a server. Internal pages
    are not in it. Once the list is there, bnr report keeps it up to date.
    """
    from bnr_toolkit.report.listing import make_index
    from bnr_toolkit.words import phrase

    made = make_index(folder, language)
    for stranger in made.left_out:
        click.echo(phrase(language, "listing.stranger", file=stranger), err=True)
    click.echo(made.file)
