"""The texts of a report while it is read: sections, the topics in them, and labels with their values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from rapportparser.model import Rol
from rapportparser.reading.line import Line
from rapportparser.structure.general.block import Block
from rapportparser.structure.general.evidence import HEADING
from rapportparser.structure.general.heads import Marking
from rapportparser.structure.general.labels import Label, is_label_only, label_of
from rapportparser.structure.general.numbering import numbering_of
from rapportparser.structure.general.parts import Kind, Part
from rapportparser.structure.general.placing import GoalIndex
from rapportparser.structure.general.statuses import Statuses
from rapportparser.structure.keys import key_of
from rapportparser.structure.lexicon import NO_ROLE, known_heading, shared_lexicon
from rapportparser.structure.outline import (
    Boom,
    DoelRij,
    ProgrammaDeel,
    Remark,
    Rij,
    Sectie,
)
from rapportparser.structure.running_text import Joiner

# Sections whose topics have headings that no lexicon knows.
_WITH_TOPICS = frozenset({None, "stand_van_zaken", "omschrijving", "missie"})
# A page's own first line weighs this much at least to be its title.
_TITLE = 2.0


class Texts:
    """Keeps the texts where they belong."""

    def __init__(self, marking: Marking, joiner: Joiner, statuses: Statuses) -> None:
        self._marking, self._joiner, self._statuses = marking, joiner, statuses
        self.programmas: list[ProgrammaDeel] = []
        self.overige: list[Sectie] = []
        self.remarks: list[Remark] = []
        self._programma: ProgrammaDeel | None = None
        self._boom: Boom | None = None
        self._terrein: tuple[Block, int] | None = None
        self._doel: DoelRij | None = None
        self._rij: Rij | None = None
        self._fresh: list[DoelRij] = []
        self._indexes: dict[int, tuple[object, GoalIndex]] = {}
        self._rows: dict[tuple[int, str], Rij] = {}
        self._target: DoelRij | Rij | None = None
        self._rol: str | None = None
        self._above: str | None = None
        self._ahead: Sequence[Block] = ()
        self._has_programmes = bool(marking.programmes)

    def _current(self, part: Part | None) -> ProgrammaDeel:
        if self._programma is None:
            line = part.line if part is not None else self._marking.parts[0].line
            self._programma = ProgrammaDeel(line)
            self.programmas.append(self._programma)
        return self._programma

    def _loose(self, parts: Sequence[Part]) -> None:
        """Keep what stands under no heading of its own, its labels apart."""
        rest = self._labels(parts)
        if not rest:
            return
        is_page_title = not self.programmas and not self.overige and self._marking.is_first(rest[0])
        title = rest[0]
        weighty = self._marking.evidence.of(title) >= _TITLE and title.text.lower() not in shared_lexicon().level_words
        if is_page_title and self._has_programmes and weighty and not self._is_named(title):
            self._add(rest[0], [], None)
            rest = rest[1:]
        self._emit(None, rest, None)

    def _is_named(self, part: Part) -> bool:
        """Tell whether a line is the name of a programme or a terrein that has its heading further on."""
        return key_of(part.text) in self._marking.named

    def _labels(self, parts: Sequence[Part]) -> list[Part]:
        rest: list[Part] = []
        waiting: Label | None = None
        for part in parts:
            if waiting is not None:
                self._take_label(waiting.kind, part.text, part)
                waiting = None
                continue
            label = label_of(part)
            if is_label_only(part.text):
                continue
            if label is None or label.kind == "overig":
                rest.append(part)
            elif label.value:
                self._take_label(label.kind, label.value, part)
            else:
                waiting = label
        return rest

    def _take_label(self, kind: str, value: str, part: Part) -> None:
        if kind == "status":
            target = self._rij or self._doel
            merk = self._statuses.merk(value, part.line)
            if target is not None and merk is not None and target.stoplicht is None:
                target.stoplicht = merk
        elif kind == "wie" and self._programma is not None:
            self._programma.portefeuilles.append(value)

    def _emit(self, kop: Part | None, parts: Sequence[Part], rol: str | None) -> None:
        """Add a section, and one for each topic in it that has a heading of its own."""
        begin, own = kop, list[Part]()
        in_programme = self._programma is not None or (kop is not None and not self._has_programmes)
        topics = (rol in _WITH_TOPICS and in_programme) or (rol == "voorwoord" and self._programma is not None)
        first = True
        for part in parts:
            if topics and self._is_topic(part):
                self._add(begin, own, rol if first else None, sub=not first)
                begin, own, first = part, [], False
            else:
                own.append(part)
        self._add(begin, own, rol if first else None, sub=not first)

    def _is_topic(self, part: Part) -> bool:
        """Tell whether a part heads a topic within a section."""
        if part.kind is not Kind.TEXT or (self._programma is None and self._is_named(part)):
            return False
        if part.text.lower() in shared_lexicon().level_words or label_of(part) is not None:
            return False
        if known_heading(part.text) == "voorwoord":
            return True
        numbered = numbering_of(part.text) is not None and part.level is None
        return self._marking.evidence.of(part) >= HEADING * (2 if numbered else 1)

    def _add(self, kop: Part | None, parts: Sequence[Part], rol: str | None, *, sub: bool = False) -> None:
        body = self._joiner.join([line for part in parts for line in part.lines])
        if kop is None and not body.text:
            return
        line = kop.line if kop is not None else parts[0].line
        depth = (2 if self._programma is not None else 1) + sub + (self._boom is not None)
        niveau = self._level(kop, depth) if kop is not None else None
        sectie = Sectie(kop.text if kop else None, body, line, rol=self._as_rol(rol), niveau=niveau)
        (self.overige if self._programma is None else self._programma.overige).append(sectie)

    def _as_rol(self, rol: str | None) -> Rol | None:
        if rol is None or rol == NO_ROLE or (rol == "voorwoord" and self._programma is not None):
            return None
        return cast("Rol", rol)

    def _level(self, part: Part, depth: int) -> int:
        return part.level or depth

    def _with_topics(self, kop: Part | None, parts: Sequence[Part], rol: str) -> Sectie:
        """Give a section whole, and list the headings of the topics in it."""
        lines: list[Line] = []
        for part in parts:
            if rol in _WITH_TOPICS and self._is_topic(part):
                self._add(part, [], None, sub=True)
                if not lines:
                    continue
            lines += part.lines
        begin = kop or parts[0]
        niveau = self._level(kop, 2 + (self._boom is not None)) if kop is not None else None
        return Sectie(
            kop.text if kop else None, self._joiner.join(lines), begin.line, rol=self._as_rol(rol), niveau=niveau
        )
