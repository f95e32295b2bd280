"""What speaks for a part being a heading that no lexicon knows: small weights, each for one reason."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapportparser.structure.general.numbering import numbering_of
from rapportparser.structure.general.parts import Kind, Part, ends_sentence

HEADING = 2.5
"""From this weight on a part is taken for a heading."""

_LONGEST = 140
_SHORT = 80
_MOST_WORDS = 16
_LARGER = 0.75
_STARTS = "'\"‘“„(%>≥"
_LOOSE_END = re.compile(r"(?:\b(?:en|of|de|het|een|van|in|op|met|voor|aan|te|door|bij|naar)|[;,(–-])$", re.IGNORECASE)
_SALUTATION = re.compile(
    r"(?:Geachte|Beste|Aan de|Met (?:vriendelijke|hartelijke)|Namens|Burgemeester en|De (?:secretaris|burgemeester))\b"
)


@dataclass(frozen=True, slots=True)
class Body:
    """How a document's running text looks.

    Attributes:
        size: Its commonest size of type; None where the source does not tell.
        tells_looks: Whether lines differ in look, so that a heading would look its part.
    """

    size: float | None
    tells_looks: bool


def body_of(parts: Sequence[Part]) -> Body:
    """Give how most letters of a document are printed."""
    sizes: Counter[float] = Counter()
    bold = plain = 0
    for part in parts:
        for line in part.lines:
            if line.look.size is not None:
                sizes[line.look.size] += len(line.text)
            bold += line.look.bold
            plain += not line.look.bold
    size = sizes.most_common(1)[0][0] if sizes else None
    return Body(size, tells_looks=bool(bold and plain) or len(sizes) > 1)


class Evidence:
    """The weights of a document's parts."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = parts
        self._body = body_of(parts)
        self._weights: dict[int, float] = {}
        self._places = {id(part): place for place, part in enumerate(parts)}

    def of(self, part: Part) -> float:
        """Give how much speaks for one of the document's parts being a heading."""
        return self.weight(self._places[id(part)])

    def weight(self, place: int) -> float:
        """Give how much speaks for a part being a heading."""
        found = self._weights.get(place)
        if found is None:
            found = self._weights[place] = self._weigh(place)
        return found

    def is_heading(self, place: int) -> bool:
        """Tell whether enough speaks for it."""
        return self.weight(place) >= HEADING

    def _weigh(self, place: int) -> float:
        part = self._parts[place]
        if part.kind is not Kind.TEXT or part.boxed or len(part.text) > _LONGEST:
            return 0.0
        following = self._parts[place + 1] if place + 1 < len(self._parts) else None
        return (
            _from_source(part)
            + self._from_look(part)
            + _from_words(part)
            + _from_length(part)
            + (0.5 if part.gap or place == 0 else 0.0)
            + self._from_following(place, part, following)
        )

    def _from_look(self, part: Part) -> float:
        if not self._body.tells_looks:
            return 0.0
        look = part.line.look
        larger = look.size is not None and self._body.size is not None and look.size >= self._body.size + _LARGER
        weight = 1.0 * look.bold + 1.0 * larger + 1.5 * (look.band is not None) + 0.5 * (look.colour is not None)
        return weight or -1.0

    def _from_following(self, place: int, part: Part, following: Part | None) -> float:
        if following is None:
            return -0.5
        if following.is_prose:
            return 1.0 if len(following.text) > len(part.text) else 0.0
        after = self._parts[place + 2] if place + 2 < len(self._parts) else None
        stands_above_heading = (
            following.kind is Kind.TEXT and not ends_sentence(following.text) and len(following.text) <= _SHORT
        )
        if stands_above_heading and after is not None and after.is_prose and len(after.text) > len(following.text):
            return 1.0
        if following.kind is Kind.ITEM or numbering_of(following.text):
            return 0.5
        return 0.0


def _from_source(part: Part) -> float:
    return 3.0 if part.level is not None else 0.0


def _from_words(part: Part) -> float:
    text = part.text
    if _SALUTATION.match(text):
        return -3.0
    weight = 0.5 if text[0].isupper() or text[0].isdigit() or text[0] in _STARTS else -2.0
    if text.endswith("?"):
        return weight + 0.5
    if ends_sentence(text) or _LOOSE_END.search(text):
        return weight - (1.0 if text.endswith(":") else 2.5)
    return weight + 0.5


def _from_length(part: Part) -> float:
    if len(part.lines) > 1:
        return -1.0
    if len(part.text.split()) > _MOST_WORDS:
        return -1.0
    return 0.5 if len(part.text) <= _SHORT else 0.0


def run_of_numbers(parts: Sequence[Part], place: int) -> bool:
    """Tell whether a numbered part is an item of a list: the next number, or the one before, stands right beside it."""
    own = numbering_of(parts[place].text)
    if own is None or not own.code.isdigit():
        return False
    wanted = int(own.code)
    for other, value in ((place - 1, wanted - 1), (place + 1, wanted + 1)):
        if 0 <= other < len(parts):
            beside = numbering_of(parts[other].text)
            if beside is not None and beside.code == str(value) and beside.kind == own.kind:
                return True
    return False
