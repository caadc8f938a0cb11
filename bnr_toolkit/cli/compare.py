"""``bnr compare``: whether groups may be said to differ."""

from __future__ import annotations

from pathlib import Path

import click

from bnr_toolkit.cli.group import ProbePath, main
from bnr_toolkit.cli.record import reading_options
from bnr_toolkit.cli.showing import Render, Showing, show, showing_options
from bnr_toolkit.errors import Place, found, refuse


@main.command(epilog="Example: bnr compare data/practice-probe --by platform --between Alpha --between Beta")
@click.argument("path", type=ProbePath(path_type=Path))
@reading_options
@click.option("--by", help="platform, language or category.  [default: what the protocol declared]")
@click.option("--between", "groups", multiple=True, help="A group; repeat for each.  [default: every group]")
@click.option("--only", "conditions", multiple=True, help="Only ads for which this holds, such as language=nl; repeat.")
@click.option("--different-ads", is_flag=True, help="Say that ads without a known idea differ between the groups.")
@click.option("--rule", default="first_decision", show_default=True, help="What counts as approved.")
@click.option("--confidence", type=float, default=0.95, show_default=True, help="1 minus the chance of a false alarm.")
@click.option("--as-of", help="Leave out what was observed after this day.")
@click.option("--audience", default="internal", show_default=True, help="public: without what readers may not see.")
@showing_options
def compare(
    path: Path,
    mapping: str | None,
    sheet: str | None,
    by: str | None,
    groups: tuple[str, ...],
    conditions: tuple[str, ...],
    rule: str,
    confidence: float,
    as_of: str | None,
    audience: str,
    showing: Showing,
    *,
    different_ads: bool,
) -> None:
    """Compare groups of ads: the counts, the one test that decides, and what may be said.

    Groups that hold the same ideas (the column concept) are compared idea by
    idea. A difference is spoken of only when the protocol declared the
    comparison before the test.
    """
    from bnr_toolkit import tables, words
    from bnr_toolkit.ledger import open_ledger
    from bnr_toolkit.rates import compare as compare_groups
    from bnr_toolkit.rates import declared_comparisons
    from bnr_toolkit.redact import for_audience

    ledger = open_ledger(path, audience, mapping=mapping, sheet=sheet)
    if by is None:
        asked = {"--between": groups, "--only": conditions, "--different-ads": different_ads}
        refuse([found("needs_by", Place(parameter="by"), name) for name, given in asked.items() if given])
        compared = declared_comparisons(ledger, rule, confidence, as_of)
    else:
        design = "different_ads" if different_ads else None
        columns = ("platform=…", "language=…", "category=…")
        bare = [text for text in conditions if "=" not in text]
        refuse([found("not_a_condition", Place(parameter="only"), text, choices=columns) for text in bare])
        only = [(column, value) for column, _, value in (text.partition("=") for text in conditions)]
        compared = compare_groups(ledger, by, groups, only, rule, confidence, as_of, design)
    compared = for_audience(compared, audience)

    def said(render: Render) -> str:
        if not compared.comparisons:
            return f"{words.phrase(showing.language, 'comparison.nothing_declared')}\n"
        table = render(tables.comparisons(compared, showing.language))
        return f"{words.comparisons(compared, showing.language)}\n\n{table}"

    show(
        showing,
        {"csv": lambda: tables.comparisons_csv(compared), "json": lambda: tables.comparisons_json(compared)},
        said,
        lambda: (tables.comparisons(compared, showing.language),),
    )
