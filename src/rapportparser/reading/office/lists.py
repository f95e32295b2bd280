"""Lists that number their paragraphs: counting, and what stands before each, as its reader sees it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from rapportparser.reading.office.numbers import FORMATS

LEVELS: Final = 10
_PLACE: Final = re.compile(r"%([1-9])")
_LONGEST_LABEL: Final = 80


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list.

    Attributes:
        start: Its first number.
        form: How its numbers are written, by Word's name; `bullet` for a list mark.
        text: What is printed, with `%1` for the number of the first level, and so on.
        space: What stands between the number and the text.
        restart: The level, from 1, behind which it starts anew, and behind those above it; 0 for never.
        figures_only: Whether all levels are written in figures in it.
        style: The paragraph style that it belongs to.
        hidden: Whether it is counted and not printed.
    """

    start: int = 1
    form: str = "decimal"
    text: str = ""
    space: str = " "
    restart: int | None = None
    figures_only: bool = False
    style: str | None = None
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before a paragraph: a number with the space behind it, or a list mark."""

    text: str
    is_bullet: bool = False


class Counters:
    """How far a list has counted on each of its levels."""

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}

    def start_at(self, place: int, number: int) -> None:
        """Let the next paragraph of a level have a number."""
        self._numbers[place] = number - 1

    def next(self, levels: Mapping[int, Level], place: int) -> Label | None:
        """Count a paragraph on, and give what stands before it; None where nothing does."""
        place = min(max(place, 0), LEVELS - 1)
        level = levels.get(place, Level())
        # A level that was never reached counts as its first number.
        for above in range(place):
            self._numbers.setdefault(above, levels.get(above, Level()).start)
        self._numbers[place] = self._numbers.get(place, level.start - 1) + 1
        for below in range(place + 1, LEVELS):
            restart = levels.get(below, Level()).restart
            if restart is None or place < restart:
                self._numbers.pop(below, None)
        if level.hidden:
            return None
        return Label("", is_bullet=True) if level.form == "bullet" else self._printed(levels, level)

    def _printed(self, levels: Mapping[int, Level], level: Level) -> Label | None:
        def number_of(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            other = levels.get(place, Level())
            form = "decimal" if level.figures_only or other.form == "bullet" else other.form
            return FORMATS.get(form, str)(self._numbers.get(place, other.start))

        text = _PLACE.sub(number_of, level.text)[:_LONGEST_LABEL]
        return Label(f"{text}{level.space}") if text.strip() else None
