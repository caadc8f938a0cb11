"""Results → Dutch and English sentences. The wording is in ``nl/`` and ``en/``.

Counts come before percentages, a comparison is never written without support,
and every passage names the facts that its numbers come from.
"""

from typing import TYPE_CHECKING

from bnr_toolkit.rooms import open_on_demand

if TYPE_CHECKING:
    from bnr_toolkit.words.ad_stories import ad_stories
    from bnr_toolkit.words.agreement import agreement, agreement_caption, alpha_words
    from bnr_toolkit.words.background import (
        background,
        choices,
        confidence_words,
        corrections,
        method,
        not_known,
        notice,
        provenance,
        replies,
        sources,
    )
    from bnr_toolkit.words.captions import (
        histories_caption,
        rates_caption,
        rates_figure_words,
        stages_figure_words,
    )
    from bnr_toolkit.words.certainty import certainty, interval_notes
    from bnr_toolkit.words.claims import claim_status_label, claims, claims_caption, claims_notes, measure_label
    from bnr_toolkit.words.comparisons import (
        comparisons,
        comparisons_caption,
        comparisons_notes,
        conditions,
        group_label,
    )
    from bnr_toolkit.words.contrasts import (
        contrast,
        contrast_bounds,
        contrast_caption,
        contrast_label,
        contrast_notes,
        contrast_p,
    )
    from bnr_toolkit.words.controls import (
        controls,
        controls_caption,
        controls_figure_words,
        controls_notes,
        controls_row_label,
    )
    from bnr_toolkit.words.counts import chart_notes, counting_notes, minimum_notes, rates, rule
    from bnr_toolkit.words.coverage import coverage, coverage_caption, coverage_figure_words, coverage_label, of_hundred
    from bnr_toolkit.words.durations import durations, durations_ads_notes, durations_caption, durations_notes
    from bnr_toolkit.words.durations_figure import durations_figure_notes, durations_figure_words
    from bnr_toolkit.words.estimates import estimates, estimates_caption, estimates_notes, interval_method_use
    from bnr_toolkit.words.findings import headline
    from bnr_toolkit.words.grids import grid, grid_caption, grid_chart_notes, grid_figure_words, grid_notes
    from bnr_toolkit.words.intervals_figure import (
        intervals_axis,
        intervals_figure_words,
        intervals_note_facts,
        intervals_notes,
    )
    from bnr_toolkit.words.labels import (
        asked_choice_label,
        asked_label,
        column_label,
        event_label,
        interval_method_label,
        starting_label,
        value_label,
    )
    from bnr_toolkit.words.leads import lead
    from bnr_toolkit.words.limits import limits
    from bnr_toolkit.words.methods import methods_headline, methods_lead, methods_made, methods_sources, plan_answers
    from bnr_toolkit.words.outlets import part_alt, part_title, short_source
    from bnr_toolkit.words.paired import paired_bounds, paired_bounds_caption, paired_contrast, paired_contrast_caption
    from bnr_toolkit.words.percentages import percentage_label, percentage_notes
    from bnr_toolkit.words.phrases import phrase, wording_files
    from bnr_toolkit.words.planning import plan, plan_caption, plan_columns, plan_meets, plan_notes, plan_value
    from bnr_toolkit.words.published import published, published_headline, published_lead
    from bnr_toolkit.words.published_captions import (
        published_caption,
        published_figure_words,
        published_notes,
        published_provenance,
    )
    from bnr_toolkit.words.published_labels import (
        published_date,
        published_labels,
        published_language,
        published_place,
        published_repeat,
        published_source,
        published_sources,
        published_status,
        published_tester,
    )
    from bnr_toolkit.words.radio import radio_script, reading_seconds
    from bnr_toolkit.words.robustness import robustness, robustness_caption
    from bnr_toolkit.words.scope import table_scope, table_source, table_units
    from bnr_toolkit.words.social import social_post
    from bnr_toolkit.words.status import histories, status, status_line
    from bnr_toolkit.words.terms import terms
    from bnr_toolkit.words.timeline_figure import (
        timeline_asked,
        timeline_axis,
        timeline_caption,
        timeline_figure_words,
        timeline_lane,
        timeline_notes,
        timeline_said,
        timeline_table_notes,
        timeline_time,
    )
    from bnr_toolkit.words.wording import read_wording, use_wording, worded, wording_digest

__all__ = [
    "ad_stories",
    "agreement",
    "agreement_caption",
    "alpha_words",
    "asked_choice_label",
    "asked_label",
    "background",
    "certainty",
    "chart_notes",
    "choices",
    "claim_status_label",
    "claims",
    "claims_caption",
    "claims_notes",
    "column_label",
    "comparisons",
    "comparisons_caption",
    "comparisons_notes",
    "conditions",
    "confidence_words",
    "contrast",
    "contrast_bounds",
    "contrast_caption",
    "contrast_label",
    "contrast_notes",
    "contrast_p",
    "controls",
    "controls_caption",
    "controls_figure_words",
    "controls_notes",
    "controls_row_label",
    "corrections",
    "counting_notes",
    "coverage",
    "coverage_caption",
    "coverage_figure_words",
    "coverage_label",
    "durations",
    "durations_ads_notes",
    "durations_caption",
    "durations_figure_notes",
    "durations_figure_words",
    "durations_notes",
    "estimates",
    "estimates_caption",
    "estimates_notes",
    "event_label",
    "grid",
    "grid_caption",
    "grid_chart_notes",
    "grid_figure_words",
    "grid_notes",
    "group_label",
    "headline",
    "histories",
    "histories_caption",
    "interval_method_label",
    "interval_method_use",
    "interval_notes",
    "intervals_axis",
    "intervals_figure_words",
    "intervals_note_facts",
    "intervals_notes",
    "lead",
    "limits",
    "measure_label",
    "method",
    "methods_headline",
    "methods_lead",
    "methods_made",
    "methods_sources",
    "minimum_notes",
    "not_known",
    "notice",
    "of_hundred",
    "paired_bounds",
    "paired_bounds_caption",
    "paired_contrast",
    "paired_contrast_caption",
    "part_alt",
    "part_title",
    "percentage_label",
    "percentage_notes",
    "phrase",
    "plan",
    "plan_answers",
    "plan_caption",
    "plan_columns",
    "plan_meets",
    "plan_notes",
    "plan_value",
    "provenance",
    "published",
    "published_caption",
    "published_date",
    "published_figure_words",
    "published_headline",
    "published_labels",
    "published_language",
    "published_lead",
    "published_notes",
    "published_place",
    "published_provenance",
    "published_repeat",
    "published_source",
    "published_sources",
    "published_status",
    "published_tester",
    "radio_script",
    "rates",
    "rates_caption",
    "rates_figure_words",
    "read_wording",
    "reading_seconds",
    "replies",
    "robustness",
    "robustness_caption",
    "rule",
    "short_source",
    "social_post",
    "sources",
    "stages_figure_words",
    "starting_label",
    "status",
    "status_line",
    "table_scope",
    "table_source",
    "table_units",
    "terms",
    "timeline_asked",
    "timeline_axis",
    "timeline_caption",
    "timeline_figure_words",
    "timeline_lane",
    "timeline_notes",
    "timeline_said",
    "timeline_table_notes",
    "timeline_time",
    "use_wording",
    "value_label",
    "worded",
    "wording_digest",
    "wording_files",
]

open_on_demand(__name__)
