"""Stoplights as the rules look at them: what their colours are called, and which of them owe the council a word."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from rapportparser.checking.rule import Words
from rapportparser.model import Doel, Doelenboom, Kleur, Prestatie, Rapport

KLEUREN: Final[Mapping[Kleur, Words]] = {
    "groen": Words("groen", "green"),
    "geel": Words("geel", "yellow"),
    "oranje": Words("oranje", "orange"),
    "rood": Words("rood", "red"),
    "blauw": Words("blauw", "blue"),
    "grijs": Words("grijs", "grey"),
    "afwijkend": Words("niet groen", "not green"),
}
# Whatever the scale, these deviate; blauw (done) and grijs (not begun, or ended) are no deviations.
DEVIATING: Final[frozenset[Kleur]] = frozenset({"geel", "oranje", "rood", "afwijkend"})

_GRAVE: Final[tuple[Kleur, ...]] = ("rood", "oranje", "afwijkend", "geel", "grijs", "blauw", "groen")


def colour_words(kleur: str) -> Words:
    """Give what a colour is called; one of a later contract is called what it is there."""
    return next((words for known, words in KLEUREN.items() if known == kleur), Words(kleur, kleur))


def lights_of(row: Doel | Prestatie) -> Iterator[tuple[str | None, Kleur]]:
    """Give the colours of a row's stoplights with the aspect of each; None for its own."""
    if row.stoplicht:
        yield None, row.stoplicht.kleur
    yield from ((one.aspect, one.stoplicht.kleur) for one in row.aspecten)


def colours_of(bomen: Iterable[Doelenboom]) -> set[Kleur | None]:
    """Give the colours of the prestaties in some doelenbomen; None among them where the report tells none."""
    prestaties = (row for boom in bomen for doel in boom.doelen for row in doel.prestaties)
    colours: set[Kleur | None] = set()
    for row in prestaties:
        colours |= {kleur for _, kleur in lights_of(row)} or {None}
    return colours


def owing(rapport: Rapport) -> frozenset[Kleur]:
    """Give the colours that owe an explanation in a report.

    Geel is the middle light of groen, geel and rood, and then owes what oranje does. In a scale that has oranje as
    well it is the lightest of remarks, of which few reports promise an explanation: there it owes nothing.
    """
    told = colours_of(boom for programma in rapport.programmas for boom in programma.doelenbomen)
    return DEVIATING - {"geel"} if "oranje" in told else DEVIATING


def worst(row: Doel | Prestatie, among: Collection[Kleur] = _GRAVE) -> tuple[str | None, Kleur] | None:
    """Give a row's gravest light of certain colours, its own before those of its aspects; None where it has none."""
    found = [light for light in lights_of(row) if light[1] in among]
    return min(found, key=lambda light: _GRAVE.index(light[1]), default=None)


def colour_of(row: Doel | Prestatie) -> Kleur | None:
    """Give the colour that stands for a row: its own light, else the gravest of its aspects; None without any."""
    if row.stoplicht:
        return row.stoplicht.kleur
    light = worst(row)
    return light[1] if light else None
