"""Finding the same programme, doel or prestatie in the report before."""

from __future__ import annotations

from collections.abc import Iterable

from rapportparser.model import Programma


def counterpart(programma: Programma, among: Iterable[Programma]) -> Programma | None:
    """Give the programme of the same number; where one of the two has none, of the same name."""
    for other in among:
        if programma.nummer is not None and programma.nummer == other.nummer:
            return other
        one_unnumbered = programma.nummer is None or other.nummer is None
        if one_unnumbered and programma.naam and programma.naam.casefold() == (other.naam or "").casefold():
            return other
    return None
