"""Which parts are headings, and of what: a programme, a terrein, a goal, a titled part."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property

from rapportparser.reading.line import Line
from rapportparser.structure.general.block import Block, Head
from rapportparser.structure.general.contents import Entry, entry_key, is_contents_heading, read_contents
from rapportparser.structure.general.evidence import Evidence
from rapportparser.structure.general.labels import is_label_only, label_of
from rapportparser.structure.general.numbering import numbering_of
from rapportparser.structure.general.parts import Kind, Part
from rapportparser.structure.general.programmes import Programme, find_programmes
from rapportparser.structure.general.terreinen import INSIDE, Levels
from rapportparser.structure.keys import key_of
from rapportparser.structure.lexicon import NO_ROLE, known_heading, shared_lexicon

# A heading that the contents list names needs little else.
_CHAPTER = 1.0
_LEAST_ENTRIES = 5
_GLUED = re.compile(r"[A-Z][^A-Z]*[a-z]")
# In points, or in characters of a text.
_SAME_LEFT = 3.0


class Marking:
    """The blocks of one document."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = parts
        self.evidence = Evidence(parts)
        self.entries: list[Entry] = []
        self._contents: dict[int, int] = {}
        self._last_code: tuple[str, str, str] | None = None
        self._read_contents()
        self._known = [self._known_at(place) for place in range(len(parts))]
        self.programmes: Mapping[int, Programme] = find_programmes(
            parts, self._known, self.evidence, self._listed_names()
        )
        levels = Levels(parts, self._known, self.programmes, self._in_contents)
        self._terreinen = levels.terreinen()
        self._measures = levels.measures()

    def blocks(self) -> list[Block]:
        """Give the document's blocks in printed order."""
        blocks = [Block(None, None)]
        place = 0
        while place < len(self.parts):
            if place in self._contents:
                end = self._contents[place]
                blocks.append(Block(Head.INHOUD, self.parts[place], "inhoud", parts=list(self.parts[place + 1 : end])))
                blocks.append(Block(None, None))
                place = end
                continue
            part = self.parts[place]
            last = blocks[-1]
            block = self._head_at(place, last) or self._chapter_at(place) or self._next_row(place, last)
            if block is not None:
                block.place = place
                if block.head is Head.CEL and last.head is Head.CEL and not part.boxed and last.parts:
                    blocks.append(_goal_above(last))
                blocks.append(block)
                if block.head is Head.PROGRAMMA and block.naam == "" and place + 1 < len(self.parts):
                    place += 1
                    block.naam = self.parts[place].text
            elif last.head is Head.CEL and last.part is not None and last.part.boxed and not part.boxed:
                # What follows a table goes on where the part before it left off.
                before = next(one for one in reversed(blocks) if one.head is not Head.CEL)
                blocks.append(Block(None, None, before.rol, parts=[part]))
            else:
                last.parts.append(part)
            place += 1
        kept = [block for block in blocks if block.part is not None or block.parts]
        return [
            block for block, below in zip(kept, [*kept[1:], None], strict=False) if not _only_announces(block, below)
        ]

    def _next_row(self, place: int, last: Block) -> Block | None:
        """Go on with goals or activities after texts with headings of their own: the next code in their form is one."""
        part = self.parts[place]
        numbered = numbering_of(part.text) if part.kind is Kind.TEXT and not part.boxed and not part.is_prose else None
        if numbered is None or numbered.kind or len(numbered.parts) < 2:  # noqa: PLR2004
            return None
        stem, _, figure = numbered.code.rpartition(".")
        before = self._last_code
        if last.rol in {"doelen", "activiteiten"}:
            self._last_code = (stem, figure, last.rol)
            return None
        if before is None or last.rol == "toelichting" or not (figure.isdigit() and before[1].isdigit()):
            return None
        follows = stem == before[0] and int(figure) == int(before[1]) + 1
        if not follows:
            return None
        self._last_code = (stem, figure, before[2])
        return Block(None, None, before[2], parts=[part])

    def _read_contents(self) -> None:
        place = 0
        while place < len(self.parts):
            part = self.parts[place]
            if part.kind is Kind.TEXT and not part.boxed and is_contents_heading(part.text) and part.level is None:
                end, entries = read_contents(self.parts, place)
                self._contents[place] = end
                self.entries += entries
                place = end
            else:
                place += 1

    def _known_at(self, place: int) -> str | None:
        part = self.parts[place]
        if part.kind is not Kind.TEXT or any(start < place < end for start, end in self._contents.items()):
            return None
        return known_heading(part.text)

    def _listed_names(self) -> frozenset[str]:
        """Give the keys of the programmes' names that the contents list or a leeswijzer enumerates."""
        names = set()
        for place, part in enumerate(self.parts):
            numbered = numbering_of(part.text)
            if numbered is not None and numbered.kind == "programma":
                beside = [*self.parts[place + 1 : place + 2], *self.parts[max(place - 1, 0) : place]]
                if any((other := numbering_of(one.text)) and other.kind == "programma" for one in beside):
                    names.add(key_of(numbered.rest))
        return frozenset(names | {entry.key for entry in self.entries})

    @cached_property
    def has_contents(self) -> bool:
        """Whether a contents list names the headings: several of its entries come back as such."""
        printed = {entry_key(part.text) for part in self.parts if part.kind is Kind.TEXT}
        return sum(entry.key in printed for entry in self.entries) >= _LEAST_ENTRIES

    @cached_property
    def _entry_places(self) -> frozenset[int]:
        """The places of the headings that the contents list names: the first of each name, all of one named often."""
        named = Counter(entry.key for entry in self.entries)
        seen: Counter[str] = Counter()
        places = set()
        for place, part in enumerate(self.parts):
            if part.kind is not Kind.TEXT or part.boxed or self._in_contents(place) or not named:
                continue
            key = entry_key(part.text)
            if key in named and key not in self._programme_keys:
                seen[key] += 1
                if seen[key] == 1 or named[key] > 1:
                    places.add(place)
        return frozenset(places)

    def is_entry(self, part: Part) -> bool:
        """Tell whether the contents list names a heading."""
        return self._places[id(part)] in self._entry_places

    def entry_above(self, part: Part) -> str | None:
        """Give the text of the contents list's entry that stands above a heading's own; None for none."""
        key = entry_key(part.text)
        place = next((place for place, entry in enumerate(self.entries) if entry.key == key), None)
        if place is None:
            return None
        left = self.entries[place].left
        return next((entry.text for entry in self.entries[place::-1] if entry.left < left - _SAME_LEFT), None)

    @cached_property
    def programme_level(self) -> int | None:
        """The depth that the source gives the programmes; None where it gives none."""
        return min((level for place in self.programmes if (level := self.parts[place].level) is not None), default=None)

    def _chapter_at(self, place: int) -> Block | None:
        """Give the heading that stands as high as the programmes do, whatever it says."""
        part, level = self.parts[place], self.programme_level
        if part.level is None or level is None or part.level > level or part.kind is not Kind.TEXT:
            return None
        return Block(Head.SECTIE, part, NO_ROLE)

    def ends_programme(self, text: str) -> bool:
        """Tell whether the contents list puts a heading beside the programmes or above them."""
        key = entry_key(text)
        lefts = [entry.left for entry in self.entries if entry.key in self._programme_keys]
        named = [entry for entry in self.entries if entry.key == key]
        return len(named) == 1 and bool(lefts) and named[0].left <= min(lefts) + _SAME_LEFT

    @cached_property
    def _programme_keys(self) -> frozenset[str]:
        return frozenset(key_of(programme.naam) for programme in self.programmes.values() if programme.naam)

    def is_first(self, part: Part) -> bool:
        """Tell whether a part is the document's first."""
        return bool(self.parts) and self.parts[0] is part

    @cached_property
    def named(self) -> frozenset[str]:
        """The keys of the names of the programmes and terreinen that have a heading."""
        programmes = (programme.naam for programme in self.programmes.values() if programme.naam)
        return frozenset(map(key_of, (*programmes, *(naam for _, naam in self._terreinen.values()))))

    @cached_property
    def is_sitemap(self) -> bool:
        """Whether all parts are headings: a website's list of its own pages."""
        return bool(self.parts) and all(
            part.kind is Kind.TEXT and (part.level is not None or part.line.listed or part.line.text.startswith("- "))
            for part in self.parts
        )

    @cached_property
    def _places(self) -> dict[int, int]:
        return {id(part): place for place, part in enumerate(self.parts)}

    def heading_after(self, part: Part) -> Part | None:
        """Give the part right behind another, if the lexicon knows it as a heading."""
        place = self._places[id(part)] + 1
        return self.parts[place] if place < len(self.parts) and self._known[place] is not None else None

    def level_of(self, line: Line) -> int | None:
        """Give the depth that the source gives the heading on a line."""
        return self._levels.get(id(line))

    @cached_property
    def _levels(self) -> dict[int, int | None]:
        return {id(part.line): part.level for part in self.parts}

    def _head_at(self, place: int, last: Block) -> Block | None:
        part = self.parts[place]
        programme = self.programmes.get(place)
        if programme is not None:
            return Block(Head.PROGRAMMA, part, None, programme.code, programme.naam, programme.nummer)
        if part.kind is not Kind.TEXT or self._is_label(place, last):
            return None
        if (told := _glued_heads(part.text)) is not None and not part.boxed:
            return Block(Head.CEL, part, told)
        if (section := self._section_at(place)) is not None or part.boxed:
            return section
        if (row := self._row_at(place)) is not None:
            return row
        if self._is_chapter(place, last):
            return Block(Head.SECTIE, part, NO_ROLE)
        if place in self._terreinen:
            terrein, naam = self._terreinen[place]
            return Block(Head.TERREIN, part, None, terrein, naam)
        return None

    def _is_label(self, place: int, last: Block) -> bool:
        """Tell a label from a heading of the same words: it says so itself, or other labels stand around it."""
        text = self.parts[place].text
        if is_label_only(text):
            return True
        if self._known[place] != "toelichting" or not text.endswith(":"):
            return False
        return last.rol == "indicatoren" or (place > 0 and label_of(self.parts[place - 1]) is not None)

    def _section_at(self, place: int) -> Block | None:
        part, known = self.parts[place], self._known[place]
        if known is None or self._is_item(place, known):
            return None
        if part.boxed:
            return Block(Head.CEL, part, known) if known in {"doelen", "activiteiten", "indicatoren"} else None
        numbered = numbering_of(part.text)
        return None if numbered and numbered.kind and numbered.rest else Block(Head.SECTIE, part, known)

    def _row_at(self, place: int) -> Block | None:
        part = self.parts[place]
        numbered = numbering_of(part.text)
        if numbered is not None and numbered.kind in {"doel", "prestatie"} and numbered.rest and not part.is_prose:
            head = Head.DOEL if numbered.kind == "doel" else Head.PRESTATIE
            code = numbered.code if head is Head.DOEL else f"{numbered.word} {numbered.code}"
            return Block(head, part, None, code, numbered.rest)
        if place in self._measures:
            code, naam = self._measures[place]
            return Block(Head.PRESTATIE, part, None, code, naam)
        return None

    def _is_chapter(self, place: int, last: Block) -> bool:
        """Tell a heading that the contents list names, and one that says of a section of money only `Programma`."""
        part = self.parts[place]
        if not part.gap or part.is_prose:
            return False
        if last.rol == "financien" and part.text.lower() in shared_lexicon().level_words:
            return True
        return self.has_contents and place in self._entry_places and self.evidence.weight(place) >= _CHAPTER

    def _is_item(self, place: int, known: str) -> bool:
        """Tell a heading's words from an item of a list that happens to be worded like one."""
        part = self.parts[place]
        numbered = numbering_of(part.text)
        if numbered is None or not numbered.code.isdigit() or known in INSIDE:
            return False
        beside = [self.parts[other].text for other in (place - 1, place + 1) if 0 <= other < len(self.parts)]
        near = [other for text in beside if (other := numbering_of(text)) and other.code.isdigit()]
        return bool(near) and not part.gap

    def _in_contents(self, place: int) -> bool:
        return any(start <= place < end for start, end in self._contents.items())


def _only_announces(block: Block, below: Block | None) -> bool:
    """Tell a breadcrumb that says no more than that programmes follow."""
    if block.part is None or block.parts or below is None or below.head is not Head.PROGRAMMA:
        return False
    return key_of(block.part.text) == "programmas"


def _goal_above(last: Block) -> Block:
    """Take the line above the heads of the next list of activities for the goal that these are for."""
    part = last.parts.pop()
    numbered = numbering_of(part.text)
    code, naam = (numbered.code, numbered.rest) if numbered is not None and numbered.rest else (None, part.text)
    return Block(Head.DOEL, part, None, code, naam)


def _glued_heads(text: str) -> str | None:
    """Give what the rows hold beneath column heads that lost the space between them: `ActiviteitPlanning`."""
    pieces = _GLUED.findall(text)
    if len(pieces) < 2 or "".join(pieces) != text:  # noqa: PLR2004
        return None
    told = [shared_lexicon().columns.find(piece, exact=True) for piece in pieces]
    if not all(told):
        return None
    return {"doel": "doelen", "prestatie": "activiteiten"}.get(told[0] or "")
