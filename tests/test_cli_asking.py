"""The options of the commands that make pages come from the schemas, and nobody pays for the schemas who makes none."""

from __future__ import annotations

import click
import pytest
from click.testing import CliRunner

from bnr_toolkit.cli import main
from bnr_toolkit.cli.asking import VALUES
from bnr_toolkit.report.pages import PAGES
from bnr_toolkit.report.schemas import asked_of, choices

COMMANDS = {kind.schema.asked_with.removeprefix("bnr "): kind.schema for kind in PAGES}


def options_of(command: str) -> dict[str, click.Parameter]:
    made = main.commands[command]
    return {str(one.name): one for one in made.get_params(click.Context(made))}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_parameter_is_an_option_in_the_order_of_the_schema(command):
    schema = COMMANDS[command]
    wanted = [name for name in schema.model_fields if not (name == "probe" and "probe" in schema.records)]
    given = ["language" if name == "languages" else name for name in options_of(command)]
    assert [name for name in given if name in schema.model_fields] == wanted


@pytest.mark.parametrize("command", COMMANDS)
def test_help_tells_of_each_parameter_what_it_does_its_choices_and_its_default(command):
    schema = COMMANDS[command]
    shown = " ".join(CliRunner().invoke(main, [command, "--help"]).stdout.split())
    for name, option in options_of(command).items():
        parameter = "language" if name == "languages" else name
        if parameter not in schema.model_fields:
            continue
        asked, default = asked_of(parameter, schema), schema.model_fields[parameter].default
        said = " ".join(option.help.split())
        assert said.startswith(asked.help("en")[0].upper() + asked.help("en")[1:])
        assert all(choice in said for choice in choices(parameter, schema))
        if parameter == "language":
            assert said.endswith("; repeat for both. [default: both]")
        elif default is None or parameter in schema.of_example:
            assert "[default:" not in said
        else:
            assert said.endswith(f"[default: {default}]")
        assert f"--{parameter.replace('_', '-')} {VALUES[asked.kind]} {said}" in shown


def test_a_probe_may_be_given_by_its_name_too(tmp_path):
    result = CliRunner().invoke(main, ["report", "--probe", str(tmp_path / "nowhere"), "--rule", "first"])
    assert result.exit_code == 2
    assert [line.split(": ")[0] for line in result.stderr.splitlines()] == [str(tmp_path / "nowhere"), "parameter rule"]
