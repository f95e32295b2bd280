"""Rows as a typed polars frame."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import polars as pl

from rapportparser.exporting.tables import Cells, Table, Type

_TYPES: Final[dict[Type, type[pl.DataType]]] = {
    "text": pl.String,
    "integer": pl.Int64,
    "real": pl.Float64,
    "boolean": pl.Boolean,
}


def frame_of(table: Table, rows: Sequence[Cells]) -> pl.DataFrame:
    """Give rows as a frame, with the table's columns and types also where there are no rows."""
    schema = {column.name: _TYPES[column.type] for column in table.columns}
    return pl.DataFrame(rows, schema=schema, orient="row", strict=True)
