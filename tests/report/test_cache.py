"""What made a report, and whether it stands there unchanged. Nothing is run to find out."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bnr_toolkit.errors import RefusedInput
from bnr_toolkit.report import Parameters
from bnr_toolkit.report import cache as module
from bnr_toolkit.report.cache import Cache, made_of
from bnr_toolkit.report.regenerating import Wish, regenerate

ROOT = Path(__file__).parents[2]
NOTEBOOK = ROOT / "notebooks" / "report.ipynb"


@pytest.fixture
def probe(tmp_path) -> Path:
    return Path(shutil.copytree(ROOT / "data" / "bnr-tiktok-2023", tmp_path / "probe"))


@pytest.fixture
def cache(tmp_path) -> Cache:
    return Cache(tmp_path / "cache")


def of(probe: Path, output: Path | None = None, notebook: Path = NOTEBOOK, formats=("html",), **given):
    return made_of([Parameters(probe=str(probe), **given)], output, notebook, formats)


def append(path: Path, text: str = "\n") -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_the_same_gives_the_same_key_and_place(probe):
    assert of(probe) == of(probe)


@pytest.mark.parametrize("name", ["submissions.csv", "events.csv", "probe.yml"])
def test_any_byte_of_the_record_gives_another_key_for_the_same_place(probe, name):
    before = of(probe)
    append(probe / name)
    assert of(probe).place == before.place
    assert of(probe).key != before.key


def test_a_mapping_that_appears_beside_a_table_counts(tmp_path):
    table = tmp_path / "ads.csv"
    table.write_text("ad,category,platform,decision\n1,gambling,Alpha,approved\n", encoding="utf-8")
    before = of(table)
    (tmp_path / "mapping.yml").write_text("columns: {}\n", encoding="utf-8")
    assert of(table).key != before.key


def test_a_capture_that_appears_counts_and_a_lock_in_the_evidence_by_its_size(probe):
    before = of(probe)
    (probe / "evidence").mkdir(exist_ok=True)
    (probe / "evidence" / "capture.png").write_bytes(b"pixels")
    assert of(probe).key != before.key


@pytest.mark.parametrize(
    "given",
    [
        {"language": "en"},
        {"audience": "internal"},
        {"by": "platform"},
        {"rule": "ever_approved"},
        {"codes": "any"},
        {"confidence": 0.9},
        {"as_of": "2023-03-01"},
        {"platform": "TikTok"},
        {"method": "jeffreys"},
        {"canonical": "https://example.org/"},
        {"embed": "https://example.org/"},
    ],
    ids=lambda given: next(iter(given)),
)
def test_every_parameter_makes_another_report(probe, given):
    assert of(probe, **given).place != of(probe).place


def test_phrases_of_the_newsroom_count(probe, tmp_path):
    folder = tmp_path / "phrases"
    folder.mkdir()
    before = of(probe, wording=str(folder))
    (folder / "nl.toml").write_text("", encoding="utf-8")
    assert of(probe, wording=str(folder)).key != before.key


def test_notebook_formats_folder_and_languages_made_together_count(probe, tmp_path):
    own = Path(shutil.copy(NOTEBOOK, tmp_path / "report.ipynb"))
    assert of(probe, notebook=own) == of(probe)
    append(own)
    assert of(probe, notebook=own).key != of(probe).key
    assert of(probe, formats=("html", "pdf")).place != of(probe).place
    assert of(probe, output=tmp_path / "elsewhere").place != of(probe).place
    both = [Parameters(probe=str(probe), language=language) for language in ("nl", "en")]
    assert made_of(both, None, NOTEBOOK, ("html",)).place != of(probe).place


def test_a_changed_file_of_the_package_or_another_library_counts(probe, monkeypatch, tmp_path):
    before = of(probe)
    package = tmp_path / "bnr_toolkit"
    shutil.copytree(module.PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(module, "PACKAGE", package)
    module.package_digest.cache_clear()
    assert of(probe) == before
    # As in a wheel, which carries the notebooks.
    shutil.copytree(NOTEBOOK.parent, package / "notebooks")
    module.package_digest.cache_clear()
    assert of(probe) == before
    append(package / "report" / "template" / "page.css")
    module.package_digest.cache_clear()
    assert of(probe).key != before.key
    monkeypatch.undo()
    module.package_digest.cache_clear()
    monkeypatch.syspath_prepend(str(tmp_path))
    assert of(probe) == before
    (tmp_path / "pandas-99.0.dist-info").mkdir()
    assert of(probe).key != before.key


def test_files_that_stand_there_whole_are_unchanged_and_others_are_not(probe, cache, tmp_path):
    page, facts = tmp_path / "out" / "report-nl.html", tmp_path / "out" / "facts.json"
    page.parent.mkdir()
    contents = {page: b"page", facts: b"facts"}
    for path, data in contents.items():
        path.write_bytes(data)
    assert cache.unchanged(of(probe)) is None
    cache.keep(of(probe), contents, {"approved": 6})
    assert cache.unchanged(of(probe)) == (page, facts)
    assert cache.numbers(of(probe)) == {"approved": 6}
    page.write_bytes(b"edited")
    assert cache.unchanged(of(probe)) is None
    page.write_bytes(b"page")
    facts.unlink()
    assert cache.unchanged(of(probe)) is None
    facts.write_bytes(b"facts")
    append(probe / "events.csv")
    assert cache.unchanged(of(probe)) is None


def test_files_named_from_where_one_stands_are_named_so_again(probe, cache, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("page.html").write_bytes(b"page")
    cache.keep(of(probe), {Path("page.html"): b"page"})
    assert cache.unchanged(of(probe)) == (Path("page.html"),)


@pytest.mark.parametrize("broken", ["", "{", "[]", '{"key": 1}', '{"key": "x", "files": []}', "null", "\udce9"])
def test_a_broken_entry_is_no_entry(probe, cache, tmp_path, broken):
    page = tmp_path / "page.html"
    page.write_bytes(b"page")
    cache.keep(of(probe), {page: b"page"})
    (entry,) = cache.folder.iterdir()
    entry.write_text(broken, encoding="utf-8", errors="surrogateescape")
    assert cache.unchanged(of(probe)) is None
    assert cache.numbers(of(probe)) is None


def test_a_cache_that_cannot_be_written_is_none(probe, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    cache = Cache(tmp_path / "file" / "cache")
    cache.keep(of(probe), {tmp_path / "file": b""})
    assert cache.unchanged(of(probe)) is None


def test_old_entries_go_when_there_are_too_many(probe, cache, tmp_path, monkeypatch):
    monkeypatch.setattr(module, "MOST_ENTRIES", 2)
    page = tmp_path / "page.html"
    page.write_bytes(b"page")
    asked = [of(probe, confidence=level) for level in (0.5, 0.6, 0.7)]
    for number, one in enumerate(asked):
        cache.keep(one, {page: b"page"})
        for entry in cache.folder.iterdir():
            if entry.stat().st_mtime > 10:
                os.utime(entry, (number, number))
    assert [cache.unchanged(one) is not None for one in asked] == [False, True, True]


def test_a_report_is_made_once_and_again_when_it_is_forced_or_a_row_changed(probe, cache, tmp_path):
    wish = Wish([str(probe)], ["nl"], {}, tmp_path / "out")
    first = regenerate(wish, cache=cache)
    made = {path: path.read_bytes() for path in first.files}
    second = regenerate(wish, cache=cache)
    assert (first.unchanged, second.unchanged) == (False, True)
    assert set(second.files) == set(first.files)
    assert regenerate(wish, cache=cache, force=True).unchanged is False
    assert {path: path.read_bytes() for path in first.files} == made
    probe_file = probe / "probe.yml"
    probe_file.write_text(probe_file.read_text(encoding="utf-8").replace("TikTok", "TokTik"), encoding="utf-8")
    with pytest.raises(RefusedInput, match=r"TokTik|TikTok"):
        regenerate(wish, cache=cache)
    assert {path: path.read_bytes() for path in first.files} == made


@pytest.fixture
def package(tmp_path, monkeypatch) -> Iterator[Path]:
    """A copy of the package that may be changed; the cache looks at it instead of ours."""
    copy = Path(shutil.copytree(module.PACKAGE, tmp_path / "package", ignore=shutil.ignore_patterns("__pycache__")))
    monkeypatch.setattr(module, "PACKAGE", copy)
    module.package_digest.cache_clear()
    yield copy
    module.package_digest.cache_clear()


def _another_row(folder: Path, _package: Path) -> None:
    table = folder / "ads.csv"
    table.write_text(table.read_text(encoding="utf-8") + "3,weapons,Alpha,approved\n", encoding="utf-8")


def _another_word(folder: Path, _package: Path) -> None:
    (folder / "phrases" / "en.toml").write_text('[page]\nskip = "To what was found"\n', encoding="utf-8")


def _another_template(_folder: Path, package: Path) -> None:
    append(package / "report" / "template" / "page.css")


def _another_version(_folder: Path, package: Path) -> None:
    append(package / "__init__.py", "# another\n")


def _another_library(folder: Path, _package: Path) -> None:
    (folder / "installed" / "pandas-99.0.dist-info").mkdir()


CHANGES = {
    "a row": (_another_row, {}),
    "a word": (_another_word, {}),
    "the template": (_another_template, {}),
    "the version": (_another_version, {}),
    "a library": (_another_library, {}),
    "the audience": (None, {"audience": "internal"}),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", CHANGES)
def test_whatever_changes_is_made_again_and_the_same_is_not(cache, tmp_path, monkeypatch, package, name):
    change, given = CHANGES[name]
    (tmp_path / "ads.csv").write_text(
        "ad,category,platform,decision\n1,gambling,Alpha,approved\n2,weapons,Alpha,rejected\n", encoding="utf-8"
    )
    for folder in ("phrases", "installed"):
        (tmp_path / folder).mkdir()
    (tmp_path / "phrases" / "en.toml").write_text('[page]\nskip = "To the findings"\n', encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path / "installed"))
    asked = {"wording": str(tmp_path / "phrases")}

    def run(**more: str) -> bool:
        wish = Wish([str(tmp_path / "ads.csv")], ["en"], {**asked, **more}, tmp_path / "out")
        return regenerate(wish, cache=cache).unchanged

    assert run() is False
    assert run() is True
    if change is not None:
        change(tmp_path, package)
        module.package_digest.cache_clear()
    assert run(**given) is False
    assert run(**given) is True


NO_KERNEL = """
import sys
from bnr_toolkit.cli import main
try:
    main(sys.argv[1:])
except SystemExit as end:
    assert end.code in (0, None), end.code
loaded = {"pandas", "matplotlib", "nbconvert", "nbformat", "papermill", "jupyter_client", "IPython", "pyarrow"}
print(sorted(loaded & set(sys.modules)))
"""


@pytest.mark.slow
def test_an_unchanged_report_is_answered_without_a_kernel_and_without_pandas(probe, tmp_path):
    words = ["report", str(probe), "--language", "nl", "--output", str(tmp_path / "out")]
    environment = {**os.environ, "BNR_CACHE": str(tmp_path / "cache")}
    run = [sys.executable, "-c", NO_KERNEL, *words]
    first = subprocess.run(run, env=environment, capture_output=True, text=True, check=True)
    again = subprocess.run(run, env=environment, capture_output=True, text=True, check=True)
    assert again.stderr == "Unchanged: nothing ran. To make it again all the same: --force.\n"
    assert again.stdout.splitlines()[-1] == "[]"
    assert set(again.stdout.splitlines()[:-1]) == set(first.stdout.splitlines()[:-1])
