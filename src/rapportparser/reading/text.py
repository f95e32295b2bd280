"""Plain texts: web pages saved as text, pipe tables, output of PDF converters, hard-wrapped mail."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from itertools import pairwise

from rapportparser.errors import SourceEmptyError
from rapportparser.notices import UnreadableBytes
from rapportparser.reading.characters import clean
from rapportparser.reading.decoding import decode
from rapportparser.reading.document import Document, Page
from rapportparser.reading.line import Cell, Line
from rapportparser.reading.pipes import blocks_of
from rapportparser.reading.source import LoadedSource

_NEWLINE = re.compile(r"\r\n|\r|\n")
_SOFT_BREAK = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_PAGE_BREAK = "\f"

# Signs that open a list item; Word's own signs come from a symbol font in the private use area.
_LIST_MARK = re.compile(r"(?:[•‣⁃◦▪▫■□●○◆◇➢➤►▶✓✔·*\ue000-\uf8ff]\s*|[-–—]\s+(?!\d)|o\s+(?=\S))")
_LONE_LIST_MARK = re.compile(r"[•‣⁃◦▪▫■□●○◆➢➤►▶·\ue000-\uf8ff]")

_COLUMN_GAP = re.compile(r" {3,}")
_RULE = re.compile(r"[\s|+:=_-]*")
# After a sentence's end some typists strike the space bar three times or more.
_GAP_AFTER_SENTENCE = re.compile(r"(?<=[.!?:;,]) {3,5}(?=\S)")

# Nobody wraps a paragraph's lines at more than this many characters.
_WIDEST_COLUMN = 160
# Proportional type makes full lines differ by this part of the column's width.
_RAGGEDNESS = 0.2


@dataclass(slots=True)
class _Printed:
    """A line as it stands in the source, with its place."""

    raw: str
    number: int
    gap: bool
    page: int


def read_text(source: LoadedSource) -> Document:
    """Read a text of any encoding.

    Raises:
        SourceKindError: The bytes are no text.
        SourceEmptyError: There is nothing but white space.
    """
    text, whole = decode(source)
    printed = _printed_lines(text)
    if not printed:
        raise SourceEmptyError(source.name, "holds no text", "is it the right file?")
    width = _wrap_width(printed)
    pages: dict[int, list[Line]] = {}
    for line in printed:
        read = _line(line)
        if read is not None:
            room = math.inf if width is None else _room(line.raw, width)
            pages.setdefault(line.page, []).append(replace(read, room=room))
    notices = () if whole else (UnreadableBytes(),)
    return Document("text/plain", tuple(Page(blocks_of(lines)) for lines in pages.values()), notices=notices)


def _printed_lines(text: str) -> list[_Printed]:
    printed: list[_Printed] = []
    gap, page = False, 0
    for number, physical in enumerate(_NEWLINE.split(text), start=1):
        rest = physical
        while rest is not None:
            match = _SOFT_BREAK.search(rest)
            piece, rest, mark = (
                (rest[: match.start()], rest[match.end() :], match.group()) if match else (rest, None, "")
            )
            raw = clean(piece)
            if raw.strip():
                printed.append(_Printed(raw, number, gap, page))
                gap = False
            else:
                gap = True
            page += mark == _PAGE_BREAK
    return printed


def _wrap_width(printed: list[_Printed]) -> int | None:
    """Give the width at which the text's lines were wrapped, or None where a line is a whole paragraph.

    A line was wrapped where the next line's first word would not have fitted on it.
    """
    prose = [line for line in printed if "|" not in line.raw and not _COLUMN_GAP.search(line.raw.strip())]
    width = max((len(line.raw) for line in prose), default=0)
    if not 0 < width <= _WIDEST_COLUMN:
        return None
    pairs = [(one, two) for one, two in pairwise(prose) if not two.gap and two.number == one.number + 1]
    wrapped = sum(_fills(one.raw, two.raw, width) for one, two in pairs)
    return width if wrapped >= 2 and wrapped * 2 >= len(pairs) else None  # noqa: PLR2004 (one pair is chance)


def _fills(raw: str, following: str, width: int) -> bool:
    return _room(raw, width) < 1 + len(following.split(maxsplit=1)[0])


def _room(raw: str, width: int) -> float:
    return width * (1 - _RAGGEDNESS) - len(raw.rstrip())


def _line(printed: _Printed) -> Line | None:
    raw = printed.raw
    body = raw.lstrip()
    left = len(raw) - len(body)
    body = body.rstrip()
    mark = _LIST_MARK.match(body) or _LONE_LIST_MARK.fullmatch(body)
    listed = mark is not None and _opens_item(mark, left)
    indent = float(left)
    if listed and mark:
        indent += mark.end()
        body = body[mark.end() :]
    ruled = not listed and "|" in body
    cells = _piped_cells(body, left) if ruled else _spaced_cells(body, left)
    if not listed and not any(cell.text for cell in cells):
        return None
    return Line(cells, None, printed.number, printed.gap, listed, indent, ruled)


def _opens_item(mark: re.Match[str], left: int) -> bool:
    sign = mark.group()[0]
    if sign == "o":
        return left > 0
    if sign in "*·":
        return mark.group() != sign
    return True


def _piped_cells(body: str, left: int) -> tuple[Cell, ...]:
    if _RULE.fullmatch(body):
        return ()
    cells: list[Cell] = []
    # A bar in the first column is the table's edge; one further on stands behind an empty cell.
    inner = body.removeprefix("|") if left == 0 else body
    for piece in inner.removesuffix("|").split("|"):
        cells.append(Cell(" ".join(piece.split()), left))
        left += len(piece) + 1
    return tuple(cells)


def _spaced_cells(body: str, left: int) -> tuple[Cell, ...]:
    if "   " not in body:
        return (Cell(" ".join(body.split()), left),)
    body = _GAP_AFTER_SENTENCE.sub(" ", body)
    cells: list[Cell] = []
    start = 0
    for gap in [*_COLUMN_GAP.finditer(body), None]:
        end = gap.start() if gap else len(body)
        cells.append(Cell(" ".join(body[start:end].split()), left + start))
        start = gap.end() if gap else end
    return tuple(cells)
