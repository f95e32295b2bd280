"""The rows of tables whose cells' bounds are known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rapportparser.structure.indicators.figures import is_cell_value, is_no_figure, split_values
from rapportparser.structure.indicators.found import Entry, FoundValue
from rapportparser.structure.indicators.grid import GridRow
from rapportparser.structure.indicators.heads import Head, head_of, joined
from rapportparser.structure.indicators.rows import entry_of, values_of

_LABELS = re.compile(
    r"(?P<label>bron(?:nen)?|(?:meet)?eenheid|toelichting|definitie|opmerking)\s?:\s?(?P<rest>.{0,300})", re.IGNORECASE
)


def entries_below(heads: Sequence[Head | None], head_row: GridRow, body: Sequence[GridRow]) -> list[Entry]:
    """Read the rows below heads.

    Args:
        heads: One a column.
        head_row: The row of heads that prints most cells.
        body: The rows below them.
    """
    reader = _Rows(heads, head_row)
    for row in body:
        reader.take(row)
    return reader.entries


class _Rows:
    """Reads rows below heads, one after the other.

    Attributes:
        entries: The indicators so far.
    """

    def __init__(self, heads: Sequence[Head | None], head_row: GridRow) -> None:
        self.heads = heads
        self.entries: list[Entry] = []
        self._under = {at for at, text in enumerate(head_row.texts) if text is not None}
        self._values = [at for at, head in enumerate(heads) if head is not None and head.kind == "waarde"]
        self._named = next((at for at, head in enumerate(heads) if head is not None and head.kind == "naam"), 0)
        self._above: Entry | None = None
        self._areas = False

    def take(self, row: GridRow) -> None:
        """Take a row: an indicator, another area of the one above it, what explains it, or a heading."""
        texts = [text or "" for text in row.texts]
        if not row.filled or [head_of(text) for text in row.filled] == [
            head for head in self.heads if head is not None
        ]:
            return
        if self._told(row):
            return
        filled = any(texts[at] for at in self._values)
        beyond = any(text and at not in self._under for at, text in enumerate(row.texts))
        lost = row.lost or beyond or _is_lost(row, self._values)
        name = texts[self._named]
        if not (name and (row.begins[self._named] or not self.entries)):
            if self.entries and filled:
                _add_row(self.entries[-1], () if lost else tuple(values_of(self.heads, texts)))
        elif not any(map(str.isalpha, name)):
            return
        elif filled or row.lost:
            self._named_row(row, texts, lost=lost)
        elif self.entries and (self.entries[-1].naam.endswith("-") or name[:1].islower()):
            _go_on(self.entries[-1], entry_of(self.heads, texts, row.line))
        else:
            self._above = entry_of(self.heads, texts, row.line)

    def _repeats_heads(self, row: GridRow) -> bool:
        return [head_of(text) for text in row.filled] == [head for head in self.heads if head is not None]

    def _named_row(self, row: GridRow, texts: Sequence[str], *, lost: bool) -> None:
        """Take a row with a name and values; the name may be that of an area or kind, below that of the indicator."""
        label = head_of(texts[self._named])
        of_above = label is not None and label.kind == "waarde" and not label.is_year
        if of_above and label is not None and (self._above is not None or self._areas):
            if self._above is not None:
                self.entries.append(self._above)
                self._above, self._areas = None, True
            under = [_below(label, head) for head in self.heads]
            values = tuple(replace(value, gebied=label.gebied or value.gebied) for value in values_of(under, texts))
            _add_row(self.entries[-1], () if lost else values)
            return
        self._above, self._areas = None, False
        entry = entry_of(self.heads, texts, row.line)
        if lost:
            entry.waarden, entry.shortened = (), True
        self.entries.append(entry)

    def _told(self, row: GridRow) -> bool:
        """Take a row that tells the source or the unit of the indicator above it, or explains it."""
        label = _LABELS.fullmatch(row.filled[0])
        if label is None or not self.entries or len(row.filled) > 2:  # noqa: PLR2004 (a label and its text)
            return False
        entry = self.entries[-1]
        told = row.filled[1] if len(row.filled) > 1 else label["rest"]
        if label["label"].lower().startswith("bron"):
            entry.bron, entry.foot = entry.bron or told or None, True
        elif label["label"].lower().endswith("eenheid"):
            entry.eenheid = entry.eenheid or told or None
        return True


def _below(label: Head, head: Head | None) -> Head | None:
    """Give a column's head for a row that is of a kind ("Realisatie"); an area tells nothing of when."""
    return joined(label, head) if head is not None and head.kind == "waarde" and label.soort else head


def _is_lost(row: GridRow, values: Sequence[int]) -> bool:
    """Tell whether it is uncertain which values of a row belong to which head.

    That is so where a cell is not printed at all, and where one cell holds the figures of several columns.
    """
    for at in values:
        text = row.texts[at]
        if text is None:
            return True
        shared = not row.begins[at] and at - 1 in values and row.texts[at - 1] == text
        if text and not is_no_figure(text) and (shared or _is_several(text)):
            return True
    return False


def _is_several(text: str) -> bool:
    if is_cell_value(text):
        return False
    before, values = split_values(text)
    return not before and len(values) > 1


def _add_row(entry: Entry, values: Sequence[FoundValue]) -> None:
    """Add the values of a row without a name, such as another area's, to the indicator above it."""
    if values:
        entry.waarden = (*entry.waarden, *values)
    else:
        entry.shortened = True


def _go_on(entry: Entry, rest: Entry) -> None:
    """Add the rest of a row that a page's end has broken."""
    entry.naam = f"{entry.naam}{'' if entry.naam.endswith('-') else ' '}{rest.naam}"
    if entry.eenheid and rest.eenheid:
        entry.eenheid = f"{entry.eenheid} {rest.eenheid}"
