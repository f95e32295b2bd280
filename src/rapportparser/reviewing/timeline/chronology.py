"""Reports in the order of time: a municipality's reports as columns, from old to new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from rapportparser.model import Rapport, Soort
from rapportparser.reviewing.words import Phrases
from rapportparser.structure.keys import key_of

# Within a year: the budget and the kadernota come before it begins, the annual report after it has ended.
_ORDER: dict[Soort, int] = {
    "programmabegroting": 0,
    "kadernota": 1,
    "kaderbrief": 1,
    "onbekend": 2,
    "voorjaarsnota": 3,
    "bestuursrapportage": 4,
    "voortgangsrapportage": 4,
    "tussenrapportage": 4,
    "najaarsnota": 5,
    "jaarstukken": 6,
}
_UNKNOWN_YEAR = 9999


@dataclass(frozen=True, slots=True)
class ReportColumn:
    """One report, or its parts together.

    Attributes:
        title: Its kind and number in words.
        year: Its year in words, or the name of its source where it prints none.
        tip: The titles as printed and the sources.
        rapports: The report, or its parts.
    """

    title: str
    year: str
    tip: str
    rapports: tuple[Rapport, ...]


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality's reports, from old to new."""

    naam: str | None
    columns: tuple[ReportColumn, ...]


def municipalities(rapports: Iterable[Rapport], phrases: Phrases) -> list[Municipality]:
    """Deal reports over their municipalities; where there is only one, those that name none are its own."""
    rapports = tuple(rapports)
    named = {_key(rapport.organisatie): rapport.organisatie for rapport in rapports if rapport.organisatie}
    only = next(iter(named)) if len(named) == 1 else ""
    dealt: dict[str, list[Rapport]] = defaultdict(list)
    for rapport in rapports:
        dealt[_key(rapport.organisatie) or only].append(rapport)
    return [Municipality(named.get(key), _columns(dealt[key], phrases)) for key in sorted(dealt)]


def _key(organisatie: str | None) -> str:
    return key_of(organisatie or "")


def _columns(rapports: Iterable[Rapport], phrases: Phrases) -> tuple[ReportColumn, ...]:
    """Put the parts of a report together: those of one kind, year and number, where a year is printed."""
    together: dict[tuple[int, int, int, str, str], list[Rapport]] = defaultdict(list)
    for rapport in rapports:
        alone = "" if rapport.jaar else rapport.source.name
        key = (rapport.jaar or _UNKNOWN_YEAR, _ORDER[rapport.soort], rapport.volgnummer or 0, rapport.soort, alone)
        together[key].append(rapport)
    return tuple(_column(together[key], phrases) for key in sorted(together))


def _column(rapports: list[Rapport], phrases: Phrases) -> ReportColumn:
    first = min(rapports, key=lambda rapport: rapport.source.name)
    title = phrases[first.soort]
    if first.volgnummer:
        title = f"{phrases.ordinal(first.volgnummer)} {title}"
    named = sorted({f"{rapport.titel or '–'} ({rapport.source.name})" for rapport in rapports})
    return ReportColumn(title, str(first.jaar or first.source.name), "; ".join(named), tuple(rapports))
