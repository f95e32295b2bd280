"""Prints the blocks of a report as text, HTML, DOCX and with ReportLab."""

from __future__ import annotations

import html
from collections.abc import Sequence
from pathlib import Path

from lindeveen import KLEUR_OF
from report import COLOURS, Block

NBSP = "\u00a0"
HEAD = "Gemeente Waterveld – Voortgangsrapportage"


def as_text(made: Sequence[Block]) -> str:
    """Print as a web page saved as text."""
    lines: list[str] = []
    for block in made:
        match block.kind:
            case "inhoud":
                continue
            case "info":
                for label, *values in block.rows:
                    lines += [label, NBSP, *values]
            case "legenda":
                for naam, meaning in block.rows:
                    lines.append(f"{naam} | {meaning} |")
            case "liggend":
                lines += [block.text, "\n".join(" | ".join(row) + " |" for row in block.rows)]
            case "boom":
                lines += block.rows[0] if block.rows else ["Doel", "Prestatie", NBSP]
                for row in block.boom:
                    lines.append(row.doel)
                    for prestatie, status in row.prestaties:
                        lines += [prestatie, status if block.rows else NBSP]
            case "punt":
                lines.append(f"• {block.text}")
            case _:
                lines.append(block.text)
    return "\n\n".join(lines) + "\n"


CSS = """
@page { size: A4; margin: 25mm 22mm 22mm 22mm; @top-left { content: "HEAD"; font-size: 8pt; }
        @bottom-right { content: counter(page); font-size: 8pt; } }
@page liggend { size: A4 landscape; }
body { font: 10.5pt/1.35 'Liberation Sans', sans-serif; hyphens: HYPHENS; }
h1 { font-size: 22pt; break-before: page; } h2 { font-size: 15pt; } h3 { font-size: 12pt; } h4 { font-size: 10.5pt; }
h1.titel { font-size: 30pt; margin-top: 8cm; width: 9cm; break-before: avoid; }
table { border-collapse: collapse; width: 100%; } td, th { padding: 4pt 6pt; text-align: left; }
table.boom td, table.boom th, table.legenda td { border: 0.5pt solid #999; }
table.boom td:first-child[rowspan] { vertical-align: middle; width: 38%; }
table.info td { vertical-align: top; } table.info td:first-child { width: 35%; }
.licht { width: 10pt; height: 10pt; border-radius: 5pt; display: inline-block; } .teken { font-size: 13pt; }
.liggend { page: liggend; } .liggend td { text-align: right; } .liggend td:first-child { text-align: left; }
.inhoud p { margin: 2pt 0; } p, ul, h2, h3, h4 { margin: 7pt 0; } li { margin: 3pt 0; }
"""


def as_html(made: Sequence[Block], *, hyphens: bool, glyph: bool) -> str:
    """Print as a page to be turned into a PDF; stoplights are coloured signs or round boxes."""
    body: list[str] = []
    in_list = False
    for block in made:
        if (block.kind == "punt") != in_list:
            body.append("<ul>" if block.kind == "punt" else "</ul>")
            in_list = block.kind == "punt"
        body.append(_html_block(block, made, glyph=glyph))
    css = CSS.replace("HEAD", HEAD).replace("HYPHENS", "auto" if hyphens else "manual")
    return f"<!doctype html><html lang=nl><meta charset=utf-8><style>{css}</style><body>{''.join(body)}"


def _html_block(block: Block, made: Sequence[Block], *, glyph: bool) -> str:
    text = html.escape(block.text)
    match block.kind:
        case "titel":
            return f"<h1 class=titel>{text}</h1>"
        case "inhoud":
            rows = [f"<p>{html.escape(entry)} {'.' * 60} {page}</p>" for entry, page in contents(made)]
            return f"<div class=inhoud><h1>Inhoudsopgave</h1>{''.join(rows)}</div>"
        case "kop1" | "kop2" | "kop3" | "kop4":
            return f"<h{block.kind[3]}>{text}</h{block.kind[3]}>"
        case "punt":
            return f"<li>{text}</li>"
        case "tussenkop":
            return f"<p><b>{text}</b></p>"
        case "alinea":
            return f"<p>{text}</p>"
        case "info":
            rows = [f"<tr><td>{row[0]}<td>{'<br>'.join(map(html.escape, row[1:]))}" for row in block.rows]
            return f"<table class=info>{''.join(rows)}</table>"
        case "legenda":
            rows = [f"<tr><td>{_light(naam.lower(), glyph)} {naam}<td>{meaning}" for naam, meaning in block.rows]
            return f"<table class=legenda>{''.join(rows)}</table>"
        case "liggend":
            rows = ["<tr>" + "".join(f"<td>{html.escape(cell)}" for cell in row) for row in block.rows]
            return f"<div class=liggend><h2>{text}</h2><table>{''.join(rows)}</table></div>"
        case "boom":
            return _html_tree(block, glyph=glyph)
    raise ValueError(block.kind)


def _html_tree(block: Block, *, glyph: bool) -> str:
    rows = ["<thead><tr><th>Doel<th>Prestatie<th></thead>"]
    for row in block.boom:
        doel = f"<td rowspan={len(row.prestaties) or 1}>{html.escape(row.doel)}"
        for prestatie, kleur in row.prestaties or (("", ""),):
            rows.append(f"<tr>{doel}<td>{html.escape(prestatie)}<td>{_light(kleur, glyph) if kleur else ''}")
            doel = ""
    return f"<table class=boom>{''.join(rows)}</table>"


def _light(kleur: str, glyph: bool) -> str:  # noqa: FBT001
    if glyph:
        return f"<span class=teken style='color:{COLOURS[kleur]}'>●</span>"
    return f"<span class=licht style='background:{COLOURS[kleur]}'></span>"


def contents(made: Sequence[Block]) -> list[tuple[str, int]]:
    """Give entries for a contents list; the page numbers are invented as well."""
    return [(block.text, place // 9 + 2) for place, block in enumerate(made) if block.kind in {"kop1", "kop2"}]


def write_docx(made: Sequence[Block], path: Path) -> None:
    """Print as a Word document; stoplights are coloured squares."""
    from docx import Document
    from docx.enum.section import WD_ORIENT, WD_SECTION
    from docx.enum.table import WD_ALIGN_VERTICAL
    from docx.shared import Pt, RGBColor

    document = Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Liberation Serif", Pt(11)
    document.sections[0].header.paragraphs[0].text = HEAD
    _page_number(document.sections[0].footer.paragraphs[0])

    def light(cell: object, kleur: str) -> None:
        run = cell.paragraphs[0].add_run("■")  # type: ignore[attr-defined]
        run.font.color.rgb = RGBColor.from_string(COLOURS[kleur][1:])

    for block in made:
        match block.kind:
            case "titel":
                document.add_heading(block.text, 0)
            case "inhoud":
                document.add_heading("Inhoudsopgave", 1)
                for entry, page in contents(made):
                    document.add_paragraph(f"{entry} {'.' * 50} {page}")
                document.add_page_break()
            case "kop1" | "kop2" | "kop3" | "kop4":
                document.add_heading(block.text, int(block.kind[3]))
            case "punt":
                document.add_paragraph(block.text, style="List Bullet")
            case "tussenkop":
                document.add_paragraph().add_run(block.text).bold = True
            case "alinea":
                document.add_paragraph(block.text)
            case "info":
                table = document.add_table(0, 2)
                for label, *values in block.rows:
                    cells = table.add_row().cells
                    cells[0].text, cells[1].text = label, "\n".join(values)
            case "legenda":
                table = document.add_table(0, 2, style="Table Grid")
                for naam, meaning in block.rows:
                    cells = table.add_row().cells
                    light(cells[0], naam.lower())
                    cells[0].paragraphs[0].add_run(f" {naam}")
                    cells[1].text = meaning
            case "liggend":
                section = document.add_section(WD_SECTION.NEW_PAGE)
                section.orientation = WD_ORIENT.LANDSCAPE
                section.page_width, section.page_height = section.page_height, section.page_width
                document.add_heading(block.text, 2)
                table = document.add_table(0, len(block.rows[0]), style="Table Grid")
                for row in block.rows:
                    for cell, text in zip(table.add_row().cells, row, strict=True):
                        cell.text = text
                section = document.add_section(WD_SECTION.NEW_PAGE)
                section.orientation = WD_ORIENT.PORTRAIT
                section.page_width, section.page_height = section.page_height, section.page_width
            case "boom":
                table = document.add_table(1, 3, style="Table Grid")
                for cell, text in zip(table.rows[0].cells, ("Doel", "Prestatie", ""), strict=True):
                    cell.text = text
                for row in block.boom:
                    first = len(table.rows)
                    for prestatie, kleur in row.prestaties or (("", ""),):
                        cells = table.add_row().cells
                        cells[1].text = prestatie
                        if kleur:
                            light(cells[2], kleur)
                    cell = table.cell(first, 0).merge(table.cell(len(table.rows) - 1, 0))
                    cell.text = row.doel
                    cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
    document.save(str(path))


def _page_number(paragraph: object) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        run = paragraph.add_run()._r  # type: ignore[attr-defined]  # noqa: SLF001
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run.append(element)


def write_reportlab(made: Sequence[Block], path: Path, head: str = HEAD) -> None:
    """Print with ReportLab; stoplights are drawn circles."""
    from reportlab.graphics.shapes import Circle, Drawing
    from reportlab.lib import colors
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
    from reportlab.lib.units import mm
    from reportlab.platypus import (
        BaseDocTemplate, Frame, KeepTogether, ListFlowable, ListItem, NextPageTemplate, PageBreak, PageTemplate,
        Paragraph, Table, TableStyle,
    )  # fmt: skip

    styles = getSampleStyleSheet()
    normal = ParagraphStyle("n", parent=styles["Normal"], fontSize=10, leading=13, spaceAfter=7)
    bold = ParagraphStyle("b", parent=normal, fontName="Helvetica-Bold")
    small = ParagraphStyle("s", parent=normal, spaceAfter=0)

    def light(kleur: str) -> Drawing:
        drawing = Drawing(10, 10)
        drawing.add(Circle(5, 5, 5, fillColor=colors.HexColor(COLOURS[kleur]), strokeColor=None))
        return drawing

    def decorate(canvas: object, document: object) -> None:
        canvas.setFont("Helvetica", 8)  # type: ignore[attr-defined]
        canvas.drawString(20 * mm, canvas._pagesize[1] - 12 * mm, head)  # type: ignore[attr-defined]  # noqa: SLF001
        canvas.drawRightString(canvas._pagesize[0] - 20 * mm, 10 * mm, f"Pagina {document.page}")  # type: ignore[attr-defined]  # noqa: SLF001

    document = BaseDocTemplate(str(path), pagesize=A4, title="Voortgangsrapportage", invariant=1)
    wide = landscape(A4)
    document.addPageTemplates(
        [
            PageTemplate("staand", [Frame(20 * mm, 20 * mm, A4[0] - 40 * mm, A4[1] - 40 * mm)], decorate, pagesize=A4),
            PageTemplate(
                "liggend", [Frame(20 * mm, 20 * mm, wide[0] - 40 * mm, wide[1] - 40 * mm)], decorate, pagesize=wide
            ),
        ]
    )
    story: list[object] = []
    items: list[object] = []
    grid = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.grey), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")])
    for block in [*made, Block("einde")]:
        if block.kind == "punt":
            items.append(ListItem(Paragraph(html.escape(block.text), normal), leftIndent=14, value="•"))
            continue
        if items:
            story.append(ListFlowable(items, bulletType="bullet", start="•"))
            items = []
        match block.kind:
            case "titel":
                story.append(Paragraph(block.text, ParagraphStyle("t", fontSize=28, leading=34, spaceBefore=200)))
            case "inhoud":
                story += [PageBreak(), Paragraph("Inhoudsopgave", styles["Heading1"])]
                story += [Paragraph(f"{html.escape(entry)} {'.' * 60} {page}", small) for entry, page in contents(made)]
            case "kop1":
                story += [PageBreak(), Paragraph(html.escape(block.text), styles["Heading1"])]
            case "kop2" | "kop3" | "kop4":
                story.append(Paragraph(html.escape(block.text), styles[f"Heading{block.kind[3]}"]))
            case "tussenkop":
                story.append(Paragraph(html.escape(block.text), bold))
            case "alinea":
                story.append(Paragraph(html.escape(block.text), normal))
            case "info":
                rows = [
                    [Paragraph(row[0], bold), [Paragraph(html.escape(value), small) for value in row[1:]]]
                    for row in block.rows
                ]
                story.append(
                    Table(rows, colWidths=[60 * mm, 105 * mm], style=TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP")]))
                )
            case "legenda":
                story.append(Table([[light(naam.lower()), naam, meaning] for naam, meaning in block.rows], style=grid))
            case "liggend":
                story += [
                    NextPageTemplate("liggend"),
                    PageBreak(),
                    Paragraph(html.escape(block.text), styles["Heading2"]),
                ]
                story += [Table([list(row) for row in block.rows], style=grid), NextPageTemplate("staand")]
                story.append(PageBreak())
            case "boom":
                story.append(_reportlab_tree(block, small, bold, light, grid))
    assert KeepTogether
    document.build(story)


def _reportlab_tree(block: Block, small: object, bold: object, light: object, grid: object) -> object:
    from reportlab.lib.units import mm
    from reportlab.platypus import Paragraph, Table, TableStyle

    heads = block.rows[0] if block.rows else ("Doel", "Prestatie")
    rows: list[list[object]] = [[*(Paragraph(head, bold) for head in heads), ""]]
    spans: list[tuple[object, ...]] = []
    for row in block.boom:
        first = len(rows)
        for prestatie, kleur in row.prestaties or (("", ""),):
            words = [Paragraph(kleur, small)] if block.rows else []
            mark = light(KLEUR_OF.get(kleur, kleur)) if kleur else ""  # type: ignore[operator]
            rows.append(["", Paragraph(html.escape(prestatie), small), *words, mark])
        rows[first][0] = Paragraph(html.escape(row.doel), small)
        if len(rows) - first > 1 and len(rows) - first < 6:
            spans.append(("SPAN", (0, first), (0, len(rows) - 1)))
    style = TableStyle([*grid.getCommands(), *spans])  # type: ignore[attr-defined]
    widths = [52, 70, 32, 14] if block.rows else [62, 90, 14]
    return Table(rows, colWidths=[width * mm for width in widths], style=style, repeatRows=1)


def write_stoplights(path: Path) -> None:
    """Print a doelenboom in which every stoplight has another form, and marks that are nobody's."""
    from io import BytesIO

    from PIL import Image
    from reportlab.lib.colors import HexColor
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path), pagesize=(595, 842), invariant=1)
    canvas.beginForm("licht", 0, 0, 10, 10)
    canvas.setFillColor(HexColor(COLOURS["rood"]))
    canvas.circle(5, 5, 5, stroke=0, fill=1)
    canvas.endForm()
    picture = BytesIO()
    disc = Image.new("RGB", (24, 24), "white")
    disc.paste(COLOURS["oranje"], (4, 4, 20, 20))
    disc.save(picture, "PNG")

    def line(x: float, y: float, text: str, size: float = 10) -> None:
        canvas.setFillColor(HexColor("#000000"))
        canvas.setFont("Helvetica", size)
        canvas.drawString(x, y, text)

    def circle(y: float, kleur: str) -> None:
        canvas.setFillColor(HexColor(kleur))
        canvas.circle(505, y + 3, 5, stroke=0, fill=1)

    def sign(y: float, kleur: str, code: str) -> None:
        canvas.setFillColor(HexColor(COLOURS[kleur]))
        canvas.setFont("ZapfDingbats", 12)
        canvas.drawString(500, y, code)

    line(60, 780, "1e Voortgangsrapportage 2023", 20)
    line(60, 740, "Leeswijzer", 16)
    line(80, 720, "Groen: binnen tijd, geld en kwaliteit.")
    canvas.setFillColor(HexColor(COLOURS["groen"]))
    canvas.circle(66, 723, 4, stroke=0, fill=1)
    line(60, 680, "Beleidsterrein 5A Openbare ruimte", 14)
    line(60, 656, "Doel")
    line(200, 656, "Prestatie")
    line(60, 630, "5A1 Schoon en heel")
    canvas.setFillColor(HexColor("#3a6fb0"))
    canvas.rect(40, 660, 12, 12, stroke=0, fill=1)
    y = 630
    forms = [
        "cirkel",
        "vierkant",
        "letterteken rond",
        "letterteken vierkant",
        "plaatje",
        "formulier",
        "geen",
        "lichtgroen",
    ]
    for number, form in enumerate(forms, start=1):
        line(200, y, f"5A1.{number} Prestatie met {form}")
        match form:
            case "cirkel":
                circle(y, COLOURS["groen"])
            case "vierkant":
                canvas.setFillColor(HexColor(COLOURS["rood"]))
                canvas.roundRect(500, y - 2, 11, 11, 2, stroke=0, fill=1)
            case "letterteken rond":
                sign(y, "oranje", "l")
            case "letterteken vierkant":
                sign(y, "groen", "n")
            case "plaatje":
                canvas.drawImage(ImageReader(BytesIO(picture.getvalue())), 499, y - 3, 12, 12)
            case "formulier":
                canvas.saveState()
                canvas.translate(500, y - 2)
                canvas.doForm("licht")
                canvas.restoreState()
            case "lichtgroen":
                circle(y, "#8bc34a")
        y -= 24
    canvas.save()
