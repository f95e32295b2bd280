"""Running a function in a child of its own that can be killed, with pebble.

A fork server has all that is heavy loaded (`warm`), so that a child costs some milliseconds; each source has its own,
so that nothing that a source does to its process is left for the next.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, InvalidStateError
from functools import cache
from multiprocessing.context import BaseContext
from typing import Any, Final, ParamSpec, TypeVar, cast

from pebble import ProcessExpired, concurrent

from rapportparser.batch.work import WARM_LANGUAGE_MODEL, Limits
from rapportparser.errors import LimitError, RapportparserError, WorkerError

Given = ParamSpec("Given")
Result = TypeVar("Result")

_WARM: Final = "rapportparser.batch.warm"
# Old libraries let a PDF name files that they then load.
_DANGEROUS: Final = "CMAP_PATH"


class Children:
    """The children of one batch, all of which can be stopped at once."""

    def __init__(self) -> None:
        self._running: set[Future[Any]] = set()
        self._lock = threading.Lock()
        self._stopped = False

    def run(
        self, name: str, limits: Limits, function: Callable[Given, Result], *args: Given.args, **kwargs: Given.kwargs
    ) -> Result:
        """Run a function in a child, and give what it gives.

        Args:
            name: The source that it is about, for errors.
            limits: The time after which the child is killed.
            function: A function of a module, with arguments that can be pickled.
            args: Its arguments.
            kwargs: Its arguments.

        Raises:
            RapportparserError: What the function raised; a `LimitError` after the time limit; a `WorkerError` where
                the child died.
            CancelledError: The children were stopped.
        """
        # pebble's types call the context by another name than its code does.
        in_child = cast("Any", concurrent.process)(timeout=limits.timeout, context=_context())
        start = cast("Callable[Given, Future[Result]]", in_child(function))
        if self._is_stopped():
            raise CancelledError
        future = start(*args, **kwargs)
        with self._lock:
            self._running.add(future)
        if self._is_stopped():
            future.cancel()
        try:
            return future.result()
        except TimeoutError as error:
            raise LimitError(name, f"takes longer than {limits.timeout:g} s", "raise --timeout") from error
        except ProcessExpired as error:
            problem = f"its worker {_how_it_died(error.exitcode)}"
            raise WorkerError(name, problem, "raise --max-memory, or leave the source out") from error
        except RapportparserError as error:
            # What pebble hangs on it is a traceback as text, of another process.
            raise error from None
        finally:
            with self._lock:
                self._running.discard(future)

    def stop(self) -> None:
        """Kill all that run, and start no more."""
        with self._lock:
            self._stopped = True
            running = list(self._running)
        _ignore_late_results()
        for future in running:
            future.cancel()

    def _is_stopped(self) -> bool:
        with self._lock:
            return self._stopped


def prepare(language_model: str) -> None:
    """Tell the fork server that is still to start what its children will need."""
    os.environ[WARM_LANGUAGE_MODEL] = language_model
    os.environ.pop(_DANGEROUS, None)


@cache
def _context() -> BaseContext:
    # Workers of Dask are daemons, which may have no children; ours end with them, or by their own alarm.
    multiprocessing.current_process().daemon = False
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["__main__", _WARM])
    return context


@cache
def _ignore_late_results() -> None:
    """Let pebble's threads end without a traceback where a child is done at the moment that it is stopped."""
    tell = threading.excepthook

    def tell_others(args: threading.ExceptHookArgs) -> None:
        if not issubclass(args.exc_type, InvalidStateError):
            tell(args)

    threading.excepthook = tell_others


def _how_it_died(exitcode: int | None) -> str:
    if exitcode is not None and exitcode < 0:
        try:
            return f"was killed by {signal.Signals(-exitcode).name}"
        except ValueError:
            return f"was killed by signal {-exitcode}"
    return "ended before it was done"
