"""The contents list: where it ends, and which headings it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapportparser.structure.general.numbering import numbering_of
from rapportparser.structure.general.parts import Kind, Part
from rapportparser.structure.keys import key_of
from rapportparser.structure.lexicon import heading_words, known_heading

_LEADER = re.compile(r"\s*(?:[.·_]{3,}|(?:[.·] ){3,}[.·]?|[….]{2,}|\s-\s)\s*(?P<page>\d{0,3})\s*$")
_PAGE = re.compile(r"[\s\t]+(?P<page>\d{1,3})$")
_PAGES_IN_ONE = re.compile(r"\s\d{1,3}(?=\s+[A-Z]|\s*$)")
_LEAST_IN_ONE = 6
_LONGEST_ENTRY = 160
_LONGEST_LINE = 400
_MOST_BETWEEN = 4
_MOST_ENTRIES = 600


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a contents list.

    Attributes:
        key: The key of its heading without numbering.
        left: How far from the left edge it stands.
        text: As printed, without leader and page.
    """

    key: str
    left: float
    text: str


def entry_of(part: Part) -> Entry | None:
    """Give the entry of a contents list that a part is by its own look: a leader, or a page number behind it."""
    text = part.text.replace("\t", " ")[:_LONGEST_LINE]
    match = _LEADER.search(text) or (_PAGE.search(text) if part.kind is not Kind.FIGURES else None)
    return _entry(text[: match.start()], part) if match and match.start() <= _LONGEST_ENTRY else None


def read_contents(parts: Sequence[Part], place: int) -> tuple[int, list[Entry]]:
    """Give the place of the first part after the contents list whose heading stands at `place`, and its entries."""
    entries: list[Entry] = []
    end = place + 1
    if end < len(parts) and len(_PAGES_IN_ONE.findall(parts[end].text)) >= _LEAST_IN_ONE:
        return end + 1, []
    for other in range(place + 1, min(len(parts), place + _MOST_ENTRIES)):
        part = parts[other]
        entry = entry_of(part)
        if entry is not None:
            entries.append(entry)
            end = other + 1
        elif other - end >= _MOST_BETWEEN or part.is_prose:
            break
    if entries:
        return end, entries
    return _read_bare(parts, place)


def _read_bare(parts: Sequence[Part], place: int) -> tuple[int, list[Entry]]:
    """Read a list without pages: it is over where its first entry comes back as a heading."""
    entries: list[Entry] = []
    for other in range(place + 1, min(len(parts), place + _MOST_ENTRIES)):
        part = parts[other]
        if part.is_prose or len(part.text) > _LONGEST_ENTRY:
            break
        entry = _entry(part.text, part)
        if any(entry.key == one.key for one in entries):
            return other, entries
        entries.append(entry)
    return place + 1, []


def _entry(text: str, part: Part) -> Entry:
    text = text.strip(" .·…\t-")
    return Entry(entry_key(text), part.line.left, text)


def entry_key(text: str) -> str:
    """Give what an entry and its heading have in common: their words without any numbering."""
    numbered = numbering_of(text)
    return key_of(heading_words(numbered.rest if numbered is not None and numbered.rest else text))


def is_contents_heading(text: str) -> bool:
    """Tell whether a text heads a contents list."""
    return known_heading(text) == "inhoud"
