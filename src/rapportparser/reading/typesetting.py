"""From the lines of pages to a document's `Line`s: gaps, room, list marks and looks, which all pages have in common.

All lengths are in points, measured from the top left corner of the page as it is read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from rapportparser.reading.layout import PlacedLine
from rapportparser.reading.line import Box, Cell, Colour, Line, Look
from rapportparser.reading.ruling import is_white

# Shares of the size of type.
_ASCENT, _DESCENT = 0.75, 0.22
_CHARACTER = 0.5
_OFF_CENTRE = 0.4
_FARTHEST_DOT = 2.5
_MOST_LEADING = 2.4
_USUAL_LEADING = 1.3
_GAP_ABOVE_LEADING = 0.22
_LONG_LINE = 45
_ENOUGH_CHARACTERS = 12
# A damaged page may print letters of no width, all over each other.
_LEAST_WIDTH = 0.1
# A word may be this much wider than the line's usual letters make it.
_WIDEST_WORD = 1.2

_LIST_MARK = re.compile(r">(?=\s|$)|[•‣⁃◦▪▫■□●○◆◇➢➤►▶✓✔·\ue000-\uf8ff]|[-–—](?=\s|$)|o(?=\s|$)")


class Typesetting:
    """What all pages of a document have in common: how far lines stand apart, and where they end."""

    def __init__(self, pages: Sequence[Sequence[PlacedLine]]) -> None:
        self._leading = _usual_leading(pages)
        self._left, self._right = _left_edge(pages), _right_edge(pages)
        self._looks: dict[tuple[float, bool, bool, Colour | None, Colour | None, bool], Look] = {}

    def lines(
        self,
        placed: Sequence[PlacedLine],
        page: int,
        dots: Sequence[Box] = (),
        bands: Sequence[tuple[Box, Colour]] = (),
        within: Box | None = None,
    ) -> tuple[Line, ...]:
        """Give lines as they stand under each other.

        Args:
            placed: The lines.
            page: The page that they stand on.
            dots: Small shapes that may be their list marks.
            bands: Coloured areas that they may stand on, in the order in which they were painted.
            within: The cell that they stand in; None for those of the page.
        """
        left, right = (within.x0, within.x1) if within is not None else (self._left, self._right)
        made: list[Line] = []
        above: PlacedLine | None = None
        for line in placed:
            look = self._look(line, left, right, bands)
            laid = self._line(line, above, page, look, right)
            dot = next((dot for dot in dots if _is_before(dot, line)), None) if dots else None
            if dot is not None and not laid.listed:
                opening = replace(laid.cells[0], left=round(dot.x0, 2))
                laid = replace(laid, cells=(opening, *laid.cells[1:]), listed=True, indent=laid.left)
            made.append(laid)
            above = line
        return tuple(made)

    def _line(self, line: PlacedLine, above: PlacedLine | None, page: int, look: Look, right: float) -> Line:
        step = (line.base - above.base) / max(line.size, above.size) if above is not None else _MOST_LEADING
        box = Box(
            round(line.x0, 2),
            round(line.base - _ASCENT * line.size, 2),
            round(line.x1, 2),
            round(line.base + _DESCENT * line.size, 2),
        )
        room = max(right - line.x1, 0.0) / (_character_width(line) * _WIDEST_WORD)
        cells = tuple(Cell(cell.text, cell.stops[0][1], tuple(cell.stops)) for cell in line.cells)
        gap = step > self._leading + _GAP_ABOVE_LEADING or step < 0
        return _listed(Line(cells, page, line.number, gap=gap, room=room, box=box, look=look))

    def _look(self, line: PlacedLine, left: float, right: float, bands: Sequence[tuple[Box, Colour]]) -> Look:
        middle = line.base - _ASCENT / 2 * line.size
        band = None
        for box, colour in bands:
            if box.top <= middle <= box.bottom and box.x0 <= line.x0 + 1 and line.x1 - 1 <= box.x1:
                band = None if is_white(colour) else colour
        margin = line.x0 - left
        centred = margin > line.size and abs(margin - (right - line.x1)) < _OFF_CENTRE * line.size
        style = line.style
        key = (round(line.size, 1), style.bold, style.italic, style.colour, band, centred)
        look = self._looks.get(key)
        if look is None:
            look = self._looks[key] = Look(*key)
        return look


def _character_width(line: PlacedLine) -> float:
    """Give how wide a character is: in capitals, or in another font, more than half the size."""
    if len(line.cells) > 1 or line.length < _ENOUGH_CHARACTERS:
        return max(_CHARACTER * line.size, _LEAST_WIDTH)
    return max((line.x1 - line.x0) / line.length, _LEAST_WIDTH)


def _listed(line: Line) -> Line:
    """Take the list mark off a line that begins with one."""
    first = line.cells[0]
    mark = _LIST_MARK.match(first.text)
    if mark is None:
        return line
    rest = first.text[mark.end() :].strip()
    alone = not rest
    if alone and len(line.cells) == 1 and not mark[0].isalpha() and mark[0] not in "-–—>":
        return replace(line, cells=(Cell("", first.left),), listed=True, indent=first.left)
    if alone and len(line.cells) > 1:
        following = line.cells[1]
        cells = (replace(following, left=first.left), *line.cells[2:])
        return replace(line, cells=cells, listed=True, indent=following.left)
    if alone or (mark[0] in "-–—o" and not first.text[mark.end()].isspace()) or rest[0].isdigit():
        return line
    cut = len(first.text) - len(rest)
    stops = ((0, first.place_of(cut)), *((offset - cut, x) for offset, x in first.stops if offset > cut))
    opened = Cell(rest, first.left, stops)
    return replace(line, cells=(opened, *line.cells[1:]), listed=True, indent=stops[0][1])


def _is_before(dot: Box, line: PlacedLine) -> bool:
    middle = (dot.top + dot.bottom) / 2
    beside = line.x0 - _FARTHEST_DOT * line.size < dot.x0 and dot.x1 < line.x0
    return beside and line.base - _ASCENT * line.size < middle < line.base


def _usual_leading(pages: Sequence[Sequence[PlacedLine]]) -> float:
    """Give how far most long lines stand below the line above, as a share of their size."""
    steps: Counter[float] = Counter()
    for page in pages:
        for above, line in pairwise(page):
            step = (line.base - above.base) / line.size
            if above.length > _LONG_LINE and abs(line.size - above.size) < 1 and 0 < step < _MOST_LEADING:
                steps[round(step, 2)] += 1
    near = Counter({step: sum(steps[round(step + d / 100, 2)] for d in (-2, -1, 0, 1, 2)) for step in steps})
    best = max(near.values(), default=0)
    # Where two distances are about as common, the smaller is the leading and the other parts paragraphs.
    return min((step for step, count in near.items() if count * 2 >= best), default=_USUAL_LEADING)


def _left_edge(pages: Sequence[Sequence[PlacedLine]]) -> float:
    """Give where most long lines of running text begin."""
    starts = Counter(round(line.x0) for page in pages for line in page if line.length > _LONG_LINE)
    return float(starts.most_common(1)[0][0]) if starts else 0.0


def _right_edge(pages: Sequence[Sequence[PlacedLine]]) -> float:
    """Give where long lines of running text end at the most."""
    ends = sorted(line.x1 for page in pages for line in page if len(line.cells) == 1 and line.length > _LONG_LINE)
    return ends[int(len(ends) * 0.97)] if ends else 0.0
