"""Which shipped profile a report is read with: each is weighed on the report itself, by its headings and its codes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapportparser.profile import Profile
from rapportparser.reading.document import Document
from rapportparser.reading.line import Line
from rapportparser.structure.general import general_outline
from rapportparser.structure.general.numbering import numbering_of
from rapportparser.structure.headings import HeadingMatcher, Kop
from rapportparser.structure.lexicon import known_heading
from rapportparser.structure.outline import Outline

# What speaks for a profile, each once however often it stands there.
_NUMBER_LABEL = 3
_CODED_ROWS = 3
_CODED_HEADING = 2
_NAMED_MISSION = 2
_TOLD_STAND_VAN_ZAKEN = 2
_WHOLE_PROGRAMME = 3
_OWN_WORD = 1
# Codes with a letter are a municipality's own; figures alone number the chapters of every report.
_ENOUGH_WITH_LETTERS = 2
_ENOUGH_WITH_FIGURES = 6
_LEAST_ROWS = 2
_LEAST_ROWS_OF_FIGURES = 3
_CORE = frozenset({Kop.MISSIE, Kop.STAND_VAN_ZAKEN, Kop.DOELENBOMEN})
_CODED = frozenset({Kop.BELEIDSTERREIN, Kop.DOELEN_EN_PRESTATIES})
# The general way is sure of its ground from this many headings on that only parts of programmes have.
_INSIDE = frozenset({"missie", "omschrijving", "doelen", "activiteiten", "stand_van_zaken"})
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Choice:
    """The profile that fits a report best.

    Attributes:
        profile: The profile.
        fits: Whether anything in the report speaks for it: headings or codes that it knows.
        outline: The report's parts in the way of that profile, where the choice needed them; None where it did not.
    """

    profile: Profile
    fits: bool
    outline: Outline | None = None


def choose(document: Document, profiles: Iterable[Profile]) -> Choice:
    """Give the profile that fits a report best.

    Args:
        document: The report as read.
        profiles: The profiles to weigh; one of them at least reads in the general way.
    """
    profiles = list(profiles)
    lines = [line for line in document.lines() if len(line.text) <= _LONGEST]
    general = next(profile for profile in profiles if profile.leeswijze == "algemeen")
    weighed = [(_weigh(lines, profile), profile) for profile in profiles if profile.leeswijze != "algemeen"]
    weight, best = max(weighed, key=lambda pair: pair[0].points)
    if weight.points >= weight.enough:
        return Choice(best, fits=True)
    if _general_evidence(lines):
        return Choice(general, fits=True)
    # Where no heading says that this is a report, a profile that waits for its own headings invents nothing.
    outline = general_outline(document)
    return (
        Choice(general, fits=False, outline=outline)
        if _has_substance(outline)
        else Choice(best, fits=weight.points > 0)
    )


def _has_substance(outline: Outline) -> bool:
    """Tell whether the general way found more than numbered chapters: goals, a mission, indicators."""
    if not outline.programmas:
        return bool(outline.indicatoren) or any(sectie.rol for sectie in outline.overige)
    return bool(outline.indicatoren) or any(
        one.bomen or one.missie or one.stand_van_zaken or one.indicatoren for one in outline.programmas
    )


@dataclass(frozen=True, slots=True)
class _Weight:
    points: int
    enough: int
    own_words: bool


def _weigh(lines: Sequence[Line], profile: Profile) -> _Weight:
    matcher, grammar = HeadingMatcher(profile), profile.grammar
    kinds: set[Kop] = set()
    rows: Counter[str] = Counter()
    named = coded = told = False
    for line in lines:
        heading = next(matcher.match(line.text), None)
        if heading is not None and not line.listed:
            kinds.add(heading.kop)
            named |= heading.kop is Kop.MISSIE and heading.naam is not None
            coded |= heading.kop in _CODED and heading.code is not None
            told |= heading.kop is Kop.STAND_VAN_ZAKEN and heading.soort is not None
        for cell in line.cells:
            match = grammar.at_start(cell.text)
            if match is not None and match.code.is_row:
                rows[match.code.niveau] += 1
    letters = grammar.has("beleidsterrein")
    points = _NUMBER_LABEL * (Kop.PROGRAMMANUMMER in kinds) + _NAMED_MISSION * named + _CODED_HEADING * coded
    points += _TOLD_STAND_VAN_ZAKEN * told
    points += _WHOLE_PROGRAMME * (kinds >= _CORE) + _CODED_ROWS * _has_rows(rows, letters=letters)
    own = _has_own_words(lines, profile)
    return _Weight(points + _OWN_WORD * own, _ENOUGH_WITH_LETTERS if letters else _ENOUGH_WITH_FIGURES, own)


def _has_rows(rows: Counter[str], *, letters: bool) -> bool:
    if letters:
        return rows.total() >= _LEAST_ROWS
    return rows["prestatie"] >= max(_LEAST_ROWS_OF_FIGURES, rows["doel"])


def _has_own_words(lines: Sequence[Line], profile: Profile) -> bool:
    if not profile.herkenning:
        return False
    words = re.compile("|".join(map(re.escape, profile.herkenning)), re.IGNORECASE)
    return any(words.search(line.text) for line in lines)


def _general_evidence(lines: Sequence[Line]) -> int:
    """Give how many headings of a programme the shared lexicon knows, and how many programmes have one."""
    found = 0
    for line in lines:
        if line.listed or line.row is not None:
            continue
        numbered = numbering_of(line.text)
        found += known_heading(line.text) in _INSIDE or (numbered is not None and numbered.kind == "programma")
    return found
