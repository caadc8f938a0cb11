"""A percentage behind its count: in sentences, in labels and in cells. Whether there is one, the result has decided."""

from __future__ import annotations

from bnr_toolkit.language import decimal, percent_sign
from bnr_toolkit.results import Group, Percentage, Rates
from bnr_toolkit.words.phrases import phrase


def with_percentage(said: str, group: Group, language: str) -> str:
    """A count in a sentence, with its percentage when a sentence may have one.

    >>> with_percentage("25 van de 30", Group((), 25, 30, 0, (), percentage=Percentage(83)), "nl")
    '25 van de 30 (83 procent)'
    >>> with_percentage("25 of the 30", Group((), 25, 30, 0, (), percentage=Percentage(83)), "en")
    '25 of the 30 (83 per cent)'
    """
    percentage = text_percentage(group)
    if percentage is None:
        return said
    number = decimal(percentage.value, percentage.digits, language)
    return phrase(language, "percentage.said", share=said, number=number)


def text_percentage(group: Group) -> Percentage | None:
    """The percentage that sentences, titles and labels may have."""
    percentage = group.percentage
    return percentage if percentage is not None and percentage.in_text else None


def percentage_label(percentage: Percentage, language: str) -> str:
    """A percentage in a label or a cell.

    >>> percentage_label(Percentage(83), "nl"), percentage_label(Percentage(99.9, 1), "nl")
    ('83%', '99,9%')
    """
    return percent_sign(percentage.value, percentage.digits, language)


def percentage_notes(rates: Rates, language: str) -> tuple[str, ...]:
    """What a table with percentages must say: of what they are, and why a row may have none."""
    if not rates.has_percentages:
        return ()
    note = phrase(language, "table.percentage_note")
    if all(group.percentage is not None for group in (*rates.groups, rates.total)):
        return (note,)
    return (f"{note} {phrase(language, 'table.percentage_dash')}",)
