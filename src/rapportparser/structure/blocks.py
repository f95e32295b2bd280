"""From marked lines to blocks: a heading that holds, and the lines under it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from rapportparser.reading.line import Line
from rapportparser.structure.headings import INFO_LABELS, Heading, Kop
from rapportparser.structure.holding import LONGEST_VALUE, Candidate, Position, Segment
from rapportparser.structure.keys import is_same_key, key_of
from rapportparser.structure.marking import MarkedLine, ends_sentence, looks_like_heading
from rapportparser.structure.names import names_body, split_programme_name
from rapportparser.structure.running_text import tail_of

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
    blocks = _blocks_of(_segments(marks), tree_first=tree_first)
    for before, block in pairwise(blocks):
        _take_values_above(before, block)
        _take_name(before, block, blocks)
    return blocks


def _segments(marks: Sequence[MarkedLine]) -> list[Segment]:
    segments = [Segment(None, [])]
    for mark in marks:
        if mark.headings:
            segments.append(Segment(mark, []))
        else:
            segments[-1].marks.append(mark)
    return segments


def _blocks_of(segments: Sequence[Segment], *, tree_first: bool) -> list[Block]:
    blocks: list[Block] = []
    at = Position()
    for place, segment in enumerate(segments):
        head = segment.head
        if head is None:
            if segment.marks:
                blocks.append(Block(None, segment.marks[0].line, list(segment.marks)))
            continue
        candidates = (
            Candidate(heading, [line.text for line in _tails(head.line, heading.rest)], at, segments, place, tree_first)
            for heading in head.headings
        )
        found = next((candidate.heading for candidate in candidates if candidate.holds), None)
        if found is not None:
            at = at if _goes_on(found, blocks, segment) else _opened(found, head.line, segment, blocks, at)
            continue
        if not blocks:
            blocks.append(Block(None, head.line))
        blocks[-1].marks += [replace(head, headings=()), *segment.marks]
    return blocks


def _goes_on(heading: Heading, blocks: Sequence[Block], segment: Segment) -> bool:
    """Add to the last block what stands under a second column head: both head the same rows."""
    if heading.kop is not Kop.KOLOMKOP or not blocks or blocks[-1].kop is not Kop.KOLOMKOP:
        return False
    blocks[-1].marks += segment.marks
    return True


def _opened(heading: Heading, line: Line, segment: Segment, blocks: list[Block], at: Position) -> Position:
    """Open the block of a heading that holds, and give where one is behind the heading."""
    is_column_head = heading.kop is Kop.KOLOMKOP
    tails = [] if is_column_head else [MarkedLine(tail, (), None) for tail in _tails(line, heading.rest)]
    ruled_off = line.ruled and not tails and not (segment.marks and segment.marks[0].line.ruled)
    blocks.append(Block(heading, line, tails + segment.marks, ruled_off=ruled_off))
    return at.behind(heading.kop)


def _tails(line: Line, rest: int | None) -> list[Line]:
    """Give what stands on a heading's line behind it, a line for each cell."""
    cells = [cell for cell in line.cells if cell.text]
    tails = [tail_of(replace(line, cells=(cells[0],)), rest)] if rest is not None else []
    return tails + [replace(line, cells=(cell,), gap=False) for cell in cells[1:]]


def _take_values_above(before: Block, block: Block) -> None:
    """Move the values that stand right above a label to it: it is centred upright beside all of its values.

    They stand apart from the values of the label before, and not from the label's own line.
    """
    if before.kop not in INFO_LABELS or block.kop not in INFO_LABELS or block.line.gap or block.line.row is not None:
        return
    count = next((count for count, mark in enumerate(reversed(before.marks), start=1) if mark.line.gap), 0)
    above = before.marks[len(before.marks) - count :]
    if count and all(mark.line.left > block.line.left and mark.line.page == block.line.page for mark in above):
        del before.marks[-count:]
        block.marks[:0] = above


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
        if names_body(last.line.text):
            return
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
    return len(line.text) > LONGEST_VALUE or (ends_sentence(line.text) and len(line.text) > LONGEST_VALUE // 2)
