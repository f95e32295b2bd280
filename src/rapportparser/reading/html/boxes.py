"""Which elements are boxes of their own, and what kind of box they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from rapportparser.reading.document import Block
from rapportparser.reading.html.styles import Style
from rapportparser.reading.html.tree import Element
from rapportparser.reading.line import Cell, Line
from rapportparser.reading.table import Table

_BLOCK_TAGS: Final = frozenset(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer "
    "form frameset h1 h2 h3 h4 h5 h6 header hgroup html legend li main menu nav ol p pre search section summary table "
    "tbody td tfoot th thead tr ul caption".split()
)
HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_BLOCK_DISPLAYS: Final = frozenset(
    {"block", "flex", "grid", "list-item", "table", "table-row", "table-cell", "flow-root"}
)
_DEFAULT_LEVEL: Final = 2
_DEEPEST_LEVEL: Final = 9
# In a list of labels and values a value is no longer than this.
_LONGEST_VALUE: Final = 240
_PARTS_OF_TEXTS: Final = frozenset({*HEADINGS, "ul", "ol", "dl", "table", "details", "pre", "blockquote"})


def is_block(element: Element, style: Style) -> bool:
    """Tell whether an element has lines of its own, and is not part of the line that it stands in."""
    if element.tag in _BLOCK_TAGS or style.display in _BLOCK_DISPLAYS:
        return True
    return element.tag in {"button", "summary"} or element.get("role").lower() in {"row", "tabpanel", "region"}


def level_of(element: Element) -> int | None:
    """Give the depth of a heading; None for all else."""
    role = element.get("role").lower()
    if role == "heading":
        told = element.get("aria-level")
        return min(max(int(told), 1), _DEEPEST_LEVEL) if told.isdecimal() else HEADINGS.get(element.tag, _DEFAULT_LEVEL)
    return HEADINGS.get(element.tag) if role in {"", "none", "presentation"} else None


def pairs_of(element: Element) -> list[tuple[Element, list[Element]]]:
    """Give the labels of a list with their values; also where pairs stand in boxes of their own."""
    pairs: list[tuple[Element, list[Element]]] = []
    for child in element.elements:
        for one in child.elements if child.tag == "div" else (child,):
            if one.tag == "dt":
                pairs.append((one, []))
            elif one.tag == "dd" and pairs:
                pairs[-1][1].append(one)
    return pairs


def lines_in(blocks: Sequence[Block]) -> list[Line]:
    """Give blocks as lines of one cell: what stands in a cell has no columns of its own."""
    lines: list[Line] = []
    for block in blocks:
        for line in block.lines if isinstance(block, Table) else (block,):
            text = " ".join(cell.text for cell in line.cells if cell.text)
            lines.append(replace(line, cells=(Cell(text, line.left),), ruled=False, row=None, marks=()))
    return lines


def is_value(element: Element) -> bool:
    """Tell a label or a value from a text that stands under a title: short, without headings, lists and tables."""
    if len(element.text(_LONGEST_VALUE)) > _LONGEST_VALUE:
        return False
    return not any(one.tag in _PARTS_OF_TEXTS for one in element.walk())
