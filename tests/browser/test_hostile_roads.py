"""The same hostile texts by every other road out of a record: nothing runs in whatever file they reach.

The roads: every text of every row, a page for editors from a notebook of one's
own, addresses and linked data, the list of pages, charts for other pages,
drawings opened by themselves, the page beside other tests. As in
test_hostile.py the pages' own policy is taken out first.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import nbformat
import pytest
import yaml
from click.testing import CliRunner

from bnr_toolkit.cli import main
from bnr_toolkit.schema import EVENTS, SUBMISSIONS, Kind

ROOT = Path(__file__).parents[2]

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HIT = (
    "<script>hit()</script></script><img src=x onerror=hit()>\"'><svg/onload=hit()>"
    "<iframe src='javascript:parent.hit()'></iframe><base href=//evil.example/>"
    "<meta http-equiv=refresh content='0;url=//evil.example'><style>* { display: none }</style>"
    "[link](javascript:hit()) ]]> --> {{ 7*7 }} {% raw %}"
)
ENDLESS = "Endless" * 1430
# Read from right to left, with marks that turn nothing around: such a text is no fault.
TURNED = "\u05e9\u05dc\u05d5\u05dd (\u0645\u0631\u062d\u0628\u0627) 123 \u200f\u061c!"
HIDDEN_TURNS = {*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))}
ALPHA, BETA = "Alpha<script>hit()</script>", "Beta' onload=hit() x='<img src=x onerror=hit()>"

WATCH = "window.hits = []; window.hit = () => window.hits.push(new Error().stack);"
LEFT = """() => {
  const gone = ['iframe', 'object', 'embed', 'base', 'math', 'foreignObject', 'image'];
  const all = [...document.querySelectorAll('*')];
  const links = [...(document.links ?? [])].map(one => one.protocol);
  return {
    scripts: all.filter(one => one.localName === 'script' && one.type !== 'application/ld+json').length,
    elements: all.filter(one => gone.includes(one.localName) || one.getAttribute('http-equiv') === 'refresh').length,
    drawings: all.filter(one => one.localName === 'svg' && one !== document.documentElement).length,
    handlers: all.flatMap(one => [...one.attributes]).filter(one => /^on|^srcdoc$/.test(one.name)).length,
    links: links.filter(one => !['file:', 'https:', 'data:'].includes(one)).length,
    hits: window.hits.length,
    wider: Math.max(0, document.documentElement.scrollWidth - innerWidth),
  };
}"""
NOTHING = {"scripts": 0, "elements": 0, "drawings": 0, "handlers": 0, "links": 0, "hits": 0, "wider": 0}
OPEN_ALL = "document.querySelectorAll('details').forEach(one => { one.open = true })"
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


def _both(text: str) -> dict[str, str]:
    return {"nl": f"nl {text}", "en": f"en {text}"}


def _about(records: Any) -> str:
    said: dict[str, Any] = yaml.safe_load(records.PROBE)
    said |= {"title": _both(HIT), "question": _both(HIT), "publisher": HIT, "platforms": [ALPHA, BETA]}
    # In a chart there is no room for more.
    said |= {"tester": "x<script>hit()</script>", "tester_short": "x<img src=x onerror=hit()>"}
    said["categories"] = [{"code": "gambling", "nl": "<b>gok", "en": "<b>bet", "synonyms": [HIT]}]
    said["sign_off"] = [{"role": HIT, "name": HIT, "digest": HIT}]
    said["sources"] = [{"id": "A", "title": _both(HIT)}]
    return yaml.safe_dump(said, allow_unicode=True)


def _texts(sheet: Any) -> dict[str, str]:
    """Hostile text for every column that takes text: a new column is not forgotten."""
    return {column.name: f"{column.name} {HIT}" for column in sheet.columns if column.kind is Kind.TEXT}


@pytest.fixture(scope="module")
def record(tmp_path_factory, records) -> Path:
    texts = _texts(SUBMISSIONS) | {"description_nl": f"{HIT} {ENDLESS}", "description_en": f"{HIT} {ENDLESS}"}
    texts["language"] = "nl'\"><script>hit()</script>"  # a name in a chart
    first = {**texts, "platform": ALPHA, "what_changed": "", "parent": ""}
    turned = {"description_nl": TURNED, "description_en": TURNED, "language": TURNED}
    ads = [
        records.ad("ad-1", **first),
        records.ad("ad-2", **{**texts, "platform": BETA, "parent": "ad-1"}),
        records.ad("ad-3", **{**first, **turned, "platform": BETA}),
    ]
    events = [records.event(f"ad-{number}", "approved", 1, **_texts(EVENTS)) for number in (1, 2, 3)]
    events.append(records.event("ad-2", "halted", 2, **{**_texts(EVENTS), "trigger": "press_inquiry"}))
    return records.write(tmp_path_factory.mktemp("roads") / "probe", ads, events, _about(records))


def _own_notebook(path: Path) -> Path:
    """Ours, with prose and outputs of every kind that a notebook can show."""
    notebook = nbformat.read(ROOT / "notebooks" / "report.ipynb", 4)
    shows = (
        "from IPython.display import HTML, SVG, Javascript, Markdown, display\n"
        f"hit = {HIT!r}\n"
        "for kind in (HTML, Markdown): display(kind(hit))\n"
        "display(Javascript('hit()'), SVG('<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"hit()\"/>'))\n"
        "about = {'role': 'text', 'data': 'a\\n1\\n', 'caption': hit}\n"
        "display({'text/html': hit}, raw=True, metadata={'bnr': about})\n"
        "print(hit)\nhit"
    )
    prose = (
        f"## {HIT}\n\n{HIT}\n\n{ENDLESS}\n\n![picture](https://evil.example/y.png)\n\n[a][b]\n\n[b]: javascript:hit()"
    )
    notebook.cells += [nbformat.v4.new_markdown_cell(prose), nbformat.v4.new_code_cell(shows)]
    nbformat.write(notebook, path)
    return path


@pytest.fixture(scope="module")
def out(record, tmp_path_factory) -> Path:
    """Everything that the commands make of the record."""
    folder = tmp_path_factory.mktemp("out")
    own = _own_notebook(folder / "own.ipynb")
    _run("approve", own)
    addresses = ("--canonical", "https://example.org/t/", "--embed", "https://example.org/c/")
    for name, words in {
        "editors": ("report", record, "--language", "nl", "--audience", "internal", "--notebook", own),
        "addresses": ("report", record, "--language", "en", "--by", "platform,language", *addresses),
        "charts": ("figures", record, "--language", "nl", "--outlet", "embed", "--outlet", "narrow"),
        "beside": ("context", record, "--language", "en"),
    }.items():
        _run(*words, "--output", folder / name)
    _run("index", folder)
    return folder


def _run(*words: Any) -> None:
    done = CliRunner().invoke(main, [str(word) for word in words])
    assert done.exit_code == 0, done.output


def _left(opened: Any, path: Path, width: int) -> tuple[dict[str, int], list[tuple[str, str]], str]:
    """What is left in a page without its policy, what it did, and what it says."""
    text, removed = POLICY.subn("", path.read_text(encoding="utf-8"))
    assert removed == (path.suffix == ".html")
    copy = path.with_name(f"unguarded-{path.name}")
    copy.write_text(text, encoding="utf-8")
    one = opened("about:blank", width, offline=True)
    one.page.add_init_script(WATCH)
    one.seen.clear()
    one.page.goto(copy.as_uri())
    one.page.evaluate(OPEN_ALL)
    left, said = one.page.evaluate(LEFT), one.page.evaluate("document.body?.innerText ?? ''")
    besides = one.besides
    one.context.close()
    copy.unlink()
    return left, besides, said


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize(
    ("road", "pattern", "own"),
    [
        ("editors", "*.html", {}),
        ("addresses", "*.html", {}),
        ("beside", "*.html", {}),
        # These have one script of ours each.
        ("charts", "*.embed.html", {"scripts": 1}),
        (".", "index.html", {"scripts": 1}),
    ],
    ids=["editors", "addresses", "beside", "charts", "list"],
)
def test_nothing_runs_and_all_is_text(opened, out, road, pattern, own, width):
    pages = sorted((out / road).glob(pattern))
    assert pages
    for page in pages:
        left, besides, said = _left(opened, page, width)
        assert left == NOTHING | own, page.name
        assert besides == [], page.name
        assert "<script>hit()</script>" in said, page.name


def test_the_trap_catches_what_it_is_set_for(opened, tmp_path):
    page = tmp_path / "open.html"
    meta = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
    page.write_text(f"{meta}<script>hit()</script><svg/onload=hit()></svg><iframe></iframe><p>{ENDLESS}</p>")
    left, _, _ = _left(opened, page, 320)
    assert left.pop("wider") > 0
    assert left == {"scripts": 1, "elements": 1, "drawings": 1, "handlers": 1, "links": 0, "hits": 2}


def test_drawings_opened_by_themselves_run_nothing(opened, out):
    drawings = sorted(out.rglob("*.svg"))
    assert drawings
    for drawing in drawings:
        left, besides, _ = _left(opened, drawing, 600)
        assert (left | {"wider": 0}, besides) == (NOTHING, []), drawing.name


def test_linked_data_is_still_data_and_ends_where_it_should(opened, out):
    (path,) = (out / "addresses").glob("*.html")
    page = opened(path).page
    (linked,) = page.locator("script[type='application/ld+json']").all_text_contents()
    assert "<script>hit()" in json.dumps(json.loads(linked))
    assert page.evaluate("document.head.querySelectorAll('img, svg, style ~ style').length") == 0


def test_no_file_holds_a_sign_that_turns_a_text_around_unseen(out):
    texts = {path.name: path.read_text(encoding="utf-8") for path in out.rglob("*") if path.suffix in (".html", ".svg")}
    assert [name for name, text in texts.items() if HIDDEN_TURNS & set(text)] == []
    assert any(TURNED in text for text in texts.values()), "what is read from right to left is no fault"
