"""What a profile says of colours: which of a stoplight's colours a colour or a word is."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping

from rapportparser.profile import Hue, Stoplichtkleur
from rapportparser.reading.line import Colour

Kleuren = Mapping[Stoplichtkleur, Hue]

# A cell is shaded more lightly than a mark is drawn: Word's lightest tints have a lightness of 0.9 and more.
_LIGHTEST_TINT = 0.97


def kleur_of_mark(colour: Colour, kleuren: Kleuren) -> Stoplichtkleur | None:
    """Give the colour that a mark shows; None where it shows none of the profile's."""
    return _kleur(colour, kleuren, lightest=None)


def kleur_of_shading(colour: Colour, kleuren: Kleuren) -> Stoplichtkleur | None:
    """Give the colour that a cell's shading shows, light tints included; None where it shows none of the profile's."""
    return _kleur(colour, kleuren, lightest=_LIGHTEST_TINT)


def kleur_of_word(text: str, kleuren: Kleuren) -> Stoplichtkleur | None:
    """Give the colour that a text names instead of showing it; None where it names none."""
    word = text.strip(" .:()")
    for kleur, span in kleuren.items():
        if any(word == known or (len(known) > 1 and word.lower() == known.lower()) for known in span.woorden):
            return kleur
    return None


def _kleur(colour: Colour, kleuren: Kleuren, *, lightest: float | None) -> Stoplichtkleur | None:
    hue, lightness, saturation = colorsys.rgb_to_hls(*(channel / 255 for channel in colour))
    degrees = hue * 360
    for kleur, span in kleuren.items():
        within = span.van <= degrees <= span.tot if span.van <= span.tot else not span.tot < degrees < span.van
        light = lightness <= max(span.lichtst, lightest or 0.0)
        if within and saturation >= span.verzadiging and span.donkerst <= lightness and light:
            return kleur
    return None
