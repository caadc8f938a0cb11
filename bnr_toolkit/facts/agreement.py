"""How far two coders agreed, as facts."""

from __future__ import annotations

from collections.abc import Iterator

from bnr_toolkit.results import Agreement, Disagreement, Fact

_BOTH = "number of different ads (idea, language, expected decision and codes) to which both coders gave a category"
_EQUAL = "number of these ads to which both coders gave the same category"
_UNEQUAL = "number of these ads to which the first coder gave {first} and the second {second}"
_ONE = "number of different ads (idea, language and expected decision) to which one coder gave a category"
_ALPHA = "Krippendorff's alpha for nominal codes of these ads"
_SUBMITTED = "number of these rows"


def disagreement_id(one: Disagreement) -> str:
    """The id of how often these two categories were chosen for the same ad."""
    return f"agreement.{one.first}.{one.second}.ads"


def of_agreement(agreement: Agreement) -> Iterator[Fact]:
    """The ads that both coded, those with the same category, alpha, and each pair of categories that differed."""
    yield Fact("agreement.coded_by_both", agreement.coded_by_both, _BOTH, "", agreement.rows)
    yield Fact("agreement.equal", agreement.equal, _EQUAL, "", agreement.rows_equal)
    yield Fact("agreement.submissions", agreement.submissions, _SUBMITTED, "", agreement.rows)
    yield Fact("agreement.coded_by_one", agreement.coded_by_one, _ONE, "", ())
    if agreement.alpha is not None:
        yield Fact("agreement.alpha", agreement.alpha, _ALPHA, "", agreement.rows)
    for one in agreement.differences:
        formula = _UNEQUAL.format(first=one.first, second=one.second)
        yield Fact(disagreement_id(one), one.ads, formula, "", one.rows)
