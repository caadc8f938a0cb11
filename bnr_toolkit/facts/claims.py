"""The counts of others as facts: each with how certain it is."""

from __future__ import annotations

from collections.abc import Iterator

from bnr_toolkit.results import Claim, Claims, Fact

_CLAIMED = {
    "read": "stated by the source; counted by others",
    "inferred": "computed by us from what the source states; counted by others",
    "conflicting": "stated by the source, against another source; counted by others",
}
_CLAIMS = "number of these counts of others"
_SOURCES = "number of different sources of these counts of others"


def claim_fact_id(number: int, claim: Claim) -> str:
    """The id of one count of others, by its number in the record from 1."""
    return f"claims.{number}.{claim.measure}"


def of_claims(claims: Claims) -> Iterator[Fact]:
    """How many counts there are, from how many sources, how certain; then each count itself."""
    counted = {"counts": claims.claims, **{status: claims.of_status(status) for status in ("inferred", "conflicting")}}
    for measure, chosen in counted.items():
        yield Fact(f"claims.{measure}", len(chosen), _CLAIMS, "", tuple(dict.fromkeys(claim.cell for claim in chosen)))
    cells = tuple(dict.fromkeys(claim.cell for claim in claims.claims))
    yield Fact("claims.sources", len(claims.sources), _SOURCES, "", cells)
    for number, claim in enumerate(claims.claims, start=1):
        if claim.value is not None:
            yield Fact(claim_fact_id(number, claim), claim.value, _CLAIMED[claim.status], "", (claim.cell,))
