"""The numbers of a page as files inside the page: nothing is asked of a server to get them."""

from __future__ import annotations

import base64
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from bnr_toolkit.report.outputs import Output


@dataclass(frozen=True, slots=True)
class Download:
    """A CSV file inside the page: its name, what it holds, and its bytes as a data address.

    ``is_of_chart`` tells the numbers behind a chart from those of a table.
    """

    name: str
    label: str
    uri: str
    rows: int
    is_of_chart: bool = False


def download_of(output: Output, language: str) -> Download | None:
    """The numbers that a cell showed as a table or a chart; None when it showed neither.

    Those of a chart are called what the chart is called, as its files outside
    the page are.
    """
    text = str(output.about.get("data", ""))
    label = str(output.about.get("caption", ""))
    if not text or not label:
        return None
    chart = str(output.about.get("name", ""))
    data = base64.b64encode(text.encode("utf-8")).decode("ascii")
    return Download(
        name=f"{file_stem(chart or label)}-{language}.csv",
        label=label,
        uri=f"data:text/csv;charset=utf-8;base64,{data}",
        rows=text.count("\n") - 1,
        is_of_chart=bool(chart),
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


def told_apart(downloads: Iterable[Download], of_chart: str) -> tuple[Download, ...]:
    """The same files, where two would read alike with ``of_chart`` behind what holds the numbers of a chart.

    >>> table = Download("counts-en.csv", "Counts", "data:,a", 1)
    >>> chart = Download("approvals-en.csv", "Counts", "data:,b", 1, is_of_chart=True)
    >>> [one.label for one in told_apart([chart, table], "of the chart")]
    ['Counts, of the chart', 'Counts']
    """
    listed = tuple(downloads)
    labels = Counter(one.label for one in listed)
    return tuple(
        replace(one, label=f"{one.label}, {of_chart}") if one.is_of_chart and labels[one.label] > 1 else one
        for one in listed
    )


def file_stem(label: str) -> str:
    """A caption as the start of a file's name, or of an id.

    >>> file_stem("Eerste besluit, per idée")
    'eerste-besluit-per-idee'
    """
    plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].rstrip("-") or "data"
