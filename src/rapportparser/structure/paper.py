"""What only paper does: running heads, page numbers, and paragraphs that go on over the page."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from rapportparser.reading.document import Document, Page
from rapportparser.reading.line import Line
from rapportparser.structure.keys import key_of
from rapportparser.structure.marking import ends_sentence

# Page numbers; a year is none.
_DIGITS = re.compile(r"(?<!\d)\d{1,3}(?!\d)")
# A head or foot stands on this many pages at least, at the same height within this many points.
_LEAST_PAGES = 3
_LEAST_PAGES_OF_FEW = 2
_FEW_PAGES = 4
_SAME_HEIGHT = 4.0
_MOST_LINES = 4
# In points, or in characters of a text.
_SAME_COLUMN = 3.0
# In points: a heading at the top of a page is set in larger type.
_SAME_SIZE = 0.5


def lines_of_pages(document: Document, is_column_head: Callable[[Line], bool]) -> list[Line]:
    """Give the lines of all pages without running heads and page numbers.

    The first line of a page has a gap above it unless the last of the page before runs on into it.
    `is_column_head` tells the lines that tables repeat on every page: these are no running heads.
    """
    pages = [page for page in document.pages if page.lines]
    if len(pages) <= 1:
        return [line for page in pages for line in _without_page_number(page)]
    heads = _Repeated([_edge(page, 1, is_column_head) for page in pages])
    feet = _Repeated([_edge(page, -1, is_column_head) for page in pages])
    kept: list[Line] = []
    for page in pages:
        first = heads.length(_edge(page, 1, is_column_head))
        last = len(page.lines) - feet.length(_edge(page, -1, is_column_head))
        body = page.lines[first : max(first, last)]
        if body and kept:
            kept.append(replace(body[0], gap=not _runs_on(kept[-1], body[0])))
            body = body[1:]
        kept += body
    return kept


def _edge(page: Page, step: int, is_column_head: Callable[[Line], bool]) -> Iterator[Line]:
    """Give a page's outermost lines, from the outside inward."""
    for line in page.lines[::step][:_MOST_LINES]:
        if is_column_head(line):
            return
        yield line


def _runs_on(last: Line, first: Line) -> bool:
    """Tell whether the last line of a page goes on in the first of the next: a full line of the same column."""
    if len(last.cells) > 1 or len(first.cells) > 1 or first.listed:
        return False
    if abs(_type_height(last) - _type_height(first)) > _SAME_SIZE:
        return False
    same_column = last.left - _SAME_COLUMN <= first.left <= max(last.left, last.indent) + _SAME_COLUMN
    if ends_sentence(last.text) and first.text[:1].isupper():
        # A toss-up: a full last line ends its paragraph about as often as a sentence ends with a line.
        return False
    return same_column and (last.runs_into(first) or last.text.endswith("-") or first.text[:1].islower())


def _type_height(line: Line) -> float:
    return line.box.bottom - line.box.top if line.box is not None else 0.0


def _without_page_number(page: Page) -> Sequence[Line]:
    last = page.lines[-1]
    if last.page is not None and len(page.lines) > 1 and last.gap and last.text == str(last.page):
        return page.lines[:-1]
    return page.lines


class _Repeated:
    """The lines that come again at the same height on one page after the other, whatever figures they hold."""

    def __init__(self, edges: Sequence[Iterator[Line]]) -> None:
        least = _LEAST_PAGES if len(edges) > _FEW_PAGES else _LEAST_PAGES_OF_FEW
        heights: dict[str, list[float]] = defaultdict(list)
        for edge in edges:
            for line in edge:
                heights[_pattern(line)].append(_height(line))
        self._patterns = {pattern for pattern, at in heights.items() if _most_together(at) >= least}

    def length(self, edge: Iterable[Line]) -> int:
        """Give how many of a page's outermost lines come again on other pages, pages of another shape among them."""
        return sum(1 for _ in takewhile(lambda line: _pattern(line) in self._patterns, edge))


def _most_together(heights: list[float]) -> int:
    """Give how many of some heights lie together."""
    heights = sorted(heights)
    return max(bisect_right(heights, height + _SAME_HEIGHT) - place for place, height in enumerate(heights))


def _pattern(line: Line) -> str:
    return " ".join(key_of(word) for word in _DIGITS.sub(" 0 ", line.text).split())


def _height(line: Line) -> float:
    return line.box.top if line.box is not None else 0.0
