"""A ledger → the files of a probe folder. For the public, only what readers may see."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence

import yaml

from bnr_toolkit.ledger.record import Ledger
from bnr_toolkit.reading.raw import PROBE_FILE
from bnr_toolkit.schema import CLAIMS, EVENTS, PROBE, SUBMISSIONS


def as_files(ledger: Ledger) -> dict[str, bytes]:
    """The record as the files of a probe folder, which open again as the same ledger.

    A report's kernel gets these instead of the newsroom's folder: what a
    public ledger does not hold, a public report cannot leak.
    """
    files = {}
    if len(ledger):
        files[SUBMISSIONS.file] = csv_bytes(ledger.submission_columns)
        files[EVENTS.file] = csv_bytes(ledger.event_columns)
    if ledger.claim_columns is not None:
        files[CLAIMS.file] = csv_bytes(ledger.claim_columns)
    if ledger.content:
        files[PROBE_FILE] = _yaml(ledger)
    return files


def csv_bytes(columns: Mapping[str, Sequence[str]]) -> bytes:
    """Columns of text as a UTF-8 CSV file."""
    return rows_bytes([tuple(columns), *zip(*columns.values(), strict=True)])


def rows_bytes(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows of text, header first, as a UTF-8 CSV file."""
    lines = _Lines()
    csv.writer(lines, lineterminator=_Lines.END).writerows(rows)
    return "".join(lines.written).encode("utf-8")


class _Lines:
    """Lines that end in a line feed, whatever the writer ends them with.

    A CSV writer quotes only the characters of its own line end, so it is given
    both: a lone carriage return in a cell would otherwise end the row.
    """

    END = "\r\n"

    def __init__(self) -> None:
        self.written: list[str] = []

    def write(self, line: str) -> int:
        self.written.append(line.removesuffix(self.END) + "\n")
        return len(line)


def _yaml(ledger: Ledger) -> bytes:
    order = {key.name: number for number, key in enumerate(PROBE)}
    content = {
        name: _unknown_written_out(value)
        for name, value in sorted(ledger.content.items(), key=lambda item: order[item[0]])
    }
    text = yaml.dump(content, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)
    return text.encode("utf-8")


class _Dumper(yaml.SafeDumper):
    """Writes texts so that they read back equal, also with a line or paragraph separator in them."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - the base class gives it
        """Never write an alias: the reader refuses them."""
        return True


def _text_node(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = '"' if not _LINE_SEPARATORS.isdisjoint(text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_LINE_SEPARATORS = frozenset("\u2028\u2029")
_Dumper.add_representer(str, _text_node)


def _unknown_written_out(value: object) -> object:
    if value is None:
        return "unknown"
    if isinstance(value, Mapping):
        return {name: _unknown_written_out(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_unknown_written_out(item) for item in value]
    return value
