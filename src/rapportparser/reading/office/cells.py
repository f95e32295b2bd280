"""The cells of tables in office documents: what stands in them, and which tables only lay out a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rapportparser.reading.line import Cell, Colour, ColourMark, Line
from rapportparser.reading.office.paragraph import Paragraph, lines_of
from rapportparser.reading.office.xml import Element
from rapportparser.reading.table import TableCell


@dataclass(slots=True)
class PlacedCell:
    """A cell, its element, and the rows and columns that it covers."""

    element: Element
    row: int
    column: int
    row_span: int
    column_span: int


class CellContent:
    """Collects what stands in a cell, tables in it among that; `numbers` counts the document's lines."""

    def __init__(self, numbers: Iterator[int]) -> None:
        self._numbers = numbers
        self._lines: list[Line] = []
        self._marks: list[ColourMark] = []
        self._gap = True

    def begin(self) -> None:
        """Begin the cell, or a cell of a table in it."""
        self._gap = True

    def add(self, paragraph: Paragraph) -> None:
        """Add a paragraph; what stands beside each other in it is one stretch of text."""
        paragraph.take_emoji(out_of_text=True)
        paragraph.take_bands()
        self._marks += paragraph.marks
        for line in lines_of(paragraph, self._numbers, gap=self._gap):
            text = " ".join(cell.text for cell in line.cells)
            self._lines.append(replace(line, cells=(Cell(text, line.left),)))
        self._gap = paragraph.is_empty

    def cell(self, placed: PlacedCell, fill: Colour | None) -> TableCell:
        """Give the cell, at its place."""
        return TableCell(
            row=placed.row,
            column=placed.column,
            row_span=placed.row_span,
            column_span=placed.column_span,
            lines=tuple(self._lines),
            fill=fill,
            marks=tuple(self._marks),
        )


def is_frame(cells: Sequence[PlacedCell], table: str) -> bool:
    """Tell a table that only lays out a page: one cell, or one row that holds tables (elements named `table`)."""
    if len(cells) == 1:
        return True
    one_row = all(cell.row == 0 and cell.row_span == 1 for cell in cells)
    return one_row and any(next(cell.element.iter(table), None) is not None for cell in cells)
