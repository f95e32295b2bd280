"""The programmes of a report while they are being found: which one is open, what it is called, which number it has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from rapportparser.grammar import CodeGrammar
from rapportparser.notices import (
    DoelenboomDoubled,
    ProgrammeNameDiffers,
    ProgrammeNumberDiffers,
    ProgrammeNumberNotPrinted,
    SectionDoubled,
)
from rapportparser.reading.line import Line
from rapportparser.structure.keys import is_same_key, key_of
from rapportparser.structure.marking import MarkedLine
from rapportparser.structure.names import split_programme_name
from rapportparser.structure.outline import Boom, ProgrammaDeel, Remark, Sectie


class Programmes:
    """The programmes found so far, and the one that is open."""

    def __init__(self, grammar: CodeGrammar) -> None:
        self._grammar = grammar
        self.all: list[ProgrammaDeel] = []
        self.current: ProgrammaDeel | None = None
        self.remarks: list[Remark] = []

    def begin(self, line: Line, nummer: int | None = None) -> ProgrammaDeel:
        """Open a new programme."""
        self.current = ProgrammaDeel(line, nummer)
        self.all.append(self.current)
        return self.current

    def current_or_new(self, line: Line, nummer: int | None = None) -> ProgrammaDeel:
        """Give the open programme, or open one."""
        return self.current or self.begin(line, nummer)

    def with_number(self, number: int | None, line: Line) -> ProgrammaDeel:
        """Open the programme of a number: the one that is there, or a new one."""
        known = next((one for one in self.all if number is not None and one.nummer == number), None)
        if known is None:
            return self.begin(line, number)
        self.current = known
        return known

    def take_naam(self, text: str, line: Line) -> None:
        """Give the open programme the name that heads it, and its number where that stands beside it."""
        if self.current is not None:
            number, naam = split_programme_name(text)
            self.current.naam = naam or self.current.naam
            self.take_number(number, line)

    def take_naam_of_missie(self, naam: str, line: Line) -> None:
        """Give the open programme the name in its mission's heading, unless it has one already."""
        programma = self.current_or_new(line)
        if programma.naam is None:
            programma.naam = naam
        elif not is_same_key(key_of(naam), key_of(programma.naam)):
            self.remarks.append(Remark(ProgrammeNameDiffers(naam, programma.naam), line))

    def take_number(self, number: int | None, line: Line) -> None:
        """Give the open programme its number as printed."""
        programma = self.current
        if programma is None or number is None:
            return
        if programma.nummer is not None and programma.nummer != number:
            self.remarks.append(Remark(ProgrammeNumberDiffers(number, programma.nummer), line))
        programma.nummer, programma.number_is_printed = number, True

    def is_of_another(self, naam: str | None) -> bool:
        """Tell whether a mission for a programme of this name begins another than the open one."""
        programma = self.current
        if programma is None:
            return True
        if programma.is_fresh() or (naam and programma.naam and is_same_key(key_of(naam), key_of(programma.naam))):
            return False
        return programma.missie is not None or programma.naam is not None or bool(programma.bomen)

    def add_tree(self, boom: Boom) -> None:
        """Add a doelenboom to the open programme, once: the website prints some on two pages."""
        number = self.number_of(boom.code or next((doel.code for doel in boom.doelen), None))
        programma = self.current_or_new(boom.line, number)
        programma.nummer = number if programma.nummer is None else programma.nummer
        known = next((one for one in programma.bomen if self._is_same(one, boom)), None)
        if known is None:
            programma.bomen.append(boom)
        elif known.merge(boom):
            which = boom.code or f"van programma {programma.nummer}"
            self.remarks.append(Remark(DoelenboomDoubled(which), boom.line))

    def _is_same(self, one: Boom, other: Boom) -> bool:
        """Tell whether two doelenbomen of a programme are one: by their code, or by name where codes have none."""
        if self._grammar.has("beleidsterrein"):
            return one.code is not None and one.code == other.code
        return key_of(one.naam or "") == key_of(other.naam or "")

    def add_doubled(self, sectie: Sectie) -> None:
        """Keep a section that the open programme has already."""
        if self.current is not None:
            self.current.overige.append(sectie)
            self.remarks.append(Remark(SectionDoubled(sectie.kop or ""), sectie.line))

    def number_of(self, code: str | None) -> int | None:
        """Give the programme's number in a code."""
        parsed = self._grammar.parse(code) if code else None
        return int(parsed.parts[0]) if parsed and parsed.parts[0].isdigit() else None

    def number_of_rows(self, marks: Iterable[MarkedLine]) -> int | None:
        """Give the programme's number in most of the rows among some lines."""
        return self._most_common(mark.code.code.text for mark in marks if mark.is_row and mark.code)

    def number_from_codes(self) -> None:
        """Give every programme without a number the one that most of its codes have."""
        for programma in self.all:
            if programma.nummer is None:
                programma.nummer = self._most_common(self._codes_of(programma))
            # A loose part, such as a doelenboom's page, has no info block to print it in.
            is_whole = programma.naam or programma.commissies or programma.portefeuilles or programma.stand_van_zaken
            if is_whole and programma.nummer is not None and not programma.number_is_printed:
                self.remarks.append(Remark(ProgrammeNumberNotPrinted(programma.nummer), programma.line))

    def _codes_of(self, programma: ProgrammaDeel) -> Iterable[str]:
        yield from (boom.code for boom in programma.bomen if boom.code)
        for part in programma.toelichtingen:
            code = part.code.text if part.code else part.beleidsterrein
            if code:
                yield code
        for sectie in (programma.stand_van_zaken, *programma.overige):
            for match in self._grammar.find(sectie.body.text if sectie else ""):
                # A beleidsterrein's code in running text may be a house number; a longer code is not.
                if match.code.is_row:
                    yield match.code.text

    def _most_common(self, codes: Iterable[str]) -> int | None:
        numbers = Counter(number for code in codes if (number := self.number_of(code)) is not None)
        return numbers.most_common(1)[0][0] if numbers else None
