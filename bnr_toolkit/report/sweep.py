"""SWEEP.yml → the reports that it asks for: every combination of its lists, or every fault of the file at once.

    probe: [regions/*]
    language: [nl, en]
    rule: [first_decision, would_have_run]

Lists make a grid. ``each`` is a list of mappings, for values that belong
together; every one of them is combined with the grid.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product
from math import prod
from pathlib import Path

from bnr_toolkit.errors import Finding, Place, RefusedInput, found, refuse
from bnr_toolkit.reading.yaml_file import Node, read_yaml
from bnr_toolkit.report.parameters import parsed
from bnr_toolkit.report.schemas import Parameters, choices, record_name
from bnr_toolkit.report.sweep_values import Spot, Value, tag_finding, values_of

EACH = "each"
MOST_REPORTS = 10_000
"""Pages in two languages are one report."""

Lists = Mapping[str, Sequence[Value]]
Choice = Mapping[str, Value]


def read_sweep(path: Path) -> tuple[tuple[Parameters, ...], ...]:
    """The reports of a sweep file, in its order; each with its pages in every language asked for, by default both.

    A path in it is looked for beside the file first, then where the caller
    stands; in ``probe`` a ``*``, ``?`` or ``[…]`` stands for every record that
    fits, in alphabetical order. Every value is text until the parameter says
    what it is: ``NO`` and ``0012`` stay what they are. No two pages have the
    same name.

    Raises :class:`~bnr_toolkit.errors.RefusedInput` with every fault, each with
    its line and column: unknown or double names, empty lists, values that a
    parameter cannot have, records that are nowhere, reports that would have one
    name, more than 10,000 reports.
    """
    sweep = _Sweep(path)
    asked = sweep.asked(_root(path))
    refuse(sweep.findings)
    return _together(asked)


def _root(path: Path) -> Node:
    try:
        data = path.read_bytes()
    except OSError as problem:
        beside = [one.name for one in path.parent.glob("*.y*ml")]
        refusal = found(
            "cannot_read", Place(file=path.name), path.name, near=beside, problem=problem.strerror or str(problem)
        )
        raise RefusedInput(refusal) from problem
    root, findings = read_yaml(data, path.name)
    refuse(findings)
    assert root is not None, "refused above"
    return root


def _together(asked: Sequence[Parameters]) -> tuple[tuple[Parameters, ...], ...]:
    """The languages of one report side by side, in the order in which each was first asked for."""
    groups: dict[tuple[str, str], list[Parameters]] = {}
    for one in asked:
        groups.setdefault((one.probe, one.suffix), []).append(one)
    return tuple(tuple(group) for group in groups.values())


class _Sweep:
    """Collects the faults of one sweep file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._audience = "public"
        self.findings: list[Finding] = []

    def asked(self, root: Node) -> list[Parameters]:
        """Every page that is asked for; some of them, when there are faults."""
        if not isinstance(root.value, dict):
            self._fault("sweep_no_mapping", root)
            return []
        self._audience = "internal" if _asks_internal(root) else "public"
        grid = self._lists(root, without=(EACH,))
        each = self._each(root.value[EACH], grid) if EACH in root.value else [({}, root)]
        for one, node in each:
            if "probe" not in grid and "probe" not in one:
                self._fault("sweep_no_probe", node)
        if self.findings:
            return []
        count = sum(_reports({**one, **grid}) for one, _ in each)
        if count > MOST_REPORTS:
            place = self._place((root.line, root.column))
            self._note(found("sweep_too_large", place, count=count, most=MOST_REPORTS))
            return []
        return self._pages(choice for one, _ in each for choice in _combined({**one, **grid}))

    def _lists(self, node: Node, without: Sequence[str] = ()) -> dict[str, Sequence[Value]]:
        """The values of every parameter of a mapping, in its order."""
        assert isinstance(node.value, dict), "looked at before"
        self._refuse_tag(node)
        lists: dict[str, Sequence[Value]] = {}
        for name, inner in node.value.items():
            if name in without:
                continue
            if name not in Parameters.model_fields:
                known = (*Parameters.model_fields, EACH)
                self.findings.append(
                    found("unknown_parameter", self._place(node.keys[name], name), name, choices=known)
                )
                continue
            lists[name], findings = values_of(name, inner, self._path, self._audience)
            self.findings += findings
        return lists

    def _each(self, node: Node, grid: Lists) -> list[tuple[Lists, Node]]:
        """The mappings of the list, each with where it stands."""
        self._refuse_tag(node)
        items = node.value if isinstance(node.value, list) else []
        if not items:
            self._fault("sweep_empty", node, EACH)
        each: list[tuple[Lists, Node]] = []
        for item in items:
            if not isinstance(item.value, dict):
                self._fault("sweep_no_mapping", item)
                continue
            each.append((self._lists(item), item))
            for name in (one for one in item.value if one in grid):
                self.findings.append(found("sweep_in_both", self._place(item.keys[name], name), name))
        return each

    def _pages(self, combined: Iterator[Choice]) -> list[Parameters]:
        """The pages of every combination, with a name of its own for each."""
        named: dict[tuple[str, str, str], Choice] = {}
        pages = []
        for choice in combined:
            for one in self._in_each_language(choice):
                name = (record_name(one.probe), one.suffix, one.language)
                if name in named:
                    self._same_name(one, choice, named[name])
                named.setdefault(name, choice)
                pages.append(one)
        return pages

    def _in_each_language(self, choice: Choice) -> Iterator[Parameters]:
        given = {name: value.given for name, value in choice.items()}
        for language in [given["language"]] if "language" in given else choices("language"):
            try:
                yield parsed({**given, "language": language})
            except RefusedInput as refused:
                # What no value has by itself: a private column for the public.
                for finding in refused.findings:
                    name = str(finding.place.parameter)
                    self._note(replace(finding, place=self._place(choice[name].spot, name)))

    def _same_name(self, page: Parameters, choice: Choice, other: Choice) -> None:
        """Two pages of one name, at the first value in which they differ, or at their probes."""
        name = next((name for name in choice if name in other and choice[name] != other[name]), "probe")
        report = f"{record_name(page.probe)}/report-{page.language}{page.suffix}"
        here, there = (self._place(one[name].spot, name) for one in (choice, other))
        self._note(found("sweep_same_name", here, report, other=there))

    def _refuse_tag(self, node: Node) -> None:
        if node.tag is not None:
            self._note(tag_finding(node.tag, self._place((node.line, node.column))))

    def _fault(self, code: str, node: Node, value: str | None = None) -> None:
        self._note(found(code, self._place((node.line, node.column)), value))

    def _note(self, finding: Finding) -> None:
        if not any(one.code == finding.code and one.place == finding.place for one in self.findings):
            self.findings.append(finding)

    def _place(self, spot: Spot, name: str | None = None) -> Place:
        return Place(file=self._path.name, line=spot[0], column=name, column_number=spot[1])


def _asks_internal(node: Node | None) -> bool:
    """Whether any page is for the newsroom: a column of its own is then a fault of some combinations only."""
    if node is None or not isinstance(node.value, dict):
        return False
    audience, each = node.value.get("audience"), node.value.get(EACH)
    asked = [] if audience is None else audience.value if isinstance(audience.value, list) else [audience]
    parts = [] if each is None or not isinstance(each.value, list) else each.value
    return any(one.value == "internal" for one in asked) or any(map(_asks_internal, parts))


def _reports(lists: Lists) -> int:
    return prod(len(values) for name, values in lists.items() if name != "language")


def _combined(lists: Lists) -> Iterator[Choice]:
    """Every combination of values: the first name changes slowest."""
    for values in product(*lists.values()):
        yield dict(zip(lists, values, strict=True))
