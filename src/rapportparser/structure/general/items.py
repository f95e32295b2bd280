"""The goals and activities in a stretch of parts: coded, numbered, in bullets, in bare lines, by level, in rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from rapportparser.structure.general.evidence import Evidence
from rapportparser.structure.general.labels import label_of
from rapportparser.structure.general.numbering import Numbering, code_behind, numbering_of
from rapportparser.structure.general.parts import Kind, Part, ends_sentence
from rapportparser.structure.general.rows import PRICED, Row, has_result, read_table
from rapportparser.structure.general.statuses import Statuses
from rapportparser.structure.outline import AspectMerk, StoplichtMerk

Shape = Literal["coded", "bullet", "bare", "level", "row"]

# A line weighs this much at least to be a goal or an activity where these are looked for.
_BARE = 1.5
_LONGEST_BARE = 260
_SHORTEST_BARE = 6
_ONLY_PERIOD = re.compile(
    r"(?:in|eind|begin|vanaf|voor|tot)?\s*(?:19|20)\d{2}(?:\s?[-–/]\s?(?:19|20)?\d{2})?(?: e\.?v\.?)?:?", re.IGNORECASE
)
# `naam2017 Q1`, `naam2016 e.v.`: a cell of planning glued to the name.
_GLUED_PLANNING = re.compile(
    r"(?P<naam>.*[^\s\d(/-]|.*(?:19|20)\d{2})(?P<planning>(?:19|20)\d{2}(?:\s?[-–/]\s?(?:19|20)?\d{2})?(?:\s?(?:Q[1-4](?:\s?[-–/]\s?Q?[1-4])?|e\.?v\.?))?)$"
)
_LEAST_GLUED = 2
_LONGEST_LINE_OF_TREE = 400


@dataclass(slots=True)
class Item:
    """A goal or an activity as it stands.

    Attributes:
        naam: Its name.
        code: Its code as printed; None where none is.
        part: The part in which it begins.
        shape: What tells that it is one.
        word: The kind that a word before its code tells (`Doel 8.2.1`); None for none.
        numbering: Its code with what it is made of.
        body: What stands beneath it, up to the next.
        doel: The goal in the same row; None where the row has none of its own.
        group: The line that heads it and its like, and is neither.
    """

    naam: str
    code: str | None
    part: Part
    shape: Shape
    word: str | None = None
    numbering: Numbering | None = None
    body: list[Part] = field(default_factory=list)
    row: Row | None = None
    stoplicht: StoplichtMerk | None = None
    aspecten: list[AspectMerk] = field(default_factory=list)

    @property
    def depth(self) -> int:
        """How many parts its code has; 0 without one."""
        return len(self.numbering.parts) if self.numbering else 0


@dataclass(slots=True)
class Items:
    """What a stretch of parts holds: goals and activities, the text before them, and other cells of their rows."""

    intro: list[Part] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    rest: list[Part] = field(default_factory=list)


def read_items(
    parts: Sequence[Part],
    evidence: Evidence,
    statuses: Statuses,
    *,
    role: str,
    level: int | None = None,
    priced: bool = False,
) -> Items:
    """Read the goals and activities of a stretch.

    Args:
        parts: The stretch: what stands under one heading.
        evidence: What speaks for each part being a heading.
        statuses: What the document's words for statuses mean.
        role: What the section holds: doelen or activiteiten.
        level: The depth of its heading, where the source tells.
        priced: Whether rows of a name and amounts are activities and what each costs.
    """
    found = Items()
    # Cells beneath the head `Resultaat` explain nothing, also where the rows have come apart.
    tells_result = False
    place = 0
    while place < len(parts):
        part = parts[place]
        if part.kind is Kind.ROW:
            end = place + 1
            while end < len(parts) and (parts[end].boxed or parts[end].kind is Kind.ROW):
                end += 1
            tells_result |= has_result(parts[place:end])
            _take_table(parts[place:end], found, PRICED if priced else role, statuses)
            place = end
            continue
        item = _item(parts, place, evidence, level)
        if item is not None and not item.naam and place + 1 < len(parts) and parts[place + 1].kind is Kind.TEXT:
            place += 1
            item.naam = _without_number_again(item, parts[place].text)
        if item is not None and item.naam:
            found.items.append(item)
        elif found.items and not tells_result:
            found.items[-1].body.append(part)
        elif found.items:
            found.rest.append(part)
        else:
            found.intro.append(part)
        place += 1
    _mend(found, role)
    return found


def _take_table(parts: Sequence[Part], found: Items, role: str, statuses: Statuses) -> None:
    rows, left = read_table(parts, role, statuses)
    for row in rows:
        item = Item(
            row.naam,
            row.code,
            row.part,
            "row",
            numbering=numbering_of(f"{row.code} Naam") if row.code else None,
            row=row,
        )
        item.stoplicht, item.aspecten = row.stoplicht, row.aspecten
        item.body = list(row.toelichting)
        found.items.append(item)
        found.rest += row.rest
    if found.items and found.items[-1].body and not rows:
        found.items[-1].body += left
    elif found.items:
        found.rest += left
    else:
        found.intro += left


def _item(parts: Sequence[Part], place: int, evidence: Evidence, level: int | None) -> Item | None:
    part = parts[place]
    if part.kind is Kind.FIGURES or _ONLY_PERIOD.fullmatch(part.text):
        return None
    if part.level is not None and (level is None or part.level > level):
        numbered = numbering_of(part.text)
        if numbered is not None and numbered.rest:
            return Item(numbered.rest, numbered.code, part, "level", numbered.kind, numbered)
        return Item(part.text, None, part, "level")
    numbered = numbering_of(part.text)
    if numbered is not None and _is_item_number(numbered, part):
        shape: Shape = "bullet" if part.kind is Kind.ITEM else "coded"
        return Item(numbered.rest, numbered.code, part, shape, numbered.kind, numbered)
    if part.kind is Kind.ITEM or part.line.listed or part.line.text.startswith("- "):
        return Item(part.text, None, part, "bullet") if len(part.text) >= _SHORTEST_BARE else None
    is_glued = part.kind is Kind.TEXT and _GLUED_PLANNING.fullmatch(part.text) is not None
    if (
        part.kind is not Kind.TEXT
        or part.boxed
        or (ends_sentence(part.text) and not is_glued)
        or label_of(part) is not None
    ):
        return None
    if _SHORTEST_BARE <= len(part.text) <= _LONGEST_BARE and (evidence.of(part) >= _BARE or is_glued):
        behind = code_behind(part.text)
        return Item(behind[1], behind[0], part, "bare") if behind else Item(part.text, None, part, "bare")
    return None


def _is_item_number(numbered: Numbering, part: Part) -> bool:
    if not numbered.rest:
        return bool(numbered.prefix) or (len(numbered.parts) > 1 and numbered.firm)
    if len(numbered.code) == 1 and numbered.code.isalpha():
        return bool(part.gap) or numbered.firm
    return numbered.firm or numbered.rest[0].isupper()


def _without_number_again(item: Item, text: str) -> str:
    """Give a name without the figures of the code above it, printed once more (`SD1.1`, then `1.1 Naam`)."""
    numbered = numbering_of(text)
    own = item.numbering
    if numbered is not None and own is not None and numbered.parts == own.parts and numbered.rest:
        return numbered.rest
    return text


def _mend(found: Items, role: str) -> None:
    """Give back to the text what only looked like items: bullets in a text, and bare lines that are no goals."""
    items = found.items
    glued = [item for item in items if item.shape in {"bare", "bullet"} and _GLUED_PLANNING.fullmatch(item.naam)]
    if len(glued) >= _LEAST_GLUED:
        for item in glued:
            match = _GLUED_PLANNING.fullmatch(item.naam)
            item.naam = match["naam"].strip() if match else item.naam
    shapes = {item.shape for item in items}
    _take_lines_of_tree(items)
    if "coded" in shapes or "level" in shapes or "row" in shapes:
        _fold(found, lambda item, last: item.shape == "bullet" and bool(last.body) and last.shape != "bullet")
        if role == "doelen":
            _fold(
                found, lambda item, last: item.shape == "bare" and bool(item.body) and last.shape in {"coded", "level"}
            )
    elif "bare" in shapes and "bullet" in shapes:
        # Bullets that a text introduces with a colon belong to that text.
        _fold(found, lambda item, last: item.shape == "bullet" and bool(last.body) and last.body[-1].text.endswith(":"))


def _stands_apart(item: Item) -> bool:
    """Tell whether a code with letters stood on a line of its own, above its name."""
    return (
        item.shape == "coded" and item.numbering is not None and bool(item.numbering.prefix and not item.numbering.rest)
    )


def _is_line_of_tree(part: Part) -> bool:
    return part.kind is Kind.TEXT and len(part.text) <= _LONGEST_LINE_OF_TREE and numbering_of(part.text) is None


def _take_lines_of_tree(items: list[Item]) -> None:
    """Take the paragraphs under a drawn tree's goals, whose codes stand on lines of their own, for what is done."""
    if not any(_stands_apart(item) for item in items):
        return
    for place in range(len(items) - 1, -1, -1):
        item = items[place]
        if _stands_apart(item) or item.shape == "bare":
            lines = [part for part in item.body if _is_line_of_tree(part)]
            item.body = [part for part in item.body if part not in lines]
            items[place + 1 : place + 1] = [Item(part.text, None, part, "bare") for part in lines]


def _fold(found: Items, belongs: object) -> None:
    kept: list[Item] = []
    for item in found.items:
        if kept and belongs(item, kept[-1]):  # type: ignore[operator]
            kept[-1].body += [item.part, *item.body]
        else:
            kept.append(item)
    found.items = kept
