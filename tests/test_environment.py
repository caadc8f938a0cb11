"""The three lists of dependencies agree: pyproject.toml, environment.yml, requirements.lock."""

import ast
import re
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
RUNTIME = [Requirement(line) for line in PROJECT["dependencies"]]
DEVELOPMENT = [Requirement(line) for line in PROJECT["optional-dependencies"]["dev"]]

# Libraries that a report for paper, for the copy desk or on a cluster needs; `dev` has them too.
EXTRAS = [Requirement(line) for extra in ("pdf", "docx", "cluster") for line in PROJECT["optional-dependencies"][extra]]

# Started as programs, so no line of ours imports them.
LAUNCHED = {
    "ipykernel": "the kernel in which papermill and JupyterLab run a notebook",
    "jupyterlab": "what a reporter opens the notebooks in",
}
# Where the name to install is not the name to import.
IMPORTED_AS = {"pyyaml": "yaml", "ipython": "IPython", "pillow": "PIL", "beautifulsoup4": "bs4", "python-docx": "docx"}
# Imported, and always there: pydantic depends on one exact version of it.
COMES_ALONG = {"pydantic_core"}


# environment.yml


def conda_dependencies() -> list[object]:
    return yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))["dependencies"]


def test_conda_installs_what_pip_installs() -> None:
    named = [line for line in conda_dependencies() if isinstance(line, str)]
    conda = {canonicalize_name(one.name): one.specifier for one in map(Requirement, named)}
    pip = {canonicalize_name(one.name): one.specifier for one in RUNTIME}

    assert conda.pop("python") == SpecifierSet(PROJECT["requires-python"])
    assert conda.pop("pip") == SpecifierSet()  # needed for the last line of the file
    assert conda == pip


def test_conda_ends_with_the_toolkit_itself() -> None:
    assert conda_dependencies()[-1] == {"pip": ["-e ."]}


# what the code imports


def imported_libraries() -> set[str]:
    """Every library that a line of the package imports, inside functions too."""
    found: set[str] = set()
    for module in (ROOT / "bnr_toolkit").rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found.update(alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
                found.add(node.module.partition(".")[0])
    return found - sys.stdlib_module_names - {"bnr_toolkit"}


def declared_libraries() -> set[str]:
    return {IMPORTED_AS.get(one.name, one.name.replace("-", "_")) for one in RUNTIME + EXTRAS}


def test_every_dependency_is_imported_or_launched() -> None:
    assert declared_libraries() - imported_libraries() == set(LAUNCHED)


def test_every_import_is_a_dependency() -> None:
    assert imported_libraries() - declared_libraries() - COMES_ALONG == set()


def test_what_extras_need_is_there_for_developers() -> None:
    assert {str(one) for one in EXTRAS} <= {str(one) for one in DEVELOPMENT}


# requirements.lock

LOCK = (ROOT / "requirements.lock").read_text("utf-8")
PIN = re.compile(
    r"^(?P<name>[\w.-]+)==(?P<version>\S+)(?: ; (?P<marker>.*?))?(?P<hashes>(?: \\\n    --hash=\S+)+)$", re.M
)
SYSTEMS = {
    "Linux": {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
    "macOS": {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
    "Windows": {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
}


def pins(python: str, system: str) -> dict[str, list[Version]]:
    """What the lock installs on one Python and one system."""
    machine = {"python_version": python, "python_full_version": f"{python}.5", **SYSTEMS[system]}
    found: dict[str, list[Version]] = {}
    for pin in PIN.finditer(LOCK):
        if pin["marker"] is None or Marker(pin["marker"]).evaluate(machine):
            found.setdefault(canonicalize_name(pin["name"]), []).append(Version(pin["version"]))
    return found


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
def test_lock_pins_each_dependency_once_within_its_bounds(python: str, system: str) -> None:
    locked = pins(python, system)

    assert [name for name, versions in locked.items() if len(versions) != 1] == []
    for one in RUNTIME + DEVELOPMENT:
        (version,) = locked[canonicalize_name(one.name)]
        assert version in one.specifier, f"{one} is locked at {version}"


def test_lock_holds_nothing_but_pins_with_hashes() -> None:
    assert PIN.sub("", LOCK).strip() == ""
    assert all("--hash=sha256:" in pin["hashes"] for pin in PIN.finditer(LOCK))


def test_lock_names_no_address() -> None:
    assert "://" not in LOCK
    assert "index" not in re.findall(r"--([\w]+)", LOCK)
