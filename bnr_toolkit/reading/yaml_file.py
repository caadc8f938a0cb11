"""A YAML file → a tree of text with line numbers.

Scalars stay text: ``NO`` is not false, ``0012`` not ten, ``12:30`` not 750. A
key given twice is a finding, and so are aliases, which can be made to expand
without end.
"""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from bnr_toolkit.errors import Finding, Place, found
from bnr_toolkit.reading.text import decoded


@dataclass(frozen=True, slots=True)
class Node:
    """A value of the tree: text, a list of nodes, or a mapping of nodes; and its line."""

    value: str | list[Node] | dict[str, Node]
    line: int

    @property
    def kind(self) -> str:
        """``text``, ``list`` or ``mapping``."""
        return {str: "text", list: "list", dict: "mapping"}[type(self.value)]


def read_yaml(data: bytes, file: str) -> tuple[Node | None, list[Finding]]:
    """The tree of a YAML file, or findings.

    >>> tree, findings = read_yaml(b"country: NO\\nzip: 0012\\n", "probe.yml")
    >>> {key: node.value for key, node in tree.value.items()}
    {'country': 'NO', 'zip': '0012'}
    """
    text, findings = decoded(data, file)
    if findings:
        return None, findings
    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            if isinstance(event, yaml.AliasEvent):
                return None, [found("yaml_alias", Place(file=file, line=event.start_mark.line + 1))]
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError) as problem:
        mark = getattr(problem, "problem_mark", None)
        line = mark.line + 1 if mark is not None else None
        said = getattr(problem, "problem", None) or str(problem)
        return None, [found("yaml_syntax", Place(file=file, line=line), problem=said)]
    if root is None:
        return None, [found("empty_file", Place(file=file))]
    return _tree(root, file, findings), findings


def _tree(node: yaml.Node, file: str, findings: list[Finding]) -> Node:
    line = node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        return Node([_tree(item, file, findings) for item in node.value], line)
    if isinstance(node, yaml.MappingNode):
        mapping: dict[str, Node] = {}
        for key, value in node.value:
            name = str(key.value)
            if name in mapping:
                place = Place(file=file, line=key.start_mark.line + 1, column=name)
                findings.append(found("yaml_duplicate_key", place, name))
            mapping[name] = _tree(value, file, findings)
        return Node(mapping, line)
    return Node(str(node.value).strip(), line)
