"""Parsed reports as flat tables: CSV, Parquet, an Excel workbook, or an SQLite database.

One report is in memory at a time, and a batch of rows a table: any number of reports takes the same memory.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from os import PathLike
from typing import Final, Literal, get_args

from rapportparser.exporting.filling import rapport_id_of, rows_of
from rapportparser.exporting.tables import TABLES, Cells, Table
from rapportparser.exporting.target import fresh_target
from rapportparser.exporting.writers import Writer, is_folder, names_in, writer_for
from rapportparser.opening import stored_rapport
from rapportparser.stored import StoredSource, stored_sources

Form = Literal["csv", "parquet", "xlsx", "sqlite"]
FORMS: Final[tuple[Form, ...]] = get_args(Form)
_BATCH: Final = 2_000

__all__ = ["FORMS", "Exported", "Form", "export"]


@dataclass(slots=True)
class Exported:
    """What became of an export.

    Attributes:
        rapporten: Number of reports in the tables.
        notices: What a user must know of it, a line each: reports that came twice, sources that had failed, cells
            that had to be cut.
    """

    rapporten: int = 0
    notices: list[str] = field(default_factory=list)


def export(
    sources: Iterable[str | PathLike[str]], form: Form, out: str | PathLike[str], *, force: bool = False
) -> Exported:
    """Write parsed reports as tables.

    Args:
        sources: JSON files of `parse`, and folders of them, such as `convert` makes.
        form: csv and parquet make a folder with a file a table; xlsx and sqlite make one file.
        out: Where; it appears whole, or not at all.
        force: Replace what is there.

    Raises:
        SourceError: A source is missing, or no report of this version.
        OutputError: There is something already, or it cannot be written.
        ExtraMissingError: A package that the form needs is not installed.
    """
    exported = Exported()
    found = stored_sources(sources, exported.notices)
    with fresh_target(out, names_in(form) if is_folder(form) else None, force=force) as place:
        writer = writer_for(form, place)
        try:
            with writer:
                _fill(writer, found, exported)
        except writer.faults as error:
            raise OSError(str(error)) from error
        exported.notices += writer.notices
    return exported


def _fill(writer: Writer, found: Iterable[StoredSource], exported: Exported) -> None:
    waiting: dict[Table, list[Cells]] = {table: [] for table in TABLES}
    first_named: dict[str, str] = {}
    for source in found:
        rapport = stored_rapport(source.path, name=source.name)
        key = rapport_id_of(rapport)
        if key in first_named:
            exported.notices.append(f"{source.name}: the same report as {first_named[key]}; it is in the tables once")
            continue
        first_named[key] = source.name
        for table, cells in rows_of(rapport, source.name):
            waiting[table].append(cells)
        exported.rapporten += 1
        # All tables at once, and parents before children: a reference never points ahead.
        if max(map(len, waiting.values())) >= _BATCH:
            _flush(writer, waiting)
    _flush(writer, waiting)


def _flush(writer: Writer, waiting: dict[Table, list[Cells]]) -> None:
    for table, rows in waiting.items():
        if rows:
            writer.write(table, rows)
            rows.clear()
