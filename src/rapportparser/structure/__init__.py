"""From a `Document` to an `Outline`: which lines are noise, which are headings, which part belongs where."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rapportparser.notices import NoProgramme
from rapportparser.profile import Profile
from rapportparser.reading.document import Document
from rapportparser.reading.line import Line
from rapportparser.structure.blocks import split_blocks
from rapportparser.structure.colour_marks import give_stoplichten
from rapportparser.structure.filling import Filler
from rapportparser.structure.general import general_outline
from rapportparser.structure.headings import HeadingMatcher, Kop
from rapportparser.structure.keys import key_of
from rapportparser.structure.marking import mark, with_whole_headings
from rapportparser.structure.measuring import give_indicators
from rapportparser.structure.noise import without_noise
from rapportparser.structure.outline import Outline, Remark, Titel
from rapportparser.structure.paper import lines_of_pages
from rapportparser.structure.roles import give_roles
from rapportparser.structure.running_text import Joiner, words_of
from rapportparser.structure.status_columns import StatusColumns
from rapportparser.structure.title import find_title, ordinal_in

__all__ = ["outline_of"]


def outline_of(document: Document, profile: Profile) -> Outline:
    """Find a report's parts, in the way that its profile names."""
    if profile.leeswijze == "algemeen":
        return general_outline(document)
    matcher = HeadingMatcher(profile)
    lines = without_noise(lines_of_pages(document, _column_heads(matcher)), profile)
    titel, start, end = find_title(lines, matcher)
    if titel is not None:
        head = key_of(titel.titel or "")
        lines = lines[:start] + [line for line in lines[end:] if line.listed or key_of(line.text) != head]
    else:
        titel = _untitled(lines, matcher)
    joiner = Joiner(words_of(lines))
    marks = mark(with_whole_headings(lines, matcher, joiner, profile.grammar), matcher, profile.grammar, titel.soort)
    columns = StatusColumns((block for page in document.pages for block in page.blocks), profile)
    filler = Filler(profile, joiner, columns)
    filler.take(split_blocks(marks, tree_first=profile.has_tree_first))
    bomen = [boom for programma in filler.programmas for boom in programma.bomen]
    give_stoplichten(bomen, (one for page in document.pages for one in page.marks), profile.kleuren)
    give_roles(filler.programmas, filler.overige)
    indicatoren, unplaced = give_indicators(filler.programmas, filler.overige, lines)
    remarks = [*filler.remarks, *unplaced]
    if not filler.programmas:
        remarks.append(Remark(NoProgramme()))
    return Outline(titel, filler.programmas, filler.overige, remarks, indicatoren)


def _column_heads(matcher: HeadingMatcher) -> Callable[[Line], bool]:
    def is_column_head(line: Line) -> bool:
        return all(
            any(heading.kop is Kop.KOLOMKOP for heading in matcher.match(cell.text)) for cell in line.cells if cell.text
        )

    return is_column_head


def _untitled(lines: Sequence[Line], matcher: HeadingMatcher) -> Titel:
    """Tell a report's kind, and which of the year it is, from the heading of its state of affairs."""
    for line in lines:
        if line.listed:
            continue
        for heading in matcher.match(line.text):
            if heading.kop is Kop.STAND_VAN_ZAKEN and heading.soort is not None:
                return Titel(None, heading.soort, ordinal_in(line.text), None)
    return Titel(None, "onbekend", None, None)
