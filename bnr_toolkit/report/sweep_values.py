"""What stands behind one name of a sweep file → its values, each with its place, or what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from bnr_toolkit.errors import Finding, Place, RefusedInput, closest, found
from bnr_toolkit.reading.formats import is_table
from bnr_toolkit.reading.source import ZIP_SUFFIX, find_path
from bnr_toolkit.reading.yaml_file import Node
from bnr_toolkit.report.asked import PATHS
from bnr_toolkit.report.parameters import parsed
from bnr_toolkit.report.schemas import asked_of

Spot = tuple[int, int]
"""A line and a column of a file, both from 1."""

_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_WILD = frozenset("*?[")


@dataclass(frozen=True, slots=True)
class Value:
    """A value as it would be typed, None for nothing, and where it stands in the file."""

    given: str | None
    spot: Spot


def values_of(name: str, node: Node, path: Path, audience: str) -> tuple[list[Value], list[Finding]]:
    """The values of a parameter that the schema has: one, or those of a list, with every record that a pattern fits.

    ``path`` is the sweep file's, and ``audience`` the one that may see most of
    what it asks for. A value that is there twice is a finding, also
    when it is written in two ways.
    """
    findings: list[Finding] = []
    values: list[Value] = []
    known: set[object] = set()
    if node.tag is not None:
        return [], [tag_finding(node.tag, _place(path, node, name))]
    items = node.value if isinstance(node.value, list) else [node]
    if not items:
        findings.append(found("sweep_empty", _place(path, node, name), name))
    for item in items:
        place = _place(path, item, name)
        if item.tag is not None:
            findings.append(tag_finding(item.tag, place))
            continue
        if not isinstance(item.value, str):
            findings.append(found("sweep_no_value", place))
            continue
        for given in _given(name, item, place, path.parent, findings):
            meant, faults = _meant(name, given, place, audience)
            findings += faults
            if not faults and meant in known:
                findings.append(found("sweep_twice", place, given or "~", name=name))
            elif not faults:
                known.add(meant)
                values.append(Value(given, (item.line, item.column)))
    return values, findings


def _given(name: str, item: Node, place: Place, folder: Path, findings: list[Finding]) -> Iterator[str | None]:
    """What would be typed for an item of a list: nothing, a text, or paths."""
    text = item.exact if not item.plain else str(item.value)
    if item.plain and text in _NOTHING:
        yield None
        return
    kind = asked_of(name).kind
    if kind not in PATHS:
        yield text
        return
    paths = records_of(text, folder) if kind == "record" else _beside(text, folder)
    if not paths:
        code = "sweep_no_match" if kind == "record" and _is_pattern(text) else "sweep_no_path"
        findings.append(replace(found(code, place, text), suggestion=_near(text, folder)))
    yield from paths


def _meant(name: str, given: str | None, place: Place, audience: str) -> tuple[object, list[Finding]]:
    """The value that a text stands for, whatever the others are, or what is wrong with it."""
    alone = {"probe": "any", "audience": audience, name: given}
    try:
        meant = getattr(parsed(alone), name)
    except RefusedInput as refused:
        return None, [replace(finding, place=place) for finding in refused.findings]
    return Path(meant).resolve() if asked_of(name).kind in PATHS and meant is not None else meant, []


def records_of(text: str, folder: Path) -> tuple[str, ...]:
    """The paths that a text of a sweep file in ``folder`` stands for: one, or all that fit a pattern; empty for none.

    A pattern fits folders, tables and zips, and nothing that is hidden. What
    stands beside the file goes before what stands where the caller is.
    """
    paths = _beside(text, folder)
    if paths or not _is_pattern(text):
        return paths
    for start in (folder, Path()):
        fitting = sorted(path.as_posix() for path in _fitting(start, Path(text)))
        if fitting:
            return tuple(fitting)
    return ()


def _beside(text: str, folder: Path) -> tuple[str, ...]:
    if not text:
        return ()
    if _is_there(folder / text):
        return (str(folder / text),)
    return (text,) if find_path(Path(text)) is not None else ()


def _is_pattern(text: str) -> bool:
    return bool(_WILD & set(text))


def _fitting(start: Path, pattern: Path) -> Iterator[Path]:
    parts = list(pattern.parts)
    while parts and _is_there(start / parts[0]):
        # A folder may well be called "tests [2023]".
        start /= parts.pop(0)
    try:
        for path in start.glob(str(Path(*parts))):
            if _is_record(path) and not any(part.startswith(".") for part in path.relative_to(start).parts):
                yield path
    except (OSError, ValueError):
        # Two stars beside other letters fit nothing in some versions of Python, and are an error in others.
        return


def _is_record(path: Path) -> bool:
    return path.is_dir() or is_table(path.name) or path.suffix.casefold() == ZIP_SUFFIX


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        # The name is longer than any file's.
        return False


def _near(text: str, folder: Path) -> str | None:
    """A path that may have been meant: another name in the same folder."""
    path = Path(text)
    for parent in (folder / path.parent, path.parent):
        if _is_there(parent) and parent.is_dir():
            meant = closest(path.name, [one.name for one in parent.iterdir()])
            if meant is not None:
                return (path.parent / meant).as_posix()
    return None


def tag_finding(tag: str, place: Place) -> Finding:
    """A tag would make something else of the text that stands there."""
    return found("yaml_tag", place, tag.removeprefix("tag:yaml.org,2002:"))


def _place(path: Path, node: Node, name: str) -> Place:
    return Place(file=path.name, line=node.line, column=name, column_number=node.column)
