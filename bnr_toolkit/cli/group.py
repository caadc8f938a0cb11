"""The program ``bnr`` itself: its options, and errors → one message and an exit code."""

from __future__ import annotations

import contextlib
import os
import signal
import tempfile
import threading
from typing import TYPE_CHECKING, Any

import click

from bnr_toolkit.errors import BnrError, Finding, Place, RefusedInput, RunFailed, found, sentence
from bnr_toolkit.errors.listing import text_by_kind
from bnr_toolkit.files import FULL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Arrow would give memory back to the system between two blocks of a table, and ask for it again: milliseconds.
os.environ.setdefault("MIMALLOC_PURGE_DELAY", "1000")
LANGUAGES = ("nl", "en")
STOPPED = {
    "nl": "Gestopt. Het vorige rapport is onaangeroerd.",
    "en": "Stopped. The previous report is untouched.",
}
EXIT_STOPPED = 130
"""What a shell gives a program that Ctrl-C ended."""


class Commands(click.Group):
    """Turns this package's errors, and Ctrl-C, into lines on stderr and an exit code."""

    def invoke(self, context: click.Context) -> Any:
        """Run the command that was asked for."""
        try:
            with _orderly_end():
                return super().invoke(context)
        except BnrError as problem:
            _say(problem.findings, context.params.get("messages", "en"))
            context.exit(problem.exit_code)
        except OSError as problem:
            if problem.errno not in FULL:
                raise
            # When a file grows beyond the room there is, the system does not say which: those of a run are here.
            place = Place(file=str(problem.filename or tempfile.gettempdir()))
            refusal = found("cannot_write", place, problem=problem.strerror)
            _say([refusal], context.params.get("messages", "en"))
            context.exit(RunFailed.exit_code)
        except (KeyboardInterrupt, click.Abort):
            click.echo(STOPPED[context.params.get("messages", "en")], err=True)
            context.exit(EXIT_STOPPED)

    def resolve_command(self, context: click.Context, args: list[str]) -> Any:
        """The command of this name; refused, with what may have been meant, when there is none."""
        name = args[0] if args else ""
        if name and not name.startswith("-") and self.get_command(context, name) is None:
            commands = tuple(self.list_commands(context))
            raise RefusedInput(found("unknown_command", Place(parameter="COMMAND"), name, choices=commands))
        return super().resolve_command(context, args)


class _Ended(BaseException):
    """Somebody asked this program to end."""


@contextlib.contextmanager
def _orderly_end() -> Iterator[None]:
    """When the system asks for an end, half-written files are taken away first, as after Ctrl-C; then it ends."""

    def end(number: int, _frame: object) -> None:
        signal.signal(number, signal.SIG_IGN)
        raise _Ended(number)

    endings = [one for name in ("SIGTERM", "SIGHUP") if (one := getattr(signal, name, None)) is not None]
    ours = threading.current_thread() is threading.main_thread()
    before = {one: signal.signal(one, end) for one in endings if ours and signal.getsignal(one) is signal.SIG_DFL}
    try:
        yield
    except _Ended as asked:
        signal.signal(asked.args[0], signal.SIG_DFL)
        os.kill(os.getpid(), asked.args[0])
        raise
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


class ProbePath(click.Path):
    """A path that was typed: an empty one is refused, for as a path it would be the current folder."""

    def convert(self, value: Any, parameter: click.Parameter | None, context: click.Context | None) -> Any:
        """The path as typed."""
        if value == "":
            raise RefusedInput(found("path_missing", Place(parameter="PATH")))
        return super().convert(value, parameter, context)


def _say(findings: Iterable[Finding], language: str) -> None:
    listed = list(findings)
    kinds = [(finding.code, finding.place) for finding in listed]
    click.echo(text_by_kind(kinds, lambda number: sentence(listed[number], language), language), err=True, nl=False)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
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

    PATH is a probe folder, a zip of one, or a single table: CSV, XLSX, XLS, ODS, Parquet or JSON.

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
