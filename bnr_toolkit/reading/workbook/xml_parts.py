"""XML of a workbook: small parts as trees; large ones in blocks of whole elements, so that none is held in memory.

No part may have a document type: entities are how a small file becomes a large one.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from bnr_toolkit.reading.workbook.container import LARGEST_PART_IN_MEMORY, Archive
from bnr_toolkit.reading.workbook.unreadable import Unreadable, damaged

_ENCODING = re.compile(r"""^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']""")
_NAMESPACE = re.compile(r"""\s(xmlns(?::[\w.-]+)?)=("[^"<]*"|'[^'<]*')""")
_ENTITY = re.compile(r"&(?:#x([0-9a-fA-F]{1,6});|#([0-9]{1,7});|(lt|gt|amp|quot|apos);)?")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}


def local(tag: str) -> str:
    """The name of an element or attribute without its namespace.

    >>> local("{urn:x}row"), local("row")
    ('row', 'row')
    """
    return tag.rpartition("}")[2]


def tree(archive: Archive, name: str) -> Any:
    """A small part as a tree of elements; raises :class:`Unreadable`."""
    return tree_of(_decoded(archive.read(name), name), name)


def tree_of(text: str, name: str) -> Any:
    """The text of a part as a tree of elements; raises :class:`Unreadable`."""
    import defusedxml
    import defusedxml.ElementTree

    try:
        return defusedxml.ElementTree.fromstring(text, forbid_dtd=True)
    except defusedxml.DefusedXmlException as problem:
        raise Unreadable("workbook_entities") from problem
    except (SyntaxError, ValueError, RecursionError) as problem:
        raise damaged(f"{name} is not valid XML") from problem


def unescaped(text: str) -> str:
    r"""Character data as a reader of XML gives it: entities and line ends resolved; raises :class:`Unreadable`.

    >>> unescaped("a &lt; b&#10;c")
    'a < b\nc'
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _ENTITY.sub(_character, text) if "&" in text else text


def _character(match: re.Match[str]) -> str:
    hexadecimal, decimal, name = match.groups()
    if name:
        return _NAMED[name]
    code = int(hexadecimal, 16) if hexadecimal else int(decimal or "0")
    if not 0 < code <= 0x10FFFF:
        raise damaged("it holds a character that does not exist")
    return chr(code)


def _decoded(data: bytes, name: str) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise damaged(f"{name} is not UTF-8") from problem
    return _checked(text, name)


def _checked(start: str, name: str) -> str:
    declared = _ENCODING.search(start)
    if declared and declared[1].casefold() not in {"utf-8", "utf8", "us-ascii", "ascii"}:
        raise damaged(f"{name} is not UTF-8")
    return start


@dataclass
class Blocks:
    """A large part, walked once: ``head``, then blocks of whole units (rows, strings), then ``tail``.

    ``container`` and ``unit`` are the local names of the element that holds the
    units, and of a unit. What stands around the container is known when the
    blocks are done: :meth:`around` gives it as a tree, with the container empty.
    """

    archive: Archive
    name: str
    container: str
    unit: str
    prefix: str = field(default="", init=False)
    head: str = field(default="", init=False)
    tail: str = field(default="", init=False)
    _namespaces: list[str] = field(default_factory=list, init=False)

    def opened(self) -> Iterator[str]:
        """Reads up to the first unit, and gives the blocks that follow; raises :class:`Unreadable`."""
        texts = self._texts()
        start = re.compile(rf"<((?:[A-Za-z_][\w.-]*:)?){self.container}(?:\s[^<>]*?)?(/?)>")
        found_at = None
        for text in texts:
            self.head += text
            if "<!DOCTYPE" in self.head or "<!ENTITY" in self.head:
                raise Unreadable("workbook_entities")
            if found_at := start.search(self.head):
                break
            if len(self.head) > LARGEST_PART_IN_MEMORY:
                raise damaged(f"{self.name} does not say where its cells start")
        if found_at is None:
            if self.unit == "row":
                raise damaged(f"{self.name} holds no sheet")
            return iter(())
        _checked(self.head, self.name)
        self.prefix = found_at[1]
        declared = dict(_NAMESPACE.findall(self.head[: found_at.end()]))
        self._namespaces = [f" {name}={value}" for name, value in declared.items()]
        rest = self.head[found_at.end() :]
        self.head = self.head[: found_at.start()]
        if found_at[2]:
            self.tail = rest + "".join(texts)
            return iter(())
        return self._blocks(rest, texts)

    def _blocks(self, rest: str, texts: Iterator[str]) -> Iterator[str]:
        begin, end = f"<{self.prefix}{self.unit}", f"</{self.prefix}{self.container}>"
        while True:
            at = rest.find(end)
            if at >= 0:
                yield rest[:at]
                self.tail = rest[at + len(end) :]
                for text in texts:
                    self.tail += text
                    if len(self.tail) > LARGEST_PART_IN_MEMORY:
                        raise damaged(f"{self.name} has too much behind its cells")
                return
            cut = rest.rfind(begin)
            if cut > 0:
                yield rest[:cut]
                rest = rest[cut:]
            if len(rest) > LARGEST_PART_IN_MEMORY:
                raise damaged(f"a row in {self.name} is too long")
            more = next(texts, None)
            if more is None:
                raise damaged(f"{self.name} is broken off")
            rest += more

    def before(self) -> Any:
        """What stands before the container, as a tree."""
        root = re.search(r"<([^?!\s/>]+)[^<>]*>", self.head)
        return tree_of(f"{self.head}</{root[1] if root else ''}>", self.name)

    def around(self) -> Any:
        """What stands before and behind the container, as a tree. The blocks must have been read."""
        return tree_of(f"{self.head}<{self.prefix}{self.container}/>{self.tail}", self.name)

    def parsed(self, block: str) -> Any:
        """A block as a tree, its units below the root; for blocks that are written in an unusual way."""
        return tree_of(f"<root{''.join(self._namespaces)}>{block}</root>", self.name)

    def _texts(self) -> Iterator[str]:
        decoder = codecs.getincrementaldecoder("utf-8-sig")()
        try:
            for piece in self.archive.chunks(self.name):
                yield decoder.decode(piece)
            yield decoder.decode(b"", final=True)
        except UnicodeDecodeError as problem:
            raise damaged(f"{self.name} is not UTF-8") from problem
