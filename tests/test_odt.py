"""OpenDocument texts: the same as Word documents say, in OpenDocument's words."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from rapportparser.errors import SourceEncryptedError
from rapportparser.reading import read
from rapportparser.reading.document import Document
from rapportparser.reading.line import Colour, HeadingSign, Line
from rapportparser.reading.source import load
from rapportparser.reading.table import Table
from tests.odt_files import odt

RED, GREEN = (0xFF, 0, 0), (0, 0xB0, 0x50)
STYLES = """
<style:default-style style:family="paragraph"><style:text-properties fo:font-size="11pt"/></style:default-style>
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Heading_20_1" style:family="paragraph" style:parent-style-name="Standard">
  <style:text-properties fo:font-size="150%" fo:font-weight="bold" fo:color="#1f6fd0"/></style:style>
<style:style style:name="Title" style:family="paragraph"/>
<style:style style:name="Contents_20_1" style:family="paragraph"/>
<style:style style:name="Verborgen" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="Groen" style:family="text"><style:text-properties fo:color="#00b050"/></style:style>
<style:style style:name="Plaatjes" style:family="text"><style:text-properties fo:color="#00b050" style:font-name="Wingdings"/></style:style>
<style:style style:name="Vlak" style:family="text"><style:text-properties fo:background-color="#ff0000"/></style:style>
<style:style style:name="CelGroen" style:family="table-cell"><style:table-cell-properties fo:background-color="#00b050"/></style:style>
<style:style style:name="CelWit" style:family="table-cell"><style:table-cell-properties fo:background-color="#ffffff"/></style:style>
<style:style style:name="Bol" style:family="graphic"><style:graphic-properties draw:fill="solid" draw:fill-color="#ff0000"/></style:style>
<text:list-style style:name="Codes">
  <text:list-level-style-number text:level="1" style:num-format="1" text:start-value="2" loext:num-list-format="%1%A"/>
  <text:list-level-style-number text:level="2" style:num-format="1" loext:num-list-format="%1%A%2%"/>
  <text:list-level-style-number text:level="3" style:num-format="1" loext:num-list-format="%1%A%2%.%3%"/>
</text:list-style>
<text:list-style style:name="Oud">
  <text:list-level-style-number text:level="1" style:num-format="A" style:num-suffix="."/>
  <text:list-level-style-number text:level="2" style:num-format="i" style:num-prefix="(" style:num-suffix=")" text:display-levels="2"/>
</text:list-style>
<text:list-style style:name="Bolletjes"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>
"""
OUTLINE = """<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-format="1"/>
<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style>"""


def document(
    text: str, *, automatic: str = "", styles: str = STYLES, more: dict[str, bytes | str] | None = None
) -> Document:
    return read(load(odt(text, automatic=automatic, styles=styles, more=more), name="x.odt"))


def lines(text: str, **parts: str) -> list[Line]:
    return [*document(text, **parts).lines()]  # type: ignore[arg-type]


def texts(text: str, **parts: str) -> list[str]:
    return [line.text for line in lines(text, **parts)]


def p(content: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{content}</text:p>'


def h(content: str, level: int, style: str = "Heading_20_1") -> str:
    return f'<text:h text:style-name="{style}" text:outline-level="{level}">{content}</text:h>'


def span(content: str, style: str) -> str:
    return f'<text:span text:style-name="{style}">{content}</text:span>'


def items(*contents: str, style: str = "", more: str = "") -> str:
    named = f' text:style-name="{style}"' if style else ""
    return (
        f"<text:list{named} {more}>{''.join(f'<text:list-item>{one}</text:list-item>' for one in contents)}</text:list>"
    )


def cell(content: str, *, style: str = "", more: str = "") -> str:
    return f'<table:table-cell table:style-name="{style}" {more}>{p(content)}</table:table-cell>'


def row(*cells: str) -> str:
    return f"<table:table-row>{''.join(one if one.startswith('<table:') else cell(one) for one in cells)}</table:table-row>"


def table(*rows: str) -> str:
    return f"<table:table>{''.join(rows)}</table:table>"


def the_table(text: str, more: dict[str, bytes | str] | None = None) -> Table:
    [found] = [block for block in document(text, more=more).pages[0].blocks if isinstance(block, Table)]
    return found


def test_headings_have_the_level_that_they_say_and_a_title_stands_as_high_as_chapters() -> None:
    found = lines(h("Een", 1) + h("Twee", 2) + p("Titel", "Title") + p("tekst"))
    assert [line.signs for line in found] == [
        (HeadingSign("style", 1),),
        (HeadingSign("style", 2),),
        (HeadingSign("style", 1),),
        (),
    ]
    assert (found[0].look.size, found[0].look.bold, found[0].look.colour) == (16.5, True, (0x1F, 0x6F, 0xD0))
    assert found[3].look.size == 11.0


def test_automatic_styles_take_over_from_named_ones() -> None:
    automatic = '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Heading_20_1"><style:paragraph-properties fo:text-align="center" fo:background-color="#00b050"/></style:style>'
    [line] = lines(h("Een", 1, "P1"), automatic=automatic)
    assert (line.look.bold, line.look.centred, line.look.band) == (True, True, GREEN)


def test_headings_are_numbered_by_the_outline() -> None:
    assert texts(h("a", 1) + h("b", 2) + h("c", 2) + h("d", 1) + h("e", 2), styles=STYLES + OUTLINE) == [
        "1 a",
        "1.1 b",
        "1.2 c",
        "2 d",
        "2.1 e",
    ]


def test_lists_print_their_codes_and_go_on_where_they_say() -> None:
    inner = items(p("x"), p("x"))
    text = items(p("x") + items(p("x") + inner), style="Codes") + p("tussen")
    text += items(items(items(p("y"))), style="Codes", more='text:continue-numbering="true"') + items(
        p("z"), style="Codes"
    )
    assert texts(text) == ["2A x", "2A1 x", "2A1.1 x", "2A1.2 x", "tussen", "2A1.3 y", "2A z"]
    assert texts(items(p("x") + items(p("y"), p("z")), p("w"), style="Oud")) == ["A. x", "(A.i) y", "(A.ii) z", "B. w"]


def test_list_marks_open_items_and_only_their_first_paragraph() -> None:
    found = lines(items(p("een") + p("nog eens"), p("twee"), style="Bolletjes"))
    assert [(line.listed, line.text) for line in found] == [(True, "een"), (False, "nog eens"), (True, "twee")]


def test_spaces_tabs_breaks_and_what_is_not_printed() -> None:
    text = (
        p("Portefeuille<text:tab/>Zorg")
        + p("a <text:s text:c='3'/>b<text:line-break/>c")
        + p("zicht" + span("onzin", "Verborgen") + "baar")
    )
    text += p(
        "met<office:annotation><text:p>Klopt dit?</text:p></office:annotation> 3%<text:placeholder>&lt;vul in&gt;</text:placeholder>"
    )
    text += '<text:section text:display="none"><text:p>weg</text:p></text:section><text:section><text:p>wel</text:p></text:section>'
    assert texts(text) == ["Portefeuille\tZorg", "a b", "c", "zichtbaar", "met 3%", "wel"]


def test_raised_figures_are_no_part_of_a_code() -> None:
    automatic = '<style:style style:name="T1" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>'
    assert texts(p("2A1.1" + span("1", "T1")), automatic=automatic) == ["2A1.1¹"]


def test_deletions_are_out_and_that_there_are_changes_is_told() -> None:
    tracked = '<text:tracked-changes><text:changed-region text:id="c"><text:deletion><text:p>steeg</text:p></text:deletion></text:changed-region></text:tracked-changes>'
    found = document(tracked + p('Het <text:change text:change-id="c"/>daalde'))
    assert [line.text for line in found.lines()] == ["Het daalde"]
    assert [notice.kind for notice in found.notices] == ["tracked-changes"]


def test_notes_and_frames_stand_behind_what_they_hang_on() -> None:
    note = "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Bron: CBS.</text:p></text:note-body></text:note>"
    frame = '<draw:frame svg:width="5cm" svg:height="3cm"><draw:text-box><text:p>Kader</text:p></draw:text-box></draw:frame>'
    assert texts(p(f"Het daalde{note}.") + p(f"Anker{frame}") + frame + p("slot")) == [
        "Het daalde.",
        "Bron: CBS.",
        "Anker",
        "Kader",
        "Kader",
        "slot",
    ]


def test_a_contents_list_is_printed_with_its_leaders() -> None:
    text = "<text:table-of-content><text:index-body><text:index-title><text:p>Inhoud</text:p></text:index-title>"
    text += f"{p('Veiligheid<text:tab/>12')}</text:index-body></text:table-of-content>"
    assert texts(text) == ["Inhoud", "Veiligheid ........ 12"]


def test_cells_cover_what_they_say_and_have_their_shading() -> None:
    wide = cell("Doel", more='table:number-columns-spanned="2"')
    head = f"<table:table-header-rows>{row(wide, '<table:covered-table-cell/>', '')}</table:table-header-rows>"
    text = table(
        head,
        row(cell("2A1 Doel", more='table:number-rows-spanned="2"'), "2A1.1 Een", cell("", style="CelGroen")),
        row("<table:covered-table-cell/>", "2A1.2 Twee", cell("", style="CelWit")),
    )
    made = the_table(text)
    assert [row.is_head for row in made.rows] == [True, False, False]
    assert [
        (one.row, one.column, one.row_span, one.column_span, one.text, one.fill)
        for one in made.cells()
        if one.text or one.fill
    ] == [
        (0, 0, 1, 2, "Doel", None),
        (1, 0, 2, 1, "2A1 Doel", None),
        (1, 1, 1, 1, "2A1.1 Een", None),
        (1, 2, 1, 1, "", GREEN),
        (2, 1, 1, 1, "2A1.2 Twee", None),
    ]


def test_a_table_in_a_table_is_its_cells_text() -> None:
    inner = table(row("binnen", "in"))
    made = the_table(table(row(f"<table:table-cell>{p('a')}{inner}</table:table-cell>", "b"), row("c", "d")))
    assert [[line.text for line in one.lines] for one in made.cells()] == [["a", "binnen", "in"], ["b"], ["c"], ["d"]]


def picture() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (16, 16), "#ff0000").save(file, "PNG")
    return file.getvalue()


SMALL = 'svg:width="0.4cm" svg:height="0.4cm"'


@pytest.mark.parametrize(
    ("content", "colour", "words"),
    [
        (span("●", "Groen"), GREEN, ""),
        (span("l", "Plaatjes"), GREEN, ""),
        (span(" ", "Vlak"), RED, ""),
        ("🟢", (0x3A, 0xAA, 0x35), ""),
        (f'<draw:ellipse draw:style-name="Bol" {SMALL}/>', RED, ""),
        (f'<draw:frame {SMALL}><draw:image xlink:href="Pictures/a.png"/><svg:desc>Rood</svg:desc></draw:frame>', RED, "Rood"),
        (f'<draw:frame {SMALL}><draw:image xlink:href="http://elders/a.png"/><svg:title>Rood</svg:title></draw:frame>', None, "Rood"),
    ],
)  # fmt: skip
def test_every_form_of_a_stoplight_is_a_mark_and_no_text(content: str, colour: Colour | None, words: str) -> None:
    made = the_table(table(row(cell(content), "2A1.1 Een")), {"Pictures/a.png": picture()})
    light, _ = made.cells()
    assert light.text == ""
    assert [(mark.colour, mark.text) for mark in light.marks] == [(colour, words)]


def test_an_encrypted_document_is_told() -> None:
    manifest = "<manifest><encryption-data/></manifest>"
    with pytest.raises(SourceEncryptedError, match="is encrypted"):
        document(p("a"), more={"META-INF/manifest.xml": manifest, "content.xml": b"\x93\x12"})
