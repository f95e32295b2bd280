"""What OpenDocument's styles say, each with what it takes over from its parent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from rapportparser.reading.line import Colour
from rapportparser.reading.odt.names import DRAW, FO, STYLE, TEXT, colour, points
from rapportparser.reading.office.paragraph import Ink
from rapportparser.reading.office.xml import Element

_MOST_STYLES_DEEP: Final = 40
_BOLD: Final = frozenset({"bold", "600", "700", "800", "900"})
_SLANTED: Final = frozenset({"italic", "oblique"})
_RAISED: Final = re.compile(r"super|[1-9]")
_PERCENT: Final = re.compile(r"([0-9]{1,4})%")
# Writer encodes what is no letter in a style's name: `Heading_20_1`.
_TITLE_NAME: Final = re.compile(r"title|titel|rapporttitel", re.IGNORECASE)
_HEADING_NAME: Final = re.compile(r"(?:heading|kop)(?:_20_|[ _])?([1-9])", re.IGNORECASE)
_CONTENTS_NAME: Final = re.compile(r"(?:contents|inhoudsopgave|inhopg|toc)(?:_20_|[ _])?[1-9]", re.IGNORECASE)
_WHITE: Final = (255, 255, 255)


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """How a paragraph is printed.

    Attributes:
        ink: How its letters are.
        hidden: Whether it is not printed.
        centred: Whether it stands in the middle.
        band: The colour behind it.
        heading: Its depth as a heading, where the style's name tells it; 1 for a report's title.
        is_contents: Whether it is that of an entry of a contents list.
        list_style: Name of the list that numbers it; "" for none.
    """

    ink: Ink
    hidden: bool
    centred: bool
    band: Colour | None
    heading: int | None
    is_contents: bool
    list_style: str


class Styles:
    """The styles of a document."""

    def __init__(self, elements: Iterable[Element]) -> None:
        self._elements: dict[tuple[str, str], Element] = {}
        self._defaults: dict[str, Element] = {}
        self._known: dict[str, ParagraphStyle] = {}
        for element in elements:
            family = element.get(STYLE + "family") or ""
            if element.tag == STYLE + "style":
                self._elements.setdefault((family, element.get(STYLE + "name") or ""), element)
            elif element.tag == STYLE + "default-style":
                self._defaults.setdefault(family, element)

    def paragraph(self, name: str | None) -> ParagraphStyle:
        """Give how a paragraph of a style is printed."""
        name = name or ""
        if name not in self._known:
            self._known[name] = self._paragraph(name)
        return self._known[name]

    def ink(self, name: str | None, base: Ink) -> tuple[Ink, bool | None]:
        """Give how letters of a text style are printed in a paragraph, and whether they are hidden, where it tells."""
        return _ink_over(reversed([*self._chain("text", name)]), base)

    def cell_fill(self, name: str | None) -> Colour | None:
        """Give the shading of a table's cell; None for none and white."""
        for element in self._chain("table-cell", name):
            told = _told(element, "table-cell-properties", FO + "background-color")
            if told is not None:
                found = colour(told)
                return None if found == _WHITE else found
        return None

    def drawn_fill(self, name: str | None) -> Colour | None:
        """Give the colour that a shape is filled with; None for none."""
        kind = fill = None
        for element in self._chain("graphic", name):
            kind = kind or _told(element, "graphic-properties", DRAW + "fill")
            fill = fill or _told(element, "graphic-properties", DRAW + "fill-color")
        return colour(fill) if kind in {None, "solid"} else None

    def _paragraph(self, name: str) -> ParagraphStyle:
        chain = [*self._chain("paragraph", name)]
        size = points(_told(self._defaults.get("paragraph"), "text-properties", FO + "font-size"))
        ink, hidden = _ink_over(reversed(chain), Ink(size=size))
        place = band = lists = None
        for element in chain:
            place = place or _told(element, "paragraph-properties", FO + "text-align")
            band = band or _told(element, "paragraph-properties", FO + "background-color")
            own = element.get(STYLE + "list-style-name")
            lists = own if lists is None else lists
        names = [name, *(element.get(STYLE + "name") or "" for element in chain)]
        return ParagraphStyle(
            ink=ink,
            hidden=bool(hidden),
            centred=place == "center",
            band=colour(band),
            heading=_heading_in(names),
            is_contents=any(_CONTENTS_NAME.fullmatch(one) for one in names),
            list_style=lists or "",
        )

    def _chain(self, family: str, name: str | None) -> Iterator[Element]:
        seen: set[str] = set()
        while name and name not in seen and (family, name) in self._elements and len(seen) < _MOST_STYLES_DEEP:
            seen.add(name)
            element = self._elements[family, name]
            yield element
            name = element.get(STYLE + "parent-style-name")


def _told(element: Element | None, group: str, attribute: str) -> str | None:
    properties = element.find(STYLE + group) if element is not None else None
    return properties.get(attribute) if properties is not None else None


def _ink_over(styles: Iterable[Element], ink: Ink) -> tuple[Ink, bool | None]:
    hidden: bool | None = None
    for element in styles:
        properties = element.find(STYLE + "text-properties")
        if properties is None:
            continue
        weight, slant = properties.get(FO + "font-weight"), properties.get(FO + "font-style")
        shown, band = properties.get(TEXT + "display"), properties.get(FO + "background-color")
        place = properties.get(STYLE + "text-position")
        hidden = hidden if shown is None else shown == "none"
        ink = replace(
            ink,
            size=_size(properties.get(FO + "font-size"), ink.size),
            bold=ink.bold if weight is None else weight in _BOLD,
            italic=ink.italic if slant is None else slant in _SLANTED,
            colour=colour(properties.get(FO + "color")) or ink.colour,
            band=ink.band if band is None else colour(band),
            raised=ink.raised if place is None else _RAISED.match(place) is not None,
            font=properties.get(STYLE + "font-name") or properties.get(FO + "font-family") or ink.font,
        )
    return ink, hidden


def _size(told: str | None, base: float | None) -> float | None:
    part = _PERCENT.fullmatch(told or "")
    if part is not None and base is not None:
        return round(base * int(part[1]) / 100, 2)
    return points(told) or base


def _heading_in(names: Iterable[str]) -> int | None:
    for name in names:
        if match := _HEADING_NAME.fullmatch(name):
            return int(match[1])
        if _TITLE_NAME.fullmatch(name):
            return 1
    return None
