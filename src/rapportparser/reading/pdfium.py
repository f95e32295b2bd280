"""The fast engine: text runs, coloured shapes and small pictures through pypdfium2's raw page objects.

Runs are read object by object and never character by character: a call from Python costs more than PDFium's own work.
"""

from __future__ import annotations

import ctypes
import math
from typing import Any, Final

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from rapportparser.reading.layout import Run, Style
from rapportparser.reading.line import Box, Colour
from rapportparser.reading.raw_page import (
    MARK_SIGNS,
    RawPage,
    Shape,
    is_colour,
    is_signs_font,
    main_colour,
    may_be_mark,
    style_of,
)

Matrix = tuple[float, float, float, float, float, float]

_IDENTITY: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_DEEPEST_FORM = 12
# No stoplight is larger; a giant picture shown small is a trap.
_MOST_PIXELS = 1_000_000
_TEXT_BYTES = 8192
# A sign with the spaces around it.
_LONGEST_SIGN = 8
# What PDFium makes of a hyphen at the end of a line.
_LINE_END_HYPHEN = "\x02"


# A path of more pieces than this is a drawing, not a grid; and a page's paths are not taken apart for ever.
_MOST_PIECES, _MOST_PIECES_A_PAGE = 2_000, 20_000
_RECTANGLE = 5
_NAME_BYTES = 256
_OPAQUE = 255

# The same function with a number for a handle: what it gives can be looked up in a dictionary.
_font_of = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p)(
    ctypes.cast(pdfium_c.FPDFTextObj_GetFont, ctypes.c_void_p).value or 0
)


class PageReader:
    """Reads the objects of one page."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self._page = page
        self._textpage = page.get_textpage()
        left, bottom, right, top = page.get_bbox()
        self._to_page = _upright(page.get_rotation(), left, bottom, right, top)
        self._shown = (right - left, top - bottom) if page.get_rotation() % 180 == 0 else (top - bottom, right - left)
        self._raw_text = self._textpage.raw
        self._buffer = (ctypes.c_ushort * (_TEXT_BYTES // 2))()
        self._characters = memoryview(self._buffer).cast("B")
        self._size = ctypes.c_float()
        self._matrix = pdfium_c.FS_MATRIX()
        self._edges = [ctypes.c_float() for _ in range(4)]
        self._channels = [ctypes.c_uint() for _ in range(4)]
        self._turned: list[tuple[int, Run]] = []
        self._marks: list[tuple[Box, Colour]] = []
        self._shapes: list[Shape] = []
        self._pictured = False
        self._pieces_left = _MOST_PIECES_A_PAGE
        self._fonts: dict[int, str] = {}
        self._styles: dict[tuple[int, Colour], Style] = {}

    def read(self) -> RawPage:
        """Read all there is."""
        raw = self._page.raw
        try:
            for place in range(pdfium_c.FPDFPage_CountObjects(raw)):
                self._object(pdfium_c.FPDFPage_GetObject(raw, place), _IDENTITY, 0)
        finally:
            self._textpage.close()
        runs: dict[int, list[Run]] = {}
        for turn, run in self._turned:
            runs.setdefault(turn, []).append(run)
        by_length = sorted(runs.items(), key=lambda group: -sum(len(run.text) for run in group[1]))
        width, height = self._shown
        return RawPage(by_length, self._marks, self._shapes, self._pictured, width, height)

    def _object(self, item: Any, outer: Matrix, depth: int) -> None:  # noqa: ANN401 (a C pointer)
        kind = pdfium_c.FPDFPageObj_GetType(item)
        if kind == pdfium_c.FPDF_PAGEOBJ_TEXT:
            self._text(item, outer)
        elif kind == pdfium_c.FPDF_PAGEOBJ_PATH:
            self._path(item, outer)
        elif kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            self._image(item, outer)
        elif kind == pdfium_c.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
            inner = _product(self._matrix_of(item), outer)
            for place in range(pdfium_c.FPDFFormObj_CountObjects(item)):
                self._object(pdfium_c.FPDFFormObj_GetObject(item, place), inner, depth + 1)

    def _text(self, item: Any, outer: Matrix) -> None:  # noqa: ANN401
        text = self._text_of(item)
        if not text:
            return
        pdfium_c.FPDFTextObj_GetFontSize(item, self._size)
        a, b, c, d, e, f = _product(_product(self._matrix_of(item), outer), self._to_page)
        box = self._box_of(item, outer)
        turn = 0 if b == 0 < a else round(math.degrees(math.atan2(b, a)) / 90) % 4
        size = abs(self._size.value) * (abs(d) if c == 0 else math.hypot(c, d))
        if size <= 0 or not math.isfinite(size):
            return
        font, colour = _font_of(item), self._colour_of(item)
        style = self._styles.get((font, colour)) or self._new_style(font, colour)
        run = _turned_upright(text, box, turn, size, style) if turn else Run(text, e, max(box.x1, e), f, size, style)
        if len(text) <= _LONGEST_SIGN and is_colour(colour) and self._is_mark(text, font, colour, box, size):
            return
        self._turned.append((turn, run))

    def _is_mark(self, text: str, font: int, colour: Colour, box: Box, size: float) -> bool:
        if text.strip() not in MARK_SIGNS and not (text.strip() and is_signs_font(self._fonts[font])):
            return False
        grown = Box(box.x0, min(box.top, box.bottom - size / 2), max(box.x1, box.x0 + size / 2), box.bottom)
        self._marks.append((grown, colour))
        return True

    def _new_style(self, font: int, colour: Colour) -> Style:
        if font not in self._fonts:
            self._fonts[font] = _font_name(font)
        self._styles[font, colour] = style_of(self._fonts[font], colour)
        return self._styles[font, colour]

    def _path(self, item: Any, outer: Matrix) -> None:  # noqa: ANN401
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium_c.FPDFPath_GetDrawMode(item, fill, stroke)
        if not (fill.value or stroke.value):
            return
        box = self._box_of(item, outer)
        colour = self._painted(item) if fill.value else None
        pieces = pdfium_c.FPDFPath_CountSegments(item)
        if pieces <= _RECTANGLE:
            self._shapes.append(Shape(box, colour, bool(stroke.value), self._is_straight(item, pieces)))
        elif boxes := self._parts(item, outer, pieces):
            self._shapes += (Shape(part, colour, bool(stroke.value)) for part in boxes)
        else:
            self._shapes.append(Shape(box, colour, bool(stroke.value), straight=False))

    def _is_straight(self, item: Any, pieces: int) -> bool:  # noqa: ANN401
        """Tell a line or a rectangle from a curve or a triangle, whose edges are no cell's."""
        for place in range(1, pieces):
            kind = pdfium_c.FPDFPathSegment_GetType(pdfium_c.FPDFPath_GetPathSegment(item, place))
            if kind == pdfium_c.FPDF_SEGMENT_BEZIERTO:
                return False
        return True

    def _parts(self, item: Any, outer: Matrix, pieces: int) -> list[Box]:  # noqa: ANN401
        """Take a path of several lines or rectangles apart; nothing where it has curves or slanting lines."""
        if pieces > min(_MOST_PIECES, self._pieces_left):
            return []
        self._pieces_left -= pieces
        matrix = _product(_product(self._matrix_of(item), outer), self._to_page)
        x, y = self._edges[:2]
        parts: list[list[tuple[float, float]]] = []
        for place in range(pieces):
            piece = pdfium_c.FPDFPath_GetPathSegment(item, place)
            kind = pdfium_c.FPDFPathSegment_GetType(piece)
            if kind == pdfium_c.FPDF_SEGMENT_BEZIERTO:
                return []
            pdfium_c.FPDFPathSegment_GetPoint(piece, x, y)
            point = _apply(matrix, x.value, y.value)
            if kind == pdfium_c.FPDF_SEGMENT_MOVETO:
                parts.append([point])
            elif not parts or (abs(point[0] - parts[-1][-1][0]) > 1 and abs(point[1] - parts[-1][-1][1]) > 1):
                return []
            else:
                parts[-1].append(point)
        if any(len(part) > _RECTANGLE for part in parts):
            return []
        return [_around(part) for part in parts if len(part) > 1]

    def _image(self, item: Any, outer: Matrix) -> None:  # noqa: ANN401
        box = self._box_of(item, outer)
        if (box.x1 - box.x0) * (box.bottom - box.top) > self._shown[0] * self._shown[1] / 2:
            self._pictured = True
        if may_be_mark(box):
            colour = _picture_colour(item)
            if colour is not None:
                self._marks.append((box, colour))

    def _text_of(self, item: Any) -> str:  # noqa: ANN401
        needed = pdfium_c.FPDFTextObj_GetText(item, self._raw_text, self._buffer, _TEXT_BYTES)
        characters = self._characters
        if needed > _TEXT_BYTES:
            buffer = (ctypes.c_ushort * (needed // 2))()
            pdfium_c.FPDFTextObj_GetText(item, self._raw_text, buffer, needed)
            characters = memoryview(buffer).cast("B")
        # What follows the last one is the zero of C.
        text = str(characters[: max(needed - 2, 0)], "utf-16-le", "replace")
        return text.replace(_LINE_END_HYPHEN, "-") if _LINE_END_HYPHEN in text else text

    def _matrix_of(self, item: Any) -> Matrix:  # noqa: ANN401
        pdfium_c.FPDFPageObj_GetMatrix(item, self._matrix)
        matrix = self._matrix
        return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)

    def _box_of(self, item: Any, outer: Matrix) -> Box:  # noqa: ANN401
        left, bottom, right, top = self._edges
        pdfium_c.FPDFPageObj_GetBounds(item, left, bottom, right, top)
        matrix = _product(outer, self._to_page) if outer is not _IDENTITY else self._to_page
        x0, y0 = _apply(matrix, left.value, top.value)
        x1, y1 = _apply(matrix, right.value, bottom.value)
        if x0 > x1:
            x0, x1 = x1, x0
        return Box(x0, y0, x1, y1) if y0 <= y1 else Box(x0, y1, x1, y0)

    def _colour_of(self, item: Any) -> Colour:  # noqa: ANN401
        pdfium_c.FPDFPageObj_GetFillColor(item, *self._channels)
        red, green, blue, alpha = (channel.value for channel in self._channels)
        return (red, green, blue) if alpha else (0, 0, 0)

    def _painted(self, item: Any) -> Colour | None:  # noqa: ANN401
        """Give a shape's colour as it looks on white paper; None where it is not seen."""
        pdfium_c.FPDFPageObj_GetFillColor(item, *self._channels)
        red, green, blue, alpha = (channel.value for channel in self._channels)
        if alpha == _OPAQUE:
            return (red, green, blue)
        if alpha == 0:
            return None
        red, green, blue = (_OPAQUE + (channel - _OPAQUE) * alpha // _OPAQUE for channel in (red, green, blue))
        return (red, green, blue)


def _upright(rotation: int, left: float, bottom: float, right: float, top: float) -> Matrix:
    """Give the way from PDF's coordinates to points from the top left corner of the page as it is shown."""
    match rotation:
        case 90:
            return (0.0, 1.0, 1.0, 0.0, -bottom, -left)
        case 180:
            return (-1.0, 0.0, 0.0, 1.0, right, -bottom)
        case 270:
            return (0.0, -1.0, -1.0, 0.0, top, right)
        case _:
            return (1.0, 0.0, 0.0, -1.0, -left, top)


def _turned_upright(text: str, box: Box, turn: int, size: float, style: Style) -> Run:
    """Give text that stands on its side or its head as if the page had been turned."""
    if turn == 1:
        return Run(text, box.top, box.bottom, -box.x0, size, style)
    if turn == 3:  # noqa: PLR2004 (quarters of a turn)
        return Run(text, -box.bottom, -box.top, box.x1, size, style)
    return Run(text, -box.x1, -box.x0, -box.top, size, style)


def turned_back(box: Box, turn: int) -> Box:
    """Give where a box in the coordinates of `_turned_upright` stands on the page."""
    if turn == 1:
        return Box(-box.bottom, box.x0, -box.top, box.x1)
    if turn == 3:  # noqa: PLR2004 (quarters of a turn)
        return Box(box.top, -box.x1, box.bottom, -box.x0)
    return Box(-box.x1, -box.bottom, -box.x0, -box.top) if turn else box


def _around(points: list[tuple[float, float]]) -> Box:
    across, down = [x for x, _ in points], [y for _, y in points]
    return Box(min(across), min(down), max(across), max(down))


def _font_name(font: int) -> str:
    """Give a font's name, with a word for the weight that it has and does not name."""
    handle = ctypes.cast(font, pdfium_c.FPDF_FONT)
    buffer = ctypes.create_string_buffer(_NAME_BYTES)
    length = min(pdfium_c.FPDFFont_GetBaseFontName(handle, buffer, _NAME_BYTES), _NAME_BYTES)
    return buffer.raw[: max(length - 1, 0)].decode("utf-8", "replace")


def _product(inner: Matrix, outer: Matrix) -> Matrix:
    if inner is _IDENTITY:
        return outer
    if outer is _IDENTITY:
        return inner
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _picture_colour(item: Any) -> Colour | None:  # noqa: ANN401
    width, height = ctypes.c_uint(), ctypes.c_uint()
    known = pdfium_c.FPDFImageObj_GetImagePixelSize(item, width, height)
    if not known or width.value * height.value > _MOST_PIXELS:
        return None
    raw = pdfium_c.FPDFImageObj_GetBitmap(item)
    # The helper frees the bitmap once nothing uses its buffer any more; freeing it here as well corrupts memory.
    return main_colour(pdfium.PdfBitmap.from_raw(raw).to_pil()) if raw else None
