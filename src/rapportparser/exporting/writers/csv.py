"""Tables as CSV: UTF-8, commas, a head of column names, an empty cell for nothing and `""` for an empty text.

A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula, and one in a country that parts cells
with `;` finds such beginnings in the midst of a text as well, after a `;` or a line break. A `'` before each makes it
text. What began with a `'` itself gets one more, so that taking one away gives every text back as it was.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import IO, Final, Self

import polars as pl

from rapportparser.exporting.tables import TABLES, Cell, Cells, Table
from rapportparser.exporting.writers.frames import frame_of

_DANGER: Final = re.compile(r"""(\A|[;\t\r\n])([ "]*)(?=['=+\-@＝＋－＠\t\r])""")
_PARTING: Final = ";\t\r\n"
_MAY_BEGIN: Final = frozenset(" \"'=+-@＝＋－＠\t\r")
_GUARDED: Final = re.compile(r"""(\A|[;\t\r\n])([ "]*)'(?=['=+\-@＝＋－＠\t\r])""")


def guarded(text: str) -> str:
    """Give a text that no spreadsheet takes for a formula."""
    # Most cells are keys and words, and looking for single signs is much faster than the pattern.
    if text[:1] not in _MAY_BEGIN and not any(sign in text for sign in _PARTING):
        return text
    return _DANGER.sub(r"\1\2'", text)


def unguarded(text: str) -> str:
    """Give the text back that `guarded` was given."""
    return _GUARDED.sub(r"\1\2", text)


class CsvWriter:
    """Writes a folder with a CSV file a table."""

    def __init__(self, folder: Path) -> None:
        self.notices: list[str] = []
        self.faults: tuple[type[Exception], ...] = (pl.exceptions.ComputeError,)
        self._folder = folder
        self._open = ExitStack()
        self._files: dict[Table, IO[bytes]] = {}

    def __enter__(self) -> Self:
        for table in TABLES:
            file = self._open.enter_context((self._folder / f"{table.name}.csv").open("wb"))
            frame_of(table, []).write_csv(file)
            self._files[table] = file
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    def write(self, table: Table, rows: Sequence[Cells]) -> None:
        """Write rows under those that were written before."""
        frame = frame_of(table, [tuple(map(_guarded_cell, row)) for row in rows])
        frame.write_csv(self._files[table], include_header=False)


def _guarded_cell(cell: Cell) -> Cell:
    return guarded(cell) if isinstance(cell, str) else cell
