"""How an answer is shown: in which language, in which format, on the terminal or in a file.

Text and Markdown are for reading, CSV and JSON for machines; ``html``,
``xlsx`` and ``datawrapper`` are files for a desk, made of the readers' tables.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bnr_toolkit.cli.group import LANGUAGES
from bnr_toolkit.errors import Place, RefusedInput, found

if TYPE_CHECKING:
    from bnr_toolkit.results import Table

FORMATS = ("text", "csv", "json", "markdown", "html", "xlsx", "datawrapper")
ABOUT = "-about.json"
"""Beside the data for Datawrapper stands a file whose name ends so, with the texts around them."""

Render = Callable[["Table"], str]


@dataclass(frozen=True, slots=True)
class Showing:
    """What was asked of an answer's looks. ``output`` is None for the terminal."""

    language: str
    format: str
    output: Path | None

    @property
    def for_desk(self) -> bool:
        """Whether it is one of the files that are made of tables alone."""
        return self.format in ("html", "xlsx", "datawrapper")


def showing_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options ``--language``, ``--format`` and ``--output``, as one argument ``showing``."""

    @click.option(
        "--language",
        type=click.Choice(LANGUAGES),
        default="en",
        show_default=True,
        help="Of all formats but CSV and JSON.",
    )
    @click.option(
        "--format",
        "output_format",
        type=click.Choice(FORMATS),
        default="text",
        show_default=True,
        help="csv and json are for machines, html, xlsx and datawrapper for a desk.",
    )
    @click.option("--output", type=click.Path(path_type=Path), help="Write to this file.  [default: the terminal]")
    @wraps(command)
    def shown(*args: Any, language: str, output_format: str, output: Path | None, **given: Any) -> Any:
        return command(*args, showing=Showing(language, output_format, output), **given)

    return shown


def show(
    showing: Showing,
    machine: Mapping[str, Callable[[], str]],
    said: Callable[[Render], str],
    made: Callable[[], tuple[Table, ...]],
) -> None:
    """Show an answer as it was asked for; nothing is made that was not.

    ``machine`` has a function for ``csv`` and for ``json``, ``said`` makes the
    text around the tables with how one is written, ``made`` makes the tables.
    """
    from bnr_toolkit import tables

    if showing.format in machine:
        _out(showing, machine[showing.format]())
    elif showing.for_desk:
        _files(showing, made())
    else:
        render = tables.markdown if showing.format == "markdown" else tables.text
        _out(showing, said(render))


def _files(showing: Showing, made: tuple[Table, ...]) -> None:
    from bnr_toolkit import tables

    place = Place(parameter="format")
    shown = [table for table in made if table.rows]
    if not shown:
        raise RefusedInput(found("table_empty", place, showing.format))
    first, *others = shown
    if showing.format == "html":
        _out(showing, tables.html_document(first, *others))
    elif showing.format == "xlsx":
        if showing.output is None and sys.stdout.isatty():
            raise RefusedInput(found("needs_file", place, showing.format))
        _out(showing, tables.xlsx(first, *others))
    else:
        if others:
            raise RefusedInput(found("one_table_a_file", place, showing.format))
        _out(showing, tables.datawrapper(first), tables.datawrapper_about(first))


def _out(showing: Showing, content: str | bytes, about: str | None = None) -> None:
    """The content to the file that was asked for, with the texts about it beside it, or to the terminal."""
    if showing.output is None:
        click.echo(content, nl=False)
        return
    from bnr_toolkit.files import write_together

    place = Place(parameter="output")
    if showing.output.is_dir():
        raise RefusedInput(found("cannot_write", place, problem="a folder of this name exists"))
    contents = {showing.output: content if isinstance(content, bytes) else content.encode("utf-8")}
    if about is not None:
        contents[showing.output.with_name(f"{showing.output.stem}{ABOUT}")] = about.encode("utf-8")
    try:
        write_together(contents)
    except OSError as problem:
        raise RefusedInput(found("cannot_write", place, problem=problem.strerror or str(problem))) from problem
    for file in contents:
        click.echo(file)
