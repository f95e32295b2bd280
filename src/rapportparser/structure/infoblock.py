"""The values of a programme's info block, one a printed line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapportparser.structure.blocks import is_prose
from rapportparser.structure.marking import MarkedLine

_NUMBER = re.compile(r"(?:programma\s+)?(\d{1,2})(?![\d.]\d)\s*[.:]?", re.IGNORECASE)
_CANNOT_END = re.compile(r"(?:&|/|\b(?:en|of|van|de|het|voor|met|in))$")


def read_values(marks: Sequence[MarkedLine]) -> tuple[list[str], Sequence[MarkedLine]]:
    """Give the values under a label, one a printed line, and the lines after them that are no values."""
    values: list[str] = []
    for place, mark in enumerate(marks):
        if is_prose(mark.line):
            return values, marks[place:]
        for cell in mark.line.cells:
            value = cell.text.rstrip(" ,;")
            if value and values and not mark.line.gap and _goes_on(values[-1], value):
                values[-1] = f"{values[-1]} {value}"
            elif value:
                values.append(value)
    return values, ()


def _goes_on(before: str, value: str) -> bool:
    """Tell whether a value was too long for its line: the break stands at a word that cannot end or begin one."""
    return _CANNOT_END.search(before) is not None or value[0] in "&/" or value[0].islower()


def read_number(values: Sequence[str]) -> int | None:
    """Give the programme's number, None where the values hold none."""
    match = _NUMBER.fullmatch(values[0]) if values else None
    number = int(match[1]) if match else 0
    return number or None
