"""The command that asks before a test: ``plan``, how many ads are enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from bnr_toolkit.cli.group import main
from bnr_toolkit.cli.showing import Render, Showing, show, showing_options
from bnr_toolkit.errors import Place, RefusedInput, found, refuse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bnr_toolkit.errors import Finding
    from bnr_toolkit.results import Plan

POWER = 0.8
METHOD = "wilson"

EXAMPLES = """\
\b
Examples:
  bnr plan --half-width 0.15
  bnr plan --difference 0.9 0.3 --power 0.8
  bnr plan --difference 0.6 0.1 --same-ads
  bnr plan --none-approved-below 0.1 --language nl
"""


@main.command(epilog=EXAMPLES)
@click.option("--half-width", type=float, help="For an interval of at most this on each side: 0.15 is 15 points.")
@click.option(
    "--difference",
    type=float,
    nargs=2,
    metavar="CHANCE CHANCE",
    help="To show a difference between two groups of different ads, if these are their chances of approval.",
)
@click.option("--none-approved-below", type=float, help="To say, if none is approved, that the chance is at most this.")
@click.option(
    "--same-ads",
    is_flag=True,
    help="With --difference: the same ads on two platforms. "
    "The chances are then that only the first, and that only the second, approves an ad.",
)
@click.option("--power", type=float, help=f"With --difference: the chance to show it.  [default: {POWER}]")
@click.option(
    "--method",
    help="With --half-width: wilson, clopper_pearson, jeffreys or mid_p.  [default: wilson]",
)
@click.option("--confidence", type=float, default=0.95, show_default=True, help="Of intervals, bounds and tests.")
@showing_options
def plan(
    half_width: float | None,
    difference: tuple[float, float] | None,
    none_approved_below: float | None,
    same_ads: bool,  # noqa: FBT001 - click passes it by name
    power: float | None,
    method: str | None,
    confidence: float,
    showing: Showing,
) -> None:
    """Say how many ads are enough, before a test. Several questions may be asked at once."""
    refuse(_asked_findings(half_width, difference, none_approved_below, same_ads=same_ads, power=power, method=method))

    from bnr_toolkit import tables, words
    from bnr_toolkit.planning import ads_for_half_width, ads_for_none_approved, ads_to_show_difference

    plans: list[Plan] = []
    if half_width is not None:
        plans.append(ads_for_half_width(half_width, confidence, method or METHOD))
    if difference is not None:
        wanted = POWER if power is None else power
        plans.append(ads_to_show_difference(*difference, wanted, confidence, same_ads=same_ads))
    if none_approved_below is not None:
        plans.append(ads_for_none_approved(none_approved_below, confidence))

    def said(render: Render) -> str:
        parts = (
            f"{words.plan(one, showing.language)}\n\n{render(tables.plan(one, showing.language))}" for one in plans
        )
        return "\n\n".join(parts)

    show(
        showing,
        {"csv": lambda: tables.plan_csv(*plans), "json": lambda: tables.plan_json(*plans)},
        said,
        lambda: tuple(tables.plan(one, showing.language) for one in plans),
    )


def _asked_findings(
    half_width: float | None,
    difference: tuple[float, float] | None,
    none_approved_below: float | None,
    *,
    same_ads: bool,
    power: float | None,
    method: str | None,
) -> Iterator[Finding]:
    """No question, or an option that belongs to another question than those that were asked."""
    if half_width is None and difference is None and none_approved_below is None:
        raise RefusedInput(found("nothing_asked", Place(parameter="plan")))
    if difference is None and same_ads:
        yield found("belongs_to_question", Place(parameter="same_ads"), question="--difference")
    if difference is None and power is not None:
        yield found("belongs_to_question", Place(parameter="power"), question="--difference")
    if half_width is None and method is not None:
        yield found("belongs_to_question", Place(parameter="method"), question="--half-width")
