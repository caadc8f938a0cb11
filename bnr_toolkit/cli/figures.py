"""The command that draws charts for every place where they are shown: ``figures``."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bnr_toolkit.cli.group import ProbePath, main
from bnr_toolkit.cli.questions import METHODS, RULES

if TYPE_CHECKING:
    from bnr_toolkit.report import Piece

OUTLETS = "web, narrow, card, square, story, print, embed"


@main.command(epilog="Example: bnr figures data/bnr-tiktok-2023 --outlet print --language nl --output out")
@click.argument("path", type=ProbePath(path_type=Path))
@click.option("--outlet", "outlets", multiple=True, help=f"{OUTLETS}; repeat for more.  [default: web and card]")
@click.option("--all", "everything", is_flag=True, help="Every outlet, workbooks, texts, and a manifest of all files.")
@click.option("--language", "languages", multiple=True, help="nl or en; repeat for both.  [default: both]")
@click.option("--audience", help="public or internal.  [default: public]")
@click.option("--by", help="A column, or two with a comma between.  [default: category]")
@click.option("--rule", help=f"What counts as approved: {RULES}.  [default: first_decision]")
@click.option("--codes", help="Count an ad in its primary category, or in any.  [default: primary]")
@click.option("--confidence", help="Level of intervals.  [default: 0.95]")
@click.option("--method", help=f"Of intervals: {METHODS}.  [default: wilson]")
@click.option("--as-of", help="Leave out what was observed after this day.")
@click.option("--platform", help="Keep one platform.")
@click.option("--style", "style_file", type=click.Path(path_type=Path), help="Colours and logo of a newsroom (TOML).")
@click.option("--canonical", help="Address of the report that embed pages link to; with a / at the end, its folder.")
@click.option("--wording", help="Folder with phrases of the newsroom's own.  [default: the toolkit's]")
@click.option("--output", type=click.Path(path_type=Path), help="Put all files straight into this folder.")
def figures(
    path: Path,
    outlets: tuple[str, ...],
    everything: bool,  # noqa: FBT001 - click gives options by position
    languages: tuple[str, ...],
    style_file: Path | None,
    output: Path | None,
    **given: str | None,
) -> None:
    """Draw the charts of a record for a site, a link, a post, a story or print.

    Web pictures are SVG and PNG, light and dark, as tall as what they say;
    those for a link, a post and a story are PNG of a fixed size; those for
    print are PDF in the widths of a column; embed is a page of its own for each
    chart, to be shown inside another. Without --output they go to
    figures/<probe>/.
    """
    from bnr_toolkit.figures.style import HOUSE
    from bnr_toolkit.figures.tokens import read_style
    from bnr_toolkit.report import EVERY_OUTLET, USUAL_OUTLETS, make_figures, requested

    asked = {name: value for name, value in given.items() if value is not None}
    chosen = EVERY_OUTLET if everything else outlets or USUAL_OUTLETS
    style = HOUSE if style_file is None else read_style(style_file)
    written = make_figures(
        requested([str(path)], languages, asked), chosen, output, style=style, with_desk=everything, progress=_shown
    )
    for file in written.files:
        click.echo(file)


def _shown(pieces: Sequence[Piece]) -> Iterable[Piece]:
    """The pieces, with a bar on stderr while somebody watches."""
    return _with_bar(pieces) if sys.stderr.isatty() else pieces


def _with_bar(pieces: Sequence[Piece]) -> Iterator[Piece]:
    with click.progressbar(pieces, label="figures", file=sys.stderr) as bar:
        yield from bar
