"""Captures of what a platform showed: kept untouched, under the name of their hash."""

from __future__ import annotations

import hashlib
from pathlib import Path

from bnr_toolkit.files import write_atomically

FOLDER = "evidence"
_PREFIX = "sha256:"


def keep_evidence(probe: Path, capture: Path) -> str:
    """Copy a capture into the probe's ``evidence/`` and return what the record says of it.

    The name is the SHA-256 of its bytes, so the same capture is kept once and a
    changed one is another.

    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> _ = (folder / "screen.png").write_bytes(b"picture")
    >>> keep_evidence(folder, folder / "screen.png")[:14]
    'sha256:2cea274'
    """
    data = capture.read_bytes()
    target = evidence_file(probe, capture, data)
    if not target.exists():
        write_atomically(target, data)
    return evidence_name(data)


def evidence_file(probe: Path, capture: Path, data: bytes) -> Path:
    """Where a capture with these bytes is kept.

    >>> evidence_file(Path("my-probe"), Path("Screen.PNG"), b"picture").name[60:]
    'dc97.png'
    """
    digest = evidence_name(data).removeprefix(_PREFIX)
    return probe / FOLDER / f"{digest}{capture.suffix.casefold()}"


def evidence_name(data: bytes) -> str:
    """What the record says of a capture with these bytes.

    >>> evidence_name(b"picture")[:14]
    'sha256:2cea274'
    """
    return f"{_PREFIX}{hashlib.sha256(data).hexdigest()}"
