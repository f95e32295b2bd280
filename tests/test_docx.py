"""Word documents: every way in which they say what is printed, written by hand, by python-docx and by LibreOffice."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from rapportparser.reading import read
from rapportparser.reading.document import Document
from rapportparser.reading.line import HeadingSign, Line
from rapportparser.reading.source import load
from rapportparser.reading.table import Table, TableCell
from tests.docx_files import docx, p, r

RED, GREEN = (0xFF, 0, 0), (0, 0xB0, 0x50)
STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Standaard"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/><w:basedOn w:val="Standaard"/>
  <w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Kop2"><w:name w:val="heading 2"/><w:basedOn w:val="Kop1"/>
  <w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="WaterveldKop"><w:name w:val="Waterveld kop"/><w:basedOn w:val="Kop1"/>
  <w:rPr><w:color w:val="1F6FD0"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Rond"><w:name w:val="Rond"/><w:basedOn w:val="Rond2"/></w:style>
<w:style w:type="paragraph" w:styleId="Rond2"><w:name w:val="Rond2"/><w:basedOn w:val="Rond"/></w:style>
<w:style w:type="paragraph" w:styleId="Zonder"><w:name w:val="Kop 3"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Inhopg1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="character" w:styleId="Geheim"><w:name w:val="Geheim"/><w:rPr><w:vanish/></w:rPr></w:style>
"""


def document(body: str, **parts: object) -> Document:
    return read(load(docx(body, **parts), name="x.docx"))  # type: ignore[arg-type]


def texts(body: str, **parts: object) -> list[str]:
    return [line.text for line in document(body, **parts).lines()]


def lines(body: str, **parts: object) -> list[Line]:
    return [*document(body, **parts).lines()]


def the_table(body: str, **parts: object) -> Table:
    tables = [block for block in document(body, **parts).pages[0].blocks if isinstance(block, Table)]
    assert len(tables) == 1
    return tables[0]


def cells(body: str, **parts: object) -> Iterator[TableCell]:
    return the_table(body, **parts).cells()


def styled(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'


@pytest.mark.parametrize(
    ("style", "level"),
    [
        ("Kop1", 1),
        ("Kop2", 2),
        ("WaterveldKop", 1),
        ("Zonder", 3),
        ("Titel", 1),
        ("Heading4", 4),
        ("Rond", None),
        ("Standaard", None),
    ],
)
def test_a_heading_is_told_by_the_level_of_its_style_or_of_one_below_it(style: str, level: int | None) -> None:
    [line] = lines(p("Veiligheid", styled(style)), styles=STYLES)
    assert line.signs == ((HeadingSign("style", level),) if level else ())


def test_a_paragraph_may_have_another_level_than_its_style() -> None:
    body = p("Een", '<w:outlineLvl w:val="2"/>') + p("Twee", styled("Kop1") + '<w:outlineLvl w:val="9"/>')
    assert [line.signs for line in lines(body, styles=STYLES)] == [(HeadingSign("style", 3),), ()]


def test_the_look_is_that_of_the_style_and_of_what_was_changed_in_it() -> None:
    body = (
        p("Kop", styled("WaterveldKop"))
        + p(r("vet", "<w:b/>") + r("niet"))
        + p(r("m", "<w:b/>"), '<w:jc w:val="center"/>')
    )
    kop, part, middle = (line.look for line in lines(body, styles=STYLES))
    assert (kop.size, kop.bold, kop.colour) == (16.0, True, (0x1F, 0x6F, 0xD0))
    assert (part.size, part.bold, part.colour) == (11.0, False, None)
    assert middle.bold
    assert middle.centred
