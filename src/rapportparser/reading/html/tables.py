"""Where the cells of a page's table stand, whatever its spans claim."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from rapportparser.reading.html.styles import Styles
from rapportparser.reading.html.tree import Element

# No report's table is wider; a span that claims more means "all of them".
_WIDEST_SPAN: Final = 100
# Cells that spans from above push further than this stand in no column that anybody meant.
_WIDEST: Final = 300
# Places in the grid of one table; a table of a thousand rows has some ten thousand.
_MOST_PLACES: Final = 400_000
_NUMBER = re.compile(r"\s*(\d{1,9})")
_ROW_ROLES: Final = frozenset({"row"})
_CELL_ROLES: Final = frozenset({"cell", "gridcell", "columnheader", "rowheader"})
_GROUP_TAGS: Final = frozenset({"thead", "tbody", "tfoot"})
_PAGE_HEADINGS: Final = frozenset({"h1", "h2"})


@dataclass(slots=True)
class Placed:
    """A cell's element and its place."""

    element: Element
    row: int
    column: int
    row_span: int
    column_span: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's rows and cells.

    Attributes:
        rows: The rows' elements.
        cells: The cells with their places, row by row.
        head_rows: How many rows at the top are heads.
        caption: Its caption; None where it has none.
    """

    rows: tuple[Element, ...]
    cells: tuple[Placed, ...]
    head_rows: int
    caption: Element | None

    @property
    def columns(self) -> int:
        """How many columns it has."""
        return max((cell.column + cell.column_span for cell in self.cells), default=0)


def is_table(element: Element, styles: Styles) -> bool:
    """Tell whether an element is a table, by its tag, its role or its style."""
    role = element.get("role").lower()
    if element.tag == "table" or role in {"table", "grid", "treegrid"}:
        return True
    return element.tag == "div" and styles.of(element).display == "table"


def grid_of(table: Element, styles: Styles) -> Grid:
    """Place the cells of a table; spans end where the table does."""
    rows: list[tuple[Element, Element | None]] = []
    caption: Element | None = None
    for group, row in _rows_of(table, styles):
        if row.tag == "caption":
            caption = caption or row
        else:
            rows.append((row, group))
    rows.sort(key=lambda pair: pair[1] is not None and pair[1].tag == "tfoot")
    ends = _ends_of_groups([group for _, group in rows])
    placed: list[Placed] = []
    busy: dict[int, int] = {}
    for place, (row, _) in enumerate(rows):
        column = 0
        for cell in _cells_of(row, styles):
            while busy.get(column, 0) > place:
                column += 1
            if column > _WIDEST:
                # Spans that push each other on and on are none of a table's.
                busy.clear()
                column = 0
            width = min(_span(cell, "colspan"), _WIDEST_SPAN)
            height = _span(cell, "rowspan", zero=len(rows))
            height = min(height, ends[place] - place)
            placed.append(Placed(cell, place, column, height, width))
            if height > 1:
                busy |= dict.fromkeys(range(column, column + width), place + height)
            column += width
    _close_up(placed)
    return Grid(tuple(row for row, _ in rows), tuple(placed), _head_rows(rows, styles), caption)


def is_layout(table: Element, grid: Grid) -> bool:
    """Tell whether a table only puts things beside each other: it has one cell, says so, or holds a page's parts."""
    covered = sum(cell.row_span * cell.column_span for cell in grid.cells)
    too_large = max(covered, grid.columns * len(grid.rows)) > _MOST_PLACES
    if table.get("role").lower() in {"presentation", "none"} or len(grid.cells) <= 1 or too_large:
        return True
    if grid.head_rows or grid.caption is not None or any(cell.element.tag == "th" for cell in grid.cells):
        return False
    for cell in grid.cells:
        for element in cell.element.walk():
            if element.tag in _PAGE_HEADINGS:
                return True
            if element.tag == "table" and sum(one.tag in {"td", "th"} for one in element.walk()) > 1:
                return True
    return False


def _rows_of(table: Element, styles: Styles) -> Iterator[tuple[Element | None, Element]]:
    """Give each row and the group that it stands in, and the caption."""
    for child in table.elements:
        if child.tag == "caption" or _is_row(child, styles):
            yield None, child
        elif child.tag in _GROUP_TAGS or child.get("role").lower() == "rowgroup" or _is_group(child, styles):
            for row in child.elements:
                if _is_row(row, styles):
                    yield child, row


def _is_group(element: Element, styles: Styles) -> bool:
    return element.tag == "div" and styles.of(element).display.startswith(("table-row-group", "table-header-group"))


def _is_row(element: Element, styles: Styles) -> bool:
    if element.tag == "tr" or element.get("role").lower() in _ROW_ROLES:
        return True
    return element.tag == "div" and styles.of(element).display == "table-row"


def _cells_of(row: Element, styles: Styles) -> Iterator[Element]:
    for cell in row.elements:
        own = cell.tag in {"td", "th"} or cell.get("role").lower() in _CELL_ROLES
        if own or styles.of(cell).display == "table-cell":
            yield cell


def _span(cell: Element, name: str, zero: int = 1) -> int:
    match = _NUMBER.match(cell.get(name) or cell.get(f"aria-{name}"))
    return max(int(match[1]), 1) if match and int(match[1]) else zero if match else 1


def _ends_of_groups(groups: list[Element | None]) -> list[int]:
    """Give for each row where its group ends: no cell reaches beyond."""
    ends = [len(groups)] * len(groups)
    for place in range(len(groups) - 2, -1, -1):
        ends[place] = ends[place + 1] if groups[place] is groups[place + 1] else place + 1
    return ends


def _close_up(placed: list[Placed]) -> None:
    """Leave the columns out in which no cell begins: only spans stand in them."""
    begins = sorted({cell.column for cell in placed})
    index = {column: place for place, column in enumerate(begins)}
    for cell in placed:
        end = cell.column + cell.column_span
        first = index[cell.column]
        after = first
        while after < len(begins) and begins[after] < end:
            after += 1
        cell.column, cell.column_span = first, max(after - first, 1)


def _head_rows(rows: list[tuple[Element, Element | None]], styles: Styles) -> int:
    count = 0
    for row, group in rows:
        cells = list(_cells_of(row, styles))
        all_heads = bool(cells) and all(
            cell.tag == "th" or cell.get("role").lower() == "columnheader" for cell in cells
        )
        if not (group is not None and group.tag == "thead") and not all_heads:
            break
        count += 1
    return count if count < len(rows) else min(count, 1) if len(rows) > 1 else 0
