"""Drawings in a Word document: small pictures and shapes that are stoplights, and text boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from rapportparser.reading.docx.colours import Palette, figures
from rapportparser.reading.docx.names import VML, WP, WPS, A, W, whole
from rapportparser.reading.docx.package import Package, relation_id
from rapportparser.reading.line import Colour, ColourMark
from rapportparser.reading.office.signs import is_of_a_marks_size
from rapportparser.reading.office.xml import Element, local_name
from rapportparser.reading.raw_page import is_colour

_UNITS_A_POINT: Final = 12_700
_LENGTH: Final = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([0-9.]{1,9})\s*(pt|in|cm|mm|px)?", re.IGNORECASE)
_POINTS: Final = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "px": 0.75, "": 0.75}
_SHAPES: Final = frozenset({"oval", "rect", "roundrect", "shape"})


class Drawings:
    """Tells what drawings of one document show."""

    def __init__(self, package: Package, palette: Palette) -> None:
        self._package = package
        self._palette = palette
        self._colours: dict[str, Colour | None] = {}

    def marks(self, drawing: Element) -> Iterator[ColourMark]:
        """Give the marks in a drawing: small coloured shapes and pictures, and small pictures that words stand for."""
        if local_name(drawing) == "drawing":
            for frame in drawing:
                yield from self._in_frame(frame)
        else:
            for shape in drawing.iter():
                if shape.tag.startswith(VML) and local_name(shape) in _SHAPES:
                    yield from self._old_shape(shape)

    @staticmethod
    def boxes(drawing: Element) -> Iterator[Element]:
        """Give the contents of the text boxes in a drawing, but for boxes in boxes."""
        for box in drawing.iter(W + "txbxContent"):
            outer = next(box.iterancestors(W + "txbxContent"), None)
            if outer is None or not any(outer is other for other in drawing.iter(W + "txbxContent")):
                yield box

    def _in_frame(self, frame: Element) -> Iterator[ColourMark]:
        extent = frame.find(WP + "extent")
        if extent is None:
            return
        width, height = (whole(extent.get(side), 0) / _UNITS_A_POINT for side in ("cx", "cy"))
        if not is_of_a_marks_size(width, height):
            return
        told = frame.find(WP + "docPr")
        words = _words(told.get("descr") or told.get("title")) if told is not None else ""
        picture = next(frame.iter(A + "blip"), None)
        if picture is not None:
            colour = self._picture(relation_id(picture, "embed"))
            if colour is not None or words:
                yield ColourMark(None, None, colour, words)
            return
        colour = self._shape(frame)
        if colour is not None and is_colour(colour):
            yield ColourMark(None, None, colour, words)

    def _shape(self, frame: Element) -> Colour | None:
        for shape in frame.iter(WPS + "wsp"):
            properties = shape.find(WPS + "spPr")
            fill = properties.find(A + "solidFill") if properties is not None else None
            if fill is None and (properties is None or properties.find(A + "noFill") is None):
                fill = shape.find(f"{WPS}style/{A}fillRef")
            if fill is not None:
                return self._palette.drawn(fill)
        return None

    def _old_shape(self, shape: Element) -> Iterator[ColourMark]:
        sides = {
            name.lower(): float(number) * _POINTS[(unit or "").lower()]
            for name, number, unit in _LENGTH.findall(shape.get("style") or "")
            if number.count(".") <= 1 and number != "."
        }
        if not is_of_a_marks_size(sides.get("width", 0.0), sides.get("height", 0.0)):
            return
        words = _words(shape.get("alt") or shape.get("title"))
        picture = shape.find(VML + "imagedata")
        if picture is not None:
            colour = self._picture(relation_id(picture, "id"))
        else:
            colour = figures(shape.get("fillcolor"))
            colour = colour if colour is not None and is_colour(colour) else None
        if colour is not None or (picture is not None and words):
            yield ColourMark(None, None, colour, words)

    def _picture(self, relation: str) -> Colour | None:
        if relation not in self._colours:
            from rapportparser.reading.office.pictures import colour_of_picture

            found = self._package.picture(relation) if relation else None
            self._colours[relation] = colour_of_picture(found[1]) if found is not None else None
        return self._colours[relation]


def _words(text: str | None) -> str:
    return " ".join((text or "").split())[:200]
