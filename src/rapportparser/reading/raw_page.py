"""What stands on a PDF's page before anything is made of it, whichever engine read it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapportparser.reading.layout import Run
from rapportparser.reading.line import Box

if TYPE_CHECKING:
    from PIL.Image import Image

Colour = tuple[int, int, int]

# A stoplight is a little smaller or larger than a letter, about as wide as high, and no shade of grey.
SMALLEST_MARK, LARGEST_MARK = 3.0, 40.0
LARGEST_DOT = 8.0
_THICKEST_RULE, _SHORTEST_RULE = 2.0, 6.0
_MOST_OBLONG = 2.5
_LEAST_CHROMA = 60
MARK_SIGNS = frozenset("●■⬤•▪◆▲▼◼⚫🔴🟠🟢🟡\uf06c\uf06e")


@dataclass(frozen=True, slots=True)
class RawPage:
    """What stands on a page, before anything is made of it.

    Attributes:
        runs: Its text, the direction that most of it is printed in first: a quarter of a turn, and what stands so.
        marks: Small coloured shapes, signs and pictures.
        dots: Small filled shapes, which may be list marks.
        rules: Upright lines, as boxes without a width: the bounds of a table's cells.
        pictured: Whether a picture covers most of it.
    """

    runs: list[tuple[int, list[Run]]]
    marks: list[tuple[Box, Colour]]
    dots: list[Box]
    rules: list[Box]
    pictured: bool


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
    if height < _SHORTEST_RULE:
        return
    if width <= _THICKEST_RULE:
        yield Box((box.x0 + box.x1) / 2, box.top, (box.x0 + box.x1) / 2, box.bottom)
    elif width > LARGEST_MARK:
        yield Box(box.x0, box.top, box.x0, box.bottom)
        yield Box(box.x1, box.top, box.x1, box.bottom)


def main_colour(picture: Image) -> Colour | None:
    """Give the colour that a small picture has most of, None where it is grey."""
    data = picture.convert("RGB").resize((16, 16)).tobytes()
    pixels: Iterator[Colour] = zip(data[0::3], data[1::3], data[2::3], strict=True)
    coloured = [pixel for pixel in pixels if is_colour(pixel)]
    if not coloured:
        return None
    red, green, blue = (sum(pixel[channel] for pixel in coloured) // len(coloured) for channel in range(3))
    return (red, green, blue)
