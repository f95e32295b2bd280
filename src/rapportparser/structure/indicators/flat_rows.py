"""The rows of tables of which only the cells are left, one a line.

A row counts only where it has a cell for every head. Where one is missing nobody can tell which, and no value is given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rapportparser.structure.indicators.figures import is_value
from rapportparser.structure.indicators.fitting import ORDINAL, anchored, numbered_on, row_at
from rapportparser.structure.indicators.flat import FOOT_LINE, FlatCell, columns_of, heads_at, in_place
from rapportparser.structure.indicators.found import Entry
from rapportparser.structure.indicators.heads import Head, head_of, is_area
from rapportparser.structure.indicators.rows import entry_of, is_bbv, values_of, with_periods
from rapportparser.structure.indicators.words import is_unit, plain, words

_LONGEST_CELL = 400
# What follows a table, and is no row of it.
_END = re.compile(
    r"(?:bron(?:nen)?|bronvermelding|toelichting(?:en)?(?: (?:op|bij|per) .{1,40})?|opmerkingen|legenda|noten)\s*:?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FlatTable:
    """A table read from cells.

    Attributes:
        entries: Its rows.
        end: Place of the first cell behind it.
    """

    entries: tuple[Entry, ...]
    end: int


def read_flat(cells: Sequence[FlatCell], start: int, *, known: bool) -> FlatTable | None:
    """Read the table that begins at a cell; None where none does."""
    above = head_of(cells[start - 1].text) if start else None
    begun = heads_at(cells, start, known=True)
    if begun is None or (above is not None and above.kind == "nummer"):
        # Heads are read from the first of them, or a row without its number would seem whole.
        return None
    heads, at = begun
    readers = [_read(cells, at, columns) for columns in _readings(cells, at, heads)]
    if not readers:
        best = _read(cells, at, in_place(heads))
        best.entries = [_shortened(entry) for entry in best.entries]
    else:
        best = max(readers, key=lambda reader: reader.merit)
    if not best.entries or not (known or any(head.strong for head in heads) or is_bbv(best.entries)):
        return None
    if best.exceeded:
        # Where a row has more values than there are heads, the heads are not all there.
        best.entries = [_shortened(entry) for entry in best.entries]
    return FlatTable(tuple(best.entries), best.at)


def _readings(cells: Sequence[FlatCell], at: int, heads: Sequence[Head]) -> Iterator[list[Head]]:
    """Give the ways to read heads: as two rows or one, with a number or an area that no head tells."""
    joined = columns_of(heads)
    for columns in (joined, in_place(heads)):
        if columns is None or (columns is not joined and columns == joined):
            continue
        yield _with_periods(cells, at, columns)
        if columns[0].kind == "naam" and at < len(cells) and ORDINAL.fullmatch(cells[at].text):
            yield _with_periods(cells, at, [Head("nummer", ""), *columns])
        if not any(head.kind == "gebied" for head in columns):
            first = next(place for place, head in enumerate(columns) if head.kind == "waarde")
            yield [*columns[:first], Head("gebied", "", strong=True), *columns[first:]]


def _read(cells: Sequence[FlatCell], at: int, columns: Sequence[Head]) -> _Reader:
    rows = _Reader(cells, at, columns)
    rows.read()
    return rows


def _shortened(entry: Entry) -> Entry:
    return replace(entry, waarden=(), shortened=True)


def _with_periods(cells: Sequence[FlatCell], at: int, columns: Sequence[Head]) -> list[Head]:
    """Settle the columns by the first rows, where they are whole."""
    width = len(columns)
    rows = [
        [cell.text for cell in cells[place : place + width]]
        for place in range(at, min(at + 4 * width, len(cells)), width)
    ]
    rows = [row for row in rows if len(row) == width]
    if not rows:
        return list(columns)
    settled_columns = with_periods(columns, [[row[column] for row in rows[:1]] for column in range(width)])
    return [head for head in settled_columns if head is not None]


class _Reader:
    """Reads the rows of a table, one after the other.

    Attributes:
        at: Place of the next cell.
        entries: The rows so far.
        exceeded: Whether a row has more values than there are heads.
    """

    def __init__(self, cells: Sequence[FlatCell], at: int, columns: Sequence[Head]) -> None:
        self.cells = cells
        self.at = at
        self.columns = columns
        self.entries: list[Entry] = []
        self._only_name = sum(head.kind not in {"waarde", "periode"} for head in columns) == 1
        self.exceeded = False
        self._areas: set[str] = set()
        self._direct = row_at(cells, at, columns)
        self._sure = True

    def read(self) -> None:
        """Read up to the first cell that belongs to no row."""
        while self.at < len(self.cells):
            if self._foot():
                continue
            if _END.fullmatch(self.cells[self.at].text) or not (
                self._heads_again() or self._row() or self._broken_row()
            ):
                break

    @property
    def merit(self) -> tuple[bool, bool, int, int]:
        """How well the columns suit the rows: none with more values than heads, the first one whole, and many."""
        whole = sum(not entry.shortened for entry in self.entries)
        return (not self.exceeded and self._suits_areas(), self._direct, whole, len(self.entries))

    def _suits_areas(self) -> bool:
        """Tell whether an area that no head tells is one: some cell must be a known one."""
        if not any(head.kind == "gebied" and head.strong for head in self.columns):
            return True
        areas = {value.gebied for entry in self.entries for value in entry.waarden}
        return any(area is not None and is_area(plain(area)) for area in areas)

    def _foot(self) -> bool:
        """Take the source and the unit below a row, and pass over what explains it."""
        foot = FOOT_LINE.fullmatch(self.cells[self.at].text)
        if foot is None or not self.entries or foot["label"].lower() == "indicator":
            return False
        label, told, taken = plain(foot["label"]), foot["rest"], 1
        if not told and self.at + 1 < len(self.cells):
            told, taken = self.cells[self.at + 1].text, 2
        entry = self.entries[-1]
        if label.startswith("bron"):
            entry.bron, entry.foot = entry.bron or told, True
        elif label.endswith("eenheid"):
            entry.eenheid = entry.eenheid or told
        self.at += taken
        while taken == 2 and label == "toelichting" and self._explains_on():  # noqa: PLR2004 (label and text)
            self.at += 1
        return True

    def _explains_on(self) -> bool:
        """Tell whether a cell goes on with what explains a row: it begins none itself, and another comes behind it."""
        behind = self.at + 1
        return (
            behind < len(self.cells)
            and not row_at(self.cells, self.at, self.columns)
            and row_at(self.cells, behind, self.columns)
        )

    def _heads_again(self) -> bool:
        """Pass over heads that are printed again, on another page."""
        repeated = heads_at(self.cells, self.at, known=False)
        if repeated is None or columns_of(repeated[0]) != list(self.columns):
            return False
        self.at = repeated[1]
        return True

    def _row(self) -> bool:
        """Take a row with a cell for every head."""
        cells, columns, at = self.cells, self._columns_left(), self.at
        if not row_at(cells, at, columns) or not numbered_on(self.entries, cells, at, columns):
            return False
        behind = at + len(columns)
        if self._has_more_values(at, behind):
            self.exceeded = self.exceeded or self._has_row_behind(behind)
            return False
        if self._took_number(at, behind):
            return False
        if not (self._sure or self._only_name or anchored(cells, at, columns)):
            return False
        self.entries.append(entry_of(columns, [cell.text for cell in cells[at:behind]], cells[at].line))
        self.at, self._sure = behind, True
        if columns is self.columns:
            self._continued()
        return True

    def _has_more_values(self, at: int, behind: int) -> bool:
        """Tell whether more values stand behind a row than there are heads: then none is surely below its own."""
        if behind >= len(self.cells) or not is_value(self.cells[behind].text):
            return False
        if self.columns[0].kind != "nummer":
            return True
        number, following = self.cells[at].text.rstrip("."), self.cells[behind].text.rstrip(".")
        goes_on = not (number.isdigit() and following.isdigit()) or int(following) == int(number) + 1
        return not (goes_on and ORDINAL.fullmatch(self.cells[behind].text) and self._is_name(behind + 1))

    def _took_number(self, at: int, behind: int) -> bool:
        """Tell whether a row that misses a cell may have taken the next one's number for its last value.

        It has not where that number stands behind it still, or nothing does.
        """
        number = self.cells[at].text.rstrip(".")
        if self.columns[0].kind != "nummer" or not number.isdigit() or behind >= len(self.cells):
            return False
        following = str(int(number) + 1)
        last = max(place for place, head in enumerate(self.columns) if head.kind == "waarde")
        if self.cells[at + last].text.rstrip(".") != following:
            return False
        text = self.cells[behind].text
        return text.rstrip(".") != following and not (FOOT_LINE.fullmatch(text) or _END.fullmatch(text))

    def _is_name(self, at: int) -> bool:
        return at < len(self.cells) and not is_value(self.cells[at].text)

    def _has_row_behind(self, at: int) -> bool:
        """Tell whether rows come behind values that are too many; a page's number may stand behind the last row."""
        while at < len(self.cells) and is_value(self.cells[at].text):
            at += 1
        return row_at(self.cells, at, self.columns)

    def _columns_left(self) -> Sequence[Head]:
        """Give the columns, without texts at their end that a text cut off in its last row no longer has."""
        left = len(self.cells) - self.at
        last = max(place for place, head in enumerate(self.columns) if head.kind == "waarde")
        return self.columns[:left] if last < left < len(self.columns) else self.columns

    def _continued(self) -> None:
        """Take the rows with an indicator's values for other areas: nothing but the area and the values."""
        columns = self.columns
        first = next((place for place, head in enumerate(columns) if head.kind == "gebied"), None)
        if first is None:
            return
        last = max(place for place, head in enumerate(columns) if head.kind == "waarde")
        if first > last:
            return
        part = columns[first : last + 1]
        entry = self.entries[-1]
        areas = {cell.text for cell in self.cells[self.at - len(columns) + first : self.at - len(columns) + first + 1]}
        self._areas |= areas
        while self._is_area_row(part):
            behind = self.at + len(part)
            if behind < len(self.cells) and is_value(self.cells[behind].text) and columns[0].kind != "nummer":
                break
            whole = [""] * len(columns)
            whole[first : last + 1] = [cell.text for cell in self.cells[self.at : self.at + len(part)]]
            for place, head in enumerate(columns):
                if head.kind == "periode" and not whole[place] and entry.waarden:
                    whole[place] = entry.waarden[0].kolom
            entry.waarden = (*entry.waarden, *values_of(columns, whole))
            self.at += len(part)

    def _is_area_row(self, part: Sequence[Head]) -> bool:
        """Tell whether the next cells are an area that can be one, and its values."""
        if not row_at(self.cells, self.at, part) or row_at(self.cells, self.at, self.columns):
            return False
        text = self.cells[self.at].text
        return text in self._areas or is_area(plain(text)) or plain(text) in words().own_areas

    def _broken_row(self) -> bool:
        """Pass over a row that misses cells, or a heading between rows."""
        found = _past_broken(self.cells, self.at, self.columns, only_name=self._only_name)
        if found is None:
            return False
        name, behind = found
        if name is not None:
            cell = self.cells[name]
            number = self.cells[self.at].text if self.columns[0].kind == "nummer" else ""
            self.entries.append(Entry(cell.text, cell.line, nummer=number or None, shortened=True))
            self._sure = False
        self.at = behind
        return True


def _past_broken(
    cells: Sequence[FlatCell], at: int, columns: Sequence[Head], *, only_name: bool
) -> tuple[int | None, int] | None:
    """Give the place of the name in a row that misses cells, and the place behind it; None where the table ends.

    A text alone above a row is a heading inside the table, and gives no name.
    """
    text = cells[at].text
    if is_value(text) and not any(head.kind == "nummer" for head in columns[:1]):
        return None
    if only_name:
        behind = at + 1
        while behind < len(cells) and is_value(cells[behind].text):
            behind += 1
        if behind > at + 1:
            return (at, behind)
        return (None, behind) if row_at(cells, behind, columns) and len(text) <= _LONGEST_CELL else None
    limit = min(at + 2 * len(columns) + 1, len(cells))
    for place in range(at + 1, limit):
        if FOOT_LINE.fullmatch(cells[place].text):
            break
        if row_at(cells, place, columns) and anchored(cells, place, columns):
            between = range(at, place)
            valued = any(is_value(cells[inner].text) for inner in between)
            names = [inner for inner in between if not is_value(cells[inner].text) and not is_unit(cells[inner].text)]
            return (names[0] if valued and names else None, place)
    return None
