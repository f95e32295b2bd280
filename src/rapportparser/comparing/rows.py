"""Goals and performances of two reports: which are the same, and what changed of them."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapportparser.comparing.matching import Entry, Pair, match
from rapportparser.grammar import CodeGrammar, CodeKey
from rapportparser.model import Doel, Doelenboom, Kleur, Prestatie, Programma
from rapportparser.model_diff import Change, RowChange, RowName, RowNiveau, StoplichtChange
from rapportparser.structure.keys import key_of

Row = Doel | Prestatie


@dataclass(frozen=True, slots=True)
class RowAt:
    """A row, and the place of its programme among the pairs of programmes."""

    row: Row
    code: CodeKey | None
    programma: int

    def named(self, kleur: Kleur | None) -> RowName:
        """Tell which row it is, with one of its stoplights."""
        return RowName(code=self.row.code, naam=self.row.naam, stoplicht=kleur, location=self.row.location)

    @property
    def name(self) -> RowName:
        """Which row it is, with its own stoplight."""
        return self.named(self.lights.get(None))

    @property
    def lights(self) -> Mapping[str | None, Kleur]:
        """The colours of its stoplights by aspect; its own under None."""
        own: dict[str | None, Kleur] = {None: self.row.stoplicht.kleur} if self.row.stoplicht else {}
        return own | {one.aspect: one.stoplicht.kleur for one in self.row.aspecten}


def row_pairs(
    niveau: RowNiveau, programmas: Sequence[Pair[Programma]], grammars: tuple[CodeGrammar, CodeGrammar]
) -> list[list[Pair[RowAt]]]:
    """Pair the rows of one level; give the pairs by the pair of programmes that a row is in, or was.

    Args:
        niveau: The level.
        programmas: The programmes of both reports, as `programme_pairs` pairs them.
        grammars: How the codes of the old and of the new report are built.
    """
    olds, news = (
        [
            Entry(RowAt(row, code_key(grammar, row), place), code_key(grammar, row), row.naam or "", (place, *near))
            for place, pair in enumerate(programmas)
            if (programma := pair.new if is_new else pair.old)
            for row, near in rows_near(niveau, programma)
        ]
        for is_new, grammar in enumerate(grammars)
    )
    found: list[list[Pair[RowAt]]] = [[] for _ in programmas]
    for pair in match(olds, news):
        if (home := pair.new or pair.old) is not None:
            found[home.programma].append(pair)
    return found


def rows_near(niveau: RowNiveau, programma: Programma) -> Iterator[tuple[Row, tuple[Hashable, ...]]]:
    """Give the rows of one level, each with what tells which others stand near: its beleidsterrein, and its goal."""
    for boom in programma.doelenbomen:
        for doel in boom.doelen:
            if niveau == "doel":
                yield doel, (_terrein(boom),)
                continue
            for prestatie in doel.prestaties:
                yield prestatie, (_terrein(boom), key_of(doel.naam or doel.code or ""))


def code_key(grammar: CodeGrammar, row: Row) -> CodeKey | None:
    """Give what all spellings of a row's code have in common; None where it has no code."""
    return grammar.key_of(row.code) if row.code else None


def row_changes(pairs: Sequence[Pair[RowAt]]) -> tuple[RowChange, ...]:
    """Tell of the rows that came, went, or have another name or code."""
    return tuple(
        RowChange(changes=changes, found_by=pair.by, old=pair.old and pair.old.name, new=pair.new and pair.new.name)
        for pair in pairs
        if (changes := _changes(pair.old, pair.new))
    )


def stoplicht_changes(niveau: RowNiveau, pairs: Sequence[Pair[RowAt]]) -> Iterator[StoplichtChange]:
    """Tell of the rows that stand in both reports with another status, each aspect on its own."""
    for pair in pairs:
        was, now, by = pair.old, pair.new, pair.by
        if was is None or now is None or by is None:
            continue
        for aspect in dict.fromkeys((*now.lights, *was.lights)):
            old, new = was.lights.get(aspect), now.lights.get(aspect)
            if old != new:
                yield StoplichtChange(niveau=niveau, aspect=aspect, found_by=by, old=was.named(old), new=now.named(new))


def _terrein(boom: Doelenboom) -> str:
    return key_of(boom.beleidsterrein.naam or boom.beleidsterrein.code or "")


def _changes(was: RowAt | None, now: RowAt | None) -> tuple[Change, ...]:
    if was is None or now is None:
        return ("removed",) if was else ("added",)
    changes: list[Change] = []
    if key_of(was.row.naam or "") != key_of(now.row.naam or ""):
        changes.append("renamed")
    if was.code != now.code and None not in {was.code, now.code}:
        changes.append("recoded")
    elif was.row.code != now.row.code:
        changes.append("respelled")
    return tuple(changes)
