"""Codes as people spell them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapportparser.grammar import CodeGrammar
from rapportparser.profile import load_profile


@pytest.fixture(scope="module")
def grammar() -> CodeGrammar:
    return load_profile("leiden").grammar


@pytest.mark.parametrize(
    ("text", "code", "niveau", "rest"),
    [
        ("2A Veiligheid", "2A", "beleidsterrein", "Veiligheid"),
        ("2A1 Beperken criminaliteit", "2A1", "doel", "Beperken criminaliteit"),
        ("10A1.12 Jobcoaches", "10A1.12", "prestatie", "Jobcoaches"),
        ("2A101 Aanpak", "2A101", "prestatie", "Aanpak"),
        ("2A110 Aanpak", "2A110", "prestatie", "Aanpak"),
        ("2A10 Tiende doel", "2A10", "doel", "Tiende doel"),
        ("6C1.2Afspraken met de buurt", "6C1.2", "prestatie", "Afspraken met de buurt"),
        ("7A1. 3 Spelen", "7A1.3", "prestatie", "Spelen"),
        ("4C 1.6 Centrale as", "4C1.6", "prestatie", "Centrale as"),
        ("8A1.1. Voorstellingen", "8A1.1", "prestatie", "Voorstellingen"),
        ("8A2. Maatschappelijke doelen", "8A2", "doel", "Maatschappelijke doelen"),
        ("3B2  Meer bedrijven", "3B2", "doel", "Meer bedrijven"),
        ("2a5.1 jeugdteams", "2A5.1", "prestatie", "jeugdteams"),
        ("7A1.3: Spelen", "7A1.3", "prestatie", "Spelen"),
        ("7A1.3 - Spelen", "7A1.3", "prestatie", "Spelen"),
        ("3C1", "3C1", "doel", ""),
    ],
)
def test_a_line_is_headed_by_its_code(grammar: CodeGrammar, text: str, code: str, niveau: str, rest: str) -> None:
    match = grammar.at_start(text)
    assert match is not None
    assert (match.code.text, match.code.niveau, text[match.rest :]) == (code, niveau, rest)


@pytest.mark.parametrize(
    "text",
    [
        "8A1.1, 8A1.2 en 8A3.3 stonden op groen",
        "1A-locatie",
        "1e Voortgangsrapportage 2020",
        "2e kwartaal",
        "1 e keer",
        "5 A 4 papier",
        "12 mei 2020",
        "2AB",
        "13A1 Te hoog",
        "Q1 2023",
        "2A wordt",
        "",
    ],
)
def test_a_line_is_headed_by_no_code(grammar: CodeGrammar, text: str) -> None:
    match = grammar.at_start(text)
    assert match is None or text[match.rest :][:1].islower()


def test_a_code_knows_the_codes_above_it(grammar: CodeGrammar) -> None:
    code = grammar.parse("10A1.12")
    assert code is not None
    assert code.stems == ("10", "10A", "10A1", "10A1.12")
    assert code.parent == "10A1"
    joined = grammar.parse("2A101")
    assert joined is not None
    assert joined.parent == "2A1"
    assert grammar.parse("2A1. 3") is None


@given(st.integers(1, 12), st.sampled_from("ABCZ"), st.integers(1, 9), st.integers(1, 99))
def test_both_spellings_of_a_code_have_one_key(programma: int, terrein: str, doel: int, prestatie: int) -> None:
    grammar = load_profile("leiden").grammar
    stem = f"{programma}{terrein}{doel}"
    assert grammar.key_of(f"{stem}.{prestatie}") == grammar.key_of(f"{stem}{prestatie:02}")
