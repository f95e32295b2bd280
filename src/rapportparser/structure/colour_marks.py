"""The coloured marks that stand beside a doelenboom's rows where no table says whose they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapportparser.reading.line import Box, Colour, ColourMark
from rapportparser.structure.kleuren import Kleuren, kleur_of_mark
from rapportparser.structure.outline import Boom, Rij, StoplichtMerk

# A mark stands beside its row, or at most this many of its own heights above or below the row's text.
_NEAR = 0.75


@dataclass(frozen=True, slots=True)
class _Placed:
    """A mark that has a place and a colour."""

    mark: ColourMark
    box: Box
    colour: Colour


def give_stoplichten(bomen: Iterable[Boom], marks: Iterable[ColourMark], kleuren: Kleuren) -> None:
    """Give every row of the doelenbomen that stands in no table the mark that stands beside it, and each mark once."""
    placed = [_Placed(one, one.box, one.colour) for one in marks if one.box is not None and one.colour is not None]
    rows = [rij for boom in bomen for doel in boom.doelen for rij in doel.prestaties if rij.line.row is None]
    on_page: dict[int | None, list[tuple[Box, Rij]]] = defaultdict(list)
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
        if not _has_mark(rij) and id(one) not in taken and _give(rij, [one], kleuren):
            taken.add(id(one))
    _give_over_the_page(rows, [one for one in placed if id(one) not in taken], kleuren)


def _give_over_the_page(rows: Sequence[Rij], left: Sequence[_Placed], kleuren: Kleuren) -> None:
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


def _give(rij: Rij, marks: Sequence[_Placed], kleuren: Kleuren) -> bool:
    """Give a row the one mark there is; False where there are more, or it is of no colour that counts."""
    kleur = kleur_of_mark(marks[0].colour, kleuren) if len(marks) == 1 else None
    if kleur is None:
        return False
    words = rij.stoplicht.tekst if rij.stoplicht is not None else None
    rij.stoplicht = StoplichtMerk(kleur, "kleur", rij.line, marks[0].mark.page, marks[0].box, words)
    return True


def _has_mark(rij: Rij) -> bool:
    """Tell whether a row has its mark; a word in the row gives way to one."""
    return rij.stoplicht is not None and rij.stoplicht.bron == "kleur"


def _near_rows(mark: _Placed, rows: Sequence[tuple[Box, Rij]]) -> Iterable[tuple[float, _Placed, Rij]]:
    middle = (mark.box.top + mark.box.bottom) / 2
    height = mark.box.bottom - mark.box.top
    for band, rij in rows:
        outside = max(band.top - middle, middle - band.bottom, 0.0)
        if outside <= max(_NEAR * height, 1.0):
            yield (outside * 1000 + abs((band.top + band.bottom) / 2 - middle), mark, rij)
