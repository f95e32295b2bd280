"""Saved web pages: what a page shows of its report becomes lines, tables and marks, and nothing else does."""

from __future__ import annotations

import json

import pytest

from rapportparser import parse
from rapportparser.errors import RapportparserError, SourceEmptyError
from rapportparser.reading import read
from rapportparser.reading.document import Document
from rapportparser.reading.line import ColourMark
from rapportparser.reading.source import LoadedSource
from rapportparser.reading.table import Table, TableCell

GREEN, ORANGE, RED = (0, 128, 0), (255, 165, 0), (255, 0, 0)


def page(markup: str | bytes) -> Document:
    data = markup if isinstance(markup, bytes) else markup.encode()
    return read(LoadedSource("pagina.html", data))


def body(markup: str, head: str = "") -> Document:
    return page(f"<!doctype html><html><head>{head}</head><body>{markup}</body></html>")


def texts(document: Document) -> list[str]:
    return [line.text for line in document.lines()]


def only_table(document: Document) -> Table:
    (table,) = [block for one in document.pages for block in one.blocks if isinstance(block, Table)]
    return table


def cell_at(document: Document, row: int, column: int) -> TableCell:
    cell = only_table(document).rows[row].cells[column]
    assert cell is not None
    return cell


def marks_on(document: Document, text: str) -> tuple[ColourMark, ...]:
    (line,) = [line for line in document.lines() if line.text == text]
    return line.marks


def colours(marks: tuple[ColourMark, ...]) -> list[object]:
    return [mark.colour for mark in marks]


class TestText:
    def test_paragraphs_and_breaks(self) -> None:
        document = body("<p>Eerste  regel<br>tweede&nbsp;regel</p><div>derde</div>los <b>vet</b>.")
        assert texts(document) == ["Eerste regel", "tweede regel", "derde", "los vet."]
        assert [line.gap for line in document.lines()] == [True, False, True, True]
        assert [line.number for line in document.lines()] == [1, 2, 3, 4]
        assert all(line.page is None and line.box is None for line in document.lines())

    def test_headings_tell_their_level(self) -> None:
        document = body("<h1>Een</h1><h3>Drie <small>en meer</small></h3><div role=heading aria-level=4>Vier</div><p>x")
        assert [(line.text, [sign.level for sign in line.signs]) for line in document.lines()] == [
            ("Een", [1]),
            ("Drie en meer", [3]),
            ("Vier", [4]),
            ("x", []),
        ]

    def test_bullets_and_numbers(self) -> None:
        document = body(
            "<ul><li>een<ul><li>binnen</ul><li>twee</ul><ol start=3><li>c<li value=7>g</ol><ol type=a><li>x</ol>"
        )
        assert [(line.text, line.listed) for line in document.lines()] == [
            ("een", True),
            ("binnen", True),
            ("twee", True),
            ("3. c", False),
            ("7. g", False),
            ("a. x", False),
        ]

    def test_a_list_whose_style_shows_no_numbers_has_none(self) -> None:
        assert texts(body("<ol style='list-style:none'><li>een<li>twee</ol>")) == ["een", "twee"]

    def test_a_code_is_not_numbered(self) -> None:
        assert texts(body("<ol><li>2A1.1 Naam</ol>")) == ["2A1.1 Naam"]

    def test_raised_text(self) -> None:
        document = body(
            "<p>12 m<sup>2</sup>, de 1<sup>e</sup> keer<sup><a href='#n1'>1</a></sup>, 5%<sup>[2]</sup> CO<sub>2</sub>"
        )
        assert texts(document) == ["12 m², de 1e keer, 5% CO2"]

    def test_scripts_styles_and_templates_are_no_text(self) -> None:
        document = body(
            "<script>alert('nee')</script><style>p{}</style><template><p>nee</p></template><noscript><p>nee</p></noscript>"
            "<p>ja<textarea>nee</textarea><select><option>nee</select></p>"
        )
        assert texts(document) == ["ja"]

    def test_preformatted_lines_stay(self) -> None:
        assert texts(body("<pre>een\ntwee</pre>")) == ["een", "twee"]

    def test_looks(self) -> None:
        bold, red, band = body(
            "<p><b>vet</b></p><p><font color=red>rood</font></p><div class=b><span>wit op blauw</span></div>",
            "<style>.b{background:#00f;color:#fff}</style>",
        ).lines()
        assert bold.look.bold
        assert red.look.colour == RED
        assert band.look.band == (0, 0, 255)


class TestTables:
    def test_spans_and_heads(self) -> None:
        document = body(
            "<table><thead><tr><th>Doel<th>Prestatie</thead>"
            "<tr><td rowspan=2>1A1 Doel<td>1A1.1 Een<tr><td>1A1.2 Twee</table>"
        )
        table = only_table(document)
        assert [row.is_head for row in table.rows] == [True, False, False]
        assert [[cell.text for cell in line.cells] for line in table.lines] == [
            ["Doel", "Prestatie"],
            ["1A1 Doel", "1A1.1 Een"],
            ["", "1A1.2 Twee"],
        ]
        assert table.rows[1].cells[0] is table.rows[2].cells[0]

    def test_giant_spans_end_where_the_table_does(self) -> None:
        document = body("<table><tr><td colspan=1000000000 rowspan=1000000000>a<td>b<tr><td>c<td>d</table>")
        table = only_table(document)
        assert len(table.rows) == 2
        assert table.columns <= 4
        assert sorted(cell.text for cell in table.cells()) == ["a", "b", "c", "d"]

    def test_a_span_beyond_the_columns_makes_no_columns(self) -> None:
        assert only_table(body("<table><tr><td colspan=20>Titel<tr><td>a<td>b</table>")).columns == 2

    @pytest.mark.parametrize(
        "markup",
        ["<table><tr><td><p>een<p>twee</table>", "<table role=presentation><tr><td>een<td>twee</table>"],
    )
    def test_tables_for_layout_are_none(self, markup: str) -> None:
        document = body(markup)
        assert texts(document) == ["een", "twee"]
        assert not any(isinstance(block, Table) for block in document.pages[0].blocks)

    def test_a_table_in_a_table_for_layout_is_one(self) -> None:
        document = body("<table><tr><td>menu<td><table><tr><td>a<td>b</table></table>")
        assert [[cell.text for cell in line.cells] for line in only_table(document).lines] == [["a", "b"]]

    def test_cells_have_their_fill(self) -> None:
        document = body(
            "<table><tr><td bgcolor=red>a<td style='background-color:green'>b<td class=o>c<td>d</table>",
            "<style>td.o{background:orange}</style>",
        )
        assert [cell.fill for cell in only_table(document).cells()] == [RED, GREEN, ORANGE, None]

    def test_labels_and_values(self) -> None:
        document = body("<dl><dt>Programmanummer<dd>2<dt>Portefeuille(s)<dd>Een<dd>Twee</dl>")
        assert [[cell.text for cell in line.cells] for line in document.lines()] == [
            ["Programmanummer", "2"],
            ["Portefeuille(s)", "Een"],
            ["", "Twee"],
        ]

    def test_a_list_of_titles_with_texts_is_read_as_these(self) -> None:
        markup = "<dl><dt>Vraag<dd><h3>Kop</h3><ul><li>punt</ul><dd>slot</dl>"
        assert texts(body(markup)) == ["Vraag", "Kop", "punt", "slot"]
        assert texts(body("<dl><dt>a<dd>b</dd><p>los</p></dl><dl>kaal</dl>")) == ["a", "b", "los", "kaal"]

    def test_cells_by_role(self) -> None:
        document = body("<div role=table><div role=row><span role=cell>a</span><span role=cell>b</span></div></div>")
        assert [[cell.text for cell in line.cells] for line in document.lines()] == [["a", "b"]]


class TestMarks:
    @pytest.mark.parametrize(
        ("mark", "colour", "text"),
        [
            ("<img src='x/icon.png' alt='Groen'>", None, "Groen"),
            ("<img src='x/stoplicht-groen.png' alt=''>", None, "stoplicht-groen"),
            ("<img class='icon-groen' src='x.png'>", None, "icon-groen x"),
            ("<span class='status--oranje'></span>", None, "status--oranje"),
            ("<span class='licht' style='background:orange'></span>", ORANGE, "licht"),
            ("<i class='fa fa-circle text-success' aria-hidden=true></i>", None, "fa fa-circle text-success"),
            ("<svg width=9><circle r=4 fill='red'/></svg>", RED, ""),
            ("<svg width=9><title>rood</title><circle r=4 style='fill:red'/></svg>", RED, "rood"),
            ("<svg class=groen><use href='#status-groen'/></svg>", GREEN, "groen status-groen"),
            ("<span style='color:red'>●</span>", RED, "●"),
            ("🟠", None, ""),
            ("<span>🟠</span>", (244, 144, 12), "🟠"),
            ("<span class=bal></span>", GREEN, ""),
            ("<span class=licht><span class=sr-only>op schema</span></span>", None, "op schema\tlicht"),
            ("<span class='status status--rood' title='Loopt vast'></span>", None, "Loopt vast\tstatus status--rood"),
        ],
    )
    def test_of_a_cell(self, mark: str, colour: object, text: str) -> None:
        document = body(
            f"<table><tr><td>2A1.1 Naam<td>{mark}</table>",
            "<style>.groen{color:green}.bal::before{content:'';background:rgb(0,128,0)}</style>",
        )
        cell = cell_at(document, 0, 1)
        if mark == "🟠":
            assert cell.text == "🟠"
        else:
            assert [(one.colour, one.text) for one in cell.marks] == [(colour, text)]
            assert cell.text == ""

    def test_a_badge_keeps_its_words(self) -> None:
        cell = cell_at(body("<table><tr><td>a<td><span style='background:green'>Op schema</span></table>"), 0, 1)
        assert (cell.text, cell.marks) == ("Op schema", (ColourMark(None, None, GREEN, "Op schema"),))

    def test_of_a_line(self) -> None:
        document = body(
            "<ul><li>2A1.1 Een <i style='background:red'></i><li>2A1.2 Twee</ul>"
            "<div class=kaart><div>2A1.3 Drie</div><div><i style='background:green'></i></div></div><p>Los</p>"
        )
        assert colours(marks_on(document, "2A1.1 Een")) == [RED]
        assert marks_on(document, "2A1.2 Twee") == ()
        assert colours(marks_on(document, "2A1.3 Drie")) == [GREEN]
        assert marks_on(document, "Los") == ()
        assert colours(document.pages[0].marks) == [RED, GREEN]

    def test_a_mark_between_two_lines_is_of_neither(self) -> None:
        document = body("<div><p>2A1.1 Een</p><i style='background:red'></i><p>2A1.2 Twee</p></div>")
        assert [line.marks for line in document.lines()] == [(), ()]
        assert colours(document.pages[0].marks) == [RED]


class TestSheets:
    @pytest.mark.parametrize(
        "sheet",
        [
            "td.s{background:green}",
            ":root{--g:green} .s{background-color:var(--g)}",
            ".s{background:var(--onbekend, green)}",
            ".s{background:red} #t .s{background:green} td{background:blue}",
            ".s{background:green!important} .s{background:red}",
            "table > tbody > tr > .s{background:#008000 url(x.png)}",
            "[class~=s]{background:hsl(120,100%,25.1%)}",
            "/* .s{background:red} */ @media screen{.s{background:green}} @media print{.s{background:red}}",
            ".s{background:green} .s:hover{background:red} .s + .x{background:red}",
            ".x .s, td.s{background:green}",
            ".s{background:green} .kapot{",
        ],
    )
    def test_tell_colours(self, sheet: str) -> None:
        document = body("<table id=t><tr><td>a<td class=s>b</table>", f"<style>{sheet}</style>")
        assert cell_at(document, 0, 1).fill == GREEN


class TestCharset:
    TEXT = "De coördinatie kostte € 5."

    @pytest.mark.parametrize(
        ("said", "encoding"),
        [
            ("utf-8", "utf-8"),
            ("iso-8859-1", "cp1252"),
            ("windows-1252", "cp1252"),
            ("utf-8", "cp1252"),
            ("iso-8859-1", "utf-8"),
            ("", "cp1252"),
            ("", "utf-8-sig"),
            ("utf-8", "utf-16"),
            ("onzin", "utf-8"),
        ],
    )
    def test_whatever_a_page_says_it_is_read(self, said: str, encoding: str) -> None:
        meta = f"<meta charset={said}>" if said else ""
        markup = f"<!doctype html><html><head>{meta}</head><body><p>{self.TEXT}</p></body></html>"
        assert texts(page(markup.encode(encoding))) == [self.TEXT]


class TestKind:
    @pytest.mark.parametrize(
        "markup",
        [
            "<!DOCTYPE html><p>Tekst</p>",
            "\n<!-- opgeslagen --><HTML><p>Tekst",
            "<?xml version='1.0'?><!DOCTYPE html><html xmlns='http://www.w3.org/1999/xhtml'><p>Tekst</p></html>",
            "<div><p>Tekst</p></div>",
        ],
    )
    def test_a_page_is_known_by_its_bytes(self, markup: str) -> None:
        document = page(markup)
        assert document.media_type == "text/html"
        assert texts(document) == ["Tekst"]

    @pytest.mark.parametrize("text", ["Stand van zaken\n\n<b> is geen pagina", "<2% van het budget</2%>", "x <html> y"])
    def test_a_text_is_no_page(self, text: str) -> None:
        assert page(text).media_type == "text/plain"

    @pytest.mark.parametrize("markup", ["<html></html>", "<html><script>maak()</script><div id=app></div></html>"])
    def test_a_page_without_text_says_what_to_do(self, markup: str) -> None:
        with pytest.raises(SourceEmptyError, match="open it in a browser"):
            page(markup)


def test_a_report_in_a_page_is_parsed() -> None:
    rapport = parse(
        b"<!doctype html><h1>1e Voortgangsrapportage 2020</h1><h2>Stand van zaken bij Voortgangsrapportage</h2>"
        b"<p>Het aantal meldingen daalde met 3%.</p>",
        name="x.html",
    )
    assert rapport.source.media_type == "text/html"
    assert rapport.titel == "1e Voortgangsrapportage 2020"
    data = json.loads(rapport.model_dump_json())
    assert data["programmas"][0]["stand_van_zaken"]["percentages"][0]["text"] == "3%"


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 100_000 + "<p>Diep</p>",
        "<b>" * 50_000 + "Diep",
        "<table><tr><td>" * 5_000 + "Diep",
        "<p>Nul\x00len</p>" * 100,
        "<p title='" + "x" * 100_000 + "'>Lang</p>",
        "<!DOCTYPE html [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><p>&b;</p>",
        "<meta http-equiv=refresh content='0;url=file:///etc/passwd'><p>Blijft</p>",
        "<p>" + "&#x110000;&#0;&amp;amp;" * 1000,
        "<<<<>>>></p></div><p <p <p>Kapot",
        "<dl><dt>Diep<dd>" * 2_000,
        "<table>" + "<tr><td colspan=1000000000 rowspan=1000000000>a" * 2_000 + "</table>",
        "<style>" + "@media screen{" * 20_000 + "</style><p>Tekst",
        "<style>:root{--a:var(--b);--b:var(--a)} p{background:var(--a)}</style><p>Tekst",
        "<img src='data:image/png;base64," + "A" * 1_000_000 + "'><p>Tekst",
    ],
)
def test_hostile_pages_end_in_lines_or_one_clear_error(markup: str) -> None:
    try:
        document = page(f"<html>{markup}")
    except RapportparserError as error:
        told = str(error)
    else:
        told = "".join(texts(document))
    assert told
    assert "\n" not in told
