"""Where something stands: from lines and boxes to the contract's `Location`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rapportparser import model
from rapportparser.reading.line import Box, Line
from rapportparser.structure.running_text import RunningText


def place_of_words(body: RunningText, start: int, end: int) -> model.Location:
    """Give the place of a few characters: on the line where they begin, the box around all of them on its page."""
    return _place([(line, line.box_between(first, last)) for line, first, last in body.stretches(start, end)])


def place_of_lines(lines: Sequence[Line]) -> model.Location:
    """Give the place of lines that stand together: on the first, the box around all on its page."""
    return _place([(line, line.box) for line in lines])


def place_of_box(line: Line, page: int | None, box: Box) -> model.Location:
    """Give the place of a coloured mark or cell beside a line; its page may be another than the line's."""
    return _place([(replace(line, page=page), box)])


def _place(parts: Sequence[tuple[Line, Box | None]]) -> model.Location:
    first, around = parts[0]
    for line, box in parts[1:]:
        if around is not None and box is not None and line.page == first.page:
            around = around.around(box)
    edges = (around.x0, around.top, around.x1, around.bottom) if around is not None else None
    bbox = tuple(round(edge, 2) for edge in edges) if edges else None
    return model.Location(page=first.page, line=first.number, bbox=bbox)
