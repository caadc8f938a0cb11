"""Writing: all of the files or none, whatever goes wrong and at whichever step."""

import hashlib
import os
import pickle
import stat
import threading
from pathlib import Path

import pytest

from bnr_toolkit import files
from bnr_toolkit.files import (
    ChangedMeanwhile,
    alone_in,
    digest_on_disk,
    faults,
    locked,
    remove_unfinished,
    shipped,
    write_atomically,
    write_together,
)

NAMES = ("one.txt", "two.txt", "three.txt")
STEPS = [(step, name) for step in ("write", "keep", "replace") for name in NAMES]


class DiskFull(Exception):
    """What a full disk looks like to a test."""


def failing_at(step, name):
    def hook(passing, path):
        if (passing, path.name) == (step, name):
            raise DiskFull(step, name)

    return hook


def everything_in(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(("step", "name"), STEPS)
def test_a_failure_at_any_step_leaves_every_old_file_whole_and_nothing_else(tmp_path, step, name):
    for number, old in enumerate(NAMES):
        (tmp_path / old).write_bytes(f"old {number}".encode())
        (tmp_path / old).chmod(0o640)
    before = everything_in(tmp_path)
    with faults(failing_at(step, name)), pytest.raises(DiskFull):
        write_together({tmp_path / new: b"new" for new in NAMES})
    assert everything_in(tmp_path) == before
    assert {stat.S_IMODE((tmp_path / old).stat().st_mode) for old in NAMES} == {0o640}


@pytest.mark.parametrize(("step", "name"), STEPS)
def test_a_failure_at_any_step_leaves_no_new_file_and_no_new_folder(tmp_path, step, name):
    with faults(failing_at(step, name)), pytest.raises(DiskFull):
        write_together({tmp_path / "reports" / "probe" / new: b"new" for new in NAMES})
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("step", "name"), STEPS)
def test_a_failure_with_old_and_new_files_mixed_puts_everything_back(tmp_path, step, name):
    (tmp_path / "two.txt").write_bytes(b"old")
    with faults(failing_at(step, name)), pytest.raises(DiskFull):
        write_together({tmp_path / new: b"new" for new in NAMES})
    assert everything_in(tmp_path) == {"two.txt": b"old"}


def test_without_failure_every_file_is_new_and_nothing_is_left_behind(tmp_path):
    (tmp_path / "one.txt").write_bytes(b"old")
    write_together({tmp_path / name: name.encode() for name in NAMES})
    assert everything_in(tmp_path) == {name: name.encode() for name in NAMES}


def test_the_steps_are_passed_in_order_each_for_every_file(tmp_path):
    passed = []
    with faults(lambda step, path: passed.append((step, path.name))):
        write_together({tmp_path / name: b"" for name in NAMES})
    assert passed == STEPS


def test_the_fault_hook_ends_with_its_block(tmp_path):
    with faults(failing_at("write", "one.txt")):
        pass
    write_atomically(tmp_path / "one.txt", b"new")
    assert (tmp_path / "one.txt").read_bytes() == b"new"


def test_an_interruption_is_undone_like_any_failure(tmp_path):
    (tmp_path / "one.txt").write_bytes(b"old")

    def interrupted(step, path):
        if step == "replace" and path.name == "two.txt":
            raise KeyboardInterrupt

    with faults(interrupted), pytest.raises(KeyboardInterrupt):
        write_together({tmp_path / name: b"new" for name in NAMES})
    assert everything_in(tmp_path) == {"one.txt": b"old"}


def test_a_folder_in_the_place_of_a_file_stops_the_write_and_leaves_nothing(tmp_path):
    (tmp_path / "two.txt").mkdir()
    with pytest.raises(OSError, match=r"two\.txt"):
        write_together({tmp_path / name: b"new" for name in NAMES})
    assert everything_in(tmp_path) == {}
    assert [path.name for path in tmp_path.iterdir()] == ["two.txt"]


def test_an_old_file_that_cannot_be_put_back_is_kept_beside_its_place(tmp_path, monkeypatch):
    (tmp_path / "one.txt").write_bytes(b"old")
    (tmp_path / "three.txt").write_bytes(b"third")
    real = Path.replace

    def replace(self, target):
        if self.suffix == ".old" and Path(target).name == "one.txt":
            raise PermissionError("taken")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    with faults(failing_at("replace", "two.txt")), pytest.raises(DiskFull):
        write_together({tmp_path / name: b"new" for name in NAMES})
    kept = [path for path in tmp_path.iterdir() if path.suffix == ".old"]
    assert [path.read_bytes() for path in kept] == [b"old"]
    assert (tmp_path / "three.txt").read_bytes() == b"third"


def test_a_new_file_gets_the_permissions_that_the_umask_leaves(tmp_path):
    before = os.umask(0o027)
    try:
        write_atomically(tmp_path / "new.txt", b"")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new.txt").stat().st_mode) == 0o640


def test_an_old_file_keeps_its_permissions(tmp_path):
    target = tmp_path / "script.sh"
    target.write_bytes(b"old")
    target.chmod(0o755)
    write_atomically(target, b"new")
    assert stat.S_IMODE(target.stat().st_mode) == 0o755


def test_a_reader_sees_the_old_bytes_or_the_new_and_never_a_part(tmp_path):
    target = tmp_path / "page.html"
    versions = (b"a" * 200_000, b"b" * 200_000)
    write_atomically(target, versions[0])
    seen, stop = set(), threading.Event()

    def reader():
        while not stop.is_set():
            seen.add(target.read_bytes())

    thread = threading.Thread(target=reader)
    thread.start()
    for number in range(30):
        write_atomically(target, versions[number % 2])
    stop.set()
    thread.join()
    assert seen <= set(versions)


def saving_at(step, name, content):
    """Another program, which knows no lock, saves this file at this step of ours."""

    def hook(passing, path):
        if (passing, path.name) == (step, name):
            (path.parent / "one.txt").write_bytes(content)

    return hook


@pytest.mark.parametrize(("step", "name"), [one for one in STEPS if one[0] != "replace"] + [("replace", "one.txt")])
def test_what_another_saved_since_it_was_read_is_not_overwritten(tmp_path, step, name):
    for old in NAMES:
        (tmp_path / old).write_bytes(b"old")
    base = {tmp_path / "one.txt": digest_on_disk(tmp_path / "one.txt")}
    with faults(saving_at(step, name, b"theirs")), pytest.raises(ChangedMeanwhile) as caught:
        write_together({tmp_path / new: b"ours" for new in NAMES}, base=base)
    assert everything_in(tmp_path) == {"one.txt": b"theirs", "two.txt": b"old", "three.txt": b"old"}
    assert caught.value.strerror == "another program saved this file in the meantime"
    assert caught.value.filename == str(tmp_path / "one.txt")


def test_a_file_that_appeared_meanwhile_is_not_overwritten(tmp_path):
    with faults(saving_at("keep", "two.txt", b"theirs")), pytest.raises(ChangedMeanwhile):
        write_together({tmp_path / new: b"ours" for new in NAMES}, base={tmp_path / "one.txt": None})
    assert everything_in(tmp_path) == {"one.txt": b"theirs"}


def test_a_file_that_vanished_meanwhile_is_not_written_again(tmp_path):
    (tmp_path / "one.txt").write_bytes(b"old")
    base = {tmp_path / "one.txt": digest_on_disk(tmp_path / "one.txt")}
    (tmp_path / "one.txt").unlink()
    with pytest.raises(ChangedMeanwhile):
        write_together({tmp_path / "one.txt": b"ours"}, base=base)
    assert everything_in(tmp_path) == {}


def test_a_file_that_is_read_but_not_written_is_compared_too(tmp_path):
    (tmp_path / "one.txt").write_bytes(b"other")
    with pytest.raises(ChangedMeanwhile):
        write_together({tmp_path / "two.txt": b"ours"}, base={tmp_path / "one.txt": hashlib.sha256(b"old").hexdigest()})
    assert everything_in(tmp_path) == {"one.txt": b"other"}


def test_a_file_saved_while_a_later_one_is_written_undoes_the_first_and_stays(tmp_path):
    for old in NAMES:
        (tmp_path / old).write_bytes(b"old")
    base = {tmp_path / name: digest_on_disk(tmp_path / name) for name in NAMES}

    def hook(step, path):
        if (step, path.name) == ("replace", "two.txt"):
            path.write_bytes(b"theirs")

    with faults(hook), pytest.raises(ChangedMeanwhile):
        write_together({tmp_path / name: b"ours" for name in NAMES}, base=base)
    assert everything_in(tmp_path) == {"one.txt": b"old", "two.txt": b"theirs", "three.txt": b"old"}


def test_files_as_they_were_read_are_written(tmp_path):
    (tmp_path / "one.txt").write_bytes(b"old")
    base = {tmp_path / "one.txt": hashlib.sha256(b"old").hexdigest(), tmp_path / "two.txt": None}
    write_together({tmp_path / name: b"ours" for name in ("one.txt", "two.txt")}, base=base)
    assert everything_in(tmp_path) == {"one.txt": b"ours", "two.txt": b"ours"}


def test_a_failure_leaves_what_another_saved_meanwhile_also_without_a_base(tmp_path):
    (tmp_path / "two.txt").write_bytes(b"old")

    def hook(step, path):
        if (step, path.name) == ("replace", "one.txt"):
            (tmp_path / "two.txt").write_bytes(b"theirs")
            raise DiskFull

    with faults(hook), pytest.raises(DiskFull):
        write_together({tmp_path / name: b"ours" for name in ("one.txt", "two.txt")})
    assert everything_in(tmp_path) == {"two.txt": b"theirs"}


def test_the_exception_is_an_error_of_the_system_that_travels_between_processes(tmp_path):
    with pytest.raises(ChangedMeanwhile) as caught:
        write_together({tmp_path / "one.txt": b""}, base={tmp_path / "one.txt": "0"})
    copy = pickle.loads(pickle.dumps(caught.value))
    assert (copy.strerror, copy.filename) == (caught.value.strerror, str(tmp_path / "one.txt"))


def test_two_writers_wait_for_each_other(tmp_path):
    order = []

    def second():
        with locked(tmp_path):
            order.append("second")

    with locked(tmp_path):
        thread = threading.Thread(target=second)
        thread.start()
        thread.join(0.2)
        order.append("first")
    thread.join()
    assert order == ["first", "second"]


def test_who_is_alone_in_a_folder_leaves_nothing_in_it_and_the_second_waits(tmp_path):
    order = []
    folders = [tmp_path / "a", tmp_path / "b"]

    def second():
        with alone_in(reversed(folders)):
            order.append("second")

    with alone_in(folders):
        thread = threading.Thread(target=second)
        thread.start()
        thread.join(0.2)
        order.append("first")
    thread.join()
    assert order == ["first", "second"]
    assert [list(folder.iterdir()) for folder in folders] == [[], []]


def test_who_waits_too_long_for_a_folder_is_told_which(tmp_path):
    with (
        alone_in([tmp_path]),
        pytest.raises(OSError, match="another run is writing to this folder") as caught,
        alone_in([tmp_path, tmp_path / "new"], seconds=0),
    ):
        raise AssertionError
    assert caught.value.filename == str(tmp_path)


def test_a_folder_that_was_made_for_nothing_is_taken_away_and_one_that_was_there_stays(tmp_path):
    (tmp_path / "there").mkdir()
    with pytest.raises(DiskFull), alone_in([tmp_path / "there", tmp_path / "new" / "below"]):
        raise DiskFull
    assert [path.name for path in tmp_path.iterdir()] == ["there"]


def test_what_a_killed_writer_left_of_these_files_goes_and_nothing_else(tmp_path):
    left = [".one.txt.a1b2c3_d.new", ".one.txt.zzzzzzzz.old"]
    others = [
        *("one.txt", ".one.txt", ".one.txt.short.new", ".one.txt.a1b2c3_d.bak", "one.txt.a1b2c3_d.new"),
        *(".two.txt.a1b2c3_d.new", ".bnr.lock"),
    ]
    for name in (*left, *others):
        (tmp_path / name).write_text(name, encoding="utf-8")
    remove_unfinished([tmp_path / "one.txt", tmp_path / "nowhere" / "two.txt"])
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(others)


def test_what_is_left_of_a_write_has_the_names_that_are_looked_for(tmp_path):
    def killed(step, _path):
        if step == "replace":
            left.extend(path.name for path in tmp_path.iterdir())
            remove_unfinished([tmp_path / "one.txt"])
            raise DiskFull

    left: list[str] = []
    (tmp_path / "one.txt").write_bytes(b"old")
    with faults(killed), pytest.raises(DiskFull):
        write_together({tmp_path / "one.txt": b"new"})
    assert len(left) == 3
    assert [path.name for path in tmp_path.iterdir()] == ["one.txt"]


def test_what_is_shipped_is_found_in_the_clone_at_the_top_of_the_repository():
    top = Path(files.__file__).parent.parent
    assert shipped("notebooks/report.ipynb") == top / "notebooks" / "report.ipynb"


def test_what_is_shipped_is_found_inside_an_installed_package(tmp_path, monkeypatch):
    package = tmp_path / "site-packages" / "bnr_toolkit"
    (package / "notebooks").mkdir(parents=True)
    (package / "notebooks" / "report.ipynb").write_bytes(b"{}")
    monkeypatch.setattr(files, "__file__", str(package / "files.py"))
    assert shipped("notebooks/report.ipynb") == package / "notebooks" / "report.ipynb"
