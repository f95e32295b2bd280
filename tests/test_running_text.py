"""From lines to paragraphs."""

from __future__ import annotations

import pytest

from rapportparser.reading import read
from rapportparser.reading.source import LoadedSource
from rapportparser.structure.running_text import Joiner, RunningText, words_of


def joined(text: str, words: str = "") -> RunningText:
    lines = list(read(LoadedSource("x.txt", text.encode())).lines())
    known = words_of(read(LoadedSource("x.txt", (words or "-").encode())).lines())
    return Joiner(known).join(lines)


@pytest.mark.parametrize(
    ("first", "second", "words", "whole"),
    [
        ("de criminali-", "teit daalt", "", "de criminaliteit daalt"),
        ("de re-", "integratie van", "", "de re-integratie van"),
        ("de co-", "ouders", "", "de co-ouders"),
        ("de jeugd-", "en jongeren", "", "de jeugd- en jongeren"),
        ("Noord-", "Holland", "", "de Noord-Holland"),
        ("de GGZ-", "instelling", "", "de GGZ-instelling"),
        ("het woon-", "werkverkeer", "het woon-werkverkeer", "het woon-werkverkeer"),
        ("de finan-", "ciën", "financiën", "de financiën"),
        ("de na-", "apers", "naapers", "de naapers"),
        ("de finan\u00ad", "ciën", "", "de financiën"),
        ("wijkteams /", "buurtteams", "", "wijkteams / buurtteams"),
        ("en/", "of", "", "en/of"),
    ],
)
def test_words_broken_at_a_line_end(first: str, second: str, words: str, whole: str) -> None:
    text = joined(f"{first}\n{second}", words).text
    assert text.removeprefix("de ") == whole.removeprefix("de ")


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("Een.\n\nTwee.", "Een.\n\nTwee."),
        ("Een\ntwee.", "Een twee."),
        ("• een\n\n• twee\n\nDrie", "• een\n• twee\n\nDrie"),
        (" • Kop\n  De tekst.\n • Kop", "• Kop De tekst.\n• Kop"),
        (" •\n   tekst", "• tekst"),
        ("Zin:\n- een\n- twee", "Zin:\n\n• een\n• twee"),
        ("L\neiden is mooi.", "Leiden is mooi."),
        ("L\n\neiden is mooi.", "Leiden is mooi."),
        ("U\nkunt bellen.", "U kunt bellen."),
        ("a | b\nc | d", "a\tb\nc\td"),
    ],
)
def test_paragraphs(printed: str, text: str) -> None:
    assert joined(printed).text == text


def test_every_offset_leads_to_its_line() -> None:
    body = joined("• De criminali-\n  teit daalt\n\nmet 5% in\n2020.")
    assert body.text == "• De criminaliteit daalt\n\nmet 5% in 2020."
    place = body.text.index("5%")
    assert [(line.number, first) for line, first, _ in body.stretches(place, place + 2)] == [(4, 4)]
    word = body.text.index("criminaliteit")
    assert [line.number for line, _, _ in body.stretches(word, word + 13)] == [1, 2]
