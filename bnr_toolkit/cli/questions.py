"""The commands that ask something of a record: ``rates`` and ``claims``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from bnr_toolkit.cli.group import ProbePath, main
from bnr_toolkit.cli.record import reading_options
from bnr_toolkit.cli.showing import Showing, show, showing_options

if TYPE_CHECKING:
    from bnr_toolkit.results import Table

RULES = "first_decision, ever_approved, approved_at_cutoff, would_have_run, final_after_inquiry"
METHODS = "wilson, clopper_pearson, jeffreys, mid_p"


@main.command(epilog="Example: bnr rates data/bnr-tiktok-2023 --by category --format csv")
@click.argument("path", type=ProbePath(path_type=Path))
@reading_options
@click.option(
    "--by", default="", help="Columns, or month: at most three, with commas between.  [default: the total only]"
)
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
    """Count approvals, in total and by up to three columns, of which month (of submission) may be one.

    A large CSV or Parquet file with a row for each ad is scanned once, in little memory.

    Text and Markdown show no interval when the record's scope of inference is
    none; CSV and JSON are for machines and carry it.
    """
    from bnr_toolkit import tables
    from bnr_toolkit.ledger import open_ledger
    from bnr_toolkit.rates import approval_rates, is_large, table_rates
    from bnr_toolkit.redact import publishable_intervals

    explained = mapping is not None or sheet is not None
    # The others carry the digest of the record, for which all of it must be read.
    if is_large(path) and not explained and as_of is None and showing.format in ("csv", "text"):
        counted = table_rates(path, by, rule, codes, confidence, platform, method, audience=audience)
    else:
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
