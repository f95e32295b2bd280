"""What the cells of a table tell of a row's status: its shading, its marks, its words, and never another row's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from rapportparser.notices import Notice, StatusNotUnderstood, StoplichtDiffers, StoplichtUncertain
from rapportparser.reading.line import ColourMark, Line
from rapportparser.reading.table import TableCell, TableRow
from rapportparser.structure.kleuren import Kleuren, kleur_of_mark, kleur_of_shading, kleur_of_word
from rapportparser.structure.names import without_sign
from rapportparser.structure.outline import AspectMerk, StoplichtMerk
from rapportparser.structure.status_columns import StatusColumn

Label = tuple[str | None, str | None]


@dataclass(slots=True)
class RowStatus:
    """The status of one row.

    Attributes:
        stoplicht: Its stoplight; None where no cell tells one.
        aspecten: Its stoplights by what they are about, where the table has several columns of them.
        notices: What could not be told.
        unread: The columns of stoplights of this table whose cell told nothing.
    """

    stoplicht: StoplichtMerk | None = None
    aspecten: list[AspectMerk] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    unread: list[StatusColumn] = field(default_factory=list)


def read_status(
    row: TableRow, columns: Iterable[StatusColumn], line: Line, label: Label, kleuren: Kleuren
) -> RowStatus:
    """Read the status of a row.

    Args:
        row: The table's row in which it begins, and no other row of a doelenboom.
        columns: The columns of stoplights of its table; where there are none, the marks of the row's cells tell.
        line: The line on which it begins.
        label: The row's code and name.
        kleuren: The profile's colours.
    """
    status = RowStatus()
    heads = list(columns)
    if not heads:
        marks = [mark for cell in _own_cells(row) for mark in cell.marks]
        shaded = [cell for cell in _own_cells(row) if cell.fill is not None and not without_sign(cell.text).strip()]
        status.stoplicht = _of_colours(marks, shaded, line, label, kleuren, status)
        return status
    for head in heads:
        merk = _of_cell(row, head, line, label, kleuren, status)
        if merk is None:
            status.unread.append(head)
        elif head.aspect is None and status.stoplicht is None:
            status.stoplicht = merk
        else:
            status.aspecten.append(AspectMerk(head.aspect or head.kop.lower(), merk))
    if len(heads) == 1:
        _take_mark_beside(row, heads[0], line, label, kleuren, status)
    return status


def _take_mark_beside(
    row: TableRow, head: StatusColumn, line: Line, label: Label, kleuren: Kleuren, status: RowStatus
) -> None:
    """Take the colour that stands in a column without a head beside the words of the status."""
    words = status.stoplicht
    if words is not None and words.bron == "kleur":
        return
    beside = [cell for cell in _own_cells(row) if cell.column != head.column and not without_sign(cell.text).strip()]
    merk = _of_colours([mark for cell in beside for mark in cell.marks], beside, line, label, kleuren, status)
    if merk is None:
        return
    if words is not None and words.kleur != merk.kleur:
        status.notices.append(StoplichtDiffers(*label, merk.kleur, words.kleur))
    status.stoplicht = replace(merk, tekst=words.tekst if words is not None else merk.tekst)
    status.unread = []


def _own_cells(row: TableRow) -> Iterator[TableCell]:
    """Give the cells that stand in this row alone: what spans several rows says nothing of one of them."""
    for column, cell in enumerate(row.cells):
        if cell is not None and row.begins(column) and cell.row_span == 1:
            yield cell


def _of_cell(
    row: TableRow, head: StatusColumn, line: Line, label: Label, kleuren: Kleuren, status: RowStatus
) -> StoplichtMerk | None:
    cell = row.cells[head.column]
    if cell is None:
        return None
    if cell.row_span > 1:
        if cell.text or cell.fill is not None or cell.marks:
            status.notices.append(StoplichtUncertain(*label))
        return None
    tekst = without_sign(cell.text).strip() or None
    merk = _of_colours(cell.marks, [cell], line, label, kleuren, status)
    named = kleur_of_word(tekst or "", kleuren)
    if merk is not None:
        if named is not None and named != merk.kleur:
            status.notices.append(StoplichtDiffers(*label, merk.kleur, named))
        return replace(merk, tekst=tekst or merk.tekst)
    if named is not None and not status.notices:
        place = cell.lines[0] if cell.lines else line
        return StoplichtMerk(named, "tekst", place, tekst=tekst)
    if tekst is not None and named is None:
        status.notices.append(StatusNotUnderstood(tekst, *label))
    return None


def _of_colours(
    marks: Iterable[ColourMark],
    cells: Iterable[TableCell],
    line: Line,
    label: Label,
    kleuren: Kleuren,
    status: RowStatus,
) -> StoplichtMerk | None:
    """Give the one colour that marks show, or else cells; a notice where they show several."""
    seen = [merk for mark in marks if (merk := _of_mark(mark, line, kleuren)) is not None]
    if not seen:
        seen = [merk for cell in cells if (merk := _of_shading(cell, line, kleuren)) is not None]
    if len({merk.kleur for merk in seen}) > 1:
        status.notices.append(StoplichtUncertain(*label))
        return None
    return seen[0] if seen else None


def _of_mark(mark: ColourMark, line: Line, kleuren: Kleuren) -> StoplichtMerk | None:
    kleur = kleur_of_mark(mark.colour, kleuren) if mark.colour is not None else None
    if kleur is None and mark.text:
        named = kleur_of_word(mark.text, kleuren)
        return StoplichtMerk(named, "kleur", line, mark.page, mark.box, mark.text) if named is not None else None
    return StoplichtMerk(kleur, "kleur", line, mark.page, mark.box) if kleur is not None else None


def _of_shading(cell: TableCell, line: Line, kleuren: Kleuren) -> StoplichtMerk | None:
    kleur = kleur_of_shading(cell.fill, kleuren) if cell.fill is not None else None
    return StoplichtMerk(kleur, "kleur", line, cell.page, cell.box) if kleur is not None else None
