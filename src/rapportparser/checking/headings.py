"""Where something stands in a report without pages and lines: under which heading, and in which row of which tree."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from rapportparser.checking.rule import Words
from rapportparser.model import Doelenboom, Lang, Location, Programma, Rapport

_LONGEST_HEADING = 60


@dataclass(frozen=True, slots=True)
class _Under:
    """A heading, the line that it stands on, and the lines of the rows under it, where it is that of a doelenboom."""

    line: int
    heading: str
    rows: tuple[int, ...] = ()


class Headings:
    """The headings of one report, which tell a place where no page does: in a Word file, say."""

    def __init__(self, rapport: Rapport) -> None:
        self._all = sorted(_headings(rapport), key=lambda under: under.line)
        self._lines = [under.line for under in self._all]

    def words(self, location: Location | None, lang: Lang) -> str:
        """Give a place as people find it: the heading above it, and which row of the table it is; "" for none."""
        before = bisect_right(self._lines, location.line) if location is not None else 0
        if location is None or not before:
            return ""
        under = self._all[before - 1]
        words = Words("onder", "under").in_(lang)
        heading = f"{words} ‘{_shortened(under.heading)}’"
        if location.line not in under.rows:
            return heading
        row = under.rows.index(location.line) + 1
        return f"{heading}, {Words('rij', 'row').in_(lang)} {row}"


def _headings(rapport: Rapport) -> Iterator[_Under]:
    for sectie in rapport.overige_secties:
        if sectie.kop:
            yield _Under(sectie.location.line, sectie.kop)
    for programma in rapport.programmas:
        yield _Under(programma.location.line, programma.naam or f"Programma {programma.nummer or ''}".strip())
        yield from _of_programme(programma)


def _of_programme(programma: Programma) -> Iterator[_Under]:
    parts = (programma.missie, programma.stand_van_zaken, *programma.toelichtingen, *programma.overige_secties)
    for part in parts:
        if part is not None and part.kop:
            yield _Under(part.location.line, part.kop)
    for boom in programma.doelenbomen:
        naam = " ".join(word for word in (boom.beleidsterrein.code, boom.beleidsterrein.naam) if word)
        yield _Under(boom.location.line, f"Doelenboom {naam}".strip(), _rows(boom))


def _rows(boom: Doelenboom) -> tuple[int, ...]:
    """Give the lines of a tree's rows, once each: a goal and its first performance may share one."""
    lines = {doel.location.line for doel in boom.doelen}
    lines |= {prestatie.location.line for doel in boom.doelen for prestatie in doel.prestaties}
    return tuple(sorted(lines))


def _shortened(heading: str) -> str:
    return heading if len(heading) <= _LONGEST_HEADING else f"{heading[: _LONGEST_HEADING - 1].rstrip()}…"
