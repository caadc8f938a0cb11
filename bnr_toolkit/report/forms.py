"""A page's parameters → the fields of a form for editors, in Dutch and English: values only, for any form to show."""

from __future__ import annotations

from dataclasses import dataclass

from bnr_toolkit import words
from bnr_toolkit.report.asked import Kind, Need
from bnr_toolkit.report.schemas import PageParameters, Parameters, asked_of, choices
from bnr_toolkit.results import Bilingual
from bnr_toolkit.schema import countable_columns

SEVERAL = ("language",)
"""Parameters of which several values may be asked for at once: a page for each, and for all when none is chosen."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the values that a field offers: what is sent, what it is called, and what it needs."""

    value: str
    label: Bilingual
    needs: tuple[Need, ...] = ()


@dataclass(frozen=True, slots=True)
class FormField:
    """One parameter as a form asks for it.

    ``choices`` are all values that there are, or none when any value of this
    ``kind`` may be given. ``default`` is a value of the schema's own type; it
    is None where there is none, and ``needs`` tells whether one must be given.
    ``several`` says that more than one value may be chosen.
    """

    name: str
    kind: Kind
    label: Bilingual
    help: Bilingual
    choices: tuple[Choice, ...]
    default: str | float | int | None
    needs: tuple[Need, ...]
    several: bool = False


def form_of(schema: type[PageParameters] = Parameters) -> tuple[FormField, ...]:
    """A field for every parameter of a page, in the order of its schema.

    >>> probe, language, *_ = form_of()
    >>> probe.label.nl, probe.needs, [choice.label.en for choice in language.choices]
    ('Test', ('value',), ['Nederlands', 'English'])
    """
    return tuple(_field(name, schema) for name in schema.model_fields)


def _field(name: str, schema: type[PageParameters]) -> FormField:
    asked, field = asked_of(name, schema), schema.model_fields[name]
    must = field.is_required()
    return FormField(
        name=name,
        kind=asked.kind,
        label=Bilingual(words.asked_label(name, "nl"), words.asked_label(name, "en")),
        help=Bilingual(asked.nl, asked.en),
        choices=_columns() if asked.kind == "columns" else _choices(name, schema),
        default=None if must or name in schema.of_example else field.default,
        needs=("value", *asked.needs) if must else asked.needs,
        several=name in SEVERAL,
    )


def _choices(name: str, schema: type[PageParameters]) -> tuple[Choice, ...]:
    needs = dict(asked_of(name, schema).choices_need)
    return tuple(Choice(value, _label(name, value), needs.get(value, ())) for value in choices(name, schema))


def _columns() -> tuple[Choice, ...]:
    """Nothing, for the total; a column; or two that the form joins by a comma."""
    public = countable_columns("public")
    of_all = (Choice(name, _label("by", name)) for name in ("", *public))
    private = (Choice(name, _label("by", name), ("internal",)) for name in countable_columns("internal"))
    return (*of_all, *(choice for choice in private if choice.value not in public))


def _label(name: str, value: str) -> Bilingual:
    return Bilingual(
        words.asked_choice_label(name, value, "nl"),
        words.asked_choice_label(name, value, "en"),
    )
