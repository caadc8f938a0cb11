"""``bnr durations``: how long the ads waited for their first decision."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from bnr_toolkit.cli.group import ProbePath, main
from bnr_toolkit.cli.record import reading_options
from bnr_toolkit.cli.showing import Render, Showing, show, showing_options

if TYPE_CHECKING:
    from bnr_toolkit.results import Table


@main.command(epilog="Example: bnr durations data/practice-probe --by platform --language nl")
@click.argument("path", type=ProbePath(path_type=Path))
@reading_options
@click.option("--by", default="", help="A column, or two with a comma between.  [default: the total only]")
@click.option("--as-of", help="The cut-off: ads without a decision by this day are open.  [default: that of probe.yml]")
@click.option("--platform", help="Keep one platform.")
@click.option("--audience", default="internal", show_default=True, help="public: without what readers may not see.")
@showing_options
def durations(
    path: Path,
    mapping: str | None,
    sheet: str | None,
    by: str,
    as_of: str | None,
    platform: str | None,
    audience: str,
    showing: Showing,
) -> None:
    """Say how many ads were decided on within an hour, a day and two days.

    Every count is at least and at most, as exactly as the record's times are.
    JSON has each ad's range in hours too, and the share decided step by step.
    """
    from bnr_toolkit import tables, words
    from bnr_toolkit.durations import time_to_decision
    from bnr_toolkit.ledger import open_ledger
    from bnr_toolkit.redact import for_audience

    result = for_audience(
        time_to_decision(open_ledger(path, audience, mapping=mapping, sheet=sheet), by, as_of, platform), audience
    )

    def made() -> tuple[Table, ...]:
        within = tables.durations(result, showing.language)
        if showing.format == "datawrapper":  # one file, one table: the counts
            return (within,)
        return within, tables.durations_ads(result, showing.language)

    def said(render: Render) -> str:
        return "\n".join((f"{words.durations(result, showing.language)}\n", *(render(table) for table in made())))

    show(
        showing,
        {"csv": lambda: tables.durations_csv(result), "json": lambda: tables.durations_json(result)},
        said,
        made,
    )
