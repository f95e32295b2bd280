"""Tables as Parquet: batches as they come, and one file a table of them in the end."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import polars as pl

from rapportparser.exporting.tables import TABLES, Cells, Table
from rapportparser.exporting.writers.frames import frame_of


class ParquetWriter:
    """Writes a folder with a Parquet file a table."""

    def __init__(self, folder: Path) -> None:
        self.notices: list[str] = []
        self.faults: tuple[type[Exception], ...] = (pl.exceptions.ComputeError,)
        self._folder = folder
        self._batches = folder / "batches"
        self._written: Counter[Table] = Counter()

    def __enter__(self) -> Self:
        for table in TABLES:
            (self._batches / table.name).mkdir(parents=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            for table in TABLES:
                self._join(table)
        shutil.rmtree(self._batches)

    def write(self, table: Table, rows: Sequence[Cells]) -> None:
        """Write rows under those that were written before."""
        self._written[table] += 1
        frame_of(table, rows).write_parquet(self._batches / table.name / f"{self._written[table]:09}.parquet")

    def _join(self, table: Table) -> None:
        """Make one file of a table's batches, without ever having all of them in memory."""
        target = self._folder / f"{table.name}.parquet"
        if self._written[table]:
            pl.scan_parquet(self._batches / table.name, low_memory=True).sink_parquet(target, row_group_size=16_384)
        else:
            frame_of(table, []).write_parquet(target)
