"""Private values are looked for in the texts that readers get: as whole words, however the file escapes them."""

from __future__ import annotations

import base64
import csv
import html
import io
import json
from pathlib import Path

import pytest

from bnr_toolkit.errors import PrivacyBlocked
from bnr_toolkit.report.leaks import check_for_leaks

REMEDY = (
    "a value from a column that is not public stands in the output. "
    "Take the value out of the public texts; nothing was written."
)
TRICKY = 'de "Jan & <Piet>" redactie'


@pytest.fixture
def probe(probe_folder, records):
    def write(private: dict[str, str] | None = None, account: str = "acc-0001", **cells: str) -> str:
        ads = [records.ad("ad-1", account=account, **cells)]
        return str(probe_folder(ads, [records.event("ad-1", "approved", **(private or {}))]))

    return write


LINKED_DATA = json.dumps({"@graph": [{"name": f"van {TRICKY}"}]}).replace("<", "\\u003c").replace(">", "\\u003e")


def said(probe: str, **files: str) -> list[str]:
    """What is said of these files; their names are written with a line for the dot."""
    contents = {Path(name.replace("_", ".")): text.encode("utf-8") for name, text in files.items()}
    with pytest.raises(PrivacyBlocked) as blocked:
        check_for_leaks(probe, contents)
    return str(blocked.value).splitlines()


def csv_text(*cells: str) -> str:
    stream = io.StringIO(newline="")
    csv.writer(stream).writerow(cells)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("page_html", f"<p>Van {html.escape(TRICKY)}.</p>"),
        ("page_html", f'<img alt="{html.escape(TRICKY)}">'),
        ("chart_svg", f"<svg><text>{html.escape(TRICKY)}</text></svg>"),
        ("facts_json", json.dumps([{"a": {"b": [f"van {TRICKY}"]}}])),
        ("page_ipynb", json.dumps({"cells": [{"source": ['van de "Jan &', ' <Piet>" redactie']}]})),
        ("page_ipynb", json.dumps({"text/html": f"<p>{html.escape(TRICKY)}</p>"})),
        ("page_html", f"<p>{html.escape(TRICKY.upper())}</p>"),
        ("page_html", "<p>de &quot;Jan &amp;\n  &lt;Pi<b>et</b>&gt;&quot; redac&shy;tie</p>"),
        ("data_csv", csv_text("1", TRICKY)),
        ("page_html", f'<script type="application/ld+json">{LINKED_DATA}</script>'),
    ],
)
def test_a_value_is_found_however_the_file_escapes_it(probe, name, text):
    folder = probe({"reason": TRICKY})
    assert said(folder, **{name: text}) == [f"{name.replace('_', '.')} (column reason): {REMEDY}"]


def test_part_of_a_word_is_no_leak(probe):
    folder = probe(account="test", description_nl="een van de testadvertenties", description_en="tests")
    check_for_leaks(folder, {Path("page.html"): b"<p>testadvertenties</p>"})


def test_a_word_that_the_toolkit_puts_on_every_page_is_no_leak_and_in_the_record_it_is(probe):
    page = {Path("page.html"): b"<p>TikTok approved the only test ad</p>"}
    check_for_leaks(probe(account="test"), page)
    folder = probe(account="test", description_en="sent by test")
    assert said(folder, page_html="<p>sent by test</p>") == [f"page.html (column account): {REMEDY}"]


@pytest.mark.parametrize("name", ["De Proefkrant", "Proefkrant", "de proefkrant", "Alpha", "gambling", "ad-1"])
def test_a_value_that_the_record_says_in_public_on_purpose_is_no_leak(probe, name):
    folder = probe({"recorded_by": name}, description_en="a plain text")
    check_for_leaks(folder, {Path("page.html"): f"<p>{name}</p>".encode()})


def test_a_free_text_that_is_the_value_and_nothing_else_is_a_leak(probe):
    folder = probe(account="redactie-17", description_en="redactie-17")
    assert said(folder, page_html="<p>redactie-17</p>") == [f"page.html (column account): {REMEDY}"]


def test_letters_of_a_picture_and_names_of_classes_hold_nothing(probe):
    folder = probe({"reason": "abcd"}, account="kaart")
    picture = base64.b64encode(base64.b64decode("/abcd+/=" * 3, validate=False)).decode()
    page = f'<style>.kaart {{}}</style><p class="kaart"><img src="data:image/png;base64,{picture}/abcd/"></p>'
    notebook = json.dumps({"image/png": "/abcd/", "text/html": page})
    check_for_leaks(folder, {Path("page.html"): page.encode(), Path("page.ipynb"): notebook.encode()})


def test_a_value_in_a_public_text_that_this_output_does_not_show_is_a_leak_of_the_record(probe):
    folder = probe(account="redactie-17", description_nl="ingediend met redactie-17")
    assert said(folder, page_html="<p>submitted</p>") == [f"probe (column account): {REMEDY}"]
