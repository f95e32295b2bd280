"""The parts of a Word document, and the relations between them; what lies outside it is never asked for."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import Final

from rapportparser.errors import SourceDamagedError
from rapportparser.reading.docx.names import R
from rapportparser.reading.office.archive import Archive
from rapportparser.reading.office.xml import Element, read_xml
from rapportparser.reading.source import LoadedSource

_USUAL_MAIN_PART: Final = "word/document.xml"


class Package:
    """A Word document that is open."""

    def __init__(self, source: LoadedSource) -> None:
        self.archive = Archive(source)
        self.main_part = self._main_part()
        self._relations = self._relations_of(self.main_part)

    def main(self) -> Element:
        """Give the root of the part that holds the text."""
        return read_xml(self.archive, self.main_part)

    def related(self, kind: str) -> Element | None:
        """Give the root of the part that the main one names for a kind, such as `styles`; None where it names none.

        Such a part only says how the text looks or is numbered: without it there still is a text.
        """
        for target, its_kind in self._relations.values():
            if its_kind == kind and target in self.archive:
                try:
                    return read_xml(self.archive, target)
                except SourceDamagedError:
                    return None
        return None

    def picture(self, relation: str) -> tuple[str, bytes] | None:
        """Give the name and the bytes of a picture that lies in the document; None for one that does not."""
        target, _ = self._relations.get(relation, ("", ""))
        return (target, self.archive.read(target)) if target in self.archive else None

    def _main_part(self) -> str:
        for target, kind in self._relations_of("").values():
            if kind == "officeDocument" and target in self.archive:
                return target
        return _USUAL_MAIN_PART

    def _relations_of(self, part: str) -> Mapping[str, tuple[str, str]]:
        folder, name = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        if path not in self.archive:
            return {}
        relations: dict[str, tuple[str, str]] = {}
        for relation in read_xml(self.archive, path):
            if relation.get("TargetMode") != "External":
                target = relation.get("Target", "")
                within = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
                kind = relation.get("Type", "").rpartition("/")[2]
                relations[relation.get("Id", "")] = (posixpath.normpath(within), kind)
        return relations


def relation_id(element: Element, attribute: str) -> str:
    """Give the relation that an element names."""
    return element.get(R + attribute) or ""
