"""SEC006: a field of a programme's info block is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapportparser.checking.report import Report, is_part, programme_words
from rapportparser.checking.rule import Advice, Hit, Rule, Values, Words
from rapportparser.model import Programma

# What the info block calls a field, by its name in the JSON.
_FIELDS = {"nummer": "programmanummer", "commissies": "commissie", "portefeuilles": "portefeuille"}


def find(report: Report) -> Iterator[Hit]:
    """Find programmes without a number, a commissie or a portefeuille; all three missing is one finding.

    What no programme of several has is a remark, once: some municipalities do not print it.
    """
    if not report.required:
        return
    unprinted = {warning.location for warning in report.warnings("programme-number-not-printed")}
    lacking = [
        (programma, list(_missing(programma, is_number_printed=programma.location not in unprinted)))
        for programma in report.rapport.programmas
        if not is_part(programma)
    ]
    nowhere = [field for field in _FIELDS if len(lacking) > 1 and all(field in missing for _, missing in lacking)]
    for field in nowhere:
        yield Hit({"veld": _FIELDS[field]}, "nowhere", sectie=field, eased=True)
    for programma, missing in lacking:
        yield from _of_programme(programma, [field for field in missing if field not in nowhere])


def _of_programme(programma: Programma, missing: Sequence[str]) -> Iterator[Hit]:
    values: Values = {"programma": programme_words(programma)}
    if len(missing) == len(_FIELDS):
        yield Hit(values, "block", programma.nummer, location=programma.location)
        return
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
        "Een programma zonder programmanummer, commissie of portefeuille. Noemt geen enkel programma het, dan is het "
        "één opmerking.",
        "A programme without its number, commissie or portefeuille. Where no programme has it, that is one remark.",
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
        "nowhere": Advice(
            Words("Geen enkel programma noemt een {veld}.", "No programme has a {veld}."),
            Words("Vul het aan als het erbij hoort.", "Add it, if it should be there."),
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
