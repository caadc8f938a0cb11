"""What can be asked of each page: one schema for its notebook, the command line and the page."""

from __future__ import annotations

import re
import shlex
import unicodedata
from pathlib import Path, PurePath
from typing import Any, ClassVar, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

Language = Literal["nl", "en"]
Audience = Literal["public", "internal"]
Rule = Literal["first_decision", "ever_approved", "approved_at_cutoff", "would_have_run", "final_after_inquiry"]
Codes = Literal["primary", "any"]
Method = Literal["wilson", "clopper_pearson", "jeffreys", "mid_p"]

PUBLISHED = "data/published-probes"

_NOT_IN_NAMES = ("language", "wording", "canonical", "embed")
"""What a language says already, or what does not change which numbers a page shows."""


class PageParameters(BaseModel):
    """What every page's parameters share.

    ``records`` are the parameters that name a record, and ``filed_under`` is
    the one after which the folder of its outputs is named. ``asked_with`` is the
    command that asks for the page.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    records: ClassVar[tuple[str, ...]] = ()
    filed_under: ClassVar[str | None] = None
    asked_with: ClassVar[str] = "bnr"

    @property
    def suffix(self) -> str:
        """What the parameters that are not the defaults add to the names of outputs."""
        parts = []
        for name, field in type(self).model_fields.items():
            value = getattr(self, name)
            if name in (self.filed_under, *_NOT_IN_NAMES) or value == field.default:
                continue
            if name in self.records and _record_name(value) == _record_name(str(field.default)):
                # The same record, named from another folder.
                continue
            says_itself = name in ("audience", "rule")
            # Of a record only its name: a path may tell about the newsroom's machine.
            said = _slug(_record_name(value) if name in self.records else str(value)) or "total"
            parts.append(said if says_itself else f"{name}-{said}")
        return "".join(f".{part}" for part in parts)

    @property
    def command(self) -> str:
        """What makes this page again when typed where its record lies; no path of anybody's machine is in it."""
        words = self.asked_with.split()
        for name, field in type(self).model_fields.items():
            value = getattr(self, name)
            if name == "probe":
                words.append(_record_name(value))
            elif name == "language" or value not in (None, field.default):
                words += [f"--{name.replace('_', '-')}", self._said(name, value)]
        return shlex.join(words)

    def _said(self, name: str, value: object) -> str:
        if name in self.records:
            return _record_name(str(value))
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

    probe: str = Field(description="probe folder or single table file")
    language: Language = Field("nl", description="language of the page")
    audience: Audience = Field("public", description="whom the page is for")
    by: str = Field("category", description="column to count by, or two with a comma between")
    rule: Rule = Field("first_decision", description="what counts as approved")
    codes: Codes = Field("primary", description="count an ad in its primary category, or in any it has")
    confidence: float = Field(0.95, gt=0, lt=1, description="confidence level of intervals")
    as_of: str | None = Field(None, description="leave out what was observed after this day")
    platform: str | None = Field(None, description="keep one platform")
    method: Method = Field("wilson", description="how intervals are computed")
    wording: str | None = Field(None, description="folder with phrases of the newsroom's own")
    canonical: str | None = Field(None, description="https address of the page, or of its folder with a / at the end")
    embed: str | None = Field(None, description="https address of the folder with the charts for other pages")


class MethodsParameters(PageParameters):
    """The parameters of ``methods.ipynb``, which has no record: it is about the methods themselves.

    >>> MethodsParameters(confidence=0.9).suffix
    '.confidence-0.9'
    """

    asked_with = "bnr methods"

    language: Language = Field("nl", description="language of the page")
    confidence: float = Field(0.95, gt=0, lt=1, description="confidence level of intervals")


class CompareParameters(PageParameters):
    """The parameters of ``compare.ipynb``: one probe beside those that others published.

    >>> CompareParameters(probe="elsewhere/my-probe", platform="TikTok").suffix
    '.probe-my-probe.platform-tiktok'
    """

    records = ("probe", "published")
    asked_with = "bnr context"

    probe: str = Field("data/bnr-tiktok-2023", description="probe folder or single table file")
    published: str = Field(PUBLISHED, description="record of the probes that others published")
    same_as: str | None = Field("bnr-2023-nl", description="id under which the published record holds this probe too")
    language: Language = Field("nl", description="language of the page")
    audience: Audience = Field("public", description="whom the page is for")
    platform: str | None = Field(None, description="keep one platform")
    country: str | None = Field(None, description="keep one country")
    year: int | None = Field(None, description="keep one year")


def _record_name(path: str) -> str:
    """A record by its name, as its stamp has it: ``.`` and ``..`` only say where somebody stood."""
    name = PurePath(path).name
    return Path(path).resolve().name or path if name in ("", "..") else name


def choices(name: str, schema: type[PageParameters] = Parameters) -> tuple[str, ...]:
    """The values that a parameter may have; empty when it is not a choice.

    >>> choices("language")
    ('nl', 'en')
    """
    annotation: Any = schema.model_fields[name].annotation
    return tuple(str(choice) for choice in get_args(annotation) if choice is not type(None) and isinstance(choice, str))


def _slug(text: str) -> str:
    return re.sub(r"[^\w.-]+", "-", unicodedata.normalize("NFKC", text)).strip("-").lower()
