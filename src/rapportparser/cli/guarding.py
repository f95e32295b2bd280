"""Doing a verb's work in a child that can be killed, so that no file can hang, crash or bloat the command itself.

The command is forked before anything heavy is loaded, which costs some milliseconds; where there is no fork (Windows)
it is started once more. The child does all: it reads, works, writes, and tells its errors; its exit status is the
command's.
"""

from __future__ import annotations

import functools
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, Final, NoReturn

import click

from rapportparser.errors import ExitStatus, LimitError, SourceDamagedError
from rapportparser.process_limits import limit_this_process

Verb = Callable[..., int | None]

# Tells a command that was started once more that it is the child.
_IS_CHILD: Final = "RAPPORTPARSER_IS_CHILD"
_MEBIBYTE: Final = 1024**2
# Below this the program itself does not fit.
_LEAST_MEBIBYTES: Final = 256
# What a child that is told to end gets before it is killed.
_GRACE_SECONDS: Final = 0.7
_NAMED_AT_MOST: Final = 3
_KILLED: Final = 9
# Windows tells a crash by a status beyond what a program can give.
_LEAST_CRASH: Final = 256


def guarded(*arguments: str) -> Callable[[Verb], Verb]:
    """Add `--timeout` and `--max-memory` to a verb, and do its work in a child.

    Args:
        arguments: The verb's parameters that name its sources.
    """

    def decorate(function: Verb) -> Verb:
        @functools.wraps(function)
        def in_child(*, timeout: float, max_memory: int, **given: Any) -> int | None:  # noqa: ANN401 (click's values)
            names = _names([given[argument] for argument in arguments])
            seconds = timeout * len(names)
            if os.environ.pop(_IS_CHILD, None) is None:
                _leave_it_to_a_child(_together(names), seconds)
            # The parent hears of an interrupt as well, and ends the child in its time.
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            signal.signal(signal.SIGTERM, _end_quietly)
            limit_this_process(seconds, max_memory * _MEBIBYTE)
            try:
                status = function(**given)
            except MemoryError:
                problem = f"needs more than {max_memory} MiB of memory"
                raise LimitError(_together(names), problem, "raise --max-memory") from None
            _leave(status or ExitStatus.OK)

        return _with_options(in_child)

    return decorate


def _with_options(function: Verb) -> Verb:
    timeout = click.option(
        "--timeout",
        type=click.FloatRange(0.1),
        default=600.0,
        show_default=True,
        metavar="SECONDS",
        help="Give a source up after so long.",
    )
    max_memory = click.option(
        "--max-memory",
        type=click.IntRange(_LEAST_MEBIBYTES),
        default=2048,
        show_default=True,
        metavar="MIB",
        help="Give up what needs more (on Linux).",
    )
    return timeout(max_memory(function))


def _names(given: Sequence[str | tuple[str, ...]]) -> list[str]:
    names = [name for one in given for name in ([one] if isinstance(one, str) else one)]
    return [name if name == "-" else os.path.basename(name) or name for name in names]  # noqa: PTH119 (no path, a name)


def _together(names: Sequence[str]) -> str:
    return ", ".join([*names[:_NAMED_AT_MOST], *(["…"] if len(names) > _NAMED_AT_MOST else [])])


def _leave_it_to_a_child(name: str, seconds: float) -> None:
    """Come back in the child only: the parent waits for its end, and ends as it did.

    Raises:
        click.exceptions.Exit: The child ended, with the status to end with.
        LimitError: It took too long, or was killed.
        SourceDamagedError: It crashed.
    """
    if hasattr(os, "fork"):
        _fork(name, seconds)
    else:
        _start_once_more(name, seconds)


def _leave(status: int) -> NoReturn:
    """End the child at once: it has given what it had, and taking a large report apart would only take time."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def _fork(name: str, seconds: float) -> None:
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    child = os.fork()
    if child == 0:
        return
    signal.signal(signal.SIGTERM, _end_as_terminated)
    late = threading.Timer(seconds, os.kill, (child, signal.SIGKILL))
    late.daemon = True
    late.start()
    try:
        _, status = os.waitpid(child, 0)
    except BaseException:
        late.cancel()
        _end(child)
        raise
    code = os.waitstatus_to_exitcode(status)
    is_late = not late.is_alive() and code < 0
    late.cancel()
    _end_as(code, name, seconds, is_late=is_late)


def _start_once_more(name: str, seconds: float) -> NoReturn:
    import subprocess

    command = [sys.executable, "-m", "rapportparser", *sys.argv[1:]]
    with subprocess.Popen(command, env=os.environ | {_IS_CHILD: "1"}) as child:  # noqa: S603 (ourselves)
        is_late = False
        try:
            child.wait(seconds)
        except subprocess.TimeoutExpired:
            is_late = True
            child.kill()
        except BaseException:
            child.kill()
            raise
    _end_as(child.returncode, name, seconds, is_late=is_late)


def _end_as(code: int, name: str, seconds: float, *, is_late: bool) -> NoReturn:
    if is_late:
        raise LimitError(name, f"takes longer than {seconds:g} s", "raise --timeout")
    if 0 <= code < _LEAST_CRASH:
        raise click.exceptions.Exit(code)
    if code == -_KILLED:
        raise LimitError(name, "was killed by the system, most likely for its memory", "give the machine more memory")
    problem = f"makes the program that reads it crash ({_signal_name(-code)}): damaged, or too large for --max-memory"
    raise SourceDamagedError(name, problem, "make it anew from its source")


def _end(child: int) -> None:
    """End a child, gently first: what it was writing is cleared away."""
    with suppress(ProcessLookupError):
        os.kill(child, signal.SIGTERM)
        hard = threading.Timer(_GRACE_SECONDS, os.kill, (child, signal.SIGKILL))
        hard.daemon = True
        hard.start()
        with suppress(ChildProcessError):
            os.waitpid(child, 0)
        hard.cancel()


def _end_quietly(*_: object) -> NoReturn:
    sys.exit(ExitStatus.INTERRUPTED)


def _end_as_terminated(*_: object) -> NoReturn:
    sys.exit(128 + signal.SIGTERM)


def _signal_name(number: int) -> str:
    with suppress(ValueError):
        return signal.Signals(number).name
    return f"signal {number}"
