"""The tables in a section, from the rows that its lines belong to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapportparser import model
from rapportparser.parsing.places import place_of_lines
from rapportparser.reading.line import Line
from rapportparser.reading.table import TableRow


def tabellen_in(lines: Sequence[Line]) -> tuple[model.Tabel, ...]:
    """Give the tables among a section's lines; one that runs over a page is one, without the heads that it repeats."""
    return tuple(_tabel(begin, rows) for begin, rows in _tables(lines) if _is_table(rows))


def _tables(lines: Sequence[Line]) -> Iterator[tuple[Line, list[TableRow]]]:
    begin: Line | None = None
    rows: list[TableRow] = []
    before: Line | None = None
    for line in lines:
        row = line.row
        if begin is not None and (row is None or not _goes_on(rows, row, before, line)):
            yield begin, rows
            begin, rows = None, []
        if row is not None:
            begin = begin or line
            if not rows or rows[-1] is not row:
                rows.append(row)
        before = line
    if begin is not None:
        yield begin, rows


def _goes_on(rows: Sequence[TableRow], row: TableRow, before: Line | None, line: Line) -> bool:
    """Tell whether a row is of the same table as those before it: it stands below them, or on the next page."""
    last = rows[-1]
    if row is last or (row.index > last.index and len(row.cells) == len(last.cells)):
        return True
    over_page = before is not None and before.page is not None and before.page != line.page
    return over_page and len(row.cells) == len(last.cells)


def _is_table(rows: Sequence[TableRow]) -> bool:
    """Tell a table from a frame around a paragraph: several rows, and text in several columns."""
    columns = zip(*map(_texts, rows), strict=False)
    return len(rows) > 1 and sum(any(column) for column in columns) > 1


def _tabel(begin: Line, rows: Sequence[TableRow]) -> model.Tabel:
    heads = _head_rows(rows)
    texts = _without_empty_columns([_texts(row) for row in rows])
    printed = texts[:heads]
    rijen = tuple(row for row in texts[heads:] if row not in printed)
    return model.Tabel(kolommen=_joined(printed), rijen=rijen, location=place_of_lines([begin]))


def _without_empty_columns(rows: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Leave out columns without any text: of marks, or of space."""
    shown = [place for place, column in enumerate(zip(*rows, strict=True)) if any(column)]
    return [tuple(row[place] for place in shown) for row in rows]


def _head_rows(rows: Sequence[TableRow]) -> int:
    """Give how many rows at the top are heads: as the source says, else one without figures over rows with some."""
    told = 0
    while told < len(rows) and rows[told].is_head:
        told += 1
    if told:
        return told
    texts, below = _texts(rows[0]), [text for row in rows[1:] for text in _texts(row)]
    is_head = sum(map(bool, texts)) > 1 and not any(map(_is_figure, texts[1:])) and any(map(_is_figure, below))
    return int(is_head)


def _is_figure(text: str) -> bool:
    """Tell a figure from a name and from a year, which may head a column."""
    plain = text.strip("€%-− ").replace(".", "").replace(",", "")
    is_year = len(text) == 4 and text.startswith(("19", "20"))  # noqa: PLR2004 (figures of a year)
    return plain.isdigit() and not is_year


def _texts(row: TableRow) -> tuple[str, ...]:
    return tuple(cell.text if cell is not None else "" for cell in row.cells)


def _joined(heads: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Give the heads of columns that have several rows of them; what spans both is said once."""
    return tuple(" ".join(dict.fromkeys(text for text in column if text)) for column in zip(*heads, strict=False))
