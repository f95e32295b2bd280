"""OpenDocument texts (ODT), which LibreOffice and others write: the same as Word documents, said in other words."""

from __future__ import annotations

from typing import Final

from rapportparser.errors import SourceEmptyError
from rapportparser.notices import Notice, TrackedChanges
from rapportparser.reading.document import Document, Page
from rapportparser.reading.odt.body import BodyReader
from rapportparser.reading.odt.lists import Lists
from rapportparser.reading.odt.names import TEXT
from rapportparser.reading.odt.package import Package
from rapportparser.reading.odt.styles import Styles
from rapportparser.reading.source import LoadedSource

_MEDIA_TYPE: Final = "application/vnd.oasis.opendocument.text"


def read_odt(source: LoadedSource) -> Document:
    """Read an OpenDocument text. Macros and what it names outside itself are left alone.

    Raises:
        SourceDamagedError: It cannot be opened, or is no document.
        SourceEncryptedError: It needs a password.
        SourceEmptyError: It holds no text.
        LimitError: It unpacks to more than a document does, or has tables without end.
    """
    package = Package(source)
    text = package.text()
    if text is None:
        raise package.archive.damaged("is no OpenDocument text: it has no body")
    reader = BodyReader(package, Styles(package.styles()), Lists(package.styles()), source.name)
    try:
        blocks = tuple(reader.blocks(text))
    except RecursionError as error:
        raise package.archive.damaged("is nested deeper than any document") from error
    page = Page(blocks, tuple(reader.marks))
    if not page.lines:
        raise SourceEmptyError(source.name, "holds no text", "is it the right file?")
    changed = text.find(f"{TEXT}tracked-changes/{TEXT}changed-region") is not None
    notices: tuple[Notice, ...] = (TrackedChanges(),) if changed else ()
    return Document(_MEDIA_TYPE, (page,), notices=notices)
