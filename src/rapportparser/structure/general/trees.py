"""The goals and activities of a report while it is read, each under the goal and the terrein that it belongs to."""

from __future__ import annotations

from typing import cast

from rapportparser.structure.general.explaining import Explaining
from rapportparser.structure.general.heads import Block, Head
from rapportparser.structure.general.items import Item
from rapportparser.structure.general.numbering import plain_code
from rapportparser.structure.general.parts import Part
from rapportparser.structure.general.placing import DOEL, TERREIN, goal_for, goal_named
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
