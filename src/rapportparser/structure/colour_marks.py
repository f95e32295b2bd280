"""The coloured marks in a doelenboom's rows: whose they are and what colour they have."""

from __future__ import annotations

import colorsys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapportparser.profile import Hue, Stoplichtkleur
from rapportparser.reading.line import Box, Colour, ColourMark
from rapportparser.structure.outline import Boom, Rij, StoplichtMerk

# A mark stands beside its row, or at most this many of its own heights above or below the row's text.
_NEAR = 0.75


@dataclass(frozen=True, slots=True)
class _Placed:
    """A mark that has a place and a colour."""

    mark: ColourMark
    box: Box
    colour: Colour


def give_stoplichten(bomen: Iterable[Boom], marks: Iterable[ColourMark], kleuren: Mapping[Stoplichtkleur, Hue]) -> None:
    """Give every row of the doelenbomen the mark that stands beside it."""
    placed = [
        _Placed(mark, mark.box, mark.colour) for mark in marks if mark.box is not None and mark.colour is not None
    ]
    rows = [rij for boom in bomen for doel in boom.doelen for rij in doel.prestaties]
    on_page: dict[int, list[tuple[Box, Rij]]] = defaultdict(list)
    for rij in rows:
        for page in {line.page for line in rij.lines if line.page is not None and line.box is not None}:
            boxes = [line.box for line in rij.lines if line.page == page and line.box is not None]
            band = Box(0.0, min(box.top for box in boxes), 0.0, max(box.bottom for box in boxes))
            on_page[page].append((band, rij))
    pairs = sorted(
        (pair for one in placed if one.mark.page in on_page for pair in _near_rows(one, on_page[one.mark.page])),
        key=lambda pair: pair[0],
    )
    taken: set[int] = set()
    for _, one, rij in pairs:
        kleur = _kleur(one.colour, kleuren)
        if kleur is not None and not _has_mark(rij) and id(one) not in taken:
            rij.stoplicht = StoplichtMerk(kleur, rij.line, one.mark)
            taken.add(id(one))
    _give_over_the_page(rows, [one for one in placed if id(one) not in taken], kleuren)


def _give_over_the_page(rows: Sequence[Rij], left: Sequence[_Placed], kleuren: Mapping[Stoplichtkleur, Hue]) -> None:
    """Give a row that breaks over the page the mark that stands on the other page, beyond all rows there."""
    for rij, following in pairwise(rows):
        above, below = rij.lines[-1], following.line
        if above.box is None or below.box is None or above.page is None or below.page != above.page + 1:
            continue
        if not _has_mark(rij):
            beyond = [one for one in left if one.mark.page == below.page and one.box.bottom <= below.box.top]
            _give(rij, beyond, kleuren)
        if not _has_mark(following):
            beyond = [one for one in left if one.mark.page == above.page and one.box.top >= above.box.bottom]
            _give(following, beyond, kleuren)


def _give(rij: Rij, marks: Sequence[_Placed], kleuren: Mapping[Stoplichtkleur, Hue]) -> None:
    kleur = _kleur(marks[0].colour, kleuren) if len(marks) == 1 else None
    if kleur is not None:
        rij.stoplicht = StoplichtMerk(kleur, rij.line, marks[0].mark)


def _has_mark(rij: Rij) -> bool:
    """Tell whether a row has its mark; a word in the row gives way to one."""
    return rij.stoplicht is not None and rij.stoplicht.mark is not None


def _near_rows(mark: _Placed, rows: Sequence[tuple[Box, Rij]]) -> Iterable[tuple[float, _Placed, Rij]]:
    middle = (mark.box.top + mark.box.bottom) / 2
    height = mark.box.bottom - mark.box.top
    for band, rij in rows:
        outside = max(band.top - middle, middle - band.bottom, 0.0)
        if outside <= max(_NEAR * height, 1.0):
            yield (outside * 1000 + abs((band.top + band.bottom) / 2 - middle), mark, rij)


def _kleur(colour: tuple[int, int, int], kleuren: Mapping[Stoplichtkleur, Hue]) -> Stoplichtkleur | None:
    hue, lightness, saturation = colorsys.rgb_to_hls(*(channel / 255 for channel in colour))
    degrees = hue * 360
    for kleur, span in kleuren.items():
        within = span.van <= degrees <= span.tot if span.van <= span.tot else not span.tot < degrees < span.van
        if within and saturation >= span.verzadiging and span.donkerst <= lightness <= span.lichtst:
            return kleur
    return None


def kleur_of_word(text: str, kleuren: Mapping[Stoplichtkleur, Hue]) -> Stoplichtkleur | None:
    """Give the colour that a cell names instead of showing it; None where it names none."""
    word = text.strip(" .:")
    for kleur, span in kleuren.items():
        if any(word == known or (len(known) > 1 and word.lower() == known.lower()) for known in span.woorden):
            return kleur
    return None
