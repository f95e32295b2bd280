"""The whole invented report as Word and OpenDocument files: the same JSON as from its text, and the PDFs' colours."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import rapportparser
from rapportparser.reading import read
from rapportparser.reading.line import Colour
from rapportparser.reading.source import load
from rapportparser.reading.table import Table
from tests.conftest import SAMPLES
from tests.test_pdf import facts

STEM = "voortgangsrapportage-waterveld"
FORMS = [SAMPLES / f"{STEM}-{name}" for name in ("word.docx", "libreoffice.docx", "libreoffice.odt")]
COLOURS: dict[Colour, str] = {(0x3A, 0xAA, 0x35): "groen", (0xF3, 0x92, 0x00): "oranje", (0xE3, 0x06, 0x13): "rood"}
CODE = re.compile(r"\d{1,2}[A-Z]\d+\.\d+")


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_every_form_gives_the_same_report_as_the_text(path: Path) -> None:
    text = rapportparser.parse(SAMPLES / f"{STEM}.txt")
    assert facts(rapportparser.parse(path), "stoplicht") == facts(text, "stoplicht")


def shades(path: Path) -> dict[str, str]:
    """Give the colour beside each code, as the document's tables have it."""
    found: dict[str, str] = {}
    for block in read(load(path)).pages[0].blocks:
        for row in block.rows if isinstance(block, Table) else ():
            codes = [match[0] for cell in row.cells if cell is not None and (match := CODE.match(cell.text))]
            fills = [cell.fill for cell in row.cells if cell is not None and cell.fill is not None]
            if codes and fills:
                found[codes[0]] = COLOURS[fills[0]]
    return found


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_every_form_gives_the_same_stoplights_as_the_pdf(path: Path) -> None:
    printed = rapportparser.parse(SAMPLES / f"{STEM}-reportlab.pdf")
    assert facts(rapportparser.parse(path)) == facts(printed)


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_every_form_has_the_colours_of_the_pdf(path: Path) -> None:
    printed = {
        prestatie.code: prestatie.stoplicht.kleur
        for programma in rapportparser.parse(SAMPLES / f"{STEM}-reportlab.pdf").programmas
        for boom in programma.doelenbomen
        for doel in boom.doelen
        for prestatie in doel.prestaties
        if prestatie.stoplicht is not None and prestatie.code is not None
    }
    assert len(printed) > 100
    assert shades(path) == printed


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_every_form_tells_its_headings(path: Path) -> None:
    levels = {line.text: line.signs[0].level for line in read(load(path)).lines() if line.signs}
    assert levels["Veiligheid"] == 1
    assert levels["Stand van zaken bij Voortgangsrapportage"] == 2
    assert levels["Bijlage 1 Moties"] == 1
    assert not any("........" in text for text in levels)
