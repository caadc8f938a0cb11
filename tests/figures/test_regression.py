"""One picture of each chart, as it was when somebody last looked at it.

When a picture is meant to change, renew it, look at it, and commit it:

    RENEW_BASELINES=1 pytest tests/figures/test_regression.py

The baselines are PNGs for a page, at half their width, in 64 colours of which
rare ones are kept too: one orange dot is news. Letters are drawn by the same
outlines everywhere, so that another system differs by a shade at an edge and
not by a shape; a moved word or a changed dot is far beyond the tolerance, which
the last tests hold.
"""

from __future__ import annotations

import os
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from bnr_toolkit.figures import save

BASELINES = Path(__file__).parent / "baseline"
OUTLET = "web"
LARGEST_FILE = 40_000

SETTLED = ("unit-rows", "stages", "coverage", "intervals", "tiles", "timeline", "durations", "waits")
"""The charts that have a baseline. A chart joins when somebody has looked at it and found it done."""

TOLERANCE = 24
"""By how many of 255 levels a pixel may differ: fewer colours make it up to 15, and an edge drawn elsewhere some."""
MOST_PIXELS = 20
"""How many pixels may differ by more."""


def drawn(figure, scheme: str = "light") -> Image.Image:
    """The picture at half its width."""
    with Image.open(BytesIO(save.png(figure, OUTLET, scheme))) as opened:
        return opened.convert("RGB").reduce(2)


def written(image: Image.Image) -> bytes:
    """The picture as a baseline."""
    file = BytesIO()
    few = image.quantize(64, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(file, "PNG", optimize=True)
    return file.getvalue()


def changed_pixels(one: Image.Image, other: Image.Image) -> int:
    """How many pixels differ beyond the tolerance; all of them when the sizes differ."""
    if one.size != other.size:
        return one.width * one.height
    levels = [np.asarray(image, dtype=int) for image in (one, other)]
    return int((np.abs(levels[0] - levels[1]).max(axis=2) > TOLERANCE).sum())


@pytest.fixture
def settled(charts, request):
    """A chart of this name."""
    return next(chart for chart in charts if chart.name == request.param)


@pytest.mark.parametrize("settled", SETTLED, indirect=True)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_picture_is_what_it_was(settled, scheme, tmp_path):
    path = BASELINES / f"{settled.name}.{scheme}.png"
    now = drawn(settled.figure(), scheme)
    if os.environ.get("RENEW_BASELINES"):
        BASELINES.mkdir(exist_ok=True)
        path.write_bytes(written(now))
    with Image.open(path) as opened:
        before = opened.convert("RGB")
    changed = changed_pixels(before, now)
    if changed > MOST_PIXELS:
        now.save(tmp_path / path.name)
    assert changed <= MOST_PIXELS, f"{changed} pixels differ; the new picture is {tmp_path / path.name}"


def test_baselines_are_small_and_none_is_left_over():
    files = sorted(path.name for path in BASELINES.iterdir())
    assert files == sorted(f"{name}.{scheme}.png" for name in SETTLED for scheme in ("light", "dark"))
    assert all((BASELINES / name).stat().st_size <= LARGEST_FILE for name in files)


@pytest.fixture(scope="module")
def unit_rows(charts):
    return next(chart.figure() for chart in charts if chart.name == "unit-rows")


def test_one_dot_that_changed_is_seen(unit_rows):
    row, *others = unit_rows.body.rows
    other = replace(unit_rows.body, rows=(replace(row, dots=("not", *row.dots[1:])), *others))
    changed = changed_pixels(drawn(unit_rows), drawn(replace(unit_rows, body=other)))
    assert changed > 5 * MOST_PIXELS


def test_one_letter_that_changed_is_seen(unit_rows):
    row, *others = unit_rows.body.rows
    other = replace(unit_rows.body, rows=(replace(row, count=row.count.replace("1", "7", 1)), *others))
    changed = changed_pixels(drawn(unit_rows), drawn(replace(unit_rows, body=other)))
    assert changed > MOST_PIXELS


def test_a_picture_that_moved_by_one_pixel_is_seen(unit_rows):
    now = drawn(unit_rows)
    moved = Image.new("RGB", now.size, "#ffffff")
    moved.paste(now, (1, 0))
    assert changed_pixels(now, moved) > 5 * MOST_PIXELS
