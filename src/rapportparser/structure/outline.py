"""What `structure/` makes of a document: the report's parts, each with the lines that it stands on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rapportparser.grammar import ParsedCode
from rapportparser.model import Kleur, Rol, Soort, StoplichtBron
from rapportparser.notices import Notice
from rapportparser.reading.line import Box, Line
from rapportparser.structure.running_text import RunningText

if TYPE_CHECKING:
    from rapportparser.structure.indicators import FoundIndicator


@dataclass(frozen=True, slots=True)
class Remark:
    """A notice, and the line that it is about; None where it concerns the whole source."""

    notice: Notice
    line: Line | None = None


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
    rol: Rol | None = field(default=None, kw_only=True)
    niveau: int | None = field(default=None, kw_only=True)


@dataclass(frozen=True, slots=True)
class ToelichtingSectie(Sectie):
    """An explanation; see `model.Toelichting`."""

    beleidsterrein: str | None = None
    code: ParsedCode | None = None
    naam: str | None = None


@dataclass(frozen=True, slots=True)
class StoplichtMerk:
    """What tells a row's status: a coloured mark or cell, or a word in the row.

    Attributes:
        kleur: The colour.
        bron: Whether it was seen, or told in words.
        line: The line that it stands on.
        page: Page of the mark or cell, counted from 1; None where the line tells, or the source has no pages.
        box: Where the mark or cell stands; None where the line tells.
        tekst: The words or the letter that told it, or stand beside the colour.
    """

    kleur: Kleur
    bron: StoplichtBron
    line: Line
    page: int | None = None
    box: Box | None = None
    tekst: str | None = None


@dataclass(frozen=True, slots=True)
class AspectMerk:
    """One of several stoplights of a row; see `model.Aspect`."""

    aspect: str
    merk: StoplichtMerk


@dataclass(slots=True)
class Rij:
    """A prestatie's row.

    Attributes:
        code: Its code; None where none is printed.
        naam: Its name, "" where none is printed.
        lines: The lines on which it stands, each with its own cell alone.
        stems: Its code and those of what it stands under, from the top down; empty where it has none.
        stoplicht: What tells its status.
        aspecten: Its stoplights, where it has several.
    """

    code: str | None
    naam: str
    lines: list[Line]
    stems: tuple[str, ...] = ()
    stoplicht: StoplichtMerk | None = None
    aspecten: list[AspectMerk] = field(default_factory=list)

    @property
    def line(self) -> Line:
        """The line on which it begins."""
        return self.lines[0]

    @property
    def label(self) -> str:
        """What people know it by: its code, or its name where it has none."""
        return self.code or self.naam


@dataclass(slots=True)
class DoelRij:
    """A doel with its prestaties; its code is None where none is printed."""

    code: str | None
    naam: str | None
    lines: list[Line]
    prestaties: list[Rij] = field(default_factory=list)
    stoplicht: StoplichtMerk | None = None
    aspecten: list[AspectMerk] = field(default_factory=list)


@dataclass(slots=True)
class Boom:
    """A doelenboom."""

    code: str | None
    naam: str | None
    line: Line
    doelen: list[DoelRij] = field(default_factory=list)

    def names(self) -> dict[str, str]:
        """Give the name of every code in it that has one."""
        named = {doel.code: doel.naam for doel in self.doelen if doel.code and doel.naam}
        for doel in self.doelen:
            named |= {rij.code: rij.naam for rij in doel.prestaties if rij.code and rij.naam}
        return named

    def merge(self, again: Boom) -> bool:
        """Take over what a second printing of this doelenboom adds, and tell whether it repeats anything."""
        self.naam = self.naam or again.naam
        printed = {rij.code for doel in self.doelen for rij in doel.prestaties}
        goals = {doel.code: doel for doel in self.doelen}
        repeats = False
        for doel in again.doelen:
            new = [rij for rij in doel.prestaties if rij.code not in printed]
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
    indicatoren: list[FoundIndicator] = field(default_factory=list)

    def secties(self) -> Iterator[Sectie]:
        """Give every section of it."""
        yield from (one for one in (self.missie, self.stand_van_zaken) if one is not None)
        yield from self.toelichtingen
        yield from self.overige

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
    remarks: Sequence[Remark]
    indicatoren: Sequence[FoundIndicator] = ()
