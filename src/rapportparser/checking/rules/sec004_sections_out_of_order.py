"""SEC004: sections of a programme, or programmes, stand in another order than usual."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from rapportparser.checking.report import SECTION_WORDS, Report, place, programme_words
from rapportparser.checking.rule import Advice, Hit, Rule, Values, Words
from rapportparser.model import Location, Programma


def find(report: Report) -> Iterator[Hit]:
    """Find sections that stand before one that belongs above them, and programmes before a lower number."""
    for programma in report.rapport.programmas:
        begins = [(name, first) for name in report.required if (first := _beginning(programma, name))]
        for (name, location), (next_name, next_location) in pairwise(begins):
            if place(next_location) < place(location):
                values: Values = {
                    "programma": programme_words(programma),
                    "sectie": SECTION_WORDS[next_name],
                    "ander": SECTION_WORDS[name],
                    "volgorde": tuple(SECTION_WORDS[section] for section in report.required),
                }
                yield Hit(values, "", programma.nummer, next_name, location=next_location)
    numbered = [programma for programma in report.rapport.programmas if programma.nummer is not None]
    for before, programma in pairwise(numbered):
        if (programma.nummer or 0) < (before.nummer or 0):
            values = {"nummer": programma.nummer or 0, "ander": before.nummer or 0}
            yield Hit(values, "programma", programma.nummer, location=programma.location, eased=True)


def _beginning(programma: Programma, name: str) -> Location | None:
    """Give where a section begins; None where it is not there."""
    match name:
        case "missie":
            return programma.missie.location if programma.missie else None
        case "stand_van_zaken":
            return programma.stand_van_zaken.location if programma.stand_van_zaken else None
        case "doelenbomen":
            return programma.doelenbomen[0].location if programma.doelenbomen else None
        case _:
            return programma.toelichtingen[0].location if programma.toelichtingen else None


RULE = Rule(
    id="SEC004",
    name="sections-out-of-order",
    severity="warning",
    title=Words("Volgorde klopt niet", "Sections out of order"),
    looks_for=Words(
        "Een andere volgorde dan die waarin het profiel de verplichte onderdelen noemt: missie, stand van zaken, "
        "doelenboom, toelichting. Programma's die niet op nummer staan, zijn een opmerking.",
        "Another order than that in which the profile lists the required sections: mission, state of affairs, "
        "doelenboom, explanation. Programmes that do not stand by number are a remark.",
    ),
    why=Words(
        "Wie in elk programma dezelfde volgorde vindt, mist niets.",
        "Who finds the same order in every programme misses nothing.",
    ),
    wrong="""\
Programmanummer
2

Stand van zaken bij Voortgangsrapportage
De straatcoaches zijn in april begonnen.

De missie van het programma Veiligheid luidt:
Waterveld is een plaats waar mensen zich veilig weten.""",
    right="""\
Programmanummer
2

De missie van het programma Veiligheid luidt:
Waterveld is een plaats waar mensen zich veilig weten.

Stand van zaken bij Voortgangsrapportage
De straatcoaches zijn in april begonnen.""",
    advice={
        "": Advice(
            Words("{sectie} staat vóór {ander}.", "{sectie} stands before {ander}."),
            Words(
                "Zet ze in de vaste volgorde: {volgorde}.",
                "Put them in the usual order: {volgorde}.",
            ),
        ),
        "programma": Advice(
            Words(
                "Programma {nummer} staat na programma {ander}.", "Programme {nummer} stands after programme {ander}."
            ),
            Words("Zet de programma's op nummer.", "Put the programmes in the order of their numbers."),
        ),
    },
    find=find,
)
