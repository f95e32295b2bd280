"""OpenDocument's lists and outline: what stands before their paragraphs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from rapportparser.reading.odt.names import LOEXT, STYLE, TEXT, XML, counted
from rapportparser.reading.office.lists import LEVELS, Counters, Label, Level
from rapportparser.reading.office.xml import Element, local_name

_FORMS: Final = {"1": "decimal", "A": "upperLetter", "a": "lowerLetter", "I": "upperRoman", "i": "lowerRoman"}
_MOST_START: Final = 100_000
_BULLETS: Final = frozenset({"list-level-style-bullet", "list-level-style-image"})

Levels = dict[int, Level]


class Lists:
    """The lists of a document, and how far each has counted."""

    def __init__(self, elements: Iterable[Element]) -> None:
        self._styles: dict[str, Levels] = {}
        self._outline: Levels = {}
        self._of_style: dict[str, Counters] = {}
        self._of_list: dict[str, Counters] = {}
        self._of_print: dict[tuple[tuple[str, str], ...], Counters] = {}
        self._of_headings = Counters()
        for element in elements:
            if element.tag == TEXT + "list-style":
                self._styles.setdefault(element.get(STYLE + "name") or "", _levels(element))
            elif element.tag == TEXT + "outline-style" and not self._outline:
                self._outline = _levels(element)

    def heading(self, depth: int) -> Label | None:
        """Count a heading outside lists on, and give its number; None where headings have none."""
        level = self._outline.get(depth - 1)
        label = self._of_headings.next(self._outline, depth - 1)
        return label if level is not None and level.form != "none" else None

    def begin(self, element: Element, style: str) -> Counters:
        """Give the counters of a list that begins: new ones, or those of the list that it goes on with."""
        printed = tuple((level.form, level.text) for level in self._styles.get(style, {}).values())
        continued: Counters | None = None
        if named := element.get(TEXT + "continue-list"):
            # LibreOffice names lists that it gave no name: the last one that prints the same is meant.
            continued = self._of_list.get(named) or self._of_print.get(printed)
        elif element.get(TEXT + "continue-numbering") == "true":
            continued = self._of_style.get(style)
        counters = continued or Counters()
        self._of_style[style] = self._of_print[printed] = counters
        if name := element.get(XML + "id"):
            self._of_list[name] = counters
        return counters

    def next(self, counters: Counters, style: str, place: int) -> Label | None:
        """Count a paragraph of a list on, and give what stands before it; None where nothing does."""
        levels = self._styles.get(style)
        return counters.next(levels, place) if levels else None


def _levels(style: Element) -> Levels:
    found = {counted(element.get(TEXT + "level"), LEVELS) - 1: element for element in style}
    forms = {place: _form(element) for place, element in found.items()}
    return {
        place: Level(
            start=counted(element.get(TEXT + "start-value"), _MOST_START),
            form=forms[place],
            text=_text(element, place, forms),
            space=_space(element),
        )
        for place, element in found.items()
    }


def _form(element: Element) -> str:
    if local_name(element) in _BULLETS:
        return "bullet"
    return _FORMS.get(element.get(STYLE + "num-format") or "", "none")


def _text(element: Element, place: int, forms: dict[int, str]) -> str:
    """Give what a level prints, as Word writes it: `%1.%2`."""
    if forms[place] in {"none", "bullet"}:
        return ""
    told = element.get(LOEXT + "num-list-format") or element.get(STYLE + "num-list-format")
    if told is not None:
        # Each number stands between two signs: `%1%.%2%`.
        for number in range(1, LEVELS):
            told = told.replace(f"%{number}%", f"%{number}")
        return told
    shown = counted(element.get(TEXT + "display-levels"), place + 1)
    numbers = [f"%{at + 1}" for at in range(place + 1 - shown, place + 1) if forms.get(at) not in {None, "none"}]
    before, behind = element.get(STYLE + "num-prefix") or "", element.get(STYLE + "num-suffix") or ""
    return before + ".".join(numbers) + behind


def _space(element: Element) -> str:
    told = element.find(f"{STYLE}list-level-properties/{STYLE}list-level-label-alignment")
    return "" if told is not None and told.get(TEXT + "label-followed-by") == "nothing" else " "
