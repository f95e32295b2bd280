"""XML of strangers: no entities, nothing from outside, no depth without end."""

from __future__ import annotations

from typing import Final, TypeAlias

from lxml import etree

from rapportparser.reading.office.archive import Archive

Element: TypeAlias = etree._Element  # noqa: SLF001 (lxml has no other name for it)

# Strict documents differ from the usual ones in the addresses of their names alone.
_STRICT: Final = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
        b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
)
_STRICT_MARK: Final = b"http://purl.oclc.org/ooxml/"


def read_xml(archive: Archive, name: str) -> Element:
    """Give the root of a member that is XML.

    Raises:
        SourceDamagedError: It is not there, is no XML, is nested beyond reason, or brings definitions of its own.
        SourceEncryptedError: It needs a password.
        LimitError: It is larger than a document's members are.
    """
    data = archive.read(name)
    if _STRICT_MARK in data:
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        reason = str(error).splitlines()[0][:100] if str(error) else "no XML"
        raise archive.damaged(f"is damaged: its part {name[:80]} cannot be read ({reason})") from error
    if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]
        raise archive.damaged(f"defines entities of its own in {name[:80]}, which no document needs")
    return root


def local_name(element: Element) -> str:
    """Give an element's name without its address."""
    return str(element.tag).rpartition("}")[2]
