"""A YAML file → a tree of text with line numbers.

Scalars stay text: ``NO`` is not false, ``0012`` not ten, ``12:30`` not 750. A
key given twice is a finding, and so are aliases, which can be made to expand
without end.
"""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from bnr_toolkit.errors import Finding, Place, found
from bnr_toolkit.reading.text import decoded, invisible

DEEPEST = 50


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
    r"""The tree of a YAML file, or findings.

    >>> tree, findings = read_yaml(b"country: NO\nzip: 0012\n", "probe.yml")
    >>> {key: node.value for key, node in tree.value.items()}
    {'country': 'NO', 'zip': '0012'}
    """
    text, findings = decoded(data, file)
    if findings:
        return None, findings
    try:
        trap = _trap(text, file)
        if trap is not None:
            return None, [trap]
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        if root is None:
            return None, [found("empty_file", Place(file=file))]
        return _tree(root, file, findings), findings
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark is not None else None
        problem = str(getattr(error, "problem", None) or error).splitlines()[0]
        return None, [found("yaml_syntax", Place(file=file, line=line), problem=problem)]
    except (ValueError, OverflowError):
        # The parser turns the number of a character or of a version into one that Python does not have.
        return None, [found("yaml_syntax", Place(file=file), problem="a number out of range")]


def _trap(text: str, file: str) -> Finding | None:
    """The first thing that could make reading endless: an alias, or brackets within brackets within brackets."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        mark = event.start_mark
        place = Place(file=file, line=mark.line + 1 if mark is not None else None)
        if isinstance(event, yaml.AliasEvent):
            return found("yaml_alias", place)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST:
            return found("yaml_syntax", place, problem="nested too deep")
    return None


def _tree(node: yaml.Node, file: str, findings: list[Finding]) -> Node:
    line = node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        return Node([_tree(item, file, findings) for item in node.value], line)
    if isinstance(node, yaml.MappingNode):
        mapping: dict[str, Node] = {}
        for key, value in node.value:
            key_line = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode):
                findings.append(found("yaml_wrong_kind", Place(file=file, line=key_line), wanted="key: value"))
                continue
            name = str(key.value)
            findings += invisible(name, Place(file=file, line=key_line))
            if name in mapping:
                place = Place(file=file, line=key_line, column=name)
                findings.append(found("yaml_duplicate_key", place, name))
            mapping[name] = _tree(value, file, findings)
        return Node(mapping, line)
    # Written as an escape ("\\u202e") a character passes the look at the file's own text.
    findings += invisible(str(node.value), Place(file=file, line=line))
    return Node(str(node.value).strip(), line)
