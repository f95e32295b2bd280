"""The rows of a doelenboom: codes with their names, as lines or as a table's cells give them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from rapportparser.grammar import CodeGrammar, CodeMatch, ParsedCode
from rapportparser.notices import CellNotUnderstood, StatusNotUnderstood
from rapportparser.reading.line import Cell, Line
from rapportparser.structure.blocks import is_prose
from rapportparser.structure.kleuren import Kleuren, kleur_of_word
from rapportparser.structure.marking import MarkedLine
from rapportparser.structure.names import clean_name, without_sign
from rapportparser.structure.outline import AspectMerk, Remark, Rij, StoplichtMerk
from rapportparser.structure.running_text import Joiner
from rapportparser.structure.status_columns import StatusColumns

# A name that a page cuts goes on for at most this many lines before the next row.
_CUT_NAME_LINES = 4


@dataclass(slots=True)
class CodedRow:
    """A row of a doelenboom: a doel or a prestatie.

    Attributes:
        code: Its code.
        naam: Its name as far as read, "" where none is printed.
        lines: The lines on which it stands, each with its own cell alone.
        left: Distance of its cell from the left edge.
        column: Place of its cell in the row, from 0.
        printed: Its code as it stands there.
        stoplicht: What the words in its row tell of its status.
    """

    code: ParsedCode
    naam: str
    lines: list[Line]
    left: float
    column: int
    printed: str
    stoplicht: StoplichtMerk | None = None
    aspecten: list[AspectMerk] = field(default_factory=list)

    @property
    def line(self) -> Line:
        """The line on which it begins."""
        return self.lines[0]

    def as_rij(self) -> Rij:
        """Give it as a prestatie of the outline."""
        return Rij(self.code.text, clean_name(self.naam), self.lines, self.code.stems, self.stoplicht, self.aspecten)


class RowReader:
    """Reads the rows under a doelenboom's heads.

    Attributes:
        remarks: What was mended or not understood.
    """

    def __init__(
        self, grammar: CodeGrammar, joiner: Joiner, kleuren: Kleuren, columns: StatusColumns, heads: Line | None
    ) -> None:
        """Set out; `heads` is the line of the columns' heads, where the rows stand in no table."""
        self._grammar = grammar
        self._joiner = joiner
        self._kleuren = kleuren
        self._columns = columns
        self._heads = heads
        self._rows: list[CodedRow] = []
        self.remarks: list[Remark] = []

    def read(self, marks: Sequence[MarkedLine]) -> tuple[list[CodedRow], Sequence[MarkedLine]]:
        """Give the rows, and the lines that follow them and belong to none."""
        for place, mark in enumerate(marks):
            if self._begins_toelichting(marks, place):
                return self._settled(), marks[place:]
            if not self._read_line(mark, rows_follow=self._rows_follow(marks, place)):
                return self._settled(), marks[place:]
        return self._settled(), ()

    def _rows_follow(self, marks: Sequence[MarkedLine], place: int) -> bool:
        """Tell whether new rows of the same tree come right after a line: then it is part of a name, cut by a page."""
        if not self._rows or marks[place].line.listed or _is_prose(marks[place].line):
            return False
        tree = self._rows[-1].code.tree
        seen = {row.code.text for row in self._rows}
        for mark in marks[place + 1 : place + _CUT_NAME_LINES]:
            if _is_prose(mark.line):
                return False
            if mark.is_row and mark.code is not None:
                return mark.code.code.tree == tree and mark.code.code.text not in seen
        return False

    def _read_line(self, mark: MarkedLine, *, rows_follow: bool) -> bool:
        """Add a line's cells to the rows; False where the line belongs to no row."""
        line = mark.line
        of_lights = {head.column for head in self._columns.of(line.row)}
        for column, cell in enumerate(line.cells):
            match = self._grammar.at_start(cell.text)
            if match is not None and match.code.is_row:
                self._add(match, cell.text, line.only(cell), cell.left, column)
            elif not clean_name(cell.text) or column in of_lights or self._take_status(line, cell):
                continue
            elif not self._take_continuation(line, cell, column, sure=rows_follow):
                if not mark.is_row and not self._is_in_last_row(line):
                    return False
                self.remarks.append(Remark(CellNotUnderstood(cell.text, self._rows[-1].code.text), line))
        return True

    def _is_in_last_row(self, line: Line) -> bool:
        """Tell whether a line is in the table's row in which the last row of the doelenboom begins."""
        return line.row is not None and bool(self._rows) and self._rows[-1].line.row is line.row

    def _take_status(self, line: Line, cell: Cell) -> bool:
        """Give the last performance the colour that a cell names in words.

        Its goal's cell may stand between the two, where that spans several rows and is centred upright.
        """
        kleur = kleur_of_word(cell.text, self._kleuren)
        row = self._rows[-1] if self._rows else None
        if row is not None and row.code.niveau == "doel" and len(self._rows) > 1:
            above = self._rows[-2]
            row = above if above.code.parent == row.code.text else None
        below_head = self._is_below_status_head(line, cell)
        if row is None or row.code.niveau != "prestatie" or row.stoplicht is not None:
            return below_head and row is not None
        if kleur is not None:
            row.stoplicht = StoplichtMerk(kleur, "tekst", line.only(cell), tekst=cell.text)
        elif below_head:
            self.remarks.append(Remark(StatusNotUnderstood(cell.text, row.code.text, row.naam or None), line))
        return kleur is not None or below_head

    def _is_below_status_head(self, line: Line, cell: Cell) -> bool:
        """Tell whether a cell outside tables stands in the column of stoplights, by the nearest head above."""
        if line.row is not None or self._heads is None or cell is line.cells[0] or len(self._heads.cells) == 1:
            return False
        nearest = min(self._heads.cells, key=lambda head: abs(head.left - cell.left))
        return self._columns.is_status(nearest.text)

    def _take_continuation(self, line: Line, cell: Cell, column: int, *, sure: bool) -> bool:
        if self._is_in_last_row(line):
            row = self._row_of_cell(line, column)
        else:
            row = self._row_to_go_on(line, cell.left, column)
            row = row if row is not None and (sure or self._goes_on(row, line, cell.text)) else None
        if row is None:
            return False
        row.naam = self._joiner.glued(row.naam, without_sign(cell.text))
        row.lines.append(line.only(cell))
        return True

    def _add(self, match: CodeMatch, text: str, line: Line, left: float, column: int) -> None:
        naam = without_sign(text[match.rest :]).strip()
        self._rows.append(CodedRow(match.code, naam, [line], left, column, match.printed))
        if match.code.niveau != "doel":
            return
        for inner in self._grammar.find(naam):
            if inner.code.niveau == "prestatie" and inner.code.parent == match.code.text:
                self._rows[-1].naam = naam[: inner.start].strip()
                rest = naam[inner.start :]
                again = self._grammar.at_start(rest)
                if again is not None:
                    self._add(again, rest, line, left + inner.start, column)
                return

    def _row_of_cell(self, line: Line, column: int) -> CodedRow | None:
        """Give the row that begins in the same cell of a table, or in the cell before one that holds its name."""
        beside = [row for row in self._rows[-12:] if row.line.row is line.row]
        return next((row for row in reversed(beside) if row.column == column or not row.naam), None)

    def _row_to_go_on(self, line: Line, left: float, column: int) -> CodedRow | None:
        """Give the row whose column a cell without a code stands in."""
        if not self._rows:
            return None
        last = self._rows[-1]
        distance: Callable[[CodedRow], float] = (
            (lambda row: abs(row.column - column)) if line.ruled else (lambda row: abs(row.left - left))
        )
        columns = {row.code.niveau: row for row in self._rows[-12:]}
        return min(columns.values(), key=lambda row: (distance(row), row is not last))

    def _goes_on(self, row: CodedRow, line: Line, text: str) -> bool:
        if not row.naam:
            return True
        if is_prose(line) and line.gap:
            return False
        return text[0].islower() or not (line.gap or is_prose(line))

    def _begins_toelichting(self, marks: Sequence[MarkedLine], place: int) -> bool:
        """Tell a row from the head of a toelichting without a heading above: its code again, then prose."""
        mark = marks[place]
        if not mark.is_row or mark.code is None or not self._rows or mark.line.row is not None:
            return False
        following = marks[place + 1] if place + 1 < len(marks) else None
        if following is None or following.is_row:
            return False
        seen = any(row.code.text == mark.code.code.text for row in self._rows)
        lower = following.line.text[:1].islower()
        return is_prose(following.line) or (seen and not lower and len(mark.line.cells) == 1)

    def _settled(self) -> list[CodedRow]:
        """Read `8A1. 1. Naam` above `8A1.1 Naam` as the goal that it is."""
        goals = {row.code.text for row in self._rows if row.code.niveau == "doel"}
        for row, following in zip(self._rows, self._rows[1:], strict=False):
            parent = row.code.parent
            doubled = row.code.text == following.code.text and row.printed != row.code.text
            if doubled and parent is not None and parent not in goals:
                goal = self._grammar.parse(parent)
                row.code = goal if goal is not None else row.code
        return self._rows


def _is_prose(line: Line) -> bool:
    """Tell running text from a row of a table, which may be as long."""
    return line.row is None and is_prose(line)
