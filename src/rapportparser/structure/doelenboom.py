"""Reading a doelenboom: goals with their performances, by beleidsterrein."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby

from rapportparser.grammar import CodeGrammar
from rapportparser.notices import CodeMended, ColumnsMixed, DoelNotPrinted
from rapportparser.reading.line import Line
from rapportparser.structure.blocks import is_prose
from rapportparser.structure.doelenboom_rows import CodedRow, RowReader
from rapportparser.structure.keys import is_same_key, key_of
from rapportparser.structure.kleuren import Kleuren
from rapportparser.structure.marking import MarkedLine
from rapportparser.structure.mixed_columns import mixed_columns
from rapportparser.structure.names import clean_name
from rapportparser.structure.outline import Boom, DoelRij, Remark
from rapportparser.structure.row_status import give_status
from rapportparser.structure.running_text import Joiner
from rapportparser.structure.status_columns import StatusColumns


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
    remarks: list[Remark]


def looks_like_tree(marks: Sequence[MarkedLine]) -> bool:
    """Tell rows of a doelenboom from the parts of a toelichting, whose headings look the same, by the prose between."""
    rows = [place for place, mark in enumerate(marks) if mark.is_row]
    if not rows:
        return False
    between = marks[rows[0] : rows[-1] + 1]
    return (len(rows) > 1 or len(between) == len(marks)) and not any(
        mark.line.row is None and is_prose(mark.line) for mark in between
    )


def read_tree(  # noqa: PLR0913 (one a thing that it needs)
    marks: Sequence[MarkedLine],
    *,
    grammar: CodeGrammar,
    joiner: Joiner,
    kleuren: Kleuren,
    columns: StatusColumns,
    head: Boom | None,
    line: Line,
    known: Collection[str] = (),
) -> Tree:
    """Read the rows under a doelenboom's heads.

    Args:
        marks: The lines, from the first row on.
        grammar: How codes are spelled.
        joiner: Joins the wrapped lines of a name.
        kleuren: The colours of stoplights, and the words for them.
        columns: The columns of stoplights of the document's tables.
        head: The doelenboom whose heading stands above; None where none does.
        line: The line of the columns' heads; where the doelenboom begins, where no heading tells.
        known: The codes of goals that are printed elsewhere in the programme.
    """
    reader = RowReader(grammar, joiner, kleuren, columns, line)
    rows, after = reader.read(marks)
    remarks = reader.remarks + [
        Remark(CodeMended(row.printed, row.code.text), row.line) for row in rows if row.printed != row.code.text
    ]
    remarks += give_status(rows, columns, kleuren)
    doelen = _under_their_goals(rows, known, remarks)
    if rows and mixed_columns(rows, doelen, grammar):
        remarks.append(Remark(ColumnsMixed(rows[0].code.tree), rows[0].line))
    return Tree(_per_beleidsterrein(doelen, grammar, head, line), after, remarks)


def _under_their_goals(rows: Sequence[CodedRow], known: Collection[str], remarks: list[Remark]) -> list[DoelRij]:
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
                    remarks.append(Remark(DoelNotPrinted(own, row.code.text), row.line))
        current.prestaties.append(row.as_rij())
    return doelen


def _is_centred(rows: Sequence[CodedRow], printed: Collection[str]) -> bool:
    if not rows or rows[0].code.niveau == "prestatie":
        return bool(rows) and rows[0].code.parent in printed
    goals = [row.left for row in rows if row.code.niveau == "doel" and not row.line.ruled]
    prestaties = [row.left for row in rows if row.code.niveau == "prestatie"]
    return bool(goals and prestaties) and max(goals) < min(prestaties)


def _goal(row: CodedRow, doelen: list[DoelRij]) -> DoelRij:
    """Give the goal of a row: a new one, or the one that a table's continuation prints again."""
    naam = clean_name(row.naam) or None
    for doel in doelen:
        same_name = naam is None or doel.naam is None or is_same_key(key_of(doel.naam), key_of(naam.split("(")[0]))
        if doel.code == row.code.text and (same_name or key_of(doel.naam or "") == key_of(naam or "")):
            return doel
    doelen.append(DoelRij(row.code.text, naam, row.lines, stoplicht=row.stoplicht, aspecten=row.aspecten))
    return doelen[-1]


def _own_goal_follows(rows: Sequence[CodedRow], place: int, own: str) -> bool:
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
        code = grammar.parse(doel.code) if doel.code else None
        own = code.beleidsterrein if code else None
        agrees = not doel.prestaties or any(own in rij.stems for rij in doel.prestaties)
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
