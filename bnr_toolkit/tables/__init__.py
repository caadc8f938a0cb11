"""Results → tables for readers, and tables → HTML, Markdown, XLSX, CSV, text, JSON."""

from typing import TYPE_CHECKING

from bnr_toolkit.rooms import open_on_demand

if TYPE_CHECKING:
    from bnr_toolkit.tables.agreement import agreement, agreement_csv, agreement_json
    from bnr_toolkit.tables.building import histories, rates
    from bnr_toolkit.tables.claims import claims, claims_csv, claims_json
    from bnr_toolkit.tables.comparisons import comparisons, comparisons_csv, comparisons_json
    from bnr_toolkit.tables.contrasts import contrast
    from bnr_toolkit.tables.controls import controls, controls_csv, controls_json
    from bnr_toolkit.tables.coverage import coverage
    from bnr_toolkit.tables.datawrapper import datawrapper, datawrapper_about
    from bnr_toolkit.tables.durations import durations, durations_ads, durations_csv, durations_json
    from bnr_toolkit.tables.estimates import estimates
    from bnr_toolkit.tables.formats import beside, csv, text
    from bnr_toolkit.tables.grids import grid, grid_csv, grid_json
    from bnr_toolkit.tables.intervals import intervals
    from bnr_toolkit.tables.machine import rates_csv, rates_json
    from bnr_toolkit.tables.markdown import markdown
    from bnr_toolkit.tables.paired import paired_bounds, paired_contrast
    from bnr_toolkit.tables.planning import plan, plan_csv, plan_json
    from bnr_toolkit.tables.published import published, published_csv, published_json
    from bnr_toolkit.tables.resolution import resolution
    from bnr_toolkit.tables.robustness import robustness, robustness_csv, robustness_json
    from bnr_toolkit.tables.spreadsheet import xlsx
    from bnr_toolkit.tables.timeline import timeline, timeline_csv
    from bnr_toolkit.tables.webpage import html, html_document

__all__ = [
    "agreement",
    "agreement_csv",
    "agreement_json",
    "beside",
    "claims",
    "claims_csv",
    "claims_json",
    "comparisons",
    "comparisons_csv",
    "comparisons_json",
    "contrast",
    "controls",
    "controls_csv",
    "controls_json",
    "coverage",
    "csv",
    "datawrapper",
    "datawrapper_about",
    "durations",
    "durations_ads",
    "durations_csv",
    "durations_json",
    "estimates",
    "grid",
    "grid_csv",
    "grid_json",
    "histories",
    "html",
    "html_document",
    "intervals",
    "markdown",
    "paired_bounds",
    "paired_contrast",
    "plan",
    "plan_csv",
    "plan_json",
    "published",
    "published_csv",
    "published_json",
    "rates",
    "rates_csv",
    "rates_json",
    "resolution",
    "robustness",
    "robustness_csv",
    "robustness_json",
    "text",
    "timeline",
    "timeline_csv",
    "xlsx",
]

open_on_demand(__name__)
