"""A paragraph as its reader collects it, and the lines that it becomes."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final, TypeVar

from rapportparser.reading.characters import clean
from rapportparser.reading.line import Cell, Colour, ColourMark, HeadingSign, Line, Look
from rapportparser.reading.office.signs import emoji_in, is_only_signs, signs_in, without_emoji
from rapportparser.reading.raw_page import is_colour

Value = TypeVar("Value")

LINE_BREAK: Final = "\n"
TAB: Final = "\t"

# A stoplight of a word: `Niet op schema`.
_LONGEST_LIGHT: Final = 16
_WHITE: Final = (255, 255, 255)
# Estimated, in points: how far a tab and a level of a list stand in. They only have to be told apart.
_TAB_STEP: Final = 72.0
_LIST_STEP: Final = 18.0

_TYPED_MARK: Final = re.compile(r"\s*(?:[•‣⁃◦▪▫■□●○◆◇➢➤►▶✓✔·*\ue000-\uf8ff]|[-–—])[ \t]+(?=\S)(?![-–—]?\d)")
# A number or a code, then a tab that only stands it apart: `1.1⇥Leeswijzer`.
_TYPED_NUMBER: Final = re.compile(r"(\s*(?=[\w.]*\d|[A-Za-z][.)])[A-Z]{0,2}[\w.]{0,10}[.):]?) *\t+ *(?=[^\W\d_])")
_CONTENTS_PAGE: Final = re.compile(r"[\t ]+(\d{1,4})\s*$")
_LEADER: Final = " ........ "


@dataclass(frozen=True, slots=True)
class Ink:
    """How a stretch of a paragraph is printed; its font, where that may hold pictures for letters."""

    size: float | None = None
    bold: bool = False
    italic: bool = False
    colour: Colour | None = None
    band: Colour | None = None
    linked: bool = False
    font: str | None = None
    raised: bool = False

    def as_link(self) -> Ink:
        """Give the same for what is a link."""
        return replace(self, linked=True)


@dataclass(slots=True)
class Paragraph:
    """A paragraph.

    Attributes:
        stretches: Its text with the ink of each part; a line break is a stretch's newline, a tab its tab.
        marks: The coloured marks in it.
        label: What automatic numbering prints before it, with the space behind it.
        list_level: How deep the list is of which a list mark opens it as an item, from 0; None where none does.
        heading: Its depth as a heading, 1 for a chapter; None where it is none.
        centred: Whether it stands in the middle.
        band: The colour behind all of it.
        is_contents: Whether it is an entry of a contents list.
    """

    stretches: list[tuple[str, Ink]] = field(default_factory=list)
    marks: list[ColourMark] = field(default_factory=list)
    label: str = ""
    list_level: int | None = None
    heading: int | None = None
    centred: bool = False
    band: Colour | None = None
    is_contents: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether it prints nothing but marks."""
        return not any(text.strip() for text, _ in self.stretches)

    def add(self, text: str, ink: Ink) -> None:
        """Add text; signs in coloured ink become marks."""
        if ink.colour is not None and is_colour(ink.colour) and is_only_signs(text):
            self.marks += [ColourMark(None, None, ink.colour) for _ in signs_in(text)]
            text = " "
        if text:
            self.stretches.append((text, ink))

    def take_bands(self) -> None:
        """Make a mark of the colour behind a word or two, or behind nothing: in a table that is a stoplight."""
        shown = [(text.strip(), ink) for text, ink in self.stretches if text.strip()]
        bands = {ink.band for _, ink in shown} if shown else {ink.band for _, ink in self.stretches}
        band = (bands.pop() if len(bands) == 1 else None) or self.band
        words = " ".join(text for text, _ in shown)
        if band is not None and is_colour(band) and len(words) <= _LONGEST_LIGHT:
            self.marks.append(ColourMark(None, None, band, words))

    def take_emoji(self, *, out_of_text: bool) -> None:
        """Make marks of its coloured emoji, and take them out of its text where they stand in a table."""
        for place, (text, ink) in enumerate(self.stretches):
            if text.isascii():
                continue
            self.marks += [ColourMark(None, None, colour) for colour in emoji_in(text)]
            if out_of_text:
                self.stretches[place] = (without_emoji(text), ink)


def lines_of(paragraph: Paragraph, numbers: Iterator[int], *, gap: bool) -> Iterator[Line]:
    """Give the lines of a paragraph: one, and one more for each line break in it.

    Args:
        paragraph: The paragraph.
        numbers: Counts the document's lines.
        gap: Whether empty space stands above it.
    """
    listed = paragraph.list_level is not None
    level = paragraph.list_level or 0
    label = paragraph.label
    look = _look(paragraph)
    signs = (HeadingSign("style", paragraph.heading),) if paragraph.heading is not None else ()
    first = True
    for raw in _raw_lines(paragraph):
        text = f"{label}{raw.lstrip()}" if label and raw.strip() else raw
        if not listed and not label and first and (typed := _TYPED_MARK.match(text)):
            listed, text = True, text[typed.end() :]
        if paragraph.is_contents:
            text = _CONTENTS_PAGE.sub(rf"{_LEADER}\1", text)
        left = _LIST_STEP * level
        cells = _cells(text, left + _LIST_STEP if listed else left)
        if not cells:
            continue
        yield Line(
            cells,
            page=None,
            number=next(numbers),
            gap=gap and first,
            listed=listed and first,
            indent=left + _LIST_STEP if listed else 0.0,
            room=math.inf,
            look=look,
            signs=signs,
        )
        label, first = "", False


def _raw_lines(paragraph: Paragraph) -> list[str]:
    text = "".join(text for text, _ in paragraph.stretches)
    if paragraph.heading is not None:
        # A heading is one line, wherever it breaks on paper.
        text = text.replace(LINE_BREAK, " ")
    return text.replace("\r", "").split(LINE_BREAK) if text.strip() else []


def _cells(text: str, left: float) -> tuple[Cell, ...]:
    text = _TYPED_NUMBER.sub(r"\1 ", text.strip(), count=1) if TAB in text else text
    cells: list[Cell] = []
    for piece in re.split(r"\t+", text.strip()):
        if shown := " ".join(clean(piece).split()):
            cells.append(Cell(shown, left + _TAB_STEP * len(cells)))
    return tuple(cells)


def _look(paragraph: Paragraph) -> Look:
    """Give the look that most of a paragraph's letters have; bold, italic and linked only where all of them are."""
    seen = [(len(text.strip()), ink) for text, ink in paragraph.stretches if text.strip()]
    if not seen:
        return Look(band=_shown(paragraph.band), centred=paragraph.centred)
    size = _most((count, ink.size) for count, ink in seen)
    colour = _most((count, ink.colour) for count, ink in seen)
    bands = {ink.band for _, ink in seen}
    band = bands.pop() if len(bands) == 1 else None
    return Look(
        size=size,
        bold=all(ink.bold for _, ink in seen),
        italic=all(ink.italic for _, ink in seen),
        colour=colour if colour is not None and is_colour(colour) else None,
        band=_shown(band or paragraph.band),
        centred=paragraph.centred,
        linked=all(ink.linked for _, ink in seen),
    )


def _most(counted: Iterable[tuple[int, Value]]) -> Value:
    letters: Counter[Value] = Counter()
    for count, value in counted:
        letters[value] += count
    return letters.most_common(1)[0][0]


def _shown(colour: Colour | None) -> Colour | None:
    return None if colour == _WHITE else colour
