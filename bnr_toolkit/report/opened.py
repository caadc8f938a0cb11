"""A record opened once for as long as its files stay the same: making a page asks for it several times."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from bnr_toolkit.errors import Finding, refuse
from bnr_toolkit.ledger import Ledger, checked, open_ledger
from bnr_toolkit.reading.source import find_path

RECORDS_KEPT = 4
LARGEST_KEPT = 16 << 20
"""Bytes: a larger record is opened anew, rather than held in memory."""


def opened(path: str, audience: str = "public") -> Ledger:
    """The record at a path, as :func:`~bnr_toolkit.ledger.open_ledger` gives it.

    Remembered by the bytes of its files, so that a row that was saved in
    between is seen. Raises as ``open_ledger`` does.
    """
    fingerprint = _fingerprint(path)
    if audience == "internal":
        ledger, findings = examined(path)
        refuse(findings)
        assert ledger is not None, "a record without faults has a ledger"
        return ledger
    if fingerprint is None:
        return open_ledger(path, audience)
    return _kept_opened(str(Path.cwd()), path, audience, fingerprint)


def examined(path: str) -> tuple[Ledger | None, tuple[Finding, ...]]:
    """The newsroom's own ledger if the record is sound, and all findings, remembered in the same way."""
    fingerprint = _fingerprint(path)
    if fingerprint is None:
        return _examined(path)
    return _kept_examined(str(Path.cwd()), path, fingerprint)


def _examined(path: str) -> tuple[Ledger | None, tuple[Finding, ...]]:
    ledger, findings = checked(path)
    return ledger, tuple(findings)


@lru_cache(maxsize=RECORDS_KEPT)
def _kept_examined(here: str, path: str, fingerprint: str) -> tuple[Ledger | None, tuple[Finding, ...]]:  # noqa: ARG001 - what it is kept by
    return _examined(path)


@lru_cache(maxsize=RECORDS_KEPT)
def _kept_opened(here: str, path: str, audience: str, fingerprint: str) -> Ledger:  # noqa: ARG001 - what it is kept by
    return open_ledger(path, audience)


def _fingerprint(path: str) -> str | None:
    """The digest of a record's files; None when there is none or when it is too large to be kept."""
    found = find_path(Path(path)) if path else None
    if found is None:
        return None
    digest, left = hashlib.sha256(), LARGEST_KEPT
    try:
        # Of one table its neighbours matter too: one of them may say how it is to be read.
        for file in sorted(found.iterdir() if found.is_dir() else found.parent.iterdir()):
            if file.is_file():
                left -= file.stat().st_size
                if left < 0:
                    return None
                digest.update(f"{file.name}\0{file.stat().st_size}\0".encode("utf-8", "surrogatepass"))
                digest.update(file.read_bytes())
    except OSError:
        return None
    return digest.hexdigest()
