"""The stoplichten of every prestatie over the reports of a municipality: a row a prestatie, a column a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from rapportparser.checking.subject import Row, subject_of
from rapportparser.comparing.matching import Entry, match, things
from rapportparser.grammar import CodeKey
from rapportparser.model import Rapport
from rapportparser.reviewing.chronology import Column
from rapportparser.reviewing.tally import Tally


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
class _Thread:
    """What some reports say of one prestatie, by the place of the report's column; its newest code and name last."""

    key: CodeKey
    codes: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    colours: dict[int, list[str]] = field(default_factory=dict)

    @property
    def programme(self) -> str:
        """The number of its programme, as its code has it."""
        return self.key[0]

    def entry(self) -> Entry[_Thread]:
        """Give what it is found again by in another report."""
        return Entry(self, self.key, self.names[-1] if self.names else "", self.programme)

    def go_on_with(self, later: _Thread) -> None:
        """Add what later reports say."""
        self.key = later.key
        for known, new in ((self.codes, later.codes), (self.names, later.names)):
            known[:] = [one for one in known if one not in new] + new
        for place, colours in later.colours.items():
            told = self.colours.setdefault(place, [])
            told += [colour for colour in colours if colour not in told]


def grid(columns: Sequence[Column], profile: str | None) -> list[GridProgramme]:
    """Give every prestatie of some reports, ordered by code.

    From one column to the next a prestatie is found again as `diff` does: by code and name, whatever the code's
    spelling, else by name where it got another code, else by its code alone where it got another name.

    Args:
        columns: The reports from old to new.
        profile: Tells how codes are built; the profile of each report by default.

    Raises:
        ProfileError: The profile cannot be found or understood.
    """
    threads: list[_Thread] = []
    covered: dict[str, set[int]] = {}
    names: dict[str, str] = {}
    for place, column in enumerate(columns):
        here: dict[CodeKey, _Thread] = {}
        for rapport in column.rapports:
            for key, row in _rows(rapport, profile):
                here.setdefault(key, _Thread(key)).go_on_with(_thread_of(key, row, place))
                covered.setdefault(key[0], set()).add(place)
                if row.programma.naam:
                    names[key[0]] = row.programma.naam
        threads = list(_joined(threads, here.values()))
    programmes: dict[str, list[_Thread]] = {}
    for thread in sorted(threads, key=lambda thread: _order(thread.key)):
        programmes.setdefault(thread.programme, []).append(thread)
    return [
        GridProgramme(
            f"{number} {names.get(number, '')}".strip(),
            tuple(_grid_row(thread, covered.get(number, set()), len(columns)) for thread in members),
        )
        for number, members in programmes.items()
    ]


def totals(columns: Sequence[Column], programmes: Iterable[GridProgramme]) -> list[Tally]:
    """Count the colours of each report."""
    rows = [row for programme in programmes for row in programme.rows]
    return [
        Tally(Counter(row.cells[place].colours[0] for row in rows if row.cells[place].colours), 0, 0, Counter())
        for place in range(len(columns))
    ]


def _rows(rapport: Rapport, profile: str | None) -> Iterator[tuple[CodeKey, Row]]:
    subject = subject_of(rapport, profile=profile)
    for row in subject.rows:
        code, naam = row.prestatie.code, row.prestatie.naam or ""
        yield subject.grammar.key_of(code) if code else (str(row.programma.nummer or ""), naam.casefold()), row


def _thread_of(key: CodeKey, row: Row, place: int) -> _Thread:
    prestatie = row.prestatie
    colours = [prestatie.stoplicht.kleur] if prestatie.stoplicht else []
    return _Thread(key, [prestatie.code or ""], [prestatie.naam] if prestatie.naam else [], {place: [*colours]})


def _joined(threads: Iterable[_Thread], here: Iterable[_Thread]) -> Iterator[_Thread]:
    """Give all threads, those that the next column has something to say of with what it says."""
    for was, now in things(match([thread.entry() for thread in threads], [thread.entry() for thread in here])):
        if was is not None and now is not None:
            was.go_on_with(now)
        if (thread := was or now) is not None:
            yield thread


def _order(key: CodeKey) -> tuple[tuple[int, str], ...]:
    """Give what codes sort by: figures as numbers."""
    return tuple((int(part), "") if part.isdecimal() else (0, part) for part in key)


def _grid_row(thread: _Thread, covered: set[int], count: int) -> GridRow:
    cells = tuple(
        Cell(tuple(thread.colours[place]) or ("onbekend",) if place in thread.colours else (), place in covered)
        for place in range(count)
    )
    former = (*thread.codes[-2::-1], *thread.names[-2::-1])
    return GridRow(thread.codes[-1], thread.names[-1] if thread.names else None, former, cells)
