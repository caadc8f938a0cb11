"""A record that is being worked on → its page, made again whenever something is saved."""

from __future__ import annotations

import contextlib
import stat
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path

from bnr_toolkit.errors import BnrError, sentence
from bnr_toolkit.files import shipped
from bnr_toolkit.reading.source import find_path
from bnr_toolkit.report.cache import Cache
from bnr_toolkit.report.forked import Nursery, can_fork
from bnr_toolkit.report.live import LiveServer
from bnr_toolkit.report.regenerating import Regenerated, Wish, regenerate

SECONDS_BETWEEN_LOOKS = 0.05
EVIDENCE = "evidence"

Saved = Mapping[Path, tuple[int, int]]

_SAID = {
    "nl": {"open": "Open {address}", "made": "opnieuw gemaakt: {pages}", "stop": "Stop met Ctrl-C."},
    "en": {"open": "Open {address}", "made": "made again: {pages}", "stop": "Stop with Ctrl-C."},
}


def watched(
    wish: Wish,
    language: str = "en",
    *,
    cache: Cache | None = None,
    pause: Callable[[float], None] = time.sleep,
) -> Iterator[str]:
    """Make the reports, serve their pages, and make them again whenever a file behind them is saved; without end.

    Yields what there is to say: where the pages are, what was made again, and
    what is wrong with what was saved; then the last sound page stays.
    """
    kept = cache or Cache.of_user()
    words = _SAID[language]
    nursery = _nursery(None)
    own: set[Path] = set()
    try:
        with LiveServer() as server:
            shown: tuple[str, ...] = ()
            for saved in _each_time(wish, own, pause):
                nursery = _nursery(nursery)
                try:
                    done = regenerate(wish, force=bool(saved), cache=kept, nursery=nursery)
                except BnrError as problem:
                    yield from (sentence(finding, language) for finding in problem.findings)
                    continue
                own |= {path.resolve() for path in done.files}
                pages = _pages(done)
                server.show(pages)
                yield words["made"].format(pages=", ".join(pages)) if shown else words["stop"]
                if tuple(pages) != shown:
                    shown = tuple(pages)
                    yield from (words["open"].format(address=server.address(name)) for name in pages)
    finally:
        if nursery is not None:
            nursery.close()


def _nursery(before: Nursery | None) -> Nursery | None:
    """The nursery there was, or another one when that was ended; None where nothing forks."""
    if before is not None and before.is_there:
        return before
    if before is not None:
        before.close()
    return Nursery(warm=True) if can_fork() else None


def _pages(done: Regenerated) -> dict[str, Path]:
    """The pages by a name for each; of several probes the folder is in it."""
    paths = [path for path in done.files if path.suffix == ".html" and path.name != "index.html"]
    names = [path.name for path in paths]
    return {path.name if names.count(path.name) == 1 else f"{path.parent.name}.{path.name}": path for path in paths}


def _each_time(wish: Wish, own: Collection[Path], pause: Callable[[float], None]) -> Iterator[bool]:
    """Now, and each time that something was saved and lies still; false the first time."""

    def seen() -> Saved:
        # What is made here may lie in the record's own folder, and is no reason to make it again.
        return {path: state for path, state in saved_files(wish).items() if path.resolve() not in own}

    before = seen()
    yield False
    before = {path: state for path, state in before.items() if path.resolve() not in own}
    while True:
        pause(SECONDS_BETWEEN_LOOKS)
        now = seen()
        while now != before:
            # Half a file is no record: wait until two looks see the same.
            before = now
            pause(SECONDS_BETWEEN_LOOKS)
            now = seen()
            if now == before:
                yield True


def saved_files(wish: Wish) -> Saved:
    """When each file behind a report was last written, and its size.

    Other folders in a record than its evidence do not count, and neither do
    hidden files and those that a spreadsheet program puts beside a table while
    it has it open.
    """
    places = [find_path(Path(probe)) for probe in wish.probes]
    if "wording" in wish.given:
        places.append(find_path(Path(wish.given["wording"])))
    notebook = wish.notebook or shipped("notebooks/report.ipynb")
    seen: dict[Path, tuple[int, int]] = {}
    for file in (notebook, *(file for place in places if place is not None for file in _files(place))):
        with contextlib.suppress(OSError):
            status = file.stat()
            if stat.S_ISREG(status.st_mode):
                seen[file] = (status.st_mtime_ns, status.st_size)
    return seen


def _files(place: Path) -> Iterator[Path]:
    if not place.is_dir():
        yield from (place, place.parent / "mapping.yml")
        return
    for folder in (place, place / EVIDENCE):
        with contextlib.suppress(OSError):
            yield from (file for file in folder.iterdir() if not file.name.startswith((".", "~")))
