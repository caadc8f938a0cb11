"""``bnr agreement``: how far two people who coded the ads chose the same categories."""

from __future__ import annotations

from pathlib import Path

import click

from bnr_toolkit.cli.group import LANGUAGES, ProbePath, main
from bnr_toolkit.cli.record import reading_options


@main.command(epilog="Example: bnr agreement data/practice-probe --language nl")
@click.argument("path", type=ProbePath(path_type=Path))
@reading_options
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Of text and Markdown.")
@click.option(
    "--format",
    "output_format",
    type=click.Choice(("text", "csv", "json", "markdown")),
    default="text",
    show_default=True,
)
def agreement(path: Path, mapping: str | None, sheet: str | None, language: str, output_format: str) -> None:
    """Say how far two coders chose the same categories.

    It reads the columns category_coder_1 and category_coder_2: what each chose
    alone, before they compared.
    """
    from bnr_toolkit import tables, words
    from bnr_toolkit.ledger import open_ledger
    from bnr_toolkit.rates import coding_agreement

    agreed = coding_agreement(open_ledger(path, mapping=mapping, sheet=sheet))
    if output_format == "csv":
        click.echo(tables.agreement_csv(agreed), nl=False)
    elif output_format == "json":
        click.echo(tables.agreement_json(agreed), nl=False)
    elif not agreed.coded_by_both:
        click.echo(str(words.agreement(agreed, language)) or words.phrase(language, "agreement.nothing_coded"))
    else:
        click.echo(f"{words.agreement(agreed, language)}\n")
        render = tables.markdown if output_format == "markdown" else tables.text
        click.echo(render(tables.agreement(agreed, language)), nl=False)
