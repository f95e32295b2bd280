"""Whether a heading holds where it stands: one table of conditions, and one of what changes behind a heading.

In front of the first programme the leeswijzer explains what "Stand van zaken" and "Doelenbomen" are, inside a programme
"Samenvatting" is a sub-heading, and a portefeuille may be called "Financiën". A heading that does not hold stays what
it also is, a line of text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from rapportparser.structure.headings import INFO_LABELS, Heading, Kop
from rapportparser.structure.marking import MarkedLine

TREE_HEADS: Final = frozenset({Kop.DOELENBOMEN, Kop.BELEIDSTERREIN, Kop.DOELEN_EN_PRESTATIES, Kop.KOLOMKOP})
_PARTS_OF_PROGRAMME: Final = frozenset({*INFO_LABELS, Kop.MISSIE, Kop.STAND_VAN_ZAKEN, *TREE_HEADS - {Kop.KOLOMKOP}})
LONGEST_VALUE: Final = 120
# Rows begin at most this many lines below the heads of their columns.
_ROWS_WITHIN: Final = 6


@dataclass(frozen=True, slots=True)
class Segment:
    """A line that may be a heading, what stands behind it on its line, and the lines up to the next that may be one."""

    head: MarkedLine | None
    marks: list[MarkedLine]


@dataclass(frozen=True, slots=True)
class Position:
    """Where in a report one is: what the headings before have opened.

    Attributes:
        in_programme: Whether a programme is open.
        in_named_part: Whether a titled part of the report is open that belongs to no programme.
        in_stand_van_zaken: Whether the last heading was that of a state of affairs.
        has_tree: Whether the open programme has had the heading of a doelenboom.
        has_stand_van_zaken: Whether it has had a state of affairs.
        last: The kind of the last heading; None before the first.
    """

    in_programme: bool = False
    in_named_part: bool = False
    in_stand_van_zaken: bool = False
    has_tree: bool = False
    has_stand_van_zaken: bool = False
    last: Kop | None = None

    def behind(self, kop: Kop) -> Position:
        """Give where one is behind a heading."""
        if kop in {Kop.VOORWERK, Kop.RAPPORTDEEL} or (kop is Kop.PROGRAMMADEEL and not self.in_programme):
            return Position(in_named_part=True, last=kop)
        begins = kop in INFO_LABELS or kop is Kop.PROGRAMMA
        is_stand_van_zaken = kop is Kop.STAND_VAN_ZAKEN
        return replace(
            self,
            in_programme=True,
            in_stand_van_zaken=is_stand_van_zaken,
            has_tree=(self.has_tree and not begins) or kop in TREE_HEADS,
            has_stand_van_zaken=(self.has_stand_van_zaken and not begins) or is_stand_van_zaken,
            last=kop,
        )


@dataclass(frozen=True, slots=True)
class Candidate:
    """A heading that a segment may be, where it stands, and what follows.

    Attributes:
        heading: The heading.
        values: What stands behind the heading on its line, a text a cell.
        at: Where in the report one is in front of it.
        segments: All segments of the report.
        place: Its own place among them.
        tree_first: Whether the state of affairs stands below the doelenbomen in this municipality's reports.
    """

    heading: Heading
    values: Sequence[str]
    at: Position
    segments: Sequence[Segment]
    place: int
    tree_first: bool

    @property
    def holds(self) -> bool:
        """Whether it is a heading indeed."""
        condition = _ANYWHERE.get(self.heading.kop)
        if condition is None:
            table = _IN_PROGRAMME if self.at.in_programme else _IN_FRONT
            condition = table.get(self.heading.kop, _always if self.at.in_programme else _outside_named_part)
        return condition(self)

    @property
    def marks(self) -> Sequence[MarkedLine]:
        """The lines under it, up to what may be the next heading."""
        return self.segments[self.place].marks

    def is_followed_by(self, *kinds: Kop) -> bool:
        """Tell whether the next that may be a heading may be one of these kinds."""
        return any(one.head is not None and one.head.may_be(*kinds) for one in self.segments[self.place + 1 :][:1])

    def rows_follow(self, within: int | None = None) -> bool:
        """Tell whether rows of a doelenboom stand under it, column heads and the like apart."""
        return _rows_follow(self.segments, self.place, within)

    def tree_comes_later(self) -> bool:
        """Tell whether the doelenboom of its code has a heading of its own further down in the programme."""
        for later in range(self.place + 1, len(self.segments)):
            head = self.segments[later].head
            if head is None or head.may_be(Kop.PROGRAMMANUMMER):
                return False
            same = any(option.code == self.heading.code for option in head.headings)
            if same and _rows_follow(self.segments, later, None):
                return True
        return False


def _rows_follow(segments: Sequence[Segment], place: int, within: int | None) -> bool:
    if any(mark.is_row for mark in segments[place].marks[:within]):
        return True
    for after in segments[place + 1 : place + 4]:
        if after.head is None or not after.head.may_be(Kop.KOLOMKOP, Kop.DOELEN_EN_PRESTATIES):
            return False
        if any(mark.is_row for mark in after.marks[:within]):
            return True
    return False


Condition = Callable[[Candidate], bool]


def _always(_: Candidate) -> bool:
    return True


def _never(_: Candidate) -> bool:
    return False


def _outside_named_part(one: Candidate) -> bool:
    return not one.at.in_named_part


def _info_label(one: Candidate) -> bool:
    """Hold a label by its value, or by the other labels beside it: `Commissie` is also a plain word."""
    values = [*one.values, *(mark.line.text for mark in one.marks[:1])]
    if one.heading.kop is Kop.PROGRAMMANUMMER and values and values[0].strip(" .:").isdigit():
        return True
    beside = one.at.last in INFO_LABELS or one.is_followed_by(*INFO_LABELS, Kop.MISSIE)
    return beside and all(len(value) <= LONGEST_VALUE and not value.endswith(".") for value in values[:1])


def _programme(one: Candidate) -> bool:
    return not one.marks and one.is_followed_by(*_PARTS_OF_PROGRAMME)


def _column_head(one: Candidate) -> bool:
    return one.rows_follow(_ROWS_WITHIN) or (one.at.in_programme and one.at.last in TREE_HEADS)


def _missie_in_front(one: Candidate) -> bool:
    return one.heading.naam is not None or _outside_named_part(one)


def _tree_in_front(one: Candidate) -> bool:
    return _outside_named_part(one) or (one.heading.code is not None and one.rows_follow())


def _stand_van_zaken_in_front(one: Candidate) -> bool:
    head = one.segments[one.place].head
    is_bare_inleiding = head is not None and head.may_be(Kop.VOORWERK)
    return _outside_named_part(one) and not is_bare_inleiding


def _toelichting_in_front(one: Candidate) -> bool:
    if one.heading.code is not None:
        return _tree_in_front(one)
    return _outside_named_part(one) and one.rows_follow()


def _missie_in_programme(one: Candidate) -> bool:
    return one.heading.naam is not None or one.at.last in {*INFO_LABELS, Kop.PROGRAMMA}


def _stand_van_zaken_in_programme(one: Candidate) -> bool:
    if one.heading.soort is not None:
        return True
    below_tree = one.tree_first and one.at.last is not Kop.TOELICHTING
    return not one.at.has_stand_van_zaken and (below_tree or not one.at.has_tree)


def _beleidsterrein_in_programme(one: Candidate) -> bool:
    if not one.at.in_stand_van_zaken or one.heading.code is None:
        return True
    return one.rows_follow() or not one.tree_comes_later()


def _toelichting_in_programme(one: Candidate) -> bool:
    return one.heading.code is not None or one.at.has_tree or one.rows_follow()


def _part_in_programme(one: Candidate) -> bool:
    return not one.at.in_stand_van_zaken and one.at.last not in INFO_LABELS


_ANYWHERE: Final[Mapping[Kop, Condition]] = {
    **dict.fromkeys(INFO_LABELS, _info_label),
    Kop.PROGRAMMA: _programme,
    Kop.KOLOMKOP: _column_head,
}
# What is not named here holds outside titled parts.
_IN_FRONT: Final[Mapping[Kop, Condition]] = {
    Kop.VOORWERK: _always,
    Kop.RAPPORTDEEL: _always,
    Kop.PROGRAMMADEEL: _always,
    Kop.MISSIE: _missie_in_front,
    Kop.BELEIDSTERREIN: _tree_in_front,
    Kop.DOELEN_EN_PRESTATIES: _tree_in_front,
    Kop.TOELICHTING: _toelichting_in_front,
    Kop.STAND_VAN_ZAKEN: _stand_van_zaken_in_front,
}
# What is not named here holds.
_IN_PROGRAMME: Final[Mapping[Kop, Condition]] = {
    Kop.VOORWERK: _never,
    Kop.PROGRAMMADEEL: _part_in_programme,
    Kop.MISSIE: _missie_in_programme,
    Kop.STAND_VAN_ZAKEN: _stand_van_zaken_in_programme,
    Kop.BELEIDSTERREIN: _beleidsterrein_in_programme,
    Kop.TOELICHTING: _toelichting_in_programme,
}
