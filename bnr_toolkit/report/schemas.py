"""What can be asked of each page: one schema for its notebook, the command line and the page."""

from __future__ import annotations

import re
import shlex
import unicodedata
from functools import cache
from pathlib import Path, PurePath
from typing import Any, ClassVar, get_args

from pydantic import BaseModel, ConfigDict

from bnr_toolkit.report.asked import Asked
from bnr_toolkit.report.parameter_types import (
    AsOf,
    ChartsAddress,
    Confidence,
    CountedBy,
    CountedCodes,
    CountingRule,
    IntervalMethod,
    OneCountry,
    OnePlatform,
    OneYear,
    OwnWording,
    PageAddress,
    PageAudience,
    PageLanguage,
    Probe,
    PublishedRecord,
    SameAs,
)
from bnr_toolkit.report.parameter_types import Language as Language

PUBLISHED = "data/published-probes"

_NOT_IN_NAMES = ("language", "wording", "canonical", "embed")
"""What a language says already, or what does not change which numbers a page shows."""


class PageParameters(BaseModel):
    """What every page's parameters share.

    ``records`` are the parameters that name a record, and ``filed_under`` is
    the one after which the folder of its outputs is named. ``asked_with`` is the
    command that asks for the page. The defaults ``of_example`` hold for the
    toolkit's own example, and for no other record.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    records: ClassVar[tuple[str, ...]] = ()
    filed_under: ClassVar[str | None] = None
    asked_with: ClassVar[str] = "bnr"
    of_example: ClassVar[tuple[str, ...]] = ()

    @property
    def suffix(self) -> str:
        """What the parameters that are not the defaults add to the names of outputs."""
        parts = []
        for name, field in type(self).model_fields.items():
            value = getattr(self, name)
            if name in (self.filed_under, *_NOT_IN_NAMES) or value == field.default:
                continue
            if name in self.records and record_name(value) == record_name(str(field.default)):
                # The same record, named from another folder.
                continue
            says_itself = name in ("audience", "rule")
            # Of a record only its name: a path may tell about the newsroom's machine.
            said = _slug(record_name(value) if name in self.records else str(value)) or "total"
            parts.append(said if says_itself else f"{name}-{said}")
        return "".join(f".{part}" for part in parts)

    @property
    def command(self) -> str:
        """What makes this page again when typed where its record lies; no path of anybody's machine is in it."""
        words = self.asked_with.split()
        for name, field in type(self).model_fields.items():
            value = getattr(self, name)
            if name == "probe":
                words.append(record_name(value))
            elif name == "language" or value not in (None, field.default):
                words += [f"--{name.replace('_', '-')}", self._said(name, value)]
        return shlex.join(words)

    def _said(self, name: str, value: object) -> str:
        if name in self.records:
            return record_name(str(value))
        if name == "wording":
            # A folder that is no record is named only by the name that was typed.
            return PurePath(str(value)).name or "."
        return str(value)


class Parameters(PageParameters):
    """The parameters of ``report.ipynb``, by the names they have everywhere.

    >>> Parameters(probe="data/bnr-tiktok-2023").suffix
    ''
    >>> Parameters(probe="p", audience="internal", rule="ever_approved").suffix
    '.internal.ever_approved'
    >>> Parameters(probe="data/my probe", language="en", as_of="2023-03-01").command
    "bnr report 'my probe' --language en --as-of 2023-03-01"
    """

    records = ("probe",)
    filed_under = "probe"
    asked_with = "bnr report"

    probe: Probe
    language: PageLanguage = "nl"
    audience: PageAudience = "public"
    by: CountedBy = "category"
    rule: CountingRule = "first_decision"
    codes: CountedCodes = "primary"
    confidence: Confidence = 0.95
    as_of: AsOf = None
    platform: OnePlatform = None
    method: IntervalMethod = "wilson"
    wording: OwnWording = None
    canonical: PageAddress = None
    embed: ChartsAddress = None


class MethodsParameters(PageParameters):
    """The parameters of ``methods.ipynb``, which has no record: it is about the methods themselves.

    >>> MethodsParameters(confidence=0.9).suffix
    '.confidence-0.9'
    """

    asked_with = "bnr methods"

    language: PageLanguage = "nl"
    confidence: Confidence = 0.95


class CompareParameters(PageParameters):
    """The parameters of ``compare.ipynb``: one probe beside those that others published.

    >>> CompareParameters(probe="elsewhere/my-probe", platform="TikTok").suffix
    '.probe-my-probe.platform-tiktok'
    """

    records = ("probe", "published")
    asked_with = "bnr context"
    of_example = ("same_as",)

    probe: Probe = "data/bnr-tiktok-2023"
    published: PublishedRecord = PUBLISHED
    same_as: SameAs = "bnr-2023-nl"
    language: PageLanguage = "nl"
    audience: PageAudience = "public"
    platform: OnePlatform = None
    country: OneCountry = None
    year: OneYear = None


def record_name(path: str) -> str:
    """A record by its name, as its stamp has it: ``.`` and ``..`` only say where somebody stood.

    >>> record_name("data/my-probe/")
    'my-probe'
    """
    name = PurePath(path).name
    return Path(path).resolve().name or path if name in ("", "..") else name


@cache
def asked_of(name: str, schema: type[PageParameters] = Parameters) -> Asked:
    """What the schema says of a parameter.

    >>> asked_of("by").kind, asked_of("confidence", MethodsParameters).help("en")
    ('columns', 'confidence level of intervals')
    """
    return next(one for one in schema.model_fields[name].metadata if isinstance(one, Asked))


def choices(name: str, schema: type[PageParameters] = Parameters) -> tuple[str, ...]:
    """The values that a parameter may have; empty when it is not a choice.

    >>> choices("language")
    ('nl', 'en')
    """
    annotation: Any = schema.model_fields[name].annotation
    return tuple(str(choice) for choice in get_args(annotation) if choice is not type(None) and isinstance(choice, str))


def _slug(text: str) -> str:
    return re.sub(r"[^\w.-]+", "-", unicodedata.normalize("NFKC", text)).strip("-").lower()
