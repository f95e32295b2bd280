"""The stoplichten of every prestatie over the reports of a municipality: a row a prestatie, a column a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from rapportparser.checking.subject import Row, subject_of
from rapportparser.grammar import CodeGrammar
from rapportparser.model import Rapport
from rapportparser.reviewing.chronology import Column
from rapportparser.reviewing.tally import Tally

# A code by its parts, figures as numbers: what 2A1.1 and 2A101 have in common, and how codes sort.
CodeKey = tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What one report says of a prestatie.

    Attributes:
        colours: Its colours: one, or more where the parts of a report disagree; "onbekend" for none told.
        is_covered: Whether the report holds its programme at all.
    """

    colours: tuple[str, ...]
    is_covered: bool


@dataclass(frozen=True, slots=True)
class GridRow:
    """A prestatie over time, by its newest code and name; `former` are those that it had before."""

    code: str
    naam: str | None
    former: tuple[str, ...]
    cells: tuple[Cell, ...]

    @property
    def was_ever_not_green(self) -> bool:
        """Whether any report gives it another colour than green."""
        return any(colour not in {"groen", "onbekend"} for cell in self.cells for colour in cell.colours)

    @property
    def has_changed(self) -> bool:
        """Whether two reports give it different colours."""
        return len({cell.colours for cell in self.cells if cell.colours}) > 1


@dataclass(frozen=True, slots=True)
class GridProgramme:
    """The prestaties of a programme."""

    title: str
    rows: tuple[GridRow, ...]


@dataclass(slots=True)
class _Seen:
    """What all reports say of one prestatie, by the place of the report's column."""

    codes: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    colours: dict[int, list[str]] = field(default_factory=dict)


def grid(columns: Sequence[Column], profile: str | None) -> list[GridProgramme]:
    """Give every prestatie of some reports, ordered by code.

    Raises:
        ProfileError: The profile cannot be found or understood.
    """
    seen: dict[CodeKey, _Seen] = {}
    covered: dict[str, set[int]] = {}
    names: dict[str, str] = {}
    for place, column in enumerate(columns):
        for rapport in column.rapports:
            for key, number, row in _rows(rapport, profile):
                _note(seen.setdefault(key, _Seen()), place, row)
                covered.setdefault(number, set()).add(place)
                if row.programma.naam:
                    names[number] = row.programma.naam
    numbers: dict[str, list[CodeKey]] = {}
    for key in sorted(seen):
        numbers.setdefault(key[0][1] or str(key[0][0]), []).append(key)
    return [
        GridProgramme(
            f"{number} {names.get(number, '')}".strip(),
            tuple(_grid_row(seen[key], covered.get(number, set()), len(columns)) for key in keys),
        )
        for number, keys in numbers.items()
    ]


def totals(columns: Sequence[Column], programmes: Iterable[GridProgramme]) -> list[Tally]:
    """Count the colours of each report."""
    rows = [row for programme in programmes for row in programme.rows]
    return [
        Tally(Counter(row.cells[place].colours[0] for row in rows if row.cells[place].colours), 0, 0, Counter())
        for place in range(len(columns))
    ]


def _rows(rapport: Rapport, profile: str | None) -> Iterator[tuple[CodeKey, str, Row]]:
    subject = subject_of(rapport, profile=profile)
    for row in subject.rows:
        key = code_key(row.prestatie.code, subject.grammar)
        yield key, key[0][1] or str(key[0][0]), row


def code_key(code: str, grammar: CodeGrammar) -> CodeKey:
    """Give what two spellings of a code have in common."""
    parsed = grammar.parse(code)
    parts = parsed.parts if parsed else (code.upper(),)
    return tuple((int(part), "") if part.isdecimal() else (0, part) for part in parts)


def _note(seen: _Seen, place: int, row: Row) -> None:
    """Note what a report says; columns come from old to new, so that the newest is the last."""
    prestatie = row.prestatie
    for known, new in ((seen.codes, prestatie.code), (seen.names, prestatie.naam)):
        if new:
            if new in known:
                known.remove(new)
            known.append(new)
    colours = seen.colours.setdefault(place, [])
    if prestatie.stoplicht and prestatie.stoplicht.kleur not in colours:
        colours.append(prestatie.stoplicht.kleur)


def _grid_row(seen: _Seen, covered: set[int], count: int) -> GridRow:
    cells = tuple(
        Cell(tuple(seen.colours[place]) or ("onbekend",) if place in seen.colours else (), place in covered)
        for place in range(count)
    )
    former = (*seen.codes[-2::-1], *seen.names[-2::-1])
    return GridRow(seen.codes[-1], seen.names[-1] if seen.names else None, former, cells)
