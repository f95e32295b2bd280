"""Coloured marks of a page: status pictures, drawn circles, signs of an icon font, and empty coloured boxes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote, urlsplit

from rapportparser.reading.html.colours import is_grey, is_white
from rapportparser.reading.html.styles import Styles
from rapportparser.reading.html.tree import Element
from rapportparser.reading.line import CELL_MARK, Colour, ColourMark

# A sign that is all there is of an element's text, and shows by its colour.
_SIGNS = re.compile("[●•◦○■□▪◼◻◆◇▲▼▶⬤⬛⬜⚫⚪★☆⚑⚐✓✔✗✘✖❌✅❗\ue000-\uf8ff\U0001f534\U0001f535\U0001f7e0-\U0001f7eb]")
_OF_SIGN: Final[dict[str, Colour]] = {
    "🔴": (221, 46, 68),
    "🟥": (221, 46, 68),
    "🟠": (244, 144, 12),
    "🟧": (244, 144, 12),
    "🟡": (253, 203, 88),
    "🟨": (253, 203, 88),
    "🟢": (120, 177, 89),
    "🟩": (120, 177, 89),
    "🔵": (85, 172, 238),
    "🟦": (85, 172, 238),
    "✅": (120, 177, 89),
    "❌": (221, 46, 68),
}
# Words in a class, a picture's name or an icon's that speak of a status or a colour.
_TELLS = re.compile(
    r"status|stoplicht|verkeerslicht|traffic|light|licht|indicat|signal|smiley|smile|frown|meh|flag|vlag|badge|bullet|"
    r"bol|dot|led|circle|cirkel|rond|square|colou?r|kleur|groen|geel|oranje|rood|blauw|grijs|green|yellow|amber|"
    r"orange|red|blue|gr[ae]y|success|warning|danger|error|check|times|cross|exclamation|thumb|schema|afgerond|"
    r"gereed|vertraagd|voortgang|progress|vinkje|kruis",
    re.IGNORECASE,
)
_SHAPES: Final = frozenset({"circle", "ellipse", "rect", "path", "polygon", "use", "g"})
# What sites call words that are there for those only who have the page read out to them.
_ALOUD: Final = frozenset("sr-only visually-hidden visuallyhidden screen-reader-text screenreader sr-text".split())
_LONGEST: Final = 200
_LONGEST_BADGE: Final = 40
_MOST_SHAPES: Final = 40
_BOX_TAGS: Final = frozenset({"i", "span", "em", "b", "strong", "div", "font", "abbr", "label", "mark", "p"})


class Marks:
    """Finds the marks of one page.

    Attributes:
        styles: How the page's elements are shown.
        pictures: The colours of pictures that came with the page, by the address in `src`.
    """

    def __init__(self, styles: Styles, pictures: Mapping[str, Colour | None]) -> None:
        self._styles = styles
        self._pictures = pictures

    def of(self, element: Element) -> ColourMark | None:
        """Give the mark that an element is instead of text; None for all else."""
        if element.tag in {"img", "image"}:
            return self._of_picture(element)
        if element.tag == "svg":
            return self._of_drawing(element)
        if element.tag in _BOX_TAGS:
            return self._of_box(element)
        return None

    def beside(self, element: Element) -> ColourMark | None:
        """Give the mark that an element with a short text shows by its own colour, or draws beside its text."""
        style = self._styles.of(element)
        colour = style.drawn or style.background
        text = element.text(_LONGEST_BADGE) if colour is not None and not is_white(colour) else ""
        if not text or len(text) > _LONGEST_BADGE:
            return None
        return ColourMark(None, None, colour, text)

    def of_cell(self, element: Element) -> ColourMark | None:
        """Give what the class or title of a cell tells beside its fill; None where they tell nothing."""
        title = element.get("title") or element.get("aria-label")
        words = " ".join(element.classes)
        if not _TELLS.search(f"{title} {words}") or len(element.text(_LONGEST_BADGE)) > _LONGEST_BADGE:
            return None
        told = CELL_MARK.join(_short(one) for one in (title, words) if one)
        return ColourMark(None, None, None, told)

    def _of_picture(self, element: Element) -> ColourMark | None:
        source = element.get("src") or element.get("data-src") or element.get("href")
        text = element.get("alt") or element.get("title") or element.get("aria-label")
        colour = self._pictures.get(source)
        words = " ".join([*element.classes, _stem(source)])
        if not text:
            text = words if _TELLS.search(words) else ""
        return ColourMark(None, None, colour, _short(text)) if text or colour is not None else None

    def _of_drawing(self, element: Element) -> ColourMark | None:
        colours: list[Colour] = []
        shapes = [one for one in element.walk() if one.tag in _SHAPES][:_MOST_SHAPES]
        for shape in shapes:
            fill = self._styles.of(shape).fill
            if fill is not None and not is_white(fill) and shape.get("fill").lower() != "none" and fill not in colours:
                colours.append(fill)
        bright = [colour for colour in colours if not is_grey(colour)] or colours
        title = next((one.text() for one in element.walk() if one.tag == "title"), "")
        words = " ".join([*element.classes, *(_used(one) for one in shapes)])
        text = element.get("aria-label") or title or element.get("title")
        if not text:
            text = words if _TELLS.search(words) else ""
        colour = bright[0] if len(bright) == 1 else None
        if colour is None and not bright:
            style = self._styles.of(element)
            colour = style.background or (style.colour if text else None)
        return ColourMark(None, None, colour, _short(text)) if text or colour is not None else None

    def _of_box(self, element: Element) -> ColourMark | None:
        """Give the mark that an element without words is: an icon, a coloured box, a coloured sign."""
        text = element.text(_LONGEST)
        sign = _SIGNS.fullmatch(text)
        if len(text) > _LONGEST or (text and not sign and not _is_aloud_only(element)):
            return None
        within = list(islice(element.walk(), _MOST_SHAPES))
        if any(one.tag in {"img", "svg"} for one in within):
            return None
        styles = [self._styles.of(one) for one in within]
        words = " ".join(name for one in within for name in one.classes if name not in _ALOUD)
        title = next((told for one in within if (told := one.get("title") or one.get("aria-label"))), "")
        said = title or (text if not sign else "")
        telling = words if _TELLS.search(words) else ""
        told = said or telling
        colour = next((colour for style in styles if (colour := style.drawn or style.background) is not None), None)
        if sign:
            colour = _OF_SIGN.get(text, styles[-1].colour)
            told = told or (text if colour is not None else "")
        elif colour is None and told:
            colour = styles[-1].colour
        if text and not sign and colour is None and not telling:
            return None
        if colour is None and said and telling:
            told = f"{_short(said)}{CELL_MARK}{_short(telling)}"
            return ColourMark(None, None, None, told)
        return ColourMark(None, None, colour, _short(told)) if told or colour is not None else None


def is_for_readers_aloud(element: Element) -> bool:
    """Tell whether an element is there for those only who have the page read out to them."""
    return not _ALOUD.isdisjoint(element.classes)


def _is_aloud_only(element: Element) -> bool:
    """Tell whether all its text is for those who have the page read out to them."""
    return all(
        not child.text(_LONGEST) or is_for_readers_aloud(child) if isinstance(child, Element) else not child.strip()
        for child in element.children
    )


def _used(element: Element) -> str:
    """Give what a drawing's `use` takes from a set of icons."""
    return (element.get("href") or element.get("xlink:href")).rpartition("#")[2] if element.tag == "use" else ""


def _stem(address: str) -> str:
    """Give the name of a picture's file without its kind."""
    if not address or address.startswith("data:"):
        return ""
    try:
        return PurePosixPath(unquote(urlsplit(address[:1000]).path)).stem
    except ValueError:
        return ""


def _short(text: str) -> str:
    return " ".join(text[: 2 * _LONGEST].split())[:_LONGEST]
