"""From the lines and areas that are painted on a page to grids: the bounds of tables' cells, spanned ones among them.

Lines are snapped to each other, joined, and grouped by whether they touch. In each group the places where lines stand
part its box into the smallest cells; those between which no line is drawn are one cell.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from rapportparser.reading.line import Box, Colour
from rapportparser.reading.raw_page import SHORTEST_RULE, Shape, may_be_mark

# Lines closer to each other than this are one, drawn double or by two neighbours; and so many points apart at the most.
_SAME_LINE, _WIDEST_LINE = 2.5, 4.5
# Lines go on over a gap of this, and touch another that ends so close to them.
_TOUCH = 3.0
# The edge of an area this close to a line is the line's: a cell's shading may keep off its border.
_NEAR_RULE = 8.0
# A line that sticks out so far bounds a cell that is open at its side.
_STICKS_OUT = 10.0
# A bound is drawn where this share of it is.
_DRAWN = 0.6
_WHITE = 250
# More than these, and it is a drawing.
_MOST_SHAPES, _MOST_PAIRS, _MOST_PLACES, _MOST_AREAS = 8_000, 400_000, 20_000, 1_500
_LARGEST_AREA = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class GridCell:
    """A cell of a grid: its first row and column, from 0, how many it covers, and where it stands."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """The cells of a table: between columns' edges, from left to right, and rows' edges, from the top down."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[GridCell, ...]
    _at: dict[tuple[int, int], GridCell] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        places = {
            (row, column): cell
            for cell in self.cells
            for row in range(cell.row, cell.row + cell.row_span)
            for column in range(cell.column, cell.column + cell.column_span)
        }
        object.__setattr__(self, "_at", places)

    @property
    def box(self) -> Box:
        """Where all of it stands."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def at(self, x: float, y: float) -> GridCell | None:
        """Give the cell at a point of the page."""
        return self._at.get((bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1))

    def cell(self, row: int, column: int) -> GridCell | None:
        """Give the cell that covers a row and a column."""
        return self._at.get((row, column))

    def with_row_parted(self, row: int, ys: Sequence[float]) -> Grid:
        """Give the grid with a row parted at some heights; cells that span it span all of its parts."""
        more = len(ys)
        heights = (*self.ys[: row + 1], *ys, *self.ys[row + 1 :])
        cells: list[GridCell] = []
        for cell in self.cells:
            last = cell.row + cell.row_span - 1
            if cell.row == row == last:
                cells += (
                    GridCell(part, cell.column, 1, cell.column_span, Box(cell.box.x0, top, cell.box.x1, bottom))
                    for part, (top, bottom) in enumerate(pairwise(heights[row : row + more + 2]), start=row)
                )
            else:
                first = cell.row + (more if cell.row > row else 0)
                span = cell.row_span + (more if cell.row <= row <= last else 0)
                cells.append(GridCell(first, cell.column, span, cell.column_span, cell.box))
        return Grid(self.xs, heights, tuple(cells))


@dataclass(frozen=True, slots=True)
class _Rule:
    """A line: its place across its direction, and from where to where it is drawn."""

    place: float
    start: float
    end: float


def grids_of(shapes: Sequence[Shape], page_area: float) -> list[Grid]:
    """Give the grids that the shapes on a page draw, of two columns and more."""
    level, upright = _rules_of(shapes, page_area)
    if len(level) * len(upright) > _MOST_PAIRS:
        return []
    grids = [grid for one in _groups(level, upright) if (grid := _grid(*one)) is not None]
    return [grid for grid in grids if not any(_is_inside_a_cell(grid, other) for other in grids)]


def is_white(colour: Colour) -> bool:
    """Tell a colour that is not seen on paper."""
    return min(colour) >= _WHITE


def _rules_of(shapes: Sequence[Shape], page_area: float) -> tuple[list[_Rule], list[_Rule]]:
    if len(shapes) > _MOST_SHAPES:
        return [], []
    hard: tuple[list[_Rule], list[_Rule]] = ([], [])
    areas: list[Shape] = []
    for shape in shapes:
        box = shape.box
        if not shape.straight or (shape.fill is None and not shape.outlined):
            continue
        if shape.is_level:
            hard[0].append(_Rule((box.top + box.bottom) / 2, box.x0, box.x1))
        elif shape.is_upright:
            hard[1].append(_Rule((box.x0 + box.x1) / 2, box.top, box.bottom))
        elif min(box.x1 - box.x0, box.bottom - box.top) >= SHORTEST_RULE:
            if shape.outlined:
                _add_edges(box, hard)
            elif _may_be_cell(shape, page_area):
                areas.append(shape)
    soft: tuple[list[_Rule], list[_Rule]] = ([], [])
    for box in _outermost(areas):
        _add_edges(box, soft)
    level, upright = _joined(hard[0]), _joined(hard[1])
    kept = [
        [*drawn, *(edge for edge in edges if not _has_near(edge, drawn))]
        for drawn, edges in ((level, soft[0]), (upright, soft[1]))
    ]
    return _joined(kept[0]), _joined(kept[1])


def _outermost(areas: Sequence[Shape]) -> Iterator[Box]:
    """Give the areas without those in others of the same colour: Word paints a cell, and each line in it once more."""
    if len(areas) > _MOST_AREAS:
        return
    painted: dict[Colour | None, list[Box]] = {}
    for shape in areas:
        box = shape.box
        same = painted.setdefault(shape.fill, [])
        if not any(_contains(other, box) for other in same):
            same.append(box)
            yield box


def _contains(outer: Box, inner: Box) -> bool:
    return (
        outer.x0 - 1 <= inner.x0
        and inner.x1 <= outer.x1 + 1
        and outer.top - 1 <= inner.top
        and inner.bottom <= outer.bottom + 1
    )


def _may_be_cell(shape: Shape, page_area: float) -> bool:
    box = shape.box
    if shape.fill is None or may_be_mark(box):
        return False
    return (box.x1 - box.x0) * (box.bottom - box.top) < _LARGEST_AREA * page_area


def _add_edges(box: Box, rules: tuple[list[_Rule], list[_Rule]]) -> None:
    rules[0].extend(_Rule(y, box.x0, box.x1) for y in (box.top, box.bottom))
    rules[1].extend(_Rule(x, box.top, box.bottom) for x in (box.x0, box.x1))


def _has_near(edge: _Rule, drawn: Iterable[_Rule]) -> bool:
    half = (edge.end - edge.start) / 2
    return any(
        abs(rule.place - edge.place) <= _NEAR_RULE and min(rule.end, edge.end) - max(rule.start, edge.start) > half
        for rule in drawn
    )


def _joined(rules: Iterable[_Rule]) -> list[_Rule]:
    """Snap parallel lines to each other, and join those that go on in each other."""
    clusters: list[list[_Rule]] = []
    for rule in sorted(rules, key=lambda one: one.place):
        last = clusters[-1] if clusters else None
        if last and rule.place - last[-1].place <= _SAME_LINE and rule.place - last[0].place <= _WIDEST_LINE:
            last.append(rule)
        else:
            clusters.append([rule])
    joined: list[_Rule] = []
    for cluster in clusters:
        length = sum(rule.end - rule.start for rule in cluster)
        place = sum(rule.place * (rule.end - rule.start) for rule in cluster) / length
        start = end = None
        for rule in sorted(cluster, key=lambda one: one.start):
            if start is None or end is None:
                start, end = rule.start, rule.end
            elif rule.start <= end + _TOUCH:
                end = max(end, rule.end)
            else:
                joined.append(_Rule(place, start, end))
                start, end = rule.start, rule.end
        if start is not None and end is not None:
            joined.append(_Rule(place, start, end))
    return joined


def _groups(level: Sequence[_Rule], upright: Sequence[_Rule]) -> Iterator[tuple[list[_Rule], list[_Rule]]]:
    """Give the lines that touch each other, directly or by others."""
    parents = list(range(len(level) + len(upright)))

    def root(place: int) -> int:
        while parents[place] != place:
            parents[place] = parents[parents[place]]
            place = parents[place]
        return place

    for one, across in enumerate(level):
        for two, down in enumerate(upright, start=len(level)):
            if (
                across.start - _TOUCH <= down.place <= across.end + _TOUCH
                and down.start - _TOUCH <= across.place <= down.end + _TOUCH
            ):
                parents[root(one)] = root(two)
    groups: dict[int, tuple[list[_Rule], list[_Rule]]] = {}
    for one, across in enumerate(level):
        groups.setdefault(root(one), ([], []))[0].append(across)
    for two, down in enumerate(upright, start=len(level)):
        groups.setdefault(root(two), ([], []))[1].append(down)
    return iter(groups.values())


def _grid(level: list[_Rule], upright: list[_Rule]) -> Grid | None:
    if not level or not upright:
        return None
    xs, ys = sorted({rule.place for rule in upright}), sorted({rule.place for rule in level})
    open_x, open_y = _sticking_out(level, xs), _sticking_out(upright, ys)
    upright = [*upright, *(_Rule(x, min(ys + open_y), max(ys + open_y)) for x in open_x)]
    level = [*level, *(_Rule(y, min(xs + open_x), max(xs + open_x)) for y in open_y)]
    xs, ys = sorted(xs + open_x), sorted(ys + open_y)
    if len(xs) < 3 or len(ys) < 2 or len(xs) * len(ys) > _MOST_PLACES:  # noqa: PLR2004 (two columns, one row)
        return None
    return Grid(tuple(xs), tuple(ys), tuple(_cells(xs, ys, level, upright)))


def _sticking_out(rules: Sequence[_Rule], places: Sequence[float]) -> list[float]:
    """Give where two lines and more end together beyond the lines across them: there a cell is open at its side."""
    before = sorted(rule.start for rule in rules if rule.start < places[0] - _STICKS_OUT)
    after = sorted((rule.end for rule in rules if rule.end > places[-1] + _STICKS_OUT), reverse=True)
    both = (before, after)
    return [ends[0] for ends in both if len(ends) > 1 and abs(ends[0] - ends[1]) <= _WIDEST_LINE]


def _cells(
    xs: Sequence[float], ys: Sequence[float], level: Sequence[_Rule], upright: Sequence[_Rule]
) -> Iterator[GridCell]:
    columns, rows = len(xs) - 1, len(ys) - 1
    down, across = _by_place(upright), _by_place(level)
    parents = list(range(rows * columns))

    def root(place: int) -> int:
        while parents[place] != place:
            parents[place] = parents[parents[place]]
            place = parents[place]
        return place

    for row in range(rows):
        for column in range(columns):
            here = row * columns + column
            if column + 1 < columns and not _is_drawn(down[xs[column + 1]], ys[row], ys[row + 1]):
                parents[root(here + 1)] = root(here)
            if row + 1 < rows and not _is_drawn(across[ys[row + 1]], xs[column], xs[column + 1]):
                parents[root(here + columns)] = root(here)
    regions: dict[int, list[tuple[int, int]]] = {}
    for place in range(rows * columns):
        regions.setdefault(root(place), []).append(divmod(place, columns))
    for region in regions.values():
        yield from _rectangles(region, xs, ys)


def _by_place(rules: Iterable[_Rule]) -> dict[float, list[_Rule]]:
    found: dict[float, list[_Rule]] = {}
    for rule in rules:
        found.setdefault(rule.place, []).append(rule)
    return found


def _is_drawn(rules: Iterable[_Rule], start: float, end: float) -> bool:
    drawn = sum(max(min(rule.end, end) - max(rule.start, start), 0.0) for rule in rules)
    return drawn >= _DRAWN * (end - start)


def _rectangles(region: Sequence[tuple[int, int]], xs: Sequence[float], ys: Sequence[float]) -> Iterator[GridCell]:
    """Give a region as one cell, or, where it is no rectangle, as a cell a stretch of a row."""
    top, bottom = region[0][0], region[-1][0]
    left, right = min(column for _, column in region), max(column for _, column in region)
    if len(region) == (bottom - top + 1) * (right - left + 1):
        yield _cell(top, left, bottom, right, xs, ys)
        return
    start = before = region[0]
    for place in region[1:]:
        if place != (before[0], before[1] + 1):
            yield _cell(*start, *before, xs, ys)
            start = place
        before = place
    yield _cell(*start, *before, xs, ys)


def _cell(top: int, left: int, bottom: int, right: int, xs: Sequence[float], ys: Sequence[float]) -> GridCell:
    box = Box(xs[left], ys[top], xs[right + 1], ys[bottom + 1])
    return GridCell(top, left, bottom - top + 1, right - left + 1, box)


def _is_inside_a_cell(grid: Grid, other: Grid) -> bool:
    inner = grid.box
    if grid is other or not _contains(other.box, inner):
        return False
    middle = (inner.x0 + inner.x1) / 2, (inner.top + inner.bottom) / 2
    cell = other.at(*middle)
    return cell is not None and cell.box.x0 <= inner.x0 + 1 and inner.x1 - 1 <= cell.box.x1
