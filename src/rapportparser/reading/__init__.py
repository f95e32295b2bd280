"""Readers: from the bytes of a source to a `Document`, one reader a kind of source."""

from __future__ import annotations

from rapportparser.errors import SourceKindError
from rapportparser.reading.document import Document
from rapportparser.reading.source import LoadedSource
from rapportparser.reading.text import read_text

__all__ = ["read"]


def read(source: LoadedSource) -> Document:
    """Read a source with the reader of its kind.

    Raises:
        SourceError: It cannot be read.
    """
    if source.is_pdf:
        raise SourceKindError(source.name, "is a PDF, and this version reads texts only", "save it as plain text")
    return read_text(source)
