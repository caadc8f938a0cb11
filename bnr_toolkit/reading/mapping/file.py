"""The bytes of a ``mapping.yml`` → what it says, or findings with line numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bnr_toolkit.errors import Finding, Place, found
from bnr_toolkit.reading.folding import folded_word
from bnr_toolkit.reading.mapping.columns import ColumnMapping, ColumnRule, SkipRule
from bnr_toolkit.reading.mapping.statuses import status_rule
from bnr_toolkit.reading.mapping.words import short_forms, word_lists_of, words_of
from bnr_toolkit.reading.probe_file import typed_tree
from bnr_toolkit.reading.yaml_file import Node, read_yaml
from bnr_toolkit.schema import CLAIMS, EVENT_TYPES, SUBMISSIONS, TRIGGERS, Key
from bnr_toolkit.schema.mapping import COLUMN_KEYS, MAPPED_COLUMNS, MAPPING, NEEDED_COLUMNS

_OPEN = ("words", "word lists", "phrases", "columns")
"""Kinds of keys whose own keys are chosen by the newsroom."""


def read_mapping(data: bytes, file: str) -> tuple[ColumnMapping | None, list[Finding]]:
    r"""The mapping in a file, or every fault in it.

    >>> text = b"columns:\n  id: Ad ID\n  platform: {is: TikTok}\n  category: Soort\n  decision: [Status, Besluit]\n"
    >>> mapping, findings = read_mapping(text, "mapping.yml")
    >>> mapping.columns["decision"].headers, mapping.columns["platform"].constant, findings
    (('Status', 'Besluit'), 'TikTok', [])
    """
    tree, findings = read_yaml(data, file)
    if tree is None or findings:
        return None, findings
    if not isinstance(tree.value, dict):
        return None, [found("yaml_wrong_kind", Place(file=file, line=tree.line), wanted="key: value")]
    content, findings = typed_tree(_closed(tree), MAPPING, file)
    said = content.get("for")
    target = str(said) if said in MAPPED_COLUMNS else "submissions"
    columns, problems = _rules(tree.value.get("columns"), content.get("columns") or {}, file, "columns")
    findings += problems
    measures, problems = _measures(tree.value.get("measures"), file)
    findings += problems
    findings += _wrong_columns(tree, target, columns, measures, file)
    words, problems = words_of(tree.value.get("words"), columns, choices_of, file)
    findings += problems
    unclear, problems = word_lists_of(tree.value.get("unclear"), columns, words, file)
    findings += problems
    status, problems = status_rule(tree.value.get("status"), content.get("status") or {}, tuple(measures), file)
    findings += problems
    header_row, problems = _header_row(tree.value.get("header_row"), file)
    findings += problems
    if findings:
        return None, findings
    read_as = ("file", "encoding", "separator", "sheet", "dates", "decimals", "time_zone")
    mapping = ColumnMapping(
        file,
        target,
        name=content.get("name") or {},
        header_row=header_row,
        hidden=content.get("hidden") or "refuse",
        columns=columns,
        measures=measures,
        status=status,
        words=words,
        unclear=unclear,
        unknown=frozenset(folded_word(word) for word in content.get("unknown") or ()),
        skip_rows=tuple(_skip_rule(one) for one in content.get("skip_rows") or ()),
        ignore=tuple(content.get("ignore") or ()),
        **{name: content.get(name) for name in read_as},
    )
    return mapping, []


def choices_of(column: str) -> tuple[str, ...] | None:
    """The words that a column of ours can hold; None when that is for the newsroom to say.

    >>> choices_of("expected"), choices_of("platform") is None
    (('reject', 'accept'), True)
    """
    if column == "decision":
        return tuple(EVENT_TYPES)
    if column == "trigger":
        return tuple(TRIGGERS)
    sheet = SUBMISSIONS if column in SUBMISSIONS.names else CLAIMS
    return (column in sheet.names and sheet.column(column).choices) or None


def _closed(tree: Node) -> Node:
    """The tree with short forms written out, and without what the newsroom's own keys hold: that is read apart."""
    return _written_out(tree, Key("", "group", "", "", keys=MAPPING))


def _written_out(node: Node, key: Key) -> Node:
    if key.kind in _OPEN:
        return Node("", node.line)
    if key.keys is COLUMN_KEYS and not isinstance(node.value, dict):
        node = Node({"from": node}, node.line)
    if key.kind == "list of text":
        return short_forms(node, without_unknown=key.name == "unknown")
    if key.kind == "list of group" and isinstance(node.value, dict):
        node = Node([node], node.line)
    if isinstance(node.value, list) and key.kind == "list of group":
        return Node([_group_written_out(one, key) for one in node.value], node.line)
    return _group_written_out(node, key)


def _group_written_out(node: Node, key: Key) -> Node:
    if not isinstance(node.value, dict):
        return node
    keys = {one.name: one for one in key.keys}
    written = {name: _written_out(child, keys[name]) if name in keys else child for name, child in node.value.items()}
    return Node(written, node.line)


def _rules(
    node: Node | None, content: Mapping[str, Any], file: str, path: str
) -> tuple[dict[str, ColumnRule], list[Finding]]:
    """The rules of a group of columns, as its typed content gives them."""
    rules, findings = {}, []
    for name, said in content.items():
        said = said or {}
        rule = ColumnRule(
            tuple(said.get("from") or ()),
            said.get("is"),
            _mark(said),
            said.get("optional") == "yes",
        )
        place = _place(node, name, file, path)
        if bool(rule.headers) == (rule.constant is not None):
            findings.append(found("mapping_needs_one_origin", place, name))
        options = choices_of(name)
        if rule.constant is not None and options and rule.constant not in options:
            findings.append(found("not_one_of", place, rule.constant, choices=options))
        rules[name] = rule
    return rules, findings


def _mark(said: Mapping[str, Any]) -> str | None:
    """What stands between joined columns: the mark between spaces, or a space alone (which YAML gives as nothing)."""
    if "joined_with" not in said:
        return None
    return f" {said['joined_with']} " if said["joined_with"] else " "


def _measures(node: Node | None, file: str) -> tuple[dict[str, ColumnRule], list[Finding]]:
    """The rules for measures, whose names the newsroom chooses."""
    if node is None:
        return {}, []
    if not isinstance(node.value, dict):
        place = Place(file=file, line=node.line, column="measures")
        return {}, [found("yaml_wrong_kind", place, wanted="key: value")]
    keys = tuple(Key(name, "group", "", "", keys=COLUMN_KEYS) for name in node.value)
    written = _group_written_out(node, Key("measures", "group", "", "", keys=keys))
    content, findings = typed_tree(written, keys, file, "measures.")
    rules, problems = _rules(node, content, file, "measures")
    return rules, [*findings, *problems]


def _wrong_columns(
    tree: Node,
    target: str,
    columns: Mapping[str, ColumnRule],
    measures: Mapping[str, ColumnRule],
    file: str,
) -> Iterator[Finding]:
    """Columns that do not belong to what the mapping makes, and those that it must have."""
    assert isinstance(tree.value, dict)
    node = tree.value.get("columns")
    if node is None:
        if target == "claims":
            yield found("yaml_missing_key", Place(file=file, line=tree.line, column="columns"), "columns")
        return
    for name in columns:
        if name not in MAPPED_COLUMNS[target]:
            place = _place(node, name, file, "columns")
            yield found("yaml_unknown_key", place, name, choices=MAPPED_COLUMNS[target])
    for name in NEEDED_COLUMNS[target]:
        if name not in columns and isinstance(node.value, dict):
            yield found("mapping_lacks_column", Place(file=file, line=node.line, column=f"columns.{name}"), name)
    if target == "claims" and not measures:
        yield found("yaml_missing_key", Place(file=file, line=tree.line, column="measures"), "measures")


def _header_row(node: Node | None, file: str) -> tuple[int | None, list[Finding]]:
    if node is None or not isinstance(node.value, str):
        return None, []
    text = node.value
    if text.isascii() and text.isdigit() and 0 < len(text) < len("1000000") and int(text) > 0:
        return int(text), []
    return None, [found("not_a_whole_number", Place(file=file, line=node.line, column="header_row"), text)]


def _skip_rule(said: Mapping[str, Any]) -> SkipRule:
    return SkipRule(tuple(said.get("column") or ()), tuple(said.get("words") or ()), tuple(said.get("empty") or ()))


def _place(node: Node | None, name: str, file: str, path: str) -> Place:
    children = node.value if node is not None and isinstance(node.value, dict) else {}
    line = children[name].line if name in children else None
    return Place(file=file, line=line, column=f"{path}.{name}")
