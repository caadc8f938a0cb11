"""What a table says once it has left the page: its units, how far its numbers reach, and which record they are from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bnr_toolkit.words.phrases import phrase

if TYPE_CHECKING:
    from bnr_toolkit.results import Context
    from bnr_toolkit.results.products import Result


def table_units(name: str, language: str) -> str:
    """What the numbers of a table are: ads, hours, chances.

    >>> table_units("durations_ads", "en")
    'Hours between submission and the first decision.'
    """
    return phrase(language, f"table_units.{name}")


def table_scope(result: Result, language: str) -> str:
    """Whose test it was and how far its numbers reach, in the words of a chart's source line.

    What was computed from given numbers, without a record, says that.
    """
    context: Context | None = getattr(result, "context", None)
    if context is None:
        return phrase(language, "table_file.no_record")
    said = []
    if context.notice is not None:
        said.append(context.notice.in_language(language))
    elif context.tester is not None:
        said.append(phrase(language, "figure.made_of", tester=context.tester))
    said.append(scope_words(context, language))
    return " ".join(said)


def scope_words(context: Context, language: str) -> str:
    """How far a count reaches: these ads alone, or this test."""
    key = "source_scope_none" if context.inference == "none" else "source_scope_repeat"
    return phrase(language, f"figure.{key}")


def record_words(result: Result, language: str) -> str:
    """The record, by its digest; a newsroom's own view of it has another digest, and says that it is one."""
    key = "source_record_internal" if result.stamp.audience == "internal" else "source_record"
    return phrase(language, f"figure.{key}", digest=result.stamp.short_digest)


def table_source(result: Result, language: str) -> str:
    """Which record the numbers are from, by its digest; nothing when there is no record."""
    if getattr(result, "context", None) is None:
        return ""
    return record_words(result, language)
