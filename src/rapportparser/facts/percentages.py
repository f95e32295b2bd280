"""Percentages in running text: a number, in figures or words, and a percent sign or word; also ranges of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from rapportparser.facts.numbers import FIGURE, WORDS, value_of_figure, value_of_words
from rapportparser.facts.sentences import line_around
from rapportparser.model import Unit

_UNIT: Final = re.compile(
    r"(?P<procentpunt>(?:%|procent|percent|percentage)[\s-]{0,2}punt(?:en)?\b)"
    r"|(?P<promille>‰|promille\b)"
    # Two hexadecimal figures behind the sign: a character of an address.
    r"|(?P<procent>%(?!\d[0-9A-Fa-f]|[A-F]\d)|(?:procent(?:en)?|percent|pct)\b)",
    re.IGNORECASE,
)
# How far before its unit a number may begin, and a range before its second number.
_REACH = 64
_NUMBER = re.compile(rf"(?<![\d,%])(?<!\d\.)(?:(?P<figure>{FIGURE})|(?P<words>{WORDS}))\s{{0,2}}\Z", re.IGNORECASE)
# `-/-` is the bookkeeper's minus.
_SIGN = re.compile(r"(?:(?<!\w)-/-\s?|[-+−–‐]\s?|(?<![^\W\d_])(?:min|minus|plus)\s)\Z", re.IGNORECASE)
_RANGE = re.compile(
    rf"(?<![\w.,/-])(?P<first>(?P<sign>[-+−–])?(?:(?P<figure>{FIGURE})|(?P<words>{WORDS}))"
    r"(?:\s{0,2}(?:%|‰|procent(?:punt(?:en)?)?|percent|pct))?)\s{0,2}"
    r"(?P<link>tot(?:\sen\smet)?|t/m|à|a|en|[-–—])\s{0,2}"
    r"(?:(?:maximaal|zelfs|wel|circa|ongeveer|de)\s){0,2}\Z",
    re.IGNORECASE,
)
# `daalde met 5% tot 38%`: by how much, and to what level.
_BY = re.compile(r"\bmet\s(?:circa\s|ruim\s|bijna\s|ongeveer\s|zo['’]n\s){0,2}\Z", re.IGNORECASE)
_BETWEEN = re.compile(r"\btussen\s(?:de\s|circa\s|ongeveer\s){0,2}\Z", re.IGNORECASE)
_ABOUT = re.compile(rf"\sof\s(?:(?P<figure>\d{{1,3}})|(?P<words>{WORDS}))(?![\w%,.]*\d|\s?%|\s?procent)", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S{1,2000}|\S{1,200}%(?:\d[0-9A-F]|[A-F]\d)\S{0,200}", re.IGNORECASE)
_MINUS = "-−–‐"


@dataclass(frozen=True, slots=True)
class PercentageMention:
    """A percentage in a text.

    Attributes:
        text: As it stands there, with its sign, without what qualifies it.
        value: The number with its sign; the first of a range.
        value_max: The second number of a range.
        unit: Per cent, percentage points or per mille.
        start: Offset of its first character.
        end: Offset just past its last.
        signed: Whether a sign, or a word for one, stands before it.
        first_end: Of a range, the offset just past its first number and that number's unit.
        second_start: Of a range, the offset of its second number.
    """

    text: str
    value: int | float
    value_max: int | float | None
    unit: Unit
    start: int
    end: int
    signed: bool
    first_end: int | None = None
    second_start: int | None = None

    def as_levels(self) -> tuple[PercentageMention, ...]:
        """Give a range as the two levels that it is in `steeg van 12% tot 15%`; one, where the first has no unit."""
        if self.first_end is None or self.second_start is None or self.value_max is None:
            return (self,)
        cut, second = self.first_end - self.start, self.second_start - self.start
        last = replace(self, text=self.text[second:], value=self.value_max, value_max=None, start=self.second_start)
        last = replace(last, first_end=None, second_start=None, signed=False)
        if not _UNIT.search(self.text[:cut]):
            return (last,)
        first = replace(self, text=self.text[:cut], value_max=None, end=self.first_end)
        return (replace(first, first_end=None, second_start=None), last)


def find_percentages(text: str) -> Iterator[PercentageMention]:
    """Give the percentages in a text, in order, but for those in rows of a table with more than two cells.

    A figure in a table says nothing by itself: its row, its column and the table's heading do.
    """
    waiting: PercentageMention | None = None
    for unit in _UNIT.finditer(text):
        mention = _mention(text, unit)
        if mention is None or _stands_in_table(text, mention.start) or _stands_in_address(text, mention.start):
            continue
        if waiting is not None and mention.start >= waiting.end:
            yield waiting
        waiting = mention
    if waiting is not None:
        yield waiting


def _mention(text: str, unit: re.Match[str]) -> PercentageMention | None:
    floor = max(0, unit.start() - _REACH)
    number = _NUMBER.search(text[floor : unit.start()])
    value = _value(number) if number else None
    if number is None or value is None:
        return None
    if number["words"] and number["words"].lower() in ("een", "één") and (about := _ABOUT.match(text, unit.end())):
        return _about(text, floor + number.start(), about, _unit(unit))
    start = floor + number.start()
    found = PercentageMention("", value, None, _unit(unit), start, unit.end(), signed=False)
    found = _ranged(text, found) or _with_sign(text, found)
    return replace(found, text=text[found.start : found.end])


def _about(text: str, start: int, number: re.Match[str], unit: Unit) -> PercentageMention | None:
    """Read `een procent of tien`: about ten per cent."""
    value = _value(number)
    if value is None:
        return None
    return PercentageMention(text[start : number.end()], value, None, unit, start, number.end(), signed=False)


def _ranged(text: str, second: PercentageMention) -> PercentageMention | None:
    """Give the range that ends in a number; None where it is a number by itself."""
    floor = max(0, second.start - _REACH)
    match = _RANGE.search(text[floor : second.start])
    first = _value(match) if match else None
    if match is None or first is None:
        return None
    start = floor + match.start("first")
    if match["sign"]:
        first = -first if match["sign"] in _MINUS else first
    between = _BETWEEN.search(text[max(0, start - 30) : start]) is not None
    link = match["link"].lower()
    if link == "en" and not between:
        return None
    if not between and first >= second.value:
        return None
    own_unit = _UNIT.search(match["first"])
    by = _BY.search(text[max(0, start - 30) : start]) is not None
    if own_unit is not None and (_unit(own_unit) != second.unit or (by and link == "tot")):
        return None
    end = floor + match.end("first")
    ranged = replace(second, value=first, value_max=second.value, start=start, signed=bool(match["sign"]))
    return replace(ranged, first_end=end, second_start=second.start)


def _with_sign(text: str, number: PercentageMention) -> PercentageMention:
    match = _SIGN.search(text[max(0, number.start - 8) : number.start])
    if match is None or not _is_sign(match[0], text[: number.start - len(match[0])][-1:]):
        return number
    negative = match[0][0] in _MINUS or match[0].lower().startswith("min")
    value = -number.value if negative else number.value
    return replace(number, value=value, start=number.start - len(match[0]), signed=True)


def _is_sign(sign: str, before: str) -> bool:
    """Tell a minus from a dash between words or figures: a sign stands close to its figure, and not to a word."""
    if sign[0] not in _MINUS or sign.startswith("-/-"):
        return True
    if sign[-1].isspace():
        return before in ("(", ":", "=", "\t") and bool(before)
    return not before.isalnum() and before not in ("%", "/")


def _stands_in_table(text: str, start: int) -> bool:
    line = line_around(text, start)
    return text.count("\t", *line) > 1


def _stands_in_address(text: str, start: int) -> bool:
    floor = max(0, start - 1000)
    begin = max(text.rfind(space, floor, start) for space in (" ", "\n", "\t")) + 1
    return _ADDRESS.match(text, max(begin, floor)) is not None


def _value(match: re.Match[str]) -> int | float | None:
    return value_of_figure(match["figure"]) if match["figure"] else value_of_words(match["words"])


def _unit(match: re.Match[str]) -> Unit:
    if match["procentpunt"]:
        return "procentpunt"
    return "promille" if match["promille"] else "procent"
