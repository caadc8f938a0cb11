"""A record and a notebook that want to break the page: nothing runs, nothing is asked for, all of it is text.

The page's own policy is taken out of these copies: what is tested is that there
is nothing for it to stop.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import nbformat
import pytest
import yaml
from click.testing import CliRunner

from bnr_toolkit import approval_rates, figures, for_audience, open_ledger, words
from bnr_toolkit.cli import main
from bnr_toolkit.display import bundle
from bnr_toolkit.report.page import page as page_of
from bnr_toolkit.results import Passage
from bnr_toolkit.schema import PROBE, SUBMISSIONS

pytestmark = pytest.mark.browser

ENDLESS = "Endless" * 1430
VECTORS = (
    "<script>hit()</script>",
    "</script><script>hit()</script>",
    "<img src=x onerror=hit()>",
    "\"'><svg/onload=hit()>",
    "<iframe src='javascript:parent.hit()'></iframe>",
    "<form action=//evil.example><button formaction=javascript:hit()>go</button></form>",
    "<a href='javascript:hit()'>link</a>",
    "[link](javascript:hit())",
    "<base href=//evil.example/><meta http-equiv=refresh content='0;url=//evil.example'>",
    "<style>@import '//evil.example/x.css'; * { display: none }</style>",
    "<object data=//evil.example></object><embed src=//evil.example>",
    "<details open ontoggle=hit()><summary>x</summary></details>",
    "<!-- ]]> --> {{ 7*7 }} {% raw %} ${7*7} &lt;b&gt;",
    "<math><mtext><style><img src=x onerror=hit()></style></mtext></math>",
)
# A text between angle brackets alone is refused: it is a blank that nobody filled in.
PLATFORM = "x<script>hit()</script>"
LABEL = "x<img src=x onerror=hit()>"
WATCH = "window.hits = []; window.hit = () => window.hits.push(new Error().stack);"
LEFT = """() => ({
  scripts: [...document.scripts].filter(one => one.type !== 'application/ld+json').length,
  elements: document.querySelectorAll(
    'iframe, form, object, embed, base, svg, math, [http-equiv=refresh], style ~ style').length,
  handlers: [...document.querySelectorAll('*')].flatMap(one => [...one.attributes])
    .filter(one => one.name.startsWith('on') || one.name === 'style' || one.name === 'srcdoc').length,
  links: [...document.links].map(one => one.protocol).filter(one => !['file:', 'https:', 'data:'].includes(one)),
  hits: window.hits,
  title: document.querySelector('h1').checkVisibility(),
})"""
NOTHING = {"scripts": 0, "elements": 0, "handlers": 0, "links": [], "hits": [], "title": True}

# What is not free text, or must name something that exists.
FIXED: dict[str, Any] = {
    "platforms": [PLATFORM],
    "time_zone": "Europe/Amsterdam",
    "inference": "none",
    "event_date": "2025-03-12",
    "conducted": "2025-02",
    "inquiries.recipient": PLATFORM,
    "inquiries.replies.kind": "quote",
    "inquiries.replies.language": "en",
    "inquiries.replies.sources": ["A"],
    "sources.id": "A",
    "categories.code": "gambling",
    "categories.nl": LABEL,
    "categories.en": f"{LABEL} b",
    "tester": "x<b>tester</b>",
    "tester_short": "x<i>t</i>",
    "event": {"nl": "x<u>feest</u>", "en": "x<u>feast</u>"},
    # Beside charts there is no room for more.
    "notice": {"nl": "x<svg/onload=hit()>", "en": "x<svg/onload=hit()>"},
}
LEFT_OUT = {
    "stated",
    "protocol.comparisons",
    "dates",
    "decimals",
    "cutoff",
    "sign_off",
    "categories.synonyms",
    "categories.apart",
}


def _hostile(name: str) -> str:
    return f"{name} {' '.join(VECTORS)} {ENDLESS}"


def _filled(keys: Any, above: str = "") -> dict[str, Any]:
    """Every key of ``probe.yml``, with hostile text wherever there may be text: a new key is not forgotten."""
    content: dict[str, Any] = {}
    for key in keys:
        path = f"{above}{key.name}"
        if path in LEFT_OUT:
            continue
        content[key.name] = FIXED[path] if path in FIXED else _value(key, path)
    return content


def _value(key: Any, path: str) -> Any:
    kind = key.kind.removeprefix("list of ")
    if kind == "group":
        value: Any = _filled(key.keys, f"{path}.")
    elif kind == "texts":
        value = {"nl": _hostile(f"nl:{path}"), "en": _hostile(f"en:{path}")}
    elif kind == "text":
        value = _hostile(path)
    elif kind == "date":
        value = "2025-03-01"
    else:
        raise AssertionError(f"{path} is a {key.kind}: say in FIXED what is sound there")
    return [value] if key.kind.startswith("list of ") else value


@pytest.fixture(scope="module")
def content() -> dict[str, Any]:
    filled = _filled(PROBE)
    filled["corrections"][0]["after"] = {"nl": "x<b>na</b>", "en": "x<b>after</b>"}
    return filled


def _record(folder: Path, records: Any, content: dict[str, Any], **cells: str) -> Path:
    texts = {
        name: _hostile(name)
        for name in SUBMISSIONS.names
        if name in ("what_changed", "description_nl", "description_en")
    }
    ad = records.ad("ad-1", platform=PLATFORM, **(texts | {"what_changed": ""} | cells))
    events = [records.event("ad-1", "approved", 1), records.event("ad-1", "halted", 2, trigger="press_inquiry")]
    return records.write(folder, [ad], events, yaml.safe_dump(content, allow_unicode=True))


def _unguarded(path: Path) -> Path:
    """A copy without its policy, in another file."""
    html, removed = re.subn(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", path.read_text(encoding="utf-8"))
    assert removed == 1
    copy = path.with_name(f"unguarded-{path.name}")
    copy.write_text(html, encoding="utf-8")
    return copy


@pytest.fixture(scope="module")
def hostile_pages(tmp_path_factory, records, content) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("hostile")
    record = _record(folder / "probe", records, content)
    done = CliRunner().invoke(main, ["report", str(record), "--output", str(folder / "out")])
    assert done.exit_code == 0, done.stderr
    return {language: _unguarded(folder / "out" / f"report-{language}.html") for language in ("nl", "en")}


def _opened(opened, path: Path, width: int):
    """The page with a trap set before anything in it can run, and everything open."""
    one = opened("about:blank", width, offline=True)
    one.page.add_init_script(WATCH)
    one.seen.clear()
    one.page.goto(path.as_uri())
    one.page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    return one


@pytest.mark.slow
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_a_hostile_record_runs_nothing_asks_for_nothing_and_stays_inside(opened, hostile_pages, language, width):
    one = _opened(opened, hostile_pages[language], width)
    assert one.page.evaluate(LEFT) == NOTHING
    assert one.besides == []
    assert one.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.slow
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_text_of_a_hostile_record_is_shown_as_text(opened, hostile_pages, content, language):
    one = _opened(opened, hostile_pages[language], 1280)
    said = _bare(one.page.evaluate("document.body.innerText"))
    for text in _texts(content, language):
        assert _bare(text) in said, text[:80]


def _texts(value: Any, language: str):
    """Whatever readers of a language get of the record."""
    if isinstance(value, str):
        yield from [value] if "<" in value else []
    elif isinstance(value, dict):
        other = {"nl": "en", "en": "nl"}[language]
        for name, inner in value.items():
            if name != other and not (name == "title" and "question" in value) and name != "question":
                yield from _texts(inner, language)
    else:
        for inner in value:
            yield from _texts(inner, language)


def _bare(text: str) -> str:
    """Without what hyphenation and line ends put into a text."""
    return re.sub(r"[\s\u00ad\u200b]", "", text).casefold()


@pytest.mark.parametrize(
    ("text", "code"),
    [("before \u202e after", "\\u202e"), ("zero\u0000byte", "\\u0000"), ("bell\u0007", "\\u0007")],
    ids=["direction", "nul", "bell"],
)
def test_what_cannot_be_shown_harmlessly_is_refused_at_the_door(records, tmp_path, content, text, code):
    record = _record(tmp_path / "probe", records, content, description_nl=text)
    done = CliRunner().invoke(main, ["check", str(record)])
    assert done.exit_code == 2
    assert "submissions.csv › " in done.stdout + done.stderr


@pytest.fixture
def hostile_notebook(records, tmp_path) -> Path:
    """The page of a notebook whose prose, and whose cells, show whatever a notebook can show."""
    folder = records.write(tmp_path / "sound", [records.ad()], [records.event("ad-1", "approved")])
    rates = for_audience(approval_rates(open_ledger(folder), "category"), "public")
    everything = "".join(VECTORS)
    outputs = [_shown(words.headline(rates, "en")), _shown(Passage("lead", "en", (everything, ENDLESS), rates.stamp))]
    chart = _shown(figures.rates(rates, "en"))
    chart["data"]["image/svg+xml"] = chart["data"]["image/svg+xml"].replace(
        "</svg>", "<script>parent.hit()</script><image href='https://evil.example/x.png'/></svg>"
    )
    chart["metadata"]["bnr"] |= {
        "title": everything,
        "subtitle": everything,
        "caption": everything,
        "table": everything,
    }
    raw = {
        "text/html": everything,
        "text/markdown": everything,
        "image/svg+xml": "<svg onload='hit()'/>",
        "application/javascript": "hit()",
    }
    outputs += [chart, nbformat.v4.new_output("display_data", data={"text/html": everything}, metadata=MARKED)]
    outputs += [nbformat.v4.new_output("display_data", data={kind: data}) for kind, data in raw.items()]
    cells = [
        nbformat.v4.new_code_cell("show()", outputs=outputs),
        nbformat.v4.new_markdown_cell(f"## {VECTORS[0]}\n\n" + "\n\n".join(VECTORS)),
    ]
    path = tmp_path / "page.html"
    path.write_text(page_of(nbformat.v4.new_notebook(cells=cells), "en"), encoding="utf-8")
    return _unguarded(path)


MARKED = {
    "bnr": {"role": "text", "data": "a,b\n", "caption": "<script>hit()</script>", "digest": "<b>", "sources": ["<b>"]}
}


def _shown(product: Any) -> Any:
    data, metadata = bundle(product)
    return nbformat.v4.new_output("display_data", data=data, metadata=metadata)


@pytest.mark.parametrize("width", [320, 1280])
def test_a_hostile_notebook_runs_nothing_asks_for_nothing_and_stays_inside(opened, hostile_notebook, width):
    one = _opened(opened, hostile_notebook, width)
    assert one.page.evaluate(LEFT) == NOTHING
    assert one.besides == []
    assert one.page.evaluate("document.documentElement.scrollWidth") <= width
    said = _bare(one.page.evaluate("document.body.innerText"))
    assert _bare("".join(VECTORS)) in said, "the lead, which arrives as text"
    assert _bare(ENDLESS) in said
