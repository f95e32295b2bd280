"""A printed line: its text, its place, its look, and the coloured marks that may stand beside it.

Lengths are in the reader's own unit (characters for a text, points for a PDF); only a `Box` is always in points.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from rapportparser.reading.table import TableRow

LIST_MARK = "• "
CELL_MARK = "\t"

Colour = tuple[int, int, int]
"""Red, green and blue, 0 to 255 each."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points, measured from the page's top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float

    def around(self, other: Box) -> Box:
        """Give the smallest box that holds both."""
        return Box(
            min(self.x0, other.x0), min(self.top, other.top), max(self.x1, other.x1), max(self.bottom, other.bottom)
        )


_NARROW = frozenset("ijltfIr.,:;'’!|()[]- ")
_WIDE = frozenset("mwMWABCDEGHKNOQRUVXYZ%&@")


def _width(text: str) -> float:
    """Estimate how wide a text is printed, in letters."""
    return sum(0.55 if char in _NARROW else 1.3 if char in _WIDE else 1.0 for char in text)


@dataclass(frozen=True, slots=True)
class Cell:
    """A stretch of text on one line, parted from its neighbours by a ruled or wide gap.

    Attributes:
        text: Its text: single spaces, composed characters, no ligatures; may be empty.
        left: Distance of its first character, or of the list mark that opens it, from the left edge.
        stops: Offsets in the text and where they stand from the left edge, ascending: the first and last character's
            edges at least. Empty where the source has no pages.
    """

    text: str
    left: float
    stops: tuple[tuple[int, float], ...] = ()

    def place_of(self, offset: int) -> float:
        """Give how far from the left edge an offset stands: exact at the stops, estimated between them."""
        after = min(bisect_left(self.stops, (offset, -math.inf)), len(self.stops) - 1)
        before = max(after - 1, 0)
        (start, x0), (end, x1) = self.stops[before], self.stops[after]
        whole = _width(self.text[start:end])
        return x0 + (x1 - x0) * (_width(self.text[start:offset]) / whole if whole else 0.0)


@dataclass(frozen=True, slots=True)
class Look:
    """How a line is printed, as far as its source tells.

    Attributes:
        size: Size of its type in points; None where the source does not tell.
        bold: Whether all of its letters are bold.
        italic: Whether all of its letters slant.
        colour: Colour of its letters; None for black, grey and unknown.
        band: Colour of the band behind it; None where there is none, or a white one.
        centred: Whether it stands in the middle of its column.
        linked: Whether all of it is a link.
    """

    size: float | None = None
    bold: bool = False
    italic: bool = False
    colour: Colour | None = None
    band: Colour | None = None
    centred: bool = False
    linked: bool = False


PLAIN = Look()

HeadingSource = Literal["style", "tag", "bookmark", "contents"]


@dataclass(frozen=True, slots=True)
class HeadingSign:
    """What a source itself says of a line being a heading.

    Attributes:
        source: A paragraph style (Word, OpenDocument), a tag (HTML, tagged PDF), a bookmark, or a contents page.
        level: Its depth, 1 for a chapter.
    """

    source: HeadingSource
    level: int


@dataclass(frozen=True, slots=True)
class ColourMark:
    """A small coloured shape, sign or picture.

    Attributes:
        page: Page, counted from 1; None where the source has no pages.
        box: Where it stands; None where the source has no pages.
        colour: Its colour; None where only its words tell.
        text: What stands for it where it is not seen: a picture's alternative text, title or class; "" for nothing. A
            title and a class that may both tell the colour are parted by a tab.
    """

    page: int | None
    box: Box | None
    colour: Colour | None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line that holds text or a list mark.

    Attributes:
        cells: One for running text, more for a row of a table.
        page: Page, counted from 1; None where the source has no pages.
        number: Line, counted from 1, of the source or of the page.
        gap: Whether empty space stands above it.
        listed: Whether a list mark opened it; the mark is not in `cells`.
        indent: Distance of a listed line's text from the left edge.
        ruled: Whether it is a row of a table that shows its cells' bounds.
        room: How many more characters fit on it before its column ends; infinite where lines are not wrapped.
        box: Where it stands; None where the source has no pages.
        look: How it is printed.
        signs: What the source itself says of its being a heading.
        row: The table's row that it belongs to; None outside tables.
        marks: The coloured marks that its source prints on it, outside tables and where marks have no place of their
            own; they stand among the page's as well.
    """

    cells: tuple[Cell, ...]
    page: int | None
    number: int
    gap: bool = False
    listed: bool = False
    indent: float = 0.0
    ruled: bool = False
    room: float = math.inf
    box: Box | None = None
    look: Look = PLAIN
    signs: tuple[HeadingSign, ...] = ()
    row: TableRow | None = field(default=None, compare=False, repr=False)
    marks: tuple[ColourMark, ...] = ()

    @property
    def text(self) -> str:
        """The text of all its cells."""
        if len(self.cells) == 1:
            return self.cells[0].text
        return CELL_MARK.join(cell.text for cell in self.cells if cell.text)

    def only(self, cell: Cell) -> Line:
        """Give the line as if it had this cell alone."""
        box = self.box
        if box is not None and cell.stops:
            box = Box(cell.stops[0][1], box.top, cell.stops[-1][1], box.bottom)
        return replace(self, cells=(cell,), box=box)

    def box_between(self, start: int, end: int) -> Box | None:
        """Give where the characters of its text from `start` up to `end` stand; None where the source has no pages."""
        if self.box is None:
            return None
        edges: list[float] = []
        offset = 0
        for cell in self.cells if len(self.cells) == 1 else [cell for cell in self.cells if cell.text]:
            first, last = max(start - offset, 0), min(end - offset, len(cell.text))
            if cell.stops and first < last:
                edges += [cell.place_of(first), cell.place_of(last)]
            offset += len(cell.text) + len(CELL_MARK)
        return Box(min(edges), self.box.top, max(edges), self.box.bottom) if edges else self.box

    def runs_into(self, following: Line) -> bool:
        """Tell whether it is full: the next line's first word would not have fitted on it."""
        first_word = following.text.split(maxsplit=1)[:1]
        return bool(first_word) and self.room < 1 + len(first_word[0])

    @property
    def left(self) -> float:
        """Distance of its first character from the left edge."""
        return self.cells[0].left if self.cells else 0.0
