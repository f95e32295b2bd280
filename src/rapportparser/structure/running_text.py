"""From printed lines to running text, with the way back from every offset to its line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rapportparser.reading.line import LIST_MARK, Cell, Line

SOFT_HYPHEN = "\u00ad"

_QUOTES = {'"': '"', "'": "'", "“": "”", "‘": "’", "„": "”", "”": "”", "’": "’"}

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BROKEN_END = re.compile(r"([^\W\d_]+)-$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
# A line as long as this that ends in a word is the middle of a paragraph if the next begins with a figure or a sign.
_PROSE_LINE = 60
# A line may break after these signs in the middle of what is written without a space: `en/` + `of`.
_CLOSED_UP = re.compile(r"\w[/-]$")
# After these a hyphen stands for the word's second half: `jeugd- en jongerenbeleid`.
_CONJUNCTIONS = frozenset({"en", "of"})
# First parts that keep their hyphen before a vowel (Leidraad bij de Woordenlijst Nederlandse Taal, 6.3).
_VOWEL_CLASH = re.compile(r"(?:a-[aeiu]|e-[eiu]|i-[ei]|o-[eiou]|u-[iu])$")
_HYPHENATED_PREFIXES = frozenset({"niet", "non", "ex", "oud", "vice", "e", "adjunct", "aspirant", "bijna", "quasi"})


@dataclass(frozen=True, slots=True)
class RunningText:
    """A text, and the lines that it was made of.

    Attributes:
        text: The text, in the form that the contract gives to sections.
        starts: Offsets at which the text of each line begins.
        lines: The lines, as many as there are starts.
    """

    text: str
    starts: tuple[int, ...]
    lines: tuple[Line, ...]

    def stretches(self, start: int, end: int) -> list[tuple[Line, int, int]]:
        """Give the lines that hold the characters from `start` up to `end`, with the offsets in each line's text."""
        first = max(bisect_right(self.starts, start) - 1, 0)
        last = max(bisect_right(self.starts, max(end - 1, start)), first + 1)
        lines = zip(self.starts[first:last], self.lines[first:last], strict=True)
        return [(line, max(start - begin, 0), end - begin) for begin, line in lines]

    def without_quotes(self) -> RunningText:
        """Give a text that is one quotation without its quotation marks."""
        text = self.text
        closing = _QUOTES.get(text[:1])
        if len(text) <= 1 or text[-1] != closing or any(mark in text[1:-1] for mark in (text[0], closing)):
            return self
        return RunningText(text[1:-1], tuple(start - 1 for start in self.starts), self.lines)


def words_of(lines: Iterable[Line]) -> frozenset[str]:
    """Give the words of a document: they tell how a word that is broken at a line's end is spelled."""
    words: set[str] = set()
    for line in lines:
        words.update(match.lower() for match in _WORD.findall(line.text))
    return frozenset(words)


def tail_of(line: Line, offset: int) -> Line:
    """Give what stands on a line from an offset in its text on, as a line of its own."""
    text = line.text[offset:].lstrip(" :\t")
    cut = len(line.text) - len(text)
    box = line.box_between(cut, len(line.text))
    stops = ((0, box.x0), (len(text), box.x1)) if box is not None else ()
    return replace(line, cells=(Cell(text, line.left + offset, stops),), gap=False, ruled=False, box=box)


class Joiner:
    """Joins the lines of one document."""

    def __init__(self, words: frozenset[str]) -> None:
        self._words = words

    def join(self, lines: Iterable[Line]) -> RunningText:
        """Give the lines as running text."""
        text, starts, kept = "", list[int](), list[Line]()
        item: Line | None = None
        for line in lines:
            piece = line.text
            if not piece and not line.listed:
                continue
            if line.listed:
                text = f"{text.rstrip()}{_break(kept, in_list=item is not None)}{LIST_MARK}"
                item = line
            elif kept and goes_on(kept[-1], line, text, item):
                text = self.glue(text, piece)
            else:
                in_table = bool(kept) and _is_row(line) and _is_row(kept[-1])
                text = text.rstrip() + _break(kept, in_list=in_table)
                item = None
            starts.append(len(text))
            kept.append(line)
            text += piece
        return RunningText(text.rstrip().removesuffix(SOFT_HYPHEN), tuple(starts), tuple(kept))

    def glue(self, text: str, piece: str) -> str:
        """Give `text` ready to be followed by `piece` in the same paragraph: a space, or a broken word mended."""
        if not text or text.endswith((" ", "\n")):
            return text
        if text.endswith(SOFT_HYPHEN):
            return text.removesuffix(SOFT_HYPHEN)
        if _is_torn_letter(text) and piece[0].islower():
            return text
        broken = _BROKEN_END.search(text[-60:])
        following = _FIRST_WORD.match(piece)
        if broken is None or following is None:
            closed_up = _CLOSED_UP.search(text[-2:]) is not None and following is not None
            return text if closed_up else text + " "
        return self._mend(text, broken[1], following[0])

    def glued(self, text: str, piece: str) -> str:
        """Give two parts of a name as one."""
        return (self.glue(text, piece) + piece).strip()

    def _mend(self, text: str, first: str, second: str) -> str:
        if second.lower() in _CONJUNCTIONS:
            return text + " "
        joined, hyphenated = f"{first}{second}".lower(), f"{first}-{second}".lower()
        if joined in self._words:
            return text[:-1]
        if hyphenated in self._words or second[0].isupper() or (first.isupper() and len(first) > 1):
            return text
        keeps = first.lower() in _HYPHENATED_PREFIXES or _VOWEL_CLASH.search(f"{first[-1]}-{second[0]}".lower())
        return text if keeps else text[:-1]


def _break(before: Sequence[Line], *, in_list: bool) -> str:
    if not before:
        return ""
    return "\n" if in_list else "\n\n"


def _is_row(line: Line) -> bool:
    return line.ruled or len(line.cells) > 1


def goes_on(previous: Line, line: Line, text: str, item: Line | None) -> bool:
    """Tell whether a line belongs to the same paragraph or list item as the one before it."""
    first = line.text[0]
    if (item is previous and not previous.text) or (_is_torn_letter(text) and first.islower()):
        return True
    if line.gap or _is_row(line) or _is_row(previous):
        return False
    if item is not None and line.left > item.left and line.left >= (item.left + item.indent) / 2:
        return True
    if previous.runs_into(line) or first.islower() or _CLOSED_UP.search(previous.text[-2:]):
        return True
    return len(previous.text) > _PROSE_LINE and previous.text[-1].isalpha() and not first.isalpha()


def _is_torn_letter(text: str) -> bool:
    """Tell whether a section begins with one capital, torn off the word that follows (`L` + `eiden`)."""
    return len(text) == 1 and text.isupper() and text != "U"
