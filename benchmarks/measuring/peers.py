"""The peers: where their reports are, where they are installed, and how they are obtained.

papermill and nbconvert live in the toolkit's own environment, as they would in
a user's. What else comes from pip goes to an environment of its own in .bench/;
R Markdown comes from Debian, when whoever measures may install it. Quarto is
in neither, so it is measured only where it is installed already.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from measuring.processes import Broken, run_whole
from measuring.result import Missing

ROOT = Path(__file__).parents[2]
REPORTS = ROOT / "benchmarks" / "peers"
REQUIREMENTS = REPORTS / "requirements.txt"
ENVIRONMENT = ROOT / ".bench" / "python"
PYTHON = ENVIRONMENT / "bin" / "python"
INSTALLED = ENVIRONMENT / "installed"
"""Holds the requirements that were installed; written last, so an installation that was cut off is done again."""

R_PACKAGES = ("r-base-core", "r-cran-rmarkdown", "r-cran-knitr", "pandoc")
R_READY = 'stopifnot(rmarkdown::pandoc_available()); cat(format(packageVersion("rmarkdown")))'
R_VERSION = ("Rscript", "-e", R_READY)

FROM_PIP = "make bench installs it with pip"
FROM_DEBIAN = f"apt-get install {' '.join(R_PACKAGES)}"
FROM_ITS_MAKERS = "from its own installer, quarto.org; in no package of Debian, PyPI or npm"


def ours(name: str) -> str:
    """A command of the environment that runs this."""
    return str(Path(sys.executable).parent / name)


def from_pip(name: str) -> str:
    """A command of the peers' environment; else of the path, for who has installed it otherwise."""
    own = ENVIRONMENT / "bin" / name
    return str(own) if own.exists() else name


def version_of(name: str, command: Sequence[str], how: str) -> str | Missing:
    """The version that a command tells, its last word; or that the peer is missing, and how to get it."""
    try:
        return run_whole(command, ROOT).said.split()[-1]
    except (Broken, IndexError):
        return Missing(name, "not on this machine", how)


def obtain() -> None:
    """Install what the registries have and is not here yet; what cannot be had is told here and in every table."""
    if not INSTALLED.exists() or INSTALLED.read_text(encoding="utf-8") != REQUIREMENTS.read_text(encoding="utf-8"):
        _obtain_from_pip()
    if shutil.which("Rscript") is None and shutil.which("apt-get") is not None and os.geteuid() == 0:
        _done(["apt-get", "update", "-qq"])
        _done(["apt-get", "install", "-qq", "--yes", "--no-install-recommends", *R_PACKAGES])


def _obtain_from_pip() -> None:
    ENVIRONMENT.parent.mkdir(exist_ok=True)
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    made = _done([sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)])
    if made and _done([*pip, "--requirement", str(REQUIREMENTS)]):
        INSTALLED.write_text(REQUIREMENTS.read_text(encoding="utf-8"), encoding="utf-8")


def _done(command: Sequence[str]) -> bool:
    """Whether a command of an installation worked; what it says goes to stderr, as it may name a registry."""
    print(f"installing: {Path(command[0]).name} {' '.join(command[1:3])} …", file=sys.stderr, flush=True)
    worked = subprocess.run(command, stdout=sys.stderr, check=False).returncode == 0
    if not worked:
        print("that did not work; the tables say what is missing", file=sys.stderr, flush=True)
    return worked
