"""Words typed in a terminal → one call below; errors → one message and an exit code.

Nothing heavy is imported before a command needs it: ``bnr --help`` answers at
once.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bnr_toolkit.errors import BnrError, Finding, Place, RefusedInput, found, sentence, severity

if TYPE_CHECKING:
    from collections.abc import Iterable

LANGUAGES = ("nl", "en")
STOPPED = {
    "nl": "Gestopt. Het vorige rapport is onaangeroerd.",
    "en": "Stopped. The previous report is untouched.",
}
EXIT_STOPPED = 130
"""What a shell gives a program that Ctrl-C ended."""
TRIGGERS = "initial_review, edit, time_only, user_report, press_inquiry, account_action, unknown"
RULES = "first_decision, ever_approved, approved_at_cutoff, would_have_run, final_after_inquiry"


class _Commands(click.Group):
    """Turns this package's errors, and Ctrl-C, into lines on stderr and an exit code."""

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except BnrError as problem:
            _say(problem.findings, context.params.get("messages", "en"))
            context.exit(problem.exit_code)
        except (KeyboardInterrupt, click.Abort):
            click.echo(STOPPED[context.params.get("messages", "en")], err=True)
            context.exit(EXIT_STOPPED)

    def resolve_command(self, context: click.Context, args: list[str]) -> Any:
        name = args[0] if args else ""
        if name and not name.startswith("-") and self.get_command(context, name) is None:
            commands = tuple(self.list_commands(context))
            raise RefusedInput(found("unknown_command", Place(parameter="COMMAND"), name, choices=commands))
        return super().resolve_command(context, args)


class _ProbePath(click.Path):
    """A path that was typed: an empty one is refused, for as a path it would be the current folder."""

    def convert(self, value: Any, parameter: click.Parameter | None, context: click.Context | None) -> Any:
        if value == "":
            raise RefusedInput(found("path_missing", Place(parameter="PATH")))
        return super().convert(value, parameter, context)


def _say(findings: Iterable[Finding], language: str) -> None:
    for finding in findings:
        click.echo(sentence(finding, language), err=True)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="bnr-toolkit", prog_name="bnr")
@click.option(
    "--messages",
    type=click.Choice(LANGUAGES),
    default="en",
    envvar="BNR_MESSAGES",
    show_default=True,
    help="Language of messages.",
)
def main(messages: str) -> None:
    """From a newsroom's record of test ads to a page a reader can trust.

    PATH is a probe folder or a single CSV file.

    \b
    Exit codes:
      0    done
      1    a bug of ours
      2    refused input
      3    privacy block
      4    the run failed
      5    verification failed
      130  stopped by Ctrl-C
    """  # noqa: D301 - click's mark for lines that stay as they are is one character, a backspace


@main.command(epilog="Example: bnr new data/my-probe")
@click.argument("path", type=_ProbePath(path_type=Path))
def new(path: Path) -> None:
    """Start a probe folder with a filled-in example."""
    from bnr_toolkit.ledger import start_probe

    for file in start_probe(path):
        click.echo(file)


@main.command(epilog="Example: bnr log data/my-probe ad-3 halted --trigger press_inquiry --at '2025-03-04 16:10'")
@click.argument("path", type=_ProbePath(path_type=Path))
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


@main.command(epilog="Example: bnr check results.csv --format csv")
@click.argument("path", type=_ProbePath(path_type=Path))
@click.option(
    "--format", "output_format", type=click.Choice(("text", "csv", "json")), default="text", show_default=True
)
@click.pass_context
def check(context: click.Context, path: Path, output_format: str) -> None:
    """Say whether this record is sound, with the address of every fault."""
    from bnr_toolkit.errors.listing import as_csv, as_json
    from bnr_toolkit.ledger import checked, open_ledger

    ledger, findings = checked(path)
    language = context.find_root().params["messages"]
    if output_format == "json":
        click.echo(as_json(findings, language), nl=False)
    elif output_format == "csv":
        click.echo(as_csv(findings, language), nl=False)
    else:
        for finding in findings:
            click.echo(f"{severity(finding.code)}: {sentence(finding, language)}")
        if ledger is not None:
            click.echo(f"sound: {ledger}")
            # What a page for readers shows: it holds less than the newsroom's record, so its digest is another.
            click.echo(f"public record {open_ledger(path).stamp.short_digest}")
    if ledger is None:
        context.exit(RefusedInput.exit_code)


@main.command(epilog="Example: bnr rates data/bnr-tiktok-2023 --by category --format csv")
@click.argument("path", type=_ProbePath(path_type=Path))
@click.option("--by", default="", help="A column, or two with a comma between.  [default: the total only]")
@click.option("--rule", default="first_decision", show_default=True, help=f"What counts as approved: {RULES}.")
@click.option("--codes", default="primary", show_default=True, help="Count an ad in its primary category, or in any.")
@click.option("--confidence", type=float, default=0.95, show_default=True, help="Level of the Wilson interval.")
@click.option("--as-of", help="Leave out what was observed after this day.")
@click.option("--platform", help="Keep one platform.")
@click.option("--audience", default="internal", show_default=True, help="public: without what readers may not see.")
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Of text and Markdown.")
@click.option(
    "--format",
    "output_format",
    type=click.Choice(("text", "csv", "json", "markdown")),
    default="text",
    show_default=True,
)
def rates(
    path: Path,
    by: str,
    rule: str,
    codes: str,
    confidence: float,
    as_of: str | None,
    platform: str | None,
    audience: str,
    language: str,
    output_format: str,
) -> None:
    """Count approvals, in total and by any column or pair of columns.

    Text and Markdown show no interval when the record's scope of inference is
    none; CSV and JSON are for machines and carry it.
    """
    from bnr_toolkit import tables
    from bnr_toolkit.ledger import open_ledger
    from bnr_toolkit.rates import approval_rates
    from bnr_toolkit.redact import publishable_intervals

    counted = approval_rates(open_ledger(path, audience), by, rule, codes, confidence, as_of, platform)
    if output_format == "csv":
        click.echo(tables.rates_csv(counted), nl=False)
    elif output_format == "json":
        click.echo(tables.rates_json(counted), nl=False)
    else:
        render = tables.markdown if output_format == "markdown" else tables.text
        click.echo(render(tables.rates(publishable_intervals(counted), language)), nl=False)


@main.command(
    context_settings={"ignore_unknown_options": True, "allow_extra_args": True},
    epilog="Example: bnr report data/bnr-tiktok-2023 --language nl --by platform,category --output out",
)
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option("--language", "languages", multiple=True, help="nl or en; repeat for both.  [default: both]")
@click.option("--audience", help="public or internal.  [default: public]")
@click.option("--by", help="A column to count by, or two with a comma between.  [default: category]")
@click.option("--rule", help=f"What counts as approved: {RULES}.  [default: first_decision]")
@click.option("--codes", help="primary or any: in which of its categories an ad counts.  [default: primary]")
@click.option("--confidence", help="Level of intervals.  [default: 0.95]")
@click.option("--as-of", help="Leave out what was observed after this day.")
@click.option("--platform", help="Keep one platform.")
@click.option("--output", type=click.Path(path_type=Path), help="Put all files straight into this folder.")
@click.option("--notebook", type=click.Path(path_type=Path), help="A notebook of your own instead of report.ipynb.")
@click.pass_context
def report(
    context: click.Context,
    /,
    paths: tuple[str, ...],
    languages: tuple[str, ...],
    output: Path | None,
    notebook: Path | None,
    **given: str | None,
) -> None:
    """Make the page for readers, with its executed notebook, facts and charts.

    Everything is checked before anything runs: a fault leaves the previous
    report untouched.
    """
    probes, unknown = _sorted_out(paths, context.args)
    if not probes:
        raise RefusedInput(found("no_path", Place(parameter="PATH")))
    asked = {name: value for name, value in given.items() if value is not None}

    from bnr_toolkit.report import make_reports, requested

    wanted = requested(probes, languages, asked | unknown)
    for file in make_reports(wanted, output, notebook).files:
        click.echo(file)


def _sorted_out(paths: tuple[str, ...], extra: list[str]) -> tuple[tuple[str, ...], dict[str, str]]:
    """Probe paths, and the options that no report has (so that they get a suggestion too)."""
    words = [*paths, *extra]
    probes, unknown = [], {}
    while words:
        word = words.pop(0)
        if not word.startswith("--"):
            probes.append(word)
            continue
        name, equals, value = word.removeprefix("--").partition("=")
        if not equals and words and not words[0].startswith("--"):
            value = words.pop(0)
        unknown[name.replace("-", "_")] = value
    return tuple(probes), unknown


if __name__ == "__main__":
    sys.exit(main())
