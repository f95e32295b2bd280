"""Makes a report whose stoplights are shaded cells, as most people make them in Word, and prints it in four ways.

Every performance's name ends with the colours that its own cells have, so that a reader of the result needs no list.
Run: `python samples/making/shaded.py [FOLDER]`; it needs what `make.py` needs.
"""

from __future__ import annotations

import html
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

STEM = "gekleurde-cellen"
TITLE = "2e Voortgangsrapportage 2024"
DARK = {"groen": "#00B050", "oranje": "#F79646", "rood": "#C00000", "geel": "#FFFF00"}
LIGHT = {"groen": "#92D050", "oranje": "#FFC000", "rood": "#FF0000", "geel": "#FFFF66"}
WORDS = {
    "groen": "op schema",
    "oranje": "vertraagd",
    "rood": "niet gehaald",
    "geel": "in uitvoering",
    "geen": "onbekend",
}
_NAMES = (
    "Bewaakte fietsenstallingen in het centrum",
    "Vrijliggend fietspad langs de Havenweg",
    "Halte voor de streekbus",
    "Gladheidsbestrijding op alle doorgaande fietsroutes en bij de scholen",
    "Laadpalen in de wijken",
    "Onderzoek naar de wachttijden bij de bruggen over de vaart",
    "Proef met deelvervoer",
)
_COLOURS = ("groen", "oranje", "geen", "rood", "groen", "groen", "geel", "rood", "oranje", "geen", "groen", "rood")


@dataclass(frozen=True)
class Form:
    """How one doelenboom shows its stoplights: the column's width in centimetres, and what stands in it."""

    letter: str
    naam: str
    width: float
    heads: tuple[str, ...] = ("Stoplicht",)
    words: bool = False
    tints: bool = False


FORMS = (
    Form("A", "Smalle kolom", 0.8, heads=("",)),
    Form("B", "Kolom van een centimeter", 1.0, heads=("",)),
    Form("C", "Gewone kolom", 1.3, heads=("",)),
    Form("D", "Kolom met woorden", 2.8, heads=("Status",), words=True),
    Form("E", "Brede kolom", 5.0),
    Form("F", "Twee lichten", 1.5, heads=("Tijd", "Geld")),
    Form("G", "Lichte tinten", 1.3, heads=("",), tints=True),
)


@dataclass(frozen=True)
class Row:
    """A performance with the colour of each of its cells; `doel` where a goal's cell begins, over `span` rows."""

    prestatie: str
    cells: tuple[tuple[str, str | None], ...]
    doel: str = ""
    span: int = 0


def rows_of(form: Form) -> Iterator[Row]:
    """Give a doelenboom's rows: goals of one, three and four performances."""
    names, colours = cycle(_NAMES), cycle(_COLOURS[ord(form.letter) % 4 :] + _COLOURS[: ord(form.letter) % 4])
    palette = LIGHT if form.tints else DARK
    for goal, span in enumerate((3, 1, 4), start=1):
        for number in range(1, span + 1):
            own = [next(colours) for _ in form.heads]
            naam = f"1{form.letter}{goal}.{number} {next(names)}, kleur {' en '.join(own)}"
            cells = tuple((WORDS[kleur] if form.words else "", palette.get(kleur)) for kleur in own)
            doel = f"1{form.letter}{goal} Een stad die voor iedereen bereikbaar is" if number == 1 else ""
            yield Row(naam, cells, doel, span if number == 1 else 0)


def heading(form: Form) -> str:
    """Give a doelenboom's heading."""
    return f"Doelenboom beleidsterrein 1{form.letter} {form.naam}"


def write_docx(path: Path) -> None:
    """Write it with Word's styles; a cell's shading is a property of the cell."""
    from docx import Document
    from docx.enum.table import WD_ALIGN_VERTICAL
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Cm

    def fill(cell: object, colour: str) -> None:
        shade = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour[1:])):
            shade.set(qn(f"w:{name}"), value)
        cell._tc.get_or_add_tcPr().append(shade)  # type: ignore[attr-defined]  # noqa: SLF001

    document = Document()
    document.add_paragraph(TITLE, style="Title")
    document.add_heading("Programma 1 Bereikbaarheid", 1)
    for form in FORMS:
        document.add_heading(heading(form), 2)
        table = document.add_table(rows=1, cols=2 + len(form.heads), style="Table Grid")
        table.autofit = False
        for cell, head in zip(table.rows[0].cells, ("Doel", "Prestatie", *form.heads), strict=True):
            cell.paragraphs[0].add_run(head).bold = True
        for row in rows_of(form):
            cells = table.add_row().cells
            cells[0].text, cells[1].text = row.doel, row.prestatie
            for cell, (words, colour) in zip(cells[2:], row.cells, strict=True):
                cell.text = words
                if colour:
                    fill(cell, colour)
        widths = (4.0, 11.0 - form.width * len(form.heads), *(form.width for _ in form.heads))
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        for table_row in table.rows:
            for cell, width in zip(table_row.cells, widths, strict=True):
                cell.width = Cm(width)
        place = 1
        for row in rows_of(form):
            if row.span > 1:
                merged = table.cell(place, 0).merge(table.cell(place + row.span - 1, 0))
                merged.text = row.doel
                merged.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
            place += 1
    document.save(str(path))


CSS = """
@page { size: A4; margin: 20mm; } body { font: 10pt/1.3 'Liberation Sans', sans-serif; } h1 { font-size: 20pt; }
h2 { font-size: 13pt; break-after: avoid; } tr { break-inside: avoid; }
table { border-collapse: collapse; width: 17cm; table-layout: fixed; }
td, th { border: 0.5pt solid #777; padding: 3pt 4pt; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
td[rowspan] { vertical-align: middle; }
"""


def as_html() -> str:
    """Print as a page; a cell's shading is its background."""
    parts = [f"<h1>{TITLE}</h1><h1>Programma 1 Bereikbaarheid</h1>"]
    for form in FORMS:
        widths = (4.0, 13.0 - form.width * len(form.heads), *(form.width for _ in form.heads))
        columns = "".join(f"<col style='width:{width}cm'>" for width in widths)
        heads = "".join(f"<th>{head}" for head in ("Doel", "Prestatie", *form.heads))
        parts.append(f"<h2>{heading(form)}</h2><table><colgroup>{columns}</colgroup><thead><tr>{heads}</thead>")
        for row in rows_of(form):
            goal = f"<td rowspan={row.span}>{row.doel}" if row.span else ""
            parts.append(f"<tr>{goal}<td>{html.escape(row.prestatie)}")
            parts += [
                f"<td style='background:{colour}'>{words}" if colour else f"<td>{words}" for words, colour in row.cells
            ]
        parts.append("</table>")
    return f"<!doctype html><html lang=nl><meta charset=utf-8><style>{CSS}</style><body>{''.join(parts)}"


def write_reportlab(path: Path) -> None:
    """Print with ReportLab."""
    from reportlab.lib import colors
    from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
    from reportlab.lib.units import cm
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

    styles = getSampleStyleSheet()
    small = ParagraphStyle("s", parent=styles["Normal"], fontSize=9, leading=11)
    story: list[object] = [Paragraph(TITLE, styles["Title"])]
    story.append(Paragraph("Programma 1 Bereikbaarheid", styles["Heading1"]))
    for form in FORMS:
        story.append(Paragraph(heading(form), styles["Heading2"]))
        made: list[list[object]] = [[Paragraph(f"<b>{head}</b>", small) for head in ("Doel", "Prestatie", *form.heads)]]
        looks: list[tuple[object, ...]] = [
            ("GRID", (0, 0), (-1, -1), 0.5, colors.grey),
            ("VALIGN", (0, 0), (0, -1), "MIDDLE"),
            ("VALIGN", (1, 0), (-1, -1), "TOP"),
        ]
        for place, row in enumerate(rows_of(form), start=1):
            made.append(
                [Paragraph(text, small) for text in (row.doel, row.prestatie, *(word for word, _ in row.cells))]
            )
            if row.span > 1:
                looks.append(("SPAN", (0, place), (0, place + row.span - 1)))
            for column, (_, colour) in enumerate(row.cells, start=2):
                if colour:
                    looks.append(("BACKGROUND", (column, place), (column, place), colors.HexColor(colour)))
        widths = (4.0, 12.0 - form.width * len(form.heads), *(form.width for _ in form.heads))
        story.append(Table(made, [width * cm for width in widths], style=TableStyle(looks), repeatRows=1))
    SimpleDocTemplate(str(path), title=TITLE, invariant=1).build(story)


def main(folder: Path) -> None:
    """Write the four to a folder."""
    from weasyprint import HTML

    write_reportlab(folder / "reportlab.pdf")
    HTML(string=as_html()).write_pdf(folder / "weasyprint.pdf")
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        write_docx(work / f"{STEM}.docx")
        command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", name, str(work / f"{STEM}.docx")]
        subprocess.run(command, check=True, capture_output=True)
        shutil.move(work / f"{STEM}.pdf", folder / "libreoffice.pdf")
        (work / "rapport.html").write_text(as_html(), encoding="utf-8")
        chromium = shutil.which("chromium") or "chromium-browser"
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={name}/p"]
        target = f"--print-to-pdf={folder / 'chromium.pdf'}"
        subprocess.run([chromium, *options, target, (work / "rapport.html").as_uri()], check=True, capture_output=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent.parent / STEM)
