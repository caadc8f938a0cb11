"""``bnr new``: a probe folder that passes every check, with a filled-in example or from an existing table."""

from __future__ import annotations

import json
from pathlib import Path

from bnr_toolkit.errors import Place, found, refuse
from bnr_toolkit.files import write_together
from bnr_toolkit.ledger.opening import open_ledger
from bnr_toolkit.ledger.writing import as_files, rows_bytes
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


_FROM_A_TABLE = """\
# Made from {source}.
# Texts for readers are given in nl and in en; replace what is between < and >.
# `unknown` means: the source does not say. Every key is explained in the data dictionary.
title:
  nl: "<titel van de test>"
  en: "<title of the probe>"
question:
  nl: "<de vraag waarop de test antwoord geeft>"
  en: "<the question that the probe answers>"
tester: "<wie de advertenties indiende | who submitted the ads>"
publisher: "<wie dit record publiceert | who publishes this record>"
platforms: {platforms}
event: unknown
event_date: unknown
conducted: unknown
time_zone: {zone}
cutoff: unknown
protocol:
  text:
    nl: "<hoe de test is gedaan>"
    en: "<how the test was done>"
  frozen: unknown
# none: the counts hold for these ads only, and no interval is published.
inference: none
inquiries: []
not_known: []
sources: []
"""


def start_probe(
    folder: Path,
    table: str | Path | None = None,
    *,
    mapping: str | Path | None = None,
    sheet: str | None = None,
) -> tuple[Path, ...]:
    """Write a probe to a new or empty folder, and return the files.

    Without a ``table`` it is an example; with one, its rows become submissions
    and events, and ``probe.yml`` is the table's own or has blanks to fill in.

    Raises :class:`~bnr_toolkit.errors.RefusedInput` when the folder holds
    anything (no record is ever overwritten), and for every fault of the table.
    """
    if folder.is_file() or (folder.exists() and any(folder.iterdir())):
        refuse([found("folder_not_empty", Place(file=str(folder)))])
    files = _example_files() if table is None else _files_from(table, mapping, sheet)
    contents = {folder / name: data for name, data in files.items()}
    try:
        write_together(contents)
    except OSError as problem:
        said = problem.strerror or type(problem).__name__
        refuse([found("cannot_write", Place(file=str(folder)), problem=said)])
    return tuple(contents)


def _files_from(table: str | Path, mapping: str | Path | None, sheet: str | None) -> dict[str, bytes]:
    ledger = open_ledger(table, "internal", mapping=mapping, sheet=sheet)
    blanks = _FROM_A_TABLE.format(
        source=", ".join(f"{file.name} (sha256 {file.digest})" for file in ledger.source),
        platforms=json.dumps(list(ledger.context.platforms), ensure_ascii=False),
        zone=ledger.context.time_zone or UNKNOWN,
    )
    probe = {} if "title" in ledger.content else {PROBE_FILE: blanks.encode("utf-8")}
    return as_files(ledger) | probe | _GIT_IGNORE


_GIT_IGNORE = {".gitignore": b"vault/\n.bnr.lock\n"}


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
    } | _GIT_IGNORE


def _sheet(names: tuple[str, ...], rows: list[dict[str, str]]) -> bytes:
    return rows_bytes([names, *([row.get(name, "") for name in names] for row in rows)])
