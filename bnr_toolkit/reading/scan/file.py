"""A file with a large table → its scan, several blocks at a time."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PurePath
from threading import Event, Lock

from bnr_toolkit.reading.raw import MAPPING_FILE, PROBE_FILE
from bnr_toolkit.reading.scan.block import Block, CloserLook, Header, Pieces
from bnr_toolkit.reading.scan.csv_blocks import BYTES_AT_ONCE, csv_blocks
from bnr_toolkit.reading.scan.ids import NoRun
from bnr_toolkit.reading.scan.parquet_blocks import parquet_blocks
from bnr_toolkit.reading.scan.parts import Part, part_of
from bnr_toolkit.reading.scan.summing import Scan, Sum

_TEXT = (".csv", ".tsv")
_PARQUET = ".parquet"


def scan_file(path: Path, counted: Sequence[str], bytes_at_once: int = BYTES_AT_ONCE) -> Scan | None:
    r"""The scan of a CSV or Parquet file with a row for each ad, or None when it must be read as any other.

    ``counted``: the columns, by their meaning, of which every combination is
    to have a row; those that the file lacks are left out. ``submitted_at`` is
    counted by months.

    None is no judgement: a fault, a probe or a mapping beside the file, a column
    with more different texts than a list of words has.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "ads.csv")
    ...     _ = path.write_text("ad,category,platform,decision\n" + "".join(
    ...         f"{number},gambling,TikTok,{'approved' if number % 3 else 'rejected'}\n" for number in range(1, 10)))
    ...     scan = scan_file(path, ("category", "decision"))
    >>> scan.rows, list(scan.cells.columns["decision"]), scan.weights.tolist(), list(scan.cells.rows)
    (9, ['approved', 'rejected'], [6, 3], [2, 4])
    """
    suffix = path.suffix.casefold()
    if suffix not in (*_TEXT, _PARQUET) or _is_explained(path):
        return None

    def summed(*, counting_up: bool) -> Scan | None:
        header, pieces = parquet_blocks(path) if suffix == _PARQUET else csv_blocks(path, bytes_at_once)
        counting = [name for name in counted if name in header.origin]
        return _summed(header, pieces, lambda block: part_of(block, counting, counting_up=counting_up))

    try:
        try:
            return summed(counting_up=True)
        except NoRun:
            return summed(counting_up=False)
    except (CloserLook, OSError):
        return None


def _summed(header: Header, pieces: Pieces, part: Callable[[Block], Part]) -> Scan | None:
    """What all blocks add up to, one piece of the file at a time for each core."""
    whole, numbered = Sum(header), enumerate(pieces)
    taking, adding, stopped = Lock(), Lock(), Event()

    def work() -> None:
        """Take the next piece until there are none."""
        while not stopped.is_set():
            with taking:
                number, blocks = next(numbered, (0, None))
            if blocks is None:
                return
            for within, block in enumerate(blocks()):
                of_block = part(block)
                with adding:
                    whole.add((number, within), of_block)

    def work_or_stop_all() -> None:
        try:
            work()
        except BaseException:
            stopped.set()
            raise

    cores = _cores()
    with ThreadPoolExecutor(cores) as pool:
        for working in [pool.submit(work_or_stop_all) for _ in range(cores)]:
            working.result()
    return whole.scan()


def _is_explained(path: Path) -> bool:
    """Whether a file beside it says how this one is to be read, or of what it is a part."""
    try:
        names = {item.name.casefold() for item in path.resolve().parent.iterdir()}
    except OSError:
        return True
    return bool(names & {PROBE_FILE, MAPPING_FILE}) or any(PurePath(name).stem == "submissions" for name in names)


def _cores() -> int:
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1
