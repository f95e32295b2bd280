"""Keeping Python's cycle collector from looking through a report again and again."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

# Measured: at the usual 700, a fifth to a third of the time of a parse goes into looking for cycles that are not there.
_OBJECTS: Final = 100_000
_lock: Final = threading.Lock()
_usual: list[tuple[int, int, int]] = []


@contextmanager
def rarely_collected() -> Iterator[None]:
    """Have the collector run rarely; the last one to leave, of all threads, restores what was set before.

    The lines and parts of a report are trees: nothing of them waits for the collector. What libraries leave behind is
    still collected, after more of it.
    """
    with _lock:
        _usual.append(gc.get_threshold())
        if len(_usual) == 1:
            gc.set_threshold(_OBJECTS, *_usual[0][1:])
    try:
        yield
    finally:
        with _lock:
            before = _usual[0]
            _usual.pop()
            if not _usual:
                gc.set_threshold(*before)
