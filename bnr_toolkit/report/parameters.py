"""What somebody asks of a page → its parameters, or every fault at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import TypeVar, get_args, overload

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bnr_toolkit.errors import Finding, Place, RefusedInput, found, refuse
from bnr_toolkit.errors.findings import LONGEST_VALUE_SHOWN
from bnr_toolkit.report.addresses import wrong_addresses
from bnr_toolkit.report.asked import PATHS
from bnr_toolkit.report.schemas import CompareParameters, Language, PageParameters, Parameters, asked_of, choices

AnyParameters = TypeVar("AnyParameters", bound=PageParameters)


@overload
def parsed(given: Mapping[str, object]) -> Parameters: ...
@overload
def parsed(given: Mapping[str, object], schema: type[AnyParameters]) -> AnyParameters: ...
def parsed(given: Mapping[str, object], schema: type[PageParameters] = Parameters) -> PageParameters:
    """Parameters of a page, by default the report's, from what somebody typed; text becomes what the schema wants.

    Raises :class:`~bnr_toolkit.errors.RefusedInput` with every fault at once:
    unknown names with a suggestion, values that are not among the choices,
    texts that are no number or date.
    """
    findings: list[Finding] = []
    parameters = None
    try:
        parameters = schema.model_validate(given)
    except ValidationError as problem:
        findings += [_finding(error, schema) for error in problem.errors()]
    # One fault of a value is enough: what is no text is no date either.
    at_fault = {finding.place.parameter for finding in findings}
    whole = {name: value for name, value in given.items() if name not in at_fault}
    findings += _invisible(whole, schema)
    findings += _wrong_dates(whole)
    findings += _wrong_by(whole)
    findings += wrong_addresses(whole)
    refuse(findings)
    assert parameters is not None, "refused above"
    return parameters


def _finding(error: ErrorDetails, schema: type[PageParameters]) -> Finding:
    name, given, fault = str(error["loc"][0]), error["input"], error["type"]
    place, value = Place(parameter=name), str(given)
    if fault in ("extra_forbidden", "invalid_key"):
        return found("unknown_parameter", place, name, choices=tuple(schema.model_fields))
    if fault in ("missing", "no_value"):
        return found("no_value", place)
    if fault == "literal_error":
        return found("not_one_of", place, value, choices=choices(name, schema))
    if fault == "not_a_text":
        # As Python writes it: between quotation marks 12 would be the text that it is not.
        return found("not_a_text", place, given=repr(given)[:LONGEST_VALUE_SHOWN])
    return found(fault, place, value)


def _invisible(given: Mapping[str, object], schema: type[PageParameters]) -> Iterator[Finding]:
    """What nobody can see in a value. Names of folders are left to whoever reads them."""
    from bnr_toolkit.reading.text import invisible

    for name, value in given.items():
        if isinstance(value, str) and name in schema.model_fields and asked_of(name, schema).kind not in PATHS:
            yield from invisible(value, Place(parameter=name))


def _wrong_dates(given: Mapping[str, object]) -> Iterator[Finding]:
    as_of = given.get("as_of")
    from bnr_toolkit.reading.times import is_time

    if isinstance(as_of, str) and not is_time(as_of):
        yield found("not_a_time", Place(parameter="as_of"), as_of)


def _wrong_by(given: Mapping[str, object]) -> Iterator[Finding]:
    from bnr_toolkit.rates import by_findings

    by, audience = given.get("by"), given.get("audience", "public")
    if isinstance(by, str):
        yield from by_findings(by, "internal" if audience == "internal" else "public")


def requested(probes: Sequence[str], languages: Sequence[str], given: Mapping[str, object]) -> tuple[Parameters, ...]:
    """The parameters of every report that is asked for: each probe in each language.

    Raises :class:`~bnr_toolkit.errors.RefusedInput` with the faults of the
    parameters and of the records together.
    """
    return _requested(Parameters, [{**given, "probe": probe} for probe in probes], languages)


def requested_page(
    schema: type[AnyParameters], languages: Sequence[str], given: Mapping[str, object]
) -> tuple[AnyParameters, ...]:
    """The parameters of one page in each language.

    Raises :class:`~bnr_toolkit.errors.RefusedInput` as :func:`requested` does.
    """
    return _requested(schema, [given], languages)


def requested_context(
    probe: str, languages: Sequence[str], given: Mapping[str, object]
) -> tuple[CompareParameters, ...]:
    """The parameters of the page that shows this probe beside those of others, in each language.

    The id under which the published record holds the probe too is taken for
    granted of the toolkit's own example only; of another probe it must be said.

    Raises :class:`~bnr_toolkit.errors.RefusedInput` as :func:`requested` does.
    """
    example = PurePath(str(CompareParameters.model_fields["probe"].default)).name
    not_known = {} if PurePath(probe).name == example else dict.fromkeys(CompareParameters.of_example)
    return _requested(CompareParameters, [{**not_known, **given, "probe": probe}], languages)


def _requested(
    schema: type[AnyParameters], each: Sequence[Mapping[str, object]], languages: Sequence[str]
) -> tuple[AnyParameters, ...]:
    findings: list[Finding] = []
    wanted = []
    for given in each:
        findings += [finding for finding in _of_records(schema, given) if finding not in findings]
        for language in languages or get_args(Language):
            try:
                wanted.append(parsed({**given, "language": language}, schema))
            except RefusedInput as refused:
                findings += [finding for finding in refused.findings if finding not in findings]
    refuse(findings)
    return tuple(wanted)


def _of_records(schema: type[PageParameters], given: Mapping[str, object]) -> Iterator[Finding]:
    from bnr_toolkit.report.opened import examined

    for name in schema.records:
        of_record = examined(str(given.get(name, schema.model_fields[name].default)))[1]
        yield from of_record
        # A record may have blanks for a while; a page may not.
        yield from (
            replace(finding, code="blank_in_report") for finding in of_record if finding.code == "blank_to_fill"
        )
