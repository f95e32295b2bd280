"""Mentions of goal and performance codes in running text, told from what merely looks like one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from rapportparser.grammar import CodeGrammar, CodeMatch, ParsedCode

# A beleidsterrein's code is as short as a house number: it needs one of these words before it in its sentence.
_CUE = re.compile(
    r"\b(?:beleidsterrein(?:en)?|programma(?:['’]?s)?|doelenbo(?:om|men)|doel(?:en)?|prestaties?|onderde(?:el|len))\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-Z])|\n")
_CUE_REACH = 200
# `m2` and `m3` are areas and volumes, whatever stands before them.
_UNIT = re.compile(r"\d{1,2}\s?[mM][23]")


@dataclass(frozen=True, slots=True)
class CodeMention:
    """A code mentioned in a text, with offsets in it."""

    code: ParsedCode
    text: str
    start: int
    end: int
    known: bool


def find_codes(text: str, grammar: CodeGrammar, known: Collection[str]) -> Iterator[CodeMention]:
    """Give the codes mentioned in a text, in order; `known` are those in the report's doelenbomen."""
    for match in grammar.find(text):
        found = _settled(match, grammar, known)
        if found is not None and _is_mention(found, text, known):
            is_known = found.code.text in known
            yield CodeMention(found.code, found.printed, found.start, found.end, is_known)


def _settled(match: CodeMatch, grammar: CodeGrammar, known: Collection[str]) -> CodeMatch | None:
    """Take `7A1. 3 projecten` for 7A1 at a sentence's end, unless there is a prestatie 7A1.3."""
    if " " not in match.printed or match.code.text in known:
        return match
    first = match.printed.split(" ")[0].rstrip(".")
    shorter = grammar.parse(first)
    if shorter is None:
        return None
    end = match.start + len(first)
    return CodeMatch(shorter, match.start, end, end, first)


def _is_mention(match: CodeMatch, text: str, known: Collection[str]) -> bool:
    if match.code.niveau == "prestatie":
        return True
    if _UNIT.fullmatch(match.printed):
        return match.code.text in known
    exact = match.printed == match.code.text
    if match.code.niveau == "doel" and exact:
        return True
    return _has_cue(text, match.start)


def _has_cue(text: str, start: int) -> bool:
    before = text[max(0, start - _CUE_REACH) : start]
    ends = list(_SENTENCE_END.finditer(before))
    sentence = before[ends[-1].end() :] if ends else before
    return _CUE.search(sentence) is not None
