"""Writing files and folders of this machine so that they are there whole or not at all: beside, then renamed."""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

# File systems allow 255 bytes a name.
_LONGEST_NAME: Final = 50


def write_whole(target: Path, data: bytes, *, aside: Path | None = None) -> None:
    """Write a file, flushed to the disk before it takes its name; one that is there keeps its permissions.

    Args:
        target: The file.
        data: What it holds.
        aside: An existing folder of the same file system for what is not finished; the file's own by default.

    Raises:
        OSError: It cannot be written; nothing is left of it.
    """
    part = _unfinished(target, aside or target.parent)
    try:
        with part.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            part.chmod(target.stat().st_mode & 0o777)
        part.replace(target)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


@contextmanager
def appearing(target: Path) -> Iterator[Path]:
    """Give a place to make a file or a folder at; what was made there takes its name, and the place of what was there.

    Raises:
        OSError: It cannot be made or renamed; nothing is left of it, and what was there is there still.
    """
    work = _unfinished(target, target.parent)
    # It is made where its end is sure: an interrupt may come at any moment.
    try:
        work.mkdir(mode=0o700)
        made = work / "new"
        yield made
        _put(made, target, work / "old")
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _unfinished(target: Path, folder: Path) -> Path:
    return folder / f".{target.name[:_LONGEST_NAME]}.{uuid.uuid4().hex}.part"


def _put(made: Path, target: Path, aside: Path) -> None:
    if target.is_dir():
        # A folder cannot be renamed over another: the old one goes aside, and comes back where that fails.
        target.rename(aside)
        try:
            made.rename(target)
        except OSError:
            aside.rename(target)
            raise
    else:
        made.replace(target)
