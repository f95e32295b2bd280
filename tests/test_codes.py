"""Mentions of codes in running text."""

from __future__ import annotations

import pytest

from rapportparser.facts.codes import find_codes
from rapportparser.profile import load_profile

KNOWN = {"2A", "2A1", "2A1.1", "7A1", "7A1.3", "8A1.1", "8C", "4C1.6"}


def mentions(text: str) -> list[tuple[str, str, bool]]:
    found = list(find_codes(text, load_profile("leiden").grammar, KNOWN))
    assert all(text[mention.start : mention.end] == mention.text for mention in found)
    return [(mention.text, mention.code.text, mention.known) for mention in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(uitgezonderd 2A1.1 Risicoscan)", [("2A1.1", "2A1.1", True)]),
        ("Zie 2A1.9.", [("2A1.9", "2A1.9", False)]),
        (
            "De prestaties 8A1.1, 8A1.2 , 8A2.1 en 8A3.3 zijn klaar",
            [("8A1.1", "8A1.1", True)] + [(code, code, False) for code in ("8A1.2", "8A2.1", "8A3.3")],
        ),
        ("programma's 7, 8c, 9 en 10", [("8c", "8C", True)]),
        ("prestatie 7A1. 3 Spelen", [("7A1. 3", "7A1.3", True)]),
        ("Dat hoort bij 7A1. 25 projecten zijn klaar.", [("7A1", "7A1", True)]),
        ("prestatie 4C 1.6 Centrale as", [("4C 1.6", "4C1.6", True)]),
        ("2A1.1-2A1.4", [("2A1.1", "2A1.1", True), ("2A1.4", "2A1.4", False)]),
        ("8A1.1/8A1.2", [("8A1.1", "8A1.1", True), ("8A1.2", "8A1.2", False)]),
        ("beleidsterreinen “4A Lopen”, “4B Varen”", [("4A", "4A", False), ("4B", "4B", False)]),
        ("6C1.2Afspraken", [("6C1.2", "6C1.2", False)]),
        ("doel 2A101 en 2a1.1", [("2A101", "2A101", False), ("2a1.1", "2A1.1", True)]),
    ],
)
def test_mentions(text: str, expected: list[tuple[str, str, bool]]) -> None:
    assert mentions(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "RV 25.0004",
        "brief A.22.0057/01 en Z/25/3824014",
        "de 1A-locatie in het centrum",
        "in Q1 2023",
        "programma met 30 m2 en 12 m3 per woning",
        "Havendijk 2A en Kade 10 B",
        "op 1 e.v. dagen, 5 A 4 en 3 à 4 keer",
        "programma 12 en 2 miljoen euro (€2A)",
        "het jaar 2A2021",
        "2A1.1.2 is geen code",
        "Dat is de vraag. Op nummer 3B woont niemand.",
    ],
)
def test_look_alikes(text: str) -> None:
    assert mentions(text) == []
