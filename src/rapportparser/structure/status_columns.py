"""Which columns of a document's tables hold stoplights, told by their heads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapportparser.profile import Profile
from rapportparser.reading.document import Block
from rapportparser.reading.table import Table, TableRow
from rapportparser.structure.keys import key_of

# Heads stand in at most this many rows at a table's top: a word over all lights, and one over each.
_HEAD_ROWS = 3
# One column headed `Planning` may hold dates; of lights there are several beside each other.
_LEAST_ASPECTS = 2
# Two tables over a page break are one where their columns stand at the same places, in points.
_SAME_EDGE = 3.0


@dataclass(frozen=True, slots=True)
class StatusColumn:
    """A column of stoplights.

    Attributes:
        column: Its place in the table, from 0.
        kop: Its head as printed.
        aspect: What its lights are about, as in `model.Aspect`; None for the status as a whole.
    """

    column: int
    kop: str
    aspect: str | None


class StatusColumns:
    """The columns of stoplights of all tables of a document."""

    def __init__(self, blocks: Iterable[Block], profile: Profile) -> None:
        """Look through the tables in reading order: one that goes on over the page has its heads on the page before."""
        self._status = {key_of(kop) for kop in profile.koppen.statuskoppen}
        self._aspects = {key_of(kop): kop.lower() for kop in profile.koppen.aspectkoppen}
        self._of_row: dict[int, tuple[StatusColumn, ...]] = {}
        before: Table | None = None
        for block in blocks:
            if not isinstance(block, Table):
                continue
            columns = self._columns(block)
            if not columns and before is not None and _goes_on(before, block):
                columns = self._of_row[id(before.rows[0])]
            for row in block.rows:
                self._of_row[id(row)] = columns
            before = block if block.rows else before

    def of(self, row: TableRow | None) -> tuple[StatusColumn, ...]:
        """Give the columns of stoplights of the table that a row is in; none where it has none."""
        return self._of_row.get(id(row), ()) if row is not None else ()

    def is_status(self, text: str) -> bool:
        """Tell whether a column's head says that the column holds stoplights."""
        return key_of(text) in self._status

    def _columns(self, table: Table) -> tuple[StatusColumn, ...]:
        for place, row in enumerate(table.rows[:_HEAD_ROWS]):
            found = list(self._in_head(row, table.rows[place + 1 : place + 2]))
            if found:
                return tuple(found)
        return ()

    def _in_head(self, row: TableRow, below: Sequence[TableRow]) -> Iterable[StatusColumn]:
        aspects: list[StatusColumn] = []
        status: list[StatusColumn] = []
        for column, cell in enumerate(row.cells):
            if cell is None or not row.begins(column):
                continue
            key = key_of(cell.text)
            if key in self._status and cell.column_span > 1 and below:
                covered = range(column, column + cell.column_span)
                status += [self._under(below[0], inner, cell.text) for inner in covered]
            elif key in self._status:
                status.append(StatusColumn(column, cell.text, None))
            elif key in self._aspects:
                aspects.append(StatusColumn(column, cell.text, self._aspects[key]))
        return status + (aspects if len(aspects) >= _LEAST_ASPECTS else [])

    def _under(self, row: TableRow, column: int, kop: str) -> StatusColumn:
        cell = row.cells[column]
        own = cell.text if cell is not None else ""
        return StatusColumn(column, own or kop, self._aspects.get(key_of(own), own.lower()) or None)


def _goes_on(table: Table, following: Table) -> bool:
    same_width = table.columns == following.columns and bool(table.rows and following.rows)
    edges = zip(table.edges, following.edges, strict=False)
    return same_width and bool(table.edges) and all(abs(one - other) <= _SAME_EDGE for one, other in edges)
