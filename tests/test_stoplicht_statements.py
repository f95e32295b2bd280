"""What sentences say of stoplights: of which prestaties, how many, and what says nothing."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

import rapportparser
from rapportparser.facts.stoplicht_statements import find_statements
from rapportparser.facts.stoplicht_totalen import find_totals
from rapportparser.profile import load_profile
from tests.pdfs import pdf

KNOWN = ("2A", "2A1", "2A1.1", "2A1.2", "2A1.3", "2A1.4", "2B", "2B1", "2B1.1")


def said(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [
        (statement.kleur, statement.scope, statement.codes)
        for statement in find_statements(text, load_profile("leiden").grammar, KNOWN)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Alle prestaties krijgen een groen stoplicht.", [("groen", "all", ())]),
        ("Alle 24 prestaties staan op groen.", [("groen", "all", ())]),
        ("De prestaties in dit beleidsterrein zijn allemaal groen.", [("groen", "all", ())]),
        (
            "Vooralsnog staan alle prestaties op groen (uitgezonderd 2A1.1 Toezicht, beheer van de sluis), maar soms niet.",
            [("groen", "all", ()), ("afwijkend", "codes", ("2A1.1",))],
        ),
        (
            "Alle prestaties staan op groen, behalve 2A1.2 (oranje) en 2A1.3.",
            [("groen", "all", ()), ("oranje", "codes", ("2A1.2",)), ("afwijkend", "codes", ("2A1.3",))],
        ),
        (
            "Alle prestaties staan op groen, op 2A1.2 en 2B1.1 na.",
            [("groen", "all", ()), ("afwijkend", "codes", ("2A1.2",)), ("afwijkend", "codes", ("2B1.1",))],
        ),
        (
            "Behalve prestatie 2A1.2 staan alle prestaties op groen.",
            [("groen", "all", ()), ("afwijkend", "codes", ("2A1.2",))],
        ),
        ("Het stoplicht staat op oranje.", [("oranje", "own", ())]),
        ("De prestatie blijft vooralsnog op groen.", [("groen", "own", ())]),
        ("Stoplicht: rood", [("rood", "own", ())]),
        (
            "De prestatie 2A1.1 'Beleid, uitvoering en advies' krijgt een oranje stoplicht omdat onderdelen uitlopen.",
            [("oranje", "codes", ("2A1.1",))],
        ),
        (
            "2A1.1 staat op groen en 2A1.2 op oranje.",
            [("groen", "codes", ("2A1.1",)), ("oranje", "codes", ("2A1.2",))],
        ),
        ("De prestaties 2A1.1 t/m 2A1.4 staan op groen.", [("groen", "codes", ("2A1.1", "2A1.2", "2A1.3", "2A1.4"))]),
        ("Twee prestaties staan op oranje: 2A1.1 en 2A1.2.", [("oranje", "codes", ("2A1.1", "2A1.2"))]),
        ("Prestatie 2A1.1 gaat van groen naar oranje.", [("oranje", "codes", ("2A1.1",))]),
        ("Prestatie 2A1.1 krijgt geen groen stoplicht.", [("afwijkend", "codes", ("2A1.1",))]),
        ("Alle overige prestaties staan op groen.", [("groen", "rest", ())]),
        (
            "Alleen 2A1.2 krijgt een oranje stoplicht, de rest is groen.",
            [("oranje", "codes", ("2A1.2",)), ("groen", "rest", ())],
        ),
        ("Het stoplicht van deze prestatie is van groen op oranje gezet.", [("oranje", "own", ())]),
        ("Deze prestatie krijgt daarom een rood stoplicht.", [("rood", "own", ())]),
        ("Alle stoplichten staan op groen.", [("groen", "all", ())]),
        (
            "Alle prestaties staan op groen, behalve 2A1.2 'Toezicht, handhaving' (rood) en 2A1.3 'X' (oranje).",
            [("groen", "all", ()), ("rood", "codes", ("2A1.2",)), ("oranje", "codes", ("2A1.3",))],
        ),
        ("2A1.2 – rood: de bouw ligt stil.", [("rood", "codes", ("2A1.2",))]),
        ("Eerder stond deze prestatie op oranje, nu staat zij op groen.", [("groen", "own", ())]),
    ],
)
def test_statements(text: str, expected: list[tuple[str, str, tuple[str, ...]]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Oranje stoplicht:",
        "Alle prestaties krijgen een groen stoplicht, op één na.",
        "Alle prestaties staan op groen, uitgezonderd de risicoscan.",
        "Van de 17 projecten onder deze prestatie krijgt een aantal geen groen stoplicht.",
        "Bij deze prestatie krijgen drie onderdelen een oranje stoplicht en drie een groen stoplicht:",
        "Een groen stoplicht betekent dat de prestatie op schema ligt.",
        "Prestaties met een oranje stoplicht worden toegelicht.",
        "Het merendeel van de prestaties krijgt een groen stoplicht.",
        "Geen van de prestaties staat op rood.",
        "Als het besluit uitblijft, gaat deze prestatie op oranje.",
        "Het college stelt voor het stoplicht op rood te zetten.",
        "We zetten in op groen in de wijk.",
        "De fietsers staan lang voor het rode licht.",
    ],
)
def test_what_says_nothing_of_a_prestatie(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "21 van de 24 prestaties staan op groen, 2 op oranje en 1 op rood.",
            [("groen", 21, 24), ("oranje", 2, 24), ("rood", 1, 24)],
        ),
        (
            "Het programma telt 24 prestaties. Hiervan krijgt het merendeel, 21 prestaties, een groen stoplicht.",
            [("groen", 21, 24)],
        ),
        (
            "Van de 206 prestaties zijn er 178 op schema ('groen') en 28 vragen aandacht ('oranje').",
            [("groen", 178, 206), ("oranje", 28, 206)],
        ),
        (
            "In totaal zijn er 100 prestaties: 90 groen, 8 oranje en 2 rood.",
            [("groen", 90, 100), ("oranje", 8, 100), ("rood", 2, 100)],
        ),
        (
            "Dit beleidsterrein heeft 5 prestaties met een groen stoplicht en 1 met een oranje.",
            [("groen", 5, None), ("oranje", 1, None)],
        ),
        ("Er zijn 3 oranje stoplichten en 1 rood stoplicht.", [("oranje", 3, None), ("rood", 1, None)]),
        ("Drie prestaties krijgen een oranje stoplicht.", [("oranje", 3, None)]),
        (
            "Van de 12 prestaties krijgen er elf een groen en één een rood stoplicht.",
            [("groen", 11, 12), ("rood", 1, 12)],
        ),
        ("Bij deze prestatie krijgen drie onderdelen een oranje stoplicht.", []),
        ("In 2020 zijn 40 bomen geplant voor meer groen in de wijk.", []),
    ],
)
def test_totals(text: str, expected: list[tuple[str, int, int | None]]) -> None:
    assert [(total.kleur, total.aantal, total.totaal) for total in find_totals(text)] == expected


REPORT = """Programma 2 Veiligheid

Stand van zaken bij Voortgangsrapportage

{stand}

Doelenbomen
Beleidsterrein 2A Toezicht
Doel
Prestatie
2A1 Rust op straat
2A1.1 Toezicht in de avond
2A1.2 Toezicht op het water

Beleidsterrein 2B Rampen
Doel
Prestatie
2B1 Voorbereid zijn
2B1.1 Oefenen

Toelichting doelenboom beleidsterrein 2A Toezicht

2A1.1 Toezicht in de avond
{toelichting}

Toelichting doelenboom beleidsterrein 2B Rampen

{ander}
"""


def stoplichten(
    stand: str = "Er gebeurt veel.", toelichting: str = "Het loopt.", ander: str = "Er zijn geen afwijkingen."
) -> dict[str, str | None]:
    rapport = rapportparser.parse(REPORT.format(stand=stand, toelichting=toelichting, ander=ander).encode())
    return {
        prestatie.code or "": prestatie.stoplicht.kleur if prestatie.stoplicht else None
        for programma in rapport.programmas
        for boom in programma.doelenbomen
        for doel in boom.doelen
        for prestatie in doel.prestaties
    }


def test_a_statement_holds_for_what_its_section_is_about() -> None:
    assert stoplichten() == {"2A1.1": None, "2A1.2": None, "2B1.1": None}
    everywhere = "Alle prestaties staan op groen."
    assert stoplichten(stand=everywhere) == {"2A1.1": "groen", "2A1.2": "groen", "2B1.1": "groen"}
    assert stoplichten(ander=everywhere) == {"2A1.1": None, "2A1.2": None, "2B1.1": "groen"}
    own = "Het stoplicht staat op oranje."
    assert stoplichten(toelichting=own) == {"2A1.1": "oranje", "2A1.2": None, "2B1.1": None}
    assert stoplichten(stand=own) == {"2A1.1": None, "2A1.2": None, "2B1.1": None}


def test_the_nearest_statement_stands() -> None:
    found = stoplichten(stand="Alle prestaties staan op groen.", toelichting="De prestatie staat op rood.")
    assert found == {"2A1.1": "rood", "2A1.2": "groen", "2B1.1": "groen"}


def test_statements_that_contradict_each_other_are_told() -> None:
    text = REPORT.format(
        stand="Prestatie 2A1.1 staat op oranje.", toelichting="De prestatie staat op rood.", ander="Er is niets."
    )
    rapport = rapportparser.parse(text.encode())
    assert [warning.code for warning in rapport.warnings] == ["stoplicht-told-twice"]


def test_a_mark_goes_before_a_sentence_and_the_difference_is_told() -> None:
    lines = REPORT.format(
        stand="Alle prestaties staan op groen.", toelichting="Het loopt.", ander="Er is niets."
    ).split("\n")
    colours = {"2A1.1": (0.95, 0.6, 0.1), "2A1.2": (0.2, 0.7, 0.3)}

    def draw(canvas: Canvas) -> None:
        for place, line in enumerate(lines):
            y = 790 - 14 * place
            canvas.setFont("Helvetica", 10)
            canvas.drawString(60, y, line)
            if line[:5] in colours and lines[place - 1] != "":
                canvas.setFillColorRGB(*colours[line[:5]])
                canvas.circle(450, y + 3, 5, stroke=0, fill=1)
                canvas.setFillColorRGB(0, 0, 0)

    rapport = rapportparser.parse(pdf(draw))
    rows = [row for boom in rapport.programmas[0].doelenbomen for doel in boom.doelen for row in doel.prestaties]
    assert [(row.stoplicht.kleur, row.stoplicht.bron) for row in rows if row.stoplicht] == [
        ("oranje", "kleur"),
        ("groen", "kleur"),
        ("groen", "tekst"),
    ]
    (warning,) = rapport.warnings
    assert warning.code == "stoplicht-differs"
    assert "2A1.1" in warning.message
    assert warning.location is not None
    assert warning.location.page == 1
