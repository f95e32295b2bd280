"""From a document's blocks to its outline: programmes with their missie, goals, activities, texts and explanations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from rapportparser.grammar import ParsedCode
from rapportparser.model import Rol
from rapportparser.notices import NoProgramme
from rapportparser.reading.line import Line
from rapportparser.structure.general.evidence import HEADING
from rapportparser.structure.general.heads import INSIDE, OUTSIDE, Block, Head, Marking
from rapportparser.structure.general.items import Item, Items, read_items
from rapportparser.structure.general.labels import Label, is_label_only, label_of
from rapportparser.structure.general.numbering import numbering_of, plain_code
from rapportparser.structure.general.parts import Kind, Part, ends_sentence
from rapportparser.structure.general.placing import DOEL, TERREIN, goal_for, goal_named, kinds_of, rows_of
from rapportparser.structure.general.rows import cell_lines, tells_goals
from rapportparser.structure.general.statuses import Statuses
from rapportparser.structure.keys import is_same_key, key_of
from rapportparser.structure.lexicon import NO_ROLE, known_heading, shared_lexicon
from rapportparser.structure.outline import (
    Boom,
    DoelRij,
    ProgrammaDeel,
    Remark,
    Rij,
    Sectie,
    StoplichtMerk,
    ToelichtingSectie,
)
from rapportparser.structure.running_text import Joiner

# Sections whose topics have headings that no lexicon knows.
_WITH_TOPICS = frozenset({None, "stand_van_zaken", "omschrijving", "missie"})
# A page's own first line weighs this much at least to be its title.
_TITLE = 2.0
_LOOKS_BACK = ("bereikt", "behaald", "gerealiseerd", "gehaald", "behalen")


class Reader:
    """Reads one document's blocks in printed order."""

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
        self._target: DoelRij | Rij | None = None
        self._rol: str | None = None
        self._above: str | None = None
        self._ahead: Sequence[Block] = ()
        self._has_programmes = bool(marking.programmes)

    def take(self, blocks: Sequence[Block]) -> None:
        """Read the blocks."""
        for place, (block, following) in enumerate(zip(blocks, [*blocks[1:], None], strict=True)):
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

    # Programmes and terreinen

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

    def _forget(self) -> None:
        self._doel = self._rij = self._target = None
        self._fresh = []

    def _current(self, part: Part | None) -> ProgrammaDeel:
        if self._programma is None:
            line = part.line if part is not None else self._marking.parts[0].line
            self._programma = ProgrammaDeel(line)
            self.programmas.append(self._programma)
        return self._programma

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

    # Sections

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

    def _goal_table(self, block: Block) -> list[Part]:
        """Give the rows of a table of goals or activities that stands in a section of another kind."""
        if block.rol in {"financien", "indicatoren"}:
            return []
        table = [part for part in block.parts if part.boxed or part.kind is Kind.ROW]
        return table if tells_goals(table) else []

    def _rows_elsewhere(self, parts: Sequence[Part], programma: ProgrammaDeel) -> None:
        """Take the activities in a table that stands in another section, such as one of money."""
        table = [part for part in parts if part.boxed or part.kind is Kind.ROW]
        if tells_goals(table):
            found = read_items(table, self._marking.evidence, self._statuses, role="activiteiten")
            for item in found.items:
                if item.row is not None and item.row.kind:
                    item.body = []
                    self._place(item, item.row.kind, programma)

    def _looks_back(self, block: Block) -> bool:
        return block.part is not None and any(word in block.part.text.lower() for word in _LOOKS_BACK)

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
        key = key_of(part.text)
        names = [*(one.naam for one in self._marking.programmes.values()), *self._marking.terrein_names]
        return any(name and is_same_key(key, key_of(name)) for name in names)

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

    # Goals and what is done for them

    def _goals(self, block: Block, programma: ProgrammaDeel) -> None:
        role = "activiteiten" if block.rol == "activiteiten" else "doelen"
        parts = self._labels(block.parts)
        level = block.part.level if block.part is not None else None
        priced = role == "activiteiten" and self._is_priced(block)
        found = read_items(parts, self._marking.evidence, self._statuses, role=role, level=level, priced=priced)
        if self._holds_goals(block, found):
            found = Items([], [Item(part.text, None, part, "bare") for part in found.intro])
        if self._is_state(block, found):
            programma.stand_van_zaken = self._with_topics(block.part, parts, "stand_van_zaken")
            return
        kop = block.part if block.head is Head.SECTIE else None
        self._add(kop, found.intro, block.rol if kop is not None else None)
        self._add(None, found.rest, None)
        if role == "activiteiten" and found.items and (block.part is not None or self._doel is None):
            self._doel = self._goal_of_activities()
            self._fresh = []
        if self._is_group(block, found):
            self._place_group(found.items[0], programma)
            return
        if self._is_section_of_its_own(found):
            self._add(found.items[0].part, [], None)
            return
        self._part_lists(found)
        if role == "activiteiten" and self._lists_rows(found):
            self._part_topics(found)
        for item, kind in zip(found.items, kinds_of(found.items, role, self._goals_here()), strict=True):
            self._place(item, kind, programma)

    def _lists_rows(self, found: Items) -> bool:
        """Tell whether a table lists the activities: then a heading above a text is a topic, and no activity."""
        listed = any(item.shape == "row" for item in found.items)
        return listed or any(
            rij.line.row is not None or len(rij.line.cells) > 1
            for goal in self._goals_here()
            for rij in goal.prestaties
        )

    def _part_lists(self, found: Items) -> None:
        """Take the line above a list that starts again at 1 for the heading of that list."""
        heads = [
            item
            for before, item, after in zip(found.items, found.items[1:], found.items[2:], strict=False)
            if item.shape == "bare" and not item.body and before.code and after.code in {"1", "A", "a", "I"}
        ]
        for item in heads:
            found.items.remove(item)
            self._add(item.part, [], None, sub=True)

    def _part_topics(self, found: Items) -> None:
        topics = [item for item in found.items if item.shape == "bare" and item.body]
        found.items = [item for item in found.items if not (item.shape == "bare" and item.body)]
        for topic in topics:
            self._add(topic.part, topic.body, None, sub=True)

    def _is_priced(self, block: Block) -> bool:
        """Tell whether what is done stands beside what it costs: the heading asks both, or the one right above asks it."""
        asked = block.part is not None and "kost" in block.part.text.lower()
        return asked or self._rol == "financien"

    def _holds_goals(self, block: Block, found: Items) -> bool:
        """Tell whether the sentence under `Doel`, or each paragraph under `Hoofddoelstellingen`, is a goal."""
        if (
            block.part is None
            or found.items
            or not found.intro
            or block.head is not Head.SECTIE
            or block.rol != "doelen"
        ):
            return False
        text = block.part.text.rstrip()
        is_question = text.endswith("?") or text.split()[0].lower() in {"wat", "dit", "welke"}
        most = 1 if is_singular_goal(text) else _MOST_GOALS
        return (
            not is_question
            and len(found.intro) <= most
            and all(len(part.text) <= _LONGEST_GOAL for part in found.intro)
        )

    def _is_group(self, block: Block, found: Items) -> bool:
        """Tell whether the one line under a question names the field that the goal beneath it is of."""
        if len(found.items) != 1 or found.items[0].shape != "bare" or found.items[0].body:
            return False
        if block.rol == "activiteiten":
            rows = [part for ahead in self._ahead for part in ahead.parts if part.kind is Kind.ROW]
            return bool(self._ahead) and self._ahead[0].rol == "financien" and _lists_activities(self._ahead, rows)
        following = self._marking.heading_after(found.items[0].part)
        return following is not None and is_singular_goal(following.text)

    def _is_section_of_its_own(self, found: Items) -> bool:
        """Tell a heading with nothing under it, above the missie or the goals, from a goal."""
        if len(found.items) != 1 or found.items[0].shape != "bare" or found.items[0].body:
            return False
        following = self._marking.heading_after(found.items[0].part)
        return following is not None and known_heading(following.text) in {"missie", "doelen", "omschrijving"}

    def _is_state(self, block: Block, found: Items) -> bool:
        return (
            block.rol == "stand_van_zaken"
            and not found.items
            and bool(found.intro)
            and self._programma is not None
            and self._programma.stand_van_zaken is None
        )

    def _goals_here(self) -> list[DoelRij]:
        return list(self._boom.doelen) if self._boom is not None else self._nameless_boom_goals()

    def _nameless_boom_goals(self) -> list[DoelRij]:
        if self._programma is None:
            return []
        return [doel for boom in self._programma.bomen for doel in boom.doelen]

    def _goal_of_activities(self) -> DoelRij | None:
        """Give the goal that a list of activities without codes is for; None where nothing tells."""
        if len(self._fresh) == 1:
            return self._fresh[0]
        goals = self._goals_here()
        return goals[0] if len(goals) == 1 else None

    def _place(self, item: Item, kind: str, programma: ProgrammaDeel) -> None:
        name, merk = self._statuses.split(item.naam, item.part.line)
        merk = item.stoplicht or merk
        if kind == TERREIN:
            self._place_group(item, programma)
            return
        if kind == "missie":
            if programma.missie is None and item.row is not None:
                programma.missie = Sectie(
                    None, self._joiner.join(cell_lines(item.part, 1)), item.part.line, rol="missie"
                )
            return
        if kind == DOEL:
            self._add_goal(item.code, name, item.part)
            target: DoelRij | Rij = cast("DoelRij", self._doel)
        else:
            self._doel = goal_for(item, self._goals_here()) or self._doel or self._nameless(item.part)
            target = self._rij = self._printed(item) or self._add_row(Rij(item.code, name, item.part.lines))
        target.stoplicht = target.stoplicht or merk
        target.aspecten += item.aspecten
        self._target = target
        if item.body:
            self._add_explanation(item.code, item.naam, item.part, self._labels(item.body), programma)

    def _add_row(self, rij: Rij) -> Rij:
        cast("DoelRij", self._doel).prestaties.append(rij)
        return rij

    def _printed(self, item: Item) -> Rij | None:
        """Give the activity of the same code that was listed before: here it is printed again, above its text."""
        if item.code is None or self._doel is None:
            return None
        return next(
            (rij for rij in self._doel.prestaties if rij.code and plain_code(rij.code) == plain_code(item.code)), None
        )

    def _place_group(self, item: Item, programma: ProgrammaDeel) -> None:
        """Take a line above activities: the goal or the terrein that it names, or else a terrein of its own."""
        goal = goal_named(item.naam, self._goals_here())
        if goal is not None:
            self._doel = goal
            return
        names = [programma.naam, self._boom.naam if self._boom else None]
        if any(name and is_same_key(key_of(name), key_of(item.naam)) for name in names):
            return
        self._boom = Boom(item.code, item.naam, item.part.line)
        self._terrein = None
        self._forget()

    def _add_goal(self, code: str | None, naam: str | None, part: Part) -> None:
        boom = self._boom_in_use(part)
        for goal in boom.doelen:
            alike = bool(naam and goal.naam) and is_same_key(key_of(goal.naam or ""), key_of(naam or ""))
            same_code = bool(code and goal.code) and plain_code(goal.code or "") == plain_code(code or "")
            # A list that starts again at 1 is another list.
            if (same_code and (alike or "." in (code or ""))) or (code is None and alike):
                self._doel, self._rij = goal, None
                return
        self._doel, self._rij = DoelRij(code, naam, list(part.lines)), None
        boom.doelen.append(self._doel)
        self._fresh.append(self._doel)

    def _nameless(self, part: Part) -> DoelRij:
        boom = self._boom_in_use(part)
        goal = next((one for one in boom.doelen if one.code is None and one.naam is None), None)
        if goal is None:
            goal = DoelRij(None, None, [part.line])
            boom.doelen.append(goal)
        self._doel = goal
        return goal

    def _boom_in_use(self, part: Part) -> Boom:
        programma = self._current(part)
        if self._boom is None:
            known = next((boom for boom in programma.bomen if boom.code is None and boom.naam is None), None)
            self._boom = known or Boom(None, None, part.line)
        if not any(boom is self._boom for boom in programma.bomen):
            programma.bomen.append(self._boom)
        return self._boom

    def _row_with_heading(self, block: Block) -> None:
        """Take `Product 1: Naam` and `Speerpunt 1: Naam`, each with the text beneath it."""
        part = cast("Part", block.part)
        programma = self._current(part)
        name, merk = self._statuses.split(block.naam or "", part.line)
        if block.head is Head.DOEL:
            self._add_goal(block.code, name, part)
            self._target = self._doel
        else:
            goal = self._doel or self._goal_of_activities() or self._nameless(part)
            self._rij = Rij(block.code, name, list(part.lines))
            goal.prestaties.append(self._rij)
            self._target = self._rij
        if self._target is not None and merk is not None:
            self._target.stoplicht = merk
        rest = self._labels(block.parts)
        if self._target is not None:
            self._explain_with(rest, self._target, programma)
            for topic in rest[1:]:
                if self._is_topic(topic):
                    self._add(topic, [], None, sub=True)

    # Explanations

    def _explain(self, block: Block, programma: ProgrammaDeel) -> None:
        found = read_items(block.parts, self._marking.evidence, self._statuses, role="toelichting")
        coded = [item for item in found.items if item.code is not None and (item.depth > 1 or self._is_known(item))]
        if coded:
            first = block.parts.index(coded[0].part)
            self._add(block.part, block.parts[:first], block.rol)
            self._explain_coded(block.parts[first:], {id(item.part): item for item in coded}, programma)
        elif (
            block.rol != NO_ROLE
            and self._target is not None
            and block.parts
            and self._rol in {None, "doelen", "activiteiten", "stand_van_zaken"}
        ):
            self._add(block.part, [], block.rol)
            self._explain_with(block.parts, self._target, programma)
        else:
            self._emit(block.part, block.parts, block.rol)

    def _is_known(self, item: Item) -> bool:
        if self._programma is None or item.code is None:
            return False
        return any(row.code and plain_code(row.code) == plain_code(item.code) for row in rows_of(self._programma.bomen))

    def _explain_coded(self, parts: Sequence[Part], coded: dict[int, Item], programma: ProgrammaDeel) -> None:
        item: Item | None = None
        body: list[Part] = []
        for part in [*parts, None]:
            following = coded.get(id(part)) if part is not None else None
            if part is None or following is not None:
                if item is not None:
                    self._add_explanation(item.code, item.naam, item.part, body, programma)
                item, body = following, []
            else:
                body.append(part)

    def _explain_with(self, parts: Sequence[Part], target: DoelRij | Rij, programma: ProgrammaDeel) -> None:
        parts = self._labels(parts)
        if any(part.kind is not Kind.FIGURES for part in parts):
            self._add_explanation(target.code, target.naam, parts[0], parts, programma)

    def _add_explanation(
        self, code: str | None, naam: str | None, begin: Part, parts: Sequence[Part], programma: ProgrammaDeel
    ) -> None:
        body = self._joiner.join([line for part in parts for line in part.lines])
        if not body.text:
            return
        terrein = self._boom.code if self._boom is not None else None
        programma.toelichtingen.append(
            ToelichtingSectie(naam, body, begin.line, terrein, code_as(code), naam, rol="toelichting", niveau=4)
        )

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


_LONGEST_GOAL = 400
_MOST_GOALS = 8
_LEAST_WORDS_OF_GOAL = 8


def is_singular_goal(text: str) -> bool:
    """Tell a heading of one goal (`Doel (2019-2023)`) from one of several."""
    first = text.split(maxsplit=1)[0].strip(":").lower()
    return first in {"doel", "doelstelling", "subdoel", "hoofddoel", "beleidsdoel"}


def code_as(code: str | None) -> ParsedCode | None:
    """Give a printed code as the explanation's code; None for none."""
    return ParsedCode(code, ("doel",), (code,), (code,)) if code else None


def _lists_activities(ahead: Sequence[Block], rows: Sequence[Part]) -> bool:
    """Tell whether the table below a heading of money is one of activities and what each costs."""
    return tells_goals(rows) or (
        len(ahead) > 1 and ahead[1].rol == "activiteiten" and bool(rows) and not ahead[0].parts
    )


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


__all__ = ["OUTSIDE", "Reader", "StoplichtMerk"]
