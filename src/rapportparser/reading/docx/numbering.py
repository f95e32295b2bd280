"""Automatic numbering, printed as its reader sees it: the numbers stand nowhere in a document's text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from rapportparser.reading.docx.names import W, switch, value, whole
from rapportparser.reading.office.numbers import FORMATS
from rapportparser.reading.office.xml import Element

_LEVELS: Final = 9
_MOST_LINKS: Final = 10
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


@dataclass(slots=True)
class _List:
    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """The lists of a document, and how far each has counted."""

    def __init__(self, root: Element | None) -> None:
        self._abstract: dict[str, Element] = {}
        self._by_style: dict[str, str] = {}
        self._lists: dict[str, _List] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()
        if root is None:
            return
        for element in root.iterchildren(W + "abstractNum"):
            name = element.get(W + "abstractNumId") or ""
            self._abstract[name] = element
            if style := value(element, "styleLink"):
                self._by_style[style] = name
        for element in root.iterchildren(W + "num"):
            self._lists[element.get(W + "numId") or ""] = self._list(element)

    def level_of_style(self, num_id: str, styles: tuple[str, ...]) -> int:
        """Give the level of a list that is that of a paragraph's style or of one below it; 0 where none is."""
        levels = self._lists[num_id].levels if num_id in self._lists else {}
        for style in styles:
            for number, level in levels.items():
                if level.style == style:
                    return number
        return 0

    def next(self, num_id: str, number: int) -> Label | None:
        """Count a paragraph on, and give what stands before it; None where its list is not there."""
        chosen = self._lists.get(num_id)
        if chosen is None:
            return None
        number = min(max(number, 0), _LEVELS - 1)
        level = chosen.levels.get(number, Level())
        counters = self._counters.setdefault(chosen.abstract, {})
        if num_id not in self._begun:
            self._begun.add(num_id)
            for place, start in chosen.starts.items():
                counters[place] = start - 1
        for above in range(number):
            counters.setdefault(above, chosen.levels.get(above, Level()).start)
        counters[number] = counters.get(number, level.start - 1) + 1
        self._restart_below(chosen, counters, number)
        if level.hidden:
            return None
        if level.form == "bullet":
            return Label("", is_bullet=True)
        return self._printed(chosen, level, counters)

    @staticmethod
    def _restart_below(chosen: _List, counters: dict[int, int], number: int) -> None:
        for place in range(number + 1, _LEVELS):
            restart = chosen.levels.get(place, Level()).restart
            if restart is None or number < restart:
                counters.pop(place, None)

    @staticmethod
    def _printed(chosen: _List, level: Level, counters: dict[int, int]) -> Label | None:
        def number_of(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            other = chosen.levels.get(place, Level())
            form = "decimal" if level.figures_only or other.form == "bullet" else other.form
            return FORMATS.get(form, str)(counters.get(place, other.start))

        text = _PLACE.sub(number_of, level.text)[:_LONGEST_LABEL]
        return Label(f"{text}{level.space}") if text.strip() else None

    def _list(self, element: Element) -> _List:
        abstract = value(element, "abstractNumId") or ""
        for _ in range(_MOST_LINKS):
            linked = self._by_style.get(value(self._abstract.get(abstract), "numStyleLink") or "")
            if linked is None or linked == abstract:
                break
            abstract = linked
        root = self._abstract.get(abstract)
        levels = dict(_level(one) for one in root.iterchildren(W + "lvl")) if root is not None else {}
        starts: dict[int, int] = {}
        for override in element.iterchildren(W + "lvlOverride"):
            place = whole(override.get(W + "ilvl"), 0)
            own = override.find(W + "lvl")
            if own is not None:
                levels[place] = _level(own)[1]
            start = value(override, "startOverride")
            if start is not None:
                starts[place] = whole(start, 1)
                levels[place] = replace(levels.get(place, Level()), start=starts[place])
        return _List(abstract, levels, starts)


def _level(element: Element) -> tuple[int, Level]:
    restart = value(element, "lvlRestart")
    space = {"tab": " ", "space": " ", "nothing": ""}.get(value(element, "suff") or "tab", " ")
    form = value(element, "numFmt") or "decimal"
    if element.find(W + "lvlPicBulletId") is not None:
        form = "bullet"
    return whole(element.get(W + "ilvl"), 0), Level(
        start=whole(value(element, "start"), 0 if value(element, "start") is None else 1),
        form=form,
        text=value(element, "lvlText") or "",
        space=space,
        restart=whole(restart, 0) if restart is not None else None,
        figures_only=switch(element, "isLgl") or False,
        style=value(element, "pStyle"),
        hidden=switch(element.find(W + "rPr"), "vanish") or False,
    )
