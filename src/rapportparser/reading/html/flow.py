"""Reads the elements of a page in order, and gives blocks: lines and tables."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from rapportparser.reading.document import Block
from rapportparser.reading.html.boxes import HEADINGS, is_block, is_value, level_of, lines_in, pairs_of
from rapportparser.reading.html.inline import Piece, are_apart, look_of, raised, text_of
from rapportparser.reading.html.lists import Item, items_of
from rapportparser.reading.html.marks import is_for_readers_aloud
from rapportparser.reading.html.navigation import is_command, is_lead, is_lead_without_link
from rapportparser.reading.html.styles import Style
from rapportparser.reading.html.tables import Grid, Placed, grid_of, is_layout, is_table
from rapportparser.reading.html.tree import Element
from rapportparser.reading.html.view import View
from rapportparser.reading.line import Cell, Colour, ColourMark, HeadingSign, Line
from rapportparser.reading.table import Table, TableCell, table_of

_WHOLE_PAGE: Final = frozenset({"html", "body", "main", "article", "section"})
_SKIPPED: Final = frozenset({"head", "title", "svg", "img", "picture"})
_LONGEST_LEAD: Final = 200
_MOSTLY: Final = 0.99


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for all that stands in an element.

    Attributes:
        left: Distance from the left edge, in characters.
        band: Colour of the band behind it.
        linked: Whether it is part of a link.
        signs: What tells its lines to be headings.
        kept: Whether its lines stay as they are broken.
        spread: Whether its children stand beside or under each other, each in its own box.
    """

    left: float = 0.0
    band: Colour | None = None
    linked: bool = False
    signs: tuple[HeadingSign, ...] = ()
    kept: bool = False
    spread: bool = False


class Flow:
    """The blocks of a page, or of a cell.

    Attributes:
        blocks: The blocks so far; their lines are numbered when all are there.
        marks: The coloured marks outside tables.
    """

    def __init__(self, view: View) -> None:
        self._view = view
        self.blocks: list[Block] = []
        self.marks: list[ColourMark] = []
        self._pieces: list[Piece] = []
        self._beside: list[ColourMark] = []
        self._lone: list[ColourMark] = []
        self._gap = True
        self._item: Item | None = None
        # How many pieces there were when an element within the line ended.
        self._closed = 0

    def read(self, element: Element, setting: Setting | None = None) -> None:
        """Read all that stands in an element."""
        setting = setting or Setting()
        self._children(element, setting)
        self._end_line(setting)
        self.marks += self._lone
        self._lone = []

    def _children(self, element: Element, setting: Setting) -> None:
        style = self._view.styles.of(element)
        for child in element.children:
            if isinstance(child, str):
                self._say(child, style, setting)
            else:
                self._element(child, setting)

    def _say(self, text: str, style: Style, setting: Setting) -> None:
        if not setting.kept or "\n" not in text:
            self._pieces.append(Piece(text, style, setting.linked))
            return
        for place, part in enumerate(text.split("\n")):
            if place:
                self._break_line(setting)
            self._pieces.append(Piece(part, style, setting.linked))

    def _element(self, element: Element, setting: Setting) -> None:
        view = self._view
        style = view.styles.of(element)
        if self._passes_over(element, style, setting):
            return
        mark = view.marks.of(element)
        if mark is not None:
            self._beside.append(mark)
            self._pieces.append(Piece(" ", style, setting.linked))
        elif element.tag == "br":
            self._break_line(setting)
        elif element.tag == "hr":
            self._end_block(setting)
        elif element.tag in {"sup", "sub"}:
            before = self._pieces[-1].text if self._pieces else ""
            text = raised(element, before) if element.tag == "sup" else element.text()
            self._pieces.append(Piece(text, style, setting.linked))
        elif element.tag not in _SKIPPED:
            self._box(element, style, setting)

    def _passes_over(self, element: Element, style: Style, setting: Setting) -> bool:
        """Tell whether an element is no part of the report; the report's title in a page's head is kept."""
        view = self._view
        if view.navigation.is_out(element):
            self._end_block(setting)
            for title in view.navigation.titles_in(element):
                if title.text() not in view.titles_seen:
                    view.titles_seen.add(title.text())
                    self._heading(title, HeadingSign("tag", HEADINGS[title.tag]), setting)
            return True
        if view.is_hidden(element, style) or element in view.controls:
            return True
        if is_for_readers_aloud(element) and setting.linked:
            return True
        if not setting.signs and is_command(element):
            return True
        leads = element.tag in {"a", "button"} or element.get("role").lower() in {"button", "link"}
        return leads and is_lead(element.text(_LONGEST_LEAD))

    def _box(self, element: Element, style: Style, setting: Setting) -> None:
        level = level_of(element)
        if is_table(element, self._view.styles):
            self._table(element, setting)
        elif level is not None:
            self._heading(element, HeadingSign("tag", level), setting)
        elif element.tag in {"ul", "ol", "dir"} or element.get("role").lower() == "list":
            self._list(element, setting)
        elif element.tag == "dl":
            self._labels(element, setting)
        elif setting.spread or is_block(element, style):
            self._block(element, style, setting)
        else:
            badge = self._view.marks.beside(element)
            if badge is not None:
                self._beside.append(badge)
            self._inline(element, setting)

    def _inline(self, element: Element, setting: Setting) -> None:
        linked = setting.linked or (element.tag == "a" and "href" in element.attributes)
        if self._closed == len(self._pieces) and self._pieces:
            apart = are_apart(self._pieces[-1].text, element.text(1))
            self._pieces += [Piece(" ", self._pieces[-1].style, linked)] if apart else []
        self._children(element, replace(setting, linked=linked, spread=False))
        self._closed = len(self._pieces)

    def _block(self, element: Element, style: Style, setting: Setting) -> None:
        self._end_block(setting)
        title = self._view.panels.get(element)
        before, lone = len(self.blocks), len(self._lone)
        if title and title.lower() != element.text(len(title)).lower()[: len(title)]:
            self._pieces.append(Piece(title, replace(style, bold=True), linked=False))
            self._end_block(setting)
        band = setting.band if element.tag in _WHOLE_PAGE else style.background or setting.band
        linked = setting.linked or (element.tag == "a" and "href" in element.attributes)
        spread = style.display.endswith(("flex", "grid"))
        kept = setting.kept or element.tag == "pre"
        inner = replace(setting, band=band, linked=linked, spread=spread, kept=kept)
        self._children(element, inner)
        self._end_block(inner)
        if element.tag not in _WHOLE_PAGE:
            self._give_lone_marks(before, lone)

    def _give_lone_marks(self, before: int, lone: int) -> None:
        """Give the marks that stand alone in a box to its only line, or to the heading of what is all that it holds."""
        if len(self._lone) == lone or len(self.blocks) == before:
            return
        first, *others = self.blocks[before:]
        headings = sum(isinstance(one, Line) and bool(one.signs) for one in others)
        if isinstance(first, Line) and (not others or (first.signs and not headings)):
            given = tuple(self._lone[lone:])
            self.blocks[before] = replace(first, marks=(*first.marks, *given))
            self.marks += given
            del self._lone[lone:]

    def _heading(self, element: Element, sign: HeadingSign, setting: Setting) -> None:
        self._end_block(setting)
        inner = replace(setting, signs=(*setting.signs, sign))
        band = self._view.styles.of(element).background or setting.band
        self._children(element, replace(inner, band=band))
        self._end_block(replace(inner, band=band))

    def _list(self, element: Element, setting: Setting) -> None:
        self._end_block(setting)
        for item in items_of(element, self._view.styles, setting.left):
            if self._passes_over(item.element, self._view.styles.of(item.element), setting):
                continue
            before, lone = len(self.blocks), len(self._lone)
            self._item = item
            inner = replace(setting, left=item.indent, spread=False)
            self._children(item.element, inner)
            self._end_line(inner)
            self._item = None
            self._give_lone_marks(before, lone)
        self._gap = True

    def _labels(self, element: Element, setting: Setting) -> None:
        """Read a list of labels with their values: a table of two columns, or titles with texts under them."""
        self._end_block(setting)
        pairs = pairs_of(element)
        parts = [one for label, values in pairs for one in (label, *values)]
        said = sum(len(one.text()) for one in parts)
        # What stands in such a list beside labels and values is read as well.
        if not all(is_value(one) for one in parts) or said < len("".join(element.text().split())) * _MOSTLY:
            self._children(element, setting)
            self._end_block(setting)
            return
        cells: list[TableCell] = []
        for row, (label, values) in enumerate(pairs):
            cells.append(self._cell(Placed(label, row, 0, 1, 1), self._inner(label), None))
            flows = [self._inner(value) for value in values]
            lines = [line for flow in flows for line in lines_in(flow.blocks)]
            marks = tuple(mark for flow in flows for mark in flow.marks)
            cells.append(TableCell(row, 1, lines=tuple(lines), marks=marks))
        self._add_table(table_of(cells))

    def _inner(self, element: Element) -> Flow:
        flow = Flow(self._view)
        flow.read(element)
        return flow

    def _table(self, element: Element, setting: Setting) -> None:
        self._end_block(setting)
        grid = grid_of(element, self._view.styles)
        if grid.caption is not None:
            self._block(grid.caption, self._view.styles.of(grid.caption), setting)
        if is_layout(element, grid):
            if grid.cells:
                for placed in grid.cells:
                    if len(grid.cells) > 1 and self._view.navigation.is_menu_cell(placed.element):
                        continue
                    self._block(placed.element, self._view.styles.of(placed.element), setting)
            else:
                self._children(element, setting)
                self._end_block(setting)
            return
        cells = [self._cell(placed, self._inner(placed.element), grid) for placed in grid.cells]
        self._add_table(table_of(cells, head_rows=grid.head_rows))

    def _add_table(self, table: Table) -> None:
        if table.lines:
            self.blocks.append(table)
        else:
            self.marks += (mark for cell in table.cells() for mark in cell.marks)
        self._gap = True

    def _cell(self, placed: Placed, flow: Flow, grid: Grid | None) -> TableCell:
        styles = self._view.styles
        fill = styles.of(placed.element).background
        if fill is None and grid is not None:
            fill = styles.of(grid.rows[placed.row]).background
        lines = tuple(lines_in(flow.blocks))
        marks = tuple(flow.marks)
        own = self._view.marks.of_cell(placed.element) if not marks else None
        return TableCell(
            placed.row,
            placed.column,
            placed.row_span,
            placed.column_span,
            lines=lines,
            fill=fill,
            marks=(own,) if own is not None else marks,
        )

    def _break_line(self, setting: Setting) -> None:
        """End the line; an empty one is a gap."""
        if not self._end_line(setting):
            self._gap = True

    def _end_block(self, setting: Setting) -> None:
        self._end_line(setting)
        # Between the mark of a list item and its first words there is no gap.
        self._gap = self._gap or self._item is None

    def _end_line(self, setting: Setting) -> bool:
        """Make a line of the pieces so far; tell whether there was anything to make one of."""
        pieces, marks = self._pieces, tuple(self._beside)
        self._pieces, self._beside = [], []
        text = text_of(pieces)
        if not text or is_lead_without_link(text):
            self._lone += marks
            return bool(text)
        item, self._item = self._item, None
        left, indent, listed = setting.left, 0.0, False
        if item is not None:
            left, indent, listed = item.left, item.indent, item.listed
            text = f"{item.number} {text}" if item.number and not text[0].isdigit() else text
        line = Line(
            (Cell(text, left),),
            None,
            0,
            self._gap,
            listed,
            indent if listed else left,
            look=look_of(pieces, setting.band),
            signs=setting.signs,
            marks=marks,
        )
        self.marks += marks
        self.blocks.append(line)
        self._gap = False
        return True
