"""The text of an OpenDocument paragraph, as it is printed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from rapportparser.reading.line import ColourMark
from rapportparser.reading.odt.names import DRAW, OFFICE, SVG, TEXT, XLINK, counted, points
from rapportparser.reading.odt.package import Package
from rapportparser.reading.odt.styles import Styles
from rapportparser.reading.office.paragraph import LINE_BREAK, TAB, Ink, Paragraph
from rapportparser.reading.office.signs import as_raised, as_shown, is_of_a_marks_size
from rapportparser.reading.office.xml import Element
from rapportparser.reading.raw_page import is_colour

_WHITE_SPACE: Final = re.compile(r"[ \t\r\n]+")
_MOST_SPACES: Final = 200
_LONGEST_WORDS: Final = 200

_PRINTED: Final = {TEXT + "tab": TAB, TEXT + "line-break": LINE_BREAK}
# What is never printed where it stands, or says only what nobody has filled in yet.
_UNSEEN: Final = frozenset(
    {
        OFFICE + "annotation", OFFICE + "annotation-end", TEXT + "note-citation", TEXT + "ruby-text",
        TEXT + "hidden-text", TEXT + "placeholder", TEXT + "bibliography-mark", TEXT + "index-title-template",
    }
)  # fmt: skip
_SHAPES: Final = frozenset(DRAW + name for name in ("custom-shape", "ellipse", "circle", "rect", "path", "polygon"))
_DRAWN: Final = _SHAPES | {DRAW + "frame", DRAW + "g", DRAW + "a"}


@dataclass(slots=True)
class Left:
    """What a paragraph leaves to be read after it: what is in text boxes and shapes, and notes."""

    boxes: list[Element]
    notes: list[Element]


class InlineReader:
    """Reads paragraphs one by one."""

    def __init__(self, package: Package, styles: Styles) -> None:
        self._package = package
        self._styles = styles

    def read(self, element: Element, paragraph: Paragraph, ink: Ink) -> Left:
        """Add what an element prints to a paragraph, in its style's ink."""
        left = Left([], [])
        self._walk(element, paragraph, ink, left)
        return left

    def _walk(self, element: Element, paragraph: Paragraph, ink: Ink, left: Left) -> None:
        self._text(element.text, paragraph, ink)
        for child in element:
            self._child(child, paragraph, ink, left)
            self._text(child.tail, paragraph, ink)

    def _child(self, child: Element, paragraph: Paragraph, ink: Ink, left: Left) -> None:
        tag = child.tag
        if tag in _PRINTED:
            paragraph.add(_PRINTED[tag], ink)
        elif tag == TEXT + "s":
            paragraph.add(" " * counted(child.get(TEXT + "c"), _MOST_SPACES), ink)
        elif tag == TEXT + "span":
            own, hidden = self._styles.ink(child.get(TEXT + "style-name"), ink)
            if not hidden:
                self._walk(child, paragraph, own, left)
        elif tag == TEXT + "a":
            self._walk(child, paragraph, ink.as_link(), left)
        elif tag == TEXT + "note":
            left.notes += child.iterchildren(TEXT + "note-body")
        elif tag in _DRAWN:
            self._drawing(child, paragraph, left)
        elif tag not in _UNSEEN:
            self._walk(child, paragraph, ink, left)

    @staticmethod
    def _text(text: str | None, paragraph: Paragraph, ink: Ink) -> None:
        if text:
            shown = _WHITE_SPACE.sub(" ", text)
            paragraph.add(as_shown(as_raised(shown) if ink.raised else shown, ink.font), ink)

    def read_drawing(self, element: Element, paragraph: Paragraph) -> Left:
        """Read a drawing that stands in no paragraph; anything else is passed over."""
        left = Left([], [])
        if element.tag in _DRAWN:
            self._drawing(element, paragraph, left)
        return left

    def _drawing(self, element: Element, paragraph: Paragraph, left: Left) -> None:
        """Read a drawing: a small coloured shape or picture is a mark, and what is written in it comes afterwards."""
        if element.tag in {DRAW + "g", DRAW + "a"}:
            for child in element:
                if child.tag in _DRAWN:
                    self._drawing(child, paragraph, left)
            return
        mark = self._mark(element)
        if mark is not None:
            paragraph.marks.append(mark)
        boxes = element.findall(DRAW + "text-box") if element.tag == DRAW + "frame" else [element]
        left.boxes += [box for box in boxes if any(True for _ in box.iter(TEXT + "p", TEXT + "h"))]

    def _mark(self, element: Element) -> ColourMark | None:
        width, height = points(element.get(SVG + "width")), points(element.get(SVG + "height"))
        if width is None or height is None or not is_of_a_marks_size(width, height):
            return None
        told = (element.findtext(SVG + name) or "" for name in ("desc", "title"))
        words = " ".join(next((text for text in told if text.strip()), "").split())[:_LONGEST_WORDS]
        picture = element.find(DRAW + "image")
        if picture is not None:
            colour = self._colour_of(picture.get(XLINK + "href") or "")
            return ColourMark(None, None, colour, words) if colour is not None or words else None
        if element.tag not in _SHAPES:
            return None
        colour = self._styles.drawn_fill(element.get(DRAW + "style-name"))
        return ColourMark(None, None, colour, words) if colour is not None and is_colour(colour) else None

    def _colour_of(self, address: str) -> tuple[int, int, int] | None:
        from rapportparser.reading.office.pictures import colour_of_picture

        data = self._package.picture(address)
        return colour_of_picture(data) if data is not None else None
