"""The benchmark of the engine refuses what was not made, and its floor makes what our notebook shows."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from engine_long import Look, Part, pieces
from engine_systems import checked_all, checked_levels, sweep
from measuring import Broken

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


def page(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_pages_that_tell_the_finding_and_differ_are_as_many_as_asked_for(tmp_path):
    pages = [page(tmp_path, f"{number}.html", f"zes van de zeven {number}") for number in range(3)]
    checked_all(pages, 3, "nl")


@pytest.mark.parametrize(
    ("texts", "complaint"),
    [
        (["zes van de zeven 1"], "made 1 pages for 2"),
        (["zes van de zeven", "zes van de zeven"], "made 1 different pages for 2"),
        (["zes van de zeven", "an error"], "the page does not say “zes van de zeven”"),
    ],
)
def test_pages_that_were_not_made_are_not_timed(tmp_path, texts, complaint):
    pages = [page(tmp_path, f"{number}.html", text) for number, text in enumerate(texts)]
    with pytest.raises(Broken) as caught:
        checked_all(pages, 2, "nl")
    assert caught.value.short == complaint


def test_a_page_of_another_level_than_its_name_says_is_not_timed(tmp_path):
    page(tmp_path, "out-0.5.html", "<p>Asked at a confidence of 0.5.</p>")
    page(tmp_path, "out-0.6.html", "<p>Asked at a confidence of 0.5.</p>")
    checked_levels(tmp_path, [0.5])
    with pytest.raises(Broken) as caught:
        checked_levels(tmp_path, [0.5, 0.6])
    assert caught.value.short == "no page says that it was asked at 0.6"


@pytest.mark.parametrize("number", [5, 50, 2000])
def test_a_sweep_asks_for_so_many_different_reports_and_never_for_the_usual_one(number):
    levels = sweep(number)
    assert len(set(levels)) == number
    assert min(levels) == 0.5
    assert max(levels) < 0.94


# A long sweep


def looks(seconds_a_report: list[float], mib: float = 200.0) -> list[Look]:
    """A look after every report."""
    found, now = [Look(0.0, 0, mib)], 0.0
    for number, seconds in enumerate(seconds_a_report, start=1):
        now += seconds
        found.append(Look(now, number, mib))
    return found


def test_a_steady_sweep_has_parts_that_are_alike():
    assert pieces(looks([0.5] * 12), first=2) == [
        Part(2, 4, 0.5, 200.0),
        Part(4, 6, 0.5, 200.0),
        Part(6, 8, 0.5, 200.0),
        Part(8, 10, 0.5, 200.0),
        Part(10, 12, 0.5, 200.0),
    ]


def test_a_sweep_that_slows_down_shows_it():
    parts = pieces(looks([0.5] * 6 + [1.0] * 6), first=2)
    assert [part.seconds for part in parts] == [0.5, 0.5, 1.0, 1.0, 1.0]


def test_a_sweep_that_grows_shows_it():
    growing = [Look(float(number), number, 100.0 + number) for number in range(13)]
    assert [part.mib for part in pieces(growing, first=2)] == [103.0, 105.0, 107.0, 109.0, 111.0]


def test_a_sweep_too_short_for_its_parts_is_refused():
    with pytest.raises(ValueError, match=r"^no report between two looks: 3 reports are too few for 5 parts$"):
        pieces(looks([0.5] * 3), first=1)


# The floor and the warm process


def program(name: str, *words: str) -> dict[str, float]:
    command = [sys.executable, str(BENCHMARKS / name), *words]
    run = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(words[0]).parent)
    return json.loads(run.stdout)


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="the floor forks")
def test_the_floor_makes_a_page_for_each_report_asked_for(tmp_path):
    modules = tmp_path / "modules.json"
    (tmp_path / "out").mkdir()
    # The first run finds out what to import; the second is told.
    for _ in range(2):
        told = program(
            "engine_floor.py", str(tmp_path / "out"), "0.6", "0.7", "--at-once", "2", "--modules", str(modules)
        )
        pages = list((tmp_path / "out").iterdir())
        assert {path.name for path in pages} == {"report-0.6.html", "report-0.7.html"}
        checked_all(pages, 2, "nl")
        assert 0 < told["cpu"] < 60
    assert {"bnr_toolkit.words", "matplotlib"} <= set(json.loads(modules.read_text("utf-8")))


@pytest.mark.slow
def test_the_warm_process_makes_the_pages_of_the_command(tmp_path):
    told = program("engine_warm.py", str(tmp_path / "out"), "0.6")
    pages = sorted(path.name for path in (tmp_path / "out").glob("report-*.html"))
    assert pages == ["report-nl.confidence-0.45.html", "report-nl.confidence-0.6.html"]
    assert 0 < told["cpu"] < 60
