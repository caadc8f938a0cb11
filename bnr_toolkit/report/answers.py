"""A record and a report's parameters → every result that its page, its charts and its texts are made from."""

from __future__ import annotations

from dataclasses import dataclass

from bnr_toolkit.durations import time_to_decision
from bnr_toolkit.histories import ad_histories
from bnr_toolkit.ledger import Ledger
from bnr_toolkit.rates import approval_grid, approval_rates, controls, declared_comparisons
from bnr_toolkit.redact import for_audience
from bnr_toolkit.report.schemas import Parameters
from bnr_toolkit.results import Comparisons, Controls, Durations, Grid, Histories, Rates


@dataclass(frozen=True, slots=True)
class Answers:
    """What one record says under one rule, for one audience."""

    rates: Rates
    total: Rates
    grid: Grid
    histories: Histories
    comparisons: Comparisons
    controls: Controls
    durations: Durations


def answers(ledger: Ledger, asked: Parameters) -> Answers:
    """Everything that is counted for a report.

    Raises :class:`~bnr_toolkit.errors.RefusedInput` when the record cannot carry
    what is asked of it.
    """
    counting = (asked.rule, asked.codes, asked.confidence, asked.as_of, asked.platform, asked.method)
    waited = time_to_decision(ledger, "platform", asked.as_of, asked.platform, asked.confidence, required=False)
    return Answers(
        rates=for_audience(approval_rates(ledger, asked.by, *counting), asked.audience),
        total=for_audience(approval_rates(ledger, "", *counting), asked.audience),
        grid=for_audience(approval_grid(ledger, *counting), asked.audience),
        histories=for_audience(ad_histories(ledger, asked.platform, asked.as_of), asked.audience),
        comparisons=for_audience(
            declared_comparisons(ledger, asked.rule, asked.confidence, asked.as_of, asked.platform), asked.audience
        ),
        controls=for_audience(controls(ledger, "platform", asked.rule, asked.as_of, asked.platform), asked.audience),
        durations=for_audience(waited, asked.audience),
    )
