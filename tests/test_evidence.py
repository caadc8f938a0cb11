"""Captures are kept untouched, under the name of their hash."""

import hashlib

import pytest

from bnr_toolkit.evidence import evidence_name, keep_evidence
from bnr_toolkit.files import faults


def test_a_capture_is_copied_under_its_hash_and_the_original_stays(tmp_path):
    capture = tmp_path / "Scherm van Verzonnen Naam.PNG"
    capture.write_bytes(b"picture")
    said = keep_evidence(tmp_path / "probe", capture)
    name = hashlib.sha256(b"picture").hexdigest()
    assert said == f"sha256:{name}" == evidence_name(b"picture")
    assert [path.name for path in (tmp_path / "probe" / "evidence").iterdir()] == [f"{name}.png"]
    assert (tmp_path / "probe" / "evidence" / f"{name}.png").read_bytes() == b"picture"
    assert capture.read_bytes() == b"picture"


def test_the_same_capture_is_kept_once_and_a_changed_one_is_another(tmp_path):
    capture = tmp_path / "screen.png"
    for content in (b"one", b"one", b"two"):
        capture.write_bytes(content)
        keep_evidence(tmp_path, capture)
    assert len(list((tmp_path / "evidence").iterdir())) == 2


def test_a_capture_that_is_kept_already_is_not_written_again(tmp_path):
    capture = tmp_path / "screen.png"
    capture.write_bytes(b"one")
    keep_evidence(tmp_path, capture)
    with faults(lambda step, path: pytest.fail(f"{step} {path.name}")):
        keep_evidence(tmp_path, capture)


def test_a_full_disk_leaves_no_half_capture(tmp_path):
    capture = tmp_path / "screen.png"
    capture.write_bytes(b"one")

    def full(step, path):
        raise OSError("no space")

    with faults(full), pytest.raises(OSError, match="no space"):
        keep_evidence(tmp_path / "probe", capture)
    assert not (tmp_path / "probe").exists()
