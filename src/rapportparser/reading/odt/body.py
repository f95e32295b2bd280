"""The body of an OpenDocument text: its paragraphs and tables in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Final

from rapportparser.reading.document import Block
from rapportparser.reading.line import ColourMark, Line
from rapportparser.reading.odt.inline import InlineReader
from rapportparser.reading.odt.lists import Lists
from rapportparser.reading.odt.names import TABLE, TEXT, counted
from rapportparser.reading.odt.package import Package
from rapportparser.reading.odt.styles import ParagraphStyle, Styles
from rapportparser.reading.odt.tables import head_rows, placed_cells
from rapportparser.reading.office.cells import CellContent, PlacedCell, is_frame
from rapportparser.reading.office.grid import Places, grid_table
from rapportparser.reading.office.lists import LEVELS, Counters, Label
from rapportparser.reading.office.paragraph import Paragraph, lines_of
from rapportparser.reading.office.xml import Element
from rapportparser.reading.table import TableCell

_MOST_START: Final = 100_000
_INDEXES: Final = frozenset(
    TEXT + name
    for name in (
        "table-of-content", "illustration-index", "table-index", "object-index", "user-index", "alphabetical-index",
        "bibliography",
    )
)  # fmt: skip
# What is no text of the document at all.
_UNSEEN: Final = frozenset(TEXT + name for name in ("tracked-changes", "sequence-decls", "variable-decls"))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in which lists a paragraph stands.

    Attributes:
        counters: How far its list has counted; None outside lists.
        style: The list's style; "" where its paragraphs' own styles name it.
        level: How deep it stands, from 0.
        is_first: Whether it is the first paragraph of its item, before which the number stands.
        in_index: Whether it is an entry of a contents list or another index.
    """

    counters: Counters | None = None
    style: str = ""
    level: int = 0
    is_first: bool = False
    in_index: bool = False


class BodyReader:
    """Reads a document's body once.

    Attributes:
        marks: The coloured marks outside tables, once the blocks were given.
    """

    def __init__(self, package: Package, styles: Styles, lists: Lists, name: str) -> None:
        self._styles = styles
        self._lists = lists
        self._inline = InlineReader(package, styles)
        self._numbers = count(1)
        self._places = Places(name)
        self._notes: list[Element] = []
        self.marks: list[ColourMark] = []

    def blocks(self, container: Element) -> Iterator[Block]:
        """Give what a container holds: a note's text stands behind the paragraph or table that refers to it."""
        for item in self._items(container, _Place()):
            if isinstance(item, Paragraph):
                item.take_emoji(out_of_text=False)
                self.marks += item.marks
                yield from lines_of(item, self._numbers, gap=True)
            else:
                yield from self._table(item)
            yield from self._read_notes()

    def _items(self, container: Element, place: _Place) -> Iterator[Paragraph | Element]:
        for child in container:
            yield from self._item(child, place)

    def _item(self, child: Element, place: _Place) -> Iterator[Paragraph | Element]:
        tag = child.tag
        if tag in {TEXT + "p", TEXT + "h"}:
            yield from self._paragraph(child, place)
        elif tag == TABLE + "table":
            yield child
        elif tag == TEXT + "list":
            yield from self._list(child, place)
        elif tag == TEXT + "section":
            if child.get(TEXT + "display") != "none" and child.get(TEXT + "is-hidden") != "true":
                yield from self._items(child, place)
        elif tag in _INDEXES:
            yield from self._index(child)
        elif tag == TEXT + "numbered-paragraph":
            yield from self._items(child, place)
        elif tag not in _UNSEEN:
            yield from self._drawing(child, place)

    def _index(self, element: Element) -> Iterator[Paragraph | Element]:
        for body in element.iterchildren(TEXT + "index-body"):
            for part in body:
                if part.tag == TEXT + "index-title":
                    yield from self._items(part, _Place())
            yield from self._items(body, _Place(in_index=True))

    def _list(self, element: Element, outer: _Place) -> Iterator[Paragraph | Element]:
        style = element.get(TEXT + "style-name") or outer.style
        inner = outer.counters is not None
        level = min(outer.level + 1, LEVELS - 1) if inner else 0
        counters = outer.counters or self._lists.begin(element, style or _own_list_of(element, self._styles))
        for item in element:
            if item.tag not in {TEXT + "list-item", TEXT + "list-header"}:
                continue
            if start := item.get(TEXT + "start-value"):
                counters.start_at(level, counted(start, _MOST_START))
            is_first = item.tag == TEXT + "list-item"
            for child in item:
                place = _Place(counters, style, level, is_first, outer.in_index)
                if child.tag == TEXT + "list":
                    yield from self._list(child, place)
                else:
                    yield from self._item(child, place)
                    is_first = False

    def _paragraph(self, element: Element, place: _Place) -> Iterator[Paragraph | Element]:
        style = self._styles.paragraph(element.get(TEXT + "style-name"))
        if style.hidden:
            return
        paragraph = Paragraph(centred=style.centred, band=style.band)
        paragraph.heading = style.heading
        if element.tag == TEXT + "h":
            paragraph.heading = counted(element.get(TEXT + "outline-level"), LEVELS)
        paragraph.is_contents = place.in_index or style.is_contents
        left = self._inline.read(element, paragraph, style.ink)
        self._number(element, paragraph, place, style)
        self._notes += left.notes
        yield paragraph
        for box in left.boxes:
            yield from self._items(box, _Place())

    def _number(self, element: Element, paragraph: Paragraph, place: _Place, style: ParagraphStyle) -> None:
        label: Label | None = None
        if place.counters is not None:
            own = place.style or style.list_style
            label = self._lists.next(place.counters, own, place.level) if place.is_first else None
        elif element.tag == TEXT + "h" and element.get(TEXT + "is-list-header") != "true":
            label = self._lists.heading(paragraph.heading or 1)
        if label is None:
            return
        if label.is_bullet and paragraph.heading is None:
            paragraph.list_level = place.level
        elif not label.is_bullet:
            paragraph.label = label.text

    def _drawing(self, element: Element, place: _Place) -> Iterator[Paragraph | Element]:
        """Read what is anchored to a page instead of to a paragraph."""
        holder = Paragraph()
        left = self._inline.read_drawing(element, holder)
        if holder.marks:
            yield holder
        for box in left.boxes:
            yield from self._items(box, place)

    def _read_notes(self) -> Iterator[Line]:
        notes, self._notes = self._notes, []
        for note in notes:
            for item in self._items(note, _Place()):
                if isinstance(item, Paragraph):
                    yield from lines_of(item, self._numbers, gap=True)
        # A note refers to no other note.
        self._notes = []

    def _table(self, element: Element) -> Iterator[Block]:
        placed = placed_cells(element)
        if is_frame(placed, TABLE + "table"):
            for cell in placed:
                yield from self.blocks(cell.element)
            return
        cells = [self._cell(cell) for cell in placed]
        if any(cell.lines or cell.marks or cell.fill for cell in cells):
            yield grid_table(cells, head_rows=head_rows(element), places=self._places)

    def _cell(self, cell: PlacedCell) -> TableCell:
        content = CellContent(self._numbers)
        self._fill(content, cell.element)
        fill = self._styles.cell_fill(cell.element.get(TABLE + "style-name"))
        return content.cell(cell, fill)

    def _fill(self, content: CellContent, element: Element) -> None:
        """Read a cell's paragraphs, and those of tables in it one by one."""
        content.begin()
        for item in self._items(element, _Place()):
            if isinstance(item, Paragraph):
                content.add(item)
            else:
                for inner in placed_cells(item):
                    self._fill(content, inner.element)


def _own_list_of(element: Element, styles: Styles) -> str:
    """Give the list that the style of a list's first paragraph names."""
    first = next(element.iter(TEXT + "p", TEXT + "h"), None)
    return styles.paragraph(first.get(TEXT + "style-name")).list_style if first is not None else ""
