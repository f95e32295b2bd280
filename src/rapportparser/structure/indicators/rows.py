"""From a row's cells under heads to the values of an indicator."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapportparser.facts.bbv import find_bbv
from rapportparser.reading.line import Line
from rapportparser.structure.indicators.figures import is_value, is_year, value_of
from rapportparser.structure.indicators.found import Entry, FoundValue
from rapportparser.structure.indicators.heads import Head
from rapportparser.structure.indicators.words import plain, words

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# "6,1% (2021)" and "2021: 6,1%": the year stands beside the value.
_YEAR_BESIDE = re.compile(r"\((?P<behind>(?:19|20)\d\d)\)$|^(?P<before>(?:19|20)\d\d)(?:: ?| )(?=\S)")
_LEAST_BBV = 2
_NO_PERIOD = frozenset({"waarde", "waarden", "score", "cijfer", "uitslag", "waarde indicator"})


def entry_of(heads: Sequence[Head | None], cells: Sequence[str], line: Line) -> Entry:
    """Give what a row says, its cells one under each head."""
    entry = Entry(_cell(heads, cells, "naam"), line)
    entry.nummer = _cell(heads[::-1], cells[::-1], "nummer") or None
    entry.eenheid = _cell(heads, cells, "eenheid") or None
    entry.bron = _cell(heads, cells, "bron") or None
    entry.code = _cell(heads, cells, "doel") or None
    entry.waarden = tuple(values_of(heads, cells))
    return entry


def values_of(heads: Sequence[Head | None], cells: Sequence[str]) -> Iterator[FoundValue]:
    """Give the values of a row, its cells one under each head; blank cells give none."""
    period: tuple[str, str] | None = None
    area: str | None = None
    # A value to compare with may have its area behind it ("Vergelijkend cijfer", "Vergelijking").
    compared = _area(_cell(heads, cells, "gebied"))
    for head, text in zip(heads, cells, strict=True):
        if head is not None and head.kind == "periode" and text:
            period = (head.text, text)
    for head, text in zip(heads, cells, strict=True):
        if head is None or not text:
            continue
        if head.kind == "gebied":
            area = _area(text)
        if head.kind == "waarde":
            kolom = _kolom(head, period)
            gebied = head.gebied or area or (compared if plain(head.text).startswith("vergelijk") else None)
            yield FoundValue(kolom, _jaar(head, kolom, text, period), head.soort, gebied, text, value_of(text))


def _area(text: str) -> str | None:
    return text if text and plain(text) not in words().own_areas else None


def _jaar(head: Head, kolom: str, text: str, period: tuple[str, str] | None) -> int | None:
    """Give the year of a value: its head's, the one beside the value, or that of the row's period."""
    if head.jaar is not None:
        return head.jaar
    if within := _YEAR_BESIDE.search(text):
        return int(within["behind"] or within["before"])
    told = kolom if kolom != head.text else period[1] if period is not None and head.soort is None else ""
    years = _YEAR.findall(told)
    return int(years[0]) if len(years) == 1 else None


def _kolom(head: Head, period: tuple[str, str] | None) -> str:
    """Give what tells of when a value is: its own head, or the cell of the row's period."""
    if period is None or head.jaar is not None:
        return head.text
    period_head, cell = period
    plainly = plain(period_head) in words().columns
    word = plain(head.text)
    if word == plain(period_head):
        return f"{head.text} {cell}"
    if head.gebied is None and word not in _NO_PERIOD and word not in words().own_areas:
        # A year of measuring is that of what was measured, not of what is aimed at.
        return f"{head.text} {cell}" if head.soort == "realisatie" and plainly else head.text
    # The head of a period's column that is itself a kind of measuring ("Laatste meting") belongs to it.
    return cell if plainly else f"{period_head} {cell}"


def _cell(heads: Sequence[Head | None], cells: Sequence[str], kind: str) -> str:
    return next(
        (text for head, text in zip(heads, cells, strict=True) if head is not None and head.kind == kind and text), ""
    )


def with_periods(heads: Sequence[Head | None], column_cells: Sequence[Sequence[str]]) -> list[Head | None]:
    """Give heads with those settled that only the cells below them tell: a column of years, of areas or of figures.

    Args:
        heads: One a column.
        column_cells: The cells of each column, from the top down.
    """
    found = list(heads)
    for at, (head, cells) in enumerate(zip(heads, column_cells, strict=True)):
        filled = [cell for cell in cells if cell]
        if head is None or not filled:
            continue
        if (
            head.kind == "waarde"
            and head.jaar is None
            and all(map(is_year, filled))
            and _others_differ(heads, column_cells, at)
        ):
            found[at] = Head("periode", head.text)
        elif head.kind == "gebied" and all(map(is_value, filled)):
            found[at] = Head("waarde", head.text, gebied=head.text, named=True)
    return found


def _others_differ(heads: Sequence[Head | None], column_cells: Sequence[Sequence[str]], at: int) -> bool:
    """Tell whether other columns of values hold something else than years."""
    return any(
        other != at and head is not None and head.kind == "waarde" and any(cell and not is_year(cell) for cell in cells)
        for other, (head, cells) in enumerate(zip(heads, column_cells, strict=True))
    )


def is_bbv(entries: Sequence[Entry]) -> bool:
    """Tell whether rows are indicators by their names, whatever the heads above them."""
    return sum(find_bbv(entry.naam, entry.eenheid) is not None for entry in entries) >= _LEAST_BBV
