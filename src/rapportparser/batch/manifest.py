r"""The manifest: `manifest.jsonl`, a line a source, written as sources are done.

It is only added to while a batch runs, so that a batch may be killed at any moment: a torn last line is passed over,
and of two lines of one source the later counts. At the end it is written anew, sorted, one line a source. Object stores
cannot add to a file: there the lines go to parts backstage, some seconds apart, and the end makes one file of them.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import IO, Final, Self

from rapportparser.batch.storage import BACKSTAGE, Folder, LocalFolder
from rapportparser.errors import OutputError
from rapportparser.model_manifest import ManifestLine

NAME: Final = "manifest.jsonl"
_PART: Final = "manifest-"
_PART_SECONDS: Final = 5.0
_PART_LINES: Final = 500


def read_lines(folder: Folder) -> dict[str, bytes]:
    """Give the manifest's lines by source, with those of a batch that did not come to its end."""
    lines: dict[str, bytes] = {}
    for name in (NAME, *_parts(folder)):
        for line in (folder.read(name) or b"").splitlines():
            source = _source_of(line)
            if source is not None:
                lines[source] = line
    return lines


def output_of(line: bytes) -> str | None:
    """Give the output that a line names; None where it names none, or one that a batch would never make."""
    output = json.loads(line).get("output")
    if not isinstance(output, str) or not output.endswith(".json") or "\\" in output or ":" in output:
        return None
    return None if {"", ".", ".."} & set(output.split("/")) else output


def _source_of(line: bytes) -> str | None:
    try:
        source = json.loads(line)["source"]
    except (ValueError, KeyError, TypeError):
        return None
    return source if isinstance(source, str) else None


def _parts(folder: Folder) -> list[str]:
    return [name for name in folder.backstage() if name.startswith(f"{BACKSTAGE}/{_PART}")]


class Manifest:
    """The manifest of a running batch; leaving it writes it anew, sorted.

    Raises:
        OutputError: It cannot be written.
    """

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self.lines = read_lines(folder)
        self._file: IO[bytes] | None = None
        self._waiting: list[bytes] = []
        self._written = time.monotonic()

    def __enter__(self) -> Self:
        if isinstance(self._folder, LocalFolder):
            # Whole lines only, so that what is added does not continue a torn one.
            self._write_sorted()
            self._file = _opened(self._folder.path / NAME)
        return self

    def add(self, line: ManifestLine) -> None:
        """Note what became of a source."""
        data = line.model_dump_json().encode()
        self.lines[line.source] = data
        if self._file is not None:
            _checked(self._file.name, lambda file=self._file: file.write(data + b"\n") and file.flush())  # type: ignore[misc]
            return
        self._waiting.append(data)
        if len(self._waiting) >= _PART_LINES or time.monotonic() - self._written > _PART_SECONDS:
            self._write_part()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            self._file.close()
        self._write_sorted()

    def _write_part(self) -> None:
        name = f"{BACKSTAGE}/{_PART}{time.time_ns():020d}.jsonl"
        self._folder.write(name, b"".join(line + b"\n" for line in self._waiting))
        self._waiting.clear()
        self._written = time.monotonic()

    def _write_sorted(self) -> None:
        parts = _parts(self._folder)
        ordered = (self.lines[source] for source in sorted(self.lines))
        self._folder.write(NAME, b"".join(line + b"\n" for line in ordered))
        for part in parts:
            self._folder.remove(part)


def _opened(path: Path) -> IO[bytes]:
    try:
        return path.open("ab")
    except OSError as error:
        raise OutputError(str(path), f"cannot be written: {error.strerror or error}") from error


def _checked(name: str, write: Callable[[], object]) -> None:
    try:
        write()
    except OSError as error:
        raise OutputError(name, f"cannot be written: {error.strerror or error}", "see to the disk") from error
