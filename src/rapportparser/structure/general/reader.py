"""From a document's blocks to its outline: programmes with their missie, goals, activities, texts and explanations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from rapportparser.notices import NoProgramme
from rapportparser.structure.general.block import Block, Head
from rapportparser.structure.general.goal_sections import GoalSections
from rapportparser.structure.general.parts import Kind, Part, ends_sentence
from rapportparser.structure.general.terreinen import INSIDE
from rapportparser.structure.keys import is_same_key, key_of
from rapportparser.structure.lexicon import NO_ROLE, known_heading
from rapportparser.structure.outline import (
    Boom,
    ProgrammaDeel,
    Remark,
    Sectie,
)

_LEAST_WORDS_OF_GOAL = 8


class Reader(GoalSections):
    """Reads one document's blocks in printed order."""

    def take(self, blocks: Sequence[Block]) -> None:
        """Read the blocks."""
        for place, (block, following) in enumerate(zip(blocks, [*blocks[1:], None], strict=False)):
            if following is not None and _introduces(block, following):
                block.parts = [cast("Part", following.part), *following.parts]
                following.head, following.part, following.rol, following.parts = None, None, None, []
            self._ahead = blocks[place + 1 : place + 3]
            self._take(block)
        self._close_terrein()
        self._mission_from_question()
        self._name_from_terrein()
        if not self.programmas:
            self.remarks.append(Remark(NoProgramme()))

    def _take(self, block: Block) -> None:
        self._inherit(block)
        rol = block.rol
        if block.head is Head.PROGRAMMA:
            self._begin(block)
        elif block.head is Head.TERREIN:
            self._begin_terrein(block)
        elif block.head in {Head.DOEL, Head.PRESTATIE}:
            self._row_with_heading(block)
        elif block.head is Head.SECTIE and (self._is_outside_sitemap(block) or self._is_within_chapter(block)):
            self._add(None, [cast("Part", block.part), *block.parts], None)
        elif block.head is Head.INHOUD or self._ends_programme(block):
            self._end_programme()
            self._emit(block.part, block.parts, rol)
        elif block.head is None and rol is None:
            self._loose(block.parts)
        elif block.head is Head.CEL and rol == "indicatoren":
            self._add(None, [cast("Part", block.part), *block.parts], None)
        else:
            self._section(block)
        if block.head is not Head.CEL:
            self._rol = rol

    def _inherit(self, block: Block) -> None:
        """Give a part of a section of money, or of an appendix, what it is for: its own heading does not tell."""
        if block.head is not Head.SECTIE or block.part is None:
            self._above = None if block.head is not None or block.rol is not None else self._above
            return
        if block.rol == NO_ROLE and (above := self._marking.entry_above(block.part)) is not None:
            over = known_heading(above)
            block.rol = over if over in {"bijlage", "financien"} else block.rol
        if block.part.text.endswith("?") or block.rol in INSIDE or self._marking.is_entry(block.part):
            self._above = block.rol
        elif (
            block.part.level is None
            and self._above == "financien"
            and block.rol in {NO_ROLE, "toelichting", "voorwoord"}
        ):
            block.rol = "financien"
        elif block.rol not in {NO_ROLE, "toelichting"}:
            self._above = block.rol if block.part.text.lower() != "geld" else None

    def _begin(self, block: Block) -> None:
        self._close_terrein()
        part = cast("Part", block.part)
        self._forget()
        same = next((one for one in self.programmas if _is_same(one, block)), None)
        if same is None:
            same = ProgrammaDeel(part.line, block.nummer, block.naam, number_is_printed=block.nummer is not None)
            self.programmas.append(same)
        self._programma = same
        if self._marking.is_sitemap:
            self._goals(Block(None, None, "doelen", parts=block.parts), same)
        else:
            self._loose(block.parts)

    def _begin_terrein(self, block: Block) -> None:
        self._close_terrein()
        self._forget()
        programma = self._current(block.part)
        part = cast("Part", block.part)
        known = next((boom for boom in programma.bomen if _is_same_boom(boom, block)), None)
        self._boom = known or Boom(block.code, block.naam, part.line)
        self._terrein = (block, len(programma.overige))
        rest = self._labels(block.parts)
        if self._rol in {"indicatoren", "financien"}:
            self._add(None, rest, None)
        elif len(rest) == 1 and _reads_as_goal(rest[0]):
            self._add_goal(None, rest[0].text, rest[0])
        elif rest:
            self._emit(None, rest, None)

    def _close_terrein(self) -> None:
        """Keep the heading of a terrein that had no goals as a section."""
        if self._terrein is None or self._programma is None or self._boom is None:
            self._terrein = self._boom = None
            return
        block, place = self._terrein
        if not self._boom.doelen:
            part = cast("Part", block.part)
            overige = self._programma.overige
            loose = overige[place] if place < len(overige) and overige[place].kop is None else None
            body = loose.body if loose is not None else self._joiner.join([])
            overige[place : place + (loose is not None)] = [
                Sectie(part.text, body, part.line, rol=None, niveau=self._level(part, 2))
            ]
        self._terrein = self._boom = None

    def _ends_programme(self, block: Block) -> bool:
        if block.part is None or block.head is not Head.SECTIE or block.rol in INSIDE:
            return False
        if self._programma is None:
            return not self._opens_programme(block)
        text = block.part.text
        if block.rol in {"paragraaf", "bijlage", "leeswijzer"}:
            return "paragra" in text.lower() or block.rol != "paragraaf" or self._marking.ends_programme(text)
        if block.part.level is not None and self._programme_level() is not None:
            return (
                block.part.level <= cast("int", self._programme_level()) and block.part.line is not self._programma.line
            )
        return self._marking.ends_programme(text)

    def _is_outside_sitemap(self, block: Block) -> bool:
        """Tell whether a heading of a sitemap, outside programmes, is of another depth than theirs."""
        level = self._marking.programme_level
        part = block.part
        if self._programma is not None or level is None or part is None or part.level is None:
            return False
        return self._marking.is_sitemap and part.level != level

    def _is_within_chapter(self, block: Block) -> bool:
        """Tell whether a heading outside programmes stands within a chapter: the contents list does not name it."""
        if not self._marking.has_contents or block.part is None or self._opens_programme(block):
            return False
        outside = self._programma is None or self._ends_programme(block)
        return outside and not self._marking.is_entry(block.part)

    def _programme_level(self) -> int | None:
        return self._marking.level_of(self._programma.line) if self._programma is not None else None

    def _opens_programme(self, block: Block) -> bool:
        """Tell whether a page without a programme's heading is one all the same: it has one of a programme's parts."""
        if self._has_programmes:
            return False
        return block.rol in INSIDE or (block.part is not None and block.part.text.endswith("?"))

    def _end_programme(self) -> None:
        self._close_terrein()
        self._forget()
        self._programma = None

    def _section(self, block: Block) -> None:
        rol = block.rol
        asked = not self._has_programmes and block.part is not None and block.part.text.endswith("?")
        inside = rol in INSIDE or asked or block.head is Head.CEL or (block.head is None and rol is not None)
        if self._programma is None and (not inside or self._has_programmes):
            self._emit(block.part, block.parts, rol)
            return
        programma = self._current(block.part)
        if rol in {"doelen", "activiteiten"} or (rol == "stand_van_zaken" and self._looks_back(block)):
            self._goals(block, programma)
        elif table := self._goal_table(block):
            before = [part for part in block.parts if part not in table]
            self._section(Block(block.head, block.part, rol, block.code, block.naam, parts=before, place=block.place))
            self._goals(Block(None, None, "activiteiten", parts=table), programma)
        elif rol == "missie" and programma.missie is None and block.parts and block.head is Head.SECTIE:
            lead_in = cast("Part", block.part).text.endswith(":")
            text, rest = (block.parts[:1], block.parts[1:]) if lead_in else _without_table_below(block.parts)
            programma.missie = self._with_topics(block.part, text, rol)
            self._loose(rest)
        elif rol == "stand_van_zaken" and programma.stand_van_zaken is None and block.parts:
            text, rest = _without_table_below(block.parts)
            programma.stand_van_zaken = self._with_topics(block.part, text, rol)
            self._loose(rest)
        elif rol in {"toelichting", NO_ROLE}:
            self._explain(block, programma)
        else:
            self._emit(block.part, block.parts, rol)
            self._rows_elsewhere(block.parts, programma)

    def _name_from_terrein(self) -> None:
        """Name a page's one programme after the one field on it, where nothing else names it."""
        if len(self.programmas) == 1 and not self._has_programmes and len(self.programmas[0].bomen) == 1:
            boom = self.programmas[0].bomen[0]
            if boom.naam is not None and boom.code is None:
                self.programmas[0].naam, boom.naam = boom.naam, None

    def _mission_from_question(self) -> None:
        """Take the prose under `Wat willen we bereiken?` for the mission of a programme that has none of its own."""
        for programma in self.programmas:
            if programma.missie is not None:
                continue
            for place, sectie in enumerate(programma.overige):
                if sectie.rol == "doelen" and sectie.body.text and (sectie.kop or "").rstrip().endswith("?"):
                    programma.missie = sectie
                    del programma.overige[place]
                    break


def _reads_as_goal(part: Part) -> bool:
    """Tell whether the one line under the name of a field is its goal: as long as a sentence, and without its stop."""
    return part.kind is Kind.TEXT and not ends_sentence(part.text) and len(part.text.split()) >= _LEAST_WORDS_OF_GOAL


def _without_table_below(parts: Sequence[Part]) -> tuple[Sequence[Part], Sequence[Part]]:
    """Part a text from the rows of figures printed beneath it."""
    end = len(parts)
    while end > 1 and (parts[end - 1].kind in {Kind.ROW, Kind.FIGURES}):
        end -= 1
    return parts[:end], parts[end:]


def _introduces(block: Block, following: Block) -> bool:
    """Tell whether an `Inleiding` right under the heading of the state of affairs, or of the mission, is its text."""
    if block.rol not in {"stand_van_zaken", "missie"} or block.parts or block.head is not Head.SECTIE:
        return False
    return following.head is Head.SECTIE and following.rol == "voorwoord" and bool(following.parts)


def _is_same(programma: ProgrammaDeel, block: Block) -> bool:
    return (
        programma.nummer == block.nummer
        and bool(block.naam)
        and programma.naam is not None
        and is_same_key(key_of(programma.naam), key_of(block.naam or ""))
    )


def _is_same_boom(boom: Boom, block: Block) -> bool:
    return boom.code == block.code and key_of(boom.naam or "") == key_of(block.naam or "")
