"""A section about goals or activities: which of its parts these are, and which are its text."""

from __future__ import annotations

from collections.abc import Sequence

from rapportparser.structure.general.block import Block, Head
from rapportparser.structure.general.items import Item, Items, read_items
from rapportparser.structure.general.parts import Kind, Part
from rapportparser.structure.general.placing import kinds_of
from rapportparser.structure.general.rows import tells_goals
from rapportparser.structure.general.trees import Trees
from rapportparser.structure.lexicon import known_heading
from rapportparser.structure.outline import (
    ProgrammaDeel,
)

_LOOKS_BACK = ("bereikt", "behaald", "gerealiseerd", "gehaald", "behalen")
_LONGEST_GOAL = 400
_MOST_GOALS = 8


class GoalSections(Trees):
    """Reads sections about goals and activities."""

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
        for item, kind in zip(found.items, kinds_of(found.items, role, self._index().by_code), strict=True):
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
        """Tell whether what is done stands beside what it costs: a heading asks both, or the one above asks it."""
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


def is_singular_goal(text: str) -> bool:
    """Tell a heading of one goal (`Doel (2019-2023)`) from one of several."""
    first = text.split(maxsplit=1)[0].strip(":").lower()
    return first in {"doel", "doelstelling", "subdoel", "hoofddoel", "beleidsdoel"}


def _lists_activities(ahead: Sequence[Block], rows: Sequence[Part]) -> bool:
    """Tell whether the table below a heading of money is one of activities and what each costs."""
    return tells_goals(rows) or (
        len(ahead) > 1 and ahead[1].rol == "activiteiten" and bool(rows) and not ahead[0].parts
    )
