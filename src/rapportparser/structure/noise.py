"""Lines that are no part of a report's text: buttons, breadcrumbs, contents lists; `paper` has what pages repeat."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rapportparser.profile import Profile
from rapportparser.reading.line import Line
from rapportparser.structure.headings import without_numbering
from rapportparser.structure.keys import is_same_key, key_of

_LEADER = re.compile(r"(?:[.·_]{4,}|(?:[.·] ){3,}[.·]?|…{2,})\s*\d{0,3}$")
_TRAILING_PAGE = re.compile(r"[\s\t.·…]+\d{1,3}$")
_LONGEST_HEAD = 40
_LONGEST_ENTRY = 100
_MOST_ENTRIES = 400


def without_noise(lines: Sequence[Line], profile: Profile) -> list[Line]:
    """Give the lines that are part of the report's text."""
    is_noise = re.compile("|".join(f"(?:{pattern})" for pattern in profile.ruis.regels), re.IGNORECASE)
    kept: list[Line] = []
    after_noise = False
    for line in _without_contents(lines, profile):
        if not line.listed and (is_noise.fullmatch(line.text) or _LEADER.search(line.text)):
            after_noise = True
            continue
        kept.append(replace(line, gap=True) if after_noise and not line.gap else line)
        after_noise = False
    return kept


def _without_contents(lines: Sequence[Line], profile: Profile) -> list[Line]:
    heads = [key_of(text) for text in profile.ruis.inhoudsopgave]
    kept: list[Line] = []
    place = 0
    while place < len(lines):
        line = lines[place]
        if not line.listed and len(line.text) <= _LONGEST_HEAD and _is_one_of(line.text, heads):
            labels = {key_of(label) for label in profile.infoblok.programmanummer}
            place = _end_of_contents(lines, place + 1, labels)
        else:
            kept.append(line)
            place += 1
    return kept


def _is_one_of(text: str, keys: Sequence[str]) -> bool:
    key = key_of(without_numbering(text))
    return any(is_same_key(key, other) for other in keys)


def _end_of_contents(lines: Sequence[Line], start: int, labels: set[str]) -> int:
    """Give the place of the first line after a contents list that begins at `start`.

    A list with page numbers is over where the lines have none any more; one without where its first entry comes back
    as a heading. Either is over where running text begins: then the line above that is its heading.
    """
    first = ""
    numbered = 0
    for place in range(start, min(len(lines), start + _MOST_ENTRIES)):
        line = lines[place]
        entry = _TRAILING_PAGE.sub("", line.text)
        key = key_of(without_numbering(entry))
        has_page = entry != line.text or line.text.isdigit() or _LEADER.search(line.text) is not None
        if has_page or _page_follows(lines, place):
            numbered += has_page
            first = first or key
            continue
        if key in labels or _is_running_text(lines, place):
            return max(place - 1, start)
        if numbered > 1 or key == first:
            return place
        first = first or key
    return min(len(lines), start + _MOST_ENTRIES)


def _is_running_text(lines: Sequence[Line], place: int) -> bool:
    line = lines[place]
    full = place + 1 < len(lines) and line.runs_into(lines[place + 1])
    return full or len(line.text) > _LONGEST_ENTRY or (line.text.endswith(".") and " " in line.text)


def _page_follows(lines: Sequence[Line], place: int) -> bool:
    following = lines[place + 1].text if place + 1 < len(lines) else ""
    return following.isdigit() or _TRAILING_PAGE.search(following) is not None
