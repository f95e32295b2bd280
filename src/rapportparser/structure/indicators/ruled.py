"""Tables whose cells' bounds are known: ruled ones of any source, and rows with bars in texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapportparser.reading.line import Line
from rapportparser.reading.table import TableRow
from rapportparser.structure.indicators.figures import is_no_figure, is_value, split_values
from rapportparser.structure.indicators.found import Entry, FoundValue
from rapportparser.structure.indicators.heads import Head, head_of, joined, loose_head, settled
from rapportparser.structure.indicators.rows import entry_of, values_of, with_periods
from rapportparser.structure.indicators.sources import SOURCE_LINE
from rapportparser.structure.indicators.words import plain, words

_MOST_HEAD_ROWS = 3
# One row may bear such a name by chance ("Resultaat").
_MONEY_ROWS = 2


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a table, as texts.

    Attributes:
        texts: One a column; None where the source prints no cell there.
        line: Its first line.
        is_head: Whether the source says that it holds heads.
        begins: For each column whether a cell begins there, and is not one that spans from the left or from above.
        lost: Whether it prints values of which nobody can tell the column.
    """

    texts: tuple[str | None, ...]
    line: Line
    is_head: bool
    begins: tuple[bool, ...]
    lost: bool = False

    @property
    def filled(self) -> list[str]:
        """The texts of the cells that hold any, each once."""
        return [text for text, begins in zip(self.texts, self.begins, strict=True) if text and begins]


def grid_of(lines: Sequence[Line]) -> list[GridRow]:
    """Give the rows that lines of one table belong to."""
    grid: list[GridRow] = []
    last: TableRow | None = None
    for line in lines:
        row = line.row
        if row is None or row is last:
            continue
        last = row
        texts = tuple(cell.text if cell is not None else None for cell in row.cells)
        begins = tuple(row.begins(column) for column in range(len(row.cells)))
        grid.append(GridRow(texts, line, row.is_head, begins))
    width = max((len(row.texts) for row in grid), default=0)
    return [
        replace(
            row,
            texts=row.texts + (None,) * (width - len(row.texts)),
            begins=row.begins + (False,) * (width - len(row.begins)),
        )
        for row in grid
    ]


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table of indicators.

    Attributes:
        entries: Its rows.
        nameless: Whether the one indicator that it is about is named above it, and not in it.
    """

    entries: tuple[Entry, ...]
    nameless: bool = False


def read_ruled(grid: Sequence[GridRow], *, known: bool) -> RuledTable | None:
    """Read a table; None where it is none of indicators."""
    at = 0
    titled = False
    while at < len(grid) and len(set(grid[at].filled)) <= 1:
        title = head_of(grid[at].filled[0]) if grid[at].filled else None
        titled = titled or (title is not None and title.kind == "naam" and title.strong)
        at += 1
    head_rows = _head_rows(grid, at)
    if head_rows == at or is_money(grid):
        return None
    heads = heads_of(grid[at:head_rows])
    body = grid[head_rows:]
    widest = max(grid[at:head_rows], key=lambda row: sum(text is not None for text in row.texts))
    heads = with_periods(heads, [[row.texts[column] or "" for row in body] for column in range(len(heads))])
    heads = _with_figures(heads, body)
    named = any(head is not None and head.kind == "naam" for head in heads)
    strong = any(head is not None and head.strong for head in heads)
    if not any(head is not None and head.kind == "waarde" for head in heads):
        return None
    if named:
        return RuledTable(tuple(_entries(heads, widest, body))) if strong or known or titled else None
    if (known or titled) and (entry := _one_indicator(heads, body)):
        return RuledTable((entry,), nameless=True)
    if known or titled:
        heads = _first_as_name(heads, body)
        if heads[0] is not None and heads[0].kind == "naam":
            return RuledTable(tuple(_entries(heads, widest, body)))
    return None


def is_money(grid: Sequence[GridRow]) -> bool:
    """Tell whether a table is one of amounts by its heads or by what its rows are called."""
    known = words()
    first = [plain(row.texts[0] or "") for row in grid if row.texts]
    heads = {plain(text) for row in grid[:3] for text in row.filled}
    money_rows = sum(word in known.money_rows for word in first)
    in_thousands = any("€ 1.000" in word or ("x 1.000" in word and "€" in word) for word in heads)
    return bool(heads & known.money_heads) or in_thousands or money_rows >= _MONEY_ROWS


def _head_rows(grid: Sequence[GridRow], at: int) -> int:
    """Give the place behind the heads that begin at a row."""
    end = at
    while end < len(grid) and end - at < _MOST_HEAD_ROWS and _is_head_row(grid[end], first=end == at):
        end += 1
    return end


def _is_head_row(row: GridRow, *, first: bool) -> bool:
    if row.is_head:
        return True
    filled = row.filled
    heads = [head_of(text) for text in filled]
    told = [head for head in heads if head is not None]
    if first:
        if any(head.kind == "naam" for head in told) and len(told) >= 2:  # noqa: PLR2004
            return True
        return len(told) >= 2 and len(told) * 2 > len(filled)  # noqa: PLR2004
    # A second row of heads holds nothing but heads, and no cell in the column of the names.
    return len(told) == len(filled) >= 1 and not (row.texts[0] and row.begins[0])


def heads_of(rows: Sequence[GridRow]) -> list[Head | None]:
    """Give the heads of the columns, those of several rows joined."""
    width = len(rows[0].texts)
    heads: list[Head | None] = [None] * width
    for place, row in enumerate(rows):
        texts = _spread(row) if place + 1 < len(rows) else row.texts
        for column in range(width):
            text = texts[column] or ""
            if not text or (
                place and row.texts[column] and not row.begins[column] and rows[place - 1].texts[column] == text
            ):
                continue
            head = head_of(text) or Head("overig", text)
            heads[column] = joined(heads[column], head)
    return settled(heads)


def _spread(row: GridRow) -> tuple[str | None, ...]:
    """Give a row's heads, each of which stands above the blank cells to its right where bars alone part the cells.

    Only where the columns of values begin with one: a head in the middle of several columns tells nothing.
    """
    if any(text and not begins for text, begins in zip(row.texts, row.begins, strict=True)):
        return row.texts
    spread: list[str | None] = []
    current: str | None = None
    for text in row.texts:
        head = head_of(text) if text else None
        if text:
            current = text if head is not None and head.kind == "waarde" else None
        spread.append(text or current)
    return tuple(spread)


def _with_figures(heads: Sequence[Head | None], body: Sequence[GridRow]) -> list[Head | None]:
    """Settle unknown heads by what stands below them: a column that holds mostly figures is one of values."""
    found = list(heads)
    name = next((at for at, head in enumerate(found) if head is not None and head.kind == "naam"), -1)
    for at, head in enumerate(found):
        cells = [row.texts[at] for row in body if row.texts[at]]
        figures = sum(is_value(cell) for cell in cells if cell)
        if (
            head is not None
            and head.kind == "overig"
            and at > name
            and cells
            and figures * 2 > len(cells)
            and head_of(head.text) is None
        ):
            found[at] = loose_head(head.text)
    return found


def _entries(heads: Sequence[Head | None], head_row: GridRow, body: Sequence[GridRow]) -> list[Entry]:
    """Read the rows below heads; `head_row` is the row of them that prints most cells."""
    entries: list[Entry] = []
    under = {at for at, text in enumerate(head_row.texts) if text is not None}
    values = [at for at, head in enumerate(heads) if head is not None and head.kind == "waarde"]
    named = next((at for at, head in enumerate(heads) if head is not None and head.kind == "naam"), 0)
    for row in body:
        texts = [text or "" for text in row.texts]
        if not row.filled or [head_of(text) for text in row.filled] == [head for head in heads if head is not None]:
            continue
        source = SOURCE_LINE.fullmatch(row.filled[0]) if len(row.filled) == 1 else None
        if source is not None and entries:
            entries[-1].bron, entries[-1].foot = entries[-1].bron or source["bron"], True
            continue
        filled = any(texts[at] for at in values)
        lost = row.lost or _is_lost(row, values) or any(text and at not in under for at, text in enumerate(row.texts))
        if not (texts[named] and (row.begins[named] or not entries)):
            if entries and filled:
                _add_row(entries[-1], () if lost else tuple(values_of(heads, texts)))
        elif filled or row.lost:
            entry = entry_of(heads, texts, row.line)
            if lost:
                entry.waarden, entry.shortened = (), True
            entries.append(entry)
        elif entries and (entries[-1].naam.endswith("-") or texts[named][:1].islower()):
            _go_on(entries[-1], entry_of(heads, texts, row.line))
    return entries


def _is_lost(row: GridRow, values: Sequence[int]) -> bool:
    """Tell whether it is uncertain which values of a row belong to which head.

    That is so where a cell is not printed at all, and where one cell holds the figures of several columns.
    """
    for at in values:
        text = row.texts[at]
        if text is None:
            return True
        shared = not row.begins[at] and at - 1 in values and row.texts[at - 1] == text
        if text and not is_no_figure(text) and (shared or _is_several(text)):
            return True
    return False


def _is_several(text: str) -> bool:
    before, values = split_values(text)
    return not before and len(values) > 1


def _add_row(entry: Entry, values: Sequence[FoundValue]) -> None:
    """Add the values of a row without a name, such as another area's, to the indicator above it."""
    if values:
        entry.waarden = (*entry.waarden, *values)
    else:
        entry.shortened = True


def _go_on(entry: Entry, rest: Entry) -> None:
    """Add the rest of a row that a page's end has broken."""
    entry.naam = f"{entry.naam}{'' if entry.naam.endswith('-') else ' '}{rest.naam}"
    if entry.eenheid and rest.eenheid:
        entry.eenheid = f"{entry.eenheid} {rest.eenheid}"


def _one_indicator(heads: Sequence[Head | None], body: Sequence[GridRow]) -> Entry | None:
    """Read a table about one indicator: its rows are kinds of values or areas, or it has one row and no such column."""
    rows = [row for row in body if row.filled]
    if not rows:
        return None
    if all(head is not None and head.kind == "waarde" for head in heads):
        if len(rows) != 1:
            return None
        entry = Entry("", rows[0].line)
        entry.shortened = any(text is None for text in rows[0].texts)
        entry.waarden = () if entry.shortened else tuple(values_of(heads, [text or "" for text in rows[0].texts]))
        return entry
    labels = [head_of(row.texts[0] or "") for row in rows]
    if (heads[0] is not None and heads[0].kind not in {"overig", "gebied"}) or any(
        label is None or label.kind != "waarde" or label.is_year for label in labels
    ):
        return None
    entry = Entry("", rows[0].line)
    for row, label in zip(rows, labels, strict=True):
        if any(text is None for text in row.texts[1:]):
            entry.shortened = True
            continue
        under = [
            None,
            *(joined(label, head) if head is not None and head.kind == "waarde" else head for head in heads[1:]),
        ]
        entry.waarden = (*entry.waarden, *values_of(under, [text or "" for text in row.texts]))
    return entry


def _first_as_name(heads: Sequence[Head | None], body: Sequence[GridRow]) -> list[Head | None]:
    """Take the first column for that of the names where it has no head, or one that we do not know."""
    found = list(heads)
    cells = [row.texts[0] for row in body if row.texts[0]]
    first = found[0]
    if (first is None or first.kind == "overig") and cells and not any(is_value(cell) for cell in cells if cell):
        found[0] = Head("naam", first.text if first is not None else "")
    return found
