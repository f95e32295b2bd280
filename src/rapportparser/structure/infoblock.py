"""The values of a programme's info block, one a printed line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapportparser.structure.blocks import is_prose
from rapportparser.structure.marking import Mark

_NUMBER = re.compile(r"(?:programma\s+)?(\d{1,2})(?![\d.]\d)\s*[.:]?", re.IGNORECASE)


def read_values(marks: Sequence[Mark]) -> tuple[list[str], Sequence[Mark]]:
    """Give the values under a label, and the lines after them that are no values."""
    values: list[str] = []
    for place, mark in enumerate(marks):
        if is_prose(mark.line):
            return values, marks[place:]
        values += [value for cell in mark.line.cells if (value := cell.text.rstrip(" ,;"))]
    return values, ()


def read_number(values: Sequence[str]) -> int | None:
    """Give the programme's number, None where the values hold none."""
    match = _NUMBER.fullmatch(values[0]) if values else None
    number = int(match[1]) if match else 0
    return number or None
