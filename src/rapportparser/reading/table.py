"""A table as first-class thing: rows, columns, spans, shading, and the same as lines for whoever reads lines."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rapportparser.reading.line import Box, Cell, Colour, ColourMark, Line


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell of a table, which may cover several rows and columns.

    Attributes:
        row: Its first row, from 0.
        column: Its first column, from 0.
        row_span: How many rows it covers.
        column_span: How many columns it covers.
        lines: Its text, one cell a line; a nested table's text is among them.
        fill: Its shading; None for none, white and unknown.
        marks: The coloured marks in it.
        page: Page on which it begins, counted from 1; None where the source has no pages.
        box: Where it stands on that page; None where the source has no pages.
    """

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    lines: tuple[Line, ...] = ()
    fill: Colour | None = None
    marks: tuple[ColourMark, ...] = ()
    page: int | None = None
    box: Box | None = None

    @property
    def text(self) -> str:
        """Its lines, parted by spaces."""
        return " ".join(line.text for line in self.lines if line.text)


@dataclass(frozen=True, slots=True, eq=False)
class TableRow:
    """A row of a table.

    Attributes:
        index: Its place in the table, from 0.
        cells: One a column, left to right; a cell that spans stands in every row and column that it covers, None
            where the table has no cell.
        is_head: Whether the source itself says that it holds the columns' heads.
    """

    index: int
    cells: tuple[TableCell | None, ...]
    is_head: bool = False

    def begins(self, column: int) -> bool:
        """Tell whether the cell in a column begins in this row and column, and is not a span's continuation."""
        cell = self.cells[column]
        return cell is not None and (cell.row, cell.column) == (self.index, column)


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A table.

    Attributes:
        rows: Its rows, from the top down.
        lines: The same as lines, row by row, each with the stretches of text that stand on it; see `lines_of_rows`.
        ruled: Whether its cells' bounds are told (rules, fills, the source's own markup), or guessed from alignment.
        edges: The left edge of every column and the right edge of the last; empty where the source has no places.
    """

    rows: tuple[TableRow, ...]
    lines: tuple[Line, ...]
    ruled: bool = True
    edges: tuple[float, ...] = ()

    @property
    def columns(self) -> int:
        """How many columns it has."""
        return len(self.rows[0].cells) if self.rows else 0

    def cells(self) -> Iterator[TableCell]:
        """Give every cell once, row by row."""
        for row in self.rows:
            for column, cell in enumerate(row.cells):
                if cell is not None and row.begins(column):
                    yield cell


def table_of(
    cells: Iterable[TableCell], *, head_rows: int = 0, ruled: bool = True, edges: tuple[float, ...] = ()
) -> Table:
    """Make a table of its cells.

    Args:
        cells: Its cells in any order. Where two cover the same place the first stands.
        head_rows: How many rows at its top the source itself says to be heads.
        ruled: See `Table`.
        edges: See `Table`.
    """
    placed: dict[tuple[int, int], TableCell] = {}
    for cell in cells:
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                placed.setdefault((row, column), cell)
    height = max((row for row, _ in placed), default=-1) + 1
    width = max((column for _, column in placed), default=-1) + 1
    rows = tuple(
        TableRow(row, tuple(placed.get((row, column)) for column in range(width)), is_head=row < head_rows)
        for row in range(height)
    )
    return Table(rows, tuple(lines_of_rows(rows)), ruled, edges)


def lines_of_rows(rows: Iterable[TableRow]) -> Iterator[Line]:
    """Give rows as lines: the first lines of all cells beside each other, then the second ones, and so on.

    A cell that spans rows has its lines in its first row, wherever they are printed; a cell that has no line there is
    an empty stretch of text, so that a stretch's place in the line is its column.
    """
    for row in rows:
        own = [cell if cell is not None and row.begins(column) else None for column, cell in enumerate(row.cells)]
        for place in range(max((len(cell.lines) for cell in own if cell is not None), default=0)):
            beside = [cell.lines[place] if cell is not None and place < len(cell.lines) else None for cell in own]
            yield _beside_each_other(row, beside)


def _beside_each_other(row: TableRow, beside: Sequence[Line | None]) -> Line:
    shown = [line for line in beside if line is not None]
    first = shown[0]
    boxes = [line.box for line in shown if line.box is not None and line.page == first.page]
    around = boxes[0] if boxes else None
    for box in boxes[1:]:
        around = box.around(around) if around is not None else box
    stretches = [line.cells[0] if line is not None and line.cells else Cell("", first.left) for line in beside]
    while len(stretches) > 1 and not stretches[-1].text:
        stretches.pop()
    listed = len(shown) == 1 and first.listed and beside[0] is first
    return replace(
        first,
        cells=tuple(stretches),
        gap=any(line.gap for line in shown),
        listed=listed,
        ruled=True,
        room=math.inf,
        box=around,
        row=row,
    )
