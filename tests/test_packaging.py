"""The wheel carries what the toolkit needs away from its clone, and the papers name one version."""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from email.parser import HeaderParser
from pathlib import Path

import pytest
import yaml

import bnr_toolkit
from bnr_toolkit.report.cache import package_digest

ROOT = Path(__file__).parent.parent
PROBE = ROOT / "data" / "bnr-tiktok-2023"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT],
        check=True,
        capture_output=True,
    )
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def carried(wheel: Path) -> set[str]:
    """The names of all files in the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


# The wheel


def files_in(folder: Path) -> set[str]:
    """Files below a folder of the package, as named in a wheel."""
    return {
        path.relative_to(ROOT).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_carries_the_whole_package(carried: set[str]) -> None:
    package = files_in(ROOT / "bnr_toolkit")
    assert package - carried == set()
    # So that an empty tree proves nothing: the kinds of file that are no modules.
    assert {
        "bnr_toolkit/py.typed",
        "bnr_toolkit/errors/messages/reading.toml",
        "bnr_toolkit/mappings/tiktok-ads-manager.yml",
        "bnr_toolkit/words/nl/counts.toml",
        "bnr_toolkit/words/en/counts.toml",
        "bnr_toolkit/figures/fonts/OFL.txt",
        "bnr_toolkit/figures/fonts/SourceSansPro-Regular.ttf",
    } <= package
    assert any(name.startswith("bnr_toolkit/report/template/") for name in package)


def test_the_wheel_carries_the_notebooks(carried: set[str]) -> None:
    notebooks = {f"bnr_toolkit/notebooks/{path.name}" for path in (ROOT / "notebooks").glob("*.ipynb")}
    assert "bnr_toolkit/notebooks/report.ipynb" in notebooks
    assert {name for name in carried if name.startswith("bnr_toolkit/notebooks/")} == notebooks


def test_a_cluster_takes_a_wheel_for_the_same_version_as_the_clone_that_it_was_made_of(
    wheel: Path, tmp_path: Path
) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    digest = "import bnr_toolkit.report.cache as c; print(c.PACKAGE, c.package_digest())"
    said = subprocess.run(
        [sys.executable, "-c", digest],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        check=True,
        capture_output=True,
        text=True,
    )
    assert said.stdout.split() == [str(tmp_path / "bnr_toolkit"), package_digest()]


def test_the_wheel_carries_nothing_else(carried: set[str]) -> None:
    described = f"bnr_toolkit-{bnr_toolkit.__version__}.dist-info"
    assert {name.partition("/")[0] for name in carried} == {"bnr_toolkit", described}


def test_the_wheel_names_its_licences_its_command_and_its_pythons(wheel: Path) -> None:
    described = f"bnr_toolkit-{bnr_toolkit.__version__}.dist-info"
    with zipfile.ZipFile(wheel) as archive:
        metadata = HeaderParser().parsestr(archive.read(f"{described}/METADATA").decode("utf-8"))
        commands = archive.read(f"{described}/entry_points.txt").decode("utf-8")
        licence = archive.read(f"{described}/licenses/LICENSE").decode("utf-8")

    assert metadata["License-Expression"] == "MIT"
    assert metadata.get_all("License-File") == ["LICENSE", "bnr_toolkit/figures/fonts/OFL.txt"]
    assert metadata["Requires-Python"] == "<3.14,>=3.11"
    assert "bnr = bnr_toolkit.cli:main" in commands
    assert "The bnr_toolkit contributors" in licence


def test_the_fonts_licence_carries_the_fonts_own_copyright_line() -> None:
    from fontTools.ttLib import TTFont

    fonts = ROOT / "bnr_toolkit" / "figures" / "fonts"
    licence = (fonts / "OFL.txt").read_text("utf-8")

    assert "SIL OPEN FONT LICENSE Version 1.1 - 26 February 2007" in licence
    for font in fonts.glob("*.ttf"):
        copyright_line = TTFont(font)["name"].getDebugName(0)
        assert copyright_line == licence.partition("\n")[0], font.name


@pytest.mark.slow
def test_the_wheel_makes_a_report_outside_the_clone(wheel: Path, tmp_path: Path) -> None:
    installed = tmp_path / "installed"
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", installed, wheel],
        check=True,
        capture_output=True,
    )
    shutil.copytree(PROBE, tmp_path / "probe")
    # Before all else on the path, for the kernel too: so the clone is not what runs.
    environment = os.environ | {"PYTHONPATH": str(installed)}
    where = subprocess.run(
        [sys.executable, "-c", "import bnr_toolkit; print(bnr_toolkit.__file__)"],
        cwd=tmp_path,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    assert Path(where.stdout.strip()).is_relative_to(installed)

    run_it = "from bnr_toolkit.cli import main; main()"
    run = subprocess.run(
        [sys.executable, "-c", run_it, "report", "probe", "--output", "out", "--language", "nl"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
    )

    assert run.returncode == 0, run.stderr
    written = {path.name for path in (tmp_path / "out").iterdir()}
    assert {"report-nl.html", "report-nl.ipynb", "facts.json"} <= written
    assert "report-en.html" not in written
    assert "TikTok keurde zes van de zeven" in (tmp_path / "out" / "report-nl.html").read_text("utf-8")


# The papers


def test_package_changelog_and_citation_name_one_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    latest = re.search(r"^## \[(.+?)\]", changelog, re.MULTILINE)

    assert latest is not None
    assert latest[1] == bnr_toolkit.__version__
    assert citation["version"] == bnr_toolkit.__version__


def test_the_citation_is_what_the_format_asks() -> None:
    """Citation File Format 1.2.0: the keys it requires, and none that it does not know."""
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))

    assert citation["cff-version"] == "1.2.0"
    assert citation["type"] == "software"
    assert citation["message"]
    assert citation["title"]
    assert [set(author) for author in citation["authors"]] == [{"name"}]
    assert set(citation) <= {
        *("cff-version", "message", "title", "authors", "type", "version", "license"),
        *("abstract", "keywords", "date-released", "repository-code", "url", "doi"),
    }
