"""SEC006: a field of a programme's info block is missing."""

from __future__ import annotations

from collections.abc import Iterator

from rapportparser.checking.rule import Advice, Hit, Rule, Values, Words
from rapportparser.checking.subject import Subject, is_part, programme_words
from rapportparser.model import Programma

# What the info block calls a field, by its name in the JSON.
_FIELDS = {"nummer": "programmanummer", "commissies": "commissie", "portefeuilles": "portefeuille"}


def find(subject: Subject) -> Iterator[Hit]:
    """Find programmes without a number, a commissie or a portefeuille; all three missing is one finding."""
    if not subject.required:
        return
    unprinted = {warning.location for warning in subject.warnings("programme-number-not-printed")}
    for programma in subject.rapport.programmas:
        if is_part(programma):
            continue
        missing = list(_missing(programma, is_number_printed=programma.location not in unprinted))
        values: Values = {"programma": programme_words(programma)}
        if len(missing) == len(_FIELDS):
            yield Hit(values, "block", programma.nummer, location=programma.location)
            continue
        for field in missing:
            yield Hit(values | {"veld": _FIELDS[field]}, "", programma.nummer, field, location=programma.location)


def _missing(programma: Programma, *, is_number_printed: bool) -> Iterator[str]:
    if programma.nummer is None or not is_number_printed:
        yield "nummer"
    if not programma.commissies:
        yield "commissies"
    if not programma.portefeuilles:
        yield "portefeuilles"


RULE = Rule(
    id="SEC006",
    name="info-field-missing",
    severity="warning",
    title=Words("Gegeven in het infoblok ontbreekt", "Info field missing"),
    looks_for=Words(
        "Een programma zonder programmanummer, commissie of portefeuille.",
        "A programme without its number, commissie or portefeuille.",
    ),
    why=Words(
        "De griffie verdeelt de programma's aan de hand van deze gegevens over de commissies.",
        "The council's clerk hands the programmes to the committees by these fields.",
    ),
    wrong="""\
Programmanummer
2
Portefeuille(s)
Openbare Orde en Veiligheid
De missie van het programma Veiligheid luidt:
Waterveld is een plaats waar mensen zich veilig weten.""",
    right="""\
Programmanummer
2
Commissie
Wonen en Veiligheid
Portefeuille(s)
Openbare Orde en Veiligheid
De missie van het programma Veiligheid luidt:
Waterveld is een plaats waar mensen zich veilig weten.""",
    advice={
        "": Advice(
            Words("Het infoblok noemt geen {veld}.", "The info block has no {veld}."),
            Words("Vul het aan in het infoblok bovenaan.", "Add it to the info block at the top."),
        ),
        "block": Advice(
            Words(
                "Het infoblok met programmanummer, commissie en portefeuille ontbreekt.",
                "The info block with number, commissie and portefeuille is missing.",
            ),
            Words("Zet het bovenaan het programma.", "Put it at the top of the programme."),
        ),
    },
    find=find,
)
