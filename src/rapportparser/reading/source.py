"""Getting at the bytes of a source, within a limit."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass, field
from os import PathLike, fspath
from pathlib import Path
from typing import IO

from rapportparser.errors import LimitError, SourceMissingError

DEFAULT_MAX_BYTES = 256 * 1024 * 1024
STANDARD_INPUT = "-"

SourceLike = str | PathLike[str] | bytes | bytearray | IO[bytes] | IO[str]


@dataclass(frozen=True, slots=True)
class LoadedSource:
    """The bytes of a source and the name that people know it by."""

    name: str
    data: bytes = field(repr=False)

    @property
    def sha256(self) -> str:
        """Hexadecimal hash of the bytes."""
        return hashlib.sha256(self.data).hexdigest()


def load(source: SourceLike, *, name: str | None = None, max_bytes: int = DEFAULT_MAX_BYTES) -> LoadedSource:
    """Read a path, bytes, or an open file (binary, or text) to its end.

    Raises:
        SourceMissingError: The path is no file that can be opened and read.
        LimitError: It holds more than `max_bytes`.
    """
    if isinstance(source, bytes | bytearray):
        return _within_limit(name or STANDARD_INPUT, bytes(source), max_bytes)
    if isinstance(source, str | PathLike):
        path = Path(fspath(source))
        return _within_limit(name or path.name, _read_path(path, max_bytes), max_bytes)
    content = source.read() if isinstance(source, io.TextIOBase) else source.read(max_bytes + 1)
    data = content.encode("utf-8", "replace") if isinstance(content, str) else content
    return _within_limit(name or _name_of_file(source), data, max_bytes)


def _read_path(path: Path, max_bytes: int) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(max_bytes + 1)
    except FileNotFoundError as error:
        raise SourceMissingError(str(path), "there is no such file", "check the name") from error
    except IsADirectoryError as error:
        raise SourceMissingError(
            str(path), "is a folder", "name a file in it, or give parse --as-one for saved pages"
        ) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SourceMissingError(str(path), f"cannot be opened: {reason}") from error


def _name_of_file(file: IO[bytes] | IO[str]) -> str:
    name = getattr(file, "name", None)
    return Path(name).name if isinstance(name, str) and not name.startswith("<") else STANDARD_INPUT


def _within_limit(name: str, data: bytes, max_bytes: int) -> LoadedSource:
    if len(data) > max_bytes:
        raise LimitError(name, f"is larger than {max_bytes} bytes", "raise --max-bytes")
    # A file's name may hold bytes that are no UTF-8; the result is.
    return LoadedSource(name.encode("utf-8", "replace").decode(), data)
