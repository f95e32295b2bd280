"""What `structure/` makes of a document: the report's parts, each with the lines that it stands on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rapportparser.grammar import Code
from rapportparser.model import Kleur, Soort
from rapportparser.reading.document import Notice
from rapportparser.reading.line import ColourMark, Line
from rapportparser.structure.running_text import RunningText


@dataclass(frozen=True, slots=True)
class Titel:
    """What the title tells; see `model.Rapport`."""

    titel: str | None
    soort: Soort
    volgnummer: int | None
    jaar: int | None


@dataclass(frozen=True, slots=True)
class Sectie:
    """A titled part."""

    kop: str | None
    body: RunningText
    line: Line


@dataclass(frozen=True, slots=True)
class ToelichtingSectie(Sectie):
    """An explanation; see `model.Toelichting`."""

    beleidsterrein: str | None = None
    code: Code | None = None
    naam: str | None = None


@dataclass(frozen=True, slots=True)
class StoplichtMerk:
    """What tells a prestatie's status: a coloured mark, or a word in its row.

    Attributes:
        kleur: The colour.
        line: The line that it stands on.
        mark: The mark; None for a word.
    """

    kleur: Kleur
    line: Line
    mark: ColourMark | None = None


@dataclass(slots=True)
class Rij:
    """A row of a doelenboom: a doel or a prestatie.

    Attributes:
        code: Its code.
        naam: Its name as far as read, "" where none is printed.
        lines: The lines on which it stands, each with its own cell alone.
        left: Distance of its cell from the left edge.
        column: Place of its cell in the row, from 0.
        printed: Its code as it stands there.
        stoplicht: What tells its status.
    """

    code: Code
    naam: str
    lines: list[Line]
    left: float
    column: int
    printed: str
    stoplicht: StoplichtMerk | None = None

    @property
    def line(self) -> Line:
        """The line on which it begins."""
        return self.lines[0]


@dataclass(slots=True)
class DoelRij:
    """A doel with its prestaties."""

    code: str
    naam: str | None
    lines: list[Line]
    prestaties: list[Rij] = field(default_factory=list)


@dataclass(slots=True)
class Boom:
    """A doelenboom."""

    code: str | None
    naam: str | None
    line: Line
    doelen: list[DoelRij] = field(default_factory=list)

    def names(self) -> dict[str, str]:
        """Give the name of every code in it that has one."""
        named = {doel.code: doel.naam for doel in self.doelen if doel.naam}
        for doel in self.doelen:
            named |= {rij.code.text: rij.naam for rij in doel.prestaties if rij.naam}
        return named

    def merge(self, again: Boom) -> bool:
        """Take over what a second printing of this doelenboom adds, and tell whether it repeats anything."""
        self.naam = self.naam or again.naam
        printed = {rij.code.text for doel in self.doelen for rij in doel.prestaties}
        goals = {doel.code: doel for doel in self.doelen}
        repeats = False
        for doel in again.doelen:
            new = [rij for rij in doel.prestaties if rij.code.text not in printed]
            repeats |= len(new) < len(doel.prestaties)
            if doel.code in goals:
                goals[doel.code].prestaties += new
            else:
                doel.prestaties = new
                self.doelen.append(doel)
        return repeats


@dataclass(slots=True)
class ProgrammaDeel:
    """A programme, filled while its parts are read."""

    line: Line
    nummer: int | None = None
    naam: str | None = None
    commissies: list[str] = field(default_factory=list)
    portefeuilles: list[str] = field(default_factory=list)
    missie: Sectie | None = None
    stand_van_zaken: Sectie | None = None
    bomen: list[Boom] = field(default_factory=list)
    toelichtingen: list[ToelichtingSectie] = field(default_factory=list)
    overige: list[Sectie] = field(default_factory=list)
    number_is_printed: bool = False

    def is_fresh(self) -> bool:
        """Tell whether it has nothing yet but its name and number."""
        texts = self.missie or self.stand_van_zaken or self.bomen or self.toelichtingen or self.overige
        return not (texts or self.commissies or self.portefeuilles)

    def names(self) -> dict[str, str]:
        """Give the name of every code in its doelenbomen."""
        return {code: naam for boom in self.bomen for code, naam in boom.names().items()}


@dataclass(frozen=True, slots=True)
class Outline:
    """A report's parts."""

    titel: Titel
    programmas: Sequence[ProgrammaDeel]
    overige: Sequence[Sectie]
    remarks: Sequence[Notice]
