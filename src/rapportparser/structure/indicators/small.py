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
from rapportparser.structure.indicators.found import Entry
from rapportparser.structure.indicators.heads import Head, head_of, joined
from rapportparser.structure.indicators.rows import values_of
from rapportparser.structure.indicators.sources import labels_in
from rapportparser.structure.indicators.spaced import heads_in

_NUMBERED = re.compile(r"(?:nr\.? ?|indicator )(?P<nummer>\d{1,4}[a-z]?)[.:]? (?P<naam>.{3,300})", re.IGNORECASE)
_LONGEST_NAME = 300
_BLANK = frozenset({"leeg", "-", "jaar"})


@dataclass(slots=True)
class SmallRow:
    """A row of a small table: what its values are, and the values."""

    label: Head
    values: list[str]


def read_small(lines: Sequence[Line], at: int) -> tuple[Entry, int] | None:
    """Read the small table whose first line of source or unit stands at a place, and give the place behind it."""
    told, place = _labels(lines, at)
    if not told or at == 0 or lines[at - 1].row is not None:
        return None
    naam = lines[at - 1].text
    if head_of(naam) is not None or is_value(naam) or labels_in(naam) or len(naam) > _LONGEST_NAME:
        return None
    heads, place = _heads(lines, place)
    if not heads:
        return None
    rows, place = _rows(lines, place, len(heads))
    entry = Entry(naam, lines[at - 1])
    if numbered := _NUMBERED.fullmatch(naam):
        entry.naam, entry.nummer = numbered["naam"], numbered["nummer"]
    entry.bron, entry.eenheid = told.get("bron"), told.get("eenheid")
    for row in rows:
        if len(row.values) != len(heads):
            entry.shortened = True
            continue
        under = [joined(row.label, head) for head in heads]
        entry.waarden = (*entry.waarden, *values_of(under, row.values))
    return entry, place


def _labels(lines: Sequence[Line], at: int) -> tuple[dict[str, str], int]:
    told: dict[str, str] = {}
    while at < len(lines) and lines[at].row is None and (found := labels_in(lines[at].text)):
        told = found | told
        at += 1
    return told, at


def _heads(lines: Sequence[Line], at: int) -> tuple[list[Head], int]:
    """Give the heads of the columns, on one line or a line each."""
    found: list[Head] = []
    while at < len(lines) and lines[at].row is None:
        text = lines[at].text
        first, _, rest = text.partition(" ")
        if not found and first.lower() in _BLANK:
            if not rest:
                at += 1
                continue
            text = rest
        heads = heads_in(text)
        if heads is None or not all(head.is_year for head in heads):
            break
        found += heads
        at += 1
    return found, at


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
