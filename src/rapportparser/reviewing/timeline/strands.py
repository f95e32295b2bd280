"""The programmes of a municipality over its reports, whatever their number or name is in each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rapportparser.comparing.matching import Entry, match
from rapportparser.model import Programma
from rapportparser.reviewing.timeline.chronology import ReportColumn
from rapportparser.structure.keys import key_of


@dataclass(slots=True, eq=False)
class Strand:
    """A programme over time, by its newest number and name.

    Attributes:
        nummer: Its number; None where no report tells one.
        naam: Its name, "" where no report tells one.
        covered: The places of the columns that hold it.
    """

    nummer: int | None
    naam: str
    covered: set[int] = field(default_factory=set)

    @property
    def title(self) -> str:
        """Its number and name."""
        return " ".join(filter(None, ("" if self.nummer is None else str(self.nummer), self.naam)))

    @property
    def order(self) -> tuple[bool, int, str]:
        """What strands sort by: those without a number last."""
        return (self.nummer is None, self.nummer or 0, self.naam.casefold())


class Strands:
    """The programmes of some reports from old to new, found again as `diff` finds them."""

    def __init__(self, columns: Sequence[ReportColumn]) -> None:
        self._of: dict[int, Strand] = {}
        strands: list[Strand] = []
        for place, column in enumerate(columns):
            here = self._in(column, place)
            found = match([_entry(strand) for strand in strands], [_entry(strand) for strand in here])
            strands = []
            for pair in found:
                if pair.old is None or pair.new is None:
                    strands += [strand for strand in (pair.old, pair.new) if strand is not None]
                    continue
                self._go_on(pair.old, pair.new)
                strands.append(pair.old)

    def of(self, programma: Programma) -> Strand:
        """Give the strand of a programme in one of the reports."""
        return self._of[id(programma)]

    def _in(self, column: ReportColumn, place: int) -> list[Strand]:
        """Give the programmes of one column: the parts of a report share theirs."""
        here: dict[int | str, Strand] = {}
        for rapport in column.rapports:
            for programma in rapport.programmas:
                key = key_of(programma.naam or "") if programma.nummer is None else programma.nummer
                strand = here.setdefault(key, Strand(programma.nummer, "", {place}))
                strand.naam = programma.naam or strand.naam
                self._of[id(programma)] = strand
        return list(here.values())

    def _go_on(self, strand: Strand, later: Strand) -> None:
        strand.nummer = strand.nummer if later.nummer is None else later.nummer
        strand.naam = later.naam or strand.naam
        strand.covered |= later.covered
        self._of |= {programma: strand for programma, one in self._of.items() if one is later}


def _entry(strand: Strand) -> Entry[Strand]:
    return Entry(strand, strand.nummer, strand.naam)
