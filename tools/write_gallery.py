"""Writes figures/README.md: every chart in every outlet, from the manifests of the packs that lie beside it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

FIGURES = Path(__file__).parents[1] / "figures"

PACKS = (
    ("bnr-tiktok-2023", "The BNR case", "Seven ads on one platform, times unknown, no interval allowed."),
    ("practice-probe", "An invented record", "44 ads on three platforms, with times and harmless controls."),
)

CHARTS = {
    "approvals-total": ("All ads on a row", "One dot is one ad; shape and colour both say what became of it."),
    "approvals": ("Unit rows", "The same by category, with the count beside the dots. No bars, no percentages."),
    "intervals": (
        "Dots with interval",
        "Only where the record's scope allows it: how far the share might lie elsewhere if the test were repeated.",
    ),
    "tiles": ("Tiles", "Platform by category; what was not tested is hatched and says so."),
    "after-questions": ("Two stages", "Each ad before and after the newsroom's questions, joined by a line."),
    "timeline": ("Timeline", "What happened to each ad and when, in local time, as exactly as it was recorded."),
    "durations": (
        "Time to decision",
        "How many ads were decided by which hour: between what is certain and what is possible. Nothing is estimated.",
    ),
    "approvals-table": ("The table as a picture", "For a post, where a table has no other place."),
    "controls": ("Controls", "Test ads above harmless ones: tells “lets everything through” from “misses this”."),
}

OUTLETS = {
    "web": ("Web", 640),
    "narrow": ("Phone", 360),
    "card": ("Link card", 360),
    "square": ("Square post", 360),
    "story": ("Story", 270),
}

OPENING = """\
# Every chart, in every outlet

All of this was made by the toolkit and touched by nobody afterwards:

    bnr figures data/bnr-tiktok-2023 --all
    bnr figures data/practice-probe --all --language nl

`make docs` makes it again, and a test holds that the committed files equal a fresh run, byte for byte.
`bnr figures PATH` makes the pictures for a site and a link; `--all` makes everything, with the numbers of each chart
as CSV, for Datawrapper and as a workbook, the texts (headline, sentences, radio script, post, text alternatives), and
a manifest that lists every file with its digest. Web pictures follow the reader's light or dark scheme; the `.dark`
ones are dark for everybody. What is too much for one picture is cut into numbered parts.
"""


def gallery() -> str:
    """The whole page."""
    return "\n".join([OPENING, *(line for pack in PACKS for line in _pack(*pack))]) + "\n"


def _pack(folder: str, title: str, about: str) -> Iterator[str]:
    manifest = json.loads((FIGURES / folder / "manifest.json").read_text(encoding="utf-8"))
    yield f"## {title}\n"
    yield f"{about} All files: [`{folder}/`]({folder}/), listed in [the manifest]({folder}/manifest.json).\n"
    drawn = [entry for entry in manifest["files"] if "outlet" in entry]
    for chart, (name, said) in CHARTS.items():
        entries = [entry for entry in drawn if entry["chart"] == chart]
        if entries:
            yield f"### {name}\n\n{said}\n"
            for language in ("nl", "en"):
                yield from _in_language(folder, [entry for entry in entries if entry["language"] == language])


def _in_language(folder: str, entries: list[dict[str, Any]]) -> Iterator[str]:
    pictures = [entry for entry in entries if entry["outlet"] in OUTLETS and _is_shown(entry)]
    for outlet, (label, width) in OUTLETS.items():
        for entry in (entry for entry in pictures if entry["outlet"] == outlet):
            source = f"{folder}/{entry['file']}"
            yield f"{label}, {entry['language']}: [`{entry['file']}`]({source})\n"
            yield f'<img src="{source}" width="{width}" alt="{escape(entry["alt"])}">\n'
    printed = [f"[{entry['outlet']}]({folder}/{entry['file']})" for entry in entries if entry["file"].endswith(".pdf")]
    if printed:
        yield f"Print, {entries[0]['language']}: {', '.join(printed)} (PDF at its real size in mm)\n"


def _is_shown(entry: dict[str, Any]) -> bool:
    """The SVG of a page, the PNG of a post; dark pictures are linked from the folder."""
    if entry["scheme"] == "dark":
        return False
    return entry["file"].endswith(".svg") or entry["outlet"] not in ("web", "narrow")


if __name__ == "__main__":
    (FIGURES / "README.md").write_text(gallery(), encoding="utf-8")
