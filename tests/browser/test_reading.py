"""Every page read aloud: what Chromium's accessibility tree says, from top to bottom.

The words themselves are held elsewhere. Here it is asked whether a listener
gets names, an order, dates in words and the right voice for each language.
"""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

ROOT, HERE = Path(__file__).parents[2], Path(__file__).parent
COMMITTED = {language: ROOT / "reports" / "bnr-tiktok-2023" / f"report-{language}.html" for language in ("nl", "en")}
SPOKEN = (HERE / "spoken.js").read_text(encoding="utf-8")
DOWNLOADS = "[...document.querySelectorAll('#data a[download]')].map(one => [one.download, one.textContent, one.href])"
OPEN_ALL = "document.querySelectorAll('details').forEach(one => { one.open = true })"

pytestmark = pytest.mark.browser

# Without a name these say only what they are: "link", "image", "table".
NAMED = {"RootWebArea", "heading", "link", "image", "button", "region", "navigation", "table", "DisclosureTriangle"}
PLACEHOLDER = re.compile(r"(?i)no description|geen beschrijving|undefined|\bnan\b|\bnone\b$|lorem|\{\{|\}\}|%[sd]\b")
DATE_IN_DIGITS = re.compile(r"\b\d{4}-\d{2}(-\d{2})?\b|\b\d{1,2}[-/]\d{1,2}[-/]\d{2,4}\b")
# Words that only one of the two languages has.
WORDS = {
    "nl": "de het een en van zijn niet dat deze wat wordt werd naar over bij ook om als er keurde zes",
    "en": "the of and that this these what were was from about with which on by it as there approved six",
}

Tree = list[tuple[str, str]]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_committed_report_reads_well(opened, language):
    _assert_reads_well(opened(COMMITTED[language], 360), language)


@pytest.mark.slow
def test_a_page_reads_well(opened, path, document):
    _assert_reads_well(opened(path, 1280), document.language)


@pytest.mark.slow
def test_files_of_different_content_have_names_of_their_own(opened, path):
    files = {tuple(one) for one in opened(path).page.evaluate(DOWNLOADS)}
    assert len({name for name, _, _ in files}) == len(files)
    assert len({label for _, label, _ in files}) == len(files)


def _assert_reads_well(one: Any, language: str) -> None:
    one.page.evaluate(OPEN_ALL)
    tree, spoken = _tree(one), one.page.evaluate(SPOKEN)
    assert [role for role, name in tree if role in NAMED and not name] == []
    assert [name for _, name in tree if PLACEHOLDER.search(name)] == []
    assert _doubled_roles(tree) == []
    assert _same_names(tree, "DisclosureTriangle") == []
    assert _same_names(tree, "figure") == []
    typed = [piece["text"] for piece in spoken if not piece["literal"]]
    assert [text for text in typed if DATE_IN_DIGITS.search(text)] == []
    assert {piece["language"] for piece in spoken} <= {"nl", "en"}
    assert _in_the_wrong_voice(spoken) == []
    # Of files with one name the test below tells.
    assert [text for text in _repeated(spoken) if not text.endswith("(CSV)")] == []


def _tree(one: Any) -> Tree:
    """Roles and names of what a screen reader gets, in the order in which it gets them."""
    nodes = one.context.new_cdp_session(one.page).send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}
    said: Tree = []
    waiting = [nodes[0]["nodeId"]]
    while waiting:
        node = by_id.get(waiting.pop())
        if node is None:
            continue
        if not node["ignored"]:
            said.append((node["role"]["value"], " ".join(node.get("name", {}).get("value", "").split())))
        waiting.extend(reversed(node.get("childIds", [])))
    return said


def _doubled_roles(tree: Tree) -> list[str]:
    """Names that say the role again: "image, image of", "link, link to"."""
    said_by_role = re.compile(
        r"(?i)^(image|afbeelding|chart|grafiek|link|table|tabel|heading|kop)\b[ :]*(of|van|to|naar)?\b"
    )
    return [name for role, name in tree if role in ("image", "link", "heading", "table") and said_by_role.match(name)]


def _same_names(tree: Tree, role: str) -> list[str]:
    """Two things of one kind cannot be told apart in a list of them."""
    names = [name for one, name in tree if one == role and name]
    return sorted({name for name in names if names.count(name) > 1})


def _in_the_wrong_voice(spoken: list[dict[str, Any]]) -> list[str]:
    """Texts that are in one language and marked as the other; a record does not say in which a source's title is."""
    prose = [piece for piece in spoken if not piece["literal"] and not piece["source"]]
    return [piece["text"] for piece in prose if _heard(piece["text"]) not in ("", piece["language"])]


def _heard(text: str) -> str:
    """The language of a text that leaves no doubt, or nothing.

    >>> _heard("TikTok approved six of the seven test ads"), _heard("TikTok keurde er zes goed en wees de rest af")
    ('en', 'nl')
    """
    words = re.findall(r"[a-zà-ÿ]+", text.casefold())
    counts = {language: sum(word in known.split() for word in words) for language, known in WORDS.items()}
    most, least = sorted(counts, key=counts.__getitem__, reverse=True)
    return most if counts[most] >= 3 and counts[most] > 3 * counts[least] else ""


def _repeated(spoken: list[dict[str, Any]]) -> list[str]:
    """What is said twice in a row, outside tables, where two cells may be alike."""
    prose = [piece["text"] for piece in spoken if not piece["cell"]]
    return [one for one, after in pairwise(prose) if one == after]
