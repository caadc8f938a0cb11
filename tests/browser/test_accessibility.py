"""Every page for a reader who cannot see or who uses a keyboard: axe-core, and what axe passes over."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

ROOT, HERE = Path(__file__).parents[2], Path(__file__).parent
COMMITTED = {language: ROOT / "reports" / "bnr-tiktok-2023" / f"report-{language}.html" for language in ("nl", "en")}
LONGEST_ALTERNATIVE = 250
# What stands in for a text that nobody wrote, and what a screen reader says already.
PLACEHOLDER = r"(?i)no description|geen beschrijving|\.(svg|png)|^(image|chart|graph|afbeelding|grafiek) (of|van)\b"

pytestmark = pytest.mark.browser

# What axe cannot decide itself, and what a person decided: rule → the elements in which it is all right.
# Of cells beyond the edge of a table that scrolls axe cannot tell the background; it is the page's own, as that of
# the cells beside them, which axe does judge.
# The letter of a source is called "bron A": what one reads is in what one hears, but axe judges no single letters.
JUDGED: dict[str, str] = {"color-contrast": ".wide", "label-content-name-mismatch": 'a[href^="#source-"]'}

OUTLINE = (HERE / "outline.js").read_text(encoding="utf-8")

# Where the focus is, and whether a reader can see that: outlined, inside the window, not covered.
FOCUS = (HERE / "focus.js").read_text(encoding="utf-8")
REACHABLE = (HERE / "reachable.js").read_text(encoding="utf-8")


def _found(results, kind: str) -> list[tuple[str, str]]:
    return sorted({(rule["id"], node["html"][:160]) for rule in results[kind] for node in rule["nodes"]})


def _undecided(page, results) -> list[tuple[str, str]]:
    """What axe left undecided and no person has judged."""
    inside = "([target, selector]) => Boolean(document.querySelector(target)?.closest(selector))"
    return [
        (rule["id"], node["html"][:160])
        for rule in results["incomplete"]
        for node in rule["nodes"]
        if rule["id"] not in JUDGED or not page.evaluate(inside, [node["target"][0], JUDGED[rule["id"]]])
    ]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_axe_finds_nothing_on_the_committed_report(opened, axe, language):
    results = axe(opened(COMMITTED[language], 360, bypass_csp=True).page)
    assert _found(results, "violations") == []


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_with_everything_open(opened, axe, path, scheme, width):
    page = opened(path, width, bypass_csp=True, color_scheme=scheme).page
    closed = axe(page)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    results = axe(page)
    assert _found(closed, "violations") == []
    assert _found(results, "violations") == []
    assert _undecided(page, results) == []


@pytest.mark.slow
def test_the_outline_is_one_heading_and_then_step_by_step(opened, path, document):
    outline = opened(path).page.evaluate(OUTLINE)
    levels = [level for level, _ in outline["headings"]]
    assert outline["language"] == document.language
    assert outline["title"].strip()
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(text for _, text in outline["headings"])


@pytest.mark.slow
def test_landmarks_are_there_once_and_have_names_of_their_own(opened, path):
    outline = opened(path).page.evaluate(OUTLINE)
    assert {name: len(found) for name, found in outline["landmarks"].items() if name != "nav"} == {
        "header": 1,
        "main": 1,
        "footer": 1,
    }
    names = [*outline["landmarks"]["nav"], *outline["sections"]]
    assert all(names)
    assert len(names) == len(set(names))


@pytest.mark.slow
def test_ids_are_unique_and_every_reference_inside_the_page_arrives(opened, path):
    outline = opened(path).page.evaluate(OUTLINE)
    assert len(outline["ids"]) == len(set(outline["ids"]))
    assert set(outline["references"]) <= set(outline["ids"])
    assert set(outline["tabindexes"]) <= {0, -1}
    assert outline["unnamed"] == 0


@pytest.mark.slow
def test_every_picture_has_a_text_that_tells_what_it_shows_and_a_table(opened, path, document):
    for image in opened(path).page.evaluate(OUTLINE)["images"]:
        alternative = image["alt"]
        assert 30 < len(alternative) <= LONGEST_ALTERNATIVE, alternative
        assert not re.search(PLACEHOLDER, alternative), alternative
        assert alternative != image["heading"]
        assert alternative != image["title"]
        assert image["width"].isdigit()
        assert image["height"].isdigit()
        assert image["tables"] >= 1 or document.kind == "embed", alternative


@pytest.mark.slow
def test_every_table_has_a_caption_of_its_own_and_headers_with_a_scope(opened, path):
    tables = opened(path).page.evaluate(OUTLINE)["tables"]
    for table in tables:
        assert table["caption"]
        assert set(table["scopes"]) <= {"col", "row"}
        # The corner above the names of rows may be empty: then it heads nothing.
        assert set(table["columns"][1:]) == {"TH"}, table["caption"]
        assert set(table["firsts"]) == {"TH"}, table["caption"]


@pytest.mark.slow
@pytest.mark.parametrize("width", [360, 1280])
def test_the_keyboard_reaches_everything_in_order_and_shows_where_it_is(opened, path, width):
    _walk(opened(path, width).page)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_keyboard_walks_the_committed_report(opened, language):
    _walk(opened(COMMITTED[language], 360).page)


def _walk(page) -> None:
    """With everything open: Tab goes through all that can be used, in the order of the page, and leaves it."""
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    expected = page.evaluate(REACHABLE)
    reached = []
    # Regions that scroll are stops too: the walk ends where it leaves the page, at the latest after every element.
    for _ in range(page.evaluate("document.querySelectorAll('*').length")):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        if focus is None or (reached and focus["index"] == reached[0]):
            break
        assert (focus["outlined"], focus["inside"], focus["uncovered"]) == (True, True, True), focus
        reached.append(focus["index"])
    # A region that scrolls takes the focus too, so that a keyboard can scroll it.
    assert [index for index in reached if index in expected] == expected
    assert reached == sorted(reached)


@pytest.mark.slow
def test_the_skip_link_goes_to_the_content(opened, path, document):
    if document.kind == "embed":
        return
    page = opened(path, 360).page
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("[document.activeElement.tagName, location.hash]") == ["MAIN", "#content"]
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.slow
def test_a_description_opens_and_closes_with_the_keyboard_and_the_focus_stays(opened, path):
    page = opened(path, 360).page
    summaries = page.locator("summary")
    for number in range(min(summaries.count(), 3)):
        if not summaries.nth(number).is_visible():
            continue
        summaries.nth(number).focus()
        for wanted in (True, False):
            page.keyboard.press("Enter")
            state = "[document.activeElement.tagName, document.activeElement.parentElement.open]"
            assert page.evaluate(state) == ["SUMMARY", wanted]


def test_a_table_shown_as_a_stack_is_still_a_table_for_a_screen_reader(opened):
    """Asked of Chromium's own accessibility tree: a page that lays cells out as blocks may lose what they are."""
    one = opened(COMMITTED["nl"], 360)
    assert one.page.evaluate("getComputedStyle(document.querySelector('.stack td')).display") == "block"
    tree = one.context.new_cdp_session(one.page).send("Accessibility.getFullAXTree")["nodes"]
    roles = [node["role"]["value"] for node in tree if not node["ignored"]]
    rows = one.page.evaluate("document.querySelectorAll('table:not(details table) tr').length")
    assert roles.count("row") >= rows
    assert {"table", "caption", "columnheader", "rowheader", "cell"} <= set(roles)
    assert "LayoutTable" not in roles
