"""Tables as an Excel workbook, a sheet a table: texts as texts, and within what Excel can hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

from xlsxwriter import Workbook
from xlsxwriter.exceptions import XlsxWriterException

from rapportparser.exporting.tables import TABLES, Cell, Cells, Column, Table

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

EXCEL_ROWS: Final = 1_048_576
EXCEL_CHARACTERS: Final = 32_767
CUT_MARK: Final = " […] (afgekapt)"
# XML 1.0 has no place for these; Excel's own way around it is read by few programs.
_ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_REPLACEMENT: Final = "\ufffd"
_WIDTHS: Final = {"text": 24, "integer": 9, "real": 9, "boolean": 9}
_WIDE: Final = frozenset({"secties.text", "toelichtingen.text", "percentages.sentence", "warnings.message"})
_WIDE_WIDTH: Final = 80
_OUT_OF_EXCEL: Final = "export --to parquet or sqlite to have them whole"


class XlsxWriter:
    """Writes one workbook; a table of more rows than a sheet can hold goes on in a next sheet."""

    def __init__(self, file: Path, sheet_rows: int = EXCEL_ROWS) -> None:
        self.notices: list[str] = []
        self.faults: tuple[type[Exception], ...] = (XlsxWriterException,)
        self._sheet_rows = sheet_rows
        # Rows go to disk as they come; nothing is ever guessed to be a formula, a link or a number.
        self._book = Workbook(
            str(file),
            {
                "constant_memory": True,
                "tmpdir": str(file.parent),
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )
        self._head: Format = self._book.add_format({"bold": True, "bottom": 1})
        self._top: Format = self._book.add_format({"valign": "top"})
        self._sheets: dict[Table, Worksheet] = {}
        self._used: Counter[Table] = Counter()
        self._count: Counter[Table] = Counter()
        self._cut: Counter[str] = Counter()
        self._replaced: Counter[str] = Counter()

    def __enter__(self) -> Self:
        for table in TABLES:
            self._begin_sheet(table)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            # Putting the workbook together would take its time, and nobody will see it.
            return
        for table, sheet in self._sheets.items():
            _close_sheet(sheet, table, self._used[table])
        self._book.close()
        for where, number in self._cut.items():
            problem = (
                f"{number} cells hold more than Excel's {EXCEL_CHARACTERS} characters and end in '{CUT_MARK.strip()}'"
            )
            self.notices.append(f"{where}: {problem}; {_OUT_OF_EXCEL}")
        for where, number in self._replaced.items():
            problem = f"{number} cells held control characters, which Excel cannot hold; each is a '{_REPLACEMENT}' now"
            self.notices.append(f"{where}: {problem}; {_OUT_OF_EXCEL}")

    def write(self, table: Table, rows: Sequence[Cells]) -> None:
        """Write rows under those that were written before."""
        for row in rows:
            if self._used[table] == self._sheet_rows:
                self._begin_sheet(table)
            sheet, at = self._sheets[table], self._used[table]
            for place, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
                self._write_cell(sheet, at, place, cell, f"{table.name}.{column.name}")
            self._used[table] += 1

    def _begin_sheet(self, table: Table) -> None:
        """Begin a table's first sheet, or the next: `codes`, `codes (2)`."""
        if table in self._sheets:
            _close_sheet(self._sheets[table], table, self._used[table])
        self._count[table] += 1
        number = self._count[table]
        sheet = self._book.add_worksheet(table.name if number == 1 else f"{table.name} ({number})")
        sheet.freeze_panes(1, 0)
        for place, column in enumerate(table.columns):
            sheet.set_column(place, place, _width(table, column), self._top)
        for place, column in enumerate(table.columns):
            sheet.write_string(0, place, column.name, self._head)
        self._sheets[table] = sheet
        self._used[table] = 1

    def _write_cell(self, sheet: Worksheet, row: int, place: int, cell: Cell, where: str) -> None:
        match cell:
            case None:
                pass
            case bool():
                sheet.write_boolean(row, place, cell)
            case int() | float():
                sheet.write_number(row, place, cell)
            case _:
                self._write_text(sheet, row, place, self._fitting(cell, where))

    def _write_text(self, sheet: Worksheet, row: int, place: int, text: str) -> None:
        if text.startswith("<r>") and text.endswith("</r>"):
            # xlsxwriter would take this for formatted text of its own making, and write it as XML: format it in truth.
            sheet.write_rich_string(row, place, text[:1], self._top, text[1:])
        else:
            sheet.write_string(row, place, text)

    def _fitting(self, text: str, where: str) -> str:
        if _ILLEGAL.search(text):
            self._replaced[where] += 1
            text = _ILLEGAL.sub(_REPLACEMENT, text)
        if _excel_length(text) > EXCEL_CHARACTERS:
            self._cut[where] += 1
            text = _cut(text, EXCEL_CHARACTERS - len(CUT_MARK)) + CUT_MARK
        return text


def _excel_length(text: str) -> int:
    """Give a text's length as Excel counts: in UTF-16."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def _cut(text: str, units: int) -> str:
    return text.encode("utf-16-le")[: units * 2].decode("utf-16-le", "ignore")


def _width(table: Table, column: Column) -> int:
    return _WIDE_WIDTH if f"{table.name}.{column.name}" in _WIDE else _WIDTHS[column.type]


def _close_sheet(sheet: Worksheet, table: Table, used: int) -> None:
    sheet.autofilter(0, 0, used - 1, len(table.columns) - 1)
