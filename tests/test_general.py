"""Reports of any body: invented pages of every family of layout, and the figures on real ones where these are at hand."""

import importlib.util
import json
from collections import defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import rapportparser
from rapportparser.model import Rapport
from rapportparser.structure.general.numbering import numbering_of
from rapportparser.structure.general.title import soort_of_title
from rapportparser.structure.lexicon import rol_of

FAMILIES = Path(__file__).parent / "data" / "families"
SHARED = Path(__file__).parents[2] / "shared"
OTHERS = SHARED / "examples" / "other"
REAL = SHARED / "real-gold"
EXPECTED = json.loads((FAMILIES / "expected.json").read_text(encoding="utf-8"))


def facts_of(rapport: Rapport) -> dict[str, Any]:
    return {
        "titel": [rapport.titel, rapport.soort, rapport.volgnummer, rapport.jaar, rapport.organisatie],
        "programmas": [
            {
                "naam": [programma.nummer, programma.naam],
                "missie": programma.missie and programma.missie.text[:40],
                "stand_van_zaken": programma.stand_van_zaken and programma.stand_van_zaken.text[:40],
                "secties": [[sectie.kop, sectie.rol] for sectie in programma.overige_secties if sectie.kop],
                "doelen": [
                    [
                        [boom.beleidsterrein.code, boom.beleidsterrein.naam],
                        [
                            [
                                doel.code,
                                doel.naam,
                                [
                                    [
                                        rij.code,
                                        rij.naam,
                                        rij.stoplicht and rij.stoplicht.kleur,
                                        {aspect.aspect: aspect.stoplicht.kleur for aspect in rij.aspecten},
                                    ]
                                    for rij in doel.prestaties
                                ],
                            ]
                            for doel in boom.doelen
                        ],
                    ]
                    for boom in programma.doelenbomen
                ],
                "toelichtingen": [[one.code, one.naam, one.text[:40]] for one in programma.toelichtingen],
            }
            for programma in rapport.programmas
        ],
        "secties": [[sectie.kop, sectie.rol] for sectie in rapport.overige_secties if sectie.kop],
    }


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_each_family_gives_its_facts(name: str) -> None:
    rapport = rapportparser.parse(FAMILIES / f"{name}.txt", profile="algemeen")
    assert facts_of(rapport) == EXPECTED[name]


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_the_general_profile_is_chosen_for_each_family(name: str) -> None:
    generator = rapportparser.parse(FAMILIES / f"{name}.txt").generator
    assert (generator.profile, generator.profile_chosen) == ("algemeen", "auto")


def test_a_report_with_codes_of_leiden_is_read_with_its_profile() -> None:
    rapport = rapportparser.parse(Path(__file__).parents[1] / "samples" / "voortgangsrapportage-waterveld.txt")
    assert (rapport.generator.profile, rapport.generator.profile_chosen) == ("leiden", "auto")


def test_nothing_that_fits_is_said_aloud() -> None:
    rapport = rapportparser.parse(b"Recept voor soep\n\nSnijd de prei in ringen en kook die gaar.\n")
    assert [warning.code for warning in rapport.warnings][:1] == ["no-profile-fits"]


@pytest.mark.parametrize(
    ("heading", "rol"),
    [
        ("Wat willen we bereiken tot en met 2022?", "doelen"),
        ("WAT WILDEN WE DOEN", "activiteiten"),
        ("Wat hebben we dit jaar bereikt?", "stand_van_zaken"),
        ("Hoe staan we ervoor?", "stand_van_zaken"),
        ("Wat gaan we daarvoor doen en wat gaat het kosten 2026?", "activiteiten"),
        ("2.3 Wat mag het kosten? (x € 1.000)", "financien"),
        ("Met wie werken we samen?", "verbonden_partijen"),
        ("Verplichte beleidsindicatoren (BBV)", "indicatoren"),
        ("Leeswijzer bij de begroting 2025", "leeswijzer"),
        ("Inleiding", None),
        ("Wat we daarvan vinden, hebben we in een brief aan de raad geschreven.", None),
    ],
)
def test_a_heading_tells_what_its_section_is_for(heading: str, rol: str | None) -> None:
    assert rol_of(heading) == rol


def test_an_introduction_of_the_whole_report_is_a_foreword() -> None:
    assert rol_of("Inleiding", in_programme=False) == "voorwoord"


@pytest.mark.parametrize(
    ("title", "soort"),
    [
        ("Begroting 2025", "programmabegroting"),
        ("Meerjarenbegroting 2024-2027", "programmabegroting"),
        ("Kadernota 2024", "kadernota"),
        ("Burap 2024-1", "bestuursrapportage"),
        ("Halfjaarrapportage 2022 gemeente Lindeveen", "tussenrapportage"),
        ("Programmarekening 2022", "jaarstukken"),
        ("Slotrapportage 2023", "najaarsnota"),
        ("Toelichting begroting 2025", None),
        ("Dat staat in de begroting 2025", None),
        ("Verwacht resultaat jaarrekening 2019", None),
    ],
)
def test_a_title_is_what_a_reader_would_cite(title: str, soort: str | None) -> None:
    assert soort_of_title(title) == soort


@pytest.mark.parametrize(
    ("text", "code", "rest"),
    [
        ("1.1.01 Nieuwe brug", "1.1.01", "Nieuwe brug"),
        ("P3 1.1 Nieuwe brug", "P3 1.1", "Nieuwe brug"),
        ("I.b.1. Nieuwe brug", "I.b.1", "Nieuwe brug"),
        ("SD1.1", "SD1.1", ""),
        ("Doel 8.2.1: Nieuwe brug", "8.2.1", "Nieuwe brug"),
        ("2a Nieuwe brug", "2a", "Nieuwe brug"),
    ],
)
def test_codes_of_any_form_head_a_line(text: str, code: str, rest: str) -> None:
    numbered = numbering_of(text)
    assert numbered is not None
    assert (numbered.code, numbered.rest) == (code, rest)


@pytest.mark.parametrize(
    "text", ["2024 was een goed jaar", "1 januari 2025", "3 miljoen extra", "125.000 in 2024", "75% minder"]
)
def test_a_figure_in_a_sentence_is_no_code(text: str) -> None:
    assert numbering_of(text) is None


@pytest.mark.skipif(not OTHERS.exists(), reason="the shared examples are not here")
@pytest.mark.parametrize(("folder", "floor"), [(OTHERS, 0.9), (REAL, 0.95)])
def test_the_figures_on_others_reports_do_not_fall(folder: Path, floor: float) -> None:
    scorer = _scorer()
    count: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for name, truth in json.loads((folder / "gold.json").read_text(encoding="utf-8")).items():
        places = [*folder.iterdir(), *(SHARED / "real").iterdir()]
        source = next(place for place in places if place.stem == name and place.suffix != ".json")
        rapport = json.loads(rapportparser.parse(source, profile="algemeen").model_dump_json())
        scorer.score(rapport, truth, name, count, lambda *_: None)
    figures = {
        kind: 2 * right / (2 * right + missing + extra)
        for kind, (right, missing, extra) in count.items()
        if right + missing and kind != "indicator"
    }
    assert sum(figures.values()) / len(figures) >= floor, figures


def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", OTHERS / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
