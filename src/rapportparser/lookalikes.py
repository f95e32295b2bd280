"""Numbers that look like codes: where a code is figures and stops alone, so is a decimal, a date or an article.

A code with a letter (`2A1.3`) says by its form that it is one. A code such as `1.1` or `1.1.2` does not, and is
believed by what stands around it: the words that announce it, the units that follow it, the numbers beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto

_SPACE = r"[^\S\n]"
# What is counted or measured: `2.5 miljoen`, `10.30 uur`.
_UNIT = re.compile(
    r"(?:uur|miljoen|mln|miljard|mld|mrd|duizend|euro|keer|maal|procent(?:punt)?|promille|graden|fte|jaar|maanden|"
    r"meter|kilometer|hectare|ha|k?m[23²³]?|kg|kilo|ton|[kM]Wh?|MWp|GB|MB|dB)\b|[%‰€°]"
)
# What numbers its parts in the same way.
_NUMBERS_PARTS = re.compile(
    r"(?:\b(?:artikel(?:en)?|art|leden|lid|paragra(?:af|fen)|par|hoofdstuk(?:ken)?|bijlagen?|tabel(?:len)?|figu(?:ur|ren)"
    r"|grafiek(?:en)?|kaart|versie|release|versienummer|v|kamer|lokaal|zaal|norm|nen|adres|pagina|blz|nr|nummer)\.?|§)"
    rf"{_SPACE}*$",
    re.IGNORECASE,
)
_BEFORE_DATE = re.compile(rf"\b(?:op|van|per|tot|vanaf|sinds|voor|na|datum|d\.d\.|dd\.?){_SPACE}*$", re.IGNORECASE)
_SHORT_DATE = re.compile(r"(?:0?[1-9]|[12]\d|3[01])[./-](?:0?[1-9]|1[0-2])[./-]\d{2}")
# A sub-heading's number, at the head of its line: a name follows, where a sentence goes on in small letters.
_NAME_FOLLOWS = re.compile(rf"[.:]?{_SPACE}*[^\W\d_a-z]")
# What parts the codes of one enumeration.
_AND = re.compile(rf"{_SPACE}*(?:,|,?{_SPACE}?\b(?:en|of|t/m|tot en met)\b|[/&–-]){_SPACE}*", re.IGNORECASE)
_SURE_PARTS = 3
_REACH = 60


class _Sign(Enum):
    """What the words before a number make of it."""

    CODE = auto()
    OTHER = auto()
    NOTHING = auto()


class Lookalikes:
    """Tells codes of figures alone from other numbers in one running text, in the order in which they stand there."""

    def __init__(self, text: str, announcing: re.Pattern[str]) -> None:
        self._text = text
        self._announcing = announcing
        self._end = 0
        self._sign = _Sign.NOTHING

    def is_code(self, start: int, end: int, parts: int) -> bool:
        """Tell whether a number is a code.

        One of two parts must be announced (`doel 1.1`), itself or by the first of its enumeration. One of three may
        stand by itself, unless what stands before it makes it an article, a version or a date, or its place the number
        of a sub-heading.
        """
        if self._sign is _Sign.NOTHING or not _AND.fullmatch(self._text[self._end : start]):
            self._sign = self._sign_around(start, end)
        self._end = end
        if self._sign is _Sign.NOTHING:
            return parts >= _SURE_PARTS and " " not in self._text[start:end]
        return self._sign is _Sign.CODE

    def _sign_around(self, start: int, end: int) -> _Sign:
        before, number = self._text[max(0, start - _REACH) : start], self._text[start:end]
        if before[-1:] in {"", "\n"} and _NAME_FOLLOWS.match(self._text, end):
            return _Sign.OTHER
        if self._announcing.search(before):
            return _Sign.CODE
        is_date = _SHORT_DATE.fullmatch(number) and _BEFORE_DATE.search(before)
        return _Sign.OTHER if is_date or _NUMBERS_PARTS.search(before) else _Sign.NOTHING


def announcing_pattern(words: Sequence[str]) -> re.Pattern[str]:
    """Give the pattern of the words that announce a code, up to where the code begins."""
    named = "|".join(re.escape(word) for word in words)
    if not named:
        return re.compile(r"(?!)")
    return re.compile(rf"\b(?:{named})[^\S\n'’\"‘“(:]*(?:(?:nr|nummers?)\.?{_SPACE}*)?$", re.IGNORECASE)


def is_other_number(text: str, rest: int, parts: int) -> bool:
    """Tell whether the number that heads a text is a date or a measure: by what follows it, from `rest` on."""
    goes_on = rest > 0 and text[rest - 1 : rest] in {".", ":"} and text[rest : rest + 1].isdigit()
    return goes_on or (parts < _SURE_PARTS and _UNIT.match(text, rest) is not None)
