"""The command that lets a notebook of the newsroom's own run: ``approve``."""

from __future__ import annotations

from pathlib import Path

import click

from bnr_toolkit.cli.group import main


@main.command(epilog="Example: bnr approve regional.ipynb")
@click.argument("notebooks", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="NOTEBOOK...")
def approve(notebooks: tuple[Path, ...]) -> None:
    """Let notebooks of your own run, after you have read what is in them.

    A notebook can do all that you can: read every file, send it anywhere. It is
    approved by the digest of its cells, for you on this machine; a cell that
    changes has to be approved again.
    """
    from bnr_toolkit.report.approved import approve as approved
    from bnr_toolkit.report.engine import load_notebook

    for path, notebook in [(path, load_notebook(path)) for path in notebooks]:
        click.echo(f"{path.name}: {approved(notebook, path.name)}")
