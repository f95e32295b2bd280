"""Tables whose rows are lines with cells parted by nothing but spaces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapportparser.reading.line import Line
from rapportparser.structure.indicators.figures import is_value, is_year, split_values
from rapportparser.structure.indicators.flat import FOOT_LINE, columns_of
from rapportparser.structure.indicators.found import Entry
from rapportparser.structure.indicators.heads import Head, head_of
from rapportparser.structure.indicators.rows import entry_of, with_periods
from rapportparser.structure.indicators.words import is_sure_unit

_MOST_WORDS = 6
_LONGEST_ROW = 300
# Columns of texts that may stand behind the values.
_TEXTS_BEHIND = frozenset({"bron", "overig"})
# Behind one of these a number is part of the name ("Jongeren onder 18"), so that one of the values may be missing.
_BEFORE_NUMBER = frozenset(
    {
        "onder",
        "boven",
        "tot",
        "vanaf",
        "van",
        "groep",
        "klas",
        "fase",
        "dan",
        "met",
        "in",
        "per",
        "op",
        "t/m",
        "artikel",
    }
)
_NUMBER_BEFORE = re.compile(r"(\d{1,3}|[A-Z]\.?\d{1,3})\.? (?=\S)")


def heads_in(text: str) -> list[Head] | None:
    """Give the heads that a line prints beside each other; None where anything in it is no head.

    In "2019 Begroot 2020 Begroot 2021" a kind goes with the year behind it, unless the last one has none there.
    """
    tokens = text.split(" ")
    found = _heads_in(tokens, kind_first=True)
    if found and any(map(_lacks_year, found)):
        other = _heads_in(tokens, kind_first=False)
        return other if other and not any(map(_lacks_year, other)) else found
    return found


def _lacks_year(head: Head) -> bool:
    return head.soort is not None and head.jaar is None


def _heads_in(tokens: Sequence[str], *, kind_first: bool) -> list[Head] | None:
    found: list[Head] = []
    at = 0
    while at < len(tokens):
        for width in range(min(_MOST_WORDS, len(tokens) - at), 0, -1):
            head = head_of(" ".join(tokens[at : at + width]))
            if head is None:
                continue
            behind = head_of(tokens[at + width]) if at + width < len(tokens) else None
            if kind_first and width > 1 and is_year(tokens[at]) and head.named and behind and behind.is_year:
                continue
            found.append(head)
            at += width
            break
        else:
            return None
    return found


def table_heads(lines: Sequence[Line], at: int, *, known: bool) -> tuple[list[Head], int] | None:
    """Give the columns of the table that begins at a line, and the place of its first row; None where none begins."""
    heads = heads_in(lines[at].text) if len(lines[at].text) <= _LONGEST_ROW else None
    if not heads or len(heads) < 2 or not any(head.kind == "naam" and (head.strong or known) for head in heads[:3]):  # noqa: PLR2004
        return None
    behind = at + 1
    lower = heads_in(lines[behind].text) if behind < len(lines) and lines[behind].row is None else None
    if lower and len(lower) > 1 and all(head.kind == "waarde" for head in lower):
        heads, behind = heads + lower, behind + 1
    if not any(head.kind == "waarde" for head in heads):
        return None
    columns = columns_of(heads)
    return (columns, behind) if columns is not None else None


def read_spaced(lines: Sequence[Line], at: int, *, known: bool) -> tuple[list[Entry], int] | None:
    """Read the table that begins at a line, and give its rows and the place behind it; None where none begins."""
    begun = table_heads(lines, at, known=known)
    if begun is None:
        return None
    columns, place = begun
    rows: list[_Row] = []
    above: Line | None = None
    while place < len(lines) and _goes_on(lines[place], columns, begun=bool(rows)):
        line = lines[place]
        if _has_values(line, columns):
            rows.append(_Row(f"{above.text} {line.text}" if above else line.text, above or line))
            above = None
        elif not _repeats_heads(line):
            if _has_row_below(lines, place, columns):
                above = line if _is_rest(lines[place + 1]) else None
            elif rows and line.text[:1].islower() and not line.gap:
                rows[-1].behind = f" {line.text}"
            else:
                break
        place += 1
    return (_entries(rows, columns), place) if rows else None


@dataclass(slots=True)
class _Row:
    """A row as printed, and what of its name stands on the line below it."""

    text: str
    line: Line
    behind: str = ""


def _goes_on(line: Line, columns: Sequence[Head], *, begun: bool) -> bool:
    """Tell whether a line can belong to a table."""
    if line.row is not None or line.listed or len(line.text) > _LONGEST_ROW or FOOT_LINE.fullmatch(line.text):
        return False
    return not (line.gap and begun) or _has_values(line, columns)


def _repeats_heads(line: Line) -> bool:
    return " " in line.text and any(head.kind == "naam" for head in heads_in(line.text) or [])


def _has_row_below(lines: Sequence[Line], at: int, columns: Sequence[Head]) -> bool:
    return at + 1 < len(lines) and lines[at + 1].row is None and _has_values(lines[at + 1], columns)


def _is_rest(line: Line) -> bool:
    """Tell whether a line goes on with a name that was broken: in lower case, or with nothing but values."""
    return line.text[:1].islower() or not split_values(line.text)[0]


def _entries(rows: Sequence[_Row], columns: Sequence[Head]) -> list[Entry]:
    parted = [(row, *_cells(row.text, columns)) for row in rows]
    whole = [cells for _, cells, _ in parted if cells is not None]
    if whole:
        columns = [head for head in with_periods(columns, list(zip(*whole, strict=True))) if head is not None]
    name_at = next(at for at, head in enumerate(columns) if head.kind == "naam")
    entries: list[Entry] = []
    for row, cells, name in parted:
        if cells is None:
            entries.append(Entry(name + row.behind, row.line, shortened=True))
        else:
            cells[name_at] = name + row.behind
            entries.append(entry_of(columns, cells, row.line))
    return entries


def _has_values(line: Line, columns: Sequence[Head]) -> bool:
    if not any(is_value(token) for token in line.text.split(" ")):
        return False
    if split_values(line.text)[1]:
        return True
    return columns[-1].kind in _TEXTS_BEHIND and _inner_values(line.text, 1) is not None


def _cells(text: str, columns: Sequence[Head]) -> tuple[list[str] | None, str]:
    """Part a row into cells, one a column; None, with the name, where there are fewer or more values than heads."""
    wanted = sum(head.kind in {"waarde", "periode"} for head in columns)
    last = columns[-1].kind
    behind = ""
    if last in _TEXTS_BEHIND:
        parted = _inner_values(text, wanted)
        if parted is None:
            return None, split_values(text)[0] or text
        before, values, behind = parted
    else:
        before, values = split_values(text)
    if len(values) != wanted or not before or before.split(" ")[-1].lower() in _BEFORE_NUMBER:
        return None, before or text
    texts = [head.kind for head in columns if head.kind not in {"waarde", "periode"}]
    eenheid = ""
    told: dict[str, str] = {}
    for kind in texts[: texts.index("naam")]:
        if match := _NUMBER_BEFORE.match(before):
            told.setdefault(kind, match[1])
            before = before[match.end() :]
    if "eenheid" in texts:
        before, eenheid = _split_unit(before)
    told |= {"naam": before, "eenheid": eenheid}
    if last in _TEXTS_BEHIND:
        told[last] = behind
    inner = iter(values)
    return [next(inner) if head.kind in {"waarde", "periode"} else told.get(head.kind, "") for head in columns], before


def _inner_values(text: str, wanted: int) -> tuple[str, list[str], str] | None:
    """Part a row whose last cell is a text: what stands before the values, the values, and that text."""
    tokens = text.split(" ")
    for end in range(len(tokens) - 1, 0, -1):
        before, values = split_values(" ".join(tokens[:end]))
        if before and len(values) >= wanted:
            behind = " ".join(tokens[end:])
            return (before, values, behind) if not any(map(is_value, tokens[end:])) else None
    return None


def _split_unit(text: str) -> tuple[str, str]:
    """Part a unit off the end of a name; none where what stands there does not read as a unit of its own."""
    tokens = text.split(" ")
    for at in range(1, len(tokens)):
        unit = " ".join(tokens[at:])
        if is_sure_unit(unit):
            return " ".join(tokens[:at]), unit
    return text, ""
