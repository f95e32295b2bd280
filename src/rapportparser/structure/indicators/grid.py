"""Rows of a table as texts, one a column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapportparser.reading.line import Line
from rapportparser.reading.table import TableRow
from rapportparser.structure.indicators.words import plain, words

# One row may bear such a name by chance ("Resultaat").
_MONEY_ROWS = 2


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a table, as texts.

    Attributes:
        texts: One a column; None where the source prints no cell there.
        line: Its first line.
        is_head: Whether the source says that it holds heads.
        begins: For each column whether a cell begins there, and is not one that spans from the left or from above.
        lost: Whether it prints values of which nobody can tell the column.
    """

    texts: tuple[str | None, ...]
    line: Line
    is_head: bool
    begins: tuple[bool, ...]
    lost: bool = False

    @property
    def filled(self) -> list[str]:
        """The texts of the cells that hold any, each once."""
        return [text for text, begins in zip(self.texts, self.begins, strict=True) if text and begins]


def grid_of(lines: Sequence[Line]) -> list[GridRow]:
    """Give the rows that lines of one table belong to."""
    grid: list[GridRow] = []
    last: TableRow | None = None
    for line in lines:
        row = line.row
        if row is None or row is last:
            continue
        last = row
        texts = tuple(cell.text if cell is not None else None for cell in row.cells)
        begins = tuple(row.begins(column) for column in range(len(row.cells)))
        grid.append(GridRow(texts, line, row.is_head, begins))
    width = max((len(row.texts) for row in grid), default=0)
    return [
        replace(
            row,
            texts=row.texts + (None,) * (width - len(row.texts)),
            begins=row.begins + (False,) * (width - len(row.begins)),
        )
        for row in grid
    ]


def is_money(grid: Sequence[GridRow]) -> bool:
    """Tell whether a table is one of amounts by its heads or by what its rows are called."""
    known = words()
    first = [plain(row.texts[0] or "") for row in grid if row.texts]
    heads = {plain(text) for row in grid[:3] for text in row.filled}
    money_rows = sum(word in known.money_rows for word in first)
    in_thousands = any("€ 1.000" in word or ("x 1.000" in word and "€" in word) for word in heads)
    return bool(heads & known.money_heads) or in_thousands or money_rows >= _MONEY_ROWS
