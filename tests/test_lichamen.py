"""Whose report it is: the body's kind and code, and none where the name leaves a doubt."""

from __future__ import annotations

import pytest

from rapportparser.facts.lichamen import find_lichaam


@pytest.mark.parametrize(
    ("organisatie", "soort", "code"),
    [
        ("Leiden", "gemeente", "GM0546"),
        ("gemeente Leiden", "gemeente", "GM0546"),
        ("LEIDEN", "gemeente", "GM0546"),
        ("Den Haag", "gemeente", "GM0518"),
        ("'s-Gravenhage", "gemeente", "GM0518"),
        ("Noardeast-Fryslan", "gemeente", "GM1970"),
        ("provincie Utrecht", "provincie", "PV26"),
        ("gemeente Utrecht", "gemeente", "GM0344"),
        ("Zuid-Holland", "provincie", "PV28"),
        ("Wetterskip Fryslân", "waterschap", None),
        ("Hoogheemraadschap van Rijnland", "waterschap", None),
        ("Aa & Maas", "waterschap", None),
    ],
)
def test_a_name_gives_the_body(organisatie: str, soort: str, code: str | None) -> None:
    found = find_lichaam(organisatie)

    assert found is not None
    assert (found.soort, found.code) == (soort, code)


@pytest.mark.parametrize(
    "organisatie", ["Bergen", "gemeente Bergen", "Utrecht", "Limburg", "Waterveld", "Leidens", "", None]
)
def test_a_name_of_several_bodies_or_of_none_gives_none(organisatie: str | None) -> None:
    assert find_lichaam(organisatie) is None


@pytest.mark.parametrize(
    ("cover", "code"),
    [
        (["Programmabegroting 2024", "Leiden"], "GM0546"),
        (["Jaarstukken 2022 gemeente Katwijk"], "GM0537"),
        (["Leiden | Begroting 2024-2027"], "GM0546"),
        (["Provincie Utrecht", "Jaarstukken 2022"], "PV26"),
        (["Jaarstukken 2022", "Utrecht", "Vastgesteld door Provinciale Staten"], "PV26"),
        (["Jaarstukken 2022", "Utrecht"], None),
        (["Jaarstukken 2022", "Leiden", "Katwijk"], None),
        (["Wij houden de straten schoon", "In Leiden wonen veel mensen"], None),
        (["Programma 3 Leiden vernieuwt"], None),
    ],
)
def test_a_cover_with_nothing_but_the_name_gives_the_body(cover: list[str], code: str | None) -> None:
    found = find_lichaam(None, cover)

    assert (found.code if found is not None else None) == code


def test_a_municipality_that_is_gone_tells_what_it_went_into() -> None:
    gone = find_lichaam("Delfzijl")

    assert gone is not None
    assert (gone.code, gone.tot_en_met, gone.opgegaan_in) == ("GM0010", 2020, "GM1979")
