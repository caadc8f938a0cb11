"""Records for the rules: through the whole door, or as sheets in memory for one rule alone."""

import pytest

from bnr_toolkit.columns import TextColumn
from bnr_toolkit.errors import sentence, severity
from bnr_toolkit.ledger import checked
from bnr_toolkit.reading import Cells
from bnr_toolkit.schema import EVENTS, SUBMISSIONS


@pytest.fixture
def faults(probe_folder, records):
    """The sentences about a record of two sound ads, with what the test changes in it; warnings are left out."""

    def sentences(*events, ads=None, addition=""):
        rows = ads or [records.ad("ad-1", account="acc-1"), records.ad("ad-2")]
        folder = probe_folder(rows, events, records.PROBE + addition)
        return [sentence(one, "en") for one in checked(folder)[1] if severity(one.code) == "error"]

    return sentences


@pytest.fixture(scope="session")
def sheet():
    """A sheet with its addresses, as reading makes it, of rows that leave out what does not matter."""

    def cells(rows, kind):
        columns = {name: TextColumn.of(row.get(name, "") for row in rows) for name in kind.names}
        origin = {name: (name, number) for number, name in enumerate(kind.names, start=1)}
        return Cells(kind.file, columns, range(2, len(rows) + 2), origin)

    return cells


@pytest.fixture(scope="session")
def submissions(sheet):
    """The sheet of these ads."""
    return lambda rows: sheet(rows, SUBMISSIONS)


@pytest.fixture(scope="session")
def events(sheet):
    """The sheet of these events."""
    return lambda rows: sheet(rows, EVENTS)


@pytest.fixture(scope="session")
def said():
    """The sentences of findings, optionally of one code."""

    def sentences(findings, code=None, language="en"):
        return [sentence(one, language) for one in findings if code in (None, one.code)]

    return sentences
