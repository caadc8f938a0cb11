"""A YAML file → a tree of text with line numbers.

Scalars stay text: ``NO`` is not false, ``0012`` not ten, ``12:30`` not 750. A
key given twice is a finding, and so are aliases, which can be made to expand
without end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from bnr_toolkit.errors import Finding, Place, found
from bnr_toolkit.reading.text import decoded, invisible

DEEPEST = 50
_READ_IN_TWO_WAYS = re.compile(r"[\t\x85\u2028\u2029\ufeff]|(?:^|[\s\[{,-])\?|[|>][-+0-9]*#")
"""Where the quick parser and the strict one differ in what they accept or on which line it stands."""

_FORMS: Any = yaml.resolver.Resolver()
"""Says what YAML makes of a value from its form alone."""


@dataclass(frozen=True, slots=True)
class Node:
    """A value of the tree: text, a list of nodes, or a mapping of nodes; and its line.

    ``column`` counts characters from 1. ``exact`` is a text with the spaces
    around it, which ``value`` has not; ``plain`` says that it stands there
    without quotation marks. ``tag`` is one that would make something else of
    it, such as ``!!binary``; ``keys`` are where the keys of a mapping stand.
    """

    value: str | list[Node] | dict[str, Node]
    line: int
    column: int = 1
    exact: str = ""
    plain: bool = False
    tag: str | None = None
    keys: Mapping[str, tuple[int, int]] = field(default_factory=dict)

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
    quick = _quickly_composed(text)
    if quick is not None:
        return _tree(quick, file, findings), findings
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


def _quickly_composed(text: str) -> yaml.Node | None:
    """The tree by libyaml, ten times as fast as Python's own parser; None for what the latter must look at.

    That is all that the two do not surely read alike, and every fault: only
    one of them says in our words what is wrong and on which line.
    """
    if not yaml.__with_libyaml__ or _READ_IN_TWO_WAYS.search(text):
        return None
    try:
        events = list(yaml.parse(text, Loader=yaml.CSafeLoader))
    except (yaml.YAMLError, ValueError, OverflowError):
        return None
    documents = [one for one in events if isinstance(one, yaml.DocumentStartEvent | yaml.DocumentEndEvent)]
    if len(documents) != 2 or any(one.explicit for one in documents) or _depth(events) is None:
        return None
    # A stream begins, and in it a document.
    return _node(iter(events[2:]))


def _depth(events: list[yaml.Event]) -> int | None:
    """How deep the nodes go; None for a name, a tag or an alias, and for what Python's parser reads otherwise."""
    deepest, flows = 0, []
    for event in events:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) or getattr(event, "tag", None):
            return None
        if isinstance(event, yaml.CollectionStartEvent):
            flows.append(bool(event.flow_style))
            deepest = max(deepest, len(flows))
        elif isinstance(event, yaml.CollectionEndEvent):
            flows.pop()
        elif isinstance(event, yaml.ScalarEvent) and "?" in event.value and any(flows) and not event.style:
            return None
    return deepest if deepest <= DEEPEST else None


def _node(events: Iterator[yaml.Event]) -> yaml.Node | None:
    """The next node, and all that is in it; None where a collection ends."""
    event = next(events)
    if isinstance(event, yaml.CollectionEndEvent):
        return None
    # The two parsers have each their own kind of mark, with the same lines.
    mark: Any = event.start_mark
    if isinstance(event, yaml.ScalarEvent):
        return yaml.ScalarNode("", event.value, mark, style=event.style)
    inner = []
    while (node := _node(events)) is not None:
        inner.append(node)
    if isinstance(event, yaml.SequenceStartEvent):
        return yaml.SequenceNode("", inner, mark)
    return yaml.MappingNode("", list(zip(inner[::2], inner[1::2], strict=True)), mark)


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
    line, column = _spot(node)
    tag = _own_tag(node)
    if isinstance(node, yaml.SequenceNode):
        return Node([_tree(item, file, findings) for item in node.value], line, column, tag=tag)
    if isinstance(node, yaml.MappingNode):
        mapping: dict[str, Node] = {}
        keys: dict[str, tuple[int, int]] = {}
        for key, value in node.value:
            key_line, _ = _spot(key)
            if not isinstance(key, yaml.ScalarNode):
                findings.append(found("yaml_wrong_kind", Place(file=file, line=key_line), wanted="key: value"))
                continue
            name = str(key.value)
            findings += invisible(name, Place(file=file, line=key_line))
            if name in mapping:
                place = Place(file=file, line=key_line, column=name)
                findings.append(found("yaml_duplicate_key", place, name))
            mapping[name] = _tree(value, file, findings)
            keys[name] = _spot(key)
        return Node(mapping, line, column, tag=tag, keys=keys)
    # Written as an escape ("\\u202e") a character passes the look at the file's own text.
    findings += invisible(str(node.value), Place(file=file, line=line))
    text, plain = str(node.value), isinstance(node, yaml.ScalarNode) and not node.style
    return Node(text.strip(), line, column, exact=text, plain=plain, tag=tag)


def _spot(node: yaml.Node) -> tuple[int, int]:
    return node.start_mark.line + 1, node.start_mark.column + 1


def _own_tag(node: yaml.Node) -> str | None:
    """The tag that somebody wrote before a node, if the node would be something else without it."""
    if not node.tag:
        return None  # composed quickly, which no node with a tag is
    if isinstance(node, yaml.ScalarNode):
        # What the form alone makes of it: plain, or between quotation marks.
        usual = _FORMS.resolve(yaml.ScalarNode, node.value, (not node.style, bool(node.style)))
    else:
        usual = _FORMS.resolve(type(node), None, True)  # noqa: FBT003 - as PyYAML has it
    return None if node.tag == usual else str(node.tag)
