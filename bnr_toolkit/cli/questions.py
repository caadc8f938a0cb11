"""The commands that ask something of a record: ``rates``, ``claims`` and ``report``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from bnr_toolkit.cli.group import ProbePath, main
from bnr_toolkit.cli.record import reading_options
from bnr_toolkit.cli.showing import Showing, show, showing_options
from bnr_toolkit.errors import Place, RefusedInput, found

if TYPE_CHECKING:
    from bnr_toolkit.results import Table

RULES = "first_decision, ever_approved, approved_at_cutoff, would_have_run, final_after_inquiry"
FORMATS = "html, pdf or docx"
METHODS = "wilson, clopper_pearson, jeffreys, mid_p"


@main.command(epilog="Example: bnr rates data/bnr-tiktok-2023 --by category --format csv")
@click.argument("path", type=ProbePath(path_type=Path))
@reading_options
@click.option("--by", default="", help="A column, or two with a comma between.  [default: the total only]")
@click.option("--rule", default="first_decision", show_default=True, help=f"What counts as approved: {RULES}.")
@click.option("--codes", default="primary", show_default=True, help="Count an ad in its primary category, or in any.")
@click.option("--confidence", type=float, default=0.95, show_default=True, help="Level of intervals.")
@click.option("--as-of", help="Leave out what was observed after this day.")
@click.option("--platform", help="Keep one platform.")
@click.option("--method", default="wilson", show_default=True, help=f"Of intervals: {METHODS}.")
@click.option("--audience", default="internal", show_default=True, help="public: without what readers may not see.")
@showing_options
def rates(
    path: Path,
    mapping: str | None,
    sheet: str | None,
    by: str,
    rule: str,
    codes: str,
    confidence: float,
    as_of: str | None,
    platform: str | None,
    method: str,
    audience: str,
    showing: Showing,
) -> None:
    """Count approvals, in total and by any column or pair of columns.

    Text and Markdown show no interval when the record's scope of inference is
    none; CSV and JSON are for machines and carry it.
    """
    from bnr_toolkit import tables
    from bnr_toolkit.ledger import open_ledger
    from bnr_toolkit.rates import approval_rates
    from bnr_toolkit.redact import publishable_intervals

    ledger = open_ledger(path, audience, mapping=mapping, sheet=sheet)
    counted = approval_rates(ledger, by, rule, codes, confidence, as_of, platform, method)

    def made() -> Table:
        return tables.rates(publishable_intervals(counted), showing.language)

    show(
        showing,
        {"csv": lambda: tables.rates_csv(counted), "json": lambda: tables.rates_json(counted)},
        lambda render: render(made()),
        lambda: (made(),),
    )


@main.command(epilog="Example: bnr claims data/published-probes --format csv")
@click.argument("path", type=ProbePath(path_type=Path))
@reading_options
@showing_options
def claims(path: Path, mapping: str | None, sheet: str | None, showing: Showing) -> None:
    """Show the counts that sources state, each with its source and how certain it is."""
    from bnr_toolkit import tables, words
    from bnr_toolkit.ledger import open_ledger
    from bnr_toolkit.rates import sourced_counts

    counts = sourced_counts(open_ledger(path, mapping=mapping, sheet=sheet))

    def made() -> Table:
        return tables.claims(counts, showing.language)

    show(
        showing,
        {"csv": lambda: tables.claims_csv(counts), "json": lambda: tables.claims_json(counts)},
        lambda render: f"{words.claims(counts, showing.language)}\n\n{render(made())}",
        lambda: (made(),),
    )


@main.command(
    context_settings={"ignore_unknown_options": True, "allow_extra_args": True},
    epilog="Example: bnr report data/bnr-tiktok-2023 --language nl --by platform,category --output out",
)
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option("--language", "languages", multiple=True, help="nl or en; repeat for both.  [default: both]")
@click.option("--audience", help="public or internal.  [default: public]")
@click.option("--by", help="A column to count by, or two with a comma between.  [default: category]")
@click.option("--rule", help=f"What counts as approved: {RULES}.  [default: first_decision]")
@click.option("--codes", help="primary or any: in which of its categories an ad counts.  [default: primary]")
@click.option("--confidence", help="Level of intervals.  [default: 0.95]")
@click.option("--as-of", help="Leave out what was observed after this day.")
@click.option("--platform", help="Keep one platform.")
@click.option("--method", help=f"Of intervals: {METHODS}.  [default: wilson]")
@click.option("--wording", help="A folder with phrases of your own; see bnr wording.")
@click.option("--canonical", help="Address where the page will stand; with a / at the end, its folder.")
@click.option("--embed", help="Address of the folder with the charts of bnr figures --outlet embed.")
@click.option("--output", type=click.Path(path_type=Path), help="Put all files straight into this folder.")
@click.option("--notebook", type=click.Path(path_type=Path), help="A notebook of your own instead of report.ipynb.")
@click.option("--to", "formats", multiple=True, help=f"{FORMATS}; repeat for several.  [default: html]")
@click.pass_context
def report(
    context: click.Context,
    /,
    paths: tuple[str, ...],
    languages: tuple[str, ...],
    output: Path | None,
    notebook: Path | None,
    formats: tuple[str, ...],
    **given: str | None,
) -> None:
    """Make the page for readers, with its executed notebook, facts and charts.

    --to pdf and --to docx make a PDF for paper and a Word document for the
    copy desk from that page, beside the other files. A later run without them
    removes them: they would tell of an older record.

    --canonical adds to the page where it will stand, and beside it a picture
    for links on social media; --embed adds under each chart the code that puts
    it on another page.

    Everything is checked before anything runs: a fault leaves the previous
    report untouched.
    """
    probes, unknown = _sorted_out(paths, context.args)
    if not probes:
        raise RefusedInput(found("no_path", Place(parameter="PATH")))
    asked = {name: value for name, value in given.items() if value is not None}

    from bnr_toolkit.report import make_reports, requested

    wanted = requested(probes, languages, asked | unknown)
    for file in make_reports(wanted, output, notebook, formats=formats or ("html",)).files:
        click.echo(file)


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
        unknown[name.replace("-", "_")] = value
    return tuple(probes), unknown
