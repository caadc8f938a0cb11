"""``bnr new``: a probe folder with a filled-in example that passes every check."""

from __future__ import annotations

from pathlib import Path

from bnr_toolkit.errors import Place, found, refuse
from bnr_toolkit.files import write_together
from bnr_toolkit.ledger.writing import rows_bytes
from bnr_toolkit.reading.raw import PROBE_FILE
from bnr_toolkit.schema import EVENTS, SUBMISSIONS, UNKNOWN

_PROBE = """\
# What this probe says about itself. Texts for readers are given in nl and in en.
# `unknown` means: the source does not say. Every key is explained in the data dictionary.
title:
  nl: Voorbeeld van een test met advertenties
  en: Example of a probe with ads
question:
  nl: Keurt het platform advertenties goed die het zelf verbiedt?
  en: Does the platform approve ads that it forbids itself?
tester: De Voorbeeldkrant
publisher: De Voorbeeldkrant
platforms: [ExamplePlatform]
event: unknown
event_date: unknown
conducted: unknown
time_zone: Europe/Amsterdam
cutoff: unknown
protocol:
  text:
    nl: De redactie diende advertenties in die de regels van het platform overtreden, en noteerde elk besluit.
    en: The newsroom submitted ads that break the platform's rules, and recorded every decision.
  frozen: unknown
rules:
  nl: Het platform verbiedt reclame voor gokken en voor wapens.
  en: The platform bans advertising for gambling and for weapons.
# none: the counts hold for these ads only, and no interval is published.
inference: none
inquiries:
  - recipient: ExamplePlatform
    asked: unknown
    deadline: unknown
    replied: unknown
    replies: []
not_known:
  - nl: Of een mens of een computer de advertenties beoordeelde.
    en: Whether a person or a computer reviewed the ads.
sources: []
categories:
  - code: gambling
    nl: gokken
    en: gambling
    synonyms: [kansspelen]
  - code: weapons
    nl: wapens
    en: weapons
"""

_ADS = (
    ("ad-1", "gambling", "belooft zekere winst in een online casino", "promises a sure win in an online casino"),
    ("ad-2", "gambling", "biedt minderjarigen een gratis weddenschap aan", "offers minors a free bet"),
    ("ad-3", "weapons", "biedt een stroomstootwapen te koop aan", "offers a stun gun for sale"),
)

_EVENTS = (
    ("ad-1", "1", "approved", "initial_review"),
    ("ad-2", "1", "approved", "initial_review"),
    ("ad-2", "2", "halted", "press_inquiry"),
    ("ad-3", "1", "rejected", "initial_review"),
)


def start_probe(folder: Path) -> tuple[Path, ...]:
    """Write an example probe to a new or empty folder, and return the files.

    Raises :class:`~bnr_toolkit.errors.RefusedInput` when the folder holds
    anything: no record is ever overwritten.
    """
    if folder.is_file() or (folder.exists() and any(folder.iterdir())):
        refuse([found("folder_not_empty", Place(file=str(folder)))])
    contents = {folder / name: data for name, data in _example_files().items()}
    try:
        write_together(contents)
    except OSError as problem:
        said = problem.strerror or type(problem).__name__
        refuse([found("cannot_write", Place(file=str(folder)), problem=said)])
    return tuple(contents)


def _example_files() -> dict[str, bytes]:
    ads = [
        {
            "id": identifier,
            "concept": identifier,
            "platform": "ExamplePlatform",
            "account": UNKNOWN,
            "language": "nl",
            "category": category,
            "coding": "ours",
            "expected": "reject",
            "submitted_at": UNKNOWN,
            "scheduled_for": UNKNOWN,
            "description_nl": dutch,
            "description_en": english,
        }
        for identifier, category, dutch, english in _ADS
    ]
    events = [
        {
            "submission": identifier,
            "step": step,
            "type": kind,
            "observed_from": UNKNOWN,
            "observed_to": UNKNOWN,
            "trigger": trigger,
            "coding": "source",
            "recorded_by": UNKNOWN,
        }
        for identifier, step, kind, trigger in _EVENTS
    ]
    return {
        PROBE_FILE: _PROBE.encode("utf-8"),
        SUBMISSIONS.file: _sheet(SUBMISSIONS.names, ads),
        EVENTS.file: _sheet(EVENTS.names, events),
        ".gitignore": b"vault/\n.bnr.lock\n",
    }


def _sheet(names: tuple[str, ...], rows: list[dict[str, str]]) -> bytes:
    return rows_bytes([names, *([row.get(name, "") for name in names] for row in rows)])
