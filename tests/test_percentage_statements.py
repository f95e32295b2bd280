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
     "nam", "af", "toe", "meer", "dan", "geen", ":", ".", "tussen", "30%", "‰", "anderhalf procent", "\n", "• ", "\t", "’"]
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
