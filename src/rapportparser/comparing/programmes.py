"""Which programme of a new report is which of an old one."""

from __future__ import annotations

from collections.abc import Sequence

from rapportparser.comparing.matching import Entry, Pair, match
from rapportparser.model import Programma


def programme_pairs(old: Sequence[Programma], new: Sequence[Programma]) -> list[Pair[Programma]]:
    """Pair programmes: by number and name together, else by name, else by number alone."""
    return match(*([programme_entry(programma) for programma in programmas] for programmas in (old, new)))


def programme_entry(programma: Programma) -> Entry[Programma]:
    """Give what a programme is found again by."""
    return Entry(programma, programma.nummer, programma.naam or "")
