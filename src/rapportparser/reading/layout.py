"""From stretches of text on a page to lines of cells: what both PDF engines share.

All lengths are in points, measured from the top left corner of the page as it is read.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from rapportparser.reading.characters import clean
from rapportparser.reading.line import Box, Colour

# Shares of the size of type, from reports of Word, LibreOffice, Chromium, WeasyPrint and ReportLab.
_SAME_BASELINE = 0.27
_SPACE = 0.13
_USUAL_SPACE = 0.27
_CELL_GAP = 0.9
# A gap between cells is also this many times as wide as the spaces of its line, which justified type stretches.
_WIDER_THAN_SPACES = 2.2

# PDF's largest page is 14,400 points wide.
_FARTHEST = 20_000.0

# Figures in small type above the baseline point to a footnote.
_FOOTNOTE = re.compile(r"\d{1,3}")
_SMALL = 0.8
_LEAST_RAISED, _MOST_RAISED = 0.12, 0.65
_MOST_LINES_ABOVE = 2

# `1.`, `b)`: what numbers a list item stands in the item's text, however wide the gap.
_LIST_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-zA-Z])[.)]|\d{1,2}(?:\.\d{1,2}){1,4}\.?|[A-Z]\d{1,2}(?:\.\d{1,2})*")


@dataclass(frozen=True, slots=True)
class Style:
    """How letters look, apart from their size: see `Look`."""

    bold: bool = False
    italic: bool = False
    colour: Colour | None = None


PLAIN_STYLE = Style()


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one go: a line, a word, or a single glyph, as the producer wrote it.

    Attributes:
        text: Its characters, spaces at its ends included.
        x0: Left edge.
        x1: Right edge.
        base: Distance of its baseline from the page's top.
        size: Size of its type.
        style: How it looks.
    """

    text: str
    x0: float
    x1: float
    base: float
    size: float
    style: Style = PLAIN_STYLE


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
    """A line while the page around it is still being read.

    Attributes:
        cells: Its stretches of text.
        base: Distance of its baseline from the page's top.
        size: Size of its largest type.
        style: How all of its letters look.
        number: Its place among the page's printed lines; 0 while that is not known.
        length: How many characters it has.
    """

    cells: list[_Piece]
    base: float
    size: float
    style: Style = PLAIN_STYLE
    number: int = 0
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
    placed = (placed_line(row, rules) for row in rows_of(runs))
    return [line for line in placed if line is not None]


def rows_of(runs: Iterable[Run]) -> list[list[Run]]:
    """Give the runs of each printed line of a page, from its top down, without what points to footnotes."""
    lines: list[list[Run]] = []
    for run in sorted(filter(_is_printable, runs), key=lambda one: (one.base, one.x0)):
        if lines and abs(run.base - lines[-1][0].base) <= _SAME_BASELINE * min(run.size, lines[-1][0].size):
            lines[-1].append(run)
        else:
            lines.append([run])
    return _with_footnote_marks(lines)


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
            taken = {id(run) for run in marks}
            above = [[run for run in one if id(run) not in taken] for one in kept[-_MOST_LINES_ABOVE:]]
            kept[-_MOST_LINES_ABOVE:] = [one for one in above if one]
        raised = []
        inner = [run for run in line if _is_raised(run, line[0].base, size) and _FOOTNOTE.fullmatch(run.text.strip())]
        blanks = [replace(run, text="", size=size, base=line[0].base) for run in (*marks, *inner)]
        taken = {id(run) for run in inner}
        kept.append([*(run for run in line if id(run) not in taken), *blanks] if blanks else line)
    return kept


def _is_raised(run: Run, base: float, size: float) -> bool:
    return run.size < _SMALL * size and _LEAST_RAISED * size <= base - run.base <= _MOST_RAISED * size


def placed_line(runs: list[Run], rules: Sequence[Box] = (), *, whole: bool = False) -> PlacedLine | None:
    """Give a printed line of its runs, parted into cells unless it is a cell's own, and `whole`."""
    runs.sort(key=lambda run: run.x0)
    shown = [run for run in runs if not run.text.isspace()]
    if not any(run.text for run in shown):
        return None
    size = max(run.size for run in shown)
    cell_gap = _cell_gap(shown, size) if not whole else math.inf
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
        if before is None or gap > cell_gap or ruled_off:
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
    return PlacedLine(cells, base, size, _style_of(shown)) if cells else None


def _style_of(runs: Sequence[Run]) -> Style:
    styles = {run.style for run in runs}
    if len(styles) > 1:
        styles = {run.style for run in runs if any(map(str.isalnum, run.text))} or styles
    if len(styles) == 1:
        return styles.pop()
    colours = {style.colour for style in styles}
    return Style(
        bold=all(style.bold for style in styles),
        italic=all(style.italic for style in styles),
        colour=colours.pop() if len(colours) == 1 else None,
    )


def _cell_gap(runs: Sequence[Run], size: float) -> float:
    """Give how wide a gap parts cells: wider than spaces, which only lines written word by word can stretch."""
    gaps = [gap for one, two in pairwise(runs) if (gap := two.x0 - one.x1) > _SPACE * size]
    if len(gaps) < 2 or sum(" " in run.text.strip() for run in runs) * 2 > len(runs):  # noqa: PLR2004 (one tells nothing)
        return _CELL_GAP * size
    return max(_CELL_GAP * size, min(_WIDER_THAN_SPACES * median(gaps), 2 * size))
