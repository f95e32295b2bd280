"""Tables whose columns stand apart by wide gaps alone: a cell's place tells its column, where it does so clearly."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from rapportparser.reading.line import Cell, Line
from rapportparser.structure.indicators.figures import is_value
from rapportparser.structure.indicators.grid import GridRow
from rapportparser.structure.indicators.heads import head_of

# A cell may stand so far from where its column's cells stand, in parts of the distance between two columns.
_TOLERANCE = 0.25
_MOST_HEAD_LINES = 3

_Place = Callable[[Cell], float]


def gapped_end(lines: Sequence[Line], at: int) -> int:
    """Give the place behind the table of wide gaps that begins with heads at a line; the line's own where none does."""
    if not _has_heads(lines[at]):
        return at
    end = at + 1
    while end < len(lines) and lines[end].row is None and (len(lines[end].cells) > 1 or _is_rest(lines[end])):
        end += 1
    while end > at + 1 and len(lines[end - 1].cells) == 1:
        end -= 1
    return end if end > at + 1 else at


def _has_heads(line: Line) -> bool:
    heads = [head_of(cell.text) for cell in line.cells]
    return line.row is None and len(heads) > 1 and any(head is not None and head.kind == "naam" for head in heads)


def _is_rest(line: Line) -> bool:
    return not line.gap and line.text[:1].islower()


def gapped_rows(lines: Sequence[Line]) -> list[GridRow]:
    """Give the lines of such a table as rows, a cell None where nobody can tell which column it belongs to."""
    heads = max(lines[:_MOST_HEAD_LINES], key=lambda line: len(line.cells))
    width = len(heads.cells)
    whole = [line for line in lines if len(line.cells) == width and any(is_value(cell.text) for cell in line.cells)]
    anchors = _anchors([heads, *whole])
    rows: list[GridRow] = []
    for line in lines:
        if len(line.cells) == 1 and rows and not is_value(line.text):
            last = rows[-1]
            named = f"{last.texts[0] or ''} {line.text}".strip()
            rows[-1] = GridRow((named, *last.texts[1:]), last.line, last.is_head, last.begins)
            continue
        texts = tuple(cell.text for cell in line.cells) if len(line.cells) == width else _placed(line, anchors, width)
        rows.append(GridRow(texts, line, is_head=False, begins=(True,) * width, lost=None in texts))
    return rows


def _anchors(whole: Sequence[Line]) -> tuple[_Place, list[float]] | None:
    """Give by which of its edges a cell tells its column, and where each column's edge is.

    That edge is the one at which the cells of whole rows stand best below each other.
    """
    if len(whole) < 2:  # noqa: PLR2004 (heads alone do not tell how the figures below them stand)
        return None
    figures = whole[1:]
    spreads: list[tuple[float, int]] = []
    edges = (_left, _right, _middle)
    for number, edge in enumerate(edges):
        columns = list(zip(*([edge(cell) for cell in line.cells] for line in figures), strict=True))
        spreads.append((sum(max(column) - min(column) for column in columns[1:]), number))
    best = edges[min(spreads)[1]]
    return best, [best(cell) for cell in figures[0].cells]


def _placed(line: Line, anchors: tuple[_Place, list[float]] | None, width: int) -> tuple[str | None, ...]:
    lost: tuple[str | None, ...] = (line.cells[0].text, *[None] * (width - 1))
    if anchors is None or len(line.cells) > width:
        return lost
    edge, places = anchors
    pitch = min((after - before for before, after in pairwise(places)), default=0.0)
    texts: list[str] = [""] * width
    last = -1
    for number, cell in enumerate(line.cells):
        if number == 0 and not is_value(cell.text):
            column = 0
        else:
            column = min(range(width), key=lambda one: abs(places[one] - edge(cell)))
            if column <= last or abs(places[column] - edge(cell)) > pitch * _TOLERANCE:
                return lost
        texts[column] = cell.text
        last = column
    return tuple(texts)


def _left(cell: Cell) -> float:
    return cell.stops[0][1] if cell.stops else cell.left


def _right(cell: Cell) -> float:
    return cell.stops[-1][1] if cell.stops else cell.left + len(cell.text)


def _middle(cell: Cell) -> float:
    return (_left(cell) + _right(cell)) / 2
