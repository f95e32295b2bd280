"""Whose the painted areas of a page are: a cell's shading, a mark in a cell or beside a line, a band behind a line."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rapportparser.reading.line import Box, Colour
from rapportparser.reading.raw_page import RawPage, Shape, is_colour, may_be_mark
from rapportparser.reading.ruling import Grid, GridCell, is_white

# The colour of a cell is looked up at so many points across and down, and has to be at half of them.
_POINTS = 5
_LARGEST_BAND = 0.5
_LEAST_BAND = 4.0
_TWINS = 1.0
# A coloured area in a cell that is larger than a mark is one all the same where it fills this share of neither.
_IN_CELL, _WHOLE = 0.9, 0.95
_SMALLEST = 3.0


@dataclass(slots=True)
class Painted:
    """What is painted in a cell."""

    fill: Colour | None = None
    marks: list[tuple[Box, Colour]] = field(default_factory=list)


def bands_of(raw: RawPage) -> list[tuple[Box, Colour]]:
    """Give the areas that may be a band behind a line, in the order in which they were painted."""
    area = raw.width * raw.height
    return [
        (shape.box, shape.fill)
        for shape in raw.shapes
        if shape.fill is not None
        and shape.box.bottom - shape.box.top >= _LEAST_BAND
        and not may_be_mark(shape.box)
        and _area(shape.box) < _LARGEST_BAND * area
    ]


def painted_in(grid: Grid, raw: RawPage) -> dict[GridCell, Painted]:
    """Give the shading and the marks of each cell that has some."""
    over: dict[GridCell, list[Shape]] = {}
    outer = grid.box
    for shape in raw.shapes:
        if shape.fill is not None and not (shape.is_level or shape.is_upright) and _overlap(shape.box, outer) > 0:
            for cell in _cells_under(grid, shape.box):
                over.setdefault(cell, []).append(shape)
    found: dict[GridCell, Painted] = {}
    for cell, shapes in over.items():
        fill = _fill(cell.box, shapes)
        marks = _without_twins(
            (shape.box, shape.fill)
            for shape in shapes
            if shape.fill is not None and shape.fill != fill and _is_mark_in(shape, cell, grid)
        )
        if fill is not None or marks:
            found[cell] = Painted(fill if fill is not None and not is_white(fill) else None, marks)
    for box, colour in raw.marks:
        own = grid.at(*_middle(box))
        if own is not None:
            painted = found.setdefault(own, Painted())
            painted.marks = _without_twins([*painted.marks, (box, colour)])
    return found


def marks_outside(raw: RawPage, grids: Sequence[Grid]) -> list[tuple[Box, Colour]]:
    """Give the coloured shapes, signs and pictures that stand in no table's cell."""
    shapes = [
        (shape.box, shape.fill)
        for shape in raw.shapes
        if shape.fill is not None and is_colour(shape.fill) and may_be_mark(shape.box)
    ]
    loose = [(box, colour) for box, colour in (*raw.marks, *shapes) if not any(g.at(*_middle(box)) for g in grids)]
    return _without_twins(loose)


def _cells_under(grid: Grid, box: Box) -> set[GridCell]:
    rows = range(max(bisect_right(grid.ys, box.top) - 1, 0), min(bisect_left(grid.ys, box.bottom), len(grid.ys) - 1))
    columns = range(max(bisect_right(grid.xs, box.x0) - 1, 0), min(bisect_left(grid.xs, box.x1), len(grid.xs) - 1))
    cells = (grid.cell(row, column) for row in rows for column in columns)
    return {cell for cell in cells if cell is not None}


def _fill(cell: Box, shapes: Sequence[Shape]) -> Colour | None:
    """Give the colour that is seen at most points of a cell: the last one painted there; None for bare paper."""
    if len(shapes) == 1 and _overlap(shapes[0].box, cell) >= _WHOLE * _area(cell):
        return shapes[0].fill
    width, height = cell.x1 - cell.x0, cell.bottom - cell.top
    seen: Counter[Colour] = Counter()
    for down in range(_POINTS):
        y = cell.top + height * (down + 0.5) / _POINTS
        for across in range(_POINTS):
            x = cell.x0 + width * (across + 0.5) / _POINTS
            for shape in reversed(shapes):
                if shape.box.x0 <= x <= shape.box.x1 and shape.box.top <= y <= shape.box.bottom:
                    if shape.fill is not None:
                        seen[shape.fill] += 1
                    break
    colour, count = seen.most_common(1)[0] if seen else (None, 0)
    return colour if count * 2 >= _POINTS * _POINTS else None


def _is_mark_in(shape: Shape, cell: GridCell, grid: Grid) -> bool:
    """Tell a mark in a cell from what is painted over it, over others, or for the greater part elsewhere."""
    box = shape.box
    if shape.fill is None or not is_colour(shape.fill) or grid.at(*_middle(box)) is not cell:
        return False
    width, height = box.x1 - box.x0, box.bottom - box.top
    whole = _overlap(box, cell.box) >= _IN_CELL * _area(box)
    return whole and min(width, height) >= _SMALLEST and may_be_mark(box)


def _without_twins(marks: Iterable[tuple[Box, Colour]]) -> list[tuple[Box, Colour]]:
    """Leave out what was painted over by the same shape once more: the last one is seen."""
    kept: list[tuple[Box, Colour]] = []
    near: dict[tuple[int, int], list[int]] = {}
    for box, colour in marks:
        x, y = (int(place // (2 * _TWINS)) for place in _middle(box))
        beside = (near.get((x + dx, y + dy), ()) for dx in (-1, 0, 1) for dy in (-1, 0, 1))
        twin = next((place for places in beside for place in places if _are_twins(box, kept[place][0])), None)
        if twin is None:
            near.setdefault((x, y), []).append(len(kept))
            kept.append((box, colour))
        else:
            kept[twin] = (box, colour)
    return kept


def _are_twins(one: Box, other: Box) -> bool:
    return (
        abs(one.x0 - other.x0) <= _TWINS
        and abs(one.top - other.top) <= _TWINS
        and abs(one.x1 - other.x1) <= _TWINS
        and abs(one.bottom - other.bottom) <= _TWINS
    )


def _middle(box: Box) -> tuple[float, float]:
    return ((box.x0 + box.x1) / 2, (box.top + box.bottom) / 2)


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)


def _overlap(one: Box, other: Box) -> float:
    width = min(one.x1, other.x1) - max(one.x0, other.x0)
    height = min(one.bottom, other.bottom) - max(one.top, other.top)
    return width * height if width > 0 and height > 0 else 0.0
