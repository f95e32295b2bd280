"""Tables that show their columns in some rows only: a shaded head or shaded totals, and plain rows below and between.

A line belongs to such a table where its text keeps within the columns. Each line is a row of its own, for what is a
wrapped cell and what a new row cannot be told.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from rapportparser.reading.layout import Run
from rapportparser.reading.line import Box
from rapportparser.reading.ruling import Grid, GridCell

_SAME_EDGE = 3.0
_OVER_EDGE = 2.0
# Lines stand so far below each other in a table at the most, as shares of their size.
_MOST_LEADING = 3.0
# Text that is printed so little lower or higher than its row's is the row's.
_SAME_ROW = 0.55
_WORD_GAP = 0.6
_ASCENT, _DESCENT = 0.75, 0.25
# What has more rows than this, is no head, and its rows are all drawn.
_MOST_HEAD_ROWS = 3
_LEAST_EDGES = 4


def stretched(grids: Sequence[Grid], rows: Sequence[list[Run]]) -> list[Grid]:
    """Give the grids with the plain rows between those of the same columns, and below heads."""
    if not grids:
        return []
    ordered = sorted(grids, key=lambda grid: grid.ys[0])
    made: list[Grid] = []
    for grid in ordered:
        above = made[-1] if made else None
        if above is not None and _has_same_columns(above, grid):
            between = list(_lines(rows, above.ys[-1], grid.ys[0]))
            if between and all(_fits(line, grid) for line in between) and _is_dense(between, above.ys[-1]):
                made[-1] = _stacked(_with_rows(above, between), grid)
                continue
        made.append(grid)
    return [_with_tail(grid, rows, [other.ys[0] for other in ordered]) for grid in made]


def _with_tail(grid: Grid, rows: Sequence[list[Run]], tops: Iterable[float]) -> Grid:
    if len(grid.ys) - 1 > _MOST_HEAD_ROWS or len(grid.xs) < _LEAST_EDGES:
        return grid
    end = min((top for top in tops if top >= grid.ys[-1]), default=float("inf"))
    tail: list[list[Run]] = []
    for line in _lines(rows, grid.ys[-1], end):
        if not _fits(line, grid) or not _is_dense([*tail[-1:], line], grid.ys[-1]):
            break
        tail.append(line)
    while tail and _columns(tail[-1], grid) < 2:  # noqa: PLR2004 (one may be a paragraph)
        tail.pop()
    return _with_rows(grid, tail) if tail else grid


def _has_same_columns(one: Grid, other: Grid) -> bool:
    pairs = zip(one.xs, other.xs, strict=False)
    return len(one.xs) == len(other.xs) and all(abs(x - y) <= _SAME_EDGE for x, y in pairs)


def _lines(rows: Sequence[list[Run]], top: float, bottom: float) -> Iterator[list[Run]]:
    """Give the stretches of text on each printed line between two heights."""
    for row in rows[bisect_right(rows, top, key=_base) :]:
        if row[0].base >= bottom:
            return
        line = [run for run in row if run.text and not run.text.isspace()]
        if line and top < line[0].base - line[0].size * _DESCENT:
            yield _stretches(line)


def _base(row: Sequence[Run]) -> float:
    return row[0].base


def _stretches(line: Iterable[Run]) -> list[Run]:
    """Join the letters and words that stand close to each other."""
    joined: list[Run] = []
    for run in sorted(line, key=lambda one: one.x0):
        if joined and run.x0 - joined[-1].x1 <= _WORD_GAP * run.size:
            joined[-1] = replace(joined[-1], x1=max(joined[-1].x1, run.x1))
        else:
            joined.append(run)
    return joined


def _fits(line: Sequence[Run], grid: Grid) -> bool:
    for run in line:
        if run.x0 < grid.xs[0] - _SAME_EDGE or run.x1 > grid.xs[-1] + _SAME_EDGE:
            return False
        if any(run.x0 < x - _OVER_EDGE and run.x1 > x + _OVER_EDGE for x in grid.xs[1:-1]):
            return False
    return True


def _is_dense(lines: Sequence[Sequence[Run]], top: float) -> bool:
    bases = [line[0].base for line in lines]
    size = max(run.size for run in lines[-1])
    steps = [below - above for above, below in pairwise(bases)] or [bases[0] - top]
    return all(step <= _MOST_LEADING * size for step in steps)


def _columns(line: Sequence[Run], grid: Grid) -> int:
    places = {sum(x <= (run.x0 + run.x1) / 2 for x in grid.xs) for run in line}
    return len(places)


def _with_rows(grid: Grid, lines: Sequence[Sequence[Run]]) -> Grid:
    """Give a grid with lines below it as rows."""
    groups: list[list[Run]] = []
    for line in lines:
        last = groups[-1] if groups else None
        if last is not None and line[0].base - last[0].base <= _SAME_ROW * line[0].size:
            last += line
        else:
            groups.append(list(line))
    ys = list(grid.ys)
    for above, below in pairwise(groups):
        low = max(run.base + _DESCENT * run.size for run in above)
        high = min(run.base - _ASCENT * run.size for run in below)
        ys.append((low + high) / 2)
    ys.append(max(run.base + _DESCENT * run.size for run in groups[-1]))
    first = len(grid.ys) - 1
    cells = [
        GridCell(first + row, column, 1, 1, Box(x0, top, x1, bottom))
        for row, (top, bottom) in enumerate(pairwise(ys[first:]))
        for column, (x0, x1) in enumerate(pairwise(grid.xs))
    ]
    return Grid(grid.xs, tuple(ys), (*grid.cells, *cells))


def _stacked(above: Grid, below: Grid) -> Grid:
    """Give two grids of the same columns as one: what is left between them belongs to the row above."""
    down = len(above.ys) - 1
    moved = [GridCell(cell.row + down, cell.column, cell.row_span, cell.column_span, cell.box) for cell in below.cells]
    return Grid(above.xs, (*above.ys[:-1], *below.ys), (*above.cells, *moved))
