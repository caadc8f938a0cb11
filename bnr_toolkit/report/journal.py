"""How far a batch came, so that one that was stopped can go on: a line for every report that ended."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Journal:
    """The journal of one batch. It is there from the start of the batch until its end."""

    file: Path

    @classmethod
    def of(cls, folder: Path, places: Iterable[str]) -> Journal:
        """The journal of a batch of these reports, among those in a folder."""
        name = hashlib.sha256("\n".join(places).encode()).hexdigest()[:40]
        return cls(folder / f"{name}.journal")

    @property
    def is_there(self) -> bool:
        """Whether a batch was stopped half-way."""
        return self.file.exists()

    def made(self) -> frozenset[str]:
        """The keys of the reports that were made, as far as lines were written whole."""
        try:
            lines = self.file.read_text(encoding="utf-8").splitlines(keepends=True)
        except OSError:
            return frozenset()
        return frozenset(str(json.loads(line)) for line in lines if line.endswith("\n"))

    def begin(self) -> None:
        """Start anew."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.file.write_bytes(b"")

    def note(self, key: str) -> None:
        """Write down that a report was made; it is on the disk when this returns."""
        with self.file.open("a", encoding="utf-8") as stream:
            stream.write(json.dumps(key) + "\n")
            stream.flush()
            os.fsync(stream.fileno())

    def end(self) -> None:
        """The batch came to its end: there is nothing to go on with."""
        self.file.unlink(missing_ok=True)
