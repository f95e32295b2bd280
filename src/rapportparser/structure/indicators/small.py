"""Small tables, one an indicator: name, source and unit, years, and a row for each kind of value.

```text
Bezoeken aan de bibliotheek
Bron: Bibliotheek Waterveld Eenheid: aantal
leeg 2019 2020 2021
Realisatie 5 6 7
Streefwaarde 6 6 6
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapportparser.reading.line import Line
from rapportparser.structure.indicators.figures import is_value, split_values
from rapportparser.structure.indicators.flat import columns_of
from rapportparser.structure.indicators.found import Entry
from rapportparser.structure.indicators.heads import Head, head_of, joined
from rapportparser.structure.indicators.rows import values_of
from rapportparser.structure.indicators.sources import labels_in
from rapportparser.structure.indicators.spaced import heads_in
from rapportparser.structure.indicators.words import plain

_NUMBERED = re.compile(r"(?:nr\.? ?|indicator )(?P<nummer>\d{1,4}[a-z]?)[.:]? (?P<naam>.{3,300})", re.IGNORECASE)
_LONGEST_NAME = 300
_LONE_LABELS = {"eenheid": "eenheid", "meeteenheid": "eenheid", "bron": "bron"}
_BLANK = frozenset({"leeg", "-", "jaar"})


@dataclass(slots=True)
class SmallRow:
    """A row of a small table: what its values are, and the values."""

    label: Head
    values: list[str]


def may_begin_small(text: str) -> bool:
    """Tell whether a line is one of source or unit, as stands above a small table."""
    return bool(labels_in(text)) or plain(text) in _LONE_LABELS


def read_small(lines: Sequence[Line], at: int) -> tuple[Entry, int] | None:
    """Read the small table whose first line of source or unit stands at a place, and give the place behind it."""
    told, place = _labels(lines, at)
    if not told or at == 0 or lines[at - 1].row is not None:
        return None
    above = at - 1
    if above and lines[above - 1].row is None and _NUMBERED.fullmatch(lines[above - 1].text):
        # Between the numbered name and the labels a line tells what is measured.
        above -= 1
    naam = lines[above].text
    if head_of(naam) is not None or is_value(naam) or labels_in(naam) or len(naam) > _LONGEST_NAME:
        return None
    heads, place = _heads(lines, place)
    if not heads:
        return None
    entry = Entry(naam, lines[above])
    if numbered := _NUMBERED.fullmatch(naam):
        entry.naam, entry.nummer = numbered["naam"], numbered["nummer"]
    entry.bron, entry.eenheid = told.get("bron"), told.get("eenheid")
    rows, behind = _rows(lines, place, len(heads))
    if not rows:
        return entry, _bare_values(entry, lines, place, heads)
    for row in rows:
        if len(row.values) != len(heads):
            entry.shortened = True
            continue
        under = [joined(row.label, head) for head in heads]
        entry.waarden = (*entry.waarden, *values_of(under, row.values))
    return entry, behind


def _bare_values(entry: Entry, lines: Sequence[Line], at: int, heads: Sequence[Head]) -> int:
    """Give an indicator the values that stand below its heads without a word before them, and the place behind them."""
    values: list[str] = []
    place = at
    while place < len(lines) and lines[place].row is None and is_value(lines[place].text):
        values.append(lines[place].text)
        place += 1
    columns = columns_of(heads)
    if columns is not None and len(values) == len(columns):
        entry.waarden = tuple(values_of(columns, values))
    else:
        entry.shortened = bool(values)
    return place


def _labels(lines: Sequence[Line], at: int) -> tuple[dict[str, str], int]:
    """Give what lines of labels tell, a label's text beside it or below it, and the place behind them."""
    told: dict[str, str] = {}
    while at < len(lines) and lines[at].row is None:
        if found := labels_in(lines[at].text):
            at += 1
        elif (label := _LONE_LABELS.get(plain(lines[at].text))) and at + 1 < len(lines) and lines[at + 1].row is None:
            if head_of(lines[at + 1].text) is not None:
                break
            found = {label: lines[at + 1].text}
            at += 2
        else:
            break
        told = found | told
    return told, at


def _heads(lines: Sequence[Line], at: int) -> tuple[list[Head], int]:
    """Give the heads of the columns, on one line or a line each: years, or kinds and then years."""
    found: list[Head] = []
    start = at
    while at < len(lines) and lines[at].row is None:
        text = lines[at].text
        first, _, rest = text.partition(" ")
        if not found and first.lower() in _BLANK:
            if not rest:
                at += 1
                continue
            text = rest
        heads = heads_in(text)
        if heads is None or not all(head.kind == "waarde" for head in heads):
            break
        found += heads
        at += 1
    years = [head for head in found if head.is_year]
    if found and not found[-1].is_year and years:
        # A kind behind years is no head of a column any more but the first row's.
        last = max(place for place, head in enumerate(found) if head.is_year)
        return found[: last + 1], start + _lines_of(lines, start, last + 1)
    return (found, at) if years or any(head.jaar for head in found) else ([], at)


def _lines_of(lines: Sequence[Line], start: int, heads: int) -> int:
    """Give how many lines hold so many heads."""
    taken, at = 0, start
    while taken < heads:
        first, _, rest = lines[at].text.partition(" ")
        text = rest if taken == 0 and first.lower() in _BLANK else lines[at].text
        taken += len(heads_in(text) or []) if text else 0
        at += 1
    return at - start


def _rows(lines: Sequence[Line], at: int, width: int) -> tuple[list[SmallRow], int]:
    rows: list[SmallRow] = []
    while at < len(lines) and lines[at].row is None:
        before, values = split_values(lines[at].text)
        label = head_of(before)
        if label is None or label.kind != "waarde" or label.is_year:
            break
        at += 1
        while (
            not values
            and at < len(lines)
            and len(values) < width
            and lines[at].row is None
            and is_value(lines[at].text)
        ):
            values = list(_lone_values(lines, at, width))
            at += len(values)
        rows.append(SmallRow(label, values))
    return rows, at


def _lone_values(lines: Sequence[Line], at: int, width: int) -> Iterator[str]:
    for line in lines[at : at + width]:
        if line.row is not None or not is_value(line.text):
            return
        yield line.text
