"""The indicators and paragrafen that the law asks for are known under the names that reports print, and no others are."""

from __future__ import annotations

import pytest

from rapportparser.facts.bbv import bbv_indicators, find_bbv, find_paragrafen, paragrafen


@pytest.mark.parametrize(
    ("printed", "naam"),
    [
        ("Halt", "halt"),
        ("Verwijzingen Halt", "halt"),
        ("Verwijzingen Halt per 1.000 jongeren van 12-17 jaar", "halt"),
        ("6. Verwijzingen Halt (BBV)", "halt"),
        ("% Achterstand onder jeugd", "achterstand_jeugd"),
        ("VSV-ers", "voortijdig_schoolverlaters"),
        ("Voortijdige schoolverlaters zonder startkwalificatie", "voortijdig_schoolverlaters"),
        ("Gewelds- en seksuele misdrijven (aantal per 1.000 inwoners)", "geweldsmisdrijven"),
        ("Vernieling en beschadiging in de openbare ruimte", "vernielingen"),
        ("Diefstallen uit woning", "diefstal_uit_woning"),
        ("% jongeren tot 18 jaar met jeugdhulp", "jeugdhulp"),
        ("Jongeren met jeugdbescherming (% tot 18 jaar)", "jeugdbescherming"),
        ("Gemeentelijke woonlasten éénpersoonshuishouden", "woonlasten_eenpersoons"),
        ("Gemeentelijke woonlasten (meerpersoonshuishouden)", "woonlasten_meerpersoons"),
        ("Kg huishoudelijk restafval per inwoner", "restafval"),
        ("Cliënten met een maatwerk- arrangement WMO", "wmo_maatwerk"),
        ("Gemiddelde WOZ waarde", "woz_waarde"),
        ("Niet-sporters", "niet_sporters"),
        ("Aantal banen per 1.000 inwoners van 15-64 jaar", "banen"),
    ],
)
def test_a_name_as_printed_gives_the_stable_name(printed: str, naam: str) -> None:
    assert find_bbv(printed) == naam


@pytest.mark.parametrize(
    "printed",
    [
        "Aantal toegankelijke bushaltes",
        "Haltes van het openbaar vervoer",
        "Huiselijk geweld",
        "Aantal banen bij de gemeente",
        "Jongeren met jeugdhulp met verblijf",
        "Ziekteverzuim",
        "Formatie van de griffie",
        "Grijze druk",
        "Groene druk",
        "Grof huishoudelijk restafval",
        "Diefstal uit auto",
        "Woonlasten huurders",
        "WOZ-waarde van bedrijven",
        "Gemiddelde WOZ-waarde bedrijfspanden",
        "Vestigingen van de bibliotheek",
        "Tevredenheid over de jeugdhulp",
        "Jongeren met jeugdbescherming of jeugdreclassering",
        "",
    ],
)
def test_what_only_looks_like_one_gives_none(printed: str) -> None:
    assert find_bbv(printed) is None


def test_every_official_name_is_found_and_no_two_bear_one_name() -> None:
    indicators = bbv_indicators()

    assert len(indicators) == 39
    assert len({one.naam for one in indicators}) == 39
    for one in indicators:
        assert find_bbv(one.officieel) == one.naam
        assert find_bbv(f"{one.officieel} ({one.eenheid})") == one.naam
        assert one.tot_en_met is None or one.tot_en_met >= one.van


@pytest.mark.parametrize(
    ("kop", "found"),
    [
        ("Paragraaf A: Lokale heffingen", {"lokale_heffingen"}),
        ("4.2 Weerstandsvermogen en risicobeheersing", {"weerstandsvermogen"}),
        ("Financiering", {"financiering"}),
        ("Onderhoud kapitaalgoederen", {"kapitaalgoederen"}),
        ("Financiering en bedrijfsvoering", {"financiering", "bedrijfsvoering"}),
        ("Financieringsmiddelen per wijk", set()),
        ("Programma 3 Haven", set()),
    ],
)
def test_a_heading_gives_the_paragrafen_that_it_names(kop: str, found: set[str]) -> None:
    assert find_paragrafen(kop) == found


def test_there_are_seven_paragrafen_in_the_order_of_the_law() -> None:
    assert "".join(one.lid for one in paragrafen()) == "abcdefg"
    assert all(find_paragrafen(one.officieel) == {one.naam} for one in paragrafen())
