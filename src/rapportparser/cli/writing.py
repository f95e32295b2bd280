"""Writing results: whole to standard output, or whole to a file, never half."""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from rapportparser.errors import OutputError

_NEW_FILE_MODE = 0o666


def default_indent(indent: int | None, output: str | None) -> int | None:
    """Give the indent for JSON, None for one line: people read a terminal, programs read pipes and files."""
    if indent is None:
        return 2 if output is None and sys.stdout.isatty() else None
    return indent or None


def write(text: str, output: str | None) -> None:
    """Write a text and a newline, as UTF-8, to a file or to standard output.

    A file is written beside its place and renamed, so that it is there whole or not at all.

    Raises:
        OutputError: It cannot be written.
    """
    data = f"{text}\n".encode()
    try:
        if output is None or output == "-":
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
        else:
            _write_file(Path(output), data)
    except BrokenPipeError:
        raise
    except OSError as error:
        name = output if output not in {None, "-"} else "standard output"
        problem = f"cannot be written: {error.strerror or error}"
        raise OutputError(str(name), problem, "choose another place with -o") from error


def _write_file(path: Path, data: bytes) -> None:
    if path.exists() and not path.is_file():
        path.write_bytes(data)
        return
    target = path.resolve()
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:100]}.", suffix=".part", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(target.stat().st_mode & 0o777 if target.exists() else _NEW_FILE_MODE & ~_umask())
        Path(name).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
