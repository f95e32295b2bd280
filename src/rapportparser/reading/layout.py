"""From stretches of text on a page to lines of cells: what both PDF engines share.

All lengths are in points, measured from the top left corner of the page as it is read.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from rapportparser.reading.characters import clean
from rapportparser.reading.line import Box, Cell, Line

# Shares of the size of type, from reports of Word, LibreOffice, Chromium, WeasyPrint and ReportLab.
_SAME_BASELINE = 0.27
_SPACE = 0.13
_USUAL_SPACE = 0.27
_CELL_GAP = 0.9
_ASCENT, _DESCENT = 0.75, 0.22
_CHARACTER = 0.5
# A gap between cells is also this many times as wide as the spaces of its line, which justified type stretches.
_WIDER_THAN_SPACES = 2.2

_FARTHEST_DOT = 2.5
_MOST_LEADING = 2.4
_USUAL_LEADING = 1.3
_GAP_ABOVE_LEADING = 0.22
_LONG_LINE = 45
# PDF's largest page is 14,400 points wide.
_FARTHEST = 20_000.0
_ENOUGH_CHARACTERS = 12
# A damaged page may print letters of no width, all over each other.
_LEAST_WIDTH = 0.1
# A word may be this much wider than the line's usual letters make it.
_WIDEST_WORD = 1.2

# Figures in small type above the baseline point to a footnote.
_FOOTNOTE = re.compile(r"\d{1,3}")
_SMALL = 0.8
_LEAST_RAISED, _MOST_RAISED = 0.12, 0.65
_MOST_LINES_ABOVE = 2

# `1.`, `b)`: what numbers a list item stands in the item's text, however wide the gap.
_LIST_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-zA-Z])[.)]|\d{1,2}(?:\.\d{1,2}){1,4}\.?|[A-Z]\d{1,2}(?:\.\d{1,2})*")

_LIST_MARK = re.compile(r">(?=\s|$)|[•‣⁃◦▪▫■□●○◆◇➢➤►▶✓✔·\ue000-\uf8ff]|[-–—](?=\s|$)|o(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one go: a line, a word, or a single glyph, as the producer wrote it.

    Attributes:
        text: Its characters, spaces at its ends included.
        x0: Left edge.
        x1: Right edge.
        base: Distance of its baseline from the page's top.
        size: Size of its type.
    """

    text: str
    x0: float
    x1: float
    base: float
    size: float


@dataclass(slots=True)
class _Piece:
    """A cell while it is being put together: its text so far, and where its words begin."""

    text: str
    x0: float
    x1: float
    stops: list[tuple[int, float]]

    def add(self, run: Run, *, parted: bool) -> None:
        text = " ".join(clean(run.text).split())
        if self.text and (parted or not text or run.text[0].isspace()):
            self.text = self.text.rstrip() + " "
        if text:
            if not self.text or self.text.endswith(" "):
                lead = len(run.text) - len(run.text.lstrip())
                self.stops.append((len(self.text), round(run.x0 + lead * _USUAL_SPACE * run.size, 2)))
            self.text += text + (" " if run.text[-1].isspace() else "")
            self.x1 = max(self.x1, run.x1)

    def close(self) -> None:
        self.text = self.text.rstrip()
        self.stops.append((len(self.text), round(self.x1, 2)))


@dataclass(slots=True)
class PlacedLine:
    """A line while the page around it is still being read; `length` is how many characters it has."""

    cells: list[_Piece]
    base: float
    size: float
    length: int = field(init=False)

    def __post_init__(self) -> None:
        self.length = sum(len(cell.text) for cell in self.cells)

    @property
    def x1(self) -> float:
        """Its right edge."""
        return self.cells[-1].x1

    @property
    def x0(self) -> float:
        """Its left edge."""
        return self.cells[0].stops[0][1]


def lines_of(runs: Iterable[Run], rules: Sequence[Box] = ()) -> list[PlacedLine]:
    """Give the lines of a page from its top down, each parted into cells by wide gaps and by upright `rules`."""
    lines: list[list[Run]] = []
    for run in sorted(filter(_is_printable, runs), key=lambda one: (one.base, one.x0)):
        if lines and abs(run.base - lines[-1][0].base) <= _SAME_BASELINE * min(run.size, lines[-1][0].size):
            lines[-1].append(run)
        else:
            lines.append([run])
    lines = _with_footnote_marks(lines)
    placed = (_placed(line, rules) for line in lines)
    return [line for line in placed if line is not None]


def _is_printable(run: Run) -> bool:
    """Tell whether a run has a size and a place: damaged files have some without."""
    far = _FARTHEST
    return 0 < run.size < far and -far < run.x0 < far and -far < run.x1 < far and -far < run.base < far


def _with_footnote_marks(lines: list[list[Run]]) -> list[list[Run]]:
    """Turn the raised figures that point to footnotes into gaps of their width: they are no part of the text."""
    kept: list[list[Run]] = []
    raised: list[Run] = []
    for line in lines:
        size = max(run.size for run in line)
        if all(_FOOTNOTE.fullmatch(run.text.strip()) or run.text.isspace() for run in line):
            raised += line
            kept.append(line)
            continue
        marks = [run for run in raised if _is_raised(run, line[0].base, size)]
        if marks:
            above = [[run for run in one if run not in marks] for one in kept[-_MOST_LINES_ABOVE:]]
            kept[-_MOST_LINES_ABOVE:] = [one for one in above if one]
        raised = []
        inner = [run for run in line if _is_raised(run, line[0].base, size) and _FOOTNOTE.fullmatch(run.text.strip())]
        blanks = [replace(run, text="", size=size, base=line[0].base) for run in (*marks, *inner)]
        kept.append([*(run for run in line if run not in inner), *blanks] if blanks else line)
    return kept


def _is_raised(run: Run, base: float, size: float) -> bool:
    return run.size < _SMALL * size and _LEAST_RAISED * size <= base - run.base <= _MOST_RAISED * size


def _placed(runs: list[Run], rules: Sequence[Box]) -> PlacedLine | None:
    runs.sort(key=lambda run: run.x0)
    shown = [run for run in runs if not run.text.isspace()]
    if not any(run.text for run in shown):
        return None
    size = max(run.size for run in shown)
    cell_gap = _cell_gap(shown, size)
    base = shown[0].base
    bounds = [rule.x0 for rule in rules if rule.top < base - size / 4 < rule.bottom]
    cells: list[_Piece] = []
    before: Run | None = None
    for run in shown:
        if before is not None and run.text == before.text and abs(run.x0 - before.x0) < 1:
            continue  # printed twice to look bold
        gap = run.x0 - before.x1 if before is not None else math.inf
        if not run.text and before is not None:
            before = replace(before, x1=max(before.x1, run.x1 - (_SPACE + 0.02) * run.size))
            continue
        ruled_off = before is not None and gap > 0 and any(before.x1 <= bound <= run.x0 for bound in bounds)
        if gap > cell_gap or ruled_off:
            cells.append(_Piece("", run.x0, run.x1, []))
        cells[-1].add(run, parted=_SPACE * run.size < gap <= cell_gap)
        before = run
    for cell in cells:
        cell.close()
    cells = [cell for cell in cells if cell.text]
    if len(cells) == 2 and _LIST_NUMBER.fullmatch(cells[0].text):  # noqa: PLR2004 (the number and the text)
        number, text = cells
        stops = [(offset + len(number.text) + 1, x) for offset, x in text.stops]
        cells = [_Piece(f"{number.text} {text.text}", number.x0, text.x1, [number.stops[0], *stops])]
    return PlacedLine(cells, base, size) if cells else None


def _cell_gap(runs: Sequence[Run], size: float) -> float:
    """Give how wide a gap parts cells: wider than spaces, which only lines written word by word can stretch."""
    gaps = [gap for one, two in pairwise(runs) if (gap := two.x0 - one.x1) > _SPACE * size]
    if len(gaps) < 2 or sum(" " in run.text.strip() for run in runs) * 2 > len(runs):  # noqa: PLR2004 (one tells nothing)
        return _CELL_GAP * size
    return max(_CELL_GAP * size, min(_WIDER_THAN_SPACES * median(gaps), 2 * size))


class Typesetting:
    """What all pages of a document have in common: how far lines stand apart, and where they end."""

    def __init__(self, pages: Sequence[Sequence[PlacedLine]]) -> None:
        self._leading = _usual_leading(pages)
        self._right = _right_edge(pages)

    def lines(self, placed: Sequence[PlacedLine], dots: Sequence[Box], page: int, first: int = 1) -> tuple[Line, ...]:
        """Give a page's lines, numbered from `first`; `dots` are small shapes that may be their list marks."""
        made: list[Line] = []
        above: PlacedLine | None = None
        for number, line in enumerate(placed, start=first):
            laid = self._line(line, above, page, number)
            dot = next((dot for dot in dots if _is_before(dot, line)), None) if dots else None
            if dot is not None and not laid.listed:
                opening = replace(laid.cells[0], left=round(dot.x0, 2))
                laid = replace(laid, cells=(opening, *laid.cells[1:]), listed=True, indent=laid.left)
            made.append(laid)
            above = line
        return tuple(made)

    def _line(self, line: PlacedLine, above: PlacedLine | None, page: int, number: int) -> Line:
        step = (line.base - above.base) / max(line.size, above.size) if above is not None else _MOST_LEADING
        box = Box(
            round(line.x0, 2),
            round(line.base - _ASCENT * line.size, 2),
            round(line.x1, 2),
            round(line.base + _DESCENT * line.size, 2),
        )
        room = max(self._right - line.x1, 0.0) / (_character_width(line) * _WIDEST_WORD)
        cells = tuple(Cell(cell.text, cell.stops[0][1], tuple(cell.stops)) for cell in line.cells)
        gap = step > self._leading + _GAP_ABOVE_LEADING or step < 0
        return _listed(Line(cells, page, number, gap=gap, room=room, box=box))


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


def _right_edge(pages: Sequence[Sequence[PlacedLine]]) -> float:
    """Give where long lines of running text end at the most."""
    ends = sorted(line.x1 for page in pages for line in page if len(line.cells) == 1 and line.length > _LONG_LINE)
    return ends[int(len(ends) * 0.97)] if ends else 0.0
