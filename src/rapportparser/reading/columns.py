"""Running text in two columns side by side: read down, not across.

Tables have columns too, and are read across. Running text tells itself by lines that fill their column on both sides,
one under the other; a table's cells seldom do, and a table with rules shows what it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rapportparser.reading.layout import PlacedLine, Run, lines_of

_LEAST_LINES = 8
_LEAST_CHARACTERS = 25
# A line is full where it ends within this share of its column's width from the column's edge.
_RAGGED = 0.15
_LEAST_FULL = 0.55
_SAME_EDGE = 2.0


def lines_in_columns(runs: Sequence[Run], lines: list[PlacedLine]) -> list[PlacedLine]:
    """Give a page's lines with those of two columns of running text one column after the other.

    `lines` are the lines as they are read across. They come back as they are where there are no such columns.
    """
    edge = _second_column(lines)
    if edge is None:
        return lines
    left, right = [run for run in runs if run.x0 < edge], [run for run in runs if run.x0 >= edge]
    one, two = lines_of(left), lines_of(right)
    top, bottom = two[0].base - two[0].size, two[-1].base
    beside = [line for line in one if top <= line.base <= bottom + line.size]
    if not (_is_running_text(beside) and _is_running_text(two)) or any(line.x1 > edge for line in beside):
        return lines
    above = [line for line in one if line.base < top]
    below = [line for line in one if line.base > bottom + line.size]
    return [*above, *beside, *two, *below]


def _second_column(lines: Sequence[PlacedLine]) -> float | None:
    """Give the left edge at which most second cells, or lines, to the right of others begin."""
    starts: Counter[int] = Counter()
    leftmost = min((line.x0 for line in lines), default=0.0)
    for line in lines:
        for cell in line.cells:
            if cell.x0 > leftmost + _LEAST_CHARACTERS * line.size / 3 and len(cell.text) >= _LEAST_CHARACTERS:
                starts[round(cell.x0)] += 1
    edge, count = starts.most_common(1)[0] if starts else (0, 0)
    return edge - _SAME_EDGE if count >= _LEAST_LINES else None


def _is_running_text(lines: Sequence[PlacedLine]) -> bool:
    if len(lines) < _LEAST_LINES:
        return False
    right = max(line.x1 for line in lines)
    width = right - min(line.x0 for line in lines)
    full = sum(len(line.cells) == 1 and line.x1 > right - _RAGGED * width for line in lines)
    length = sum(line.length for line in lines) / len(lines)
    return full >= _LEAST_FULL * len(lines) and length >= _LEAST_CHARACTERS
