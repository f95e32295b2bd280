"""Everything that the page points at: each has one place in the report and one in the overview, tied by its number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal

from rapportparser.model import Location

PinKind = Literal["part", "doel", "prestatie", "stoplicht", "code", "percentage", "totaal", "finding", "warning"]
# What the parts of a report are drawn in: one colour of band each.
BandKind = Literal["programma", "missie", "stand_van_zaken", "doelenbomen", "toelichtingen", "overige_secties"]


@dataclass(frozen=True, slots=True)
class Pin:
    """Something that was found.

    Attributes:
        number: Ties its two places: `o` and this in the overview.
        anchor: `r` and this in the report; that of another pin where both stand at the same place.
        kind: What it is.
        label: What it is in words, for who cannot see the drawing.
        location: Where it stands; None where it stands nowhere.
        state: The colour of a stoplicht, or the severity of a finding; "" for others.
        words: What is printed at its place, to look for in a line; "" where that is not known.
        band: For a part: how it is drawn; None for others.
    """

    number: int
    anchor: int
    kind: PinKind
    label: str
    location: Location | None
    state: str = ""
    words: str = ""
    band: BandKind | None = None

    @property
    def is_drawn(self) -> bool:
        """Whether it has a place of its own in the report."""
        return self.location is not None and self.anchor == self.number


class Pins:
    """Collects pins and numbers them."""

    def __init__(self) -> None:
        self._pins: list[Pin] = []
        self._shared: dict[Location, int] = {}

    def __iter__(self) -> Iterator[Pin]:
        return iter(self._pins)

    def add(
        self,
        kind: PinKind,
        label: str,
        location: Location | None,
        *,
        state: str = "",
        words: str = "",
        band: BandKind | None = None,
    ) -> Pin:
        """Add a pin; stoplichten that one sentence gives share its place."""
        number = len(self._pins) + 1
        anchor = number
        if kind == "stoplicht" and location is not None:
            anchor = self._shared.setdefault(location, number)
        pin = Pin(number, anchor, kind, label, location, state, words, band)
        self._pins.append(pin)
        return pin


@dataclass(frozen=True, slots=True)
class Band:
    """How far a part reaches on one page, or in the lines of a text.

    Attributes:
        pin: The part.
        page: The page; None for a text.
        start: Points from the page's top, or the first line.
        end: Points from the page's top, infinite for its foot, or the line behind the last.
        is_first: Whether the part begins here.
    """

    pin: Pin
    page: int | None
    start: float
    end: float
    is_first: bool


def bands(pins: Iterable[Pin], last_page: int | None) -> list[Band]:
    """Give how far each part reaches: to where the next begins, over as many pages as that takes."""
    parts = [(pin, pin.location) for pin in pins if pin.kind == "part" and pin.location is not None]
    parts.sort(key=lambda pair: _begin(pair[1]))
    found: list[Band] = []
    for (pin, location), following in zip_longest(parts, (place for _, place in parts[1:])):
        found += _reach(pin, location, following, last_page)
    return found


def _reach(pin: Pin, location: Location, following: Location | None, last_page: int | None) -> Iterator[Band]:
    page, start = _begin(location)
    if location.page is None or last_page is None:
        yield Band(pin, None, start, _begin(following)[1] if following else float("inf"), is_first=True)
        return
    end_page, end = _begin(following) if following else (last_page, float("inf"))
    for number in range(page, end_page + 1):
        top = start if number == page else 0.0
        bottom = end if number == end_page else float("inf")
        # Where two begin at one place, the first still needs one to be found at.
        if bottom > top or number == page:
            yield Band(pin, number, top, bottom, is_first=number == page)


def _begin(location: Location) -> tuple[int, float]:
    if location.page is None:
        return (0, float(location.line))
    return (location.page, location.bbox[1] if location.bbox else 0.0)
