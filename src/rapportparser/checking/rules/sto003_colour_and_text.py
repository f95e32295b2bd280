"""STO003: the coloured mark says one thing of a prestatie, and the text another."""

from __future__ import annotations

from collections.abc import Iterator

from rapportparser.checking.lights import colour_words
from rapportparser.checking.report import Report, quoted
from rapportparser.checking.rule import Advice, Hit, Rule, Values, Words


def find(report: Report) -> Iterator[Hit]:
    """Find what the parser noted while it held the statements of the texts to the marks."""
    for warning in report.warnings("stoplicht-differs"):
        code, naam, kleur, tekst = (warning.details.get(name) for name in ("code", "naam", "kleur", "tekst"))
        # Reports of the first contract tell it in a sentence alone.
        if kleur is None or tekst is None:
            continue
        owner = report.programme_at(warning.location)
        code = None if code is None else str(code)
        values: Values = {
            "prestatie": quoted(code, report.names.get(code or "") or (None if naam is None else str(naam))),
            "kleur": colour_words(str(kleur)),
            "tekst": colour_words(str(tekst)),
        }
        number = report.number_of(code) or (owner.nummer if owner else None)
        yield Hit(values, "", number, None, code, warning.location)


RULE = Rule(
    id="STO003",
    name="colour-and-text",
    severity="warning",
    title=Words("Kleur en tekst spreken elkaar tegen", "Colour and text disagree"),
    looks_for=Words(
        "Een prestatie waarvan het stoplicht een andere kleur heeft dan de tekst zegt.",
        "A performance whose stoplight has another colour than the text says.",
    ),
    why=Words(
        "Een van de twee is niet bijgewerkt; de raad weet niet welke.",
        "One of the two was not brought up to date; the council cannot know which.",
    ),
    wrong="""\
De missie van het programma Veiligheid luidt:
Waterveld is een plaats waar mensen zich veilig weten.

Stand van zaken bij Voortgangsrapportage
Prestatie 2A1.1 krijgt een oranje stoplicht.

Doelenbomen

Beleidsterrein 2A Veilige buurten
Doel | Prestatie |
2A1 Rust op straat | 2A1.1 Straatcoaches | Groen |""",
    right="""\
De missie van het programma Veiligheid luidt:
Waterveld is een plaats waar mensen zich veilig weten.

Stand van zaken bij Voortgangsrapportage
Prestatie 2A1.1 krijgt een groen stoplicht.

Doelenbomen

Beleidsterrein 2A Veilige buurten
Doel | Prestatie |
2A1 Rust op straat | 2A1.1 Straatcoaches | Groen |""",
    advice={
        "": Advice(
            Words(
                "Het stoplicht van prestatie {prestatie} is {kleur}, maar de tekst zegt {tekst}.",
                "The stoplight of performance {prestatie} is {kleur}, but the text says {tekst}.",
            ),
            Words("Maak kleur en tekst gelijk.", "Make colour and text agree."),
        )
    },
    find=find,
)
