"""The stoplichten of every prestatie over the reports of a municipality: a row a prestatie, a column a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from rapportparser.checking.lights import colour_of
from rapportparser.checking.report import report_of
from rapportparser.comparing.matching import Entry, match
from rapportparser.comparing.rows import code_key, rows_near
from rapportparser.grammar import CodeKey
from rapportparser.model import Rapport
from rapportparser.reviewing.tally import Tally
from rapportparser.reviewing.timeline.chronology import ReportColumn
from rapportparser.reviewing.timeline.strands import Strand, Strands


@dataclass(frozen=True, slots=True)
class GridCell:
    """What one report says of a prestatie.

    Attributes:
        colours: Its colours: one, or more where the parts of a report disagree; "onbekend" for none told.
        is_covered: Whether the report holds its programme at all.
    """

    colours: tuple[str, ...]
    is_covered: bool


@dataclass(frozen=True, slots=True)
class GridRow:
    """A prestatie over time, by its newest code and name.

    Attributes:
        code: Its code; None where none is printed.
        naam: Its name; None where none is printed.
        former: The codes and names that it had before.
        by_name: Whether, from one report to another, it was found again by its name.
        cells: What each report says of it.
    """

    code: str | None
    naam: str | None
    former: tuple[str, ...]
    by_name: bool
    cells: tuple[GridCell, ...]

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

    key: CodeKey | None
    strand: Strand
    near: tuple[Hashable, ...]
    codes: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    colours: dict[int, list[str]] = field(default_factory=dict)
    by_name: bool = False

    def entry(self) -> Entry[_Thread]:
        """Give what it is found again by in another report."""
        return Entry(self, self.key, self.names[-1] if self.names else "", (self.strand, *self.near))

    def go_on_with(self, later: _Thread) -> None:
        """Add what later reports say."""
        self.key, self.strand, self.near = later.key, later.strand, later.near
        for known, new in ((self.codes, later.codes), (self.names, later.names)):
            known[:] = [one for one in known if one not in new] + new
        for place, colours in later.colours.items():
            told = self.colours.setdefault(place, [])
            told += [colour for colour in colours if colour not in told]


def grid(columns: Sequence[ReportColumn], profile: str | None) -> list[GridProgramme]:
    """Give every prestatie of some reports, ordered by code; those without one as they are printed.

    From one column to the next a prestatie is found again as `diff` does: by code and name, whatever the code's
    spelling, else by name where it got another code or has none, else by its code alone where it got another name.

    Args:
        columns: The reports from old to new.
        profile: Tells how codes are built; the profile of each report by default.

    Raises:
        ProfileError: The profile cannot be found or understood.
    """
    strands = Strands(columns)
    threads: list[_Thread] = []
    for place, column in enumerate(columns):
        here: dict[Hashable, _Thread] = {}
        for rapport in column.rapports:
            for thread in _threads(rapport, profile, strands, place):
                # The parts of a report may hold the same row.
                same: Hashable = thread.key or (thread.strand, thread.near, *thread.names)
                if same in here:
                    here[same].go_on_with(thread)
                else:
                    here[same] = thread
        threads = list(_joined(threads, here.values()))
    programmes: dict[Strand, list[_Thread]] = {}
    for thread in sorted(threads, key=lambda thread: (thread.strand.order, _order(thread.key))):
        programmes.setdefault(thread.strand, []).append(thread)
    return [
        GridProgramme(strand.title, tuple(_grid_row(thread, strand.covered, len(columns)) for thread in members))
        for strand, members in programmes.items()
    ]


def totals(columns: Sequence[ReportColumn], programmes: Iterable[GridProgramme]) -> list[Tally]:
    """Count the colours of each report."""
    rows = [row for programme in programmes for row in programme.rows]
    return [
        Tally(Counter(row.cells[place].colours[0] for row in rows if row.cells[place].colours), 0, 0, Counter())
        for place in range(len(columns))
    ]


def _threads(rapport: Rapport, profile: str | None, strands: Strands, place: int) -> Iterator[_Thread]:
    grammar = report_of(rapport, profile=profile).grammar
    for programma in rapport.programmas:
        for row, near in rows_near("prestatie", programma):
            yield _Thread(
                key=code_key(grammar, row),
                strand=strands.of(programma),
                near=near,
                codes=[row.code] if row.code else [],
                names=[row.naam] if row.naam else [],
                colours={place: [kleur] if (kleur := colour_of(row)) else []},
            )


def _joined(threads: Iterable[_Thread], here: Iterable[_Thread]) -> Iterator[_Thread]:
    """Give all threads, those that the next column has something to say of with what it says."""
    for pair in match([thread.entry() for thread in threads], [thread.entry() for thread in here]):
        if pair.old is not None and pair.new is not None:
            pair.old.go_on_with(pair.new)
            pair.old.by_name |= pair.by == "naam"
        if (thread := pair.old or pair.new) is not None:
            yield thread


def _order(key: CodeKey | None) -> tuple[bool, tuple[tuple[int, str], ...]]:
    """Give what codes sort by: figures as numbers, and those without one last."""
    return key is None, tuple((int(part), "") if part.isdecimal() else (0, part) for part in key or ())


def _grid_row(thread: _Thread, covered: set[int], count: int) -> GridRow:
    cells = tuple(
        GridCell(tuple(thread.colours[place]) or ("onbekend",) if place in thread.colours else (), place in covered)
        for place in range(count)
    )
    return GridRow(
        code=thread.codes[-1] if thread.codes else None,
        naam=thread.names[-1] if thread.names else None,
        former=(*thread.codes[-2::-1], *thread.names[-2::-1]),
        by_name=thread.by_name,
        cells=cells,
    )
