"""The parts of an OpenDocument text; what lies outside it is never asked for."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from rapportparser.errors import SourceDamagedError, SourceEncryptedError
from rapportparser.reading.odt.names import OFFICE
from rapportparser.reading.office.archive import Archive
from rapportparser.reading.office.xml import Element, read_xml
from rapportparser.reading.source import LoadedSource

_MANIFEST = "META-INF/manifest.xml"


class Package:
    """An OpenDocument text that is open."""

    def __init__(self, source: LoadedSource) -> None:
        self.archive = Archive(source)
        if _MANIFEST in self.archive and b"encryption-data" in self.archive.read(_MANIFEST):
            raise SourceEncryptedError(source.name, "is encrypted", "save it without a password")
        self._content = read_xml(self.archive, "content.xml")
        try:
            self._styles = read_xml(self.archive, "styles.xml") if "styles.xml" in self.archive else None
        except SourceDamagedError:
            # It only says how the text looks.
            self._styles = None

    def text(self) -> Element | None:
        """Give the element that holds the text; None where there is none."""
        return self._content.find(f"{OFFICE}body/{OFFICE}text")

    def styles(self) -> Iterator[Element]:
        """Give what styles and lists there are, the document's own first."""
        for root, kinds in ((self._content, ("automatic-styles",)), (self._styles, ("styles", "automatic-styles"))):
            for kind in kinds:
                group = root.find(OFFICE + kind) if root is not None else None
                yield from group if group is not None else ()

    def picture(self, address: str) -> bytes | None:
        """Give a picture that lies in the document; None for one that does not."""
        name = posixpath.normpath(address)
        return self.archive.read(name) if name in self.archive else None
