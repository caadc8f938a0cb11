"""``bnr new``: an example that passes every check, and never over somebody's record."""

import pytest

from bnr_toolkit.files import faults
from bnr_toolkit.ledger import checked, log_event, open_ledger, start_probe
from bnr_toolkit.rates import approval_rates


def test_the_example_passes_every_check_for_both_audiences(tmp_path):
    written = start_probe(tmp_path / "new" / "probe")
    assert sorted(path.name for path in written) == [".gitignore", "events.csv", "probe.yml", "submissions.csv"]
    for audience in ("public", "internal"):
        assert checked(tmp_path / "new" / "probe", audience)[1] == []


def test_the_example_can_be_counted_and_added_to(tmp_path):
    start_probe(tmp_path / "probe")
    total = approval_rates(open_ledger(tmp_path / "probe")).total
    assert (total.approved, total.decided) == (2, 3)
    assert log_event(tmp_path / "probe", "ad-2", "reversed_to_approved") == 3


def test_the_vault_and_the_lock_are_kept_out_of_git(tmp_path):
    start_probe(tmp_path / "probe")
    assert (tmp_path / "probe" / ".gitignore").read_text() == "vault/\n.bnr.lock\n"


def test_an_empty_folder_is_filled(tmp_path):
    start_probe(tmp_path)
    assert (tmp_path / "probe.yml").exists()


@pytest.mark.parametrize("occupied", ["a file", "a folder with a file", "a folder with a hidden file"])
def test_a_place_that_holds_anything_is_refused_and_untouched(tmp_path, refusal, occupied):
    place = tmp_path / "probe"
    if occupied == "a file":
        place.write_text("mine")
    else:
        place.mkdir()
        (place / (".hidden" if "hidden" in occupied else "notes.txt")).write_text("mine")
    before = {path: path.read_text() for path in tmp_path.rglob("*") if path.is_file()}
    assert refusal(start_probe, place) == (
        f"{place}: this place exists already and is not empty. "
        "Choose a new folder; an existing record is never overwritten."
    )
    assert {path: path.read_text() for path in tmp_path.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("step", ["write", "keep", "replace"])
def test_a_full_disk_is_refused_and_leaves_nothing(tmp_path, refusal, step):
    def full(passing, path):
        if passing == step and path.name == "events.csv":
            raise OSError(28, "No space left on device")

    with faults(full):
        message = refusal(start_probe, tmp_path / "probe")
    assert "this cannot be written (No space left on device)." in message
    assert list(tmp_path.iterdir()) == []
