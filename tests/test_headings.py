"""What a line says: real spellings of headings, and lines that only begin like one."""

from __future__ import annotations

import pytest

from rapportparser.model import Soort
from rapportparser.profile import load_profile
from rapportparser.structure.headings import Heading, HeadingMatcher, Kop

MATCHER = HeadingMatcher(load_profile("leiden"))


def first(text: str, soort: Soort = "onbekend") -> Heading | None:
    return next(MATCHER.match(text, soort), None)


@pytest.mark.parametrize(
    ("text", "kop", "code", "naam"),
    [
        (
            "De missie van het programma Cultuur, sport en recreatie luidt:",
            Kop.MISSIE,
            None,
            "Cultuur, sport en recreatie",
        ),
        ("de missie van programma Veiligheid luidt als volgt", Kop.MISSIE, None, "Veiligheid"),
        ("Stand van zaken bij Voortgangsrapportage", Kop.STAND_VAN_ZAKEN, None, None),
        ("STAND VAN ZAKEN BIJ BESTUURSRAPPORTAGE", Kop.STAND_VAN_ZAKEN, None, None),
        ("Stand van zaken bij 1e Voortgangsrapportage 2020", Kop.STAND_VAN_ZAKEN, None, None),
        ("Stand van zaken bij Bestuursrappportage.", Kop.STAND_VAN_ZAKEN, None, None),
        ("Standvan zakenbij Voortgangsrapportage", Kop.STAND_VAN_ZAKEN, None, None),
        ("3.1 Stand van zaken", Kop.STAND_VAN_ZAKEN, None, None),
        ("Ontwikkelingen in 2021", Kop.STAND_VAN_ZAKEN, None, None),
        ("Doelenbomen", Kop.DOELENBOMEN, None, None),
        ("Beleidsterrein 2A Veiligheid", Kop.BELEIDSTERREIN, "2A", "Veiligheid"),
        ("BELEIDSTERREIN 10B WERK", Kop.BELEIDSTERREIN, "10B", "WERK"),
        ("Beleidsterein 2a: Veiligheid", Kop.BELEIDSTERREIN, "2A", "Veiligheid"),
        ("Beleidsterrein Arbeidsparticipatie", Kop.BELEIDSTERREIN, None, "Arbeidsparticipatie"),
        ("Doelen en prestaties bij 7A Jeugd", Kop.DOELEN_EN_PRESTATIES, "7A", "Jeugd"),
        ("Toelichting doelenboom beleidsterrein 2A veiligheid", Kop.TOELICHTING, "2A", "veiligheid"),
        ("Toelichting doelenboom Beleidsterrein 3B Faciliteren.", Kop.TOELICHTING, "3B", "Faciliteren"),
        ("TOELICH NG DOELENBOOM BELEIDSTERREIN 8A CULTUUR", Kop.TOELICHTING, "8A", "CULTUUR"),
        ("Toelich ng op presta es", Kop.TOELICHTING, None, None),
        ("Toelichting op de prestaties.", Kop.TOELICHTING, None, None),
        ("Toelichting doelenboom", Kop.TOELICHTING, None, None),
        ("Presta es", Kop.KOLOMKOP, None, None),
        ("Prestatie(s)", Kop.KOLOMKOP, None, None),
        ("Programmanummer", Kop.PROGRAMMANUMMER, None, None),
        ("Portefeuille(s):", Kop.PORTEFEUILLE, None, None),
        ("Bijlage 3 Moties", Kop.RAPPORTDEEL, None, "3 Moties"),
    ],
)
def test_headings(text: str, kop: Kop, code: str | None, naam: str | None) -> None:
    heading = first(text)
    assert heading is not None
    assert (heading.kop, heading.code, heading.naam) == (kop, code, naam)


@pytest.mark.parametrize(
    "text",
    [
        "Stand van zaken bij het evenementenbeleid is te vinden in de nota.",
        "Doelenbomen staan in hoofdstuk 3.",
        "Toelichting financiële cijfers",
        "Toelichting op de prestaties is opgenomen in de bijlage",
        "Beleidsterrein 4A kent vertraging.",
        "Het beleidsterrein 4A Fietsers",
        "Doelgroepen",
        "Missies en visies",
        "De missie van het programma luidde anders",
        "1234",
        "",
    ],
)
def test_no_headings(text: str) -> None:
    assert first(text) is None


def test_inleiding_is_the_state_of_affairs_of_a_budget_only() -> None:
    assert [heading.kop for heading in MATCHER.match("Inleiding", "programmabegroting")][0] is Kop.STAND_VAN_ZAKEN
    assert Kop.STAND_VAN_ZAKEN not in [heading.kop for heading in MATCHER.match("Inleiding", "voortgangsrapportage")]


def test_the_mission_may_share_its_headings_line() -> None:
    text = "De missie van het programma Veiligheid luidt: Iedereen is veilig."
    heading = first(text)
    assert heading is not None
    assert text[heading.rest :].strip() == "Iedereen is veilig."
