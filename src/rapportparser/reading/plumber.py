"""The second engine, and the reference for the first: pdfplumber's characters, shapes and pictures. Slow, and sound."""

from __future__ import annotations

import io
import logging
import math
from collections.abc import Iterator
from typing import Any

import pdfplumber
from pdfplumber.page import Page as PlumberPage

from rapportparser.reading.layout import Run
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
from rapportparser.reading.source import LoadedSource

_FONT_ASCENT = 0.75
# What Windows' encoding has at 127 and 149.
_BULLETS = frozenset({"(cid:127)", "(cid:149)"})


# What pdfminer has to say of a damaged file is told by the pages that cannot be read.
for _name in ("pdfminer", "pdfplumber"):
    logging.getLogger(_name).addHandler(logging.NullHandler())


def read_pages(source: LoadedSource, password: str | None, numbers: range | list[int]) -> Iterator[RawPage | None]:
    """Give pages by their numbers, counted from 1; None where one cannot be read."""
    try:
        pages = pdfplumber.open(io.BytesIO(source.data), password=password or "").pages
    except Exception:  # noqa: BLE001 (pdfminer raises whatever its parser stumbles over)
        yield from (None for _ in numbers)
        return
    for number in numbers:
        try:
            read = _read(pages[number - 1])
            pages[number - 1].close()
        except Exception:  # noqa: BLE001
            read = None
        yield read


def _read(page: PlumberPage) -> RawPage:
    marks: list[tuple[Box, Colour]] = []
    runs = list(_runs(page, marks))
    pictured = False
    for image in page.images:
        box = _box(image)
        pictured |= (box.x1 - box.x0) * (box.bottom - box.top) > float(page.width * page.height) / 2
        if may_be_mark(box):
            picture = page.crop((box.x0, box.top, box.x1, box.bottom)).to_image().original
            _add_mark(marks, box, main_colour(picture))
    size = float(page.width), float(page.height)
    return RawPage([(0, runs)] if runs else [], marks, list(_shapes(page)), pictured, *size)


def _runs(page: PlumberPage, marks: list[tuple[Box, Colour]]) -> Iterator[Run]:
    """Give the characters as runs of one, but for the coloured signs, which are added to the marks."""
    for char in page.chars:
        colour = _colour(char.get("non_stroking_color"))
        box = _box(char)
        is_sign = char["text"] in MARK_SIGNS or (is_signs_font(char["fontname"]) and not char["text"].isspace())
        if is_sign and colour is not None and is_colour(colour):
            marks.append((box, colour))
        elif char["upright"]:
            yield Run(
                _text(char["text"]),
                box.x0,
                box.x1,
                _baseline(char, page),
                abs(char["size"]),
                style_of(char["fontname"], colour),
            )


def _text(text: str) -> str:
    """Give a character; pdfminer writes `(cid:127)` for one that it cannot map, a bullet more often than not."""
    if text.startswith("(cid:"):
        return "•" if text in _BULLETS else "\ufffd"
    return text


def _shapes(page: PlumberPage) -> Iterator[Shape]:
    """Give the shapes in the order in which they were painted, as far as pdfplumber keeps it: by kind."""
    for shape in page.lines:
        yield Shape(_box(shape), None, outlined=True)
    for shape in (*page.rects, *page.curves):
        fill = _colour(shape.get("non_stroking_color")) if shape.get("fill") else None
        straight = shape["object_type"] == "rect"
        yield Shape(_box(shape), fill, outlined=bool(shape.get("stroke")), straight=straight)


def _add_mark(marks: list[tuple[Box, Colour]], box: Box, colour: Colour | None) -> None:
    if colour is not None and is_colour(colour):
        marks.append((box, colour))


def _baseline(char: dict[str, Any], page: PlumberPage) -> float:
    matrix = char.get("matrix")
    if matrix is None or not math.isclose(matrix[1], 0.0, abs_tol=0.01):
        return float(char["top"]) + _FONT_ASCENT * float(char["size"])
    return float(page.bbox[3]) - float(matrix[5])


def _box(item: dict[str, Any]) -> Box:
    return Box(float(item["x0"]), float(item["top"]), float(item["x1"]), float(item["bottom"]))


def _colour(value: Any) -> Colour | None:  # noqa: ANN401 (whatever the file says)
    """Give a colour of grey, RGB or CMYK parts between 0 and 1; None for patterns and other spaces."""
    parts = value if isinstance(value, list | tuple) else [value]
    if not parts or not all(isinstance(part, int | float) for part in parts):
        return None
    match [min(max(float(part), 0.0), 1.0) for part in parts]:
        case [grey]:
            red = green = blue = grey
        case [red, green, blue]:
            pass
        case [cyan, magenta, yellow, key]:
            red, green, blue = ((1 - ink) * (1 - key) for ink in (cyan, magenta, yellow))
        case _:
            return None
    return (round(red * 255), round(green * 255), round(blue * 255))
