"""Tables in a text: rows of cells parted by bars, one under the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from rapportparser.reading.document import Block
from rapportparser.reading.line import Line
from rapportparser.reading.table import Table, TableCell, TableRow


def blocks_of(lines: Iterable[Line]) -> tuple[Block, ...]:
    """Give a text's lines with those that are rows of a table put together; the lines themselves stay as they are."""
    blocks: list[Block] = []
    for ruled, group in groupby(lines, key=lambda line: line.ruled):
        together = list(group)
        blocks += [_table(together)] if ruled else together
    return tuple(blocks)


def _table(lines: list[Line]) -> Table:
    width = max(len(line.cells) for line in lines)
    rows = [TableRow(index, _cells(line, index, width)) for index, line in enumerate(lines)]
    return Table(tuple(rows), tuple(_line_of(line, row) for line, row in zip(lines, rows, strict=True)))


def _line_of(line: Line, row: TableRow) -> Line:
    """Give a row's line without the blank cells at its end: what is beside each other there is text alone."""
    cells = line.cells
    while len(cells) > 1 and not cells[-1].text:
        cells = cells[:-1]
    return replace(line, cells=cells, row=row)


def _cells(line: Line, row: int, width: int) -> tuple[TableCell | None, ...]:
    """Give a row's cells, blank ones that its line prints among them; none where its line ends before."""
    printed = [
        TableCell(row, column, lines=(line.only(cell),) if cell.text else ()) for column, cell in enumerate(line.cells)
    ]
    return (*printed, *(None for _ in range(len(printed), width)))
