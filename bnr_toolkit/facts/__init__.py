"""Every number of a report: its id, its value, how it was computed, from which ads.

Sentences, tables and charts name the facts that they use by id, so that a
number on a page can be walked back to its rows.
"""

from typing import TYPE_CHECKING

from bnr_toolkit.rooms import open_on_demand

if TYPE_CHECKING:
    from bnr_toolkit.facts.agreement import disagreement_id
    from bnr_toolkit.facts.claims import claim_fact_id
    from bnr_toolkit.facts.collecting import collect
    from bnr_toolkit.facts.comparisons import comparison_id
    from bnr_toolkit.facts.contrasts import SMALLEST_P, contrast_fact_id, contrast_measures
    from bnr_toolkit.facts.controls import controls_fact_id
    from bnr_toolkit.facts.counts import (
        bound_of_hundred,
        fact_id,
        inner_measures,
        level_measure,
        missed_of_hundred,
        noted_measures,
        said_measures,
    )
    from bnr_toolkit.facts.coverage import coverage_fact_id
    from bnr_toolkit.facts.durations import WITHIN, duration_fact_id, durations_fact_id
    from bnr_toolkit.facts.estimates import estimates_fact_id
    from bnr_toolkit.facts.grids import grid_fact_id, grid_fact_ids
    from bnr_toolkit.facts.histories import counted_histories, histories_fact_id, is_decided_first
    from bnr_toolkit.facts.paired import (
        paired_bounds_fact_id,
        paired_bounds_measures,
        paired_contrast_fact_id,
        paired_contrast_measures,
    )
    from bnr_toolkit.facts.planning import plan_fact_id, plan_row_fact_id
    from bnr_toolkit.facts.published import published_count_fact_id, published_fact_id
    from bnr_toolkit.facts.resolution import resolution_fact_id
    from bnr_toolkit.facts.timeline import TIMELINE, deciding_step, is_late, is_timed, timeline_fact_id, timeline_groups

__all__ = [
    "SMALLEST_P",
    "TIMELINE",
    "WITHIN",
    "bound_of_hundred",
    "claim_fact_id",
    "collect",
    "comparison_id",
    "contrast_fact_id",
    "contrast_measures",
    "controls_fact_id",
    "counted_histories",
    "coverage_fact_id",
    "deciding_step",
    "disagreement_id",
    "duration_fact_id",
    "durations_fact_id",
    "estimates_fact_id",
    "fact_id",
    "grid_fact_id",
    "grid_fact_ids",
    "histories_fact_id",
    "inner_measures",
    "is_decided_first",
    "is_late",
    "is_timed",
    "level_measure",
    "missed_of_hundred",
    "noted_measures",
    "paired_bounds_fact_id",
    "paired_bounds_measures",
    "paired_contrast_fact_id",
    "paired_contrast_measures",
    "plan_fact_id",
    "plan_row_fact_id",
    "published_count_fact_id",
    "published_fact_id",
    "resolution_fact_id",
    "said_measures",
    "timeline_fact_id",
    "timeline_groups",
]

open_on_demand(__name__)
