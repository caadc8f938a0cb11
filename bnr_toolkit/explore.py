"""Widgets for reporters over the same functions as the report. No arithmetic here.

from bnr_toolkit.explore import explorer
explorer("data/bnr-tiktok-2023", language="en")
"""

from __future__ import annotations

import base64
from html import escape
from typing import Any

import ipywidgets

from bnr_toolkit import figures, tables, words
from bnr_toolkit.errors import BnrError, sentence
from bnr_toolkit.ledger import Ledger, open_ledger
from bnr_toolkit.outcomes import RULES
from bnr_toolkit.rates import approval_rates
from bnr_toolkit.redact import publishable_intervals
from bnr_toolkit.results import Figure
from bnr_toolkit.schema import countable_columns

_STYLE = """<style>
.bnr { max-width: 46rem; font-size: 14px; line-height: 1.45; }
.bnr h3 { margin: 1rem 0 .25rem; font-size: 1.4rem; line-height: 1.25; }
.bnr table { margin: 1rem 0 .5rem; border-collapse: collapse; font-variant-numeric: tabular-nums; }
.bnr caption, .bnr th { text-align: left; }
.bnr caption { font-weight: 600; padding-bottom: .4rem; }
.bnr th, .bnr td { padding: .25rem 1.25rem .25rem 0; border-bottom: 1px solid #8884; font-weight: 400; }
.bnr thead th, .bnr tr.total th, .bnr tr.total td { font-weight: 600; }
.bnr .number { text-align: right; }
.bnr img { max-width: 100%; height: auto; }
</style>"""


def explorer(probe: Any, language: str = "nl", audience: str = "internal") -> ipywidgets.VBox:
    """Two dropdowns (count by, outcome rule) over sentence, chart and table.

    Each change counts the record again by the functions that the report calls.
    What the record cannot answer is said in the place of the chart, with the
    remedy. ``probe`` is whatever :func:`bnr_toolkit.open_ledger` takes.
    """
    ledger = open_ledger(probe, audience)
    by = ipywidgets.Dropdown(
        options=_by_options(ledger, language),
        value="category",
        description=words.phrase(language, "page.explore_by"),
        layout=ipywidgets.Layout(width="22rem"),
    )
    rule = ipywidgets.Dropdown(
        options=[(_rule_label(name, language), name) for name in RULES],
        value="first_decision",
        description=words.phrase(language, "page.explore_rule"),
        layout=ipywidgets.Layout(width="26rem"),
    )
    view = ipywidgets.HTML(_view(ledger, by.value, rule.value, language))

    def update(_change: object) -> None:
        view.value = _view(ledger, by.value, rule.value, language)

    by.observe(update, names="value")
    rule.observe(update, names="value")
    return ipywidgets.VBox([ipywidgets.HBox([by, rule], layout=ipywidgets.Layout(flex_flow="row wrap")), view])


def _by_options(ledger: Ledger, language: str) -> list[tuple[str, str]]:
    columns = [(words.column_label(name, language), name) for name in countable_columns(ledger.audience)]
    return [*columns, (words.phrase(language, "page.explore_total"), "")]


def _rule_label(name: str, language: str) -> str:
    return words.phrase(language, f"table_rule.{name}")


def _view(ledger: Ledger, by: str, rule: str, language: str) -> str:
    """Sentence, chart and table as HTML; or why there is none."""
    try:
        rates = publishable_intervals(approval_rates(ledger, by, rule))
        chart = _image(figures.rates(rates, language))
    except BnrError as problem:
        return "".join(f"<p><strong>{escape(sentence(finding, language))}</strong></p>" for finding in problem.findings)
    headline = words.headline(rates, language)
    table = tables.html(tables.rates(rates, language))
    rule_text = words.rule(rates, language)
    return (
        f'{_STYLE}<div class="bnr"><h3>{escape(str(headline))}</h3><p>{escape(str(rule_text))}</p>{chart}{table}</div>'
    )


def _image(figure: Figure) -> str:
    from bnr_toolkit.figures.save import inline_svg

    picture = figures.to_svg(figure, "web")
    data = base64.b64encode(inline_svg(picture)).decode("ascii")
    width, height = (round(side / 2) for side in picture.panel[2:])
    image = f'src="data:image/svg+xml;base64,{data}" alt="{escape(figure.alt)}"'
    return f'<img {image} width="{width}" height="{height}">'
