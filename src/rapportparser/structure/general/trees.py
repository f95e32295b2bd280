"""The goals and activities of a report while it is read, each under the goal and the terrein that it belongs to."""

from __future__ import annotations

from typing import cast

from rapportparser.structure.general.block import Block, Head
from rapportparser.structure.general.explaining import Explaining
from rapportparser.structure.general.items import Item
from rapportparser.structure.general.numbering import plain_code
from rapportparser.structure.general.parts import Part
from rapportparser.structure.general.placing import DOEL, TERREIN, GoalIndex
from rapportparser.structure.general.rows import cell_lines
from rapportparser.structure.keys import is_same_key, key_of
from rapportparser.structure.outline import (
    Boom,
    DoelRij,
    ProgrammaDeel,
    Rij,
    Sectie,
)


class Trees(Explaining):
    """Keeps goals and activities."""

    def _forget(self) -> None:
        self._doel = self._rij = self._target = None
        self._fresh = []

    def _goals_here(self) -> list[DoelRij]:
        """Give the goals of the terrein that is read, or of the whole programme where there is none."""
        bomen = [self._boom] if self._boom is not None else self._programma.bomen if self._programma is not None else []
        return [doel for boom in bomen for doel in boom.doelen]

    def _index(self) -> GoalIndex:
        """Give the same by codes and names."""
        owner = self._boom or self._programma
        held = self._indexes.get(id(owner))
        if held is None:
            # The owner is held as well: nothing else may get its identity.
            held = self._indexes[id(owner)] = (owner, GoalIndex(self._goals_here()))
        return held[1]

    def _keep_goal(self, boom: Boom, goal: DoelRij) -> None:
        boom.doelen.append(goal)
        for owner in (boom, self._programma):
            held = self._indexes.get(id(owner))
            if held is not None:
                held[1].add(goal)

    def _goal_of_activities(self) -> DoelRij | None:
        """Give the goal that a list of activities without codes is for; None where nothing tells."""
        if len(self._fresh) == 1:
            return self._fresh[0]
        return self._index().only

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
            self._doel = self._index().goal_for(item) or self._doel or self._nameless(item.part)
            target = self._rij = self._printed(item) or self._add_row(Rij(item.code, name, item.part.lines))
        target.stoplicht = target.stoplicht or merk
        target.aspecten += item.aspecten
        self._target = target
        if item.body:
            self._add_explanation(item.code, item.naam, item.part, self._labels(item.body), programma)

    def _add_row(self, rij: Rij) -> Rij:
        goal = cast("DoelRij", self._doel)
        goal.prestaties.append(rij)
        if rij.code:
            self._rows[id(goal), plain_code(rij.code)] = rij
        return rij

    def _printed(self, item: Item) -> Rij | None:
        """Give the activity of the same code that was listed before: here it is printed again, above its text."""
        if item.code is None or self._doel is None:
            return None
        return self._rows.get((id(self._doel), plain_code(item.code)))

    def _place_group(self, item: Item, programma: ProgrammaDeel) -> None:
        """Take a line above activities: the goal or the terrein that it names, or else a terrein of its own."""
        goal = self._index().by_name.get(key_of(item.naam))
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
        index = self._index()
        goal = index.by_code.get(plain_code(code)) if code else index.by_name.get(key_of(naam or ""))
        # A list that starts again at 1, with other names, is another list.
        if (
            goal is not None
            and code
            and "." not in code
            and not is_same_key(key_of(goal.naam or ""), key_of(naam or ""))
        ):
            goal = None
        if goal is None:
            goal = DoelRij(code, naam, list(part.lines))
            self._keep_goal(boom, goal)
            self._fresh.append(goal)
        self._doel, self._rij = goal, None

    def _nameless(self, part: Part) -> DoelRij:
        boom = self._boom_in_use(part)
        goal = self._index().nameless
        if goal is None:
            goal = DoelRij(None, None, [part.line])
            self._keep_goal(boom, goal)
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
            self._doel = self._doel or self._goal_of_activities() or self._nameless(part)
            self._rij = self._target = self._add_row(Rij(block.code, name, list(part.lines)))
        if self._target is not None and merk is not None:
            self._target.stoplicht = merk
        rest = self._labels(block.parts)
        if self._target is not None:
            self._explain_with(rest, self._target, programma)
            for topic in rest[1:]:
                if self._is_topic(topic):
                    self._add(topic, [], None, sub=True)
