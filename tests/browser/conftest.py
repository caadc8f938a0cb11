"""A real Chromium, axe-core and the Nu checker, and every page that the toolkit makes for readers.

Without them these tests are skipped, unless BNR_REQUIRE_BROWSER asks for them
(as CI does): then nothing in this folder may be skipped.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from bnr_toolkit.cli import main

ROOT = Path(__file__).parents[2]
TOOLS = ROOT / ".node" / "node_modules"
REQUIRED = "BNR_REQUIRE_BROWSER"
WATCHED = ("request", "console", "pageerror", "dialog", "download", "popup")


def _missing(what: str) -> NoReturn:
    if os.environ.get(REQUIRED):
        pytest.fail(f"{what}, and {REQUIRED} asks for it.")
    pytest.skip(what)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI a test of this folder that was skipped has failed, whatever skipped it."""
    report = yield
    if report.skipped and os.environ.get(REQUIRED):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, and {REQUIRED} asks for it: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium from the system, without a sandbox (tests may run as root)."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        _missing("needs Chromium")
    options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=options)
        yield started
        started.close()


@dataclass(frozen=True)
class Document:
    """One page for readers: the command that makes it, and its file."""

    name: str
    language: str
    command: tuple[str, ...]
    file: str
    kind: str = "report"

    def __str__(self) -> str:
        return f"{self.name}-{self.language}"


def _in_both(name: str, *command: str, file: str, kind: str = "report") -> Iterator[Document]:
    for language in ("nl", "en"):
        yield Document(name, language, command, file.replace("LANGUAGE", language), kind)


_BNR = "data/bnr-tiktok-2023"
_PRACTICE = "data/practice-probe"
_ADDRESSES = ("--canonical", "https://example.org/tests/", "--embed", "https://example.org/charts/")
# The pages that every test of this folder opens: another page is another line.
DOCUMENTS = (
    *_in_both("bnr", "report", _BNR, file="report-LANGUAGE.html"),
    *_in_both("practice", "report", _PRACTICE, file="report-LANGUAGE.html"),
    *_in_both("shared", "report", _BNR, *_ADDRESSES, file="report-LANGUAGE.html"),
    *_in_both("methods", "methods", file="methods-LANGUAGE.html"),
    *_in_both("context", "context", _BNR, file="compare-LANGUAGE.html"),
)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Document], Path]:
    """Makes a document by its command, the first time that a test asks for it."""
    folders: dict[tuple[str, ...], Path] = {}

    def make(document: Document) -> Path:
        if document.command not in folders:
            folder = tmp_path_factory.mktemp(document.name)
            words = [str(ROOT / word) if word.startswith("data/") else word for word in document.command]
            CliRunner().invoke(main, [*words, "--output", str(folder)], catch_exceptions=False)
            folders[document.command] = folder
        return folders[document.command] / document.file

    return make


@pytest.fixture(params=DOCUMENTS, ids=str)
def document(request: pytest.FixtureRequest) -> Document:
    """Each page for readers in turn."""
    found: Document = request.param
    return found


@pytest.fixture
def path(document: Document, made: Callable[[Document], Path]) -> Path:
    """Where it is."""
    return made(document)


@pytest.fixture(scope="session")
def bnr_pages(made: Callable[[Document], Path]) -> dict[str, Path]:
    """The report of the BNR case, freshly made, by language."""
    return {document.language: made(document) for document in DOCUMENTS if document.name == "bnr"}


@dataclass
class Opened:
    """An open page and what it did besides being shown."""

    page: Page
    context: BrowserContext
    seen: list[tuple[str, str]] = field(default_factory=list)

    @property
    def besides(self) -> list[tuple[str, str]]:
        """Requests, messages, errors, dialogs and downloads; not the page itself or what it carries."""
        first = next((what for event, what in self.seen if event == "request"), "")
        return [
            (event, what)
            for event, what in self.seen
            if not (event == "request" and (what == first or what.startswith("data:")))
        ]


Opener = Callable[..., Any]


@pytest.fixture
def opened(browser: Browser) -> Iterator[Opener]:
    """Opens a file or an address at a width, offline unless told otherwise, and watches it."""
    contexts = []

    def at(address: Path | str, width: int = 1280, height: int = 800, *, until: str = "load", **options: Any) -> Opened:
        context = browser.new_context(
            viewport={"width": width, "height": height}, **{"offline": isinstance(address, Path), **options}
        )
        contexts.append(context)
        page = context.new_page()
        one = Opened(page, context)
        page.on("request", lambda request: one.seen.append(("request", request.url)))
        page.on("console", lambda message: one.seen.append(("console", message.text)))
        page.on("pageerror", lambda error: one.seen.append(("pageerror", str(error))))
        page.on("download", lambda download: one.seen.append(("download", download.url)))
        page.on("popup", lambda popup: one.seen.append(("popup", popup.url)))
        page.on("dialog", lambda dialog: (one.seen.append(("dialog", dialog.message)), dialog.dismiss()))
        page.goto(address.as_uri() if isinstance(address, Path) else address, wait_until=until)
        return one

    yield at
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], dict[str, Any]]:
    """Runs axe-core in an open page (in a context that bypasses its policy): every rule that is not experimental."""
    script = TOOLS / "axe-core" / "axe.min.js"
    if not script.exists():
        _missing("needs axe-core: make browser-tools")

    def run(page: Page) -> dict[str, Any]:
        page.add_script_tag(path=script)
        found: dict[str, Any] = page.evaluate("axe.run(document, {resultTypes: ['violations', 'incomplete']})")
        return found

    return run


@pytest.fixture(scope="session")
def nu() -> Callable[[Sequence[Path]], list[dict[str, Any]]]:
    """What the Nu checker says of files."""
    java, jar = shutil.which("java"), TOOLS / "vnu-jar" / "build" / "dist" / "vnu.jar"
    if java is None or not jar.exists():
        _missing("needs Java and the Nu checker: make browser-tools")

    def check(files: Sequence[Path]) -> list[dict[str, Any]]:
        words = [str(java), "-jar", str(jar), "--format", "json", "--stdout", "--exit-zero-always", *map(str, files)]
        done = subprocess.run(words, capture_output=True, text=True, check=True)
        found: list[dict[str, Any]] = json.loads(done.stdout)["messages"]
        return found

    return check


@pytest.fixture
def served() -> Callable[..., Any]:
    """Serves one file on this machine with the given headers: a context manager that gives its address."""
    return _served


@contextmanager
def _served(file: Path, headers: dict[str, str]) -> Iterator[str]:
    from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
    from threading import Thread

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path == "/page.html" else 404)
            for name, value in {"Content-Type": "text/html; charset=utf-8", **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            if self.path == "/page.html":
                self.wfile.write(file.read_bytes())

        def log_message(self, *_: object) -> None:
            """Be silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/page.html"
    server.shutdown()
    server.server_close()
    thread.join()
