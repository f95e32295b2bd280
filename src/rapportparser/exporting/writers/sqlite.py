"""Tables as an SQLite database, with primary and foreign keys and an index on each."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from rapportparser.exporting.tables import TABLES, Cells, Column, Table

_TYPES: Final = {"text": "TEXT", "integer": "INTEGER", "real": "REAL", "boolean": "INTEGER"}
_KEYS: Final = {table.name: table.key for table in TABLES}
# What people look rows up by, besides keys and references.
_LOOKED_UP: Final = frozenset({"code", "jaar", "nummer", "stoplicht"})


class SqliteWriter:
    """Writes one database file."""

    def __init__(self, file: Path) -> None:
        self.notices: list[str] = []
        self.faults: tuple[type[Exception], ...] = (sqlite3.OperationalError,)
        self._database = sqlite3.connect(file)

    def __enter__(self) -> Self:
        # It is under a temporary name until it is whole: nothing to keep safe from a crash.
        self._database.execute("PRAGMA journal_mode = OFF")
        self._database.execute("PRAGMA synchronous = OFF")
        for table in TABLES:
            self._database.execute(_created(table))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if error is None:
                for table in TABLES:
                    self._index(table)
                self._database.commit()
        finally:
            self._database.close()

    def write(self, table: Table, rows: Sequence[Cells]) -> None:
        """Write rows under those that were written before."""
        marks = ", ".join("?" * len(table.columns))
        self._database.executemany(f"INSERT INTO {table.name} VALUES ({marks})", rows)  # noqa: S608 (names of our own)

    def _index(self, table: Table) -> None:
        for column in table.columns[1:]:
            if column.refers_to or column.name in _LOOKED_UP:
                self._database.execute(f"CREATE INDEX {table.name}_{column.name} ON {table.name} ({column.name})")


def _created(table: Table) -> str:
    parts = ",\n  ".join(_defined(column, is_key=column.name == table.key) for column in table.columns)
    return f"CREATE TABLE {table.name} (\n  {parts}\n)"


def _defined(column: Column, *, is_key: bool) -> str:
    words = [column.name, _TYPES[column.type]]
    if not column.optional:
        words.append("NOT NULL")
    if is_key:
        words.append("PRIMARY KEY")
    if column.refers_to:
        words.append(f"REFERENCES {column.refers_to} ({_KEYS[column.refers_to]})")
    return " ".join(words)
