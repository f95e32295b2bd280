"""Percentages in running text: figures followed by a percent sign or word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

Unit = Literal["procent", "procentpunt", "promille"]

# At most nine digits before the comma and six behind it: no percentage has more, and no text can make it slow.
_NUMBER = r"(?:\d{1,3}(?:\.\d{3}){1,2}|\d{1,9})(?:,\d{1,6}|\.\d{1,2}(?!\d))?"
_UNIT = (
    r"(?:(?P<procentpunt>(?:%|procent|percent)\s?-?\s?punt(?:en)?\b)"
    r"|(?P<promille>‰|promille\b)"
    r"|(?P<procent>%(?![0-9A-Fa-f]{2}(?![\w%]*\s))|(?:procent|percent|pct)\b))"
)
_PERCENTAGE: Final = re.compile(
    rf"(?<![\d.,%/&=?])(?P<sign>[-+−–‐]\s?(?=\d))?(?P<number>{_NUMBER})\s?{_UNIT}", re.IGNORECASE
)
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3}){1,2}(?:,\d+)?")
_MINUS = "-−–‐"


@dataclass(frozen=True, slots=True)
class PercentageMention:
    """A percentage in a text, with offsets in it."""

    text: str
    value: int | float
    unit: Unit
    start: int
    end: int
    sentence: str


def find_percentages(text: str) -> Iterator[PercentageMention]:
    """Give the percentages in a text, in order, but for those in rows of a table with more than two cells.

    A figure in a table says nothing by itself: its row, its column and the table's heading do.
    """
    from rapportparser.facts.sentences import sentence_at

    for match in _PERCENTAGE.finditer(text):
        start = match.start()
        if _stands_in_table(text, start):
            continue
        negative = bool(match["sign"]) and match["sign"][0] in _MINUS and _is_sign(text, match)
        if match["sign"] and not _is_sign(text, match):
            start = match.start("number")
        value = _value(match["number"])
        yield PercentageMention(
            text=text[start : match.end()],
            value=-value if negative else value,
            unit=_unit(match),
            start=start,
            end=match.end(),
            sentence=sentence_at(text, start),
        )


def _stands_in_table(text: str, start: int) -> bool:
    end = text.find("\n", start)
    return text.count("\t", text.rfind("\n", 0, start) + 1, end if end >= 0 else len(text)) > 1


def _is_sign(text: str, match: re.Match[str]) -> bool:
    """Tell a minus from a dash between words or figures: a sign stands close to its figure, and not to a word."""
    sign, before = match["sign"], text[: match.start()]
    if sign[0] == "+":
        return True
    if sign.endswith((" ", "\n", "\t")):
        return False
    return not before[-1:].isalnum() and before[-1:] != "%"


def _value(number: str) -> int | float:
    if _THOUSANDS.fullmatch(number):
        number = number.replace(".", "")
    number = number.replace(",", ".")
    return float(number) if "." in number else int(number)


def _unit(match: re.Match[str]) -> Unit:
    if match["procentpunt"]:
        return "procentpunt"
    return "promille" if match["promille"] else "procent"
