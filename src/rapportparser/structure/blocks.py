"""From marked lines to blocks: a heading that holds, and the lines under it.

Whether a heading holds depends on what came before: in front of the first programme the leeswijzer explains what
"Stand van zaken" and "Doelenbomen" are, and inside a programme "Samenvatting" is a sub-heading. A heading that does
not hold stays what it also is, a line of text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from rapportparser.reading.line import Line
from rapportparser.structure.headings import INFO_LABELS, Heading, Kop
from rapportparser.structure.keys import is_same_key, key_of
from rapportparser.structure.marking import MarkedLine, ends_sentence, looks_like_heading
from rapportparser.structure.names import split_programme_name
from rapportparser.structure.running_text import tail_of

_PARTS_OF_PROGRAMME = frozenset(
    {
        *INFO_LABELS,
        Kop.MISSIE,
        Kop.STAND_VAN_ZAKEN,
        Kop.DOELENBOMEN,
        Kop.BELEIDSTERREIN,
        Kop.DOELEN_EN_PRESTATIES,
    }
)
_TREE_HEADS = frozenset({Kop.DOELENBOMEN, Kop.BELEIDSTERREIN, Kop.DOELEN_EN_PRESTATIES, Kop.KOLOMKOP})
_LONGEST_VALUE = 120
# Rows begin at most this many lines below the heads of their columns.
_ROWS_WITHIN = 6
_NUMBER_ALONE = re.compile(r"(?:programma\s+)?\d{1,2}(?:\.\d{1,2}){0,4}[.:]?", re.IGNORECASE)


@dataclass(slots=True)
class Block:
    """A heading and the lines under it.

    Attributes:
        heading: The heading; None for the lines before the first.
        line: The line of the heading, or the first line where there is no heading.
        marks: The lines under it.
        naam_lines: The name that heads the programme which begins here.
        ruled_off: Whether the heading stands in a ruled row and nothing under it does.
    """

    heading: Heading | None
    line: Line
    marks: list[MarkedLine] = field(default_factory=list)
    naam_lines: list[Line] = field(default_factory=list)
    ruled_off: bool = False

    @property
    def kop(self) -> Kop | None:
        """The kind of its heading."""
        return self.heading.kop if self.heading else None

    @property
    def lines(self) -> list[Line]:
        """The lines under it."""
        return [mark.line for mark in self.marks]

    @property
    def sure_heading(self) -> Heading:
        """Its heading, for a block that has one.

        Raises:
            ValueError: It has none.
        """
        if self.heading is None:
            raise ValueError("a block without a heading")
        return self.heading

    def at_first_row(self) -> tuple[list[MarkedLine], list[MarkedLine]]:
        """Give the lines before the first row of a doelenboom, and those from it on."""
        rows = next((place for place, mark in enumerate(self.marks) if mark.is_row), len(self.marks))
        return self.marks[:rows], self.marks[rows:]


def split_blocks(marks: Sequence[MarkedLine], *, tree_first: bool) -> list[Block]:
    """Split the lines at the headings that hold, and take the names that head programmes off the lines before.

    `tree_first` tells that the state of affairs stands below the doelenbomen.
    """
    blocks = _Settling(_segments(marks), tree_first=tree_first).settle()
    for before, block in pairwise(blocks):
        _take_name(before, block, blocks)
    return blocks


@dataclass(frozen=True, slots=True)
class _Segment:
    """A line that may be a heading, and the lines up to the next that may be one."""

    head: MarkedLine | None
    marks: list[MarkedLine]


def _segments(marks: Sequence[MarkedLine]) -> list[_Segment]:
    segments = [_Segment(None, [])]
    for mark in marks:
        if mark.headings:
            segments.append(_Segment(mark, []))
        else:
            segments[-1].marks.append(mark)
    return segments


class _Settling:
    """Goes through the segments in order and decides which headings hold."""

    def __init__(self, segments: list[_Segment], *, tree_first: bool) -> None:
        self._segments = segments
        self._tree_first = tree_first
        self._blocks: list[Block] = []
        self._in_programme = False
        self._in_named_part = False
        self._in_stand_van_zaken = False
        self._has_tree = False
        self._has_stand_van_zaken = False

    def settle(self) -> list[Block]:
        for place, segment in enumerate(self._segments):
            head = segment.head
            if head is None:
                if segment.marks:
                    self._blocks.append(Block(None, segment.marks[0].line, list(segment.marks)))
                continue
            heading = next((option for option in head.headings if self._holds(option, place)), None)
            if heading is not None:
                self._open(heading, head.line, segment)
                continue
            if not self._blocks:
                self._blocks.append(Block(None, head.line))
            self._blocks[-1].marks += [replace(head, headings=()), *segment.marks]
        return self._blocks

    def _open(self, heading: Heading, line: Line, segment: _Segment) -> None:
        last = self._blocks[-1] if self._blocks else None
        if heading.kop is Kop.KOLOMKOP and last is not None and last.kop is Kop.KOLOMKOP:
            last.marks += segment.marks
            return
        tails = [MarkedLine(tail, (), None) for tail in _tails(line, heading.rest)]
        if heading.kop is Kop.KOLOMKOP:
            tails = []
        ruled_off = line.ruled and not tails and not (segment.marks and segment.marks[0].line.ruled)
        self._blocks.append(Block(heading, line, tails + segment.marks, ruled_off=ruled_off))
        self._note(heading.kop)

    def _note(self, kop: Kop) -> None:
        if kop in {Kop.VOORWERK, Kop.RAPPORTDEEL} or (kop is Kop.PROGRAMMADEEL and not self._in_programme):
            self._in_programme, self._in_named_part = False, True
            self._has_tree = self._has_stand_van_zaken = self._in_stand_van_zaken = False
            return
        if kop in INFO_LABELS or kop is Kop.PROGRAMMA:
            self._has_tree = self._has_stand_van_zaken = False
        self._in_programme = True
        self._in_stand_van_zaken = kop is Kop.STAND_VAN_ZAKEN
        self._has_stand_van_zaken |= self._in_stand_van_zaken
        self._has_tree |= kop in _TREE_HEADS

    def _holds(self, heading: Heading, place: int) -> bool:
        if heading.kop in INFO_LABELS:
            return self._info_holds(heading, place)
        if heading.kop is Kop.PROGRAMMA:
            return not self._segments[place].marks and self._next_may_be(place, *_PARTS_OF_PROGRAMME)
        if heading.kop is Kop.KOLOMKOP:
            return self._rows_follow(place, within=_ROWS_WITHIN) or (
                self._in_programme and self._last_kop() in _TREE_HEADS
            )
        if not self._in_programme:
            return self._holds_in_front(heading, place)
        return self._holds_in_programme(heading, place)

    def _holds_in_front(self, heading: Heading, place: int) -> bool:
        match heading.kop:
            case Kop.VOORWERK | Kop.RAPPORTDEEL | Kop.PROGRAMMADEEL:
                return True
            case Kop.MISSIE if heading.naam:
                return True
            case Kop.BELEIDSTERREIN | Kop.DOELEN_EN_PRESTATIES | Kop.TOELICHTING if heading.code:
                return not self._in_named_part or self._rows_follow(place)
            case Kop.STAND_VAN_ZAKEN:
                return not self._in_named_part and not self._is_bare_inleiding(place)
            case Kop.TOELICHTING:
                return not self._in_named_part and self._rows_follow(place)
            case _:
                return not self._in_named_part

    def _holds_in_programme(self, heading: Heading, place: int) -> bool:
        match heading.kop:
            case Kop.MISSIE:
                return heading.naam is not None or self._last_kop() in {*INFO_LABELS, Kop.PROGRAMMA}
            case Kop.STAND_VAN_ZAKEN if heading.soort is None:
                below_tree = self._tree_first and self._last_kop() is not Kop.TOELICHTING
                return not self._has_stand_van_zaken and (below_tree or not self._has_tree)
            case Kop.BELEIDSTERREIN if self._in_stand_van_zaken and heading.code:
                return self._rows_follow(place) or not self._tree_comes_later(heading.code, place)
            case Kop.TOELICHTING if heading.code is None:
                return self._has_tree or self._rows_follow(place)
            case Kop.PROGRAMMADEEL:
                # A portefeuille may be called Financiën.
                return not self._in_stand_van_zaken and self._last_kop() not in INFO_LABELS
            case Kop.VOORWERK:
                return False
            case _:
                return True

    def _info_holds(self, heading: Heading, place: int) -> bool:
        """Hold a label by its value, or by the other labels beside it: `Commissie` is also a plain word."""
        segment = self._segments[place]
        values = [mark.line.text for mark in segment.marks[:1]]
        if segment.head is not None:
            values = [line.text for line in _tails(segment.head.line, heading.rest)] + values
        if heading.kop is Kop.PROGRAMMANUMMER and values and values[0].strip(" .:").isdigit():
            return True
        beside = self._last_kop() in INFO_LABELS or self._next_may_be(place, *INFO_LABELS, Kop.MISSIE)
        return beside and all(len(value) <= _LONGEST_VALUE and not value.endswith(".") for value in values[:1])

    def _rows_follow(self, place: int, within: int | None = None) -> bool:
        """Tell whether rows of a doelenboom stand under a heading, column heads and the like apart."""
        segment = self._segments[place]
        if any(mark.is_row for mark in segment.marks[:within]):
            return True
        following = self._segments[place + 1 : place + 4]
        for after in following:
            if after.head is None or not after.head.may_be(Kop.KOLOMKOP, Kop.DOELEN_EN_PRESTATIES):
                return False
            if any(mark.is_row for mark in after.marks[:within]):
                return True
        return False

    def _tree_comes_later(self, code: str, place: int) -> bool:
        for later in range(place + 1, len(self._segments)):
            head = self._segments[later].head
            if head is None or head.may_be(Kop.PROGRAMMANUMMER):
                return False
            if any(option.code == code for option in head.headings) and self._rows_follow(later):
                return True
        return False

    def _is_bare_inleiding(self, place: int) -> bool:
        head = self._segments[place].head
        return head is not None and head.may_be(Kop.VOORWERK)

    def _last_kop(self) -> Kop | None:
        return self._blocks[-1].kop if self._blocks else None

    def _next_may_be(self, place: int, *kinds: Kop) -> bool:
        following = self._segments[place + 1 : place + 2]
        return any(segment.head is not None and segment.head.may_be(*kinds) for segment in following)


def _tails(line: Line, rest: int | None) -> list[Line]:
    """Give what stands on a heading's line behind it, a line for each cell."""
    cells = [cell for cell in line.cells if cell.text]
    tails = [tail_of(replace(line, cells=(cells[0],)), rest)] if rest is not None else []
    return tails + [replace(line, cells=(cell,), gap=False) for cell in cells[1:]]


def _take_name(before: Block, block: Block, blocks: list[Block]) -> None:
    """Move the lines that name a programme from the end of the block before to the block that begins it."""
    begins_with_info = block.kop in INFO_LABELS and before.kop not in INFO_LABELS
    begins_with_missie = block.kop is Kop.MISSIE and before.kop not in INFO_LABELS
    if not (begins_with_info or begins_with_missie) or not before.marks:
        return
    naam = _naam_in_missie(block, blocks)
    for count in (1, 2):
        lines = [mark.line for mark in before.marks[-count:]]
        if naam is not None and is_same_key(key_of(naam), key_of(_bare_name(lines))):
            break
    else:
        last = before.marks[-1]
        above = before.marks[-2] if len(before.marks) > 1 else None
        stands_alone = last.line.gap or above is None or above.is_row or ends_sentence(above.line.text)
        if not (begins_with_info and looks_like_heading(last.line) and not last.is_row and stands_alone):
            return
        lines = [last.line]
    del before.marks[-len(lines) :]
    block.naam_lines = lines
    if before.marks and _NUMBER_ALONE.fullmatch(before.marks[-1].line.text):
        block.naam_lines.insert(0, before.marks.pop().line)


def _bare_name(lines: Sequence[Line]) -> str:
    return split_programme_name(" ".join(line.text for line in lines))[1]


def _naam_in_missie(block: Block, blocks: list[Block]) -> str | None:
    place = next(index for index, other in enumerate(blocks) if other is block)
    for other in blocks[place : place + 4]:
        if other.kop is Kop.MISSIE and other.heading is not None:
            return other.heading.naam
        if other.kop not in INFO_LABELS:
            return None
    return None


def is_prose(line: Line) -> bool:
    """Tell whether a line reads as a sentence rather than as a value or a name."""
    return len(line.text) > _LONGEST_VALUE or (ends_sentence(line.text) and len(line.text) > _LONGEST_VALUE // 2)
