"""Automatic numbering, printed as its reader sees it: the numbers stand nowhere in a document's text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from rapportparser.reading.docx.names import W, switch, value, whole
from rapportparser.reading.office.lists import Counters, Label, Level
from rapportparser.reading.office.xml import Element

_MOST_LINKS: Final = 10


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
        self._counters: dict[str, Counters] = {}
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

    def next(self, num_id: str, place: int) -> Label | None:
        """Count a paragraph on, and give what stands before it; None where its list is not there."""
        chosen = self._lists.get(num_id)
        if chosen is None:
            return None
        counters = self._counters.setdefault(chosen.abstract, Counters())
        if num_id not in self._begun:
            self._begun.add(num_id)
            for override, start in chosen.starts.items():
                counters.start_at(override, start)
        return counters.next(chosen.levels, place)

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
