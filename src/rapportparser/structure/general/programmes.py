"""Which headings are programmes': told from the document as a whole, for there are as many forms as municipalities."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapportparser.structure.general.evidence import Evidence, run_of_numbers
from rapportparser.structure.general.numbering import Numbering, named_level, numbering_of
from rapportparser.structure.general.parts import Kind, Part
from rapportparser.structure.general.title import soort_of_title
from rapportparser.structure.keys import key_of
from rapportparser.structure.lexicon import NO_ROLE, heading_words, shared_lexicon
from rapportparser.structure.names import clean_name

_INSIDE = frozenset({"missie", "omschrijving", "doelen", "activiteiten", "stand_van_zaken"})
_OF_A_PROGRAMME = _INSIDE | {"indicatoren", "financien", "verbonden_partijen", "beleidskaders"}
_ENOUGH = 2.0
_NAMED = 1.5
_LOOK_AHEAD = 14
_LONGEST_NAME = 150
_MOST_WORDS = 14
_ZERO = re.compile(r"0\d")
_PREFIXED = re.compile(r"P\s?\d{1,2}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme's heading."""

    nummer: int | None
    naam: str | None
    code: str | None = None


def find_programmes(
    parts: Sequence[Part], known: Sequence[str | None], evidence: Evidence, listed: frozenset[str]
) -> Mapping[int, Programme]:
    """Give the places of the headings of programmes.

    Args:
        parts: The document's parts.
        known: The role of each that the lexicon knows.
        evidence: What speaks for each being a heading.
        listed: The keys of the names that a contents list or a leeswijzer enumerates.
    """
    survey = _Survey(parts, known, evidence, listed)
    found = survey.worded() or survey.numbered() or survey.levelled() or survey.titled()
    return _without_repeats(found)


def _without_repeats(found: Mapping[int, Programme]) -> dict[int, Programme]:
    """Leave out a heading that says again which programme this is."""
    kept: dict[int, Programme] = {}
    last: Programme | None = None
    for place, programme in sorted(found.items()):
        again = (
            last is not None
            and programme.nummer == last.nummer
            and key_of(programme.naam or "") == key_of(last.naam or "")
        )
        if not again:
            kept[place] = programme
        last = programme
    return kept


class _Survey:
    def __init__(
        self, parts: Sequence[Part], known: Sequence[str | None], evidence: Evidence, listed: frozenset[str]
    ) -> None:
        self._parts, self._known, self._evidence, self._listed = parts, known, evidence, listed
        told = next((place for place, role in enumerate(known) if role is not None), len(parts))
        prose = next((place for place, part in enumerate(parts) if part.is_prose), len(parts))
        # Above this place nothing but headings stands, none of which the lexicon knows.
        self._top = min(told, prose)
        self._printed = Counter(key_of(part.text) for part in parts if part.kind is Kind.TEXT)

    def worded(self) -> dict[int, Programme]:
        """Give those that the word programma, or a P before the number, tells."""
        found: dict[int, Programme] = {}
        for place, part in enumerate(self._parts):
            if not self._may_be(part):
                continue
            numbered = numbering_of(part.text)
            if numbered is not None and numbered.kind == "programma" and not self._is_listed(place):
                programme = self._with_name(place, numbered)
                if programme is not None:
                    found[place] = programme
            elif numbered is not None and self._is_prefixed(place, numbered):
                found[place] = Programme(_number(numbered.code), clean_name(numbered.rest), numbered.code)
        if not found:
            for place, part in enumerate(self._parts):
                named = named_level(part.text) if self._may_be(part) else None
                if (
                    named
                    and named[0] == "programma"
                    and self._known[place] is None
                    and self._evidence.weight(place) >= _NAMED
                ):
                    found[place] = Programme(None, clean_name(named[1]))
        return found

    def _is_prefixed(self, place: int, numbered: Numbering) -> bool:
        """Tell `P1 Veiligheid` with a programme's parts beneath it."""
        named = _PREFIXED.fullmatch(numbered.code) is not None and numbered.rest[:1].isupper()
        return named and not self._is_listed(place) and self._opens(place)

    def _with_name(self, place: int, numbered: Numbering) -> Programme | None:
        number = _number(numbered.code)
        if numbered.rest:
            told_apart = self._parts[place].text[0].islower()
            is_name = (told_apart or not numbered.rest[0].islower()) and not numbered.rest.endswith((";", ","))
            return Programme(number, clean_name(numbered.rest)) if is_name else None
        following = self._parts[place + 1] if place + 1 < len(self._parts) else None
        if following is None or not self._parts[place].gap or self._known[place + 1] is not None:
            return None
        return Programme(number, "") if self._may_be(following) and not following.is_prose else None

    def _may_be(self, part: Part) -> bool:
        if part.kind is not Kind.TEXT or part.boxed or len(part.text) > _LONGEST_NAME:
            return False
        return not part.text.endswith((";", ","))

    def _is_listed(self, place: int) -> bool:
        """Tell whether a programme is named in an enumeration of programmes."""
        own = numbering_of(self._parts[place].text)
        for other in (place - 1, place + 1):
            beside = numbering_of(self._parts[other].text) if 0 <= other < len(self._parts) else None
            if beside is not None and own is not None and beside.code != own.code and _is_alike(beside, own):
                return True
        return False

    def _opens(self, place: int) -> bool:
        """Tell whether one of a programme's parts follows before the next heading of this form."""
        own = numbering_of(self._parts[place].text)
        for other in range(place + 1, min(place + _LOOK_AHEAD, len(self._parts))):
            if self._known[other] in _OF_A_PROGRAMME:
                return True
            if self._known[other] not in {None, NO_ROLE, "voorwoord", "samenvatting"}:
                return False
            beside = numbering_of(self._parts[other].text)
            same = own and beside and beside.prefix == own.prefix and len(beside.parts) == len(own.parts)
            if same and beside and beside.kind is None and not run_of_numbers(self._parts, other):
                return False
        return False

    def numbered(self) -> dict[int, Programme]:
        """Give those that a number alone heads, where enough else speaks for it."""
        found: dict[int, Programme] = {}
        context: str | None = None
        stems: set[tuple[str, int | None]] = set()
        numbers: set[int | None] = set()
        for place, part in enumerate(self._parts):
            if self._known[place] not in {None, NO_ROLE}:
                context = self._known[place]
            numbered = numbering_of(part.text) if self._may_be(part) else None
            if numbered is None or numbered.kind or not numbered.rest or not numbered.rest[0].isupper():
                continue
            number = _programme_number(numbered)
            if number is None:
                continue
            stem = (numbered.code.rpartition(".")[0], part.level)
            # A sister of one that was found: the next number in the same form, at the same depth.
            sister = 2.0 * (stem in stems and number - 1 in numbers and self._stands_free(place, numbered))
            if self._weigh(place, numbered, context) + sister >= _ENOUGH:
                stems.add(stem)
                numbers.add(number)
                found[place] = Programme(number, clean_name(numbered.rest))
                context = None
        return found

    def _weigh(self, place: int, numbered: Numbering, context: str | None) -> float:
        key = key_of(heading_words(numbered.rest))
        weight = 2.0 * self._opens(place) + 1.0 * (place == 0 or self._is_first_heading(place))
        weight += 1.0 * (self._printed[key_of(self._parts[place].text)] > 1) + 2.0 * (key in self._listed)
        weight += 1.0 * (place > 0 and key_of(self._parts[place - 1].text) == key)
        weight += self._names_a_part(place, numbered) + 0.5 * (self._parts[place].level is not None)
        weight -= 3.0 * (self._known[place] is not None or soort_of_title(numbered.rest) is not None)
        weight -= 3.0 * run_of_numbers(self._parts, place)
        weight -= 2.0 * (context in {"doelen", "activiteiten", "missie"} and self._parts[place].level is None)
        if self._parts[place].level is None:
            weight -= 1.0 * (len(numbered.rest.split()) > _MOST_WORDS and place > 0)
        return weight - 2.0 * self._parts[place].text.endswith((".", ":"))

    def _stands_free(self, place: int, numbered: Numbering) -> bool:
        return self._parts[place].level is not None or "." in numbered.code or self._names_a_part(place, numbered) > 0

    def _is_first_heading(self, place: int) -> bool:
        return place <= self._top

    def _names_a_part(self, place: int, numbered: Numbering) -> float:
        """Weigh what is numbered under it: `1.1 Naam` beneath `1. Naam`; right beneath it that says more."""
        stem = numbered.code.split(".")[0] + "."
        for other in range(place + 1, min(place + _LOOK_AHEAD, len(self._parts))):
            beside = numbering_of(self._parts[other].text)
            if beside is not None and beside.code.startswith(stem) and beside.kind in {None, "terrein"}:
                return 1.5 if other == place + 1 else 1.0
        return 0.0

    def levelled(self) -> dict[int, Programme]:
        """Give the headings without a number that the source's own levels put above a programme's parts."""
        found: dict[int, Programme] = {}
        above: list[int] = []
        for place, part in enumerate(self._parts):
            if part.level is None or part.kind is not Kind.TEXT:
                continue
            while above and (self._parts[above[-1]].level or 0) >= part.level:
                above.pop()
            if self._known[place] in _INSIDE:
                named = [
                    one for one in above if self._known[one] is None and soort_of_title(self._parts[one].text) is None
                ]
                if named:
                    found[named[0]] = Programme(None, clean_name(self._parts[named[0]].text))
            above.append(place)
        return found

    def titled(self) -> dict[int, Programme]:
        """Give the programme of a page whose own title it is: the heading right above the first of its parts."""
        first = next((place for place, role in enumerate(self._known) if role in _OF_A_PROGRAMME), None)
        if first is None:
            return {}
        for place in range(first - 1, max(first - 5, -1), -1):
            part = self._parts[place]
            if part.kind is Kind.FIGURES:
                continue
            if self._known[place] is not None or not self._may_be(part) or part.is_prose:
                return {}
            if soort_of_title(part.text) is not None or numbering_of(part.text) is not None:
                return {}
            is_level_word = part.text.lower() in shared_lexicon().level_words
            if len(part.text.split()) <= _MOST_WORDS and part.text[0].isupper() and not is_level_word:
                return {place: Programme(None, clean_name(part.text))}
            return {}
        return {}


def _is_alike(one: Numbering, other: Numbering) -> bool:
    return one.kind == other.kind == "programma" or one.prefix == other.prefix == "P"


def _number(code: str) -> int | None:
    figures = re.findall(r"\d+", code)
    return int(figures[0]) if figures else None


def _programme_number(numbered: Numbering) -> int | None:
    """Give the number of `3. Naam`, `2.1.01 Naam`; None for any other code."""
    if numbered.code.isdigit():
        return int(numbered.code)
    last = numbered.code.split(".")[-1]
    return int(last) if _ZERO.fullmatch(last) and numbered.code.count(".") >= 1 else None
