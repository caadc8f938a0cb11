"""Whatever the bytes and whatever the name: read, or refused in words; never a traceback."""

from __future__ import annotations

import io
import json
import tempfile
import zipfile
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from bnr_toolkit.cli import main
from bnr_toolkit.reading.formats import TABLE_SUFFIXES

MESS = Path(__file__).parent
ROWS = [{"id": name, "platform": "TikTok", "category": "gokken", "decision": "approved"} for name in ("1", "2")]
CSV = "\n".join([",".join(ROWS[0]), *(",".join(row.values()) for row in ROWS), ""])
MAPPING = "columns:\n  id: id\n  platform: platform\n  category: category\n  decision: decision\n"
PROBE = "title: {nl: Proef, en: Probe}\nplatforms: [TikTok]\ntime_zone: Europe/Amsterdam\ninference: none\n"


def _parquet() -> bytes:
    stream = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(ROWS), stream)
    return stream.getvalue()


def _zip() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(zipfile.ZipInfo("ads.csv"), CSV)
        archive.writestr(zipfile.ZipInfo("probe.yml"), PROBE)
    return stream.getvalue()


VALID = {
    "ads.csv": CSV.encode(),
    "ads.tsv": CSV.replace(",", "\t").encode("utf-16"),
    "ads.json": json.dumps(ROWS).encode(),
    "ads.jsonl": "\n".join(json.dumps(row) for row in ROWS).encode(),
    "ads.parquet": _parquet(),
    "ads.zip": _zip(),
    **{f"ads.{kind}": (MESS / "workbooks" / f"dutch.{kind}").read_bytes() for kind in ("xlsx", "xls", "ods")},
    "probe.yml": PROBE.encode(),
    "mapping.yml": MAPPING.encode(),
}
SUFFIXES = (*TABLE_SUFFIXES, ".zip", ".yml", "")


def code_of(name: str, data: bytes) -> int:
    """The exit code for a file; of YAML, for a folder with it and a table. Fails the test for any other exception."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        if name.endswith(".yml"):
            (path.parent / "ads.csv").write_text(CSV)
            path = path.parent
        answer = CliRunner().invoke(main, ["check", str(path)])
    if answer.exception is not None and not isinstance(answer.exception, SystemExit):
        raise answer.exception
    assert "Traceback" not in answer.output
    assert answer.exit_code in {0, 2}
    assert answer.output.strip()
    return answer.exit_code


@st.composite
def mutations(draw: st.DrawFn, name: str) -> bytes:
    """A valid file with a few bytes flipped, cut out or put in."""
    data = bytearray(VALID[name])
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(0, len(data) - 1)))
        kind = draw(st.sampled_from(["flip", "cut", "insert"]))
        if kind == "flip" and data:
            data[at] ^= 1 << draw(st.integers(0, 7))
        elif kind == "cut":
            del data[at : at + draw(st.integers(1, 40))]
        else:
            data[at:at] = draw(st.binary(min_size=1, max_size=8))
    return bytes(data)


def _mutated(name: str, draws: st.DataObject) -> None:
    data = draws.draw(mutations(name))
    code_of(name, data)
    suffix = draws.draw(st.sampled_from(SUFFIXES))
    code_of(f"other{suffix}", data)


@given(data=st.binary(max_size=300), suffix=st.sampled_from(SUFFIXES))
def test_bytes_of_chance_are_refused(data, suffix):
    assert code_of(f"ads{suffix}" if suffix != ".yml" else "probe.yml", data) == 2


@pytest.mark.parametrize("name", VALID)
def test_each_file_is_read_or_refused_under_every_name(name):
    for suffix in SUFFIXES:
        code_of(f"other{suffix}", VALID[name])


@pytest.mark.parametrize("name", VALID)
@given(draws=st.data())
@settings(max_examples=15)
def test_a_damaged_file_is_read_or_refused(name, draws):
    _mutated(name, draws)


@pytest.mark.slow
@pytest.mark.parametrize("name", VALID)
@given(draws=st.data())
@settings(max_examples=500)
def test_many_damaged_files_are_read_or_refused(name, draws):
    _mutated(name, draws)
