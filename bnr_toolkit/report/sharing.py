"""What others may know of a page without opening it: search engines, social networks, and pages that show its charts.

Addresses of pictures and pages must be whole there, so what needs one is said
only where the page's own address was given. An internal page tells nothing but
that it must not be found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from bnr_toolkit.errors import RefusedInput
from bnr_toolkit.figures import save
from bnr_toolkit.figures.outlets import OUTLETS
from bnr_toolkit.report.answers import answers
from bnr_toolkit.report.charts import charts
from bnr_toolkit.report.embed import embed_code
from bnr_toolkit.report.jobs import Job
from bnr_toolkit.report.linked_data import linked_data
from bnr_toolkit.report.outputs import figures_of
from bnr_toolkit.report.schemas import Parameters
from bnr_toolkit.report.summary import Summary, summary_of
from bnr_toolkit.results import Figure

LOCALES: Mapping[str, str] = MappingProxyType({"nl": "nl_NL", "en": "en_GB"})
"""The languages as Open Graph names them: with a country."""

CARD = "card"
"""The outlet of the picture that stands beside a shared address."""

_TOTAL = "approvals-total"


@dataclass(frozen=True, slots=True)
class Sharing:
    """What the head of a page says, and the code under its charts.

    ``tags`` are meta elements as (attribute, name, content), ``links`` as (rel,
    address), ``alternates`` the same page as (other language, address).
    ``json_ld`` is safe inside a script element. ``embeds`` holds, by the name
    of a chart, the lines that put it on another page.
    """

    tags: tuple[tuple[str, str, str], ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    alternates: tuple[tuple[str, str], ...] = ()
    json_ld: str = ""
    embeds: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Card:
    """The chart of the total as a picture beside a link: its bytes, and the figure that it shows."""

    figure: Figure
    png: bytes


def sharing_of(job: Job, together: Iterable[Job], notebook: Any, name: str, card: Card | None = None) -> Sharing | None:
    """What may be known of a page; None for one that is about no record of its own.

    ``together`` are the pages of the same run: the same page in another language
    is among them. ``name`` is the notebook's, for a message.

    Raises :class:`~bnr_toolkit.errors.RunFailed` as the page does when the
    notebook shows no headline or no lead.
    """
    if not job.is_public:
        return Sharing(tags=(("name", "robots", "noindex"),))
    if not isinstance(job.parameters, Parameters):
        return None
    said = summary_of(notebook, name)
    others = tuple(_in_other_languages(job, together))
    address, ledger = job.page_address, job.records["probe"]
    return Sharing(
        tags=tuple(_tags(job, said, card, [language for language, _ in others])),
        links=() if address is None else (("canonical", address),),
        alternates=others,
        json_ld=linked_data(ledger.context, ledger.stamp.digest, said, job.language, address, _image(job, card)),
        embeds=dict(_embeds(job, notebook)),
    )


def card_of(job: Job) -> Card | None:
    """The picture beside a link to this page, drawn by the newsroom's phrases that hold now.

    None when the page has no address to be linked by, is not public, or when
    there is nothing to show in a picture of this one size: a link without it is
    whole.
    """
    if job.page_address is None or not job.is_public or not isinstance(job.parameters, Parameters):
        return None
    drawn = charts(answers(job.records["probe"], job.parameters), job.language)
    total = next((figure for figure in drawn if figure.name == _TOTAL), None)
    if total is None:
        return None
    try:
        return Card(total, save.png(total, CARD))
    except RefusedInput:
        return None


def _tags(job: Job, said: Summary, card: Card | None, others: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    yield "property", "og:type", "article"
    yield "property", "og:title", said.headline
    yield "property", "og:description", said.description
    yield "property", "og:locale", LOCALES[job.language]
    for language in others:
        yield "property", "og:locale:alternate", LOCALES[language]
    if job.page_address is not None:
        yield "property", "og:url", job.page_address
    outlet = OUTLETS[CARD]
    if card is not None and job.card_address is not None:
        yield "property", "og:image", job.card_address
        yield "property", "og:image:type", "image/png"
        yield "property", "og:image:width", str(outlet.width)
        yield "property", "og:image:height", str(outlet.height)
        yield "property", "og:image:alt", card.figure.alt
    yield "name", "twitter:card", "summary" if card is None else "summary_large_image"


def _image(job: Job, card: Card | None) -> dict[str, Any] | None:
    if card is None or job.card_address is None:
        return None
    outlet = OUTLETS[CARD]
    return {
        "@type": "ImageObject",
        "url": job.card_address,
        "width": outlet.width,
        "height": outlet.height,
        "caption": card.figure.alt,
    }


def _in_other_languages(job: Job, together: Iterable[Job]) -> Iterator[tuple[str, str]]:
    """The pages of the same run that differ from this one in their language alone, and have an address."""
    if job.page_address is None:
        return
    for other in together:
        if other.language != job.language and other.page_address is not None and _asked(other) == _asked(job):
            yield other.language, other.page_address


def _asked(job: Job) -> tuple[object, object]:
    return job.kind.name, job.parameters.model_dump(exclude={"language", "wording", "canonical", "embed"})


def _embeds(job: Job, notebook: Any) -> Iterator[tuple[str, str]]:
    """For each chart of the toolkit's own; one that a newsroom's notebook adds has no page for inside another."""
    for name, output in figures_of(notebook).items():
        address = job.embed_address(name)
        if address is not None and name in job.kind.figures:
            _, _, width, height = output.metadata["image/svg+xml"]["panel"]
            # Drawings are made for screens of two dots a px.
            size = round(width / 2), round(height / 2)
            yield name, embed_code(address, name, str(output.about["title"]), *size, job.language)
