"""The files of a report reach their folders whole, by one run at a time. Real processes, which write at once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bnr_toolkit.errors import RefusedInput, RunFailed
from bnr_toolkit.files import faults
from bnr_toolkit.report.placing import put_in_place

REMEDY = "Choose another place with --output, or make room; the previous files are untouched."

WRITER = """
import sys
from pathlib import Path
from bnr_toolkit.report.placing import put_in_place

folders = [Path(sys.argv[1]), Path(sys.argv[2])]
contents = {folder / f"{number}.txt": sys.argv[3].encode() for number in range(4) for folder in folders}
for _ in range(25):
    put_in_place(contents, [], "out")
"""


def test_of_two_that_write_at_once_one_stands_there_whole(tmp_path):
    folders = [str(tmp_path / "reports"), str(tmp_path / "figures")]
    # Each names the folders in another order, as two commands may.
    words = [(*folders, "one"), (*reversed(folders), "two")]
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, *said]) for said in words]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    left = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(left) == 8
    assert len({path.read_text(encoding="utf-8") for path in left}) == 1


def test_leftovers_go_with_the_write_and_stay_without_it(tmp_path):
    old, page = tmp_path / "old.svg", tmp_path / "page.html"
    old.write_bytes(b"old")

    def full(step: str, path: Path) -> None:
        raise OSError(28, "No space left on device", str(path))

    with faults(full), pytest.raises(RunFailed) as failed:
        put_in_place({page: b"new"}, [old], "out")
    assert str(failed.value) == f"{page}: this cannot be written (No space left on device). {REMEDY}"
    assert [path.name for path in tmp_path.iterdir()] == ["old.svg"]
    put_in_place({page: b"new"}, [old, tmp_path / "never"], "out")
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="a folder in the way is told of in other words there")
def test_what_cannot_be_written_for_another_reason_is_refused(tmp_path):
    (tmp_path / "out").write_bytes(b"in the way")
    with pytest.raises(RefusedInput) as refused:
        put_in_place({tmp_path / "out" / "page.html": b"new"}, [], "out")
    assert str(refused.value) == f"{tmp_path / 'out'}: this cannot be written (Not a directory). {REMEDY}"
    assert (tmp_path / "out").read_bytes() == b"in the way"
