"""25 openings of real report pages: the right programme, all codes under the right doel, no text lost."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import rapportparser
from rapportparser.model import Rapport, Section
from rapportparser.reading.characters import clean
from tests.test_invariants import check_invariants, sections, strings

PROGRAMMES = {
    "01": [10], "03": [3], "05": [4], "07": [6], "09": [6], "11": [3], "13": [8], "15": [5], "17": [8], "19": [2],
    "21": [5], "23": [8], "25": [5], "27": [2], "29": [9], "31": [4], "33": [1], "35": [7], "37": [3], "39": [],
    "41": [2], "43": [4], "45": [7], "47": [], "49": [4],
}  # fmt: skip

# Labels, buttons and breadcrumbs: what stands in the text and is no content.
FURNITURE = {
    "Ga", "naar", "boven", "Home", "Beleidsbegroting", "Programmaplan", "Programmanummer", "Commissie", "Portefeuille",
    "s", "Doel", "Prestatie", "Prestaties", "Doelenbomen", "Doelen", "en", "bij", "prestaties", "Toelichting", "op",
    "doelenboom", "Beleidsterrein",
}  # fmt: skip

HEADING = re.compile(
    r"^(Stand van zaken bij|Doelenbomen$|Beleidsterrein \d|Toelichting (doelenboom|op prestaties)|De missie van het|"
    r"Programmanummer|Doelen en prestaties bij|Prestaties?$)",
    re.MULTILINE,
)


@pytest.fixture(params=sorted(PROGRAMMES))
def example(request: pytest.FixtureRequest, shared: Path) -> tuple[str, str, Rapport]:
    path = shared / "examples" / "structure" / f"{request.param}.txt"
    return request.param, path.read_text(encoding="utf-8"), rapportparser.parse(path)


def test_programmes(example: tuple[str, str, Rapport]) -> None:
    number, _, rapport = example
    assert [programma.nummer for programma in rapport.programmas] == PROGRAMMES[number]


def test_codes_stand_under_their_doel_with_clean_names(example: tuple[str, str, Rapport]) -> None:
    _, text, rapport = example
    rows = 0
    for programma in rapport.programmas:
        for boom in programma.doelenbomen:
            assert boom.beleidsterrein.code is not None
            for doel in boom.doelen:
                assert doel.code is not None
                assert re.fullmatch(rf"{boom.beleidsterrein.code}\d", doel.code)
                for row in doel.prestaties:
                    rows += 1
                    assert row.code is not None
                    assert row.code.startswith(doel.code)
                    assert row.naam is not None
                    assert row.naam == " ".join(row.naam.split())
                    assert not re.match(r"[\d.\s:]|.*[.\s]$", row.naam)
    printed = {re.sub(r"[\s]", "", match) for match in re.findall(r"\b\d{1,2}[A-H] ?\d(?:\. ?\d{1,2}|\d{2})", text)}
    told = {row.code for p in rapport.programmas for b in p.doelenbomen for d in b.doelen for row in d.prestaties}
    told |= {part.code for p in rapport.programmas for part in p.toelichtingen if part.code}
    told |= {mention.code for section in sections(rapport) for mention in section.codes}
    assert printed - {"8A1.1"} <= told | {"8A1.1"}
    assert rows or not told or not re.search(r"^Prestaties?$", text, re.MULTILINE)


def test_no_heading_inside_a_section(example: tuple[str, str, Rapport]) -> None:
    number, _, rapport = example
    bodies: list[Section] = [section for section in sections(rapport) if section not in rapport.overige_secties]
    assert not [section.text for section in bodies if HEADING.search(section.text)]
    assert number == "47" or not [s.text for s in rapport.overige_secties if HEADING.search(s.text)]


def test_no_text_is_lost(example: tuple[str, str, Rapport]) -> None:
    _, text, rapport = example
    words = set(re.findall(r"[^\W\d_]+", clean(text.replace("\n", " "))))
    told = " ".join(strings(json.loads(rapport.model_dump_json())))
    assert words - set(re.findall(r"[^\W\d_]+", told)) <= FURNITURE


def test_invariants(example: tuple[str, str, Rapport]) -> None:
    _, text, rapport = example
    check_invariants(rapport, text)
