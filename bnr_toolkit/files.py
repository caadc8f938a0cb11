"""Writing without ever leaving half a file, and finding what the package ships.

Every write of the toolkit passes through :func:`write_together`. Its steps are
named, and :func:`faults` lets a test stop it at any of them.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextvars import ContextVar
from pathlib import Path

SECONDS_BETWEEN_TRIES = 0.02
FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""What a system says when there is no room, or none for this user or this file."""

_UNFINISHED = re.compile(r"\.(?P<name>.+)\.[a-z0-9_]{8}\.(new|old)")
_fault_hook: ContextVar[Callable[[str, Path], None] | None] = ContextVar("fault_hook", default=None)


@contextlib.contextmanager
def faults(hook: Callable[[str, Path], None]) -> Iterator[None]:
    """Call ``hook(step, path)`` before each step of writing, within this block.

    Steps: ``write`` (a temporary file), ``keep`` (the old file set aside),
    ``replace`` (the new one put in place). A hook that raises is a full disk.
    """
    token = _fault_hook.set(hook)
    try:
        yield
    finally:
        _fault_hook.reset(token)


def _passing(step: str, path: Path) -> None:
    hook = _fault_hook.get()
    if hook is not None:
        hook(step, path)


class ChangedMeanwhile(OSError):
    """A file is no longer what its writer read before: another program saved it in between."""


def digest_on_disk(path: Path) -> str | None:
    """The SHA-256 of a file's bytes, to be given as ``base`` later; None when there is no such file."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return None


def write_together(contents: Mapping[Path, bytes], *, base: Mapping[Path, str | None] | None = None) -> None:
    """Write all of these files, or none: after a failure every old file is as it was.

    All bytes reach the disk under temporary names first; only then are they
    renamed into place, one atomic rename each. When a rename fails, those
    already done are undone.

    ``base`` says of files what the writer read before, as a SHA-256, or None
    for a file that must not exist. A lock keeps our own writers apart, but a
    spreadsheet program knows no lock: when a file is another by now, nothing
    is written, what was saved stays, and :class:`ChangedMeanwhile` is raised.
    """
    read_before = dict(base or {})
    staged: dict[Path, Path] = {}
    kept: dict[Path, Path | None] = {}
    folders: list[Path] = []
    try:
        for target, data in contents.items():
            _make_folder(target.parent, folders)
            staged[target] = _stage(target, data)
        for target in staged:
            kept[target] = _set_aside(target)
        for target, temporary in staged.items():
            _passing("replace", target)
            _refuse_if_changed(read_before)
            temporary.replace(target)
            read_before.pop(target, None)
    except BaseException:
        _put_back(kept, staged)
        for leftover in staged.values():
            leftover.unlink(missing_ok=True)
        for folder in reversed(folders):
            with contextlib.suppress(OSError):
                folder.rmdir()
        raise
    for backup in filter(None, kept.values()):
        backup.unlink(missing_ok=True)


def write_atomically(target: Path, data: bytes) -> None:
    """Write one file by atomic rename: readers see the old bytes or the new, never a part."""
    write_together({target: data})


def _make_folder(folder: Path, made: list[Path]) -> None:
    """Make a folder and those above it, and remember which are new: a failure takes them away again."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    for one in reversed(missing):
        one.mkdir(exist_ok=True)
        made.append(one)


def _stage(target: Path, data: bytes) -> Path:
    _passing("write", target)
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".new", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _set_aside(target: Path) -> Path | None:
    _passing("keep", target)
    if not target.exists():
        return None
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".old", dir=target.parent)
    os.close(handle)
    backup = Path(name)
    try:
        shutil.copy2(target, backup)
    except BaseException:
        backup.unlink(missing_ok=True)
        raise
    return backup


def _refuse_if_changed(read_before: Mapping[Path, str | None]) -> None:
    for path, digest in read_before.items():
        if digest_on_disk(path) != digest:
            raise ChangedMeanwhile(errno.EBUSY, "another program saved this file in the meantime", str(path))


def _put_back(kept: Mapping[Path, Path | None], staged: Mapping[Path, Path]) -> None:
    """Every replaced file back in its place; one that cannot be is left beside it, as ``.name.….old``.

    A file that was not replaced is left alone: another may have saved it since
    it was set aside.
    """
    for target, backup in kept.items():
        with contextlib.suppress(OSError):
            if staged[target].exists():
                if backup is not None:
                    backup.unlink(missing_ok=True)
            elif backup is None:
                target.unlink(missing_ok=True)
            else:
                backup.replace(target)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


@contextlib.contextmanager
def locked(folder: Path, seconds: float = 30) -> Iterator[None]:
    """Hold this folder for writing; a second writer waits its turn, so many seconds at most."""
    from filelock import FileLock

    with FileLock(folder / ".bnr.lock", timeout=seconds):
        yield


@contextlib.contextmanager
def alone_in(folders: Iterable[Path], seconds: float = 30) -> Iterator[None]:
    """Hold these folders for writing and leave nothing in them; a second writer waits its turn.

    Folders that are missing are made, and taken away again when the block fails.
    Raises :class:`OSError` when another program holds one for longer than so
    many seconds. Where the system cannot lock a folder nobody waits.
    """
    made: list[Path] = []
    with contextlib.ExitStack() as held:
        try:
            # In one order for everybody: two that hold each other's folder would wait for ever.
            for folder in sorted({one.resolve() for one in folders}):
                _make_folder(folder, made)
                _hold(folder, held, time.monotonic() + seconds)
            yield
        except BaseException:
            for folder in reversed(made):
                with contextlib.suppress(OSError):
                    folder.rmdir()
            raise


def _hold(folder: Path, held: contextlib.ExitStack, until: float) -> None:
    try:
        import fcntl
    except ImportError:
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    held.callback(os.close, handle)
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                raise OSError(errno.EBUSY, "another run is writing to this folder", str(folder)) from None
            time.sleep(SECONDS_BETWEEN_TRIES)
        except OSError:
            # A network disk may know no locks.
            return
        else:
            return


def remove_unfinished(targets: Iterable[Path]) -> None:
    """Take away what a writer of these files left when it was killed; only for who holds their folders."""
    names: dict[Path, set[str]] = {}
    for target in targets:
        names.setdefault(target.parent, set()).add(target.name)
    for folder, wanted in names.items():
        for path in folder.iterdir() if folder.is_dir() else ():
            written = _UNFINISHED.fullmatch(path.name)
            if written and written["name"] in wanted:
                path.unlink(missing_ok=True)


def shipped(name: str) -> Path:
    """The path of a file that comes with the toolkit, such as ``notebooks/report.ipynb``.

    In a clone that is the file at the top of the repository; in an installed
    wheel it is the copy inside the package.

    >>> shipped("notebooks/report.ipynb").name
    'report.ipynb'
    """
    package = Path(__file__).parent
    inside = package / name
    return inside if inside.exists() else package.parent / name
