"""Getting at the bytes of a source, within a limit, and telling what kind they are."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass, field
from os import PathLike, fspath
from pathlib import Path
from typing import IO

from rapportparser.errors import LimitError, SourceKindError, SourceMissingError

DEFAULT_MAX_BYTES = 256 * 1024 * 1024
STANDARD_INPUT = "-"

SourceLike = str | PathLike[str] | bytes | bytearray | IO[bytes] | IO[str]

_PDF_MARK = b"%PDF-"
_PDF_MARK_WITHIN = 1024
_OTHER_KINDS = (
    (b"PK\x03\x04", "a ZIP, Word or Excel file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x1f\x8b", "a gzip file"),
    (b"7z\xbc\xaf", "a 7-Zip file"),
)


@dataclass(frozen=True, slots=True)
class LoadedSource:
    """The bytes of a source and the name that people know it by."""

    name: str
    data: bytes = field(repr=False)

    @property
    def sha256(self) -> str:
        """Hexadecimal hash of the bytes."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def is_pdf(self) -> bool:
        """Whether the bytes are a PDF; like PDF readers, it allows some rubbish before the mark."""
        return _PDF_MARK in self.data[:_PDF_MARK_WITHIN]

    def refuse_other_kinds(self) -> None:
        """Raise `SourceKindError` where the first bytes tell that this is no text."""
        start = self.data[:64].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
        for mark, kind in _OTHER_KINDS:
            if self.data.startswith(mark) or start.startswith(mark.lower()):
                raise SourceKindError(
                    self.name, f"is {kind}, not a PDF, a web page or a text", "save it as PDF or as plain text"
                )


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
