"""From cells with spans to a `Table`, within what tables of people measure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from rapportparser.errors import LimitError
from rapportparser.reading.table import Table, TableCell, table_of

# Word has 63 columns at most, and what spans more spans them all.
WIDEST_SPAN: Final = 64
# More than people fill: a table of ten columns and 100,000 rows.
_MOST_PLACES: Final = 1_000_000


class Places:
    """Counts the places of a document's tables, spans filled."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._left = _MOST_PLACES

    def take(self, cells: Sequence[TableCell], columns: int) -> None:
        """Count a table's places, those that several cells claim as often as they do.

        Raises:
            LimitError: The document's tables have too many.
        """
        rows = max((cell.row + cell.row_span for cell in cells), default=0)
        self._left -= max(rows * columns, sum(cell.row_span * cell.column_span for cell in cells))
        if self._left < 0:
            problem = f"has tables of more than {_MOST_PLACES} cells"
            raise LimitError(self._name, problem, "is it a report? Leave out its largest tables")


def grid_table(cells: Sequence[TableCell], *, head_rows: int, places: Places) -> Table:
    """Make a table, without the columns in which no cell begins: editors leave many behind.

    Raises:
        LimitError: The document's tables have too many places.
    """
    starts = sorted({cell.column for cell in cells})
    placed = [
        replace(
            cell,
            column=(column := bisect_left(starts, cell.column)),
            column_span=max(bisect_left(starts, cell.column + cell.column_span) - column, 1),
        )
        for cell in cells
    ]
    places.take(placed, len(starts))
    return table_of(placed, head_rows=head_rows)
