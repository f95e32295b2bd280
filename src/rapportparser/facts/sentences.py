"""Where sentences begin and end in running text."""

from __future__ import annotations

import re
from bisect import bisect_right

_BOUND = re.compile(r"(?<=[.!?…])[\"'’”)\]]{0,2}[ \t]+(?=[\"'‘“(]{0,2}[A-Z0-9ÀÁÂÄÈÉÊËÌÍÎÏÒÓÔÖÙÚÛÜ'‘])|\n+")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[a-z]\.){1,4}|\b(?:ca|nr|nrs|incl|excl|art|blz|pag|dhr|mevr|mw|prof|dr|ir|drs|ing|mr|ong|evt|resp|max|min|mln|"
    r"mld|jl|jr|sr|st|vgl|afb|tab|par|bijv|bv|o\.a|t\.o\.v|m\.b\.t|i\.v\.m|d\.w\.z|e\.d)\.|\b[A-Z]\.)$",
    re.IGNORECASE,
)
_LONGEST_ABBREVIATION = 12


def sentence_at(text: str, offset: int) -> str:
    """Give the sentence that holds the character at an offset: part of a paragraph or a list item."""
    start, end = sentence_bounds(text, offset)
    return text[start:end].removeprefix("• ").strip()


def sentence_bounds(text: str, offset: int) -> tuple[int, int]:
    """Give the offsets of the sentence that holds the character at an offset, its list mark included."""
    first = text.rfind("\n", 0, offset) + 1
    last = text.find("\n", offset)
    last = len(text) if last < 0 else last
    bounds = [first]
    for match in _BOUND.finditer(text, first, last):
        before = text[max(first, match.start() - _LONGEST_ABBREVIATION) : match.start()]
        if not _ABBREVIATION.search(before):
            bounds.append(match.end())
    place = bisect_right(bounds, offset) - 1
    end = bounds[place + 1] if place + 1 < len(bounds) else last
    return bounds[place], end
