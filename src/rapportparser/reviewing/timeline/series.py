"""The percentages of a subject over the reports of a municipality."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rapportparser.model import Kind, Percentage, Unit
from rapportparser.reviewing.timeline.chronology import ReportColumn
from rapportparser.reviewing.timeline.strands import Strand, Strands

_ARTICLES = re.compile(r"^(?:de|het|een|’t|'t|aantal|percentage|aandeel|deel|van)\s+")
_FIGURES = re.compile(r"\d+")
# Likeness from which two subjects are one: an inflection or a typing error, not another word.
_LEAST_ALIKE = 90


@dataclass(frozen=True, slots=True)
class Point:
    """A percentage in a report.

    Attributes:
        column: Place of the report's column.
        value: The figure; below zero for a decrease, whether the report prints a sign or a verb.
        percentage: What the report says.
    """

    column: int
    value: float
    percentage: Percentage


@dataclass(slots=True)
class Series:
    """What the reports say of one subject, from old to new."""

    strand: Strand | None
    subject: str
    unit: Unit
    kind: Kind | None
    points: list[Point] = field(default_factory=list)

    @property
    def is_line(self) -> bool:
        """Whether more than one report tells of it."""
        return len({point.column for point in self.points}) > 1


def series(columns: Sequence[ReportColumn]) -> list[Series]:
    """Give the percentages by subject, ordered by programme; those without a subject belong to no series."""
    strands = Strands(columns)
    found: dict[tuple[Strand | None, Unit, Kind | None], list[Series]] = {}
    for place, column in enumerate(columns):
        seen: set[tuple[object, ...]] = set()
        for strand, percentage in _percentages(column, strands):
            # The parts of a report, and the same report twice, tell the same thing once.
            said = (strand, percentage.sentence, percentage.start - percentage.end, percentage.value)
            if percentage.subject is None or said in seen:
                continue
            seen.add(said)
            alike = found.setdefault((strand, percentage.unit, percentage.kind), [])
            _same_subject(alike, strand, percentage).points.append(Point(place, _signed(percentage), percentage))
    everything = [one for alike in found.values() for one in alike]
    return sorted(everything, key=lambda one: (_order(one.strand), one.subject.casefold()))


def _percentages(column: ReportColumn, strands: Strands) -> Iterator[tuple[Strand | None, Percentage]]:
    for rapport in column.rapports:
        for section in rapport.overige_secties:
            yield from ((None, percentage) for percentage in section.percentages)
        for programma in rapport.programmas:
            for section in programma.texts():
                yield from ((strands.of(programma), percentage) for percentage in section.percentages)


def _same_subject(alike: list[Series], strand: Strand | None, percentage: Percentage) -> Series:
    """Give the series of a percentage's subject, a new one where there is none."""
    from rapidfuzz.fuzz import token_sort_ratio

    key = _without_articles(percentage.subject or "")
    for one in alike:
        other = _without_articles(one.subject)
        same_figures = _FIGURES.findall(key) == _FIGURES.findall(other)
        if same_figures and token_sort_ratio(key, other) >= _LEAST_ALIKE:
            return one
    made = Series(strand, percentage.subject or "", percentage.unit, percentage.kind)
    alike.append(made)
    return made


def _without_articles(subject: str) -> str:
    key = " ".join(subject.casefold().split())
    while (shorter := _ARTICLES.sub("", key)) != key:
        key = shorter
    return key


def _signed(percentage: Percentage) -> float:
    value = float(percentage.value)
    return -value if percentage.direction == "afname" and value > 0 else value


def _order(strand: Strand | None) -> tuple[bool, int, str]:
    return strand.order if strand else (False, -1, "")
