"""What every reader fills and everything above reads: pages of blocks, a line or a table, whatever the source was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rapportparser.model import MediaType
from rapportparser.notices import Notice
from rapportparser.reading.line import ColourMark, Line
from rapportparser.reading.table import Table

Block = Line | Table


@dataclass(frozen=True, slots=True)
class Page:
    """A page, or a stretch of a text between two form feeds; `marks` are the coloured marks outside its tables."""

    blocks: tuple[Block, ...]
    marks: tuple[ColourMark, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """Its lines, tables as rows of stretches, in reading order."""
        lines: list[Line] = []
        for block in self.blocks:
            if isinstance(block, Table):
                lines += block.lines
            else:
                lines.append(block)
        return tuple(lines)


@dataclass(frozen=True, slots=True)
class Document:
    """A source as pages of blocks."""

    media_type: MediaType
    pages: tuple[Page, ...]
    page_count: int | None = None
    notices: tuple[Notice, ...] = ()

    def lines(self) -> Iterator[Line]:
        """Give the lines of all pages in reading order."""
        for page in self.pages:
            yield from page.lines
