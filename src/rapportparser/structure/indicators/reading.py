"""From the lines of a section to its indicators, in whatever form each table stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapportparser.facts.bbv import find_bbv
from rapportparser.notices import IndicatorCellsMissing
from rapportparser.reading.line import Line
from rapportparser.structure.indicators.flat import FlatCell, flat_cells
from rapportparser.structure.indicators.flat_rows import FlatTable, read_flat
from rapportparser.structure.indicators.found import Entry, FoundIndicator, FoundValue, IndicatorsRead
from rapportparser.structure.indicators.gapped import gapped_end, gapped_rows
from rapportparser.structure.indicators.grid import grid_of
from rapportparser.structure.indicators.heads import head_of
from rapportparser.structure.indicators.ruled import read_ruled
from rapportparser.structure.indicators.small import may_begin_small, read_small
from rapportparser.structure.indicators.sources import (
    SOURCE_LINE,
    blocks_by_name,
    labels_in,
    numbered_sources,
    told_by_blocks,
    unit_in_name,
)
from rapportparser.structure.indicators.spaced import read_spaced
from rapportparser.structure.indicators.words import plain, words
from rapportparser.structure.outline import Remark

_HEADING = re.compile(r"\b(?:[\w-]*indicator(?:en)?|[\w-]*kengetal(?:len)?|gemeten|prestatiemeters?)\b", re.IGNORECASE)
_LONGEST_HEADING = 90
_PAGE_NUMBER = re.compile(r"(?:pagina )?\d{1,4}(?: (?:van|/) \d{1,4})?", re.IGNORECASE)
# So many lines below a heading of indicators a table may begin, and so many below a table its source may stand.
_NEAR = 5
_FOOT_LINES = 6


@dataclass(slots=True)
class _Table:
    """The rows of one table, and the place behind it."""

    entries: list[Entry]
    end: int


def read_indicators(lines: Sequence[Line], *, known: bool = False, organisatie: str | None = None) -> IndicatorsRead:
    """Read the indicators in the lines of a section.

    A value is given only where it is certain which head it stands under; where cells are missing the indicator has no
    values and a notice tells.

    Args:
        lines: The lines in printed order, rows of tables among them. Headings may be among them and help.
        known: Whether it is known that the section is one of indicators; else only tables are read whose heads, or a
            heading right above them, say that they are.
        organisatie: Whose report it is, if known: its own values get no `gebied`.
    """
    found: list[FoundIndicator] = []
    notices: list[Remark] = []
    tables = list(_tables(lines, known=known))
    _tell_sources(tables, lines)
    for table in tables:
        for entry in table.entries:
            found.append(_indicator(entry, organisatie))
            if entry.shortened:
                notices.append(Remark(IndicatorCellsMissing(found[-1].naam), entry.line))
    return IndicatorsRead(tuple(found), tuple(notices))


def looks_like_indicators(lines: Sequence[Line]) -> bool:
    """Tell whether lines hold a table whose heads say that it is one of indicators."""
    return next(_tables(lines, known=False), None) is not None


def _tables(lines: Sequence[Line], *, known: bool) -> Iterator[_Table]:
    cells = list(flat_cells([(at, line) for at, line in enumerate(lines) if line.row is None and line.text]))
    cell_at = {cell.first: place for place, cell in enumerate(cells)}
    at = 0
    while at < len(lines):
        near = known or _under_heading(lines, at)
        table: _Table | None = None
        if lines[at].row is not None:
            end = _end_of_table(lines, at)
            rows = list(lines[at:end])
            while (more := _over_the_page(lines, end)) is not None:
                rows += lines[more[0] : more[1]]
                end = more[1]
            table = _ruled(lines, at, rows, known=near) or _Table([], end)
            table.end = end
        elif (end := gapped_end(lines, at)) > at:
            table = _gapped(lines[at:end], end, known=near)
        elif lines[at].text:
            table = _printed(lines, at, known=near)
            if table is None and at in cell_at and (flat := read_flat(cells, cell_at[at], known=near)):
                table = _Table(list(flat.entries), _line_behind(cells, flat))
        if table is not None and table.end > at:
            if table.entries and not _is_money(table.entries):
                yield table
            at = table.end
        else:
            at += 1


def _line_behind(cells: Sequence[FlatCell], flat: FlatTable) -> int:
    return cells[flat.end - 1].at + 1


def _under_heading(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a heading of indicators stands right above a line."""
    above = [line for line in lines[max(0, at - _NEAR) : at] if line.row is None]
    return any(len(line.text) <= _LONGEST_HEADING and _HEADING.search(line.text) for line in above)


def _end_of_table(lines: Sequence[Line], at: int) -> int:
    end = at + 1
    while end < len(lines):
        row, before = lines[end].row, lines[end - 1].row
        if row is None or before is None or (row is not before and row.index <= before.index):
            break
        end += 1
    return end


def _over_the_page(lines: Sequence[Line], end: int) -> tuple[int, int] | None:
    """Give where a table goes on at the top of the next page, without heads; None where it does not."""
    first = end
    while first < len(lines) and lines[first].row is None and _PAGE_NUMBER.fullmatch(lines[first].text):
        first += 1
    if first >= len(lines):
        return None
    before, row = lines[end - 1].row, lines[first].row
    if before is None or row is None or lines[first].page in {None, lines[end - 1].page}:
        return None
    heads = [head_of(cell.text) for cell in row.cells if cell is not None]
    if (
        row.is_head
        or len(row.cells) != len(before.cells)
        or any(head is not None and head.kind == "naam" for head in heads)
    ):
        return None
    return first, _end_of_table(lines, first)


def _ruled(lines: Sequence[Line], at: int, rows: Sequence[Line], *, known: bool) -> _Table | None:
    """Read the ruled table that begins at a line."""
    told: dict[str, str] = {}
    above = at
    while above > 0 and lines[above - 1].row is None and (labels := labels_in(lines[above - 1].text)):
        told = labels | told
        above -= 1
    read = read_ruled(grid_of(rows), known=known or bool(told))
    if read is None:
        return None
    entries = list(read.entries)
    if read.nameless:
        named = _line_above(lines, above)
        if named is None or not named.text:
            return None
        entries[0].naam, entries[0].line = named.text, named
    if len(entries) == 1:
        entries[0].bron = entries[0].bron or told.get("bron")
        entries[0].eenheid = entries[0].eenheid or told.get("eenheid")
    return _Table(entries, at)


def _gapped(lines: Sequence[Line], end: int, *, known: bool) -> _Table | None:
    read = read_ruled(gapped_rows(lines), known=known)
    return _Table(list(read.entries), end) if read is not None and not read.nameless else None


def _line_above(lines: Sequence[Line], at: int) -> Line | None:
    """Give the nearest line above a place that can name an indicator."""
    for place in range(at - 1, -1, -1):
        if lines[place].row is None and not _is_title(lines[place].text):
            return lines[place]
    return None


def _is_title(text: str) -> bool:
    head = head_of(text)
    return head is not None and head.kind == "naam"


def _printed(lines: Sequence[Line], at: int, *, known: bool) -> _Table | None:
    """Read a table whose rows are lines, or that is about one indicator."""
    if may_begin_small(lines[at].text) and (small := read_small(lines, at)):
        return _Table([small[0]], small[1])
    if spaced := read_spaced(lines, at, known=known):
        return _Table(spaced[0], spaced[1])
    return None


def _is_money(entries: Sequence[Entry]) -> bool:
    named = [plain(entry.naam) for entry in entries]
    return sum(name in words().money_rows for name in named) * 2 >= len(named)


def _tell_sources(tables: Sequence[_Table], lines: Sequence[Line]) -> None:
    """Give rows the sources that are told below their table, by number, by name, or for all of them."""
    numbered, blocks = numbered_sources(lines), blocks_by_name(lines)
    for _place, table in enumerate(tables):
        entries = table.entries
        for entry in entries:
            if entry.nummer and not entry.bron:
                entry.bron = numbered.get(entry.nummer.rstrip("."))
        told_by_blocks(entries, blocks)
        lacking = [entry for entry in entries if not entry.bron]
        if len(lacking) == len(entries):
            below = lines[table.end : table.end + _FOOT_LINES]
            bron = next((match["bron"] for line in below if (match := SOURCE_LINE.fullmatch(line.text))), None)
        elif lacking and len(lacking) == len(entries) - 1 and entries[-1].bron and entries[-1].foot:
            bron = entries[-1].bron
        else:
            bron = None
        for entry in lacking:
            entry.bron = bron


def _indicator(entry: Entry, organisatie: str | None) -> FoundIndicator:
    naam, eenheid = unit_in_name(" ".join(entry.naam.split()).rstrip(" *"))
    return FoundIndicator(
        naam=naam,
        line=entry.line,
        eenheid=entry.eenheid or eenheid,
        bron=entry.bron,
        bbv=find_bbv(entry.naam, entry.eenheid),
        code=entry.code,
        waarden=tuple(_own(value, organisatie) for value in entry.waarden),
    )


def _own(value: FoundValue, organisatie: str | None) -> FoundValue:
    if organisatie and value.gebied and plain(value.gebied).removeprefix("gemeente ") == plain(organisatie):
        return FoundValue(value.kolom, value.jaar, value.soort, None, value.text, value.value)
    return value
