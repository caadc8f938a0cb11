"""Rich output in notebooks: passages, tables and figures, with a text fallback.

An output's metadata says what it is (its role), for whom, from which record and
which facts: the reader's page is made from that, not from guesses.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from html import escape
from typing import Any

from bnr_toolkit import figures, tables
from bnr_toolkit.results import Facts, Figure, Passage, Quote, Table
from bnr_toolkit.results.products import Product

KEY = "bnr"
FACTS_TYPE = "application/vnd.bnr.facts+json"

Bundle = dict[str, Any]


def show(*products: Product) -> None:
    """Show passages, tables, figures or facts in a notebook; print them elsewhere.

    Nothing is shown for a passage without text, so a record that says nothing
    about a subject leaves no empty paragraph.
    """
    from IPython import get_ipython
    from IPython.display import display

    for product in products:
        data, metadata = bundle(product)
        if not data:
            continue
        if get_ipython() is None:
            print(data["text/plain"])  # noqa: T201 - a plain Python session has no other place to show it
        else:
            display(data, metadata=metadata, raw=True)


def bundle(product: Product) -> tuple[Bundle, Bundle]:
    """The MIME bundle of a product, and its metadata. Both are empty when there is nothing to show."""
    if isinstance(product, Passage):
        return _passage(product)
    if isinstance(product, Table):
        if not product.rows:
            return {}, {}
        return _table(product)
    if isinstance(product, Figure):
        return _figure(product)
    if isinstance(product, Facts):
        return _facts(product)
    raise TypeError(f"show() takes passages, tables, figures and facts, not {type(product).__name__}")


def _about(product: Passage | Table | Figure | Facts, role: str, **more: object) -> Bundle:
    about: dict[str, object] = {"role": role}
    if not isinstance(product, Facts):
        about |= {"language": product.language, "facts": list(product.facts)}
    if product.stamp is not None:
        about |= {"audience": product.stamp.audience, "digest": product.stamp.digest}
    return {KEY: {**about, **more}}


def _passage(passage: Passage) -> tuple[Bundle, Bundle]:
    text = str(passage)
    if not text:
        return {}, {}
    about = _about(passage, passage.role)
    if passage.role == "sources":
        about[KEY]["sources"] = [name for name, _ in passage.terms]
    return {"text/html": _passage_html(passage), "text/plain": text}, about


def _passage_html(passage: Passage) -> str:
    paragraphs = [escape(paragraph) for paragraph in passage.paragraphs]
    if passage.role == "headline":
        return f"<h1>{' '.join(paragraphs)}</h1>"
    if passage.role == "list":
        return "<ul>\n" + "\n".join(f"<li>{paragraph}</li>" for paragraph in paragraphs) + "\n</ul>"
    if passage.role == "sources":
        lines = "\n".join(
            f'<li data-source="{escape(name)}">{escape(name)}: {escape(said)}</li>' for name, said in passage.terms
        )
        return f'<ul class="sources">\n{lines}\n</ul>'
    if passage.role == "ads":
        return "\n".join(
            f'<details class="ad"><summary>{escape(term)}</summary>{_lines_html(said)}</details>'
            for term, said in passage.terms
        )
    if passage.role == "corrections":
        made = "\n".join(f"<li><p><b>{escape(date)}</b></p>\n{_lines_html(said)}</li>" for date, said in passage.terms)
        return f'<ol class="corrections">\n{made}\n</ol>'
    if passage.role == "box":
        parts = "\n".join(f"<h3>{escape(term)}</h3>\n{_lines_html(said)}" for term, said in passage.terms)
        return f'<div class="box">\n{parts}\n</div>'
    if passage.role == "terms":
        pairs = "\n".join(f"<dt>{escape(term)}</dt><dd>{escape(said)}</dd>" for term, said in passage.terms)
        return f"<dl>\n{pairs}\n</dl>"
    body = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    quotes = "\n".join(_quote_html(quote) for quote in passage.quotes)
    return f'<div class="{passage.role}">\n{body}{quotes}\n</div>'


def _lines_html(said: str) -> str:
    return "\n".join(f"<p>{escape(line)}</p>" for line in said.splitlines())


def _quote_html(quote: Quote) -> str:
    said, who = escape(quote.text), f"{escape(quote.speaker)} ({escape(quote.note)})"
    if quote.kind == "quote":
        return f'<figure class="reply"><blockquote><p>{said}</p></blockquote><figcaption>{who}</figcaption></figure>'
    return f'<figure class="reply paraphrase"><p>{said}</p><figcaption>{who}</figcaption></figure>'


def _table(table: Table) -> tuple[Bundle, Bundle]:
    about = _about(table, "table", caption=table.caption, data=tables.csv(table))
    return {"text/html": tables.html(table), "text/plain": tables.text(table)}, about


def _figure(figure: Figure) -> tuple[Bundle, Bundle]:
    if figure.is_empty:
        return {}, {}
    wide, narrow = figures.to_svg(figure, "web"), figures.to_svg(figure, "narrow")
    about = _about(
        figure,
        "figure",
        name=figure.name,
        title=figure.title,
        subtitle=figure.subtitle,
        source=list(figure.source),
        description=figure.description,
        alt=figure.alt,
        caption=figure.data.caption,
        data=tables.csv(figure.data),
        table=tables.html(figure.data),
    )
    about["image/svg+xml"] = {
        "alt": figure.alt,
        "width": wide.width,
        "height": wide.height,
        "panel": list(wide.panel),
        "narrow": {
            "svg": narrow.svg.decode("utf-8"),
            "width": narrow.width,
            "height": narrow.height,
            "panel": list(narrow.panel),
        },
    }
    return {"image/svg+xml": wide.svg.decode("utf-8"), "text/plain": f"{figure.title}\n\n{figure.alt}"}, about


def _facts(facts: Facts) -> tuple[Bundle, Bundle]:
    if not facts.facts:
        return {}, {}
    content = [asdict(fact) for fact in facts.facts]
    lines = "\n".join(f"{fact.id} = {fact.value}" for fact in facts.facts)
    return {FACTS_TYPE: json.loads(json.dumps(content)), "text/plain": lines}, _about(facts, "facts")
