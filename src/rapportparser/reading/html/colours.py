"""Colours as style sheets and attributes tell them."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from tinycss2 import parse_component_value_list
from tinycss2.ast import Node
from tinycss2.color4 import Color, parse_color

from rapportparser.reading.line import Colour

_WHITE: Final = 255
# A difference between channels that no eye sees on paper.
_LEAST_TINT: Final = 12
_LEAST_WHITE: Final = 243
# What lets so much through is not seen.
_LEAST_SEEN: Final = 0.1


@lru_cache(maxsize=4096)
def colour_named(text: str) -> Colour | None:
    """Give the colour of an attribute such as `bgcolor` or `fill`; None where it names none."""
    text = text.strip()[:100]
    colour = first_colour(parse_component_value_list(text))
    if colour is None and len(text) in {3, 6}:
        colour = first_colour(parse_component_value_list(f"#{text}"))
    return colour


def first_colour(values: list[Node]) -> Colour | None:
    """Give the first colour among the values of a declaration; None where there is none, or one that lets all through.

    A gradient tells none: nobody can say which of its colours is meant.
    """
    for value in values:
        found = parse_color(value) if value.type in {"ident", "hash", "function"} else None
        if isinstance(found, Color):
            return _on_white(found)
    return None


def _on_white(colour: Color) -> Colour | None:
    try:
        *channels, alpha = colour.to("srgb")
    except NotImplementedError:
        return None
    if (alpha or 0.0) < _LEAST_SEEN:
        return None
    red, green, blue = (
        round(_WHITE * (alpha * min(max(channel or 0.0, 0.0), 1.0) + 1 - alpha)) for channel in channels
    )
    return red, green, blue


def is_white(colour: Colour) -> bool:
    """Tell whether a colour cannot be told from the paper."""
    return min(colour) >= _LEAST_WHITE


def is_grey(colour: Colour) -> bool:
    """Tell whether a colour is black, white or in between."""
    return max(colour) - min(colour) <= _LEAST_TINT
