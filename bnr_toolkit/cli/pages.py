"""The commands that make pages of notebooks: ``report``, ``methods`` and ``context``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from bnr_toolkit.cli.asking import ContextCommand, MethodsCommand, ReportCommand
from bnr_toolkit.cli.group import ProbePath, main
from bnr_toolkit.errors import Place, RefusedInput, found
from bnr_toolkit.report.grammars import spare_the_grammars

if TYPE_CHECKING:
    from bnr_toolkit.report.forked import Limits

FORMATS = "html, pdf or docx"
UNCHANGED = {
    "nl": "Onveranderd: er is niets gedraaid. Toch opnieuw maken: --force.",
    "en": "Unchanged: nothing ran. To make it again all the same: --force.",
}


@main.command(
    cls=ReportCommand,
    context_settings={"ignore_unknown_options": True, "allow_extra_args": True},
    epilog="Example: bnr report data/bnr-tiktok-2023 --language nl --by platform,category --output out",
)
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option("--output", type=click.Path(path_type=Path), help="Put all files straight into this folder.")
@click.option("--notebook", type=click.Path(path_type=Path), help="A notebook of your own; see bnr approve.")
@click.option("--to", "formats", multiple=True, help=f"{FORMATS}; repeat for several.  [default: html]")
@click.option("--force", is_flag=True, help="Make an unchanged report again too.")
@click.option("--watch", is_flag=True, help="Show the page in a browser, and make it again when the record is saved.")
@click.option("--cell-seconds", type=click.FloatRange(min=0, min_open=True), help="Longest a cell may take.")
@click.option("--memory", type=click.IntRange(min=64), help="MiB of memory that a report may use.")
@click.pass_context
def report(
    context: click.Context,
    /,
    paths: tuple[str, ...],
    languages: tuple[str, ...],
    output: Path | None,
    notebook: Path | None,
    formats: tuple[str, ...],
    force: bool,  # noqa: FBT001 - an option, by its name
    watch: bool,  # noqa: FBT001
    cell_seconds: float | None,
    memory: int | None,
    **given: str | None,
) -> None:
    """Make the page for readers, with its executed notebook, facts and charts.

    --to pdf and --to docx make a PDF for paper and a Word document for the
    copy desk from that page, beside the other files. A later run without them
    removes them: they would tell of an older record.

    --canonical adds to the page where it will stand, and beside it a picture
    for links on social media; --embed adds under each chart the code that puts
    it on another page.

    Everything is checked before anything is written: a fault leaves the
    previous report untouched. A report of which nothing changed is not made
    again.
    """
    probes, unknown = _sorted_out(paths, context.args)
    if not probes:
        raise RefusedInput(found("no_path", Place(parameter="PATH")))
    asked = {name: value for name, value in given.items() if value is not None} | unknown
    wanted_formats = formats or ("html",)
    limits = limits_of(cell_seconds, memory)

    spare_the_grammars()
    from bnr_toolkit.report.regenerating import Wish, regenerate

    wish = Wish(probes, languages, asked, output, notebook, wanted_formats, limits)
    if watch:
        from bnr_toolkit.report.watching import watched

        for said in watched(wish, context.find_root().params["messages"]):
            click.echo(said)
        return
    done = regenerate(wish, force=force)
    for file in done.files:
        click.echo(file)
    if done.unchanged:
        click.echo(UNCHANGED[context.find_root().params["messages"]], err=True)


def limits_of(cell_seconds: float | None, memory: int | None) -> Limits:
    """The limits of a run, as far as they were typed."""
    from bnr_toolkit.report.forked.limits import Limits

    usual = Limits()
    return Limits(cell_seconds or usual.cell_seconds, memory or usual.memory_mib)


def _sorted_out(paths: tuple[str, ...], extra: list[str]) -> tuple[tuple[str, ...], dict[str, str]]:
    """Probe paths, and the options that no report has (so that they get a suggestion too)."""
    words = [*paths, *extra]
    probes, unknown = [], {}
    while words:
        word = words.pop(0)
        if not word.startswith("--"):
            probes.append(word)
            continue
        name, equals, value = word.removeprefix("--").partition("=")
        if not equals and words and not words[0].startswith("--"):
            value = words.pop(0)
        if name == "probe":
            # By the name that it has everywhere else.
            probes.append(value)
        else:
            unknown[name.replace("-", "_")] = value
    return tuple(probes), unknown


@main.command(cls=MethodsCommand, epilog="Example: bnr methods --language nl --output out")
@click.option("--output", type=click.Path(path_type=Path), help="Put all files straight into this folder.")
def methods(languages: tuple[str, ...], output: Path | None, **given: str | None) -> None:
    """Make the page that explains the methods: what is computed, why, and what it cannot say.

    It is about no record. Without --output it goes to reports/methods/ and its
    charts to figures/methods/.
    """
    spare_the_grammars()
    from bnr_toolkit.report import MethodsParameters, make_reports, requested_page

    asked = {name: value for name, value in given.items() if value is not None}
    for file in make_reports(requested_page(MethodsParameters, languages, asked), output).files:
        click.echo(file)


@main.command(
    cls=ContextCommand,
    epilog="Example: bnr context data/bnr-tiktok-2023 --same-as bnr-2023-nl --language nl --output out",
)
@click.argument("path", type=ProbePath(path_type=Path))
@click.option("--output", type=click.Path(path_type=Path), help="Put all files straight into this folder.")
def context(path: Path, languages: tuple[str, ...], output: Path | None, **given: str | None) -> None:
    """Make the page that shows a probe beside those that others published.

    As counts in order of date: nothing is added up over tests, and nothing is
    ranked. Without --output it goes to reports/compare/ and its charts to
    figures/compare/.
    """
    spare_the_grammars()
    from bnr_toolkit.report import make_reports, requested_context

    asked = {name: value for name, value in given.items() if value is not None}
    for file in make_reports(requested_context(str(path), languages, asked), output).files:
        click.echo(file)
