"""What somebody typed → reports: those that stand there unchanged are answered at once, the others are made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from pydantic import ValidationError

from bnr_toolkit.files import shipped
from bnr_toolkit.report.cache import Cache, MadeOf, made_of
from bnr_toolkit.report.forked.limits import Limits
from bnr_toolkit.report.forked.nursery import Nursery, can_fork
from bnr_toolkit.report.schemas import Language, Parameters

NOTEBOOK = "notebooks/report.ipynb"


@dataclass(frozen=True, slots=True)
class Wish:
    """The words of ``bnr report``: probes, languages, other parameters as text, and where and how to make them."""

    probes: Sequence[str]
    languages: Sequence[str]
    given: Mapping[str, str]
    output: Path | None = None
    notebook: Path | None = None
    formats: Sequence[str] = ("html",)
    limits: Limits = Limits()  # noqa: RUF009 - a frozen value

    @property
    def source(self) -> Path:
        """The notebook that makes these reports."""
        return self.notebook or shipped(NOTEBOOK)


@dataclass(frozen=True, slots=True)
class Regenerated:
    """The files of the reports that were asked for; ``unchanged`` when all of them stood there already."""

    files: tuple[Path, ...]
    unchanged: bool = False


def regenerate(
    wish: Wish, *, force: bool = False, cache: Cache | None = None, nursery: Nursery | None = None
) -> Regenerated:
    """Make the reports that are asked for, or say that nothing changed.

    ``force`` makes them in any case. Raises as
    :func:`~bnr_toolkit.report.make_reports` does.
    """
    kept = cache or Cache.of_user()
    of = _made_of(wish)
    standing = None if force or of is None else kept.unchanged(of)
    if standing is not None:
        return Regenerated(standing, unchanged=True)
    with ExitStack() as held:
        if nursery is None and can_fork():
            # Before anything else: it imports on another core what the cells need.
            nursery = held.enter_context(Nursery())
        return _made(wish, of, kept, nursery)


def _made(wish: Wish, of: MadeOf | None, cache: Cache, nursery: Nursery | None) -> Regenerated:
    from bnr_toolkit.report.parameters import requested
    from bnr_toolkit.report.run import make_reports

    asked = requested(wish.probes, wish.languages, wish.given)
    written = make_reports(asked, wish.output, wish.notebook, formats=wish.formats, nursery=nursery, limits=wish.limits)
    if of is not None:
        cache.keep(of, written.contents)
    return Regenerated(written.files)


def _made_of(wish: Wish) -> MadeOf | None:
    """What the reports would be made of; None when something is wrong with what was typed, which the run will tell."""
    try:
        asked = [Parameters.model_validate({**wish.given, **one}) for one in _each(wish)]
    except ValidationError:
        return None
    return made_of(asked, wish.output, wish.source, wish.formats)


def _each(wish: Wish) -> Iterable[dict[str, str]]:
    for probe in wish.probes:
        for language in wish.languages or get_args(Language):
            yield {"probe": probe, "language": language}
