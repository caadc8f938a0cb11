"""The numbers of a page as files inside the page: nothing is asked of a server to get them."""

from __future__ import annotations

import base64
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from bnr_toolkit.report.outputs import Output


@dataclass(frozen=True, slots=True)
class Download:
    """A CSV file inside the page: its name, what it holds, and its bytes as a data address."""

    name: str
    label: str
    uri: str
    rows: int


def download_of(output: Output, language: str) -> Download | None:
    """The numbers that a cell showed as a table or a chart; None when it showed neither."""
    text = str(output.about.get("data", ""))
    label = str(output.about.get("caption", ""))
    if not text or not label:
        return None
    data = base64.b64encode(text.encode("utf-8")).decode("ascii")
    return Download(
        name=f"{file_stem(label)}-{language}.csv",
        label=label,
        uri=f"data:text/csv;charset=utf-8;base64,{data}",
        rows=text.count("\n") - 1,
    )


def each_once(downloads: Iterable[Download]) -> tuple[Download, ...]:
    """The same numbers behind a chart and in a table are one file.

    >>> one = Download("counts-en.csv", "Counts", "data:text/csv;charset=utf-8;base64,YQ==", 1)
    >>> len(each_once([one, one]))
    1
    """
    first: dict[str, Download] = {}
    for download in downloads:
        first.setdefault(download.uri, download)
    return tuple(first.values())


def file_stem(label: str) -> str:
    """A caption as the start of a file's name, or of an id.

    >>> file_stem("Eerste besluit, per idée")
    'eerste-besluit-per-idee'
    """
    plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].rstrip("-") or "data"
