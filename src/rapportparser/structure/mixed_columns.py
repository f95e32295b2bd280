"""Telling that a text has lost its columns, so that pieces of one name may stand in another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapportparser.grammar import CodeGrammar
from rapportparser.structure.doelenboom_rows import CodedRow
from rapportparser.structure.outline import DoelRij

_CANNOT_END = re.compile(r"(?:[/&]|\b(?:en|of|van|de|het|een|voor|met|bij|aan|te))$")
_FIGURE = re.compile(r"(?<!\d)\d")
# One prestatie under another goal is a slip, several are columns read across each other.
_LEAST_STRAYS = 2


def mixed_columns(rows: Sequence[CodedRow], doelen: Sequence[DoelRij], grammar: CodeGrammar) -> bool:
    """Tell whether the names and goals of a doelenboom are not sure, because its columns were read across each other.

    Four signs of it: a name that breaks off; one with another row's code in the middle; several prestaties under a
    goal that is not theirs though their own is printed; and goals below their own prestaties in one column, with names
    that wrap.
    """
    free = [row for row in rows if row.line.row is None]
    if any(_CANNOT_END.search(row.naam) or _holds_code(row, grammar) for row in free):
        return True
    printed = {doel.code for doel in doelen}
    prestaties = [(doel.code, rij) for doel in doelen for rij in doel.prestaties if rij.line.row is None]
    strays = [rij.stems[-2] for code, rij in prestaties if len(rij.stems) > 1 and rij.stems[-2] != code]
    if sum(own in printed for own in strays) >= _LEAST_STRAYS:
        return True
    return len({row.left for row in free}) == 1 and any(len(row.lines) > 1 for row in free) and any(_late_goals(free))


def _holds_code(row: CodedRow, grammar: CodeGrammar) -> bool:
    for figure in _FIGURE.finditer(row.naam):
        match = grammar.at_start(row.naam[figure.start() :])
        if match is not None and match.code.is_row and match.code.tree == row.code.tree and figure.start():
            return True
    return False


def _late_goals(rows: Sequence[CodedRow]) -> Iterator[bool]:
    """Tell of every goal whether one of its own prestaties is printed above it."""
    above: set[str | None] = set()
    for row in rows:
        if row.code.niveau == "doel":
            yield row.code.text in above
        else:
            above.add(row.code.parent)
