"""The body of a Word document: its paragraphs and tables in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Final

from rapportparser.reading.document import Block
from rapportparser.reading.docx.colours import Palette
from rapportparser.reading.docx.drawing import Drawings
from rapportparser.reading.docx.inline import InlineReader
from rapportparser.reading.docx.names import MC, W
from rapportparser.reading.docx.numbering import Numbering
from rapportparser.reading.docx.package import Package
from rapportparser.reading.docx.styles import Style, Styles, over
from rapportparser.reading.docx.tables import head_rows, placed_cells
from rapportparser.reading.line import ColourMark, Line
from rapportparser.reading.office.cells import CellContent, PlacedCell, is_frame
from rapportparser.reading.office.grid import Places, grid_table
from rapportparser.reading.office.paragraph import Paragraph, lines_of
from rapportparser.reading.office.xml import Element
from rapportparser.reading.table import TableCell

# What is only a shell around paragraphs and tables.
_SHELLS: Final = frozenset(W + name for name in ("sdtContent", "ins", "moveTo", "customXml", "smartTag"))
_NO_LIST: Final = "0"
_WHITE: Final = (255, 255, 255)


@dataclass(frozen=True, slots=True)
class Parts:
    """What a body is read with.

    Attributes:
        package: The document.
        palette: Its colours.
        styles: Its styles.
        numbering: Its lists.
        drawings: Tells what its drawings show.
        name: The name that people know it by.
    """

    package: Package
    palette: Palette
    styles: Styles
    numbering: Numbering
    drawings: Drawings
    name: str


class BodyReader:
    """Reads a document's body once.

    Attributes:
        marks: The coloured marks outside tables, once the blocks were given.
        embedded: How many other documents are embedded, which are not read.
    """

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._inline = InlineReader(parts.styles, parts.drawings)
        self._numbers = count(1)
        self._places = Places(parts.name)
        self._pending: Paragraph | None = None
        self._notes: list[tuple[str, str]] = []
        self._notes_of: dict[str, dict[str, Element]] = {}
        self.marks: list[ColourMark] = []
        self.embedded = 0

    @property
    def has_tracked_changes(self) -> bool:
        """Whether the document holds changes that are not settled."""
        return self._inline.has_tracked_changes

    def blocks(self, container: Element) -> Iterator[Block]:
        """Give what a container holds: a note's text stands behind the paragraph or table that refers to it."""
        for item in self._items(container):
            if isinstance(item, Paragraph):
                item.take_emoji(out_of_text=False)
                self.marks += item.marks
                yield from lines_of(item, self._numbers, gap=True)
            else:
                yield from self._table(item)
            yield from self._read_notes()

    def _items(self, container: Element) -> Iterator[Paragraph | Element]:
        """Give paragraphs and the elements of tables; what is in a text box comes behind its paragraph."""
        for child in container:
            tag = child.tag
            if tag == W + "p":
                yield from self._paragraph(child)
            elif tag == W + "tbl":
                yield child
            elif tag == W + "sdt":
                if child.find(f"{W}sdtPr/{W}showingPlcHdr") is None:
                    yield from self._items(child)
            elif tag in _SHELLS:
                yield from self._items(child)
            elif tag == MC + "AlternateContent":
                choice = child.find(MC + "Choice")
                yield from self._items(choice if choice is not None else child)
            elif tag == W + "altChunk":
                self.embedded += 1

    def _paragraph(self, element: Element) -> Iterator[Paragraph | Element]:
        properties = element.find(W + "pPr")
        named = properties.find(W + "pStyle") if properties is not None else None
        style = self._parts.styles.style(named.get(W + "val") if named is not None else None)
        own = self._parts.styles.paragraph_of(properties)
        look = over(own, style.paragraph)
        paragraph = self._pending or Paragraph()
        self._pending = None
        paragraph.heading = self._parts.styles.heading_of(style, own)
        paragraph.centred, paragraph.band = bool(look.centred), look.band
        in_contents = self._inline.in_contents
        left = self._inline.read(element, paragraph, style.run)
        self._notes += left.notes
        paragraph.is_contents = in_contents or self._inline.in_contents or style.is_contents
        if _goes_on(properties):
            # Its end was deleted: what follows is the same paragraph, in the look of its last part.
            self._pending = paragraph
        else:
            if look.num_id not in {None, _NO_LIST} and not _is_hidden(properties, paragraph):
                self._number(paragraph, look.num_id or "", own.num_level, style)
            yield paragraph
        for box in left.boxes:
            yield from self._items(box)

    def _number(self, paragraph: Paragraph, num_id: str, own_level: int | None, style: Style) -> None:
        level = own_level if own_level is not None else style.paragraph.num_level
        if own_level is None and (of_style := self._parts.numbering.level_of_style(num_id, style.chain)):
            level = of_style
        label = self._parts.numbering.next(num_id, level or 0)
        if label is None:
            return
        if label.is_bullet and paragraph.heading is None:
            paragraph.list_level = level or 0
        elif not label.is_bullet:
            paragraph.label = label.text

    def _read_notes(self) -> Iterator[Line]:
        notes, self._notes = self._notes, []
        for kind, number in notes:
            element = self._note(kind, number)
            for item in self._items(element) if element is not None else ():
                if isinstance(item, Paragraph):
                    yield from lines_of(item, self._numbers, gap=True)
        # A note refers to no other note.
        self._notes = []

    def _note(self, kind: str, number: str) -> Element | None:
        if kind not in self._notes_of:
            root = self._parts.package.related(kind)
            self._notes_of[kind] = {} if root is None else {note.get(W + "id") or "": note for note in root}
        return self._notes_of[kind].pop(number, None)

    def _table(self, element: Element) -> Iterator[Block]:
        placed = [*placed_cells(element)]
        if is_frame(placed, W + "tbl"):
            for cell in placed:
                yield from self.blocks(cell.element)
            return
        cells = [self._cell(cell) for cell in placed]
        if any(cell.lines or cell.marks or cell.fill for cell in cells):
            yield grid_table(cells, head_rows=head_rows(element), places=self._places)

    def _cell(self, cell: PlacedCell) -> TableCell:
        content = CellContent(self._numbers)
        self._fill(content, cell.element)
        fill = self._parts.palette.band(cell.element.find(W + "tcPr"))
        return content.cell(cell, None if fill == _WHITE else fill)

    def _fill(self, content: CellContent, element: Element) -> None:
        """Read a cell's paragraphs, and those of tables in it one by one."""
        content.begin()
        for item in self._items(element):
            if isinstance(item, Paragraph):
                content.add(item)
            else:
                for inner in placed_cells(item):
                    self._fill(content, inner.element)


def _goes_on(properties: Element | None) -> bool:
    mark = properties.find(W + "rPr") if properties is not None else None
    return mark is not None and (mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None)


def _is_hidden(properties: Element | None, paragraph: Paragraph) -> bool:
    mark = properties.find(f"{W}rPr/{W}vanish") if properties is not None else None
    return mark is not None and paragraph.is_empty
