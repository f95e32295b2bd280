"""How the command ends: every error one line on standard error and an exit status, never a traceback."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence

import click

from rapportparser.errors import ExitStatus, RapportparserError

_DEBUG = "--debug"


def run(command: click.Command, args: Sequence[str]) -> int:
    """Run a command and give its exit status."""
    debug = _DEBUG in args
    try:
        result = command.main(args=list(args), prog_name="rapportparser", standalone_mode=False)
        sys.stdout.flush()
    except Exception as error:  # noqa: BLE001 (the last line of defence)
        if debug and not isinstance(error, click.ClickException | click.exceptions.Exit | BrokenPipeError):
            import traceback

            traceback.print_exc()
        return _end(error)
    except KeyboardInterrupt:
        say("interrupted")
        return ExitStatus.INTERRUPTED
    return result if isinstance(result, int) else ExitStatus.OK


def _end(error: Exception) -> int:
    match error:
        case click.exceptions.Exit():
            return error.exit_code
        case click.Abort():
            message, status = "interrupted", ExitStatus.INTERRUPTED
        case click.ClickException():
            error.show()
            return error.exit_code
        case BrokenPipeError():
            _stop_writing()
            return ExitStatus.OK
        case RapportparserError():
            message, status = str(error), error.exit_status
        case MemoryError():
            message, status = "out of memory; give the machine more, or split the report", ExitStatus.LIMIT
        case _:
            summary = " ".join(f"{type(error).__name__}: {error}".split())
            message = f"a fault of rapportparser's own ({summary}); please report it with the output of {_DEBUG}"
            status = ExitStatus.INTERNAL
    say(message)
    return status


def _stop_writing() -> None:
    """Let nothing more be written: the reader went away (`| head`), and flushing at exit would complain again."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(message: str) -> None:
    """Tell people something on standard error."""
    click.echo(f"rapportparser: {shown(message)}", err=True)


def shown(text: str) -> str:
    """Give a text as a terminal may have it: what would move its cursor or colour its letters is shown, not done.

    Names of files are others' words.
    """
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in text)
