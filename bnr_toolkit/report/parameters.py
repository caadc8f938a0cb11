"""What can be asked of a report: one schema for the notebook, the command line and the page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from bnr_toolkit.errors import Finding, Place, RefusedInput, found, refuse
from bnr_toolkit.ledger import checked
from bnr_toolkit.rates import by_findings
from bnr_toolkit.reading.times import is_time

Language = Literal["nl", "en"]
Audience = Literal["public", "internal"]
Rule = Literal["first_decision", "ever_approved", "approved_at_cutoff", "would_have_run", "final_after_inquiry"]
Codes = Literal["primary", "any"]


class Parameters(BaseModel):
    """The parameters of ``report.ipynb``, by the names they have everywhere.

    >>> Parameters(probe="data/bnr-tiktok-2023").suffix
    ''
    >>> Parameters(probe="p", audience="internal", rule="ever_approved").suffix
    '.internal.ever_approved'
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    probe: str = Field(description="probe folder or single table file")
    language: Language = Field("nl", description="language of the page")
    audience: Audience = Field("public", description="whom the page is for")
    by: str = Field("category", description="column to count by, or two with a comma between")
    rule: Rule = Field("first_decision", description="what counts as approved")
    codes: Codes = Field("primary", description="count an ad in its primary category, or in any it has")
    confidence: float = Field(0.95, gt=0, lt=1, description="confidence level of intervals")
    as_of: str | None = Field(None, description="leave out what was observed after this day")
    platform: str | None = Field(None, description="keep one platform")

    @property
    def suffix(self) -> str:
        """What the parameters that are not the defaults add to the names of outputs."""
        parts = []
        for name, field in type(self).model_fields.items():
            value = getattr(self, name)
            if name in ("probe", "language") or value == field.default:
                continue
            says_itself = name in ("audience", "rule")
            said = _slug(str(value)) or "total"
            parts.append(said if says_itself else f"{name}-{said}")
        return "".join(f".{part}" for part in parts)


def parsed(given: Mapping[str, object]) -> Parameters:
    """Parameters from what somebody typed; text becomes what the schema wants.

    Raises :class:`~bnr_toolkit.errors.RefusedInput` with every fault at once:
    unknown names with a suggestion, values that are not among the choices,
    texts that are no number or date.
    """
    findings: list[Finding] = []
    parameters = None
    try:
        parameters = Parameters.model_validate(given)
    except ValidationError as problem:
        findings += [_finding(error) for error in problem.errors()]
    findings += _wrong_dates(given)
    findings += _wrong_by(given)
    refuse(findings)
    assert parameters is not None, "refused above"
    return parameters


def _finding(error: ErrorDetails) -> Finding:
    name = str(error["loc"][0])
    place = Place(parameter=name)
    value = str(error["input"])
    if error["type"] == "extra_forbidden":
        return found("unknown_parameter", place, name, choices=tuple(Parameters.model_fields))
    if error["type"] == "literal_error":
        return found("not_one_of", place, value, choices=choices(name))
    if name == "confidence":
        return found("not_a_confidence", place, value)
    return found("wrong_type", place, value, wanted=error["msg"].removeprefix("Input should be "))


def _wrong_dates(given: Mapping[str, object]) -> Iterator[Finding]:
    as_of = given.get("as_of")
    if isinstance(as_of, str) and not is_time(as_of):
        yield found("not_a_time", Place(parameter="as_of"), as_of)


def _wrong_by(given: Mapping[str, object]) -> Iterator[Finding]:
    by, audience = given.get("by"), given.get("audience", "public")
    if isinstance(by, str):
        yield from by_findings(by, "internal" if audience == "internal" else "public")


def requested(probes: Sequence[str], languages: Sequence[str], given: Mapping[str, object]) -> tuple[Parameters, ...]:
    """The parameters of every report that is asked for: each probe in each language.

    Raises :class:`~bnr_toolkit.errors.RefusedInput` with the faults of the
    parameters and of the records together.
    """
    findings: list[Finding] = []
    wanted = []
    for probe in probes:
        of_record = checked(probe)[1]
        findings += [finding for finding in of_record if finding not in findings]
        # A record may have blanks for a while; a page may not.
        findings += [
            replace(finding, code="blank_in_report") for finding in of_record if finding.code == "blank_to_fill"
        ]
        for language in languages or get_args(Language):
            try:
                wanted.append(parsed({**given, "probe": probe, "language": language}))
            except RefusedInput as refused:
                findings += [finding for finding in refused.findings if finding not in findings]
    refuse(findings)
    return tuple(wanted)


def choices(name: str) -> tuple[str, ...]:
    """The values that a parameter may have; empty when it is not a choice.

    >>> choices("language")
    ('nl', 'en')
    """
    annotation: Any = Parameters.model_fields[name].annotation
    return tuple(str(choice) for choice in get_args(annotation) if choice is not type(None) and isinstance(choice, str))


def _slug(text: str) -> str:
    return re.sub(r"[^\w.-]+", "-", unicodedata.normalize("NFKC", text)).strip("-").lower()
