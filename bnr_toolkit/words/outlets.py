"""What a picture says because of where it stands: which part of the whole it is, and its source in few words."""

from __future__ import annotations

from bnr_toolkit.results import Figure, Histories, Rates
from bnr_toolkit.words.captions import LONGEST_ALT
from bnr_toolkit.words.phrases import phrase
from bnr_toolkit.words.scope import record_words


def part_title(title: str, part: int, parts: int, language: str) -> str:
    """The title of one of several pictures.

    >>> part_title("Zes van de zeven", 1, 2, "nl")
    'Zes van de zeven (1 van 2)'
    """
    return phrase(language, "part.title", title=title, part=part, parts=parts)


def part_alt(whole: Figure, rows: tuple[tuple[str, str], ...], part: int, parts: int) -> str:
    """The alternative of one of several pictures: the count of the whole, and the rows that stand in this one.

    ``rows`` are pairs of label and count. As many are told as fit in
    250 characters; the rest is left to the table.
    """
    language = whole.language
    first = whole.alt.split(". ")[0].removesuffix(".")
    opening = phrase(language, "part.alt", total=first, part=part, parts=parts)
    told = [phrase(language, "part.row", label=label, count=count) for label, count in rows]
    for kept in range(len(told), -1, -1):
        rest = [phrase(language, "part.rest")] if kept < len(told) else []
        text = " ".join([opening, *told[:kept], *rest])
        if len(text) <= LONGEST_ALT:
            return text
    return text


def short_source(result: Rates | Histories, language: str) -> str:
    """Whose ads these are and which record it is, for a picture with little room."""
    context = result.context
    record = record_words(result, language)
    if context.notice is not None:
        first = context.notice.in_language(language).split(". ")[0].removesuffix(".")
        return f"{first}. {record}"
    if context.tester is not None:
        return f"{phrase(language, 'figure.made_of', tester=context.tester)} {record}"
    return record
