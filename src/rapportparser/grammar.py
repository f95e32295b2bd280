"""How goal and performance codes are built and spelled, compiled from a profile's description.

A code is a row of parts, one a level: in `2A1.3` programma 2, beleidsterrein A, doel 1, prestatie 3.
People slip while typing codes, so patterns come in two strengths: `at_start` reads what heads a line, where
a code is expected, and `find` reads running text, where most things that look like a code are something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from rapportparser.lookalikes import Lookalikes, announcing_pattern, is_other_number

Niveau = Literal["programma", "beleidsterrein", "doel", "prestatie"]
CodeKey = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a code.

    Attributes:
        niveau: Its name.
        pattern: What its part is made of, as a regular expression without groups.
        separator: What parts it from the level above, "" for nothing.
        joined: What the part is made of where a report leaves the separator out, None where none does.
    """

    niveau: Niveau
    pattern: str
    separator: str = ""
    joined: str | None = None


@dataclass(frozen=True, slots=True)
class ParsedCode:
    """A code in canonical spelling.

    Attributes:
        text: The canonical spelling, in the report's own form (`2A1.3`, or `2A103` where it prints that).
        niveaus: The levels of its parts, from the top down.
        parts: Its parts from the top level down, in upper case.
        stems: The canonical spelling of every level down to its own, its own last.
    """

    text: str
    niveaus: tuple[Niveau, ...]
    parts: tuple[str, ...]
    stems: tuple[str, ...]

    @property
    def niveau(self) -> Niveau:
        """The level of its last part."""
        return self.niveaus[-1]

    @property
    def is_row(self) -> bool:
        """Whether it is a goal's or a performance's: what has rows of its own in a doelenboom."""
        return self.niveau in {"doel", "prestatie"}

    @property
    def beleidsterrein(self) -> str | None:
        """The code of its beleidsterrein, None where its municipality's codes have no such part."""
        return self.stems[self.niveaus.index("beleidsterrein")] if "beleidsterrein" in self.niveaus else None

    @property
    def tree(self) -> str:
        """The code of what has its doelenboom: the beleidsterrein, or the programme where there is none."""
        return self.beleidsterrein or self.stems[0]

    @property
    def is_figures(self) -> bool:
        """Whether it has no letter, so that other numbers look the same."""
        return not any(map(str.isalpha, self.text))

    @property
    def parent(self) -> str | None:
        """The code one level up, None at the top."""
        return self.stems[-2] if len(self.stems) > 1 else None


@dataclass(frozen=True, slots=True)
class CodeMatch:
    """A code where it stands in a text.

    Attributes:
        code: The code.
        start: Offset of its first character.
        end: Offset past its last character; a stop or a colon that closes it lies outside.
        rest: Offset of the first character of what follows it, past spaces, a stop, a colon or a dash.
        printed: The code's characters as they stand there.
    """

    code: ParsedCode
    start: int
    end: int
    rest: int
    printed: str


# What may stand between a code and its name: `8A2. Naam`, `8A2: Naam`, `8A2 – Naam`, `6C1.2Naam`.
_BEFORE_NAME = r"(?P<link>\s*[.:]?\s*(?:[-–—]\s+)?)(?=\s|$|[^\W\d_]|[(\"'‘“„\d])"
_NOT_BEFORE = r"(?<![\w€£$§@#&=])(?<!\w[.:_\\])"
_NOT_AFTER = r"(?!\w|[.,]\d|/\d{2,}|\s?[%‰°])"
# A programme's number alone is no code.
_LEAST_PARTS = 2
_MOST_REMEMBERED = 10_000


def _is_likely_slip(match: CodeMatch) -> bool:
    """Tell `4C 1.6` (one slip) from `5 a 4` (words and figures that happen to follow each other)."""
    spaces = match.printed.count(" ")
    if len(match.code.parts) <= _LEAST_PARTS:
        return spaces == 0
    return spaces == 0 or (match.printed.upper() == match.printed and spaces <= len(match.code.parts) - _LEAST_PARTS)


class CodeGrammar:
    """The patterns of one way of building codes."""

    def __init__(self, levels: tuple[Level, ...], announcing: Sequence[str] = ()) -> None:
        """Compile the patterns; `announcing` are the words that announce a code of figures alone in running text."""
        self._levels = levels
        self._announcing = announcing_pattern(announcing)
        exact, slack = self._pattern(slack=""), self._pattern(slack=r"\s?")
        unnamed = re.sub(r"\?P<\w+>", "?:", exact)
        self._heading = re.compile(rf"\s*(?P<code>(?>{slack}))(?!,)(?!-\w)(?!\s?/){_BEFORE_NAME}", re.IGNORECASE)
        self._mention = re.compile(
            rf"{_NOT_BEFORE}(?P<code>(?>{slack}))(?:{_NOT_AFTER}(?!-(?!{unnamed})\w)|(?=(?-i:[A-Z][a-z])))",
            re.IGNORECASE,
        )
        self._whole = re.compile(exact, re.IGNORECASE)
        # A report names each of its codes many times.
        self._codes: dict[tuple[str | None, ...], ParsedCode] = {}

    def at_start(self, text: str, *, expected: bool = False) -> CodeMatch | None:
        """Give the code that heads a line or a cell, slips allowed; None where none does.

        Where a code is `expected`, because the words before it announce one, every slip is taken for one.
        """
        match = self._heading.match(text)
        if match is None:
            return None
        found = self._code_match(match, len(text) - len(text[match.end("link") :].lstrip()))
        rest = match.end("link")
        if found.code.is_figures and is_other_number(text, rest, len(found.code.parts)):
            return None
        glued = rest < len(text) and rest == match.end("code")
        if glued and not (text[rest].isupper() and text[rest + 1 : rest + 2].islower()):
            return None
        if expected:
            return found
        shortest = len(found.code.parts) == _LEAST_PARTS
        return found if _is_likely_slip(found) and not (shortest and self.is_slip(found)) else None

    def find(self, text: str) -> Iterator[CodeMatch]:
        """Give what looks like a code in running text, in order, from the second level down."""
        others = Lookalikes(text, self._announcing)
        for match in self._mention.finditer(text):
            found = self._code_match(match, match.end("code"))
            parts = len(found.code.parts)
            if found.code.is_figures and not others.is_code(found.start, found.end, parts):
                continue
            if _is_likely_slip(found):
                yield found

    def parse(self, text: str) -> ParsedCode | None:
        """Give the code that a text is, slips not allowed; None where it is none."""
        match = self._whole.fullmatch(text)
        return self._code(match) if match else None

    def key_of(self, text: str) -> CodeKey:
        """Give what all spellings of a code have in common: `2A1.1` and `2A101` are the same prestatie."""
        code = self.parse(text)
        return tuple(part.lstrip("0") or "0" for part in code.parts) if code else (text.upper(),)

    def has(self, niveau: Niveau) -> bool:
        """Tell whether its codes have a part of this level."""
        return any(level.niveau == niveau for level in self._levels)

    def is_slip(self, match: CodeMatch) -> bool:
        """Tell whether the code stands there in another spelling than its canonical one."""
        return match.printed != match.code.text

    def _pattern(self, slack: str) -> str:
        """Nest the levels, so that a part can only stand where all parts above it do; two are the least."""
        pattern = ""
        for place in range(len(self._levels) - 1, 0, -1):
            level = self._levels[place]
            separator = rf"{slack}{re.escape(level.separator)}{slack}" if level.separator else slack
            part = rf"{separator}(?P<{level.niveau}>{level.pattern})"
            if level.joined:
                part = rf"(?:{part}|(?P<{level.niveau}_joined>{level.joined}))"
            pattern = rf"{part}{pattern}(?!\d)" if place == 1 else rf"(?:{part}{pattern}(?!\d))?"
        return rf"(?P<{self._levels[0].niveau}>{self._levels[0].pattern}){pattern}"

    def _code_match(self, match: re.Match[str], rest: int) -> CodeMatch:
        printed = match.group("code")
        return CodeMatch(self._code(match), match.start("code"), match.end("code"), rest, printed)

    def _code(self, match: re.Match[str]) -> ParsedCode:
        printed = match.groups()
        code = self._codes.get(printed)
        if code is None:
            if len(self._codes) >= _MOST_REMEMBERED:
                self._codes.clear()
            code = self._codes[printed] = self._code_of(match.groupdict())
        return code

    def _code_of(self, printed: Mapping[str, str | None]) -> ParsedCode:
        parts: list[str] = []
        stems: list[str] = []
        text = ""
        for level in self._levels:
            joined = printed[f"{level.niveau}_joined"] if level.joined else None
            part = joined or printed[level.niveau]
            if part is None:
                break
            text += ("" if joined else level.separator) + part.upper()
            parts.append(part.upper())
            stems.append(text)
        niveaus = tuple(level.niveau for level in self._levels[: len(parts)])
        return ParsedCode(text, niveaus, tuple(parts), tuple(stems))
