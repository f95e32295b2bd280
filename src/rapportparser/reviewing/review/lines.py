"""The lines of a source without pages of paper, with what was found marked in them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapportparser.reading.characters import clean
from rapportparser.reading.decoding import decode
from rapportparser.reading.document import Document
from rapportparser.reading.line import LIST_MARK, Line
from rapportparser.reading.source import LoadedSource
from rapportparser.reviewing.review.pins import Band, Pin

_NEWLINE = re.compile(r"\r\n|\r|\n")
_TABLE_SIGNS = re.compile(r"\||\S {3,}\S")
_BETWEEN_CELLS = " | "


@dataclass(frozen=True, slots=True)
class Shown:
    """A line as it is shown.

    Attributes:
        number: Its number in the source; for a gap that of the line below it.
        text: Its text.
        is_heading: Whether its source says that it is a heading.
        is_gap: Whether it is only the space above the next line.
    """

    number: int
    text: str
    is_heading: bool = False
    is_gap: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line's text, with its pin where it has one."""

    text: str
    pin: Pin | None = None


@dataclass(frozen=True, slots=True)
class LineView:
    """A line to show.

    Attributes:
        number: Its number in the source.
        pieces: Its text.
        chips: What stands on it without words of its own: stoplichten, findings, and what a line break cut in two.
        parts: The parts that begin on it.
        band: The part that it belongs to; None before the first.
        is_table: Whether spaces and bars line it up with its neighbours.
        is_heading: Whether its source says that it is a heading.
    """

    number: int
    pieces: tuple[Piece, ...]
    chips: tuple[Pin, ...]
    parts: tuple[Pin, ...]
    band: Band | None
    is_table: bool
    is_heading: bool = False


def lines_of_text(source: LoadedSource) -> Iterator[Shown]:
    """Give the lines of a text as they stand in it."""
    text, _ = decode(source)
    for number, raw in enumerate(_NEWLINE.split(text), start=1):
        yield Shown(number, clean(raw).rstrip())


def lines_of_document(document: Document) -> Iterator[Shown]:
    """Give the lines of what was read from a web page or an office document, never its own markup."""
    for line in document.lines():
        if line.gap:
            yield Shown(line.number, "", is_gap=True)
        yield Shown(line.number, _printed(line), is_heading=bool(line.signs))


def _printed(line: Line) -> str:
    text = _BETWEEN_CELLS.join(cell.text for cell in line.cells)
    return " " * round(line.left) + LIST_MARK + text if line.listed else text


def line_views(lines: Iterable[Shown], pins: Iterable[Pin], bands: Sequence[Band]) -> Iterator[LineView]:
    """Give lines with their pins; of empty lines in a row only the first."""
    pins_on: dict[int, list[Pin]] = defaultdict(list)
    for pin in pins:
        if pin.is_drawn and pin.location:
            pins_on[pin.location.line].append(pin)
    after_empty = True
    for shown in lines:
        number, line = shown.number, shown.text
        here = [] if shown.is_gap else pins_on.get(number, [])
        if not line and after_empty and not here:
            continue
        after_empty = not line
        band = next((band for band in reversed(bands) if band.start <= number < band.end), None)
        pieces, chips = _pinned(line, [pin for pin in here if pin.kind != "part"])
        parts = tuple(pin for pin in here if pin.kind == "part")
        is_table = bool(_TABLE_SIGNS.search(line))
        yield LineView(number, pieces, chips, parts, band, is_table, shown.is_heading)


def _pinned(line: str, pins: Iterable[Pin]) -> tuple[tuple[Piece, ...], tuple[Pin, ...]]:
    """Cut a line at the words of its pins; pins whose words are not there, or taken, become chips."""
    free = _Free(line)
    taken: list[tuple[int, int, Pin]] = []
    chips: list[Pin] = []
    for pin in pins:
        place = free.take(pin.words) if pin.words else None
        if place is None:
            chips.append(pin)
        else:
            taken.append((place, place + len(pin.words), pin))
    pieces: list[Piece] = []
    done = 0
    for start, end, pin in sorted(taken, key=lambda one: one[:2]):
        pieces += [Piece(line[done:start]), Piece(line[start:end], pin)]
        done = end
    pieces.append(Piece(line[done:]))
    return tuple(piece for piece in pieces if piece.text), tuple(chips)


class _Free:
    """What of a line no pin has taken yet."""

    def __init__(self, line: str) -> None:
        self._line = line
        self._is_taken = bytearray(len(line))
        self._from: dict[str, int] = {}

    def take(self, words: str) -> int | None:
        """Take the first free place where words stand, and give it; None where there is none."""
        place = self._line.find(words, self._from.get(words, 0))
        while place >= 0 and any(self._is_taken[place : place + len(words)]):
            place = self._line.find(words, place + 1)
        self._from[words] = place + 1 if place >= 0 else len(self._line)
        if place < 0:
            return None
        self._is_taken[place : place + len(words)] = b"\x01" * len(words)
        return place
