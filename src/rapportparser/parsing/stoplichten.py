"""Which stoplight each prestatie has, from the mark in its row and from what the report's sentences say of it.

The mark stands above all, then the nearest statement: of the prestatie itself, of its doel, of its beleidsterrein, of
the whole programme, of `de overige prestaties`. Of two that are as near, the first stands. Where they do not agree, a
warning tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from rapportparser import model
from rapportparser.facts.stoplicht_statements import StoplichtStatement, find_statements
from rapportparser.grammar import CodeGrammar
from rapportparser.notices import StoplichtDiffers, StoplichtToldTwice
from rapportparser.parsing.places import place_of_box, place_of_lines, place_of_words
from rapportparser.parsing.warnings import warning_of
from rapportparser.structure.outline import Boom, Outline, ProgrammaDeel, Rij, Sectie, StoplichtMerk, ToelichtingSectie


class _Nearness(IntEnum):
    """How near a statement is to a prestatie."""

    REST = 0
    PROGRAMMA = 1
    BELEIDSTERREIN = 2
    DOEL = 3
    PRESTATIE = 4


@dataclass(frozen=True, slots=True)
class _Said:
    """What a sentence says of one prestatie."""

    nearness: _Nearness
    kleur: model.Kleur
    location: model.Location


@dataclass(frozen=True, slots=True)
class _Row:
    """A prestatie's row and where it belongs."""

    rij: Rij
    boom: Boom
    programma: ProgrammaDeel


class Stoplichten:
    """The stoplights of one report."""

    def __init__(self, outline: Outline, grammar: CodeGrammar) -> None:
        self._grammar = grammar
        self._rows = [
            _Row(rij, boom, programma)
            for programma in outline.programmas
            for boom in programma.bomen
            for doel in boom.doelen
            for rij in doel.prestaties
        ]
        self._codes = _codes_in_order(outline.programmas)
        self._said: dict[int, _Said] = {}
        self._warnings: list[model.ParseWarning] = []
        if self._rows:
            self._listen(outline)

    def of(self, rij: Rij) -> model.Stoplicht | None:
        """Give a prestatie's stoplight; None where nothing tells it."""
        if rij.stoplicht is not None:
            return stoplicht_of(rij.stoplicht)
        said = self._said.get(id(rij))
        return model.Stoplicht(kleur=said.kleur, bron="tekst", location=said.location) if said else None

    def warnings(self) -> Iterator[model.ParseWarning]:
        """Give what does not agree: two sentences, or a sentence and a mark."""
        yield from self._warnings
        for row in self._rows:
            merk, said = row.rij.stoplicht, self._said.get(id(row.rij))
            if merk is None or said is None or not _differ(merk.kleur, said.kleur):
                continue
            yield warning_of(
                StoplichtDiffers(row.rij.code, row.rij.naam or None, merk.kleur, said.kleur), said.location
            )

    def _listen(self, outline: Outline) -> None:
        for programma in outline.programmas:
            for sectie in (programma.stand_van_zaken, *programma.toelichtingen, *programma.overige):
                if sectie is not None:
                    self._listen_to(sectie, programma)
        for sectie in outline.overige:
            self._listen_to(sectie, None)

    def _listen_to(self, sectie: Sectie, programma: ProgrammaDeel | None) -> None:
        for statement in find_statements(sectie.body.text, self._grammar, self._codes):
            location = place_of_words(sectie.body, statement.start, statement.end)
            for row in self._rows:
                nearness = self._nearness(statement, row, sectie, programma)
                if nearness is not None and row.rij.code not in statement.excepted:
                    self._note(row.rij, _Said(nearness, statement.kleur, location))

    def _nearness(
        self, statement: StoplichtStatement, row: _Row, sectie: Sectie, programma: ProgrammaDeel | None
    ) -> _Nearness | None:
        """Tell how near a statement is to a row; None where it is not about it."""
        if statement.scope == "own":
            return _Nearness.PRESTATIE if _explains(sectie, row.rij.code) else None
        if statement.scope == "codes":
            return self._named(statement.codes, row)
        about_terrein = isinstance(sectie, ToelichtingSectie) and sectie.beleidsterrein is not None
        if programma is not row.programma or (about_terrein and not _is_in_terrein(sectie, row.boom)):
            return None
        if statement.scope == "rest":
            return _Nearness.REST
        return _Nearness.BELEIDSTERREIN if about_terrein else _Nearness.PROGRAMMA

    def _named(self, codes: Sequence[str], row: _Row) -> _Nearness | None:
        stems = row.rij.stems
        if any(stem in codes for stem in stems[-1:]):
            return _Nearness.PRESTATIE
        if any(stem in codes for stem in stems[-2:-1]):
            return _Nearness.DOEL
        return _Nearness.BELEIDSTERREIN if row.boom.code in codes else None

    def _note(self, rij: Rij, said: _Said) -> None:
        known = self._said.get(id(rij))
        if known is None or said.nearness > known.nearness:
            self._said[id(rij)] = said
        elif said.nearness == known.nearness and _differ(known.kleur, said.kleur):
            notice = StoplichtToldTwice(rij.code, rij.naam or None, known.kleur, said.kleur)
            self._warnings.append(warning_of(notice, said.location))


def stoplicht_of(merk: StoplichtMerk) -> model.Stoplicht:
    """Give a row's own stoplight: where its mark, its cell or its words stand."""
    place = place_of_box(merk.line, merk.page, merk.box) if merk.box is not None else place_of_lines([merk.line])
    return model.Stoplicht(kleur=merk.kleur, bron=merk.bron, tekst=merk.tekst, location=place)


def _differ(one: model.Kleur, other: model.Kleur) -> bool:
    """Tell whether two colours contradict each other: `afwijkend` is any but green."""
    return one != other and (("groen" in (one, other)) or "afwijkend" not in (one, other))


def _explains(sectie: Sectie, code: str | None) -> bool:
    return isinstance(sectie, ToelichtingSectie) and sectie.code is not None and sectie.code.text == code


def _is_in_terrein(sectie: Sectie, boom: Boom) -> bool:
    return isinstance(sectie, ToelichtingSectie) and sectie.beleidsterrein == boom.code


def _codes_in_order(programmas: Sequence[ProgrammaDeel]) -> tuple[str, ...]:
    codes: dict[str, None] = {}
    for programma in programmas:
        for boom in programma.bomen:
            if boom.code:
                codes[boom.code] = None
            for doel in boom.doelen:
                codes |= dict.fromkeys(code for code in (doel.code, *(rij.code for rij in doel.prestaties)) if code)
    return tuple(codes)
