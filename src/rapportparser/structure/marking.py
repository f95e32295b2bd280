"""Which lines are headings: what a line says, held against where it stands.

The words of a heading also occur in running text, in list items, in the leeswijzer's explanation of how a
programme is built, and in sentences that happen to break there. Those are no headings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapportparser.grammar import CodeGrammar, CodeMatch
from rapportparser.model import Soort
from rapportparser.reading.line import Line
from rapportparser.structure.headings import INFO_LABELS, Heading, HeadingMatcher, Kop
from rapportparser.structure.keys import key_of
from rapportparser.structure.running_text import Joiner

_LONGEST_HEADING = 160
# A line without a stop that is longer than this is taken for a line of a paragraph that goes on.
_PROSE_LINE = 60
_SENTENCE_END = re.compile(r"[.!?:;…][\"'’”)\]]*$")
_SHARES_LINE_WITH_TEXT = INFO_LABELS | {Kop.MISSIE}
_ROWS_WITHIN = 5
# More than the first line of a paragraph is indented, in columns (text) or points (PDF).
_COLUMN_INDENT = 20
# Titles that a goal or performance may have for its name as well.
_TITLES = frozenset({Kop.PROGRAMMADEEL, Kop.VOORWERK, Kop.RAPPORTDEEL, Kop.TOELICHTING, Kop.KOLOMKOP})
_SIBLINGS_WITHIN = 2


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """A line, the headings that it may be (the likeliest first), and the code that it begins with."""

    line: Line
    headings: tuple[Heading, ...]
    code: CodeMatch | None

    @property
    def is_row(self) -> bool:
        """Whether it begins as a row of a doelenboom does."""
        return self.code is not None and self.code.code.is_row

    def may_be(self, *kinds: Kop) -> bool:
        """Tell whether it may be a heading of one of these kinds."""
        return any(heading.kop in kinds for heading in self.headings)


def with_whole_headings(
    lines: Sequence[Line], matcher: HeadingMatcher, joiner: Joiner, grammar: CodeGrammar
) -> list[Line]:
    """Make one line of every heading that is printed over two.

    The first line is full, or the two together hold a name that another heading has.
    """
    names = {_name_key(option) for line in lines for option in matcher.match(line.text) if option.code and option.naam}
    whole: list[Line] = []
    for line in lines:
        before = whole[-1] if whole else None
        if before is not None and _may_go_on(before, line) and grammar.at_start(line.text) is None:
            text = joiner.glued(before.text, line.text)
            named = [option for option in matcher.match(text) if option.naam]
            full = _is_cut_short(before, line) or any(_name_key(option) in names for option in named)
            if full and named and not any(True for _ in matcher.match(line.text)):
                box = before.box.around(line.box) if before.box is not None and line.box is not None else None
                stops = ((0, box.x0), (len(text), box.x1)) if box is not None else ()
                cell = replace(before.cells[0], text=text, stops=stops)
                whole[-1] = replace(before, cells=(cell,), room=line.room, box=box)
                continue
        whole.append(line)
    return whole


def _may_go_on(heading: Line, line: Line) -> bool:
    if line.gap or line.listed or heading.listed or len(line.cells) != 1 or len(heading.cells) != 1 or line.ruled:
        return False
    if line.page == heading.page and line.number != heading.number + 1:
        return False
    ends = ends_sentence(line.text) and not _closes_missie(line)
    return not ends and not ends_sentence(heading.text) and len(line.text) <= _PROSE_LINE


def _is_cut_short(heading: Line, line: Line) -> bool:
    return heading.runs_into(line) or line.text[0].islower() or _closes_missie(line)


def _closes_missie(line: Line) -> bool:
    return line.text.lower().rstrip(" :").endswith("luidt")


def _name_key(heading: Heading) -> tuple[str | None, str]:
    return heading.code, key_of(heading.naam or "")


def mark(lines: Sequence[Line], matcher: HeadingMatcher, grammar: CodeGrammar, soort: Soort) -> list[MarkedLine]:
    """MarkedLine the headings and codes among the lines."""
    codes = [_code_of(line, grammar) for line in lines]
    headings: list[tuple[Heading, ...]] = []
    for place, line in enumerate(lines):
        options = _headings_of(line, matcher, soort)
        after_heading = bool(headings and headings[-1])
        after_row = place > 0 and codes[place - 1] is not None
        # A row's name may go on in the words of a heading, but not in words and a code.
        ends_row = after_row and not lines[place - 1].runs_into(line)
        options = [
            option
            for option in options
            if not _stands_in_text(lines, place, option, after_heading or ends_row or (after_row and bool(option.code)))
        ]
        if _stands_among_rows(codes, place):
            options = [option for option in options if option.kop not in _TITLES]
        headings.append(tuple(options) or _bare_beleidsterrein(lines, codes, place, matcher))
    _drop_lone_column_heads(lines, headings, codes)
    return [MarkedLine(*parts) for parts in zip(lines, headings, codes, strict=True)]


def ends_sentence(text: str) -> bool:
    """Tell whether a line ends as a sentence, or the announcement of a list, does."""
    return _SENTENCE_END.search(text) is not None


def looks_like_heading(line: Line, longest: int = 80) -> bool:
    """Tell whether a line of unknown words reads like a heading: short, alone, capital first, no stop."""
    text = line.text
    if line.listed or len(line.cells) > 1 or not 1 < len(text) <= longest:
        return False
    first = text[0]
    return (first.isupper() or first.isdigit()) and any(map(str.isalpha, text)) and text[-1] not in ".:;,?!…"


def _code_of(line: Line, grammar: CodeGrammar) -> CodeMatch | None:
    for cell in line.cells:
        if cell.text:
            return grammar.at_start(cell.text)
    return None


def _headings_of(line: Line, matcher: HeadingMatcher, soort: Soort) -> list[Heading]:
    if line.listed or not line.cells:
        return []
    texts = [cell.text for cell in line.cells if cell.text]
    options = matcher.match(texts[0], soort)
    return [
        option
        for option in options
        if option.kop in _SHARES_LINE_WITH_TEXT
        or (len(texts[0]) <= _LONGEST_HEADING and (len(texts) == 1 or option.kop is Kop.KOLOMKOP))
    ]


def _stands_in_text(lines: Sequence[Line], place: int, heading: Heading, after_heading: bool) -> bool:  # noqa: FBT001
    if heading.kop is Kop.MISSIE and heading.naam:
        return False
    line = lines[place]
    before = lines[place - 1] if place else None
    after = lines[place + 1] if place + 1 < len(lines) else None
    if before is not None and not line.gap and not after_heading and len(line.cells) == 1:
        text = before.text
        # What stands far to the left of the line before goes on with no value in a column.
        goes_on = before.left - line.left < _COLUMN_INDENT and (before.runs_into(line) or len(text) > _PROSE_LINE)
        if goes_on and not ends_sentence(text) and not line.ruled:
            return True
    if heading.kop in _SHARES_LINE_WITH_TEXT or heading.code:
        return False
    if heading.naam and ends_sentence(line.text):
        return True
    if after is None or after.gap or after.listed or len(after.cells) > 1:
        return False
    return after.text[0].islower() or (heading.naam is not None and line.runs_into(after))


def _stands_among_rows(codes: Sequence[CodeMatch | None], place: int) -> bool:
    """Tell `1.2.3 Financiën`, a row among rows, from a chapter of that name: codes of figures number chapters too."""
    match = codes[place]
    if match is None or not match.code.is_row:
        return False
    code = match.code
    around = codes[max(0, place - _SIBLINGS_WITHIN) : place + _SIBLINGS_WITHIN + 1]
    beside = [other.code for other in around if other is not None and other is not match]
    if code.niveau == "doel":
        return any(other.parent == code.text for other in beside)
    return any(code.parent in {other.parent, other.text} for other in beside)


def _bare_beleidsterrein(
    lines: Sequence[Line], codes: Sequence[CodeMatch | None], place: int, matcher: HeadingMatcher
) -> tuple[Heading, ...]:
    """Recognise `4A Fietsers en voetgangers` above column heads or rows of 4A."""
    code = codes[place]
    line = lines[place]
    if code is None or code.code.niveau != "beleidsterrein" or not looks_like_heading(line):
        return ()
    naam = line.text[code.rest :]
    if not naam[:1].isupper():
        return ()
    for following, below in zip(codes[place + 1 :], lines[place + 1 : place + _ROWS_WITHIN], strict=False):
        if following is not None:
            is_row = code.code.text in following.code.stems[:-1]
            return (Heading(Kop.BELEIDSTERREIN, code=code.code.text, naam=naam.strip(" .:")),) if is_row else ()
        if not any(option.kop in {Kop.KOLOMKOP, Kop.DOELEN_EN_PRESTATIES} for option in matcher.match(below.text)):
            return ()
    return ()


def _drop_lone_column_heads(
    lines: Sequence[Line], headings: list[tuple[Heading, ...]], codes: Sequence[CodeMatch | None]
) -> None:
    """Unmark column heads that stand above no row and beside no other column head: sub-headings, legends."""
    place = 0
    while place < len(headings):
        end = place
        while end < len(headings) and any(option.kop is Kop.KOLOMKOP for option in headings[end]):
            end += 1
        alone = end == place + 1 and sum(bool(cell.text) for cell in lines[place].cells) == 1
        if alone and end < len(headings) and codes[end] is None and not headings[end]:
            headings[place] = tuple(option for option in headings[place] if option.kop is not Kop.KOLOMKOP)
        place = max(end, place + 1)
