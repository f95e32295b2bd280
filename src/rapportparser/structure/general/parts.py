"""From lines to parts: whole paragraphs, list items, rows of tables and lone figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from rapportparser.reading.line import Cell, Line
from rapportparser.structure import marking
from rapportparser.structure.general.numbering import numbering_of
from rapportparser.structure.keys import key_of
from rapportparser.structure.lexicon import known_heading, shared_lexicon
from rapportparser.structure.running_text import Joiner, goes_on

# One character or one word at a time: no two ways to read the same text.
_FIGURES = re.compile(
    r"(?:[€x×<>≥≤~±+()\[\]*\s\d.,%‰-]|mln\b|ha\b|km\b|procent\b|(?<!\w)[VNIS](?!\w))+"
    r"|n\.?\s?[bvt]\.?(?:\s?[bvt]\.?)?|(?:bedragen\s+)?[x×] € ?1[.,]?000(?:[.,]000)?",
    re.IGNORECASE,
)
_FIGURE = r"(?:€\s?)?[-+]?\d[\d.,]*(?:\s?%)?(?:[-*])?(?:\s[NVIS](?!\w))?"
_SPACED_ROW = re.compile(rf"(?P<label>[A-Z%][^\d€:;]{{1,60}}?)(?:\s+{_FIGURE}){{2,12}}")
_MONEY_ROW = re.compile(r"(?P<label>[A-Z][^\d€:;.]{1,40}?)\s+€\s?-?\d[\d.,]*")
_SPACED_FIGURE = re.compile(_FIGURE)
_PROGRAMME_CELL = re.compile(r"(?:Programma|Domein|Thema|Opgave)\s\d{1,2}[.:]?")
_LONGEST_FIGURES = 40
_GLUED_FIGURE = re.compile(r"\d[\d.,]*\s?%\s?(?:[A-Z][a-z]+)?$")
_LEADER = re.compile(r"(?:\.{4,}|…{2,}|(?:\. ){4,})\s*\d{0,3}$")
_OPENING_SIGNS = "'\"‘“„("
_SITEMAP_LINE = re.compile(r"(?:\d{1,3}\.\s+)?Blz\.\s*\d{1,4}\s+(?P<kop>\S.*)", re.IGNORECASE)
_PAGE_BEFORE = re.compile(r"\d{1,3}\s+(?=[A-Z])")
_SHARE_OF_LIST = 0.8
# How a text ends is told by its last characters.
_TAIL = 400
_LEAST_LINES_OF_LIST = 8
_LEAST_KNOWN = 2


class Kind(Enum):
    """The kinds of part."""

    TEXT = auto()
    ITEM = auto()
    ROW = auto()
    FIGURES = auto()


@dataclass(slots=True, eq=False)
class Part:
    """A paragraph, a list item, a row, or lone figures.

    Attributes:
        kind: Which of these.
        lines: The lines that it stands on.
        text: Its text in one line.
        cells: The texts of a row's cells, "" for an empty one; one for what is no row.
        boxed: Whether it stands in a table, be it in a row of one cell.
        gap: Whether empty space stands above it.
        level: Its depth as a heading, 1 for a chapter, where the source itself tells; None elsewhere.
    """

    kind: Kind
    lines: list[Line]
    text: str
    cells: tuple[str, ...] = ()
    boxed: bool = False
    gap: bool = False
    level: int | None = None
    filled: tuple[str, ...] = field(default=())

    @property
    def line(self) -> Line:
        """The line on which it begins."""
        return self.lines[0]

    @property
    def is_prose(self) -> bool:
        """Whether it reads as running text: it ends as a sentence does, or is long."""
        return self.kind is Kind.TEXT and (ends_sentence(self.text) or len(self.text) > _LONGEST_HEADING)


_LONGEST_HEADING = 120


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends as a sentence does."""
    return marking.ends_sentence(text[-_TAIL:])


def parts_of(lines: Sequence[Line], joiner: Joiner) -> list[Part]:
    """Give the parts of a document in printed order, without what publishing systems add."""
    parts: list[Part] = []
    lines = list(_without_buttons(lines))
    is_list = _is_sitemap(lines)
    for line in lines:
        last = parts[-1] if parts else None
        if is_list:
            parts.append(_listed_heading(line))
        elif last is not None and _belongs_to(last, line, joiner):
            _extend(last, line, joiner)
        else:
            parts.append(_part(line))
    if is_list:
        _rank(parts)
    return _without_doubles(parts)


def _without_buttons(lines: Sequence[Line]) -> Iterator[Line]:
    lexicon = shared_lexicon()
    after = False
    for line in lines:
        text = line.text
        if lexicon.noise.fullmatch(text):
            after = True
            continue
        mended = lexicon.glued_noise.sub("", text) if len(line.cells) == 1 else text
        if mended != text:
            if not mended:
                continue
            line = replace(line, cells=(replace(line.cells[0], text=mended, stops=()),))  # noqa: PLW2901
        match = _PAGE_BEFORE.match(mended) if len(line.cells) == 1 else None
        if (
            match
            and line.gap
            and known_heading(mended[match.end() :])
            and numbering_of(mended)
            and not _is_near(match[0], lines)
        ):
            cell = Cell(mended[match.end() :], line.left)
            line = replace(line, cells=(cell,))  # noqa: PLW2901
        yield replace(line, gap=True) if after and not line.gap else line
        after = False


def _is_near(number: str, lines: Sequence[Line]) -> bool:
    """Tell whether a number may be a chapter's: some line has the one before it or behind it."""
    value = int(number)
    wanted = (f"{value - 1} ", f"{value + 1} ")
    return value < 20 and (value == 1 or any(line.text.startswith(wanted) for line in lines))  # noqa: PLR2004


def _is_sitemap(lines: Sequence[Line]) -> bool:
    if len(lines) < _LEAST_LINES_OF_LIST:
        return False
    mapped = sum(_SITEMAP_LINE.fullmatch(line.text) is not None for line in lines)
    listed = sum(line.listed or line.text.startswith("- ") for line in lines)
    return mapped >= _SHARE_OF_LIST * len(lines) or (listed >= _SHARE_OF_LIST * len(lines) and _knows(lines))


def _knows(lines: Sequence[Line]) -> bool:
    """Tell whether a list holds headings: some of its items are known ones, or numbered as chapters are."""
    texts = [line.text.removeprefix("- ") for line in lines]
    known = sum(known_heading(text) is not None for text in texts)
    numbered = sum(numbering_of(text) is not None for text in texts)
    return known >= _LEAST_KNOWN or (known >= 1 and numbered >= _LEAST_KNOWN)


def _listed_heading(line: Line) -> Part:
    match = _SITEMAP_LINE.fullmatch(line.text)
    text = match["kop"] if match else line.text.removeprefix("- ")
    return Part(Kind.TEXT, [line], text, (text,), gap=True, filled=(text,))


def _rank(parts: Sequence[Part]) -> None:
    """Give the lines of a sitemap their depth, where indents tell it."""
    lefts = sorted({part.line.left for part in parts})
    if len(lefts) > 1:
        for part in parts:
            part.level = lefts.index(part.line.left) + 1


def _part(line: Line) -> Part:
    line = _with_cells(line)
    text, cells = line.text, tuple(cell.text for cell in line.cells)
    filled = tuple(cell for cell in cells if cell)
    level = min((sign.level for sign in line.signs), default=None)
    boxed = line.ruled or line.row is not None
    if len(filled) > 1 and not boxed and _PROGRAMME_CELL.fullmatch(filled[0]):
        # A number and a name that wide space parts are one heading.
        text = " ".join(filled)
        cells = filled = (text,)
    if len(filled) > 1:
        kind = Kind.ROW
    elif is_figures(text):
        kind = Kind.FIGURES
    else:
        kind = Kind.ITEM if line.listed else Kind.TEXT
    return Part(kind, [line], text, cells, boxed, line.gap, level, filled)


def _with_cells(line: Line) -> Line:
    """Part a row of a table that is printed with single spaces: a label, and two figures or more behind it."""
    if len(line.cells) != 1 or line.listed:
        return line
    match = _SPACED_ROW.fullmatch(line.text) or _MONEY_ROW.fullmatch(line.text)
    if match is None or numbering_of(line.text) is not None:
        return line
    cell = line.cells[0]
    figures = _SPACED_FIGURE.finditer(line.text, match.end("label"))
    behind = (Cell(figure[0], cell.left + figure.start()) for figure in figures)
    return replace(line, cells=(replace(cell, text=match["label"], stops=()), *behind))


def is_figures(text: str) -> bool:
    """Tell whether a text holds figures and signs only: amounts, shares, `n.v.t.`."""
    if len(text) > _LONGEST_FIGURES:
        return False
    return _FIGURES.fullmatch(text) is not None or (text[:1].isdigit() and _GLUED_FIGURE.fullmatch(text) is not None)


def _belongs_to(part: Part, line: Line, joiner: Joiner) -> bool:
    del joiner
    if part.kind is Kind.ROW or line.ruled:
        return part.boxed and line.row is not None and line.row is part.line.row
    if part.boxed or len(line.cells) != 1 or line.listed or line.signs or has_leader(part.text):
        return False
    last, text = part.lines[-1], line.text
    if part.kind is Kind.FIGURES or is_figures(text):
        return False
    numbered = numbering_of(text)
    if (
        numbered is not None
        and numbered.firm
        and (last.gap or not last.runs_into(line) or numbering_of(part.line.text))
    ):
        return False
    if line.look.bold != last.look.bold or line.look.band != last.look.band or line.look.size != last.look.size:
        return False
    if known_heading(text) is not None and not last.runs_into(line):
        return False
    if goes_on(last, line, part.text, part.line if part.kind is Kind.ITEM else None):
        return True
    first = text.lstrip(_OPENING_SIGNS)[:1]
    return first.islower() and not ends_sentence(part.text) and not _stands_alone(part)


def has_leader(text: str) -> bool:
    """Tell whether dots lead from a text to its page."""
    return _LEADER.search(text, max(len(text) - _TAIL, 0)) is not None


def _stands_alone(part: Part) -> bool:
    return known_heading(part.text) is not None


def _extend(part: Part, line: Line, joiner: Joiner) -> None:
    if part.kind is Kind.ROW or (line.row is not None and line.row is part.line.row):
        cells = list(part.cells)
        for place, cell in enumerate(line.cells):
            if place >= len(cells):
                cells.append(cell.text)
            elif cell.text:
                cells[place] = joiner.glued(cells[place], cell.text) if cells[place] else cell.text
        part.cells = tuple(cells)
        part.filled = tuple(cell for cell in cells if cell)
        part.text = "\t".join(part.filled)
        part.kind = Kind.ROW if len(part.filled) > 1 else part.kind
    else:
        part.text = joiner.glued(part.text, line.text)
        part.cells = part.filled = (part.text,)
    part.lines.append(line)


def _without_doubles(parts: Sequence[Part]) -> list[Part]:
    """Leave out a heading that is printed again right beneath itself."""
    kept: list[Part] = []
    for part in parts:
        double = kept and kept[-1].kind is part.kind is Kind.TEXT and not part.is_prose and not known_heading(part.text)
        if not (double and key_of(kept[-1].text) == key_of(part.text)):
            kept.append(part)
    return kept
