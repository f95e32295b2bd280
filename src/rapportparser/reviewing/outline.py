"""What the outline shows: plain data for the template, each entry tied to its mark in the report."""

from __future__ import annotations

from dataclasses import dataclass

from rapportparser.reviewing.marks import Mark
from rapportparser.reviewing.tally import Tally


@dataclass(frozen=True, slots=True)
class FindingEntry:
    """A finding of `check`."""

    mark: Mark
    severity: str
    word: str
    message: str
    hint: str
    rule: str


@dataclass(frozen=True, slots=True)
class PercentageEntry:
    """A percentage, with what the sentence says of it."""

    mark: Mark
    text: str
    subject: str | None
    direction: str | None
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SectionEntry:
    """A titled part, or one that should be there and is not.

    Attributes:
        title: What kind of part it is, or what heads it.
        mark: The part; None where it is missing.
        kop: The heading as printed, where that differs from the title.
        is_empty: Whether nothing stands under the heading.
        percentages: The percentages in its text.
        codes: The codes that its text mentions.
        totals: What its text says of how many are green.
    """

    title: str
    mark: Mark | None = None
    kop: str | None = None
    is_empty: bool = False
    percentages: tuple[PercentageEntry, ...] = ()
    codes: tuple[Mark, ...] = ()
    totals: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class RowEntry:
    """A prestatie with its stoplicht."""

    mark: Mark
    code: str | None
    naam: str | None
    colour: str
    light: Mark | None


@dataclass(frozen=True, slots=True)
class GoalEntry:
    """A doel with its prestaties."""

    mark: Mark
    code: str | None
    naam: str | None
    rows: tuple[RowEntry, ...]


@dataclass(frozen=True, slots=True)
class TreeEntry:
    """The doelenboom of a beleidsterrein."""

    mark: Mark
    title: str
    goals: tuple[GoalEntry, ...]


@dataclass(frozen=True, slots=True)
class ProgrammeEntry:
    """A programme."""

    mark: Mark
    title: str
    info: tuple[tuple[str, tuple[str, ...]], ...]
    tally: Tally
    findings: tuple[FindingEntry, ...]
    sections: tuple[SectionEntry, ...]
    trees: tuple[TreeEntry, ...]
    trees_missing: bool
    toelichtingen: tuple[SectionEntry, ...]
    toelichtingen_missing: bool
    others: tuple[SectionEntry, ...]


@dataclass(frozen=True, slots=True)
class WarningEntry:
    """What was not understood, or mended, while the report was read."""

    mark: Mark
    message: str


@dataclass(frozen=True, slots=True)
class Outline:
    """The whole report."""

    tally: Tally
    findings: tuple[FindingEntry, ...]
    programmes: tuple[ProgrammeEntry, ...]
    others: tuple[SectionEntry, ...]
    warnings: tuple[WarningEntry, ...]
