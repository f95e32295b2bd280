"""Reading a doelenboom: rows of goals and performances, as printed in one or two columns."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from rapportparser.grammar import CodeGrammar, CodeMatch
from rapportparser.profile import Hue, Stoplichtkleur
from rapportparser.reading.document import Notice
from rapportparser.reading.line import Cell, Line
from rapportparser.structure.blocks import is_prose
from rapportparser.structure.colour_marks import kleur_of_word
from rapportparser.structure.keys import is_same_key, key_of
from rapportparser.structure.marking import MarkedLine
from rapportparser.structure.names import clean_name, without_sign
from rapportparser.structure.outline import Boom, DoelRij, Rij, StoplichtMerk
from rapportparser.structure.running_text import Joiner

# A name that a page cuts goes on for at most this many lines before the next row.
_CUT_NAME_LINES = 4


@dataclass(slots=True)
class Tree:
    """What was read under the heads of a doelenboom.

    Attributes:
        bomen: The doelenbomen, one a beleidsterrein.
        after: The lines that follow the rows and belong to none.
        remarks: What was mended.
    """

    bomen: list[Boom]
    after: Sequence[MarkedLine]
    remarks: list[Notice]


def looks_like_tree(marks: Sequence[MarkedLine]) -> bool:
    """Tell rows of a doelenboom from the parts of a toelichting, whose headings look the same, by the prose between."""
    rows = [place for place, mark in enumerate(marks) if mark.is_row]
    if not rows:
        return False
    between = marks[rows[0] : rows[-1] + 1]
    return (len(rows) > 1 or len(between) == len(marks)) and not any(is_prose(mark.line) for mark in between)


def read_tree(  # noqa: PLR0913 (one a thing that it needs)
    marks: Sequence[MarkedLine],
    *,
    grammar: CodeGrammar,
    joiner: Joiner,
    kleuren: Mapping[Stoplichtkleur, Hue],
    head: Boom | None,
    line: Line,
    known: Collection[str] = (),
) -> Tree:
    """Read the rows under a doelenboom's heads.

    Args:
        marks: The lines, from the first row on.
        grammar: How codes are spelled.
        joiner: Joins the wrapped lines of a name.
        kleuren: The words for the colours of stoplights.
        head: The doelenboom whose heading stands above; None where none does.
        line: Where the doelenboom begins, where no heading tells.
        known: The codes of goals that are printed elsewhere in the programme.
    """
    reader = _RowReader(grammar, joiner, kleuren)
    rows, after = reader.read(marks)
    remarks = reader.remarks + [
        Notice(
            "code-mended",
            f"'{rij.printed}' is gelezen als {rij.code.text}.",
            rij.line,
            {"printed": rij.printed, "code": rij.code.text},
        )
        for rij in rows
        if rij.printed != rij.code.text
    ]
    doelen = _under_their_goals(rows, known, remarks)
    for rij in (rij for doel in doelen for rij in doel.prestaties):
        rij.naam = clean_name(rij.naam)
    return Tree(_per_beleidsterrein(doelen, grammar, head, line), after, remarks)


class _RowReader:
    def __init__(self, grammar: CodeGrammar, joiner: Joiner, kleuren: Mapping[Stoplichtkleur, Hue]) -> None:
        self._grammar = grammar
        self._joiner = joiner
        self._kleuren = kleuren
        self._rows: list[Rij] = []
        self.remarks: list[Notice] = []

    def read(self, marks: Sequence[MarkedLine]) -> tuple[list[Rij], Sequence[MarkedLine]]:
        for place, mark in enumerate(marks):
            if self._begins_toelichting(marks, place):
                return self._settled(), marks[place:]
            if not self._read_line(mark, rows_follow=self._rows_follow(marks, place)):
                return self._settled(), marks[place:]
        return self._settled(), ()

    def _rows_follow(self, marks: Sequence[MarkedLine], place: int) -> bool:
        """Tell whether new rows of the same tree come right after a line: then it is part of a name, cut by a page."""
        if not self._rows or marks[place].line.listed or is_prose(marks[place].line):
            return False
        tree = self._rows[-1].code.tree
        seen = {row.code.text for row in self._rows}
        for mark in marks[place + 1 : place + _CUT_NAME_LINES]:
            if is_prose(mark.line):
                return False
            if mark.is_row and mark.code is not None:
                return mark.code.code.tree == tree and mark.code.code.text not in seen
        return False

    def _read_line(self, mark: MarkedLine, *, rows_follow: bool) -> bool:
        """Add a line's cells to the rows; False where the line belongs to no row."""
        line = mark.line
        for column, cell in enumerate(line.cells):
            match = self._grammar.at_start(cell.text)
            if match is not None and match.code.is_row:
                self._add(match, cell.text, line.only(cell), cell.left, column)
            elif not clean_name(cell.text) or self._take_status(line, cell):
                continue
            elif not self._take_continuation(line, cell, column, sure=rows_follow):
                if not mark.is_row:
                    return False
                message = f"'{cell.text}' in de rij van {self._rows[-1].code.text} is niet begrepen."
                self.remarks.append(Notice("cell-not-understood", message, line))
        return True

    def _take_status(self, line: Line, cell: Cell) -> bool:
        """Give the last performance the colour that a cell names in words.

        Its goal's cell may stand between the two, where that spans several rows and is centred upright.
        """
        kleur = kleur_of_word(cell.text, self._kleuren)
        row = self._rows[-1] if self._rows else None
        if row is not None and row.code.niveau == "doel" and len(self._rows) > 1:
            above = self._rows[-2]
            row = above if above.code.parent == row.code.text else None
        if kleur is None or row is None or row.code.niveau != "prestatie" or row.stoplicht is not None:
            return False
        row.stoplicht = StoplichtMerk(kleur, line.only(cell))
        return True

    def _take_continuation(self, line: Line, cell: Cell, column: int, *, sure: bool) -> bool:
        row = self._row_to_go_on(line, cell.left, column)
        if row is None or not (sure or self._goes_on(row, line, cell.text)):
            return False
        row.naam = self._joiner.glued(row.naam, without_sign(cell.text))
        row.lines.append(line.only(cell))
        return True

    def _add(self, match: CodeMatch, text: str, line: Line, left: float, column: int) -> None:
        naam = without_sign(text[match.rest :]).strip()
        self._rows.append(Rij(match.code, naam, [line], left, column, match.printed))
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

    def _row_to_go_on(self, line: Line, left: float, column: int) -> Rij | None:
        """Give the row whose column a cell without a code stands in."""
        if not self._rows:
            return None
        last = self._rows[-1]
        distance: Callable[[Rij], float] = (
            (lambda row: abs(row.column - column)) if line.ruled else (lambda row: abs(row.left - left))
        )
        columns = {row.code.niveau: row for row in self._rows[-12:]}
        return min(columns.values(), key=lambda row: (distance(row), row is not last))

    def _goes_on(self, row: Rij, line: Line, text: str) -> bool:
        if not row.naam:
            return True
        if is_prose(line) and line.gap:
            return False
        return text[0].islower() or not (line.gap or is_prose(line))

    def _begins_toelichting(self, marks: Sequence[MarkedLine], place: int) -> bool:
        """Tell a row from the head of a toelichting without a heading above: its code again, then prose."""
        mark = marks[place]
        if not mark.is_row or mark.code is None or not self._rows:
            return False
        following = marks[place + 1] if place + 1 < len(marks) else None
        if following is None or following.is_row:
            return False
        seen = any(row.code.text == mark.code.code.text for row in self._rows)
        lower = following.line.text[:1].islower()
        return is_prose(following.line) or (seen and not lower and len(mark.line.cells) == 1)

    def _settled(self) -> list[Rij]:
        """Read `8A1. 1. Naam` above `8A1.1 Naam` as the goal that it is."""
        goals = {row.code.text for row in self._rows if row.code.niveau == "doel"}
        for row, following in zip(self._rows, self._rows[1:], strict=False):
            parent = row.code.parent
            doubled = row.code.text == following.code.text and row.printed != row.code.text
            if doubled and parent is not None and parent not in goals:
                goal = self._grammar.parse(parent)
                row.code = goal if goal is not None else row.code
        return self._rows


def _under_their_goals(rows: Sequence[Rij], known: Collection[str], remarks: list[Notice]) -> list[DoelRij]:
    """Put each performance under the goal that it is printed under.

    Where the goal's cell is centred upright, performances stand above it as well: in a table that begins with a
    performance, or has its goals in a column of their own, the performances next to a goal that carry its code are
    its own. A
    performance whose own goal is printed nowhere gets that goal, without a name.
    """
    printed = {row.code.text for row in rows if row.code.niveau == "doel"}
    centred = _is_centred(rows, printed)
    doelen: list[DoelRij] = []
    current: DoelRij | None = None
    for place, row in enumerate(rows):
        if row.code.niveau == "doel":
            current = _goal(row, doelen)
            continue
        own = row.code.parent or row.code.text
        if centred and (current is None or current.code != own) and _own_goal_follows(rows, place, own):
            goal_row = next(other for other in rows[place:] if other.code.text == own)
            current = _goal(goal_row, doelen)
        elif current is not None and current.code not in printed and own in printed:
            # A goal that is printed nowhere has no more performances than its own.
            current = next((doel for doel in doelen if doel.code == own), current)
        elif current is None or (current.code != own and own not in printed):
            current = next((doel for doel in doelen if doel.code == own), None)
            if current is None:
                current = DoelRij(own, None, row.lines)
                doelen.append(current)
                if own not in known:
                    remarks.append(Notice("doel-not-printed", f"Doel {own} van {row.code.text} ontbreekt.", row.line))
        current.prestaties.append(row)
    return doelen


def _is_centred(rows: Sequence[Rij], printed: Collection[str]) -> bool:
    if not rows or rows[0].code.niveau == "prestatie":
        return bool(rows) and rows[0].code.parent in printed
    goals = [row.left for row in rows if row.code.niveau == "doel" and not row.line.ruled]
    prestaties = [row.left for row in rows if row.code.niveau == "prestatie"]
    return bool(goals and prestaties) and max(goals) < min(prestaties)


def _goal(row: Rij, doelen: list[DoelRij]) -> DoelRij:
    """Give the goal of a row: a new one, or the one that a table's continuation prints again."""
    naam = clean_name(row.naam) or None
    for doel in doelen:
        same_name = naam is None or doel.naam is None or is_same_key(key_of(doel.naam), key_of(naam.split("(")[0]))
        if doel.code == row.code.text and (same_name or key_of(doel.naam or "") == key_of(naam or "")):
            return doel
    doelen.append(DoelRij(row.code.text, naam, row.lines))
    return doelen[-1]


def _own_goal_follows(rows: Sequence[Rij], place: int, own: str) -> bool:
    for row in rows[place + 1 :]:
        if row.code.niveau == "doel":
            return row.code.text == own
        if row.code.parent != own:
            return False
    return False


def _per_beleidsterrein(doelen: Sequence[DoelRij], grammar: CodeGrammar, head: Boom | None, line: Line) -> list[Boom]:
    """Part the goals by beleidsterrein, where a heading in between was lost.

    A goal with another letter than its neighbours is a slip, unless its own performances carry that letter too.
    """

    def stem(doel: DoelRij) -> str | None:
        code = grammar.parse(doel.code)
        own = code.beleidsterrein if code else None
        agrees = not doel.prestaties or any(own in rij.code.stems for rij in doel.prestaties)
        return own if agrees else None

    stems: list[str | None] = []
    for doel in doelen:
        stems.append(stem(doel) or (stems[-1] if stems else None))
    bomen = [head] if head is not None else []
    groups = groupby(zip(stems, doelen, strict=True), key=lambda pair: pair[0])
    for place, (code, group) in enumerate(groups):
        own = [doel for _, doel in group]
        if place == 0 and head is not None:
            head.code = head.code or code
            head.doelen += own
        else:
            bomen.append(Boom(code, None, own[0].lines[0] if bomen else line, own))
    return bomen
