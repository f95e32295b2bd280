"""Another municipality's structure is data: goals 1.1 and performances 1.1.1 under programme 1, without a letter."""

from __future__ import annotations

from pathlib import Path

import pytest

import rapportparser
from rapportparser.grammar import CodeGrammar
from rapportparser.model import Programma, Rapport
from rapportparser.profile import load_profile
from tests.conftest import SAMPLES
from tests.pdfs import printed
from tests.test_invariants import sections
from tests.test_pdf import REAL, facts

Tree = list[tuple[str | None, str | None, list[tuple[str | None, str | None]]]]

HEAD = "2e Voortgangsrapportage 2023\n\nProgramma 1 Meedoen\n\nPortefeuillehouder\n\nWethouder Smit\n\n"
WANT = "Wat willen we bereiken?\n\nIedereen doet mee.\n\n"
ROWS = (
    "1.1 Inwoners helpen elkaar\n\n1.1.1 Buurtkamers openen\n\nop schema\n\n1.1.2 Vrijwilligers werven\n\n"
    "vraagt aandacht\n\n1.2 Gezond opgroeien\n\n1.2.1 Sporten op school\n\nloopt achter\n\n"
)
DO = "Wat gaan we daarvoor doen?\n\nDoel\n\nActiviteit\n\nStatus\n\n" + ROWS
STATE = "Wat is de stand van zaken?\n\nHet gaat goed.\n\n"
WHY = "Toelichting op de activiteiten\n\n1.1.2 Vrijwilligers werven\n\nHet werven duurt langer.\n\n"


def parse(text: str) -> Rapport:
    return rapportparser.parse(text.encode(), profile="w-vragen")


def only(text: str) -> Programma:
    (programma,) = parse(text).programmas
    return programma


def tree(programma: Programma) -> Tree:
    (boom,) = programma.doelenbomen
    assert boom.beleidsterrein.code is None
    return [(doel.code, doel.naam, [(row.code, row.naam) for row in doel.prestaties]) for doel in boom.doelen]


PLAIN: Tree = [
    ("1.1", "Inwoners helpen elkaar", [("1.1.1", "Buurtkamers openen"), ("1.1.2", "Vrijwilligers werven")]),
    ("1.2", "Gezond opgroeien", [("1.2.1", "Sporten op school")]),
]


@pytest.fixture(scope="module")
def grammar() -> CodeGrammar:
    return load_profile("w-vragen").grammar


def test_a_programme_with_all_its_parts() -> None:
    programma = only(HEAD + WANT + DO + STATE + WHY)
    assert (programma.nummer, programma.naam, programma.portefeuilles) == (1, "Meedoen", ("Wethouder Smit",))
    assert programma.missie is not None
    assert programma.stand_van_zaken is not None
    assert (programma.missie.text, programma.stand_van_zaken.text) == ("Iedereen doet mee.", "Het gaat goed.")
    assert tree(programma) == PLAIN
    kleuren = [
        row.stoplicht and row.stoplicht.kleur
        for boom in programma.doelenbomen
        for doel in boom.doelen
        for row in doel.prestaties
    ]
    assert kleuren == ["groen", "oranje", "rood"]
    (part,) = programma.toelichtingen
    assert (part.code, part.beleidsterrein, part.text) == ("1.1.2", None, "Het werven duurt langer.")
    assert programma.overige_secties == ()


@pytest.mark.parametrize(
    ("was", "slip"),
    [
        ("1.1.1 Buurt", "1.1.1. Buurt"),
        ("1.1.1 Buurt", "1. 1.1 Buurt"),
        ("1.1.1 Buurt", "1.1. 1 Buurt"),
        ("1.1.1 Buurt", "1.1.1Buurt"),
        ("1.1.1 Buurt", "1.1.1: Buurt"),
        ("1.1.1 Buurt", "1.1.1 – Buurt"),
        ("1.2 Gezond", "1.2. Gezond"),
        ("1.2 Gezond", "1.2Gezond"),
        ("1.1.2 Vrij", "1.1.2\u00a0 Vrij"),
        ("Wat gaan we daarvoor doen?", "WAT GAAN WE DAARVOOR DOEN"),
        ("Wat gaan we daarvoor doen?", "Wat gaan we daar voor doen ?"),
        ("Wat gaan we daarvoor doen?", "Wat doen we?"),
        ("Wat gaan we daarvoor doen?", "1.2 Wat gaan we daarvoor doen?"),
        ("Wat is de stand van zaken?", "WAT IS DE STAND VAN ZAKEN?"),
        ("Wat is de stand van zaken?", "1.3 Wat is de stand van zaken?"),
        ("Wat is de stand van zaken?", "Stand van zaken"),
        ("Wat willen we bereiken?", "WAT WILLEN WE BEREIKEN"),
        ("Programma 1 Meedoen", "PROGRAMMA 1: MEEDOEN"),
        ("Programma 1 Meedoen", "Programma 1. Meedoen"),
        ("Portefeuillehouder\n", "PORTEFEUILLEHOUDER(S):\n"),
        ("Doel\n\nActiviteit\n\nStatus\n\n", ""),
        ("op schema", "Op schema."),
    ],
)
def test_odd_variants_read_the_same(was: str, slip: str) -> None:
    text = HEAD + WANT + DO + STATE + WHY
    assert was in text
    programma = only(text.replace(was, slip))
    assert tree(programma) == PLAIN
    assert (programma.nummer, (programma.naam or "").lower()) == (1, "meedoen")
    assert programma.missie is not None
    assert programma.missie.text == "Iedereen doet mee."
    assert programma.stand_van_zaken is not None
    assert programma.stand_van_zaken.text == "Het gaat goed."
    assert [part.code for part in programma.toelichtingen] == ["1.1.2"]


def test_it_reads_the_same_from_a_pdf() -> None:
    rapport = rapportparser.parse(printed(HEAD + WANT + DO + STATE + WHY), profile="w-vragen")
    assert tree(rapport.programmas[0]) == PLAIN


STEM = "voortgangsrapportage-lindeveen"


def test_the_sample_is_the_same_as_text_and_as_pdf() -> None:
    text = rapportparser.parse(SAMPLES / f"{STEM}.txt", profile="w-vragen")
    paper = rapportparser.parse(SAMPLES / f"{STEM}-reportlab.pdf", profile="w-vragen")
    # The status is a word in the text, and a coloured mark beside the word in the PDF.
    assert facts(paper, "bron") == facts(text, "bron")
    assert paper.source.pages


def test_the_sample_is_sound() -> None:
    rapport = rapportparser.parse(SAMPLES / f"{STEM}.txt", profile="w-vragen")
    assert rapport.warnings == ()
    assert [programma.nummer for programma in rapport.programmas] == [1, 2, 3]
    for programma in rapport.programmas:
        for name in load_profile("w-vragen").verplicht[rapport.soort]:
            assert getattr(programma, name), (programma.naam, name)
        rows = [row for boom in programma.doelenbomen for doel in boom.doelen for row in doel.prestaties]
        aside = [row.code for row in rows if row.stoplicht and row.stoplicht.kleur != "groen"]
        assert aside == [part.code for part in programma.toelichtingen]
    assert all(code.known for section in sections(rapport) for code in section.codes)


@pytest.mark.parametrize(
    "piece", ["1.", "1.1.1 ", "1.1, ", "doel ", "1. 1 ", "artikel 1.1.1 en ", "1.1.1 x\n", "1.1 op schema\n"]
)
def test_pathological_texts_end(piece: str) -> None:
    assert parse(piece * 20_000).soort == "onbekend"


def test_the_state_of_affairs_may_stand_above_the_goals() -> None:
    programma = only(HEAD + WANT + STATE + DO + WHY)
    assert programma.stand_van_zaken is not None
    assert tree(programma) == PLAIN


def test_goals_under_the_one_question_and_performances_under_the_other() -> None:
    goals = "1.1 Inwoners helpen elkaar\n\n1.2 Gezond opgroeien\n\n"
    rows = ROWS.replace("1.1 Inwoners helpen elkaar\n\n", "").replace("1.2 Gezond opgroeien\n\n", "")
    rapport = parse(HEAD + WANT + goals + "Wat gaan we daarvoor doen?\n\n" + rows + STATE + WHY)
    assert tree(rapport.programmas[0]) == PLAIN
    assert rapport.programmas[0].missie is not None
    assert rapport.programmas[0].missie.text == "Iedereen doet mee."
    assert rapport.warnings == ()


def test_the_questions_as_column_heads() -> None:
    rows = (
        "Wat willen we bereiken? | Wat gaan we daarvoor doen? | Status |\n"
        "1.1 Inwoners helpen elkaar | 1.1.1 Buurtkamers openen | op schema |\n"
        "| 1.1.2 Vrijwilligers werven | vraagt aandacht |\n"
        "1.2 Gezond opgroeien | 1.2.1 Sporten op school | loopt achter |\n\n"
    )
    programma = only(HEAD + "Onze ambitie\n\nIedereen doet mee.\n\n" + rows + STATE + WHY)
    assert tree(programma) == PLAIN
    assert programma.missie is not None


def test_goals_by_theme() -> None:
    second = "Thema Jeugd\n\n1.2 Gezond opgroeien\n\n1.2.1 Sporten op school\n\n"
    first = "Thema Samen leven\n\n1.1 Inwoners helpen elkaar\n\n1.1.1 Buurtkamers openen\n\n"
    programma = only(HEAD + WANT + "Wat gaan we daarvoor doen?\n\n" + first + second + STATE + WHY)
    assert [boom.beleidsterrein.naam for boom in programma.doelenbomen] == ["Samen leven", "Jeugd"]
    assert [doel.code for boom in programma.doelenbomen for doel in boom.doelen] == ["1.1", "1.2"]


def test_a_row_may_be_called_what_a_chapter_is_called() -> None:
    rows = ROWS.replace("Buurtkamers openen", "Verbonden partijen").replace("Gezond opgroeien", "Ontwikkelingen")
    programma = only(HEAD + WANT + "Wat gaan we daarvoor doen?\n\n" + rows + STATE + WHY + "1.4 Wat kost het?\n\nVeel.")
    assert [naam for _, naam, _ in tree(programma)] == ["Inwoners helpen elkaar", "Ontwikkelingen"]
    assert tree(programma)[0][2][0] == ("1.1.1", "Verbonden partijen")
    assert [sectie.kop for sectie in programma.overige_secties] == ["1.4 Wat kost het?"]


def test_the_same_tree_printed_twice_is_one() -> None:
    rapport = parse(HEAD + WANT + DO + STATE + DO)
    assert tree(rapport.programmas[0]) == PLAIN
    assert [warning.code for warning in rapport.warnings] == ["doelenboom-doubled"]


def test_programme_nought() -> None:
    text = (HEAD + WANT + DO + STATE + WHY).replace("Programma 1", "Programma 0").replace("1.1", "0.1")
    assert only(text.replace("1.2", "0.2")).nummer == 0


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Doel 1.1 loopt, doelen 1.2, 2.1 en 2.3 ook.", ["1.1", "1.2", "2.1", "2.3"]),
        ("Zie prestatie 1.1.2, 1.2.1 en (1.2.3).", ["1.1.2", "1.2.1", "1.2.3"]),
        ("De maatregelen 1.1.1 t/m 1.1.4 zijn klaar.", ["1.1.1", "1.1.4"]),
        ("Activiteit nr. 2.1.3 volgt.", ["2.1.3"]),
        ("Voor doel 1.1 is 2.5 miljoen nodig; dat is 1.2 keer zo veel.", ["1.1"]),
        ("Artikel 1.1, artikelen 1.1.2 en 1.1.3, paragraaf 2.1.4, § 1.2.3, bijlage 1.2.1 en tabel 1.1.", []),
        ("Op 1.1.2021, per 1.2.21 en om 10.30 uur.", []),
        ("Er zijn 2.500 inwoners, 1.250.000 fietsen, € 1.100 en € 1.1 miljoen.", []),
        ("Versie 1.2.3 van het pakket, kamer 2.1.4, norm NEN 1.1.1, 12.5% en 1.1.1.1.", []),
        ("De score is 7.2, was 6.9; zie 1.1 hierboven.", []),
        ("Zo staat het ervoor.\n\n1.3.1 Definities\n\nEen doel is:", []),
        ("Dit is een maatregel\n\n7.9 Gemiddelde verblijfsduur", []),
        ("1.1.2 loopt achter.\n• 1.1.3 Mantelzorg ook.", ["1.1.2", "1.1.3"]),
    ],
)
def test_codes_of_figures_are_told_from_other_numbers(grammar: CodeGrammar, text: str, codes: list[str]) -> None:
    assert [match.code.text for match in grammar.find(text)] == codes


@pytest.mark.parametrize(
    "text",
    [
        "1.1.2021 is de peildatum",
        "2.500 inwoners deden mee",
        "2.5 miljoen euro",
        "10.30 uur: opening",
        "1.5% van het budget",
        "1. 10 januari",
        "1.1.1.1 Te diep",
        "1.1, 1.2 en 1.3 lopen",
        "20.1 Te hoog",
    ],
)
def test_other_numbers_head_no_row(grammar: CodeGrammar, text: str) -> None:
    assert grammar.at_start(text) is None


@pytest.mark.parametrize(
    "naam", ["Duizend bomen erbij", "100 woningen", "24-uurszorg", "keer de trend", "Meter op nul"]
)
def test_names_that_begin_like_a_measure(grammar: CodeGrammar, naam: str) -> None:
    match = grammar.at_start(f"2.2.3 {naam}")
    assert match is not None
    assert (match.code.text, match.rest) == ("2.2.3", 6)


@pytest.mark.parametrize("name", REAL)
def test_reports_with_numbered_chapters_have_no_programme(shared: Path, name: str) -> None:
    assert rapportparser.parse(shared / "real" / name, profile="w-vragen").programmas == ()


def test_chapter_numbers_are_no_rows() -> None:
    text = "1.1 Leeswijzer\n\nZo leest u dit. Artikel 1.1 geldt.\n\n1.2 Samenvatting\n\nHet gaat goed met doel 1.1.\n\n"
    rapport = parse(HEAD.replace("Programma 1", text + "Programma 1") + WANT + DO + STATE + WHY)
    assert [sectie.kop for sectie in rapport.overige_secties] == ["1.1 Leeswijzer", "1.2 Samenvatting"]
    assert [[code.code for code in sectie.codes] for sectie in rapport.overige_secties] == [[], ["1.1"]]
    assert tree(rapport.programmas[0]) == PLAIN
