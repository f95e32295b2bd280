"""Word documents (DOCX, DOCM): paragraphs with the levels and numbers that their styles give them, tables, notes."""

from __future__ import annotations

from typing import Final

from rapportparser.errors import SourceEmptyError
from rapportparser.notices import DocumentsEmbedded, Notice, TrackedChanges
from rapportparser.reading.document import Document, Page
from rapportparser.reading.docx.body import BodyReader, Parts
from rapportparser.reading.docx.colours import Palette
from rapportparser.reading.docx.drawing import Drawings
from rapportparser.reading.docx.names import W
from rapportparser.reading.docx.numbering import Numbering
from rapportparser.reading.docx.package import Package
from rapportparser.reading.docx.styles import Styles
from rapportparser.reading.source import LoadedSource

_MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read_docx(source: LoadedSource) -> Document:
    """Read a Word document. Macros and what it names outside itself are left alone.

    Raises:
        SourceDamagedError: It cannot be opened, or is no document.
        SourceEncryptedError: It needs a password.
        SourceEmptyError: It holds no text.
        LimitError: It unpacks to more than a document does, or has tables without end.
    """
    package = Package(source)
    palette = Palette(package.related("theme"))
    styles = Styles(package.related("styles"), palette)
    numbering = Numbering(package.related("numbering"))
    drawings = Drawings(package, palette)
    body = package.main().find(W + "body")
    if body is None:
        raise package.archive.damaged("is no Word document: it has no body")
    reader = BodyReader(Parts(package, palette, styles, numbering, drawings, source.name))
    try:
        blocks = tuple(reader.blocks(body))
    except RecursionError as error:
        raise package.archive.damaged("is nested deeper than any document") from error
    page = Page(blocks, tuple(reader.marks))
    if not page.lines:
        raise SourceEmptyError(source.name, "holds no text", "is it the right file?")
    return Document(_MEDIA_TYPE, (page,), notices=tuple(_notices(reader)))


def _notices(reader: BodyReader) -> list[Notice]:
    notices: list[Notice] = [TrackedChanges()] if reader.has_tracked_changes else []
    if reader.embedded:
        notices.append(DocumentsEmbedded(reader.embedded))
    return notices
