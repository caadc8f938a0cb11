"""Digests and stamps: which record, which toolkit, for whom. Never a clock, a path or a host."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from bnr_toolkit import __version__

SHOWN_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Stamp:
    """What every result carries: the probe, the digest of the record, the audience, the toolkit's version."""

    probe: str
    digest: str
    audience: str
    version: str = __version__

    @property
    def short_digest(self) -> str:
        """The digest as printed on charts and pages."""
        return self.digest[:SHOWN_DIGITS]


def digest(record: object) -> str:
    """SHA-256 of a record's canonical JSON: the same content gives the same digest in any folder.

    Key order, line ends and byte-order marks of the files do not matter; every
    value does.

    >>> digest({"b": 1, "a": "é"}) == digest({"a": "é", "b": 1})
    True
    >>> digest({"a": 1}) == digest({"a": 2})
    False
    """
    text = json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
