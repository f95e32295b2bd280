"""What the overview shows: plain data for the template, each entry tied to its pin in the report."""

from __future__ import annotations

from dataclasses import dataclass

from rapportparser.reviewing.review.pins import Pin
from rapportparser.reviewing.tally import Tally


@dataclass(frozen=True, slots=True)
class FindingEntry:
    """A finding of `check`."""

    pin: Pin
    severity: str
    word: str
    message: str
    hint: str
    rule: str


@dataclass(frozen=True, slots=True)
class PercentageEntry:
    """A percentage, with what the sentence says of it."""

    pin: Pin
    text: str
    subject: str | None
    direction: str | None
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SectionEntry:
    """A titled part, or one that should be there and is not.

    Attributes:
        title: What kind of part it is, or what heads it.
        pin: The part; None where it is missing.
        kop: The heading as printed, where that differs from the title.
        is_empty: Whether nothing stands under the heading.
        percentages: The percentages in its text.
        codes: The codes that its text mentions.
        totals: What its text says of how many are green.
    """

    title: str
    pin: Pin | None = None
    kop: str | None = None
    is_empty: bool = False
    percentages: tuple[PercentageEntry, ...] = ()
    codes: tuple[Pin, ...] = ()
    totals: tuple[Pin, ...] = ()


@dataclass(frozen=True, slots=True)
class LightEntry:
    """A stoplicht; `aspect` is what it is about where a row has several, "" for its only one."""

    pin: Pin
    aspect: str
    colour: str


@dataclass(frozen=True, slots=True)
class RowEntry:
    """A prestatie with its stoplichten; `colour` is the one that stands for it, "onbekend" where there is none."""

    pin: Pin
    code: str | None
    naam: str | None
    colour: str
    lights: tuple[LightEntry, ...]


@dataclass(frozen=True, slots=True)
class GoalEntry:
    """A doel with its stoplichten and prestaties."""

    pin: Pin
    code: str | None
    naam: str | None
    lights: tuple[LightEntry, ...]
    rows: tuple[RowEntry, ...]


@dataclass(frozen=True, slots=True)
class TreeEntry:
    """The doelenboom of a beleidsterrein."""

    pin: Pin
    title: str
    goals: tuple[GoalEntry, ...]


@dataclass(frozen=True, slots=True)
class ProgrammeEntry:
    """A programme."""

    pin: Pin
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

    pin: Pin
    message: str


@dataclass(frozen=True, slots=True)
class Overview:
    """The whole report."""

    tally: Tally
    findings: tuple[FindingEntry, ...]
    programmes: tuple[ProgrammeEntry, ...]
    others: tuple[SectionEntry, ...]
    warnings: tuple[WarningEntry, ...]
