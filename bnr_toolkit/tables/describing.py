"""What every table says about itself beside its notes, so that no table has to remember it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from bnr_toolkit.results import Table
from bnr_toolkit.results.products import Result
from bnr_toolkit.words import table_scope, table_source, table_units

R = TypeVar("R", bound=Result)
Options = ParamSpec("Options")
Maker = Callable[Concatenate[R, str, Options], Table]


def described(make: Maker[R, Options]) -> Maker[R, Options]:
    """The same table with its units, scope and source: in the result that it is made of, and in its function's name."""

    @wraps(make)
    def table(result: R, language: str, /, *args: Options.args, **options: Options.kwargs) -> Table:
        made = make(result, language, *args, **options)
        has_interval = bool(getattr(result, "has_intervals", False))
        name = f"{make.__name__}_interval" if has_interval else make.__name__
        return replace(
            made,
            units=table_units(name, language),
            scope=table_scope(result, language),
            source=table_source(result, language),
        )

    return table
