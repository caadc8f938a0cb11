"""The tree of ``probe.yml`` → what a probe says about itself, or findings with line numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any
from zoneinfo import available_timezones

from bnr_toolkit.errors import Finding, Place, found
from bnr_toolkit.reading.cells import is_id
from bnr_toolkit.reading.times import is_date
from bnr_toolkit.reading.yaml_file import Node
from bnr_toolkit.schema import PROBE, UNKNOWN, Key

LONGEST_NUMBER = 15
LANGUAGES = ("nl", "en")


@dataclass(frozen=True, slots=True)
class ProbeFile:
    """The validated content of ``probe.yml``: plain dictionaries, lists and texts, and its lines."""

    content: dict[str, Any]
    file: str
    lines: dict[str, int]

    def place(self, key: str) -> Place:
        """The address of a key, such as ``title`` or ``protocol.text``."""
        return Place(file=self.file, line=self.lines.get(key), column=key)


def typed_probe(tree: Node, file: str) -> tuple[ProbeFile, list[Finding]]:
    """What ``probe.yml`` says, by the keys of the schema; ``unknown`` becomes None."""
    walker = _Walker(file)
    if not isinstance(tree.value, dict):
        walker.note("yaml_wrong_kind", tree, None, wanted="key: value")
        return ProbeFile({}, file, {}), walker.findings
    content = walker.group(tree, PROBE, "")
    lines = dict(_lines(tree.value, ""))
    return ProbeFile(content, file, lines), walker.findings


def _lines(nodes: dict[str, Node], above: str) -> Iterator[tuple[str, int]]:
    """Every key with its line, those of groups within groups too; what is on a list has no name of its own."""
    for name, node in nodes.items():
        yield f"{above}{name}", node.line
        if isinstance(node.value, dict):
            yield from _lines(node.value, f"{above}{name}.")


@cache
def _time_zones() -> frozenset[str]:
    """The names of all time zones: hundreds of files, looked for once."""
    return frozenset(available_timezones())


class _Walker:
    """Walks the tree beside the schema and collects findings on the way."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.findings: list[Finding] = []

    def note(self, code: str, node: Node, path: str | None, value: str | None = None, **fields: Any) -> None:
        self.findings.append(found(code, Place(file=self.file, line=node.line, column=path), value, **fields))

    def group(self, node: Node, keys: tuple[Key, ...], above: str) -> dict[str, Any]:
        if not isinstance(node.value, dict):
            self.note("yaml_wrong_kind", node, above.removesuffix(".") or None, wanted="key: value")
            return {}
        names = tuple(key.name for key in keys)
        for name, child in node.value.items():
            if name not in names:
                self.note("yaml_unknown_key", child, f"{above}{name}", name, choices=names)
        content = {}
        for key in keys:
            if key.name in node.value:
                content[key.name] = self.value(node.value[key.name], key, f"{above}{key.name}")
            elif key.required:
                self.note("yaml_missing_key", node, f"{above}{key.name}", key.name)
        return content

    def value(self, node: Node, key: Key, path: str) -> Any:
        if isinstance(node.value, str) and node.value.casefold() == UNKNOWN and not key.choices:
            if not key.unknown_allowed:
                self.note("unknown_not_allowed", node, path)
            return None
        if key.kind.startswith("list of "):
            return self.items(node, key, path)
        if key.kind == "group":
            return self.group(node, key.keys, f"{path}.")
        if key.kind.startswith("texts"):
            return self.texts(node, path)
        if not isinstance(node.value, str):
            self.note("yaml_wrong_kind", node, path, wanted="text")
            return None
        return self.scalar(node, key, path)

    def items(self, node: Node, key: Key, path: str) -> list[Any]:
        if not isinstance(node.value, list):
            self.note("yaml_wrong_kind", node, path, wanted="- a list")
            return []
        # The whole list can be unknown, and so can what it is about; one thing on it cannot be nothing.
        one = replace(key, kind=key.kind.removeprefix("list of "), required=True, unknown_allowed=False)
        values = (self.value(item, one, path) for item in node.value)
        return [value for value in values if value is not None]

    def texts(self, node: Node, path: str) -> dict[str, str] | None:
        if not isinstance(node.value, dict):
            self.note("yaml_wrong_kind", node, path, wanted="nl: …, en: …")
            return None
        for name, child in node.value.items():
            if name not in LANGUAGES:
                self.note("yaml_unknown_key", child, f"{path}.{name}", name, choices=LANGUAGES)
        spoken = {}
        for language in LANGUAGES:
            said = node.value.get(language)
            text = said.value if said is not None else ""
            if not isinstance(text, str) or not text:
                self.note("text_not_in_language", node, path, language=language)
                text = ""
            spoken[language] = text
        return spoken

    def scalar(self, node: Node, key: Key, path: str) -> str | None:
        text = str(node.value)
        if not text:
            if key.required:
                self.note("required_empty", node, path)
            return None
        if key.kind == "choice" and text not in key.choices:
            self.note("not_one_of", node, path, text, choices=key.choices)
        elif key.kind == "date" and not is_date(text):
            self.note("not_a_time", node, path, text)
        elif key.kind == "id" and not is_id(text):
            self.note("not_an_id", node, path, text)
        elif key.kind == "zone" and text not in _time_zones():
            self.note("unknown_time_zone", node, path, text)
            return None  # nobody can compute with it
        elif key.kind == "count":
            return self.count(node, path, text)
        return text

    def count(self, node: Node, path: str, text: str) -> str | None:
        if text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER:
            return str(int(text))
        self.note("not_a_whole_number", node, path, text)
        return None


def typed_tree(tree: Node, keys: tuple[Key, ...], file: str, above: str = "") -> tuple[dict[str, Any], list[Finding]]:
    """What a tree says by these keys, for files other than ``probe.yml``; ``above`` is the path that leads to it."""
    walker = _Walker(file)
    return walker.group(tree, keys, above), walker.findings
