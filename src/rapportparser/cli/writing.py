"""Writing results: whole to standard output, or whole to a file, never half."""

from __future__ import annotations

import sys
from pathlib import Path

from rapportparser.errors import OutputError
from rapportparser.whole_files import write_whole


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
    write_whole(path.resolve(), data)
