"""The exception tree: what is refused with which exit code, as text, and across processes."""

import pickle

import pytest

from bnr_toolkit.errors import (
    BnrError,
    Place,
    PrivacyBlocked,
    RefusedInput,
    RunFailed,
    VerificationFailed,
    found,
    refuse,
)

FAULTS = (
    found("duplicate_id", Place(file="submissions.csv", row=3), "ad-1", earlier="submissions.csv › A2"),
    found("no_cutoff", Place(file="probe.yml", column="cutoff")),
)


@pytest.mark.parametrize(
    ("error", "exit_code"),
    [(BnrError, 1), (RefusedInput, 2), (PrivacyBlocked, 3), (RunFailed, 4), (VerificationFailed, 5)],
)
def test_each_kind_of_failure_has_its_own_exit_code(error, exit_code):
    assert error.exit_code == exit_code
    assert issubclass(error, BnrError)


def test_the_tree_is_closed():
    ours = {error for error in BnrError.__subclasses__() if error.__module__.startswith("bnr_toolkit")}
    assert ours == {RefusedInput, PrivacyBlocked, RunFailed, VerificationFailed}
    assert not any(error.__subclasses__() for error in ours)


@pytest.mark.parametrize("error", [BnrError, RefusedInput, PrivacyBlocked, RunFailed, VerificationFailed])
def test_every_error_survives_a_process_border(error):
    copy = pickle.loads(pickle.dumps(error(*FAULTS)))
    assert type(copy) is error
    assert copy.findings == FAULTS
    assert str(copy) == str(error(*FAULTS))


def test_an_error_reads_as_one_english_line_for_each_fault():
    assert str(RefusedInput(*FAULTS)) == (
        "submissions.csv › row 3: the id 'ad-1' is already used in submissions.csv › A2. "
        "Give every ad an id of its own.\n"
        "probe.yml (key cutoff): no cut-off is recorded, so this rule cannot be applied. "
        "Record cutoff in probe.yml if it is known, or choose another rule."
    )


def test_an_error_without_findings_is_empty_text():
    assert str(RunFailed()) == ""


def test_refuse_raises_every_error_and_leaves_the_warnings_out():
    warning = found("spaces_removed", Place(file="a.csv"), "x")
    with pytest.raises(RefusedInput) as caught:
        refuse([FAULTS[0], warning, FAULTS[1]])
    assert caught.value.findings == FAULTS


def test_refuse_lets_warnings_pass():
    refuse([found("spaces_removed", Place(file="a.csv"), "x")])
