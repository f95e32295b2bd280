"""Goals and performances of two reports: which are the same, and what changed of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapportparser.comparing.matching import Entry, bare, match, things
from rapportparser.grammar import CodeGrammar, CodeKey
from rapportparser.model import Doel, Prestatie
from rapportparser.model_diff import Change, RowChange, RowName, StoplichtChange

Row = Doel | Prestatie


@dataclass(frozen=True, slots=True)
class RowAt:
    """A row, and the place of its programme among the pairs of programmes."""

    row: Row
    code: CodeKey | None
    programma: int

    @property
    def kleur(self) -> str | None:
        """A performance's status, None where none is told."""
        return self.name.stoplicht

    @property
    def name(self) -> RowName:
        """Which row it is."""
        stoplicht = self.row.stoplicht if isinstance(self.row, Prestatie) else None
        kleur = stoplicht.kleur if stoplicht else None
        return RowName(code=self.row.code, naam=self.row.naam, stoplicht=kleur, location=self.row.location)


RowPair = tuple[RowAt | None, RowAt | None]


def row_pairs(
    rows: Sequence[tuple[Sequence[Row], Sequence[Row]]], grammars: tuple[CodeGrammar, CodeGrammar]
) -> list[list[RowPair]]:
    """Pair the rows of all programmes, each old and new; give the pairs by the programme that a row is in, or was."""
    olds, news = (
        [entry for place, both in enumerate(rows) for entry in _entries(both[side], grammar, place)]
        for side, grammar in enumerate(grammars)
    )
    found: list[list[RowPair]] = [[] for _ in rows]
    for was, now in things(match(olds, news)):
        home = now or was
        if home is not None:
            found[home.programma].append((was, now))
    return found


def row_changes(pairs: Sequence[RowPair]) -> tuple[RowChange, ...]:
    """Tell of the rows that came, went, or have another name or code."""
    return tuple(
        RowChange(changes=changes, old=was and was.name, new=now and now.name)
        for was, now in pairs
        if (changes := _changes(was, now))
    )


def stoplicht_changes(pairs: Sequence[RowPair]) -> tuple[StoplichtChange, ...]:
    """Tell of the rows that stand in both reports with another status."""
    return tuple(
        StoplichtChange(old=was.name, new=now.name) for was, now in pairs if was and now and was.kleur != now.kleur
    )


def _entries(rows: Sequence[Row], grammar: CodeGrammar, place: int) -> Iterator[Entry[RowAt]]:
    for row in rows:
        code = grammar.key_of(row.code) if row.code else None
        yield Entry(RowAt(row, code, place), code, row.naam or "", place)


def _changes(was: RowAt | None, now: RowAt | None) -> tuple[Change, ...]:
    if was is None or now is None:
        return ("removed",) if was else ("added",)
    changes: list[Change] = []
    if bare(was.row.naam or "") != bare(now.row.naam or ""):
        changes.append("renamed")
    if was.code != now.code:
        changes.append("recoded")
    elif was.row.code != now.row.code:
        changes.append("respelled")
    return tuple(changes)
