"""What stands between programmes and goals, and what has its code behind its name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from rapportparser.structure.general.numbering import code_behind, named_level, numbering_of
from rapportparser.structure.general.parts import Kind, Part
from rapportparser.structure.general.programmes import Programme
from rapportparser.structure.lexicon import NO_ROLE, shared_lexicon

INSIDE = frozenset({"missie", "omschrijving", "doelen", "activiteiten", "stand_van_zaken"})
"""Roles that only parts of a programme have."""

_UNDER_TERREIN = INSIDE | {"indicatoren", "financien"}
_TERREIN_CODE = re.compile(r"\d{1,2}\.\d{1,2}")
_LONGEST_TERREIN = 110


class Levels:
    """Finds them in one document."""

    def __init__(
        self,
        parts: Sequence[Part],
        known: Sequence[str | None],
        programmes: Mapping[int, Programme],
        in_contents: Callable[[int], bool],
    ) -> None:
        """Take the parts, the role of each that the lexicon knows, the programmes, and what the contents list holds."""
        self._parts, self._known, self._programmes, self._in_contents = parts, known, programmes, in_contents

    def terreinen(self) -> dict[int, tuple[str | None, str]]:
        """Find what stands between programmes and goals: named by a word for it, or numbered n.m above a section."""
        found: dict[int, tuple[str | None, str]] = {}
        stems: dict[int, str] = {}
        nummer: int | None = None
        for place, part in enumerate(self._parts):
            if place in self._programmes:
                nummer = self._programmes[place].nummer
            elif self._may_be(place, part):
                if (worded := self._worded(place)) is not None:
                    found[place] = worded
                elif (stem := self._numbered(place, nummer)) is not None:
                    stems[place] = stem
        alike = Counter(stems.values())
        openers = Counter(stem for place, stem in stems.items() if self._opens_sections(place))
        for place, stem in stems.items():
            numbered = numbering_of(self._parts[place].text)
            if numbered is not None and openers[stem] and openers[stem] * 2 >= alike[stem]:
                found[place] = (numbered.code, numbered.rest)
        return found

    def _may_be(self, place: int, part: Part) -> bool:
        is_line = part.kind is Kind.TEXT and not part.boxed and not part.is_prose
        return is_line and len(part.text) <= _LONGEST_TERREIN and not self._in_contents(place)

    def _worded(self, place: int) -> tuple[str | None, str] | None:
        """Give the code and the name of what a word, or its place above `Speerpunt 1: …`, tells to be a terrein."""
        text = self._parts[place].text
        numbered = numbering_of(text)
        if numbered is not None:
            return (numbered.code, numbered.rest) if numbered.kind == "terrein" and numbered.rest else None
        if self._stands_above_code(place):
            return None, text
        named = named_level(text)
        return (None, named[1]) if named and named[0] == "terrein" and self._known[place] is None else None

    def _numbered(self, place: int, nummer: int | None) -> str | None:
        """Give the first figure of a line numbered n.m, if it may be its programme's."""
        numbered = numbering_of(self._parts[place].text)
        if numbered is None or numbered.kind or not numbered.rest or not _TERREIN_CODE.fullmatch(numbered.code):
            return None
        stem = numbered.code.split(".")[0]
        fits = nummer is None or int(stem) == nummer
        return stem if fits and self._known[place] in {None, NO_ROLE} else None

    def measures(self) -> dict[int, tuple[str, str]]:
        """Find what has its code behind its name in brackets, where the document has several of these."""
        found: dict[int, tuple[str, str]] = {}
        for place, part in enumerate(self._parts):
            behind = code_behind(part.text) if part.kind is Kind.TEXT and not part.boxed else None
            if behind is not None and behind[1] and len(part.text) <= _LONGEST_TERREIN and not self._in_contents(place):
                found[place] = behind
        return found if len(found) > 1 and len({code.rstrip("0123456789.") for code, _ in found.values()}) == 1 else {}

    def _stands_above_code(self, place: int) -> bool:
        """Tell whether a short line without a number of its own stands right above `Speerpunt 1: …`."""
        if (
            place + 1 >= len(self._parts)
            or numbering_of(self._parts[place].text) is not None
            or self._known[place] is not None
        ):
            return False
        below = numbering_of(self._parts[place + 1].text)
        told = below is not None and below.kind in {"doel", "prestatie"} and bool(below.rest)
        return told and self._known[place + 1] is None and self._parts[place].text[0].isupper()

    def _opens_sections(self, place: int) -> bool:
        """Tell whether the next heading beneath a part is one of a programme's parts, before anything else."""
        labels = shared_lexicon().labels
        for other in range(place + 1, min(place + 4, len(self._parts))):
            known = self._known[other]
            if known is not None:
                return known in _UNDER_TERREIN and not (known == "activiteiten" and self._goals_are_open(place))
            text = self._parts[other].text
            label = labels.find(text.partition(":")[0]) or labels.find(text.split()[0])
            if not label or self._parts[other].is_prose:
                return False
        return False

    def _goals_are_open(self, place: int) -> bool:
        """Tell whether goals are what is listed here: then what has activities beneath it is one of them."""
        return self._open[place] == "doelen"

    @cached_property
    def _open(self) -> list[str | None]:
        """The role of the nearest heading above each part that says whether goals are listed."""
        roles: list[str | None] = []
        role: str | None = None
        for place, known in enumerate(self._known):
            roles.append(role)
            if place in self._programmes:
                role = None
            elif known in {"doelen", "missie", "stand_van_zaken"}:
                role = known
        return roles
