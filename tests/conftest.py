"""Small builders that the tests share. Every record here is invented: no real ad, address or private person."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import settings

from bnr_toolkit.errors import RefusedInput
from bnr_toolkit.ledger import Ledger, open_ledger
from bnr_toolkit.ledger.writing import rows_bytes
from bnr_toolkit.schema import EVENTS, SUBMISSIONS

# The same examples at every run, and no stopwatch: a busy machine is not a bug.
settings.register_profile("bnr", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("bnr")

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session", autouse=True)
def _settings_of_nobody(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What the toolkit writes down about reports and notebooks is in folders of the tests' own."""
    folder = tmp_path_factory.mktemp("settings")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BNR_CACHE", str(folder / "cache"))
        patch.setenv("BNR_APPROVED", str(folder / "approved-notebooks.txt"))
        yield


PROBE_TEXT = """\
title: {nl: Proef, en: Probe}
question: {nl: 'Keurt het goed?', en: 'Does it approve?'}
tester: De Proefkrant
publisher: De Proefkrant
platforms: [Alpha, Beta]
protocol:
  text: {nl: Zo deden wij het., en: This is how we did it.}
inference: none
categories:
  - {code: gambling, nl: gokken, en: gambling, synonyms: [kansspelen]}
  - {code: weapons, nl: wapens, en: weapons}
  - {code: vague, nl: niet beschreven, en: not described, apart: yes}
"""

Row = Mapping[str, str]


class Records:
    """Rows, files and ledgers of invented probes."""

    PROBE = PROBE_TEXT

    @staticmethod
    def ad(identifier: str = "ad-1", **cells: str) -> dict[str, str]:
        """One sound row of ``submissions.csv``; ``cells`` replace what matters to the test."""
        row = {"id": identifier, "platform": "Alpha", "category": "gambling", "coding": "ours", "expected": "reject"}
        return {**row, **cells}

    @staticmethod
    def event(submission: str, kind: str, step: int | str = 1, **cells: str) -> dict[str, str]:
        """One sound row of ``events.csv``."""
        row = {"submission": submission, "step": str(step), "type": kind}
        return {**row, "trigger": "initial_review", "coding": "source", **cells}

    @staticmethod
    def csv(rows: Iterable[Row], names: Sequence[str]) -> bytes:
        """Rows as a CSV file with these columns."""
        return rows_bytes([names, *([row.get(name, "") for name in names] for row in rows)])

    @classmethod
    def write(
        cls, folder: Path, ads: Iterable[Row], events: Iterable[Row] = (), probe: str | None = PROBE_TEXT
    ) -> Path:
        """A probe folder with these rows."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "submissions.csv").write_bytes(cls.csv(ads, SUBMISSIONS.names))
        (folder / "events.csv").write_bytes(cls.csv(events, EVENTS.names))
        if probe is not None:
            (folder / "probe.yml").write_text(probe, encoding="utf-8")
        return folder

    @classmethod
    def ledger(
        cls,
        ads: Iterable[Row],
        events: Iterable[Row] = (),
        probe: str | None = PROBE_TEXT,
        audience: str = "public",
    ) -> Ledger:
        """The ledger of a probe with these rows."""
        with tempfile.TemporaryDirectory() as name:
            return open_ledger(cls.write(Path(name) / "probe", ads, events, probe), audience)


DECLARED = """\
title: {nl: Proef, en: Probe}
question: {nl: 'Keurt het goed?', en: 'Does it approve?'}
tester: De Proefkrant
publisher: De Proefkrant
platforms: [Alpha, Beta, Gamma]
protocol:
  text: {nl: Zo deden wij het., en: This is how we did it.}
  frozen: 2024-01-05
  comparisons:
    - {by: platform, groups: [GROUPS]}
inference: repeat-of-this-test
categories:
  - {code: gambling, nl: gokken, en: gambling}
  - {code: weapons, nl: wapens, en: weapons}
"""


class Groups:
    """Ledgers of groups of ads, each a name and its decisions: ``+``, ``-`` or ``?`` for each ad."""

    @staticmethod
    def declared(*groups: str) -> str:
        """A ``probe.yml`` that declared the comparison of these platforms before the test, and no other platform."""
        names = ", ".join(groups)
        return DECLARED.replace("GROUPS", names).replace("Alpha, Beta, Gamma", names)

    @classmethod
    def undeclared(cls, *groups: str) -> str:
        """The same without a word on comparisons."""
        line = f"  comparisons:\n    - {{by: platform, groups: [{', '.join(groups)}]}}\n"
        return cls.declared(*groups).replace(line, "")

    @staticmethod
    def some(approved: int, decided: int) -> str:
        """Decisions: so many approvals, then refusals."""
        return "+" * approved + "-" * (decided - approved)

    def __init__(self, records: type[Records]) -> None:
        self._records = records

    def ledger(self, probe: str | None = None, *, same_ads: bool = False, **groups: str) -> Ledger:
        """With ``same_ads`` the n-th ad of every group has the same idea; without, each ad has its own."""
        ads, events = [], []
        for name, decisions in groups.items():
            for number, decision in enumerate(decisions, start=1):
                identifier = f"{name}-{number}"
                concept = f"idea-{number}" if same_ads else identifier
                ads.append(self._records.ad(identifier, platform=name, concept=concept))
                if decision != "?":
                    events.append(self._records.event(identifier, "approved" if decision == "+" else "rejected"))
        return self._records.ledger(ads, events, probe or self.declared(*groups))


@pytest.fixture(scope="session")
def records() -> type[Records]:
    """The builders."""
    return Records


@pytest.fixture(scope="session")
def groups(records: type[Records]) -> Groups:
    """The builder."""
    return Groups(records)


@pytest.fixture
def probe_folder(tmp_path: Path) -> Callable[..., Path]:
    """Write a probe from rows, in a folder of the test's own."""

    def write(ads: Iterable[Row], events: Iterable[Row] = (), probe: str | None = PROBE_TEXT) -> Path:
        return Records.write(tmp_path / "probe", ads, events, probe)

    return write


@pytest.fixture(scope="session")
def bnr_folder() -> Path:
    """The real record."""
    return ROOT / "data" / "bnr-tiktok-2023"


@pytest.fixture(scope="session")
def mess() -> Path:
    """The files that broke a reader, or would."""
    return ROOT / "tests" / "mess"


@pytest.fixture(scope="session")
def refusal() -> Callable[..., str]:
    """The whole message with which a call is refused."""

    def message(call: Callable[..., object], *arguments: object, **named: object) -> str:
        with pytest.raises(RefusedInput) as caught:
            call(*arguments, **named)
        return str(caught.value)

    return message
