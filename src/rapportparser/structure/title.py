"""The report's title: its kind, which of the year it is, and the year."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapportparser.reading.line import Line
from rapportparser.structure.headings import HeadingMatcher
from rapportparser.structure.outline import Titel

# A title stands at the top: within this many lines, before any running text.
_TOP = 15
_LONGEST_TITLE = 100
_MOST_WORDS = 12

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_ONLY_YEARS = re.compile(r"(?:19|20)\d{2}(?:\s?[-–/]\s?(?:19|20)?\d{2})?")
_ORDINAL_WORDS = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4}
_ORDINAL = re.compile(
    r"(?<![\w.])(?:(?P<figure>[1-9])\s?(?:ste|de|e)|(?P<word>eerste|tweede|derde|vierde))(?!\w)", re.IGNORECASE
)
_ROMAN = re.compile(r"(?<=\s)(?P<roman>I{1,3}|IV)(?=\s|$)")
_ROMAN_VALUES = {"I": 1, "II": 2, "III": 3, "IV": 4}


def find_title(lines: Sequence[Line], matcher: HeadingMatcher) -> tuple[Titel | None, int, int]:
    """Give the title, and the places of its first line and of the line after it; None where no title is printed."""
    for place, line in enumerate(lines[:_TOP]):
        if len(line.text) > _LONGEST_TITLE:
            break
        soort = None if line.listed else matcher.soort_in(line.text)
        if soort is None or len(line.text.split()) > _MOST_WORDS or line.text.endswith((".", ":", ",", ";")):
            continue
        text, start, end = _whole_title(lines, place)
        year = _YEAR.search(text)
        tells = year or _ORDINAL.search(text) or len(text.split()) == 1
        if tells and next(matcher.match(text), None) is None:
            return Titel(text, soort, ordinal_in(text), int(year[0]) if year else None), start, end
    return None, 0, 0


def _whole_title(lines: Sequence[Line], place: int) -> tuple[str, int, int]:
    """Give a title with the ordinal on the line above and the year on the line below, where they stand there."""
    text, start, end = lines[place].text, place, place + 1
    if start and _ORDINAL.fullmatch(lines[start - 1].text):
        start -= 1
        text = f"{lines[start].text} {text}"
    if not _YEAR.search(text) and end < len(lines) and _ONLY_YEARS.fullmatch(lines[end].text):
        text = f"{text} {lines[end].text}"
        end += 1
    return text, start, end


def ordinal_in(text: str) -> int | None:
    """Give 1 for `1e`, `1ste`, `Eerste`, and so on; None where there is none."""
    match = _ORDINAL.search(text)
    if match:
        return int(match["figure"]) if match["figure"] else _ORDINAL_WORDS[match["word"].lower()]
    roman = _ROMAN.search(text)
    return _ROMAN_VALUES[roman["roman"]] if roman else None
