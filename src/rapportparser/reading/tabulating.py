"""From grids and printed lines to tables: which grids are tables, and which text stands in which cell.

A frame around a page or a paragraph, a band behind a heading and the lines of a chart are no tables: a table has text
in two columns at least.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from rapportparser.reading.document import Block
from rapportparser.reading.layout import PlacedLine, Run, placed_line
from rapportparser.reading.line import Box, ColourMark, Line
from rapportparser.reading.raw_page import RawPage, is_colour
from rapportparser.reading.ruling import Grid, GridCell, grids_of
from rapportparser.reading.shading import Painted, painted_in
from rapportparser.reading.stretching import stretched
from rapportparser.reading.table import Table, TableCell, table_of

# A letter's middle above its baseline, as a share of its size.
_MIDDLE = 0.3
# A lone row so near to the top or the bottom of the page is a running head.
_MARGIN = 0.09
_FIGURE = re.compile(r"(?:[-+\u2013\u20ac]\s?)?\(?\d[\d.,]*\)?\s?%?|[-\u2013]")
_LEAST_FIGURES = 2
# A lone row of one text and a colour has two columns and more, or it is a heading with an ornament.
_LEAST_EDGES = 3

CellLines = dict[GridCell, list[PlacedLine]]
_Shared = tuple[list[tuple[int, GridCell, list[Run]]], list[Run]]
# The printed lines, by their place on the page, of each cell that has text.
_Texts = dict[GridCell, list[tuple[int, list[Run]]]]


@dataclass(slots=True)
class RawTable:
    """A table before its lines are typeset."""

    grid: Grid
    lines: CellLines
    painted: dict[GridCell, Painted] = field(default_factory=dict)


@dataclass(slots=True)
class PartedPage:
    """A page's printed lines, parted into those of its tables and the rest, which has its own upright `rules`."""

    tables: list[RawTable]
    lines: list[PlacedLine]
    runs: list[Run]
    rules: list[Box]


def part(raw: RawPage, rows: Sequence[list[Run]]) -> PartedPage:
    """Give a page's tables and the lines outside them, each line with its number among the page's printed lines."""
    drawn = stretched(grids_of(raw.shapes, raw.width * raw.height), rows)
    shared = [_shared_out(row, drawn) for row in rows]
    tables: list[RawTable] = []
    for place, grid in enumerate(drawn):
        texts = _texts(place, shared)
        painted = painted_in(grid, raw) if texts else {}
        if _is_table(grid, texts, painted, raw):
            refined = _refined(grid, texts)
            tables.append(RawTable(refined, {}, painted if refined is grid else painted_in(refined, raw)))
    grids = [table.grid for table in tables]
    if grids != drawn:
        shared = [_shared_out(row, grids) for row in rows]
    rules = [rule for rule in raw.rules if not any(_holds(grid.box, rule) for grid in grids)] if grids else raw.rules
    lines: list[PlacedLine] = []
    rest: list[Run] = []
    number = 0
    for inside, outside in shared:
        number += 1
        placed = placed_line(outside, rules) if outside else None
        is_shown = placed is not None
        if placed is not None:
            placed.number = number
            lines.append(placed)
            rest += outside
        for place, cell, runs in inside:
            own = placed_line(runs, whole=True)
            if own is not None:
                own.number = number
                tables[place].lines.setdefault(cell, []).append(own)
                is_shown = True
        number -= not is_shown
    return PartedPage(tables, lines, rest, rules)


def made_table(raw: RawTable, page: int, typeset: Callable[[Sequence[PlacedLine], Box], tuple[Line, ...]]) -> Table:
    """Give a table; `typeset` makes the lines of a cell."""
    grid = raw.grid
    cells: list[TableCell] = []
    for cell in grid.cells:
        painted = raw.painted.get(cell, _BARE)
        marks = tuple(ColourMark(page, rounded(box), colour) for box, colour in painted.marks)
        placed = raw.lines.get(cell, [])
        cells.append(
            TableCell(
                row=cell.row,
                column=cell.column,
                row_span=cell.row_span,
                column_span=cell.column_span,
                lines=typeset(placed, cell.box) if placed else (),
                fill=painted.fill,
                marks=marks,
                page=page,
                box=rounded(cell.box),
            )
        )
    edges = tuple(round(x, 2) for x in grid.xs)
    return table_of(cells, head_rows=_head_rows(raw), edges=edges)


def with_tables(lines: Sequence[Line], tables: Sequence[Table]) -> list[Block]:
    """Put tables among a page's lines: each before the first line below its top in the columns that it stands in."""
    blocks: list[Block] = list(lines)
    for table in sorted(tables, key=_top_of, reverse=True):
        top, left, right = _top_of(table), table.edges[0], table.edges[-1]
        beside = [
            (place, block.box)
            for place, block in enumerate(blocks)
            if isinstance(block, Line) and block.box is not None and block.box.x0 < right and left < block.box.x1
        ]
        below = next((place for place, box in beside if box.top >= top), None)
        above = next((place + 1 for place, _ in reversed(beside)), len(blocks))
        blocks.insert(above if below is None else below, table)
    return blocks


def _top_of(table: Table) -> float:
    return min((cell.box.top for cell in table.cells() if cell.box is not None), default=0.0)


_BARE = Painted()


def rounded(box: Box) -> Box:
    """Give a box to the hundredth of a point."""
    return Box(round(box.x0, 2), round(box.top, 2), round(box.x1, 2), round(box.bottom, 2))


def _shared_out(row: list[Run], grids: Sequence[Grid]) -> _Shared:
    """Give a printed line's runs by the cell that they stand in, and those outside all grids."""
    if not grids:
        return [], row
    inside: dict[GridCell, tuple[int, GridCell, list[Run]]] = {}
    outside: list[Run] = []
    for run in row:
        x, y = (run.x0 + run.x1) / 2, run.base - _MIDDLE * run.size
        for place, grid in enumerate(grids):
            if grid.ys[0] <= y <= grid.ys[-1] and grid.xs[0] <= x <= grid.xs[-1]:
                cell = grid.at(x, y)
                if cell is not None:
                    inside.setdefault(cell, (place, cell, []))[2].append(run)
                    break
        else:
            outside.append(run)
    return list(inside.values()), outside


def _holds(box: Box, rule: Box) -> bool:
    return box.x0 - 1 <= rule.x0 <= box.x1 + 1 and box.top - 1 <= (rule.top + rule.bottom) / 2 <= box.bottom + 1


def _texts(grid: int, shared: Sequence[_Shared]) -> _Texts:
    texts: _Texts = {}
    for line, (inside, _) in enumerate(shared):
        for place, cell, runs in inside:
            if place == grid and any(run.text and not run.text.isspace() for run in runs):
                texts.setdefault(cell, []).append((line, runs))
    return texts


def _is_table(grid: Grid, texts: _Texts, painted: dict[GridCell, Painted], raw: RawPage) -> bool:
    """Tell a table by what stands beside each other in it: text, or text and the colours of stoplights."""
    columns, lone = {cell.column for cell in texts}, len({cell.row for cell in texts}) == 1
    if len(columns) == 1 and (not lone or len(grid.xs) > _LEAST_EDGES):
        shown = painted.items()
        columns |= {cell.column for cell, own in shown if own.marks or (own.fill is not None and is_colour(own.fill))}
    box = grid.box
    is_running = lone and (box.bottom < _MARGIN * raw.height or box.top > (1 - _MARGIN) * raw.height)
    return len(columns) > 1 and bool(texts) and not is_running


def _refined(grid: Grid, texts: _Texts) -> Grid:
    """Part the rows that no lines part: those that hold figures under each other, which stand on lines with others."""
    for row in reversed(range(len(grid.ys) - 1)):
        lines: dict[int, list[tuple[GridCell, list[Run]]]] = {}
        for cell, own in texts.items():
            if cell.row == row and cell.row_span == 1:
                for place, runs in own:
                    lines.setdefault(place, []).append((cell, runs))
        figures: dict[int, int] = {}
        for beside in lines.values():
            for cell, runs in beside:
                if len(beside) > 1 and _FIGURE.fullmatch("".join(run.text for run in runs).strip()):
                    figures[cell.column] = figures.get(cell.column, 0) + 1
        if max(figures.values(), default=0) >= _LEAST_FIGURES:
            bases = [
                max((run for _, runs in lines[place] for run in runs), key=lambda run: run.size)
                for place in sorted(lines)
            ]
            ys = [(above.base + below.base - 0.5 * below.size) / 2 for above, below in pairwise(bases)]
            grid = grid.with_row_parted(row, ys)
    return grid


def _head_rows(raw: RawTable) -> int:
    """Give how many rows at the top look like heads: all of them bold, or shaded alike, unlike the rest."""
    rows = len(raw.grid.ys) - 1
    looks = [_looks_of_row(raw, row) for row in range(rows)]
    heads = 0
    while heads < rows and looks[heads] is not None and looks[heads] == looks[0]:
        heads += 1
    return heads if 0 < heads <= rows // 2 else 0


def _looks_of_row(raw: RawTable, row: int) -> tuple[bool, object] | None:
    """Give whether a row's text is all bold and how all of its cells are shaded; None where it is neither."""
    cells = {cell for column in range(len(raw.grid.xs) - 1) if (cell := raw.grid.cell(row, column)) is not None}
    lines = [line for cell in cells for line in raw.lines.get(cell, ())]
    fills = {raw.painted[cell].fill if cell in raw.painted else None for cell in cells}
    bold = bool(lines) and all(line.style.bold for line in lines)
    fill = fills.pop() if len(fills) == 1 else None
    return (bold, fill) if lines and (bold or fill is not None) else None
