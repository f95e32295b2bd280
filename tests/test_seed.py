"""One real programme of a real report."""

from __future__ import annotations

from pathlib import Path

import pytest

import rapportparser
from rapportparser.model import Programma, Rapport


@pytest.fixture(scope="module")
def rapport(shared: Path) -> Rapport:
    return rapportparser.parse(shared / "seed" / "1e-voortgangsrapportage-2020-veiligheid.txt")


@pytest.fixture(scope="module")
def programma(rapport: Rapport) -> Programma:
    (only,) = rapport.programmas
    return only


def test_title(rapport: Rapport) -> None:
    assert (rapport.soort, rapport.volgnummer, rapport.jaar) == ("voortgangsrapportage", 1, 2020)
    assert rapport.titel == "1e Voortgangsrapportage 2020"
    assert rapport.organisatie == "Leiden"
    assert (rapport.overige_secties, rapport.warnings) == ((), ())


def test_info_block(programma: Programma) -> None:
    assert (programma.nummer, programma.naam) == (2, "Veiligheid")
    assert len(programma.commissies) == 1
    assert len(programma.portefeuilles) == 2


def test_sections(programma: Programma) -> None:
    assert programma.missie is not None
    assert programma.missie.text.count(".") == 1
    assert "\n" not in programma.missie.text
    assert programma.stand_van_zaken is not None
    assert programma.stand_van_zaken.text.count("\n\n") == 3
    assert programma.overige_secties == ()


def test_tree(programma: Programma) -> None:
    (boom,) = programma.doelenbomen
    assert (boom.beleidsterrein.code, boom.beleidsterrein.naam) == ("2A", "Veiligheid")
    assert [len(doel.prestaties) for doel in boom.doelen] == [5, 6, 1, 4, 7]
    assert all(row.code and row.code.startswith(f"{doel.code}.") for doel in boom.doelen for row in doel.prestaties)
    assert all(row.naam and not row.naam.endswith((".", " ")) for doel in boom.doelen for row in doel.prestaties)


def test_facts(programma: Programma) -> None:
    section = programma.stand_van_zaken
    assert section is not None
    (code,) = section.codes
    assert (code.code, code.known, section.text[code.start : code.end]) == ("2A5.1", True, "2A5.1")
    assert [(p.value, p.unit, section.text[p.start : p.end]) for p in section.percentages] == [
        (-3, "procent", "-3%"),
        (43, "procent", "+43%"),
    ]


def test_what_the_percentages_are(programma: Programma) -> None:
    assert programma.stand_van_zaken is not None
    change, other = programma.stand_van_zaken.percentages
    assert (change.kind, change.direction, change.qualifier) == ("verandering", "afname", None)
    assert change.subject == "criminaliteitscijfers in Leiden"
    assert (change.period, change.baseline) == ("eerste 2 maanden van 2020", "eerste 2 maanden van 2019")
    assert (other.kind, other.direction, other.period, other.baseline) == ("verandering", "toename", None, None)


def test_stoplichten_from_the_text(programma: Programma) -> None:
    rows = [row for boom in programma.doelenbomen for doel in boom.doelen for row in doel.prestaties]
    assert len(rows) == 23
    assert all(row.stoplicht is not None and row.stoplicht.bron == "tekst" for row in rows)
    assert [row.code for row in rows if row.stoplicht and row.stoplicht.kleur == "afwijkend"] == ["2A5.1"]
    assert sum(row.stoplicht.kleur == "groen" for row in rows if row.stoplicht) == 22


def test_toelichting(programma: Programma) -> None:
    (part,) = programma.toelichtingen
    assert (part.beleidsterrein, part.code) == ("2A", "2A5.1")
    assert part.text
