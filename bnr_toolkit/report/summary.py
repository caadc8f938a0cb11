"""An executed notebook → what is said of its page elsewhere: a title, and whole sentences of its lead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from bnr_toolkit.errors import Place, RunFailed, found
from bnr_toolkit.report.outputs import Output, all_shown

LONGEST_DESCRIPTION = 300


@dataclass(frozen=True, slots=True)
class Summary:
    """What a page is called, and what it says in whole sentences."""

    headline: str
    description: str


def summary_of(notebook: Any, name: str) -> Summary:
    """The headline and the lead that the notebook shows.

    Raises :class:`~bnr_toolkit.errors.RunFailed`, with the notebook's name, when
    it shows no headline or no lead: a page without a finding is no report.
    """
    outputs = all_shown(notebook)
    return Summary(_text_of(outputs, "headline", name), shortened(_text_of(outputs, "lead", name)))


def shortened(text: str) -> str:
    """Whole sentences, as many as a search result shows.

    >>> shortened("One sentence. " + "And another that goes on and on " * 20)
    'One sentence.'
    """
    if len(text) <= LONGEST_DESCRIPTION:
        return text
    cut = text[:LONGEST_DESCRIPTION]
    end = max(cut.rfind(". "), cut.rfind("! "), cut.rfind("? "))
    return cut[: end + 1] if end > 0 else cut[: cut.rfind(" ")] + "…"


def _text_of(outputs: Iterable[Output], role: str, name: str) -> str:
    for output in outputs:
        if output.role == role:
            return str(output.data["text/plain"])
    raise RunFailed(found("page_incomplete", Place(file=name), role))
