"""Percentages in digits."""

from __future__ import annotations

import pytest

from rapportparser.facts.percentages import find_percentages


@pytest.mark.parametrize(
    ("text", "found", "value", "unit"),
    [
        ("licht dalen (-3%) t.o.v.", "-3%", -3, "procent"),
        ("wel door(+43%).", "+43%", 43, "procent"),
        ("is 5,1 % hoger", "5,1 %", 5.1, "procent"),
        ("is \u22125% lager", "\u22125%", -5, "procent"),
        ("is –5% lager", "–5%", -5, "procent"),
        ("ruim 80% van", "80%", 80, "procent"),
        ("met 4 procent", "4 procent", 4, "procent"),
        ("met 25 pct.", "25 pct", 25, "procent"),
        ("met 2,4 procentpunt", "2,4 procentpunt", 2.4, "procentpunt"),
        ("met 1,2%-punt", "1,2%-punt", 1.2, "procentpunt"),
        ("met 3 procentpunten", "3 procentpunten", 3, "procentpunt"),
        ("is 8‰", "8‰", 8, "promille"),
        ("is 1.250%", "1.250%", 1250, "procent"),
        ("is 1.250,5%", "1.250,5%", 1250.5, "procent"),
        ("is 0,04%", "0,04%", 0.04, "procent"),
        ("van 12.5%", "12.5%", 12.5, "procent"),
        ("zijn18% van", "18%", 18, "procent"),
        ("is 75%.", "75%", 75, "procent"),
        ("(>90%)", "90%", 90, "procent"),
    ],
)
def test_forms(text: str, found: str, value: float, unit: str) -> None:
    (mention,) = find_percentages(text)
    assert (mention.text, mention.value, mention.unit) == (found, value, unit)
    assert isinstance(mention.value, type(value))
    assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize(
    "text",
    [
        "https://www.waterveld.example/jeugd%20en%20zorg",
        "een derde van de inwoners",
        "€ 1.250,-",
        "51 per 1.000 inwoners",
        "het percentage is gelijk gebleven",
        "% van de begroting",
        "2A5.1",
        "Lasten\t12.345\t12.001\t2,8%",
    ],
)
def test_what_is_no_percentage(text: str) -> None:
    assert not list(find_percentages(text))


def test_a_dash_between_words_and_figures_is_no_sign() -> None:
    assert [mention.value for mention in find_percentages("de gemeente - 5% van het totaal - en 2019-5%")] == [5, 5]
