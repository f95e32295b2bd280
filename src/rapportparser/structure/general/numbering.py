"""The number, code or label that heads a line: `1.1`, `HD1`, `P3 1.1`, `I.b.1.`, `Doel 8.2.1`, `Speerpunt 1:`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapportparser.structure.lexicon import shared_lexicon

LevelKind = Literal["programma", "terrein", "doel", "prestatie"]

_REMEMBERED = 16384

# Letters before figures (HD1, SD 1.1, P3, B21), with a second number behind them (P3 1.1); figures (1, 1.1.01, 1a);
# a letter or a Roman figure with parts behind it (A.1, I.b.1); a letter alone needs a stop or a bracket.
_CODE = (
    r"(?:[A-Z]{1,3}\s?\d{1,3}[A-Za-z]?(?:\.\d{1,3}){0,4}(?:\s\d{1,2}(?:\.\d{1,3}){1,3})?"
    r"|\d{1,2}(?:\.\d{1,2}){1,4}(?:\.?[a-df-z](?![\w]))?|\d{1,3}(?:\.?[a-df-z](?![\w]))?"
    r"|[A-Z](?:\.[A-Za-z\d]{1,2}){1,4}|[IVX]{1,4}(?:\.[A-Za-z\d]{1,2}){1,4}"
    r"|[A-Za-z](?=[.)])|[IVX]{1,4}(?=[.)]))"
)
_LINK = r"(?P<stop>[.):]?)(?P<link>\s*[-–—:]\s+|\s*:\s*|\s+|$|(?=[A-Z][a-z]))"
_HEADED = re.compile(rf"(?P<code>{_CODE}(?:\s?/\s?{_CODE})?)(?![\d%])(?!,\d){_LINK}")
_NUMBER_WORD = re.compile(r"(?:[Nn][ro]\.?)\s+(?=\d)")
_BEHIND = re.compile(r"\s*\((?P<code>[A-Z]{1,3}\d{1,3}(?:\.\d{1,2})?)\)\s*$")
# What a bare number before a word counts or dates, and is no numbering of it.
_COUNTED = re.compile(
    r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|miljoen|miljard|mln|jaar|"
    r"procent|uur|euro|fte|m2|km|kg|ha|jan|feb|mrt|apr|jun|jul|aug|sep|okt|nov|dec|x)\b|[€%]",
    re.IGNORECASE,
)
_FIGURE_AND_WORD = re.compile(r"\d{1,4}(?:e|ste|de|%)?\s+[a-z]{3}")
_LETTERED = re.compile(r"\d{1,2}[a-df-z]")
_LOWER_PROGRAMME = re.compile(r"programma\s\d{1,2}\s?[-–:]\s")
_YEAR = re.compile(r"(?:19|20)\d{2}")


@dataclass(frozen=True, slots=True)
class Numbering:
    """What heads a line.

    Attributes:
        code: The code as printed but for spaces and a final stop.
        rest: What follows it, "" for nothing.
        word: The word before it (`Doel` in `Doel 8.2.1`); "" for none.
        kind: What that word tells; None for none.
        firm: Whether a stop, a bracket, a colon, several parts or letters set it off from a mere number.
    """

    code: str
    rest: str
    word: str = ""
    kind: LevelKind | None = None
    firm: bool = True

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of its figures, without the letters before them: `1`, `1` in SD1.1."""
        return tuple(re.findall(r"\d+|[A-Za-z]+", re.sub(r"^[A-Z]{1,3}\s?(?=\d)", "", self.code.split("/")[0])))

    @property
    def prefix(self) -> str:
        """The letters before its figures, "" for none."""
        match = re.match(r"[A-Z]{1,3}(?=\s?\d)", self.code)
        return match[0] if match else ""


@lru_cache(maxsize=_REMEMBERED)
def numbering_of(text: str) -> Numbering | None:
    """Give the code that heads a text; None where none does."""
    word, kind, body = _level_word(text)
    if not kind and (match := _NUMBER_WORD.match(text)):
        word, body = match[0].strip(), text[match.end() :]
    match = _HEADED.match(body)
    if match is None:
        return None
    code, rest = " ".join(match["code"].split()), body[match.end() :].strip()
    bare = code.isdigit()
    if bare and (_YEAR.fullmatch(code) or (len(code) > 2 and not word)):  # noqa: PLR2004 (a list has no hundred items)
        return None
    several = bool(re.search(r"\w[.\s]\w", code)) or (bool(re.search("[A-Z]", code)) and not code.isalpha())
    firm = (
        bool(match["stop"])
        or bool(_LETTERED.fullmatch(code))
        or several
        or bool(word)
        or "-" in match["link"]
        or "–" in match["link"]
    )
    if not kind and not _may_head(rest, firm=firm, bare=bare, glued=not match["link"] and not match["stop"]):
        return None
    return Numbering(code, rest, word, kind, firm)


def _may_head(rest: str, *, firm: bool, bare: bool, glued: bool) -> bool:
    if _COUNTED.match(rest):
        return False
    if not rest:
        return firm
    if glued:
        return not bare
    if not firm:
        return rest[0].isupper()
    return rest[0].isalpha() or rest[0] in "'\"‘“„(%>≥" or (not bare and _FIGURE_AND_WORD.match(rest) is not None)


def _level_word(text: str) -> tuple[str, LevelKind | None, str]:
    """Part the word of a level from a text: `Doel 8.2.1 …`."""
    words = shared_lexicon().level_words
    pieces = text.split(maxsplit=2)
    for count in (2, 1):
        if len(pieces) <= count:
            continue
        word = " ".join(pieces[:count])
        kind = words.get(word.lower())
        if kind is not None and (word[0].isupper() or _LOWER_PROGRAMME.match(text)):
            return word, kind, text[len(text) - len(text.split(maxsplit=count)[-1]) :]  # type: ignore[return-value]
    return "", None, text


@lru_cache(maxsize=_REMEMBERED)
def named_level(text: str) -> tuple[LevelKind, str] | None:
    """Give the level and the name in `Thema Wonen`, `Taakveld: Sport`; None where no such word heads a text."""
    _, kind, rest = _level_word(text)
    if kind is None:
        first, _, after = text.partition(":")
        kind = shared_lexicon().level_words.get(first.strip().lower())  # type: ignore[assignment]
        rest = after
        if kind is None:
            return None
    rest = rest.lstrip(" :-–").strip()
    return (kind, rest) if rest and (rest[0].isupper() or rest[0] in "'‘\"") else None


def code_behind(text: str) -> tuple[str, str] | None:
    """Give the code and the name in `Naam (CA8)`; None where no code closes the text."""
    match = _BEHIND.search(text)
    return (match["code"], text[: match.start()].strip()) if match else None


def plain_code(code: str) -> str:
    """Give what all spellings of a code have in common."""
    return re.sub(r"[\s]+", "", code).rstrip(".").upper()
