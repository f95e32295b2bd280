"""The cells of a Word table and the places that they cover."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import Final

from rapportparser.reading.docx.names import W, switch, value, whole
from rapportparser.reading.office.cells import PlacedCell
from rapportparser.reading.office.grid import WIDEST_SPAN
from rapportparser.reading.office.xml import Element

# What is only a shell around rows or cells; what was deleted is in none of them.
_SHELLS: Final = frozenset(W + name for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml"))


def placed_cells(table: Element) -> Iterator[PlacedCell]:
    """Give the cells of a table row by row, each once: those that go on with the cell above are part of it."""
    above: dict[int, PlacedCell] = {}
    cells: list[PlacedCell] = []
    for number, row in enumerate(rows_of(table)):
        here: dict[int, PlacedCell] = {}
        properties = row.find(W + "trPr")
        column = min(max(whole(value(properties, "gridBefore"), 0), 0), WIDEST_SPAN)
        last: PlacedCell | None = None
        for element in _within(row, W + "tc"):
            told = element.find(W + "tcPr")
            span = min(max(whole(value(told, "gridSpan"), 1), 1), WIDEST_SPAN)
            started = above.get(column) if _goes_on(told, "vMerge") else None
            if last is not None and _goes_on(told, "hMerge"):
                last.column_span += span
            elif started is not None:
                started.row_span = number - started.row + 1
                here[column] = started
            else:
                last = PlacedCell(element, number, column, 1, span)
                cells.append(last)
                here[column] = last
            column += span
        above = here
    yield from cells


def rows_of(table: Element) -> Iterator[Element]:
    """Give a table's rows, but for those that were deleted."""
    for row in _within(table, W + "tr"):
        if row.find(f"{W}trPr/{W}del") is None:
            yield row


def head_rows(table: Element) -> int:
    """Give how many rows at the top come again on every page: they hold the columns' heads."""
    return sum(1 for _ in takewhile(lambda row: switch(row.find(W + "trPr"), "tblHeader"), rows_of(table)))


def _within(element: Element, tag: str) -> Iterator[Element]:
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _SHELLS:
            yield from _within(child, tag)


def _goes_on(properties: Element | None, direction: str) -> bool:
    merge = properties.find(W + direction) if properties is not None else None
    return merge is not None and merge.get(W + "val", "continue") == "continue"
