"""From blocks to programmes with their sections: which part belongs where."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from rapportparser.profile import Profile
from rapportparser.reading.line import Line
from rapportparser.structure.blocks import Block, is_prose
from rapportparser.structure.doelenboom import looks_like_tree, read_tree
from rapportparser.structure.headings import INFO_LABELS, Kop
from rapportparser.structure.infoblock import read_number, read_values
from rapportparser.structure.marking import MarkedLine, looks_like_heading
from rapportparser.structure.names import clean_name
from rapportparser.structure.outline import Boom, ProgrammaDeel, Remark, Sectie
from rapportparser.structure.programmes import Programmes
from rapportparser.structure.running_text import Joiner
from rapportparser.structure.status_columns import StatusColumns
from rapportparser.structure.toelichting import read_toelichtingen

_ABOVE_ROWS = frozenset({Kop.KOLOMKOP, Kop.DOELEN_EN_PRESTATIES})


class Filler:
    """Takes the blocks in order and fills programmes with them.

    Attributes:
        overige: The sections that stand outside a programme.
    """

    def __init__(self, profile: Profile, joiner: Joiner, columns: StatusColumns) -> None:
        """Set out; `columns` are the columns of stoplights of the document's tables."""
        self._grammar = profile.grammar
        self._kleuren = profile.kleuren
        self._columns = columns
        self._joiner = joiner
        self._programmes = Programmes(self._grammar)
        self.overige: list[Sectie] = []
        self._following: Block | None = None
        self._last: Kop | None = None
        self._pending: Boom | None = None
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

    @property
    def programmas(self) -> Sequence[ProgrammaDeel]:
        """The programmes, in printed order."""
        return self._programmes.all

    @property
    def remarks(self) -> Sequence[Remark]:
        """What was mended or not understood."""
        return self._programmes.remarks

    def take(self, blocks: Sequence[Block]) -> None:
        """Fill the programmes and other sections from all blocks of a report."""
        for place, block in enumerate(blocks, start=1):
            self._following = blocks[place] if place < len(blocks) else None
            if block.kop is None:
                self._front(block)
                continue
            if block.kop not in _ABOVE_ROWS:
                self._close_pending()
            self._handlers[block.kop](block)
            self._last = block.kop
        self._close_pending()
        self._programmes.number_from_codes()

    def _front(self, block: Block) -> None:
        lines = block.lines
        if lines and looks_like_heading(lines[0]):
            self.overige.append(Sectie(lines[0].text, self._joiner.join(lines[1:]), lines[0]))
        elif lines:
            self.overige.append(Sectie(None, self._joiner.join(lines), lines[0]))

    def _rapportdeel(self, block: Block) -> None:
        self._programmes.current = None
        self._toelichting_open = False
        self.overige.append(self._sectie(block))

    def _programmadeel(self, block: Block) -> None:
        self._keep(self._sectie(block))

    def _programma(self, block: Block) -> None:
        self._begin(block)
        self._programmes.take_naam((block.sure_heading.naam or "").lstrip(" -–—:"), block.line)
        self._keep_loose(block.marks)

    def _info(self, block: Block) -> None:
        programma = self._programmes.current
        if programma is None or (self._last not in INFO_LABELS and not programma.is_fresh()):
            programma = self._begin(block)
        self._take_naam_above(block)
        values, after = read_values(block.marks)
        if block.kop is Kop.COMMISSIE:
            programma.commissies += values
        elif block.kop is Kop.PORTEFEUILLE:
            programma.portefeuilles += values
        else:
            self._programmes.take_number(read_number(values), block.line)
        self._keep_loose(after)

    def _missie(self, block: Block) -> None:
        heading = block.sure_heading
        programma = self._programmes.current
        naam = clean_name(heading.naam or "")
        if programma is None or (self._last not in INFO_LABELS and self._programmes.is_of_another(naam)):
            programma = self._begin(block)
        self._take_naam_above(block)
        if naam:
            self._programmes.take_naam_of_missie(naam, block.line)
        before, rows = block.at_first_row()
        goals = rows if looks_like_tree(rows) else []
        own, after = self._part_of_missie(replace(block, marks=before) if goals else block)
        body = self._joiner.join([mark.line for mark in own]).without_quotes()
        sectie = Sectie(block.line.cells[0].text[: heading.rest].strip(), body, block.line)
        if programma.missie is None:
            programma.missie = sectie
        else:
            self._programmes.add_doubled(sectie)
        self._keep_loose(after)
        if goals:
            self._read_rows(goals, None, goals[0].line)

    def _part_of_missie(self, block: Block) -> tuple[Sequence[MarkedLine], Sequence[MarkedLine]]:
        """Part the mission from text that follows it without a heading of its own.

        Where the state of affairs has its heading, all that stands before it is the mission. Where it has none,
        the mission is one paragraph; and where the heading fills a table's row, the mission would stand in it.
        """
        marks = block.marks
        if self._following is not None and self._following.kop is Kop.STAND_VAN_ZAKEN:
            return marks, ()
        if block.ruled_off:
            return (), marks
        end = 1
        while end < len(marks) and not (marks[end].line.gap and is_prose(marks[end].line)):
            end += 1
        return marks[:end], marks[end:]

    def _stand_van_zaken(self, block: Block) -> None:
        programma = self._programmes.current_or_new(block.line)
        if programma.stand_van_zaken is None:
            programma.stand_van_zaken = self._sectie(block)
        else:
            self._programmes.add_doubled(self._sectie(block))

    def _doelenbomen(self, block: Block) -> None:
        self._toelichting_open = False
        before, rows = block.at_first_row()
        if before:
            self._programme_for(block).overige.append(self._sectie(replace(block, marks=before)))
        if rows:
            self._read_rows(rows, None, block.line)

    def _beleidsterrein(self, block: Block) -> None:
        heading = block.sure_heading
        programma = self._programme_for(block)
        goes_on = self._pending is not None and self._pending.code == heading.code
        if not goes_on:
            self._close_pending()
        before, rows = block.at_first_row()
        above_rows = self._following is not None and self._following.kop in _ABOVE_ROWS
        if rows and self._toelichting_open and not above_rows and not looks_like_tree(rows):
            self._read_parts(block.marks, block.line, heading.code)
            return
        has_tree = bool(rows) or above_rows or goes_on or (not before and self._last is Kop.DOELENBOMEN)
        if before or not has_tree:
            programma.overige.append(self._sectie(replace(block, marks=before)))
        if not has_tree:
            return
        self._toelichting_open = False
        if not goes_on:
            self._pending = Boom(heading.code, clean_name(heading.naam or "") or None, block.line)
        if rows:
            head, self._pending = self._pending, None
            self._read_rows(rows, head, block.line)

    def _kolomkop(self, block: Block) -> None:
        self._toelichting_open = False
        before, rows = block.at_first_row()
        self._keep_loose(before)
        if rows:
            head, self._pending = self._pending, None
            self._read_rows(rows, head, block.line)

    def _toelichting(self, block: Block) -> None:
        self._programme_for(block)
        self._toelichting_open = True
        following = self._following
        parts_follow = following and following.kop is Kop.BELEIDSTERREIN and not looks_like_tree(following.marks)
        if block.marks or not parts_follow:
            self._read_parts(block.marks, block.line, block.sure_heading.code)

    def _read_rows(self, marks: Sequence[MarkedLine], head: Boom | None, line: Line) -> None:
        tree = read_tree(
            marks,
            grammar=self._grammar,
            joiner=self._joiner,
            kleuren=self._kleuren,
            columns=self._columns,
            head=head,
            line=line,
            known=self._programmes.current.names() if self._programmes.current else (),
        )
        self._programmes.remarks += tree.remarks
        for boom in tree.bomen:
            self._add_tree(boom)
        if tree.after and tree.after[0].is_row:
            self._read_parts(tree.after, None, None)
        else:
            self._keep_loose(tree.after)

    def _read_parts(self, marks: Sequence[MarkedLine], kop: Line | None, beleidsterrein: str | None) -> None:
        programma = self._programmes.current_or_new(kop or marks[0].line)
        programma.toelichtingen += read_toelichtingen(
            marks,
            kop=kop,
            beleidsterrein=beleidsterrein,
            nearby=self._unexplained[0] if len(self._unexplained) == 1 else None,
            names=programma.names(),
            joiner=self._joiner,
        )
        self._unexplained = []

    def _add_tree(self, boom: Boom) -> None:
        self._unexplained.append(boom.code)
        self._programmes.add_tree(boom)

    def _close_pending(self) -> None:
        """Keep a doelenboom that had its heading but no rows."""
        if self._pending is not None:
            boom, self._pending = self._pending, None
            self._add_tree(boom)

    def _keep(self, sectie: Sectie) -> None:
        current = self._programmes.current
        (self.overige if current is None else current.overige).append(sectie)

    def _keep_loose(self, marks: Sequence[MarkedLine]) -> None:
        """Keep text that stands under no heading."""
        body = self._joiner.join([mark.line for mark in marks])
        if body.text:
            self._keep(Sectie(None, body, marks[0].line))

    def _sectie(self, block: Block) -> Sectie:
        return Sectie(block.line.text, self._joiner.join(block.lines), block.line)

    def _begin(self, block: Block) -> ProgrammaDeel:
        self._toelichting_open, self._unexplained = False, []
        return self._programmes.begin((block.naam_lines or [block.line])[0])

    def _take_naam_above(self, block: Block) -> None:
        if block.naam_lines:
            self._programmes.take_naam(" ".join(line.text for line in block.naam_lines), block.naam_lines[0])

    def _programme_for(self, block: Block) -> ProgrammaDeel:
        """Give the programme that a block about codes belongs to.

        Codes of another programme begin that programme's part, but not right under a programme's own heading
        "Doelenbomen", in a toelichting, or behind its info block: there the code is a slip.
        """
        marks = block.marks
        if self._following is not None and self._following.kop in _ABOVE_ROWS:
            marks = [*marks, *self._following.marks]
        number = self._programmes.number_of_rows(marks)
        if number is None and block.heading is not None:
            number = self._programmes.number_of(block.heading.code)
        programma = self._programmes.current
        if programma is not None and programma.nummer is None:
            programma.nummer = number
        if programma is not None and (number is None or number == programma.nummer):
            return programma
        is_slip = block.kop is Kop.TOELICHTING or self._last is Kop.DOELENBOMEN or self._last in INFO_LABELS
        if programma is not None and is_slip:
            return programma
        self._unexplained = []
        return self._programmes.with_number(number, block.line)
