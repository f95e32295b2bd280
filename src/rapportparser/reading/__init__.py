"""Readers: from the bytes of a source to a `Document`, one reader a kind of source."""

from __future__ import annotations

from dataclasses import dataclass

from rapportparser.reading.document import Document
from rapportparser.reading.source import LoadedSource
from rapportparser.reading.text import read_text

__all__ = ["ReadingOptions", "read"]


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """How sources are read.

    Attributes:
        password: Opens encrypted PDFs.
        max_pages: Pages over which a PDF is refused.
    """

    password: str | None = None
    max_pages: int = 2000


def read(source: LoadedSource, options: ReadingOptions | None = None) -> Document:
    """Read a source with the reader of its kind.

    Raises:
        SourceError: It cannot be read.
        NoTextError: It is a PDF without usable text.
        LimitError: It has too many pages.
    """
    options = options or ReadingOptions()
    if not source.is_pdf:
        return read_text(source)
    from rapportparser.reading.pdf import read_pdf

    return read_pdf(source, password=options.password, max_pages=options.max_pages)
