"""The commands that make, read, mend and add to a record: ``new``, ``check`` and ``log``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bnr_toolkit.cli.group import ProbePath, main
from bnr_toolkit.errors import RefusedInput

if TYPE_CHECKING:
    from bnr_toolkit.provenance import SourceFile

TRIGGERS = "initial_review, edit, time_only, user_report, press_inquiry, account_action, unknown"

_READ = {"nl": "gelezen", "en": "read"}
_HOW = {
    "nl": {
        "separator": "gescheiden door {}",
        "sheet": "blad {}",
        "mapping": "volgens {}",
        "skipped_rows": "zonder rij {} (totalen)",
        "comma": "komma's",
        "semicolon": "puntkomma's",
        "tab": "tabs",
        "bar": "strepen",
    },
    "en": {
        "separator": "separated by {}",
        "sheet": "sheet {}",
        "mapping": "by {}",
        "skipped_rows": "without row {} (totals)",
        "comma": "commas",
        "semicolon": "semicolons",
        "tab": "tabs",
        "bar": "bars",
    },
}


def reading_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say how a table is to be read."""
    command = click.option("--sheet", help="The sheet of a workbook.  [default: the only one that fits]")(command)
    return click.option(
        "--mapping", help="What the columns mean: a file, or a shipped mapping.  [default: mapping.yml beside it]"
    )(command)


@main.command(epilog="Example: bnr new data/my-probe --from results.xlsx")
@click.argument("path", type=ProbePath(path_type=Path))
@click.option("--from", "table", type=ProbePath(path_type=Path), help="Fill the folder from this table.")
@reading_options
def new(path: Path, table: Path | None, mapping: str | None, sheet: str | None) -> None:
    """Start a probe folder, with a filled-in example or from an existing table."""
    from bnr_toolkit.ledger import start_probe

    for file in start_probe(path, table, mapping=mapping, sheet=sheet):
        click.echo(file)


@main.command(epilog="Example: bnr log data/my-probe ad-3 halted --trigger press_inquiry --at '2025-03-04 16:10'")
@click.argument("path", type=ProbePath(path_type=Path))
@click.argument("submission", metavar="ID")
@click.argument("event_type", metavar="TYPE")
@click.option("--at", default="unknown", help="When: 2025-03-04, or 2025-03-04 16:10.  [default: unknown]")
@click.option("--trigger", default="unknown", help=f"What set it off: {TRIGGERS}.  [default: unknown]")
@click.option("--by", "recorded_by", default="unknown", help="Who writes it down.  [default: unknown]")
@click.option("--evidence", type=click.Path(path_type=Path), help="A capture to keep under its hash.")
def log(
    path: Path, submission: str, event_type: str, at: str, trigger: str, recorded_by: str, evidence: Path | None
) -> None:
    """Append one event to the history of the ad ID, such as approved, rejected or halted."""
    from bnr_toolkit.ledger import log_event

    step = log_event(path, submission, event_type, at=at, trigger=trigger, recorded_by=recorded_by, evidence=evidence)
    click.echo(f"{submission}: step {step}, {event_type}")


@main.command(epilog="Example: bnr check results.xlsx --format csv")
@click.argument("path", type=ProbePath(path_type=Path))
@reading_options
@click.option(
    "--format", "output_format", type=click.Choice(("text", "csv", "json")), default="text", show_default=True
)
@click.option(
    "--fix",
    "output",
    type=click.Path(path_type=Path),
    metavar="OUTPUT",
    help="Write a copy to this new folder, with every fault mended that has one safe remedy.",
)
@click.pass_context
def check(
    context: click.Context,
    path: Path,
    mapping: str | None,
    sheet: str | None,
    output_format: str,
    output: Path | None,
) -> None:
    """Say whether this record is sound, with the address of every fault, and how its files were read."""
    from bnr_toolkit.errors.listing import as_csv, as_json, as_text
    from bnr_toolkit.ledger import checked, fixed, for_public

    language = context.find_root().params["messages"]
    render = {"csv": as_csv, "json": as_json, "text": as_text}[output_format]
    if output is not None:
        copy = fixed(path, output, mapping=mapping, sheet=sheet, language=language)
        ledger = copy.ledger
        said = copy.said(language) if output_format == "text" else render(copy.remaining, language)
    else:
        ledger, findings = checked(path, mapping=mapping, sheet=sheet)
        said = render(findings, language)
    click.echo(said, nl=False)
    if ledger is None:
        context.exit(RefusedInput.exit_code)
    if output_format == "text":
        for file in ledger.source:
            click.echo(_read_as(file, language))
        click.echo(f"sound: {ledger}")
        # What a page for readers shows: it holds less than the newsroom's record, so its digest is another.
        click.echo(f"public record {for_public(ledger).stamp.short_digest}")


def _read_as(file: SourceFile, language: str) -> str:
    words = _HOW[language]
    how = [words.get(name, "{}").format(words.get(said, said)) for name, said in file.how]
    return f"{_READ[language]}: {file.name}" + (f" ({', '.join(how)})" if how else "")
