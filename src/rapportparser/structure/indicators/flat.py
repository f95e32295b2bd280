"""Tables of which only the cells are left, one a line: first the heads, then the rows, blank cells mostly gone.

A row counts only where it has a cell for every head. Where one is missing nobody can tell which, and no value is given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapportparser.reading.line import Line
from rapportparser.structure.indicators.figures import is_value, is_year
from rapportparser.structure.indicators.heads import Head, head_of, is_area, joined, settled
from rapportparser.structure.indicators.words import plain

_MOST_HEADS = 24
_LONGEST_CELL = 400
# A cell that only repeats what a row's foot says; it is no row.
FOOT_LINE = re.compile(
    r"(?P<label>bron(?:nen)?|(?:meet)?eenheid|toelichting|indicator|opmerking|definitie|noot)\s*:\s*(?P<rest>.*)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FlatCell:
    """A cell that stands on a line of its own.

    Attributes:
        text: Its text; lines without space between them are one cell where others have space between them.
        line: Where it begins.
        at: Place of its last line in the section.
        first: Place of its first line in the section.
    """

    text: str
    line: Line
    at: int
    first: int


def heads_at(cells: Sequence[FlatCell], start: int, *, known: bool) -> tuple[list[Head], int] | None:
    """Give the heads that begin at a cell, and the place behind them; None where no table of indicators begins.

    Args:
        cells: The cells.
        start: The place of the first head.
        known: Whether it is known that indicators stand here, so that a head like "Omschrijving" is enough.
    """
    found: list[Head] = []
    at = start
    while at < len(cells) and len(found) < _MOST_HEADS:
        head = head_of(cells[at].text)
        if head is None:
            following = head_of(cells[at + 1].text) if at + 1 < len(cells) else None
            # The name of the body itself among areas ("Waterveld" before "Nederland").
            if not (
                found and found[-1].kind == "waarde" and following and following.gebied and _is_name(cells[at].text)
            ):
                break
            head = Head("waarde", cells[at].text, gebied=cells[at].text, named=True)
        if found and head.kind == "naam" and head.strong and any(one.kind == "naam" and one.strong for one in found):
            break
        found.append(head)
        at += 1
    names = [head for head in found if head.kind == "naam"]
    if not any(known or name.strong for name in names) or not any(head.kind == "waarde" for head in found):
        return None
    return found, at


def _is_name(text: str) -> bool:
    return bool(re.fullmatch(r"['’]?[A-Z][\w'’ -]{2,30}", text)) and not is_area(plain(text))


def columns_of(heads: Sequence[Head]) -> list[Head] | None:
    """Give the columns of heads as they stand one below the other, two rows of them joined; None for a guess."""
    values = [at for at, head in enumerate(heads) if head.kind == "waarde"]
    kinds = [at for at in values if not heads[at].is_year and heads[at].jaar is None]
    years = [at for at in values if heads[at].is_year]
    if not kinds or not years or not _two_rows(kinds, years):
        return in_place(heads)
    before, behind = (kinds, years) if kinds[0] < years[0] else (years, kinds)
    if _alternate(kinds, years) or len(kinds) == len(years):
        pairs = list(zip(before, behind, strict=True))
    elif len(kinds) == 1 and heads[kinds[0]].soort != "nulmeting":
        pairs = [(kinds[0], year) for year in years]
    elif kinds[0] < years[0] and len(kinds) < len(years):
        # Which years belong to which kind is lost; the years alone are certain.
        pairs = [(year, year) for year in years]
    else:
        return None
    columns: list[Head] = list(heads[: values[0]])
    columns += [head for pair in pairs if (head := joined(heads[pair[0]], heads[pair[1]])) is not None]
    columns += [head for at, head in enumerate(heads) if at > values[0] and head.kind != "waarde"]
    return in_place(columns)


def in_place(heads: Sequence[Head]) -> list[Head]:
    """Give heads with those settled whose meaning depends on where they stand."""
    return [head for head in settled(heads) if head is not None]


def _two_rows(kinds: Sequence[int], years: Sequence[int]) -> bool:
    """Tell whether kinds and years are two rows of heads, and not heads beside each other.

    Kinds without a year beside years are one row only where the table mixes them ("2018, 2019, Nederland").
    """
    return kinds[-1] < years[0] or _alternate(kinds, years)


def _alternate(kinds: Sequence[int], years: Sequence[int]) -> bool:
    return len(kinds) == len(years) and all(
        year - kind == years[0] - kinds[0] and abs(year - kind) == 1 for kind, year in zip(kinds, years, strict=True)
    )


def flat_cells(lines: Sequence[tuple[int, Line]]) -> Iterator[FlatCell]:
    """Give lines as cells; a line without space above it goes on where most lines have space above them."""
    spaced = sum(line.gap for _, line in lines) * 3 >= len(lines) * 2
    pending: FlatCell | None = None
    for at, line in lines:
        if pending is not None and spaced and at == pending.at + 1 and _goes_on(pending.text, line):
            pending = FlatCell(f"{pending.text} {line.text}", pending.line, at, pending.first)
            continue
        if pending is not None:
            yield pending
        pending = FlatCell(line.text, line, at, at)
    if pending is not None:
        yield pending


def _goes_on(text: str, line: Line) -> bool:
    if line.gap or line.listed or is_value(text) or FOOT_LINE.fullmatch(text) or FOOT_LINE.fullmatch(line.text):
        return False
    return not is_value(line.text) or is_year(line.text)
