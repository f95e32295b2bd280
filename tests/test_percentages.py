"""Percentages in running text: their forms, their values, and what only looks like one."""

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
        ("drie procent", "drie procent", 3, "procent"),
        ("met één procent", "één procent", 1, "procent"),
        ("anderhalf procent", "anderhalf procent", 1.5, "procent"),
        ("tweeënhalf procentpunt", "tweeënhalf procentpunt", 2.5, "procentpunt"),
        ("drie-en-een-half procent", "drie-en-een-half procent", 3.5, "procent"),
        ("een half procent", "half procent", 0.5, "procent"),
        ("nog geen halve procent", "halve procent", 0.5, "procent"),
        ("nul komma vijf procent", "nul komma vijf procent", 0.5, "procent"),
        ("honderd procent", "honderd procent", 100, "procent"),
        ("vijfentwintig percent", "vijfentwintig percent", 25, "procent"),
        ("een procent of tien", "een procent of tien", 10, "procent"),
        ("2½ %", "2½ %", 2.5, "procent"),
        ("daalde met min 3%", "min 3%", -3, "procent"),
        ("plus 4 procent", "plus 4 procent", 4, "procent"),
        ("(-/- 4%)", "-/- 4%", -4, "procent"),
        ("(– 3%)", "– 3%", -3, "procent"),
        ("min. 3%", "3%", 3, "procent"),
        ("25\u202f% van", "25\u202f%", 25, "procent"),
        ("25\u00a0% van", "25\u00a0%", 25, "procent"),
        ("10%de huishoudens", "10%", 10, "procent"),
        ("3 percentagepunten", "3 percentagepunten", 3, "procentpunt"),
        ("acht promille", "acht promille", 8, "promille"),
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
        "over 2022\n\n% van de leden",
        "enkele procenten",
        "een percentage van de inwoners",
        "artikel 3.2.5% van",
        "zie nota%202020%20jeugd.pdf",
        "Lasten\t12.345\t12.001\t2,8%",
    ],
)
def test_what_is_no_percentage(text: str) -> None:
    assert not list(find_percentages(text))


def test_a_dash_between_words_and_figures_is_no_sign() -> None:
    assert [mention.value for mention in find_percentages("de gemeente - 5% van het totaal - en 2019-5%")] == [5, 5]


@pytest.mark.parametrize(
    ("text", "found", "value", "value_max"),
    [
        ("groeit 5 tot 10% per jaar", "5 tot 10%", 5, 10),
        ("5% tot 10%", "5% tot 10%", 5, 10),
        ("15-20%", "15-20%", 15, 20),
        ("15 – 20 %", "15 – 20 %", 15, 20),
        ("5 à 7%", "5 à 7%", 5, 7),
        ("tussen de 30% en 35%", "30% en 35%", 30, 35),
        ("tussen 3 en 5 procent", "3 en 5 procent", 3, 5),
        ("drie tot vijf procent", "drie tot vijf procent", 3, 5),
        ("10 tot maximaal 15%", "10 tot maximaal 15%", 10, 15),
    ],
)
def test_ranges(text: str, found: str, value: float, value_max: float) -> None:
    (mention,) = find_percentages(text)
    assert (mention.text, mention.value, mention.value_max) == (found, value, value_max)
    assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize("text", ["van 12% naar 15%", "12% en 15%", "57% respectievelijk 43%", "80% (was 75%)"])
def test_two_figures_are_no_range(text: str) -> None:
    assert [mention.value_max for mention in find_percentages(text)] == [None, None]


@pytest.mark.parametrize(
    "text", ["1" * 100_000 + "%", "vier" * 50_000 + " procent", "5-" * 50_000 + "5%", "een " * 50_000]
)
def test_long_runs_end(text: str) -> None:
    assert len(list(find_percentages(text))) <= 1
