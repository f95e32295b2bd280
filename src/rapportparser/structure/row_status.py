"""The status of a doelenboom's rows that stand in a table, and how many of its column of stoplights could be read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rapportparser.notices import StoplichtColumnUnread, StoplichtUncertain
from rapportparser.reading.line import Line
from rapportparser.reading.table import TableRow
from rapportparser.structure.doelenboom_rows import CodedRow
from rapportparser.structure.kleuren import Kleuren
from rapportparser.structure.outline import Remark
from rapportparser.structure.status_cells import RowStatus, read_status
from rapportparser.structure.status_columns import StatusColumn, StatusColumns


class _Count:
    """How much of one column of stoplights was read."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.rows = 0
        self.read = 0
        self.shown = False


def give_status(rows: Sequence[CodedRow], columns: StatusColumns, kleuren: Kleuren) -> list[Remark]:
    """Give every row the status that the cells of its table's row tell, and tell what could not be read.

    A table's row with one prestatie is that prestatie's; one with a doel alone is the doel's. Where several prestaties
    stand in one, no cell says of which it is.
    """
    remarks: list[Remark] = []
    counts: dict[tuple[int, str], _Count] = {}
    for together in _by_table_row(rows):
        table_row = together[0].line.row
        prestaties = [row for row in together if row.code.niveau == "prestatie"]
        heads = columns.of(table_row)
        if table_row is None:
            continue
        if len(prestaties) > 1:
            remarks += [
                Remark(StoplichtUncertain(row.code.text, row.naam or None), row.line) for row in prestaties if heads
            ]
            continue
        row = (prestaties or together)[0]
        status = read_status(table_row, heads, row.line, (row.code.text, row.naam or None), kleuren)
        row.stoplicht, row.aspecten = status.stoplicht or row.stoplicht, status.aspecten
        remarks += [Remark(notice, row.line) for notice in status.notices]
        if prestaties:
            _count(counts, heads, status, row, table_row)
    return remarks + [
        Remark(StoplichtColumnUnread(kop, count.rows, count.read, _programme_of(rows)), count.line)
        for (_, kop), count in counts.items()
        if count.read < count.rows and count.shown
    ]


def _by_table_row(rows: Sequence[CodedRow]) -> list[list[CodedRow]]:
    groups: dict[int, list[CodedRow]] = defaultdict(list)
    for row in rows:
        if row.line.row is not None:
            groups[id(row.line.row)].append(row)
    return list(groups.values())


def _count(
    counts: dict[tuple[int, str], _Count],
    heads: Sequence[StatusColumn],
    status: RowStatus,
    row: CodedRow,
    table_row: TableRow,
) -> None:
    for head in heads:
        count = counts.setdefault((head.column, head.kop), _Count(row.line))
        cell = table_row.cells[head.column]
        count.rows += 1
        count.read += head not in status.unread
        # Where a text lost the whole column there is nothing to read, nor to miss.
        count.shown |= cell is not None and bool(cell.text or cell.marks or cell.fill or cell.box)


def _programme_of(rows: Sequence[CodedRow]) -> int | None:
    number = rows[0].code.parts[0]
    return int(number) if number.isdigit() else None
