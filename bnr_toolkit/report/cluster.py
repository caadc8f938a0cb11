"""Workers on a Dask cluster that runs already: records travel there, pages come back, nothing is shared.

Of a report for the public only what the public may see travels.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bnr_toolkit.errors import Place, RefusedInput, found
from bnr_toolkit.ledger import as_files
from bnr_toolkit.report.cache import package_digest
from bnr_toolkit.report.making import check_public
from bnr_toolkit.report.opened import opened
from bnr_toolkit.report.parcels import Parcel, packed
from bnr_toolkit.report.schemas import PageParameters, record_name
from bnr_toolkit.report.tasks import Done, Task

SECONDS_TO_ANSWER = 10
EXTRA = "cluster"

_ADDRESS = re.compile(r"((tcp|tls|ws|wss)://)?[^/\s]+:[0-9]+/?")


@dataclass(frozen=True, slots=True)
class Cluster:
    """A running cluster: how many reports it makes at a time, and its executor, for as long as it is connected."""

    workers: int
    executors: Callable[[], contextlib.AbstractContextManager[Executor]]


@contextlib.contextmanager
def dask_cluster(address: str) -> Iterator[Cluster]:
    """Connect to the scheduler at an address, such as ``tcp://127.0.0.1:8786``.

    Raises :class:`~bnr_toolkit.errors.RefusedInput` when ``distributed`` is not
    installed, nobody answers, an encrypted connection has no certificate, there
    are no workers, or a worker has another version of this toolkit: its pages
    would be others.
    """
    place = Place(parameter="dask")
    try:
        from distributed import Client
    except ImportError as problem:
        raise RefusedInput(found("extra_missing", place, "dask", extra=EXTRA)) from problem
    # Looked at first: a client that was given what it cannot use takes long to go away, and not in silence.
    if not _ADDRESS.fullmatch(address):
        raise RefusedInput(found("cluster_silent", place, address))
    _refuse_without_certificate(address, place)
    try:
        client: Any = Client(address, timeout=SECONDS_TO_ANSWER, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as problem:
        raise RefusedInput(found("cluster_silent", place, address)) from problem
    with client:
        threads = sum(client.nthreads().values())
        if not threads:
            raise RefusedInput(found("cluster_empty", place, address))
        others = [
            worker
            for worker, digest in client.run(package_digest, on_error="return").items()
            if digest != package_digest()
        ]
        if others:
            raise RefusedInput(found("cluster_differs", place, address, workers=", ".join(sorted(others))))

        @contextlib.contextmanager
        def executors() -> Iterator[Executor]:
            with contextlib.closing(_Closing(client.get_executor(pure=False))) as held:
                yield held.executor

        yield Cluster(threads, executors)


def _refuse_without_certificate(address: str, place: Place) -> None:
    """Dask is told by its own settings which certificates to use, or it cannot encrypt."""
    from distributed.security import Security

    if not address.startswith(("tls://", "wss://")):
        return
    try:
        context = Security().get_connection_args("client")["ssl_context"]
    except (OSError, ValueError) as problem:
        raise RefusedInput(found("cluster_certificate", place, address, problem=str(problem))) from problem
    if context is None:
        raise RefusedInput(found("cluster_certificate", place, address, problem="distributed.comm.tls"))


class _Closing:
    """An executor that forgets what is left when it is closed."""

    def __init__(self, executor: Any) -> None:
        self.executor = executor

    def close(self) -> None:
        """Do not wait: what was needed has come."""
        self.executor.shutdown(wait=False)


def with_parcels(task: Task) -> Task:
    """The task with everything that it needs on a machine which has the toolkit and nothing else.

    Raises as opening the record does.
    """
    parcels = {}
    for one in task.asked:
        values = one.model_dump()
        for name in one.records:
            parcels[values[name]] = _record(values[name], str(values.get("audience", "public")))
        if values.get("wording") is not None:
            parcels[values["wording"]] = packed(Path(values["wording"]))
    return replace(task, parcels=parcels)


def check_returned(task: Task, done: Done) -> None:
    """Hold what came back against the private columns, which stayed here.

    Raises :class:`~bnr_toolkit.errors.PrivacyBlocked`.
    """
    one: PageParameters = task.asked[0]
    check_public(one, {**done.files, **done.drawn})


def _record(path: str, audience: str) -> Parcel:
    """A record as its audience may see it."""
    ledger = opened(path, audience)
    return Parcel(ledger.stamp.probe, tuple(as_files(ledger).items()), is_folder=True, typed=record_name(path))
