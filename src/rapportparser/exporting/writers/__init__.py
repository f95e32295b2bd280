"""One writer a form. Each is loaded only when it is asked for, with the packages that it needs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Final, Protocol, Self

from rapportparser.errors import ExtraMissingError
from rapportparser.exporting.tables import TABLES, Cells, Table

# Forms that make a folder with a file a table; the others make one file.
_FOLDERS: Final = frozenset({"csv", "parquet"})


class Writer(Protocol):
    """Writes rows as they come; leaving its context makes the output whole.

    Attributes:
        notices: What a user must know of what was written, a line each; complete when the context is left.
        faults: What its package raises, besides `OSError`, where the disk does not take what is written.
    """

    notices: list[str]
    faults: tuple[type[Exception], ...]

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def write(self, table: Table, rows: Sequence[Cells]) -> None:
        """Write rows under those that were written before."""


def is_folder(form: str) -> bool:
    """Tell whether a form is a folder of files."""
    return form in _FOLDERS


def names_in(form: str) -> frozenset[str]:
    """Give the names of the files that a form's folder holds."""
    return frozenset(f"{table.name}.{form}" for table in TABLES)


def writer_for(form: str, place: Path) -> Writer:
    """Give the writer of a form, that writes to a place.

    Raises:
        ExtraMissingError: A package that it needs is not installed.
    """
    try:
        match form:
            case "csv":
                from rapportparser.exporting.writers.csv import CsvWriter

                return CsvWriter(place)
            case "parquet":
                from rapportparser.exporting.writers.parquet import ParquetWriter

                return ParquetWriter(place)
            case "xlsx":
                from rapportparser.exporting.writers.xlsx import XlsxWriter

                return XlsxWriter(place)
            case _:
                from rapportparser.exporting.writers.sqlite import SqliteWriter

                return SqliteWriter(place)
    except ModuleNotFoundError as error:
        problem = f"--to {form} needs {error.name}, which is not installed"
        raise ExtraMissingError("", problem, "pip install 'rapportparser[export]'") from error
