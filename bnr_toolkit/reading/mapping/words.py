"""The parts of a ``mapping.yml`` whose keys the newsroom chooses: words, and phrases in remarks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from bnr_toolkit.errors import Finding, Place, found
from bnr_toolkit.reading.folding import folded_word
from bnr_toolkit.reading.yaml_file import Node
from bnr_toolkit.schema import CLAIMS, UNKNOWN

EVERY_MEASURE = "all"
Choices = Callable[[str], Sequence[str] | None]


def short_forms(node: Node, *, without_unknown: bool) -> Node:
    """A list of texts, of which one text alone is the short form; ``unknown`` need not be said to mean unknown."""
    items = node.value if isinstance(node.value, list) else [node] if isinstance(node.value, str) else None
    if items is None:
        return node
    if without_unknown:
        items = [one for one in items if not isinstance(one.value, str) or folded_word(one.value) != UNKNOWN]
    return Node(items, node.line)


def words_of(
    node: Node | None, columns: Mapping[str, object], choices_of: Choices, file: str
) -> tuple[dict[str, dict[str, str]], list[Finding]]:
    """For each column of ours: a folded word of theirs → ours."""
    words: dict[str, dict[str, str]] = {}
    findings: list[Finding] = []
    for column, inner in _children(node, "words", file, findings):
        path = f"words.{column}"
        if column not in columns:
            findings.append(found("yaml_unknown_key", _place(inner, path, file), column, choices=tuple(columns)))
            continue
        options = choices_of(column)
        meant: dict[str, str] = {}
        for ours, theirs in _children(inner, path, file, findings):
            if options and ours not in options:
                findings.append(found("not_one_of", _place(theirs, path, file), ours, choices=options))
            for word in _texts(theirs, f"{path}.{ours}", file, findings):
                _add(meant, str(word.value), ours, _place(word, f"{path}.{ours}", file), findings)
        # A table that says our own words already needs no translation of them.
        words[column] = {**{folded_word(ours): ours for ours in options or meant.values()}, **meant}
    return words, findings


def word_lists_of(
    node: Node | None, columns: Mapping[str, object], words: Mapping[str, Mapping[str, str]], file: str
) -> tuple[dict[str, frozenset[str]], list[Finding]]:
    """For each column of ours: the folded words of theirs from which nothing follows."""
    lists: dict[str, frozenset[str]] = {}
    findings: list[Finding] = []
    for column, inner in _children(node, "unclear", file, findings):
        path = f"unclear.{column}"
        if column not in columns:
            findings.append(found("yaml_unknown_key", _place(inner, path, file), column, choices=tuple(columns)))
            continue
        texts = _texts(inner, path, file, findings)
        findings += [
            found("mapping_word_twice", _place(one, path, file), str(one.value))
            for one in texts
            if folded_word(str(one.value)) in words.get(column, {})
        ]
        lists[column] = frozenset(folded_word(str(one.value)) for one in texts)
    return lists, findings


def phrases_of(
    node: Node | None, measures: Sequence[str], file: str
) -> tuple[dict[str, dict[str, tuple[str, ...]]], list[Finding]]:
    """By status and by measure: the folded phrases that say it."""
    statuses = CLAIMS.column("status").choices
    known = (EVERY_MEASURE, *measures)
    phrases: dict[str, dict[str, tuple[str, ...]]] = {}
    findings: list[Finding] = []
    for status, inner in _children(node, "status.words", file, findings):
        path = f"status.words.{status}"
        if status not in statuses:
            findings.append(found("not_one_of", _place(inner, path, file), status, choices=statuses))
        by_measure: dict[str, tuple[str, ...]] = {}
        for measure, theirs in _children(inner, path, file, findings):
            if measure not in known:
                findings.append(found("yaml_unknown_key", _place(theirs, path, file), measure, choices=known))
            texts = _texts(theirs, f"{path}.{measure}", file, findings)
            by_measure[measure] = tuple(folded_word(str(one.value)) for one in texts)
        phrases[status] = by_measure
    return phrases, findings


def _add(meant: dict[str, str], theirs: str, ours: str, place: Place, findings: list[Finding]) -> None:
    folded = folded_word(theirs)
    if meant.setdefault(folded, ours) != ours:
        findings.append(found("mapping_word_twice", place, theirs))


def _children(node: Node | None, path: str, file: str, findings: list[Finding]) -> Iterator[tuple[str, Node]]:
    if node is None:
        return
    if not isinstance(node.value, dict):
        findings.append(found("yaml_wrong_kind", _place(node, path, file), wanted="key: value"))
        return
    yield from node.value.items()


def _texts(node: Node, path: str, file: str, findings: list[Finding]) -> list[Node]:
    """The texts of a list, or the one text; an empty one is no word."""
    items = short_forms(node, without_unknown=False).value
    if not isinstance(items, list):
        findings.append(found("yaml_wrong_kind", _place(node, path, file), wanted="- a list"))
        return []
    for one in items:
        if not isinstance(one.value, str):
            findings.append(found("yaml_wrong_kind", _place(one, path, file), wanted="text"))
        elif not one.value:
            findings.append(found("required_empty", _place(one, path, file)))
    return [one for one in items if isinstance(one.value, str) and one.value]


def _place(node: Node, path: str, file: str) -> Place:
    return Place(file=file, line=node.line, column=path)
