"""Tables whose cells' bounds are known: ruled ones of any source, and rows with bars in texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapportparser.structure.indicators.figures import is_value
from rapportparser.structure.indicators.found import Entry
from rapportparser.structure.indicators.grid import GridRow, is_money
from rapportparser.structure.indicators.heads import Head, head_of, joined, loose_head, settled
from rapportparser.structure.indicators.rows import is_bbv, values_of, with_periods
from rapportparser.structure.indicators.ruled_rows import entries_below

_MOST_HEAD_ROWS = 3


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
        entries = entries_below(heads, widest, body)
        if not (strong or known or titled or is_bbv(entries)):
            return None
        if _has_lost_spans(heads, body):
            entries = [replace(entry, waarden=(), shortened=True) for entry in entries]
        return RuledTable(tuple(entries))
    if (known or titled) and (entry := _one_indicator(heads, body)):
        return RuledTable((entry,), nameless=True)
    if known or titled:
        heads = _first_as_name(heads, body)
        if heads[0] is not None and heads[0].kind == "naam":
            return RuledTable(tuple(entries_below(heads, widest, body)))
    return None


def _has_lost_spans(heads: Sequence[Head | None], body: Sequence[GridRow]) -> bool:
    """Tell whether heads have lost which columns they span, so that none is surely above its own.

    That shows where the first row holds nothing but heads, packed to the left, and where figures stand below no head.
    """
    values = [at for at, head in enumerate(heads) if head is not None and head.kind == "waarde"]
    first = body[0].filled if body else []
    if len(first) > 1 and all((head := head_of(text)) is not None and head.is_year for text in first):
        return True
    return any(
        head is None and at > values[0] and any(row.texts[at] and is_value(row.texts[at] or "") for row in body)
        for at, head in enumerate(heads)
    )


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
