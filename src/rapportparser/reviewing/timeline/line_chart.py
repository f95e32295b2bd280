"""Where the parts of a small line chart stand, in the units of its view box."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_LEAST_WIDTH: Final = 420.0
_STEP: Final = 92.0
_HEIGHT: Final = 190.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 48.0, 24.0, 22.0, 40.0
_MOST_TICKS: Final = 5
# Figures that lie closer together than this part of their size are drawn as one.
_LEAST_REACH: Final = 1e-6


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across the chart."""

    y: float
    label: str
    is_zero: bool


@dataclass(frozen=True, slots=True)
class Dot:
    """A point, and where its label stands."""

    x: float
    y: float
    label: str
    label_y: float


@dataclass(frozen=True, slots=True)
class LineChart:
    """A chart: its size, ticks, columns from left to right, dots, and the line through the first of each column."""

    width: float
    height: float
    left: float
    right: float
    ticks: tuple[Tick, ...]
    columns: tuple[float, ...]
    dots: tuple[Dot, ...]
    path: str


def line_chart(values: Sequence[tuple[int, float, str]], columns: int, *, with_zero: bool) -> LineChart:
    """Lay out a chart.

    Args:
        values: The place of each value's column, the value, and its label; columns ascending.
        columns: How many columns there are.
        with_zero: Whether zero must be on it.
    """
    width = max(_LEAST_WIDTH, _LEFT + _RIGHT + _STEP * columns)
    step = (width - _LEFT - _RIGHT) / max(columns, 1)
    places = tuple(round(_LEFT + step * (place + 0.5), 1) for place in range(columns))
    figures = [value for _, value, _ in values] + ([0.0] if with_zero else [])
    ticks = _ticks(min(figures), max(figures))
    low, high = ticks[0], ticks[-1]

    def y_of(value: float) -> float:
        return round(_TOP + (_HEIGHT - _TOP - _BOTTOM) * (high - value) / (high - low), 1)

    dots = tuple(Dot(places[place], y_of(value), label, y_of(value) - 8) for place, value, label in values)
    firsts = {place: y_of(value) for place, value, _ in reversed(values)}
    path = "M" + "L".join(f"{places[place]} {firsts[place]}" for place in sorted(firsts))
    return LineChart(
        width=round(width, 1),
        height=_HEIGHT,
        left=_LEFT,
        right=round(width - _RIGHT, 1),
        ticks=tuple(Tick(y_of(tick), f"{tick:g}".replace(".", ","), tick == 0) for tick in ticks),
        columns=places,
        dots=dots,
        path=path,
    )


def _ticks(low: float, high: float) -> list[float]:
    """Give round figures from below the lowest value to above the highest."""
    size = max(abs(low), abs(high), 1.0)
    reach = high - low if high - low > _LEAST_REACH * size else size
    rough = reach / (_MOST_TICKS - 1)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= rough)
    first, last = math.floor(low / step), math.ceil(high / step)
    if first == last:
        first, last = first - 1, last + 1
    return [round(place * step, 9) for place in range(first, last + 1)]
