"""One schema behind every route: what a page can be asked is the same, and means the same, wherever it is said."""

from __future__ import annotations

import ast
import json
import re
import shlex
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import click
import pytest

import bnr_toolkit as bnr
from bnr_toolkit.cli import main
from bnr_toolkit.errors import RefusedInput
from bnr_toolkit.report.engine import execute
from bnr_toolkit.report.forked import Nursery
from bnr_toolkit.report.forms import form_of
from bnr_toolkit.report.injecting import assignments
from bnr_toolkit.report.pages import PAGES
from bnr_toolkit.report.parameters import parsed
from bnr_toolkit.report.schemas import PageParameters, Parameters
from bnr_toolkit.report.sweep import read_sweep
from tests.report.conftest import TEXTS

ROOT = Path(__file__).parents[2]


def in_the_notebook(kind) -> list[str]:
    """The names in the cell that is tagged parameters."""
    cells = json.loads((ROOT / kind.notebook).read_text(encoding="utf-8"))["cells"]
    (cell,) = [cell for cell in cells if "parameters" in cell["metadata"].get("tags", ())]
    return [ast.unparse(node.targets[0]) for node in ast.parse("".join(cell["source"])).body]


def in_the_command(schema: type[PageParameters]) -> list[str]:
    """The options of the command, and its argument, by the names of their parameters."""
    command = main.commands[schema.asked_with.removeprefix("bnr ")]
    renamed = {"languages": "language", "paths": "probe", "path": "probe"}
    names = [renamed.get(str(one.name), str(one.name)) for one in command.get_params(click.Context(command))]
    return [name for name in names if name in schema.model_fields]


@pytest.mark.parametrize("kind", PAGES, ids=lambda kind: kind.name)
def test_notebook_command_and_form_have_the_parameters_of_the_schema_and_no_other(kind):
    names = list(kind.schema.model_fields)
    assert in_the_notebook(kind) == names
    assert sorted(in_the_command(kind.schema)) == sorted(names)
    assert [field.name for field in form_of(kind.schema)] == names


@pytest.mark.parametrize("name", Parameters.model_fields)
def test_a_sweep_takes_every_parameter_of_the_schema(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    for folder in (CHANGED.probe, str(CHANGED.wording)):
        (tmp_path / folder).mkdir()
    given = {"probe": "p", "language": "nl", "audience": "internal", name: getattr(CHANGED, name)}
    lines = "".join(f"{one}: {json.dumps(text)}\n" for one, text in given.items())
    (tmp_path / "sweep.yml").write_text(lines, encoding="utf-8")
    ((page,),) = read_sweep(Path("sweep.yml"))
    assert page == parsed(given)


def test_a_sweep_refuses_a_parameter_that_the_schema_does_not_have(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "p").mkdir()
    (tmp_path / "sweep.yml").write_text("probe: p\ndrempl: 1\n", encoding="utf-8")
    with pytest.raises(RefusedInput) as refused:
        read_sweep(Path("sweep.yml"))
    (finding,) = refused.value.findings
    assert (finding.code, finding.value) == ("unknown_parameter", "drempl")


CHANGED = Parameters(
    probe="p",
    language="en",
    audience="internal",
    by="platform",
    rule="ever_approved",
    codes="any",
    confidence=0.9,
    as_of="2025-03-01",
    platform="Alpha",
    method="jeffreys",
    wording="w",
    canonical="https://example.org/a/?b=c",
    embed="https://example.org/b/",
)
"""Every parameter with another value than its default."""

IN_THE_BOX = {"probe": "record", "confidence": "interval", "method": "interval"}
"""By which term the box tells of a parameter that has none of its own name."""

ONLY_IN_THE_COMMAND = ("wording", "canonical", "embed")
"""What changes no number is told by the command in the page, which makes it again."""


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_box_of_the_page_tells_of_every_parameter_in_both_languages(language):
    html = (ROOT / "reports" / "bnr-tiktok-2023" / f"report-{language}.html").read_text(encoding="utf-8")
    told = re.findall(r"<dt>(.*?)</dt>", html)
    for name in Parameters.model_fields:
        term = bnr.words.asked_label(IN_THE_BOX.get(name, name), language)
        assert (term in told) != (name in ONLY_IN_THE_COMMAND), name
    assert shlex.split(re.search(r"<code[^>]*>(bnr report .*?)</code>", html)[1]) == [
        *("bnr", "report", "bnr-tiktok-2023", "--language", language)
    ]
    for name in ONLY_IN_THE_COMMAND:
        assert f"--{name} {getattr(CHANGED, name)}" in CHANGED.command.replace("'", "")


@pytest.fixture(scope="module")
def box(groups) -> Callable[..., dict[str, str]]:
    """What the box says of a page that was asked so, of a record with times, two platforms and intervals."""
    ledger = groups.ledger(groups.declared("Alpha", "Beta"), Alpha="+" * 9 + "-" * 12, Beta="-" * 20 + "+")

    def said(**given: object) -> dict[str, str]:
        asked = Parameters(probe="p", **given)
        values = (asked.by, asked.rule, asked.codes, asked.confidence, None, asked.platform, asked.method)
        rates = bnr.for_audience(bnr.approval_rates(ledger, *values), "public")
        return dict(bnr.words.provenance(rates, asked.language, asked.as_of).terms)

    return said


@pytest.mark.parametrize("name", ["language", "by", "rule", "codes", "confidence", "as_of", "platform", "method"])
def test_another_value_of_a_parameter_is_another_word_in_the_box(box, name):
    before, after = box(), box(**{name: getattr(CHANGED, name)})
    if name == "language":
        assert (before["Taal"], after["Language"]) == ("Nederlands", "English")
        return
    label = bnr.words.asked_label(IN_THE_BOX.get(name, name), "nl")
    assert {term for term in before if before[term] != after[term]} == {label}


@pytest.fixture(scope="module")
def nursery():
    with Nursery([]) as one:
        yield one


def from_the_command(words: list[str]) -> Parameters:
    """The parameters that somebody asks for who types these words behind ``bnr report``."""
    command = main.commands["report"]
    context = command.make_context("report", list(words))
    given = {name: value for name, value in context.params.items() if name in Parameters.model_fields}
    (probe,), (language,) = context.params["paths"], context.params["languages"]
    typed = {name: value for name, value in given.items() if value is not None}
    return parsed({**typed, "probe": probe, "language": language})


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_the_same_by_every_route(tmp_path, monkeypatch, notebook_with, nursery, text):
    asked = Parameters(probe="p", platform=text)
    # The schema, from values of Python; the form gives the same.
    assert parsed({"probe": "p", "platform": text}) == asked
    # The command line, also as the page itself says it.
    assert from_the_command(["p", "--language", "nl", f"--platform={text}"]) == asked
    assert from_the_command(shlex.split(asked.command)[2:]) == asked
    # A sweep file, between quotation marks; JSON's are also YAML's.
    quoted = json.dumps(text, ensure_ascii=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "p").mkdir()
    (tmp_path / "sweep.yml").write_text(f"probe: p\nlanguage: nl\nplatform: {quoted}\n", encoding="utf-8")
    assert read_sweep(Path("sweep.yml")) == ((asked,),)
    # The cell that is put into the notebook, and what a cell behind it finds there.
    names: dict[str, object] = {}
    exec(assignments(asked.model_dump()), names)
    assert {name: names[name] for name in Parameters.model_fields} == asked.model_dump()
    (tmp_path / "run").mkdir()
    executed = execute(notebook_with("platform"), asked.model_dump(), tmp_path / "run", nursery=nursery)
    assert executed.cells[-1].outputs[0].data["text/plain"] == repr(text)


@pytest.mark.parametrize("level", ["0.9", "0.90", "9e-1", ".9", 0.9, Decimal("0.90")])
def test_a_number_is_the_same_by_every_route(tmp_path, monkeypatch, level):
    asked = Parameters(probe="p", confidence=0.9)
    assert parsed({"probe": "p", "confidence": level}) == asked
    assert from_the_command(["p", "--language", "nl", "--confidence", str(level)]) == asked
    monkeypatch.chdir(tmp_path)
    (tmp_path / "p").mkdir()
    (tmp_path / "sweep.yml").write_text(f"probe: p\nlanguage: nl\nconfidence: {level}\n", encoding="utf-8")
    assert read_sweep(Path("sweep.yml")) == ((asked,),)
    assert "confidence = 0.9\n" in assignments(asked.model_dump())


@pytest.mark.parametrize("day", ["2023-03-01", "2023-03-01 14:30"])
def test_a_day_is_the_same_text_by_every_route(tmp_path, monkeypatch, day):
    asked = Parameters(probe="p", as_of=day)
    assert from_the_command(["p", "--language", "nl", "--as-of", day]) == asked
    monkeypatch.chdir(tmp_path)
    (tmp_path / "p").mkdir()
    # Without quotation marks too: what YAML would make of it is not taken over.
    (tmp_path / "sweep.yml").write_text(f"probe: p\nlanguage: nl\nas_of: {day}\n", encoding="utf-8")
    assert read_sweep(Path("sweep.yml")) == ((asked,),)
    assert f'as_of = "{day}"\n' in assignments(asked.model_dump())


@pytest.mark.parametrize("address", ["https://example.org/?a=b&c=d", "https://example.org/a=b/"])
def test_an_address_with_equals_signs_is_the_same_by_every_route(tmp_path, monkeypatch, address):
    asked = Parameters(probe="p", canonical=address)
    for words in (["--canonical", address], [f"--canonical={address}"]):
        assert from_the_command(["p", "--language", "nl", *words]) == asked
    monkeypatch.chdir(tmp_path)
    (tmp_path / "p").mkdir()
    (tmp_path / "sweep.yml").write_text(f"probe: p\nlanguage: nl\ncanonical: {address}\n", encoding="utf-8")
    assert read_sweep(Path("sweep.yml")) == ((asked,),)
    assert f'canonical = "{address}"\n' in assignments(asked.model_dump())
