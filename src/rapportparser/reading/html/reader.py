"""From a web page to a `Document`. Nothing is fetched, and no script runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from rapportparser.errors import SourceEmptyError
from rapportparser.model import MediaType
from rapportparser.notices import Notice, StylesNotRead, UnreadableBytes
from rapportparser.reading.document import Block, Document, Page
from rapportparser.reading.html.charset import decode_page
from rapportparser.reading.html.flow import Flow
from rapportparser.reading.html.tree import Element, Tree, tree_of
from rapportparser.reading.html.view import View
from rapportparser.reading.line import Colour, Line
from rapportparser.reading.source import LoadedSource
from rapportparser.reading.table import Table, TableCell, table_of


def _nothing(_: str) -> str | None:
    return None


def _no_pictures(_: Iterable[str]) -> Mapping[str, Colour | None]:
    return {}


@dataclass(frozen=True, slots=True)
class Parts:
    """What came with a page.

    Attributes:
        sheet: Gives the text of a style sheet by its address; None for one that did not come along.
        pictures: Gives the colours of pictures by their addresses.
        charset: What the page's header says that it is written in.
    """

    sheet: Callable[[str], str | None] = _nothing
    pictures: Callable[[Iterable[str]], Mapping[str, Colour | None]] = _no_pictures
    charset: str | None = None


@dataclass(slots=True)
class Reading:
    """Pages of one report that are being read: what one tells is not said again by the next.

    Attributes:
        pages: The pages so far.
        notices: What could not be read.
    """

    pages: list[Page] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    _titles_seen: set[str] = field(default_factory=set)
    _lines: int = 0

    def add(self, source: LoadedSource, parts: Parts | None = None) -> Tree:
        """Read one page, and give it as a tree.

        Raises:
            SourceKindError: The bytes are no text.
            LimitError: It is larger than any page.
        """
        parts = parts or Parts()
        markup, whole = decode_page(source, parts.charset)
        if not whole:
            self._tell(UnreadableBytes())
        tree = tree_of(markup, source.name)
        sheets = [text for kind, what in tree.styles if (text := what if kind == "text" else parts.sheet(what))]
        view = View.of(tree, sheets, parts.pictures(_addresses_of(tree.root)), self._titles_seen)
        flow = Flow(view)
        flow.read(tree.root)
        if not view.styles.whole:
            self._tell(StylesNotRead())
        blocks = tuple(self._numbered(flow.blocks))
        if blocks:
            self.pages.append(Page(blocks, tuple(flow.marks)))
        return tree

    def document(self, name: str, media_type: MediaType) -> Document:
        """Give the pages as a document.

        Raises:
            SourceEmptyError: There is nothing on them.
        """
        if not self.pages:
            remedy = "open it in a browser, wait until it shows the report, and save it from there"
            raise SourceEmptyError(name, "holds no text of a report", remedy)
        return Document(media_type, tuple(self.pages), notices=tuple(self.notices))

    def _tell(self, notice: Notice) -> None:
        if notice not in self.notices:
            self.notices.append(notice)

    def _numbered(self, blocks: Iterable[Block]) -> Iterator[Block]:
        """Count the lines as they come to stand: the lines beside each other in a row have one number."""
        for block in blocks:
            if isinstance(block, Line):
                self._lines += 1
                yield replace(block, number=self._lines)
            else:
                yield self._numbered_table(block)

    def _numbered_table(self, table: Table) -> Table:
        cells: list[TableCell] = []
        for row in table.rows:
            own = [cell for column, cell in enumerate(row.cells) if cell is not None and row.begins(column)]
            for cell in own:
                lines = [
                    replace(line, number=self._lines + place, gap=line.gap or place == 1)
                    for place, line in enumerate(cell.lines, start=1)
                ]
                cells.append(replace(cell, lines=tuple(lines)))
            self._lines += max((len(cell.lines) for cell in own), default=0)
        return table_of(cells, head_rows=sum(row.is_head for row in table.rows), ruled=table.ruled)


def read_html(source: LoadedSource) -> Document:
    """Read a web page.

    Raises:
        SourceKindError: The bytes are no text.
        SourceEmptyError: There is no text of a report on it.
        LimitError: It is larger than any page.
    """
    reading = Reading()
    reading.add(source)
    return reading.document(source.name, "text/html")


def _addresses_of(root: Element) -> list[str]:
    return [element.get("src") for element in root.walk() if element.tag == "img" and element.get("src")]
