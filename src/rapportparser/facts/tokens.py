"""A sentence as tokens: words, numbers and signs, by one expression that runs once over it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_LETTER = r"[^\W\d_]"
_TOKEN = re.compile(
    r"%-?punt(?:en)?\b"
    rf"|(?:{_LETTER}\.){{2,6}}|(?:{_LETTER}\.){{1,5}}{_LETTER}\b"
    r"|\b(?:ca|nr|resp|incl|excl|max|min|mln|mld|bijv|gem|jl)\."
    # A code of the report: `2A5.1`.
    rf"|\d{{1,4}}[A-Z]{{1,3}}\d{{0,4}}(?:\.\d{{1,4}}){{0,3}}\b"
    # `75-plussers`, `1e`, `4- tot 12-jarigen`; a figure before its unit is no word, so `20%voor` is three.
    rf"|\d{{1,6}}(?:-{_LETTER}[\w'’-]*|(?:e|de|ste)\b|-(?=\s))"
    r"|\d+(?:[.,]\d+)*"
    rf"|t/m\b|['’]s\b"
    # `CO2-uitstoot`, `auto's`, `energie- en`, `sociaal-medisch`; of `met31%` the letters only.
    rf"|{_LETTER}+(?:\d{{1,3}}(?![\d.,]*\s?[%‰]))?(?:['’/&+-](?=[^\W_])[^\W_]+)*(?:-(?=\s))?"
    r"|\S",
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a sign of a sentence.

    Attributes:
        text: As it stands there.
        lower: In lower case.
        start: Offset in the sentence of its first character.
        end: Offset just past its last.
    """

    text: str
    lower: str
    start: int
    end: int


def tokens_of(sentence: str) -> list[Token]:
    """Give the tokens of a sentence, in order; nothing but white space stands between them."""
    return [Token(found[0], found[0].lower(), *found.span()) for found in _TOKEN.finditer(sentence)]


def tokens_between(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """Give the first and the one past the last of the tokens that share a character with a stretch; (0, 0) for none."""
    touched = [index for index, token in enumerate(tokens) if token.start < end and start < token.end]
    return (touched[0], touched[-1] + 1) if touched else (0, 0)
