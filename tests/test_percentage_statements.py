"""What sentences say of their percentages; the gold corpus has many more, see `benchmarks/evaluate.py`."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapportparser.facts.changes import direction_in_words
from rapportparser.facts.qualifiers import find_qualifier
from rapportparser.facts.statements import PercentageStatement, read_percentages


def only(text: str) -> PercentageStatement:
    (statement,) = read_percentages(text)
    return statement


@pytest.mark.parametrize(
    ("text", "kind", "direction"),
    [
        ("Het verbruik nam vorig jaar af met 5%.", "verandering", "afname"),
        ("De vraag loopt met 5% op.", "verandering", "toename"),
        ("De kosten zijn met 5% gestegen.", "verandering", "toename"),
        ("We brengen het verbruik met 5% terug.", "verandering", "afname"),
        ("Het aantal was 14% lager dan in 2015.", "verandering", "afname"),
        ("De opbrengst ligt 6% boven de raming.", "verandering", "toename"),
        ("Een kostenstijging van 9% was niet voorzien.", "verandering", "toename"),
        ("De score steeg naar 15%.", "aandeel", None),
        ("43% van de inwoners is tevreden.", "aandeel", None),
        ("Er is geen daling: het percentage bleef 14%.", "aandeel", None),
        ("De uitkering daalde tot 5%.", "aandeel", None),
        ("10% loopt vertraging op.", "aandeel", None),
        ("De marge van 5% volstaat.", None, None),
        ("(5%)", None, None),
    ],
)
def test_kind_and_direction(text: str, kind: str | None, direction: str | None) -> None:
    assert (only(text).reading.kind, only(text).reading.direction) == (kind, direction)


def test_each_clause_has_its_own_direction() -> None:
    statements = list(read_percentages("Het ene daalde met 9%, het andere steeg met 4% en het derde met 2%."))
    assert [statement.reading.direction for statement in statements] == ["afname", "toename", "toename"]


@pytest.mark.parametrize("link", ["naar", "tot"])
def test_from_one_level_to_another_are_two_levels(link: str) -> None:
    statements = list(read_percentages(f"Het verzuim steeg van 12% {link} 15%."))
    assert [(each.mention.text, each.mention.value, each.reading.kind) for each in statements] == [
        ("12%", 12, "aandeel"),
        ("15%", 15, "aandeel"),
    ]


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("circa 5%", "circa"),
        ("ca. 5%", "circa"),
        ("zo'n 5%", "circa"),
        ("± 5%", "circa"),
        ("+/- 5%", "circa"),
        ("een procent of 5", "circa"),
        ("ruim 5%", "ruim"),
        ("bijna 5%", "bijna"),
        ("een kleine 5%", "bijna"),
        ("ten minste 5%", "minimaal"),
        ("≥ 5%", "minimaal"),
        ("5% of meer", "minimaal"),
        ("hooguit 5%", "maximaal"),
        ("≤5%", "maximaal"),
        ("niet meer dan 5%", "maximaal"),
        ("meer dan de 5%", "meer dan"),
        (">5%", "meer dan"),
        ("minder dan 5%", "minder dan"),
        ("<5%", "minder dan"),
        ("de termijn 5%", None),
        ("5% meer dan in 2015", None),
    ],
)
def test_qualifiers(text: str, qualifier: str | None) -> None:
    statement = only(text)
    assert statement.qualifier == qualifier
    assert find_qualifier(text, statement.mention.start, statement.mention.end) == qualifier


def test_words_are_given_as_the_sentence_has_them() -> None:
    statement = only(
        "In de eerste 2 maanden van 2021 zien we dat de schade aan bushokjes in Waterveld licht daalt (-3%) "
        "t.o.v. de eerste 2 maanden van 2020."
    )
    assert (statement.subject, statement.period, statement.baseline) == (
        "schade aan bushokjes in Waterveld",
        "eerste 2 maanden van 2021",
        "eerste 2 maanden van 2020",
    )


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("De wachtlijst, die in maart nog lang was, is met 5% gekrompen.", "wachtlijst"),
        ("De bijdrage die leden betalen voor het zaalgebruik stijgt met 5%.", "bijdrage"),
        ("Om het doel te halen moet het verbruik met 5% omlaag.", "verbruik"),
        ("De leges voor terrassen verlaagt het college met 5%.", "leges voor terrassen"),
        ("Het college verlaagt de leges met 5%.", "leges"),
        ("Wij zien het verbruik met 5% dalen.", "verbruik"),
        ("Bruggen en kademuren zijn voor 5% hersteld.", "Bruggen en kademuren"),
        ("De vaccinatiegraad voor bof, mazelen en rodehond is 90%.", "vaccinatiegraad voor bof, mazelen en rodehond"),
        ("Een op de tien leden (9%) zegt op.", "leden"),
        ("Het aantal door de raad vastgestelde regels daalde met 5%.", "regels"),
        ("Momenteel beschikt 90% van de scholen over een plan.", "scholen"),
        ("Een bezuiniging van 5% op het groen is ingevuld.", "groen"),
        ("Dit leidt tot een verlaging met 5%.", None),
        ("The number of members fell by 5%.", None),
    ],
)
def test_subjects(text: str, subject: str | None) -> None:
    assert only(text).subject == subject


def test_each_of_a_list_has_its_own_subject() -> None:
    text = "De baten, de lasten en de reserves stegen met respectievelijk 1%, 2% en 3%."
    assert [statement.subject for statement in read_percentages(text)] == ["baten", "lasten", "reserves"]


@pytest.mark.parametrize(
    ("text", "period", "baseline"),
    [
        ("De leden die in 2020 kwamen, zijn voor 5% gebleven.", None, None),
        ("De kosten in de begroting 2021 stegen met 5%.", None, None),
        ("In de maanden januari tot en met april was 5% af.", "maanden januari tot en met april", None),
        ("Het verzuim was 5%, tegen 6% in 2020.", None, "2020"),
        ("Het verzuim gaat van 12 naar 15%.", None, "12"),
        ("De baten zijn 5% lager dan vooraf ingeschat.", None, "ingeschat"),
        ("De baten zijn 5% hoger dan die van vergelijkbare gemeenten.", None, "vergelijkbare gemeenten"),
        ("Sinds de opening is het bezoek met 5% gegroeid.", None, "opening"),
        ("De baten stegen met 5% ten opzichte van de begroting 2021 en daarna niet meer.", None, "begroting 2021"),
        ("De baten overtreffen de raming met 5%.", None, "raming"),
    ],
)
def test_times(text: str, period: str | None, baseline: str | None) -> None:
    statement = next(iter(read_percentages(text)))
    assert (statement.period, statement.baseline) == (period, baseline)


def test_the_sentence_is_that_of_its_paragraph_or_item() -> None:
    text = "Dat is ca. 5% t.o.v. 2019. De rest (14%) niet.\n\n• Een item met 3%"
    assert [statement.sentence for statement in read_percentages(text)] == [
        "Dat is ca. 5% t.o.v. 2019.",
        "De rest (14%) niet.",
        "Een item met 3%",
    ]


@pytest.mark.parametrize(
    ("text", "direction"),
    [("Het aantal daalt (+3%).", "afname"), ("Een stijging van -3%.", "toename"), ("De score is 3%.", None)],
)
def test_the_words_direction_leaves_the_sign_out_of_account(text: str, direction: str | None) -> None:
    mention = only(text).mention
    assert direction_in_words(text, mention.start, mention.end) == direction


_PIECES = st.sampled_from(
    ["daalde", "met", "5%", "10 procent", "van", "naar", "(", ")", ",", "en", "tot", "-3%", "de", "kosten", "in", "2020",
     "nam", "af", "toe", "meer", "dan", "geen", ":", ".", "tussen", "30%", "‰", "anderhalf procent", "\n", "• ", "\t", "’",
     "die", "dat", "waarvan", "om", "te", "respectievelijk", "sinds", "tegen", "boven", "het aantal", "een op de tien", "OM",
     "het college", "verlaagt", "eerste kwartaal", "jaar eerder", "energie-", "75-plussers", "bijgesteld", "12 naar", "is"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECES, max_size=25), st.sampled_from([" ", ""]))
def test_nothing_is_invented_whatever_the_text(pieces: list[str], space: str) -> None:
    text = space.join(pieces)
    statements = list(read_percentages(text))
    for statement in statements:
        mention = statement.mention
        assert text[mention.start : mention.end] == mention.text
        assert mention.text in statement.sentence
        assert statement.sentence in text
        for words in (statement.subject, statement.period, statement.baseline):
            assert words is None or words in statement.sentence
    assert all(one.mention.end <= other.mention.start for one, other in pairwise(statements))
