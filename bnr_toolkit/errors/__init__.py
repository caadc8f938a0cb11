"""Everything this package refuses or fails at, and why.

BnrError                 anything from this package
├── RefusedInput         the input is wrong; every fault is listed          exit 2
├── PrivacyBlocked       something that may not leave would have left       exit 3
├── RunFailed            a notebook did not run to its end                  exit 4
└── VerificationFailed   a package or draft is not what it claims to be     exit 5

A fault is data first (:class:`Finding`: code, place, value, fields) and a
sentence second, in Dutch or English (:func:`sentence`).

    try:
        ledger = bnr_toolkit.open_ledger("data/my-probe")
    except bnr_toolkit.errors.BnrError as problem:
        print(problem)
"""

from __future__ import annotations

from collections.abc import Iterable

from bnr_toolkit.errors.findings import Finding, Place, closest, found
from bnr_toolkit.errors.sentences import sentence, severity

__all__ = [
    "BnrError",
    "Finding",
    "Place",
    "PrivacyBlocked",
    "RefusedInput",
    "RunFailed",
    "VerificationFailed",
    "closest",
    "found",
    "refuse",
    "sentence",
    "severity",
]


class BnrError(Exception):
    """Anything this package refuses or fails at. ``exit_code`` is what the command line returns."""

    exit_code = 1

    def __init__(self, *findings: Finding) -> None:
        super().__init__(*findings)
        self.findings = findings

    def __str__(self) -> str:
        """One English line for each fault."""
        return "\n".join(sentence(finding, "en") for finding in self.findings)


class RefusedInput(BnrError):
    """The input is wrong. Nothing was written; every fault is listed."""

    exit_code = 2


class PrivacyBlocked(BnrError):
    """Something that may not leave the newsroom would have been published."""

    exit_code = 3


class RunFailed(BnrError):
    """A notebook did not run to its end. The previous report is untouched."""

    exit_code = 4


class VerificationFailed(BnrError):
    """A package or a draft is not what it claims to be."""

    exit_code = 5


def refuse(findings: Iterable[Finding]) -> None:
    """Raise :class:`RefusedInput` when any of the findings is an error; warnings pass.

    >>> refuse([])
    >>> refuse([found("path_missing", Place(file="data/nowhere"))])
    Traceback (most recent call last):
    ...
    bnr_toolkit.errors.RefusedInput: data/nowhere: there is no such file or folder. Check the spelling, or \
start one with: bnr new PATH.
    """
    errors = [finding for finding in findings if severity(finding.code) == "error"]
    if errors:
        raise RefusedInput(*errors)
