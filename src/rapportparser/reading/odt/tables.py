"""The cells of an OpenDocument table and the places that they cover."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rapportparser.reading.odt.names import TABLE, counted
from rapportparser.reading.office.cells import PlacedCell
from rapportparser.reading.office.grid import WIDEST_SPAN
from rapportparser.reading.office.xml import Element

_GROUPS: Final = frozenset(TABLE + name for name in ("table-header-rows", "table-rows", "table-row-group"))
# Nobody writes the same text as often.
_MOST_REPEATED: Final = 20


def placed_cells(table: Element) -> list[PlacedCell]:
    """Give the cells of a table row by row, each once."""
    rows = [row for row, _ in rows_of(table)]
    cells: list[PlacedCell] = []
    for number, row in enumerate(rows):
        column = 0
        for element in row:
            times = counted(element.get(TABLE + "number-columns-repeated"), WIDEST_SPAN)
            if element.tag == TABLE + "table-cell":
                down = counted(element.get(TABLE + "number-rows-spanned"), len(rows) - number)
                across = counted(element.get(TABLE + "number-columns-spanned"), WIDEST_SPAN)
                times = min(times, _MOST_REPEATED) if _is_filled(element) else times
                cells += [PlacedCell(element, number, at, down, across) for at in range(column, column + times)]
            elif element.tag != TABLE + "covered-table-cell":
                continue
            column += times
    return cells


def rows_of(table: Element) -> Iterator[tuple[Element, bool]]:
    """Give a table's rows, and whether each is one of its head."""
    for child in table:
        if child.tag == TABLE + "table-row":
            times = counted(child.get(TABLE + "number-rows-repeated"), _MOST_REPEATED) if _is_filled(child) else 1
            yield from ((child, False) for _ in range(times))
        elif child.tag in _GROUPS:
            in_head = child.tag == TABLE + "table-header-rows"
            yield from ((row, in_head or is_head) for row, is_head in rows_of(child))


def head_rows(table: Element) -> int:
    """Give how many rows at the top come again on every page: they hold the columns' heads."""
    return sum(is_head for _, is_head in rows_of(table))


def _is_filled(element: Element) -> bool:
    return any(text.strip() for text in element.itertext())
