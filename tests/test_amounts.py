"""Amounts in running text: money and counts, what they come to, and what only looks like one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rapportparser
from rapportparser.facts.amounts import find_amounts


@pytest.mark.parametrize(
    ("text", "found", "value", "unit"),
    [
        ("kost € 4,6 miljoen extra", "€ 4,6 miljoen", 4_600_000, "euro"),
        ("kost € 1,2 mln. extra", "€ 1,2 mln.", 1_200_000, "euro"),
        ("is €2,4 mln hoger", "€2,4 mln", 2_400_000, "euro"),
        ("van € 300.000 voor", "€ 300.000", 300_000, "euro"),
        ("van € 1.250,- per jaar", "€ 1.250,-", 1250, "euro"),
        ("kost € 12,50 per keer", "€ 12,50", 12.5, "euro"),
        ("een krediet van 2,5 miljoen euro", "2,5 miljoen euro", 2_500_000, "euro"),
        ("is 300.000 euro", "300.000 euro", 300_000, "euro"),
        ("is € 3 ton", "€ 3 ton", 300_000, "euro"),
        ("is € 1,1 miljard", "€ 1,1 miljard", 1_100_000_000, "euro"),
        ("is EUR 500", "EUR 500", 500, "euro"),
        ("is k€ 250", "k€ 250", 250_000, "euro"),
        ("is € 450 (x € 1.000)", "€ 450 (x € 1.000)", 450_000, "euro"),
        ("saldo -/- € 200.000", "-/- € 200.000", -200_000, "euro"),
        ("saldo € -5.000", "€ -5.000", -5000, "euro"),
        ("saldo -€ 5.000", "-€ 5.000", -5000, "euro"),
        ("woningen - € 5.000", "€ 5.000", 5000, "euro"),
        ("er komen 1.200 woningen bij", "1.200 woningen", 1200, "woningen"),
        ("zijn 18 nieuwe leerplekken", "18 nieuwe leerplekken", 18, "leerplekken"),
        ("met 12,6 fte", "12,6 fte", 12.6, "fte"),
        ("is 25 m2 groen", "25 m2", 25, "m2"),
        ("zijn 2,3 miljoen bezoekers", "2,3 miljoen bezoekers", 2_300_000, "bezoekers"),
        ("kregen 40 Wmo-cliënten", "40 Wmo-cliënten", 40, "Wmo-cliënten"),
    ],
)
def test_forms(text: str, found: str, value: float, unit: str) -> None:
    assert [(each.text, each.value, each.unit) for each in find_amounts(text)] == [(found, value, unit)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("€ 1 tot 2 miljoen", 1_000_000, 2_000_000),
        ("€ 100.000 à 150.000", 100_000, 150_000),
        ("40 tot 50 woningen", 40, 50),
    ],
)
def test_a_range_is_one(text: str, first: int, last: int) -> None:
    assert [(each.text, each.value, each.value_max) for each in find_amounts(text)] == [(text, first, last)]


def test_the_first_of_two_amounts_is_as_large_as_the_second() -> None:
    values = [each.value for each in find_amounts("De lasten stegen van € 1,2 naar € 1,5 miljoen.")]
    assert values == [1_200_000, 1_500_000]


@pytest.mark.parametrize(
    ("text", "effect"),
    [
        ("een voordeel van € 5.000", "voordeel"),
        ("een nadeel op de jeugdzorg van € 5.000", "nadeel"),
        ("een voordelig resultaat van € 5.000", "voordeel"),
        ("is € 5.000 nadelig", "nadeel"),
        ("(€ 5.000 V)", "voordeel"),
        ("€ 5.000 (N)", "nadeel"),
        ("€ 5.000 voor de wijk", None),
        ("geen nadeel van € 5.000", None),
        ("een voordeel, maar ook € 5.000", None),
    ],
)
def test_voordeel_or_nadeel(text: str, effect: str | None) -> None:
    (amount,) = find_amounts(text)
    assert amount.effect == effect


@pytest.mark.parametrize(
    "text",
    [
        "51 per 1.000 inwoners",
        "1 op de 9 jongeren",
        "leerlingen van groep 7 kregen",
        "de raad stemde met 19 tegen 12 stemmen",
        "op 12 maart om 10.30 uur",
        "in 2021 waren",
        "binnen 6 weken",
        "artikel 3 leden",
        "5% woningen",
        "prestatie 2A1.2 wegen",
        "Lasten\t12 woningen\t€ 5.000",
    ],
)
def test_what_is_no_amount(text: str) -> None:
    assert list(find_amounts(text)) == []


def test_a_section_tells_its_amounts() -> None:
    text = "Programma 2 Veiligheid\n\nStand van zaken\n\nHet nadeel is € 4,6 miljoen.\nEr zijn 12 boa's.\n"
    section = rapportparser.parse(text.encode()).programmas[0].stand_van_zaken
    assert section is not None
    assert [(each.text, each.value, each.effect) for each in section.bedragen] == [
        ("€ 4,6 miljoen", 4_600_000, "nadeel")
    ]


_PIECES = st.sampled_from(
    ["€", "€ 4,6", "miljoen", "mln.", "-/-", "-", "1.200", "woningen", "tot", "à", "2019", "euro", "ton", "(x € 1.000)", "nadeel",
     "van", "voordeel", "V", "(N)", "\t", "\n", "k€", "5%", "fte", "nieuwe", ",-", "x", "per"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECES, max_size=25), st.sampled_from([" ", ""]))
def test_offsets_hold_whatever_the_text(pieces: list[str], space: str) -> None:
    text = space.join(pieces)
    amounts = list(find_amounts(text))
    for amount in amounts:
        assert text[amount.start : amount.end] == amount.text
        assert amount.value_max is None or amount.value_max > amount.value
        assert amount.unit == "euro" or amount.text.endswith(amount.unit)
    assert all(one.end <= other.start for one, other in pairwise(amounts))
