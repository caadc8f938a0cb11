"""What readers see in the place of a code: categories, columns, values, platforms."""

from __future__ import annotations

from bnr_toolkit.language import capitalised, date_words, listed
from bnr_toolkit.results import Context, Grouped, Rates
from bnr_toolkit.schema import EVENT_TYPES, MONTH, UNKNOWN
from bnr_toolkit.words.phrases import has_phrase, phrase

_CLOSED = ("category", "coding", "expected")
"""Columns whose values are words of ours, not names that somebody recorded."""


def column_label(column: str, language: str) -> str:
    """A column's name for readers.

    >>> column_label("category", "nl")
    'categorie'
    """
    return phrase(language, f"column.{column}")


def value_label(context: Context, column: str, value: str, language: str) -> str:
    """A cell's value for readers; a category by its label, ``unknown`` in words."""
    if column == "category":
        return context.category(value).label.in_language(language)
    if value in (UNKNOWN, ""):
        return phrase(language, "noun.unknown")
    if column == MONTH:
        return date_words(value, language)
    if column in _CLOSED and has_phrase(language, f"value.{value}"):
        return phrase(language, f"value.{value}")
    return value


def starting_label(context: Context, column: str, value: str, language: str) -> str:
    """The same at the start of a sentence or a cell: our words get a capital, recorded names stay as they are."""
    label = value_label(context, column, value, language)
    is_ours = column in (*_CLOSED, MONTH) or value in (UNKNOWN, "")
    return capitalised(label) if is_ours else label


def key_labels(result: Grouped, key: tuple[str, ...], language: str, *, starting: bool = False) -> tuple[str, ...]:
    """A group's key for readers, one label for each column; ``starting`` when they start a sentence."""
    labels = [value_label(result.context, name, value, language) for name, value in zip(result.by, key, strict=True)]
    if starting and labels:
        labels[0] = starting_label(result.context, result.by[0], key[0], language)
    return tuple(labels)


def event_label(event_type: str | None, language: str) -> str:
    """A type of event for readers; None reads as no known decision.

    >>> event_label("halted", "nl"), event_label(None, "en")
    ('tegengehouden', 'no decision known')
    """
    if event_type is None:
        return phrase(language, "key.open")
    dutch, english = EVENT_TYPES[event_type]
    return dutch if language == "nl" else english


def interval_method_label(method: str, language: str) -> str:
    """The name of a method for intervals, as readers see it.

    >>> interval_method_label("clopper_pearson", "nl"), interval_method_label("mid_p", "en")
    ('Clopper–Pearson', 'mid-P')
    """
    return phrase(language, f"interval_method.{method}")


def asked_label(parameter: str, language: str) -> str:
    """What a parameter of a page is called, in the box that says what was asked and in a form.

    >>> asked_label("as_of", "nl"), asked_label("by", "en")
    ('Stand op', 'Counted by')
    """
    return phrase(language, f"provenance.{parameter}")


def asked_choice_label(parameter: str, choice: str, language: str) -> str:
    """What a value that a parameter may have is called; a language has its own name for itself.

    >>> asked_choice_label("codes", "any", "nl"), asked_choice_label("language", "nl", "en")
    ('elke categorie van een advertentie', 'Nederlands')
    """
    if parameter == "language":
        return phrase(choice, "provenance.language_said")
    if parameter == "rule":
        return phrase(language, f"table_rule.{choice}")
    if parameter == "method":
        return interval_method_label(choice, language)
    if parameter == "by":
        return column_label(choice, language) if choice else phrase(language, "provenance.nothing")
    return phrase(language, f"provenance.{parameter}_{choice}")


def platforms_of(rates: Rates) -> tuple[str, ...]:
    """The platforms that a count is about."""
    return (rates.platform,) if rates.platform is not None else rates.context.platforms


def platform_name(platforms: tuple[str, ...], language: str) -> str:
    """The platforms as a subject: their names, or "the platforms" when none is recorded."""
    return listed(platforms, language) if platforms else phrase(language, "noun.platforms")


def platforms_are_plural(platforms: tuple[str, ...]) -> bool:
    """Whether the verb after the platforms is plural."""
    return len(platforms) != 1


def tester_name(context: Context, language: str) -> str:
    """The tester's short name, or "the newsroom" when none is recorded."""
    return context.tester_short or phrase(language, "noun.tester")
