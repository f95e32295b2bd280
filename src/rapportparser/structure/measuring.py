"""Which indicators stand where: those of a report's sections, by the programme that each section is of."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapportparser.reading.line import Line
from rapportparser.structure.indicators import FoundIndicator, read_indicators
from rapportparser.structure.outline import ProgrammaDeel, Remark, Sectie


@dataclass(frozen=True, slots=True)
class _Start:
    """Where a part of a report begins: whose it is, and whether it is there for indicators."""

    place: int
    programma: ProgrammaDeel | None
    known: bool


class _Places:
    """Where lines stand among others: a line itself, or the first of its page and number."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._of_line = {id(line): place for place, line in enumerate(lines)}
        self._of_number: dict[tuple[int | None, int], int] = {}
        for place, line in enumerate(lines):
            self._of_number.setdefault((line.page, line.number), place)

    def of(self, line: Line) -> int:
        """Give the place of a line, or of one that was made of it; 0 for any other."""
        return self._of_line.get(id(line), self._of_number.get((line.page, line.number), 0))

    def of_number(self, line: Line) -> int | None:
        """Give the place of the first line with a line's page and number; None where there is none."""
        return self._of_number.get((line.page, line.number))


def give_indicators(
    programmas: Sequence[ProgrammaDeel], overige: Sequence[Sectie], lines: Sequence[Line]
) -> tuple[list[FoundIndicator], list[Remark]]:
    """Give every programme the indicators in its sections, and return those that stand outside programmes.

    Args:
        programmas: The programmes, whose `indicatoren` are filled.
        overige: The sections outside them.
        lines: The lines of the report as printed: a table may have lost its form in a section's text.

    Returns:
        The indicators outside programmes, and what could not be placed.
    """
    outside: list[FoundIndicator] = []
    remarks: list[Remark] = []
    for stretch, starts in _stretches(lines, _starts(programmas, overige, lines)):
        read = read_indicators(stretch, known=starts[0].known)
        remarks += read.notices
        places = _Places(stretch)
        for found in read.indicators:
            owner = _owner(starts[0].place + places.of(found.line), starts)
            (outside if owner is None else owner.indicatoren).append(found)
    return outside, remarks


def _starts(programmas: Sequence[ProgrammaDeel], overige: Sequence[Sectie], lines: Sequence[Line]) -> list[_Start]:
    """Give where the parts begin, in printed order, the beginning of the report first."""
    places = _Places(lines)
    begins: list[tuple[Line, ProgrammaDeel | None, bool]] = [
        (one.line, None, one.rol == "indicatoren") for one in overige
    ]
    for programma in programmas:
        begins.append((programma.line, programma, False))
        begins += [(boom.line, programma, False) for boom in programma.bomen]
        begins += [(one.line, programma, one.rol == "indicatoren") for one in programma.secties()]
    found = {0: _Start(0, None, known=False)}
    for line, owner, known in begins:
        at = places.of_number(line)
        if at is not None:
            found[at] = _Start(at, owner, known)
    return [found[place] for place in sorted(found)]


def _stretches(lines: Sequence[Line], starts: Sequence[_Start]) -> Iterator[tuple[Sequence[Line], list[_Start]]]:
    """Part the lines into those of parts that are there for indicators, and those of the parts between."""
    together: list[_Start] = []
    for start in starts:
        if together and together[-1].known is not start.known:
            yield lines[together[0].place : start.place], together
            together = []
        together.append(start)
    yield lines[together[0].place :], together


def _owner(place: int, starts: Sequence[_Start]) -> ProgrammaDeel | None:
    begun = bisect_right(starts, place, key=lambda start: start.place)
    return starts[begun - 1].programma if begun else None
