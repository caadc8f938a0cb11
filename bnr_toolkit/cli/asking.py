"""A page's parameters → the options of its command, from the schema that the notebook and the sweep file share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar

import click

if TYPE_CHECKING:
    from bnr_toolkit.report.schemas import PageParameters

VALUES = {
    "record": "PATH",
    "folder": "FOLDER",
    "choice": "CHOICE",
    "columns": "COLUMNS",
    "text": "TEXT",
    "number": "NUMBER",
    "year": "YEAR",
    "day": "DAY",
    "address": "ADDRESS",
}
"""What help calls a value, by the kind that the schema gives it."""


class PageCommand(click.Command):
    """A command with an option for every parameter of a page.

    ``language`` may be repeated, and a parameter that the command takes as an
    argument is left out. What is typed stays text: the schema says what it
    means, so that a fault is told in the same words by every route.

    The schema is read when the command is used. Other commands, and ``bnr
    --help``, answer without it.
    """

    page: ClassVar[str]
    """The name of the schema in :mod:`bnr_toolkit.report`."""

    as_argument: ClassVar[tuple[str, ...]] = ()

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Arguments, then the page's parameters in the order of the schema, then how the page is made."""
        own = super().get_params(ctx)
        arguments = [one for one in own if isinstance(one, click.Argument)]
        others = [one for one in own if not isinstance(one, click.Argument)]
        return [*arguments, *self._asking, *others]

    @property
    def _asking(self) -> list[click.Parameter]:
        from bnr_toolkit import report

        return list(options(getattr(report, self.page), self.as_argument))


class ReportCommand(PageCommand):
    """The parameters of a report; which probes it is about stands before the options."""

    page = "Parameters"
    as_argument = ("probe",)


class MethodsCommand(PageCommand):
    """The parameters of the page on the methods."""

    page = "MethodsParameters"


class ContextCommand(PageCommand):
    """The parameters of the page that shows a probe beside those of others."""

    page = "CompareParameters"
    as_argument = ("probe",)


def options(schema: type[PageParameters], as_argument: tuple[str, ...] = ()) -> Iterator[click.Option]:
    """An option for every parameter of a page, with its help, choices and default."""
    for name in schema.model_fields:
        if name == "language":
            yield click.Option(["--language", "languages"], multiple=True, **_shown(name, schema))
        elif name not in as_argument:
            yield click.Option([f"--{name.replace('_', '-')}", name], **_shown(name, schema))


def _shown(name: str, schema: type[PageParameters]) -> dict[str, Any]:
    from bnr_toolkit.report.schemas import asked_of, choices

    asked = asked_of(name, schema)
    said = asked.help("en")
    listed = choices(name, schema)
    sentence = said[0].upper() + said[1:]
    if listed:
        sentence += f": {', '.join(listed[:-1])} or {listed[-1]}"
    if name == "language":
        return {"metavar": VALUES[asked.kind], "help": f"{sentence}; repeat for both.  [default: both]"}
    default = schema.model_fields[name].default
    known = "" if default is None or name in schema.of_example else f"  [default: {default}]"
    return {"metavar": VALUES[asked.kind], "help": f"{sentence}.{known}"}
