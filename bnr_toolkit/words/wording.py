"""A newsroom's own phrases: read from its folder, checked against ours, and used for as long as it asks.

Facts do not change with the words: a phrase fills the blanks that ours fills,
with the same numbers.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path

from bnr_toolkit.errors import Finding, Place, found, refuse
from bnr_toolkit.language import LANGUAGES
from bnr_toolkit.provenance import digest
from bnr_toolkit.words.phrases import Key, Phrase, change, changed, changed_phrases, shipped_phrases
from bnr_toolkit.words.wording_checks import phrase_findings

_HEADER = re.compile(r"\s*\[\s*([\w.-]+)\s*\]")
_NAMED = re.compile(r"\s*([\w.-]+(?:\s*\.\s*[\w-]+)*)\s*=")


@dataclass(frozen=True, slots=True)
class ChangedPhrase:
    """One phrase of a newsroom: its language and key, our text and theirs."""

    language: str
    key: str
    ours: Phrase
    theirs: Phrase


@dataclass(frozen=True, slots=True)
class Wording:
    """The phrases that a newsroom changed, by language and key; those left as ours are not among them."""

    changed: tuple[ChangedPhrase, ...]

    @property
    def digest(self) -> str:
        """SHA-256 of the changed phrases: the same phrases give the same digest in any files."""
        return _digest(_by_key(self))


def read_wording(folder: str | Path) -> Wording:
    r"""The phrases in ``nl.toml``, ``en.toml`` or the TOML files of the folders ``nl`` and ``en``.

    Their sections and keys are those of our own files. A phrase must have every
    blank that ours has, also one that holds a name, and no other: a number, a
    platform or the scope cannot be lost. It has no digits; no percentage, and
    no word that compares, unless ours has it; it begins and ends as ours does,
    so that sentences stay apart; it has no character that is not seen.

    Raises :class:`~bnr_toolkit.errors.RefusedInput` with every fault at once,
    each with its file, line and key.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     text = '[social]\nscope = "Alleen deze test is geteld."'
    ...     _ = Path(folder, "nl.toml").write_text(text, encoding="utf-8")
    ...     read_wording(folder).changed[0].theirs
    'Alleen deze test is geteld.'
    """
    place = Path(folder)
    paths = sorted(path for path in place.rglob("*.toml") if path.is_file()) if place.is_dir() else []
    findings = [] if paths else [found("no_wording", Place(file=str(folder)))]
    given = [one for path in paths for one in _read(path, path.relative_to(place).as_posix(), findings)]
    first: dict[Key, _Given] = {}
    for one in given:
        ours = shipped_phrases(one.language).get(one.key)
        before = first.setdefault((one.language, one.key), one)
        if before is not one:
            findings.append(found("wording_twice", one.place, one.key, first=before.place))
        if ours is None:
            findings.append(found("wording_unknown", one.place, one.key, near=shipped_phrases(one.language)))
        else:
            findings += phrase_findings(one.place, one.key, one.text, ours)
    refuse(findings)
    return Wording(tuple(_changes(first)))


def worded(wording: Wording) -> AbstractContextManager[None]:
    """For as long as this lasts, the newsroom's phrases stand in the place of ours.

    Only for whoever entered it: another thread or task keeps its own.

    >>> from bnr_toolkit.words import phrase
    >>> mine = Wording((ChangedPhrase("en", "figure.count", "{part} of {whole}", "{part} out of {whole}"),))
    >>> with worded(mine):
    ...     phrase("en", "figure.count", part=6, whole=7)
    '6 out of 7'
    """
    return changed(_by_key(wording))


def use_wording(folder: str | Path | None) -> str | None:
    """From here on, the phrases in this folder stand in the place of ours; without a folder, ours again.

    For a notebook, whose cells cannot stand within a ``with``. The answer is
    the digest of the changed phrases, so that the executed notebook shows that
    there are any. Raises :class:`~bnr_toolkit.errors.RefusedInput` as
    :func:`read_wording` does.
    """
    change({} if folder is None else _by_key(read_wording(folder)))
    return wording_digest()


def wording_digest() -> str | None:
    """The digest of the phrases that stand in the place of ours at this moment; None when all are ours."""
    phrases = changed_phrases()
    return _digest(phrases) if phrases else None


@dataclass(frozen=True, slots=True)
class _Given:
    """What stands under a key of a newsroom's file, unchecked."""

    language: str
    key: str
    text: object
    place: Place


def _read(path: Path, name: str, findings: list[Finding]) -> Iterator[_Given]:
    """What one file gives; a fault of the file itself is added to the findings."""
    language = name.partition("/")[0].removesuffix(".toml")
    if language not in LANGUAGES or name.count("/") > 1:
        findings.append(found("wording_file", Place(file=name), name))
        return
    try:
        text = path.read_text(encoding="utf-8-sig")
        sections = tomllib.loads(text)
    except (OSError, ValueError, RecursionError) as problem:
        findings.append(found("wording_toml", Place(file=name), problem=str(problem)))
        return
    for section, names in sections.items():
        for key, value in names.items() if isinstance(names, dict) else [("", names)]:
            full = f"{section}.{key}".removesuffix(".")
            yield _Given(language, full, value, Place(file=name, line=_line(text, full), column=full))


def _line(text: str, key: str) -> int | None:
    """Where a key stands, from 1; None when it is written in a way that a line does not show."""
    section = ""
    for number, line in enumerate(text.splitlines(), start=1):
        header = _HEADER.match(line)
        if header:
            section = f"{header[1]}."
        named = _NAMED.match(line)
        if named and section + named[1].replace(" ", "") == key:
            return number
    return None


def _changes(given: dict[Key, _Given]) -> Iterator[ChangedPhrase]:
    for (language, key), one in sorted(given.items(), key=itemgetter(0)):
        ours = shipped_phrases(language)[key]
        theirs = tuple(one.text) if isinstance(one.text, list) else str(one.text)
        if theirs != ours:
            yield ChangedPhrase(language, key, ours, theirs)


def _by_key(wording: Wording) -> dict[Key, Phrase]:
    return {(one.language, one.key): one.theirs for one in wording.changed}


def _digest(phrases: Mapping[Key, Phrase]) -> str:
    return digest({f"{language}.{key}": text for (language, key), text in phrases.items()})
