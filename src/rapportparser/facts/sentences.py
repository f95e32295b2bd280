"""Where sentences begin and end in running text.

The bounds are found without the language pipeline, so that it need only see the sentences that hold something.
"""

from __future__ import annotations

import re
from bisect import bisect_right

# How far from what is looked for a sentence may reach; a text without ends is cut at multiples of this.
_REACH = 1500
_BOUND = re.compile(r"(?<=[.!?…])[\"'’”)\]]{0,2}[ \t]{1,9}(?=[\"'‘“(]{0,2}[A-Z0-9ÀÁÂÄÈÉÊËÌÍÎÏÒÓÔÖÙÚÛÜ'‘])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[a-z]\.){1,4}|\b(?:ca|nr|nrs|incl|excl|art|blz|pag|dhr|mevr|mw|prof|dr|ir|drs|ing|mr|ong|evt|"
    r"resp|max|min|"
    r"mln|mld|jl|jr|sr|st|vgl|afb|tab|par|bijv|bv|aug|sept|okt|nov|dec|jan|feb|pct|gem|o\.a|t\.o\.v|m\.b\.t|i\.v\.m|"
    r"d\.w\.z|e\.d)\.|\b[A-Z]\.)$",
    re.IGNORECASE,
)
_LONGEST_ABBREVIATION = 12


def sentence_bounds(text: str, offset: int) -> tuple[int, int]:
    """Give the offsets of the sentence that holds the character at an offset: part of a paragraph or a list item.

    A list mark at its beginning and spaces at either end are left out.
    """
    first, last = line_around(text, offset)
    bounds = [first]
    for match in _BOUND.finditer(text, first, last):
        before = text[max(first, match.start() - _LONGEST_ABBREVIATION) : match.start()]
        if not _ABBREVIATION.search(before):
            bounds.append(match.end())
    place = bisect_right(bounds, offset) - 1
    start, end = bounds[place], bounds[place + 1] if place + 1 < len(bounds) else last
    if place == 0 and start > 0 and text[start - 1] != "\n":
        start = max(start, offset - offset % _REACH)
    if end == last < len(text) and text[last] != "\n":
        end = max(min(end, start - start % _REACH + _REACH), offset + 1)
    if text.startswith("• ", start):
        start += len("• ")
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def line_around(text: str, offset: int) -> tuple[int, int]:
    """Give the offsets of the line that holds the character at an offset, or of so much of it as is looked at."""
    floor, ceiling = max(0, offset - _REACH), min(len(text), offset + _REACH)
    first = text.rfind("\n", floor, offset) + 1
    if first == 0 and floor > 0:
        first = max(text.find(" ", floor, offset), floor)
    last = text.find("\n", offset, ceiling)
    if last < 0:
        last = ceiling if ceiling == len(text) else max(text.rfind(" ", offset, ceiling), offset + 1)
    return first, last
