"""A file with a large table → its scan, several blocks at a time."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PurePath
from threading import Lock

from bnr_toolkit.reading.raw import MAPPING_FILE, PROBE_FILE
from bnr_toolkit.reading.scan.block import CloserLook
from bnr_toolkit.reading.scan.csv_blocks import BYTES_AT_ONCE, csv_blocks
from bnr_toolkit.reading.scan.parquet_blocks import parquet_blocks
from bnr_toolkit.reading.scan.summing import Scan, Sum, part_of

_TEXT = (".csv", ".tsv")
_PARQUET = ".parquet"


def scan_file(path: Path, counted: Sequence[str], bytes_at_once: int = BYTES_AT_ONCE) -> Scan | None:
    r"""The scan of a CSV or Parquet file with a row for each ad, or None when it must be read as any other.

    ``counted``: the columns, by their meaning, of which every combination is
    to have a row; those that the file lacks are left out. ``submitted_at`` is
    counted by months.

    None is no judgement: a fault, a probe or a mapping beside the file, ids that
    do not count up, a column with more different texts than a list of words has.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "ads.csv")
    ...     _ = path.write_text("ad,category,platform,decision\n" + "".join(
    ...         f"{number},gambling,TikTok,{'approved' if number % 3 else 'rejected'}\n" for number in range(1, 10)))
    ...     scan = scan_file(path, ("category", "decision"))
    >>> scan.rows, list(scan.cells.columns["decision"]), scan.weights.tolist(), list(scan.cells.rows)
    (9, ['approved', 'rejected'], [6, 3], [2, 4])
    """
    if _is_explained(path):
        return None
    try:
        if path.suffix.casefold() in _TEXT:
            header, blocks = csv_blocks(path, bytes_at_once)
        elif path.suffix.casefold() == _PARQUET:
            header, blocks = parquet_blocks(path)
        else:
            return None
        counting = [name for name in counted if name in header.origin]
        whole = Sum(header)
        pieces = enumerate(blocks)
        taking, adding = Lock(), Lock()

        def work() -> None:
            """Take the next piece of the file until there are none."""
            while True:
                with taking:
                    number, blocks_of = next(pieces, (0, None))
                if blocks_of is None:
                    return
                for within, block in enumerate(blocks_of()):
                    part = part_of(block, counting)
                    with adding:
                        whole.add((number, within), part)

        workers = _cores()
        with ThreadPoolExecutor(workers) as pool:
            for working in [pool.submit(work) for _ in range(workers)]:
                working.result()
        return whole.scan()
    except (CloserLook, OSError):
        return None


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
