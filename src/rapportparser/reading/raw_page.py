"""What stands on a PDF's page before anything is made of it, whichever engine read it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rapportparser.reading.layout import Run, Style
from rapportparser.reading.line import Box, Colour

if TYPE_CHECKING:
    from PIL.Image import Image

# A stoplight is a little smaller or larger than a letter, about as wide as high, and no shade of grey.
SMALLEST_MARK, LARGEST_MARK = 3.0, 40.0
LARGEST_DOT = 8.0
THICKEST_RULE, SHORTEST_RULE = 2.0, 6.0
_MOST_OBLONG = 2.5
_LEAST_CHROMA = 60
MARK_SIGNS = frozenset("●■⬤•▪◆▲▼◼⚫🔴🟠🟢🟡\uf06c\uf06e")


@dataclass(frozen=True, slots=True)
class Shape:
    """A painted shape that may be a rule, a cell, a band or a mark.

    Attributes:
        box: Where it stands.
        fill: What it is filled with; None where it is not, or where that cannot be told.
        outlined: Whether its outline is drawn.
        straight: Whether it is a rectangle or a line, not a disc or a letter.
    """

    box: Box
    fill: Colour | None
    outlined: bool = False
    straight: bool = True

    @property
    def is_level(self) -> bool:
        """Whether it is a level line."""
        return self._is_thin(self.box.bottom - self.box.top, self.box.x1 - self.box.x0)

    @property
    def is_upright(self) -> bool:
        """Whether it is an upright line."""
        return self._is_thin(self.box.x1 - self.box.x0, self.box.bottom - self.box.top)

    def _is_thin(self, thickness: float, length: float) -> bool:
        return self.straight and thickness <= THICKEST_RULE and length >= SHORTEST_RULE


@dataclass(frozen=True, slots=True)
class RawPage:
    """What stands on a page, before anything is made of it.

    Attributes:
        runs: Its text, the direction that most of it is printed in first: a quarter of a turn, and what stands so.
        marks: Coloured signs and small pictures; small coloured shapes are among the shapes.
        shapes: Painted shapes, in the order in which they were painted.
        pictured: Whether a picture covers most of it.
        width: How wide it is.
        height: How high it is.
    """

    runs: list[tuple[int, list[Run]]]
    marks: list[tuple[Box, Colour]]
    shapes: list[Shape]
    pictured: bool
    width: float
    height: float

    @property
    def dots(self) -> list[Box]:
        """Small filled shapes, which may be list marks."""
        return [shape.box for shape in self.shapes if shape.fill is not None and may_be_dot(shape.box)]

    @property
    def rules(self) -> list[Box]:
        """Upright lines, as boxes without a width: the bounds of a table's cells."""
        return [edge for shape in self.shapes for edge in upright_edges(shape.box)]


def is_colour(colour: Colour) -> bool:
    """Tell a colour from black, white and greys."""
    return max(colour) - min(colour) >= _LEAST_CHROMA


def may_be_mark(box: Box) -> bool:
    """Tell a mark's size from that of a rule, a cell or a letter's serif."""
    width, height = box.x1 - box.x0, box.bottom - box.top
    if not (SMALLEST_MARK <= width <= LARGEST_MARK and SMALLEST_MARK <= height <= LARGEST_MARK):
        return False
    return max(width, height) <= _MOST_OBLONG * min(width, height)


def may_be_dot(box: Box) -> bool:
    """Tell a list mark's size from that of a line or a cell."""
    width, height = box.x1 - box.x0, box.bottom - box.top
    return 1 < width < LARGEST_DOT and 1 < height < LARGEST_DOT and abs(width - height) < 1


def upright_edges(box: Box) -> Iterator[Box]:
    """Give the upright lines that a shape shows: itself if it is thin, its sides if it may be a cell."""
    width, height = box.x1 - box.x0, box.bottom - box.top
    if height < SHORTEST_RULE:
        return
    if width <= THICKEST_RULE:
        yield Box((box.x0 + box.x1) / 2, box.top, (box.x0 + box.x1) / 2, box.bottom)
    elif width > LARGEST_MARK:
        yield Box(box.x0, box.top, box.x0, box.bottom)
        yield Box(box.x1, box.top, box.x1, box.bottom)


_BOLD = re.compile(r"bold|black|heavy|demi|(?<![a-z])(?:bd|blk)(?![a-z])", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|slanted|kursiv|(?<![a-z])(?:it|ital)(?![a-z])", re.IGNORECASE)
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_SIGNS_FONT = re.compile("dings|dingbats", re.IGNORECASE)


@lru_cache(maxsize=1024)
def style_of(font: str, colour: Colour | None) -> Style:
    """Give the look of a font's letters from its name, such as `ABCDEF+Calibri,BoldItalic` or `Arial-BoldMT`."""
    name = _SUBSET.sub("", font)
    shown = colour if colour is not None and is_colour(colour) else None
    return Style(_BOLD.search(name) is not None, _ITALIC.search(name) is not None, shown)


def is_signs_font(font: str) -> bool:
    """Tell a font whose letters are signs, such as Wingdings."""
    return _SIGNS_FONT.search(font) is not None


def main_colour(picture: Image) -> Colour | None:
    """Give the colour that a small picture has most of, None where it is grey."""
    data = picture.convert("RGB").resize((16, 16)).tobytes()
    pixels: Iterator[Colour] = zip(data[0::3], data[1::3], data[2::3], strict=True)
    coloured = [pixel for pixel in pixels if is_colour(pixel)]
    if not coloured:
        return None
    red, green, blue = (sum(pixel[channel] for pixel in coloured) // len(coloured) for channel in range(3))
    return (red, green, blue)
