"""``bnr wording``: every phrase that an editor may change, and whether a newsroom's own phrases may be used."""

from __future__ import annotations

from pathlib import Path

import click

from bnr_toolkit.cli.group import LANGUAGES, main


@main.group(epilog="Example: bnr wording check my-words")
def wording() -> None:
    """List the phrases of pages, charts and posts, or check those that a newsroom wrote anew."""


@wording.command("list", epilog="Example: bnr wording list --language nl --section radio > my-words/nl.toml")
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True)
@click.option("--section", help="Keep one section, such as headline.")
def list_phrases(language: str, section: str | None) -> None:
    """Print every phrase with its key and its blanks, as TOML that is ready to be changed.

    Keep the phrases that you change in nl.toml and en.toml in a folder of your
    own, and leave out the rest: for those ours hold.
    """
    from bnr_toolkit.words.wording_text import wording_toml

    click.echo(wording_toml(language, section), nl=False)


@wording.command(epilog="Example: bnr wording check my-words")
@click.argument("folder", type=click.Path(path_type=Path))
def check(folder: Path) -> None:
    """Check a folder with phrases of your own, and show each beside ours.

    Refused is a phrase that loses a number or anything else that is filled in,
    one with a digit or a percentage, and one that turns its meaning around.
    """
    from bnr_toolkit.words.wording import read_wording

    read = read_wording(folder)
    for one in read.changed:
        click.echo(f"{one.language} {one.key}\n  - {_said(one.ours)}\n  + {_said(one.theirs)}")
    click.echo(f"{len(read.changed)} changed, digest {read.digest}" if read.changed else "Nothing is changed.")


def _said(phrase: str | tuple[str, ...]) -> str:
    return phrase if isinstance(phrase, str) else ", ".join(phrase)
