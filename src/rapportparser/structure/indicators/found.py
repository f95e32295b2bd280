"""What is found of indicators, before it becomes part of a report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rapportparser.model import WaardeSoort
from rapportparser.reading.line import Line
from rapportparser.structure.outline import Remark


@dataclass(frozen=True, slots=True)
class FoundValue:
    """A value of an indicator.

    Attributes:
        kolom: The head of its column as printed.
        jaar: The year that the head tells; None where it tells none, or more than one.
        soort: What kind of value it is; None where the head does not tell.
        gebied: Whose value it is; None for the report's own body.
        text: The value as printed.
        value: Its figure; None where it is none.
    """

    kolom: str
    jaar: int | None
    soort: WaardeSoort | None
    gebied: str | None
    text: str
    value: int | float | None


@dataclass(frozen=True, slots=True)
class FoundIndicator:
    """An indicator.

    Attributes:
        naam: Its name, without a unit that stands alone between brackets behind it.
        line: Where its row begins.
        eenheid: Its unit; None where none is printed apart from the name.
        bron: Where its figures come from.
        bbv: The stable name of the indicator that the law asks for.
        code: The goal that it measures.
        waarden: Its values, in printed order.
    """

    naam: str
    line: Line
    eenheid: str | None = None
    bron: str | None = None
    bbv: str | None = None
    code: str | None = None
    waarden: tuple[FoundValue, ...] = ()


@dataclass(frozen=True, slots=True)
class IndicatorsRead:
    """All that some lines hold of indicators.

    Attributes:
        indicators: The indicators, in printed order.
        notices: What could not be placed.
    """

    indicators: tuple[FoundIndicator, ...] = ()
    notices: tuple[Remark, ...] = field(default=())


@dataclass(slots=True)
class Entry:
    """A row in the making: its cells by what their columns are for.

    Attributes:
        naam: Its name as printed.
        line: Where it begins.
        nummer: The number before it.
        eenheid: The cell of the unit.
        bron: The cell of the source.
        code: The cell of the goal.
        waarden: Its values.
        shortened: Whether cells are missing, so that no value could be placed.
        foot: Whether its source stands on a line below it.
    """

    naam: str
    line: Line
    nummer: str | None = None
    eenheid: str | None = None
    bron: str | None = None
    code: str | None = None
    waarden: Sequence[FoundValue] = ()
    shortened: bool = False
    foot: bool = False
