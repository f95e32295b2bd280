"""From blocks to programmes with their sections: which part belongs where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from rapportparser.grammar import CodeGrammar
from rapportparser.reading.document import Line, Notice
from rapportparser.structure.blocks import Block, is_prose
from rapportparser.structure.doelenboom import looks_like_tree, read_tree
from rapportparser.structure.headings import INFO_LABELS, Kop
from rapportparser.structure.infoblock import read_number, read_values
from rapportparser.structure.keys import is_same_key, key_of
from rapportparser.structure.marking import Mark, looks_like_heading
from rapportparser.structure.names import clean_name, split_programme_name
from rapportparser.structure.outline import Boom, ProgrammaDeel, Sectie
from rapportparser.structure.running_text import EMPTY, Joiner
from rapportparser.structure.toelichting import read_toelichtingen

_QUOTES = {'"': '"', "'": "'", "“": "”", "‘": "’", "„": "”", "”": "”", "’": "’"}


class Assembler:
    """Takes the blocks in order and fills programmes with them."""

    def __init__(self, grammar: CodeGrammar, joiner: Joiner) -> None:
        self._grammar = grammar
        self._joiner = joiner
        self.programmas: list[ProgrammaDeel] = []
        self.overige: list[Sectie] = []
        self.remarks: list[Notice] = []
        self._current: ProgrammaDeel | None = None
        self._pending: Boom | None = None
        self._last: Kop | None = None
        self._toelichting_open = False
        self._unexplained: list[str | None] = []
        self._handlers: dict[Kop, Callable[[Block], None]] = {
            Kop.PROGRAMMA: self._programma,
            Kop.PROGRAMMANUMMER: self._info,
            Kop.COMMISSIE: self._info,
            Kop.PORTEFEUILLE: self._info,
            Kop.MISSIE: self._missie,
            Kop.STAND_VAN_ZAKEN: self._stand_van_zaken,
            Kop.DOELENBOMEN: self._doelenbomen,
            Kop.BELEIDSTERREIN: self._beleidsterrein,
            Kop.DOELEN_EN_PRESTATIES: self._beleidsterrein,
            Kop.KOLOMKOP: self._kolomkop,
            Kop.TOELICHTING: self._toelichting,
            Kop.PROGRAMMADEEL: self._programmadeel,
            Kop.VOORWERK: self._rapportdeel,
            Kop.RAPPORTDEEL: self._rapportdeel,
        }

    def take(self, blocks: Sequence[Block]) -> None:
        """Fill the programmes and other sections from all blocks of a report."""
        self._blocks = blocks
        for place, block in enumerate(blocks):
            self._following = blocks[place + 1] if place + 1 < len(blocks) else None
            if block.kop is None:
                self._front(block)
                continue
            if block.kop not in {Kop.KOLOMKOP, Kop.DOELEN_EN_PRESTATIES}:
                self._close_pending()
            self._handlers[block.kop](block)
            self._last = block.kop
        self._close_pending()
        for programma in self.programmas:
            programma.nummer = programma.nummer or self._number_from_codes(programma)

    def _front(self, block: Block) -> None:
        lines = block.lines
        if not lines:
            return
        if looks_like_heading(lines[0]) and not is_prose(lines[0]):
            self.overige.append(Sectie(lines[0].text, self._joiner.join(lines[1:]), lines[0]))
        else:
            self.overige.append(Sectie(None, self._joiner.join(lines), lines[0]))

    def _rapportdeel(self, block: Block) -> None:
        self._current, self._pending, self._toelichting_open = None, None, False
        self.overige.append(self._sectie(block))

    def _programmadeel(self, block: Block) -> None:
        (self._current.overige if self._current else self.overige).append(self._sectie(block))

    def _programma(self, block: Block) -> None:
        self._begin(block.line)
        self._take_naam([block.line])

    def _info(self, block: Block) -> None:
        programma = self._current
        if programma is None or (self._last not in INFO_LABELS and not _is_fresh(programma)):
            programma = self._begin((block.naam_lines or [block.line])[0])
        self._take_naam(block.naam_lines)
        values, after = read_values(block.marks)
        if block.kop is Kop.COMMISSIE:
            programma.commissies += values
        elif block.kop is Kop.PORTEFEUILLE:
            programma.portefeuilles += values
        else:
            self._take_number(read_number(values), block.line)
        self._loose(after)

    def _missie(self, block: Block) -> None:
        assert block.heading is not None  # noqa: S101 (for the type checker)
        programma, naam = self._current, block.heading.naam
        if programma is None or (self._last not in INFO_LABELS and self._is_of_another(programma, naam)):
            programma = self._begin((block.naam_lines or [block.line])[0])
        self._take_naam(block.naam_lines)
        naam = clean_name(naam) if naam else None
        if programma.naam is None:
            programma.naam = naam
        elif naam and not is_same_key(key_of(naam), key_of(programma.naam)):
            self._remark("programme-name-differs", f"De missie noemt programma {naam}, de kop {programma.naam}.", block)
        own, after = self._part_of_missie(block)
        body = self._joiner.join([mark.line for mark in own])
        text = body.text.strip()
        if len(text) > 1 and _QUOTES.get(text[0]) == text[-1] and text.count(text[-1]) <= 2:  # noqa: PLR2004
            body = replace(body, text=text[1:-1].rstrip(), starts=tuple(max(start - 1, 0) for start in body.starts))
        sectie = Sectie(block.line.cells[0].text[: block.heading.rest].strip(), body, block.line)
        if programma.missie is None:
            programma.missie = sectie
        else:
            self._doubled(programma, sectie)
        self._loose(after)

    def _part_of_missie(self, block: Block) -> tuple[Sequence[Mark], Sequence[Mark]]:
        """Part the mission from text that follows it without a heading of its own.

        Where the state of affairs has its heading, all that stands before it is the mission. Where it has none,
        the mission is one paragraph; and where the heading fills a table's row, the mission would stand in it.
        """
        following = self._following.kop if self._following else None
        marks = block.marks
        if following is Kop.STAND_VAN_ZAKEN:
            return marks, ()
        if block.ruled_off:
            return (), marks
        end = 1
        while end < len(marks) and not (marks[end].line.gap and is_prose(marks[end].line)):
            end += 1
        return marks[:end], marks[end:]

    def _stand_van_zaken(self, block: Block) -> None:
        programma = self._current or self._begin(block.line)
        sectie = self._sectie(block)
        if programma.stand_van_zaken is None:
            programma.stand_van_zaken = sectie
        else:
            self._doubled(programma, sectie)

    def _doelenbomen(self, block: Block) -> None:
        if self._current is None and not (block.has_rows or self._following):
            self._begin(block.line)
        self._toelichting_open = False
        rows = next((place for place, mark in enumerate(block.marks) if mark.is_row), None)
        before = block.marks[:rows]
        if before:
            programma = self._programme_for(self._number_in(block), block)
            programma.overige.append(self._sectie(replace(block, marks=before)))
        if rows is not None:
            self._read_rows(block.marks[rows:], None, block.line)

    def _beleidsterrein(self, block: Block) -> None:
        assert block.heading is not None  # noqa: S101 (for the type checker)
        heading = block.heading
        programma = self._programme_for(self._number_in(block), block)
        same = self._pending is not None and self._pending.code == heading.code
        if not same:
            self._close_pending()
        rows = next((place for place, mark in enumerate(block.marks) if mark.is_row), len(block.marks))
        under_toelichting = self._toelichting_open and not looks_like_tree(block.marks[rows:])
        if under_toelichting and rows < len(block.marks) and not self._column_heads_follow():
            self._read_parts(block.marks, block.line, heading.code)
            return
        if rows:
            programma.overige.append(self._sectie(replace(block, marks=block.marks[:rows])))
        elif not (rows < len(block.marks) or self._column_heads_follow() or same) and self._last is not Kop.DOELENBOMEN:
            programma.overige.append(self._sectie(block))
            return
        if rows and rows == len(block.marks) and not self._column_heads_follow():
            return
        if not same:
            self._pending = Boom(heading.code, clean_name(heading.naam or "") or None, block.line)
        self._toelichting_open = False
        if rows < len(block.marks):
            self._read_rows(block.marks[rows:], self._pending, block.line)
            self._pending = None

    def _kolomkop(self, block: Block) -> None:
        self._toelichting_open = False
        if not block.has_rows:
            if self._pending is None and block.marks:
                self._loose(block.marks)
            return
        head, self._pending = self._pending, None
        rows = next(place for place, mark in enumerate(block.marks) if mark.is_row)
        self._loose(block.marks[:rows])
        self._read_rows(block.marks[rows:], head, head.line if head else block.line)

    def _toelichting(self, block: Block) -> None:
        assert block.heading is not None  # noqa: S101 (for the type checker)
        self._programme_for(self._number_in(block), block)
        self._toelichting_open = True
        following = self._following
        if (
            not block.marks
            and following
            and following.kop is Kop.BELEIDSTERREIN
            and not looks_like_tree(following.marks)
        ):
            return
        self._read_parts(block.marks, block.line, block.heading.code)

    def _read_rows(self, marks: Sequence[Mark], head: Boom | None, line: Line) -> None:
        tree = read_tree(marks, self._grammar, self._joiner, head, line)
        self.remarks += tree.remarks
        for boom in tree.bomen:
            self._add_tree(boom)
        if not tree.after:
            return
        if tree.after[0].is_row:
            self._read_parts(tree.after, None, None)
        else:
            self._loose(tree.after)

    def _add_tree(self, boom: Boom) -> None:
        """Add a doelenboom to its programme, once: the website prints some on two pages."""
        self._unexplained.append(boom.code)
        number = self._number_of(boom.code)
        programma = self._current or self._begin(boom.line, number)
        programma.nummer = programma.nummer or number
        for known in programma.bomen:
            if known.code is not None and known.code == boom.code:
                self._merge_trees(known, boom)
                return
        programma.bomen.append(boom)

    def _merge_trees(self, known: Boom, boom: Boom) -> None:
        known.naam = known.naam or boom.naam
        printed = {rij.code.text for doel in known.doelen for rij in doel.prestaties}
        goals = {doel.code: doel for doel in known.doelen}
        again = [rij for doel in boom.doelen for rij in doel.prestaties if rij.code.text in printed]
        for doel in boom.doelen:
            new = [rij for rij in doel.prestaties if rij.code.text not in printed]
            if doel.code not in goals:
                doel.prestaties = new
                known.doelen.append(doel)
            else:
                goals[doel.code].prestaties += new
        if again:
            self._remark_at("doelenboom-doubled", f"Doelenboom {boom.code} staat er twee keer.", boom.line)

    def _read_parts(self, marks: Sequence[Mark], kop: Line | None, beleidsterrein: str | None) -> None:
        programma = self._current or self._begin(kop or marks[0].line)
        programma.toelichtingen += read_toelichtingen(
            marks,
            kop=kop,
            beleidsterrein=beleidsterrein,
            nearby=self._unexplained[0] if len(self._unexplained) == 1 else None,
            names=programma.names(),
            joiner=self._joiner,
        )
        self._unexplained = []

    def _close_pending(self) -> None:
        """Keep a doelenboom that had its heading but no rows."""
        if self._pending is not None:
            boom, self._pending = self._pending, None
            self._add_tree(boom)

    def _loose(self, marks: Sequence[Mark]) -> None:
        """Keep text that stands under no heading."""
        if marks:
            body = self._joiner.join([mark.line for mark in marks])
            if body.text:
                home = self._current.overige if self._current else self.overige
                home.append(Sectie(None, body, marks[0].line))

    def _sectie(self, block: Block) -> Sectie:
        body = self._joiner.join(block.lines) if block.marks else EMPTY
        return Sectie(block.line.text, body, block.line)

    def _begin(self, line: Line, nummer: int | None = None) -> ProgrammaDeel:
        self._current = ProgrammaDeel(line, nummer)
        self.programmas.append(self._current)
        self._pending, self._toelichting_open, self._unexplained = None, False, []
        return self._current

    def _take_naam(self, lines: Sequence[Line]) -> None:
        if lines and self._current is not None:
            number, naam = split_programme_name(" ".join(line.text for line in lines))
            self._current.naam = naam or self._current.naam
            self._take_number(number, lines[0])

    def _take_number(self, number: int | None, line: Line) -> None:
        programma = self._current
        if programma is None or number is None:
            return
        if programma.nummer is not None and programma.nummer != number:
            self._remark_at("programme-number-differs", f"Programmanummer {number} of {programma.nummer}?", line)
        programma.nummer = number

    def _is_of_another(self, programma: ProgrammaDeel, naam: str | None) -> bool:
        """Tell whether a mission begins another programme."""
        if _is_fresh(programma):
            return False
        if naam and programma.naam and is_same_key(key_of(naam), key_of(programma.naam)):
            return False
        return programma.missie is not None or programma.naam is not None or bool(programma.bomen)

    def _doubled(self, programma: ProgrammaDeel, sectie: Sectie) -> None:
        programma.overige.append(sectie)
        self._remark_at("section-doubled", f"'{sectie.kop}' staat er twee keer.", sectie.line)

    def _programme_for(self, number: int | None, block: Block) -> ProgrammaDeel:
        """Give the programme that a block about codes of this number belongs to."""
        programma = self._current
        if programma is None:
            known = next((one for one in self.programmas if number and one.nummer == number), None)
            self._current = known
            return known or self._begin(block.line, number)
        if programma.nummer is None:
            programma.nummer = number
        if (
            number is None
            or number == programma.nummer
            or self._last is Kop.DOELENBOMEN
            or block.kop is Kop.TOELICHTING
        ):
            return programma
        if not programma.bomen and self._last is not Kop.BELEIDSTERREIN and self._last in INFO_LABELS:
            return programma
        known = next((one for one in self.programmas if one.nummer == number), None)
        if known is not None:
            self._current = known
            return known
        return self._begin(block.line, number)

    def _number_in(self, block: Block) -> int | None:
        """Give the programme's number in a block's codes: of its rows, or else of its heading."""
        marks = list(block.marks)
        if self._following is not None and self._following.kop in {Kop.KOLOMKOP, Kop.DOELEN_EN_PRESTATIES}:
            marks += self._following.marks
        numbers = Counter(int(mark.code.code.parts[0]) for mark in marks if mark.is_row and mark.code)
        if numbers:
            return numbers.most_common(1)[0][0]
        return self._number_of(block.heading.code if block.heading else None)

    def _number_of(self, code: str | None) -> int | None:
        parsed = self._grammar.parse(code) if code else None
        return int(parsed.parts[0]) if parsed and parsed.parts[0].isdigit() else None

    def _number_from_codes(self, programma: ProgrammaDeel) -> int | None:
        codes = [boom.code for boom in programma.bomen] + [
            part.code.text if part.code else part.beleidsterrein for part in programma.toelichtingen
        ]
        texts = [sectie.body.text for sectie in (programma.stand_van_zaken, *programma.overige) if sectie]
        codes += [match.code.text for text in texts for match in self._grammar.find(text) if len(match.code.parts) > 2]  # noqa: PLR2004
        numbers = Counter(number for code in codes if (number := self._number_of(code)))
        return numbers.most_common(1)[0][0] if numbers else None

    def _column_heads_follow(self) -> bool:
        return self._following is not None and self._following.kop in {Kop.KOLOMKOP, Kop.DOELEN_EN_PRESTATIES}

    def _remark(self, code: str, message: str, block: Block) -> None:
        self._remark_at(code, message, block.line)

    def _remark_at(self, code: str, message: str, line: Line) -> None:
        self.remarks.append(Notice(code, message, line))


def _is_fresh(programma: ProgrammaDeel) -> bool:
    """Tell whether a programme has nothing yet but its name."""
    return not (
        programma.missie
        or programma.stand_van_zaken
        or programma.bomen
        or programma.toelichtingen
        or programma.overige
        or programma.commissies
        or programma.portefeuilles
    )
