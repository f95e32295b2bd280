"""Word documents: every way in which they say what is printed, written by hand, by python-docx and by LibreOffice."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from PIL import Image

from rapportparser.reading import read
from rapportparser.reading.document import Document
from rapportparser.reading.line import Colour, HeadingSign, Line
from rapportparser.reading.source import load
from rapportparser.reading.table import Table, TableCell
from tests.docx_files import NAMES, cell, docx, p, packed, r, relations, table

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


NUMBERING = """
<w:abstractNum w:abstractNumId="0">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Kop1"/><w:lvlText w:val="%1"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1.%2.%3)"/><w:suff w:val="space"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
  <w:lvl w:ilvl="0"><w:start w:val="2"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1A"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1A%2"/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1A%2.%3"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="2">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="3">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/><w:lvlRestart w:val="0"/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2.%3"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="4"><w:numStyleLink w:val="Gelinkt"/></w:abstractNum>
<w:abstractNum w:abstractNumId="5"><w:styleLink w:val="Gelinkt"/>
  <w:lvl w:ilvl="0"><w:start w:val="7"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Doel %1:"/><w:suff w:val="nothing"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="3"/></w:num>
<w:num w:numId="5"><w:abstractNumId w:val="4"/></w:num>
<w:num w:numId="6"><w:abstractNumId w:val="3"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
<w:num w:numId="7"><w:abstractNumId w:val="3"/><w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="(%1)"/></w:lvl></w:lvlOverride></w:num>
"""


def item(text: str, level: int, number: int) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def numbered(*items: tuple[int, int]) -> list[str]:
    return texts("".join(item("x", level, number) for number, level in items), numbering=NUMBERING)


def test_codes_that_numbering_makes_are_printed() -> None:
    assert numbered((2, 0), (2, 1), (2, 2), (2, 2), (2, 1), (2, 2), (2, 0), (2, 1)) == [
        "2A x", "2A1 x", "2A1.1 x", "2A1.2 x", "2A2 x", "2A2.1 x", "3A x", "3A1 x",
    ]  # fmt: skip


def test_a_level_that_was_never_reached_counts_as_its_first_number() -> None:
    assert numbered((1, 1), (1, 2), (1, 2)) == ["1.1 x", "1.1.i) x", "1.1.ii) x"]


def test_restarts_are_those_that_the_list_says() -> None:
    assert numbered((4, 0), (4, 1), (4, 0), (4, 1), (4, 2)) == ["A. x", "A.1 x", "B. x", "B.2 x", "2.2.1 x"]


def test_two_numbers_of_one_list_count_on_unless_one_starts_anew() -> None:
    assert numbered((4, 0), (4, 0), (6, 0), (6, 0), (4, 0)) == ["A. x", "B. x", "A. x", "B. x", "C. x"]
    assert numbered((7, 0), (7, 0)) == ["(3) x", "(4) x"]


def test_a_list_may_have_its_levels_from_a_style() -> None:
    assert numbered((5, 0), (5, 0)) == ["Doel 7:x", "Doel 8:x"]


def test_headings_are_numbered_by_their_styles() -> None:
    styles = STYLES.replace(
        '<w:pPr><w:outlineLvl w:val="0"/>', '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/>'
    )
    body = (
        p("Veiligheid", styled("Kop1"))
        + p("Missie", styled("Kop2"))
        + p("", styled("Kop2"))
        + p("Doelen", styled("Kop2"))
    )
    body += p("Geen nummer", styled("Kop1") + '<w:numPr><w:numId w:val="0"/></w:numPr>') + p(
        "Wonen", styled("WaterveldKop")
    )
    found = lines(body, styles=styles, numbering=NUMBERING)
    assert [line.text for line in found] == ["1 Veiligheid", "1.1 Missie", "1.3 Doelen", "Geen nummer", "2 Wonen"]
    assert [sign.level for line in found for sign in line.signs] == [1, 2, 2, 1, 1]


def test_list_marks_open_items_whether_the_list_prints_them_or_people_typed_them() -> None:
    body = (
        item("een", 0, 3)
        + item("twee", 1, 3)
        + p("• drie")
        + p(r("-<w:tab/>".replace("-", "<w:t>-</w:t>")) + r("vier"))
        + p("- 3 graden")
    )
    found = lines(body, numbering=NUMBERING)
    assert [(line.listed, line.text) for line in found] == [
        (True, "een"), (True, "twee"), (True, "drie"), (True, "vier"), (False, "- 3 graden"),
    ]  # fmt: skip
    assert found[1].indent > found[0].indent


def test_changes_are_read_as_if_they_were_accepted_and_that_is_told() -> None:
    body = p(f"{r('Het ')}<w:del>{r('<w:delText>steeg</w:delText>')}</w:del><w:ins>{r('daalde')}</w:ins>{r(' met 3%')}")
    body += p(r("Eerste deel "), "<w:rPr><w:del/></w:rPr>") + p("en tweede.")
    body += f"<w:moveFrom>{p('Elders')}</w:moveFrom>" + p(
        f"<w:moveFrom>{r('weg')}</w:moveFrom><w:moveTo>{r('hier')}</w:moveTo>"
    )
    body += (
        "<w:tbl><w:tr><w:trPr><w:del/></w:trPr>"
        + cell("weg")
        + "</w:tr><w:tr><w:trPr><w:ins/></w:trPr>"
        + cell("a")
        + cell("b")
        + "</w:tr></w:tbl>"
    )
    read_it = document(body)
    assert [line.text for line in read_it.lines()] == ["Het daalde met 3%", "Eerste deel en tweede.", "hier", "a\tb"]
    assert [notice.kind for notice in read_it.notices] == ["tracked-changes"]


def test_what_is_hidden_or_a_comment_is_not_printed() -> None:
    body = p(
        r("zicht")
        + r("onzin", "<w:vanish/>")
        + r("geheim", '<w:rStyle w:val="Geheim"/>')
        + r("baar", '<w:vanish w:val="0"/>')
    )
    body += p(
        '<w:commentRangeStart w:id="1"/>'
        + r("tekst")
        + '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>'
    )
    assert texts(
        body, styles=STYLES, comments="<w:comment w:id='1'><w:p><w:r><w:t>Klopt dit?</w:t></w:r></w:p></w:comment>"
    ) == ["zichtbaar", "tekst"]


def mark_of(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def field(code: str, result: str) -> str:
    return (
        f"{mark_of('begin')}<w:r><w:instrText>{code}</w:instrText></w:r>{mark_of('separate')}{result}{mark_of('end')}"
    )


def test_fields_are_shown_by_their_results() -> None:
    inner = field(" REF x ", r("veertig"))
    body = p(r("Er zijn ") + field(f" IF {inner} ", r("40")) + r(" meldingen")) + p(
        f'<w:fldSimple w:instr=" DATE ">{r("1 mei")}</w:fldSimple>'
    )
    assert texts(body) == ["Er zijn 40 meldingen", "1 mei"]


def test_a_contents_list_is_printed_with_its_leaders_so_that_it_is_known_as_one() -> None:
    entry = r("Veiligheid") + r("<w:tab/>") + field(" PAGEREF _Toc1 ", r("12"))
    body = p(f"{mark_of('begin')}<w:r><w:instrText> TOC \\o </w:instrText></w:r>{mark_of('separate')}{entry}") + p(
        f"<w:hyperlink>{entry}</w:hyperlink>{mark_of('end')}"
    )
    body += p(r("Wonen") + r("<w:tab/>") + r("14"), styled("Inhopg1")) + p(r("a") + r("<w:tab/>") + r("15"))
    assert texts(body, styles=STYLES) == [
        "Veiligheid ........ 12",
        "Veiligheid ........ 12",
        "Wonen ........ 14",
        "a\t15",
    ]


def test_breaks_tabs_and_hyphens_are_what_they_print() -> None:
    body = p(
        r(
            "<w:t>Bestuur</w:t><w:br/><w:t>Zorg</w:t><w:cr/><w:t>co</w:t><w:softHyphen/><w:t>ördinatie van jeugd</w:t><w:noBreakHyphen/><w:t>GGZ</w:t>"
        )
    )
    body += p(r("<w:t>Portefeuille</w:t><w:tab/><w:t>Zorg</w:t>")) + p(r("<w:t>2A1.1</w:t><w:tab/><w:t>Naam</w:t>"))
    found = lines(body)
    assert [line.text for line in found] == [
        "Bestuur",
        "Zorg",
        "coördinatie van jeugd-GGZ",
        "Portefeuille\tZorg",
        "2A1.1 Naam",
    ]
    assert [line.gap for line in found] == [True, False, False, True, True]
    assert [line.number for line in found] == [1, 2, 3, 4, 5]


def test_notes_stand_behind_the_paragraph_or_the_table_that_refers_to_them() -> None:
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = (
        p(r("Het daalde met 3%") + reference)
        + table((cell(p(r("cel") + '<w:r><w:endnoteReference w:id="1"/></w:r>')), "b"))
        + p("Slot")
    )
    notes = f"<w:footnote w:id='2'>{p('<w:r><w:footnoteRef/></w:r>' + r('Bron: CBS.'))}</w:footnote>"
    found = texts(body, footnotes=notes, endnotes=f"<w:endnote w:id='1'>{p('Eindnoot.')}</w:endnote>")
    assert found == ["Het daalde met 3%", "Bron: CBS.", "cel\tb", "Eindnoot.", "Slot"]


def test_content_controls_are_read_and_empty_ones_are_not() -> None:
    body = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('In een blok')}</w:sdtContent></w:sdt>"
    body += p(
        f"<w:sdt><w:sdtPr/><w:sdtContent>{r('in de regel')}</w:sdtContent></w:sdt><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('Klik hier')}</w:sdtContent></w:sdt>"
    )
    body += f"<w:tbl><w:sdt><w:sdtContent><w:tr>{cell('a')}<w:sdt><w:sdtContent>{cell('b')}</w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt></w:tbl>"
    assert texts(body) == ["In een blok", "in de regel", "a\tb"]


def box(content: str) -> str:
    shape = f"<wps:wsp><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp>"
    old = f"<w:pict><v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict>"
    return f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><a:graphic>{shape}</a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"


def test_text_boxes_are_read_once_behind_their_paragraph() -> None:
    assert texts(p(r("Anker") + box(p("In de lijst") + table(("a", "b"))))) == ["Anker", "In de lijst", "a\tb"]
    old = (
        "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
        + p("Oud")
        + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    assert texts(p(old)) == ["Oud"]


def test_raised_figures_are_no_part_of_a_code_or_a_figure() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    assert texts(
        p(r("Zie 2A1.1") + r("1", raised) + r(", 12 m") + r("2", raised) + r(" en de 1") + r("e", raised))
    ) == ["Zie 2A1.1¹, 12 m² en de 1e"]


def test_heads_and_feet_are_no_text() -> None:
    assert texts(p("Tekst"), header=p("Kop van de pagina"), footer=p("Voet")) == ["Tekst"]


SPAN, DOWN, ON = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def test_cells_cover_the_rows_and_columns_that_they_say() -> None:
    body = table(
        (cell("Beleidsterrein", SPAN), ""),
        (cell("2A1 Doel", DOWN), "2A1.1 Een", cell("", '<w:shd w:val="clear" w:fill="00B050"/>')),
        (cell("", ON), "2A1.2 Twee", cell("", '<w:shd w:val="clear" w:fill="FF0000"/>')),
        ("2A2 Ander", "2A2.1 Drie", cell("", '<w:shd w:val="clear" w:fill="auto"/>')),
    )
    made = the_table(body)
    assert [
        (one.row, one.column, one.row_span, one.column_span, one.text, one.fill)
        for one in made.cells()
        if one.text or one.fill
    ] == [
        (0, 0, 1, 2, "Beleidsterrein", None),
        (1, 0, 2, 1, "2A1 Doel", None),
        (1, 1, 1, 1, "2A1.1 Een", None),
        (1, 2, 1, 1, "", GREEN),
        (2, 1, 1, 1, "2A1.2 Twee", None),
        (2, 2, 1, 1, "", RED),
        (3, 0, 1, 1, "2A2 Ander", None),
        (3, 1, 1, 1, "2A2.1 Drie", None),
    ]
    assert [[one.text for one in line.cells] for line in made.lines] == [
        ["Beleidsterrein"], ["2A1 Doel", "2A1.1 Een"], ["", "2A1.2 Twee"], ["2A2 Ander", "2A2.1 Drie"],
    ]  # fmt: skip


def test_columns_that_an_editor_left_behind_are_gone() -> None:
    body = table((cell("a", '<w:gridSpan w:val="3"/>'), "b"), (cell("c", '<w:gridSpan w:val="3"/>'), "d"))
    assert the_table(body).columns == 2


def test_rows_that_are_repeated_are_heads() -> None:
    head = "<w:tr><w:trPr><w:tblHeader/></w:trPr>" + cell("Doel") + cell("Prestatie") + "</w:tr>"
    made = the_table("<w:tbl>" + head + "<w:tr>" + cell("a") + cell("b") + "</w:tr></w:tbl>")
    assert [row.is_head for row in made.rows] == [True, False]


def test_a_table_in_a_cell_is_part_of_its_text_and_one_that_only_lays_out_is_no_table() -> None:
    inner = table(("2A1.1 Een", "op schema"))
    assert [[line.text for line in one.lines] for one in cells(table((cell(p("Doel") + inner), "x"), ("a", "b")))] == [
        ["Doel", "2A1.1 Een", "op schema"], ["x"], ["a"], ["b"],
    ]  # fmt: skip
    assert [type(block).__name__ for block in document(table((cell(p("Kader") + inner),))).pages[0].blocks] == [
        "Line",
        "Table",
    ]


THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:clrScheme name="x">'
    '<a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>'
    '<a:accent6><a:srgbClr val="70AD47"/></a:accent6></a:clrScheme></a:themeElements></a:theme>'
)


@pytest.mark.parametrize(
    ("shading", "fill"),
    [
        ('w:val="clear" w:fill="92D050"', (0x92, 0xD0, 0x50)),
        ('w:val="clear" w:fill="FFFFFF"', None),
        ('w:val="nil"', None),
        ('w:val="clear" w:fill="123456" w:themeFill="accent6"', (0x70, 0xAD, 0x47)),
        ('w:val="clear" w:fill="A8D08D" w:themeFill="accent6" w:themeFillTint="99"', (0xA9, 0xD1, 0x8E)),
        ('w:val="clear" w:fill="538135" w:themeFill="accent6" w:themeFillShade="BF"', (0x54, 0x82, 0x35)),
        ('w:val="clear" w:themeFill="background1"', None),
        ('w:val="solid" w:color="FF0000" w:fill="auto"', RED),
        ('w:val="pct50" w:color="FF0000" w:fill="FFFFFF"', (255, 128, 128)),
    ],
)  # fmt: skip
def test_shading_is_told_by_figures_theme_tint_shade_and_pattern(shading: str, fill: Colour | None) -> None:
    body = table((cell("x", f"<w:shd {shading}/>"), "y"))
    found = next(cells(body, theme=THEME)).fill
    if fill is None or found is None:
        assert found == fill
    else:
        assert all(abs(one - other) <= 2 for one, other in zip(found, fill, strict=True))


def png(colour: str, size: int = 16) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (size, size), colour).save(file, "PNG")
    return file.getvalue()


def picture(relation: str, *, points: int = 12, words: str = "") -> str:
    size = f'<wp:extent cx="{points * 12700}" cy="{points * 12700}"/><wp:docPr id="1" name="x" descr="{words}"/>'
    return f'<w:r><w:drawing><wp:inline>{size}<a:graphic><a:blip r:embed="{relation}"/></a:graphic></wp:inline></w:drawing></w:r>'


def shape(fill: str) -> str:
    size = f'<wp:extent cx="{12 * 12700}" cy="{12 * 12700}"/>'
    return (
        f"<w:r><w:drawing><wp:inline>{size}<wps:wsp><wps:spPr>{fill}</wps:spPr></wps:wsp></wp:inline></w:drawing></w:r>"
    )


SYMBOL = '<w:sym w:font="Wingdings" w:char="F06C"/>'


@pytest.mark.parametrize(
    ("content", "colour"),
    [
        (r("●", '<w:color w:val="00B050"/>'), GREEN),
        (r("■ ", '<w:color w:val="FF0000"/>'), RED),
        (r(SYMBOL, '<w:color w:val="00B050"/>'), GREEN),
        (r("l", '<w:rFonts w:ascii="Wingdings"/><w:color w:val="00B050"/>'), GREEN),
        (r("●", '<w:color w:themeColor="accent6" w:val="00B050"/>'), (0x70, 0xAD, 0x47)),
        (r("🟢"), (0x3A, 0xAA, 0x35)),
        (r("🟠"), (0xF3, 0x92, 0x00)),
        (r("🔴"), (0xE3, 0x06, 0x13)),
        (r(" ", '<w:shd w:val="clear" w:fill="FF0000"/>'), RED),
        (r("  ", '<w:highlight w:val="red"/>'), RED),
        (shape('<a:prstGeom prst="ellipse"/><a:solidFill><a:srgbClr val="00B050"/></a:solidFill>'), GREEN),
        ('<w:r><w:pict><v:oval style="width:10pt;height:10pt" fillcolor="#00b050 [3204]"/></w:pict></w:r>', GREEN),
        (picture("rId8"), RED),
    ],
)  # fmt: skip
def test_every_form_of_a_stoplight_is_a_mark_and_no_text(content: str, colour: Colour) -> None:
    link = '<Relationship Id="rId8" Type="http://x/image" Target="media/a.png"/>'
    body = table((cell(p(content)), "2A1.1 Een"))
    light, _ = cells(body, theme=THEME, links=link, more={"word/media/a.png": png("#ff0000")})
    assert light.text == ""
    assert [mark.colour for mark in light.marks] == [colour]


def test_a_word_on_a_colour_is_a_mark_and_stays_text() -> None:
    body = table(
        (
            cell(p(r("Op schema", '<w:shd w:val="clear" w:fill="00B050"/>'))),
            cell(p("x" * 40, '<w:shd w:val="clear" w:fill="00B050"/>')),
        )
    )
    light, prose = cells(body)
    assert (light.text, light.marks[0].colour, light.marks[0].text) == ("Op schema", GREEN, "Op schema")
    assert prose.marks == ()
    assert prose.lines[0].look.band == GREEN


def test_black_signs_are_text_and_no_marks() -> None:
    light, _ = cells(table((cell(p(r("●"))), "b")))
    assert light.marks == ()


def test_a_picture_has_its_words_and_a_large_one_is_no_mark() -> None:
    link = '<Relationship Id="rId8" Type="http://x/image" Target="media/a.png"/>'
    body = table(
        (cell(p(picture("rId8", words="Oranje stoplicht"))), cell(p(picture("rId8", points=300, words="Foto"))), "x")
    )
    small, large, _ = cells(body, links=link, more={"word/media/a.png": b"no picture"})
    assert [(mark.colour, mark.text) for mark in small.marks] == [(None, "Oranje stoplicht")]
    assert large.marks == ()


def test_marks_outside_tables_are_the_pages() -> None:
    found = document(p(r("●", '<w:color w:val="00B050"/>') + r(" 2A1.1 Een")))
    assert [line.text for line in found.lines()] == ["2A1.1 Een"]
    assert [mark.colour for mark in found.pages[0].marks] == [GREEN]


def test_strict_documents_and_those_with_macros_are_read_as_others() -> None:
    body = p("Kop", styled("Kop1"))
    strict = docx(body, styles=STYLES)
    renamed: dict[str, bytes | str] = {
        "_rels/.rels": relations(("officeDocument", "word/document.xml")).replace(
            "schemas.openxmlformats.org/officeDocument/2006", "purl.oclc.org/ooxml/officeDocument"
        ),
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>".replace(
            "schemas.openxmlformats.org/wordprocessingml/2006/main", "purl.oclc.org/ooxml/wordprocessingml/main"
        ),
        "word/vbaProject.bin": b"\xd0\xcf\x11\xe0macro",
    }
    assert [line.text for line in read(load(packed(renamed))).lines()] == ["Kop"]
    assert [line.signs for line in read(load(strict)).lines()] == [(HeadingSign("style", 1),)]


def test_what_is_embedded_is_told() -> None:
    assert [notice.kind for notice in document(p("a") + '<w:altChunk r:id="rId9"/>').notices] == ["embedded-document"]
