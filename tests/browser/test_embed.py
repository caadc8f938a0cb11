"""A chart inside somebody else's page, in a real browser: as tall as what it says, nothing asked, nothing run."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from html import escape
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Page

from bnr_toolkit.report.answers import answers
from bnr_toolkit.report.charts import charts
from bnr_toolkit.report.embed import embed_code, embed_page
from bnr_toolkit.report.jobs import checked_jobs
from bnr_toolkit.report.parameters import requested
from bnr_toolkit.results import Figure, Row

ROOT = Path(__file__).parents[2]
PROBES = {"bnr": "bnr-tiktok-2023", "practice": "practice-probe"}
HOSTILE = (
    '</title></style></script><script>parent.ran=window.ran=1</script><img src=x onerror="window.ran=2">'
    '<svg onload="window.ran=3"></svg><a href="javascript:window.ran=4">x</a>\u202e'
)
ENDLESS = "x" * 10_000
AROUND = (
    "<!DOCTYPE html><html lang=en><meta charset=utf-8><title>Host</title><p>Before.</p>{code}<p id=after>After.</p>"
)
CONTENT_HEIGHT = "Math.ceil(document.documentElement.getBoundingClientRect().height)"
HAS_SCROLLBAR = """(page => page.scrollHeight > innerHeight || page.scrollWidth > innerWidth
  || page.clientWidth < innerWidth)(document.documentElement)"""

pytestmark = pytest.mark.browser


@dataclass
class Host:
    """A page of somebody else with a chart in it, and what the browser had to say."""

    page: Page
    frame: Frame
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def settled(self) -> tuple[int, int]:
        """The height of the frame, and that of what is in it, once they agree or two seconds have gone."""
        for _ in range(40):
            self.page.wait_for_timeout(50)
            heights = self.height, self.frame.evaluate(CONTENT_HEIGHT)
            if heights[0] == heights[1]:
                break
        return heights

    def has_scrollbar(self) -> bool:
        """Whether the frame shows less than what is in it, down or sideways."""
        return bool(self.frame.evaluate(HAS_SCROLLBAR))

    @property
    def height(self) -> int:
        return int(self.page.evaluate("document.querySelector('iframe').clientHeight"))


def figures_of(probe: str, language: str) -> dict[str, Figure]:
    (job,) = checked_jobs(requested([str(ROOT / "data" / PROBES[probe])], [language], {}), None)
    return {figure.name: figure for figure in charts(answers(job.records["probe"], job.parameters), language)}


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    made = tmp_path_factory.mktemp("embeds")
    for probe, language, names in (
        ("bnr", "nl", ("approvals", "after-questions")),
        ("bnr", "en", ("approvals",)),
        ("practice", "nl", ("intervals", "timeline")),
    ):
        for name in names:
            write(made, f"{probe}-{name}-{language}", figures_of(probe, language)[name])
    write(made, "hostile", hostile(figures_of("bnr", "nl")["approvals"]))
    return made


def hostile(figure: Figure) -> Figure:
    rows = (Row((HOSTILE, "1", "0", "1")), Row((ENDLESS, "1", "0", "1")))
    data = replace(figure.data, caption=HOSTILE, columns=(HOSTILE, *figure.data.columns[1:]), rows=rows)
    said = {"subtitle": HOSTILE, "alt": HOSTILE, "source": (HOSTILE,), "description": f"{HOSTILE} {ENDLESS}"}
    return replace(figure, title=f"{figure.title} <b>", data=data, **said)


def write(folder: Path, name: str, figure: Figure) -> None:
    address = f"{name}.embed.html"
    (folder / address).write_text(embed_page(figure, report="https://example.org/report"), encoding="utf-8")
    code = embed_code(address, figure.name, figure.title, 602, 420, figure.language)
    (folder / f"{name}.host.html").write_text(AROUND.format(code=code), encoding="utf-8")


@contextmanager
def opened(browser: Browser, address: Path, *, width: int = 1280, **options: object) -> Iterator[Host]:
    context = browser.new_context(viewport={"width": width, "height": 800}, offline=True, **options)
    page = context.new_page()
    host = Host(page, page.main_frame)
    page.on("request", lambda request: host.requests.append(request.url))
    page.on("console", lambda message: host.complaints.append(message.text))
    page.on("pageerror", lambda error: host.complaints.append(str(error)))
    page.goto(address.as_uri())
    host.frame = page.frames[-1]
    host.frame.wait_for_load_state()
    yield host
    context.close()


SHOWN = ("bnr-approvals-nl", "bnr-after-questions-nl", "bnr-approvals-en", "practice-intervals-nl")
TALLEST = "practice-timeline-nl"


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", [*SHOWN, TALLEST])
def test_the_frame_is_as_tall_as_what_is_in_it(browser: Browser, folder, name, width):
    with opened(browser, folder / f"{name}.host.html", width=width) as host:
        frame, content = host.settled()
        assert frame == content
        assert not host.has_scrollbar()
        assert host.frame.evaluate("innerWidth") == width - 16
        host.frame.click("summary")
        taller, content = host.settled()
        assert taller == content > frame
        assert not host.has_scrollbar()
        host.frame.click("summary")
        assert host.settled() == (frame, frame)
        assert host.complaints == []
        own = [(folder / f"{name}.{page}.html").as_uri() for page in ("host", "embed")]
        assert [url for url in host.requests if not url.startswith("data:")] == own


def test_a_phone_that_is_turned_gets_the_other_drawing_and_another_height(browser: Browser, folder):
    with opened(browser, folder / "bnr-approvals-nl.host.html") as host:
        wide = host.settled()[0]
        host.page.set_viewport_size({"width": 360, "height": 800})
        host.page.wait_for_timeout(100)
        narrow, content = host.settled()
        assert narrow == content != wide
        shown = host.frame.evaluate("[document.images[0].currentSrc, document.querySelector('source').srcset]")
        assert shown[0] == shown[1]


@pytest.mark.parametrize(("scheme", "paper"), [("light", "rgb(255, 255, 255)"), ("dark", "rgb(20, 24, 29)")])
def test_page_and_chart_follow_the_colour_scheme(browser: Browser, folder, scheme, paper):
    with opened(browser, folder / "bnr-approvals-nl.embed.html", color_scheme=scheme, bypass_csp=True) as host:
        assert host.page.evaluate("getComputedStyle(document.body).backgroundColor") == paper
        corner = host.page.evaluate(
            """async () => {
              const image = document.images[0];
              await image.decode();
              const canvas = document.createElement('canvas');
              canvas.width = canvas.height = 40;
              const context = canvas.getContext('2d');
              context.drawImage(image, 0, 0, 40, 40);
              return 'rgb(' + [...context.getImageData(39, 1, 1, 1).data].slice(0, 3).join(', ') + ')';
            }"""
        )
        assert corner == paper


@pytest.mark.parametrize("width", [360, 1280])
def test_texts_that_are_code_run_nothing_and_break_nothing(browser: Browser, folder, width):
    with opened(browser, folder / "hostile.host.html", width=width) as host:
        host.frame.click("summary")
        frame, content = host.settled()
        assert frame == content
        assert not host.has_scrollbar()
        assert host.frame.evaluate("window.ran") is None
        assert host.page.evaluate("window.ran") is None
        assert host.frame.evaluate("document.querySelectorAll('script').length") == 1
        assert host.frame.evaluate("document.querySelectorAll('a').length") == 1
        assert host.frame.evaluate("document.querySelector('caption').textContent") == HOSTILE
        assert host.complaints == []


def test_without_script_the_page_is_whole_and_scrolls_in_its_frame(browser: Browser, folder):
    with opened(browser, folder / "bnr-approvals-nl.host.html", width=360, java_script_enabled=False) as host:
        assert host.frame.locator("h1").inner_text() == "TikTok keurde zes van de zeven testadvertenties goed"
        assert host.frame.locator("img").is_visible()
        host.frame.locator("summary").click()
        host.frame.locator("text=Lees het hele rapport").scroll_into_view_if_needed()
        assert host.frame.locator("tr.total").is_visible()
        assert host.frame.locator("text=Lees het hele rapport").is_visible()
        assert host.complaints == []


@pytest.mark.parametrize(
    "message",
    [
        '{type: "bnr-embed-height", name: "approvals", height: 4000}',
        '{type: "bnr-embed-height", name: "approvals", height: "1px; background: red"}',
        '"bnr-embed-height"',
        "null",
    ],
)
def test_a_message_from_another_frame_changes_nothing(browser: Browser, folder, tmp_path, message):
    code = (folder / "bnr-approvals-nl.host.html").read_text(encoding="utf-8")
    (tmp_path / "bnr-approvals-nl.embed.html").write_bytes((folder / "bnr-approvals-nl.embed.html").read_bytes())
    other = f"<script>setInterval(() => parent.postMessage({message}, '*'), 10)</script>"
    stranger = f'<iframe title="ad" srcdoc="{escape(other)}" style="height:50px"></iframe>'
    (tmp_path / "host.html").write_text(code + stranger, encoding="utf-8")
    with opened(browser, tmp_path / "host.html") as host:
        host.frame = host.page.frames[1]
        frame, content = host.settled()
        host.page.wait_for_timeout(100)
        assert host.height == frame == content
        assert host.complaints == []


def test_the_keyboard_reaches_the_description_and_the_report(browser: Browser, folder):
    with opened(browser, folder / "bnr-approvals-en.embed.html") as host:
        reached = []
        for _ in range(2):
            host.page.keyboard.press("Tab")
            reached.append(host.page.evaluate("document.activeElement.textContent.trim()"))
            assert host.page.evaluate("getComputedStyle(document.activeElement).outlineWidth") == "3px"
        assert reached == ["Description and table", "Read the whole report"]
