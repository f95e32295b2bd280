"""The general way from a `Document` to an `Outline`, whoever wrote it: evidence is weighed, nothing is presumed."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from rapportparser.reading.document import Document
from rapportparser.reading.line import Line
from rapportparser.structure.general.flattened import put_together
from rapportparser.structure.general.heads import Marking
from rapportparser.structure.general.parts import parts_of
from rapportparser.structure.general.reader import Reader
from rapportparser.structure.general.statuses import Statuses
from rapportparser.structure.general.title import find_title
from rapportparser.structure.lexicon import known_heading
from rapportparser.structure.measuring import give_indicators
from rapportparser.structure.outline import Outline
from rapportparser.structure.paper import lines_of_pages
from rapportparser.structure.running_text import Joiner, words_of

__all__ = ["general_outline"]

_EDGE = 4


def general_outline(document: Document) -> Outline:
    """Find a report's parts, whoever wrote it."""
    lines = lines_of_pages(document, chapters_of(document))
    joiner = Joiner(words_of(lines))
    parts = put_together(parts_of(lines, joiner))
    titel, printed = find_title(parts)
    marking = Marking([part for place, part in enumerate(parts) if place not in printed])
    reader = Reader(marking, joiner, Statuses(part.text for part in parts))
    reader.take(marking.blocks())
    indicatoren, unplaced = give_indicators(reader.programmas, reader.overige, lines)
    return Outline(titel, reader.programmas, reader.overige, [*reader.remarks, *unplaced], indicatoren)


def chapters_of(document: Document) -> Callable[[Line], bool]:
    """Tell the headings at the edge of pages that are no running heads: the pages beside theirs have another one."""
    edges = [{line.text for line in page.lines[:_EDGE]} for page in document.pages]
    runs = {text for one, two in pairwise(edges) for text in one & two}

    def is_chapter(line: Line) -> bool:
        return known_heading(line.text) is not None and line.text not in runs

    return is_chapter
