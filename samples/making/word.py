"""Prints the blocks of a report as the draft of a Word user: styles, shaded stoplights, and codes that Word numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from producers import HEAD, contents
from report import COLOURS, Block

_CODE = re.compile(r"(?P<tree>\d{1,2}[A-Z])(?P<doel>\d+)(?:\.(?P<prestatie>\d+))? (?P<naam>.*)")


class Codes:
    """Lets Word number goals and performances: a list a tree, that is started anew where the report skips a number."""

    def __init__(self, document: object) -> None:
        self._root = document.part.numbering_part.element  # type: ignore[attr-defined]
        self._trees: dict[str, int] = {}
        self._lists: dict[str, int] = {}
        self._last: dict[str, tuple[int, int]] = {}
        self._next = 500

    def put(self, paragraph: object, text: str) -> None:
        """Write a goal or a performance to a paragraph, its code as a number of its list."""
        match = _CODE.fullmatch(text)
        assert match is not None, text
        paragraph.add_run(match["naam"])  # type: ignore[attr-defined]
        tree, doel, prestatie = match["tree"], int(match["doel"]), int(match["prestatie"] or 0)
        last_doel, last_prestatie = self._last.get(tree, (0, 0))
        level, number = (1, prestatie) if prestatie else (0, doel)
        # What a list was told to start with holds for all its restarts, so a goal's first performance begins another.
        goes_on = number == (last_prestatie + 1 if prestatie else last_doel + 1)
        if tree not in self._lists or not goes_on or number == 1:
            self._lists[tree] = self._list(tree, level, number)
        self._last[tree] = (doel, prestatie)
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # type: ignore[attr-defined]  # noqa: SLF001
        properties.get_or_add_ilvl().val = level
        properties.get_or_add_numId().val = self._lists[tree]

    def _list(self, tree: str, level: int, start: int) -> int:
        self._next += 1
        if tree not in self._trees:
            self._trees[tree] = self._next
            levels = "".join(
                f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="space"/>'
                f'<w:lvlText w:val="{tree}{text}"/></w:lvl>'
                for place, text in enumerate(("%1", "%1.%2"))
            )
            first = self._root.find(qn("w:num"))
            made = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{self._next}">{levels}</w:abstractNum>'
            first.addprevious(parse_xml(made))
        override = f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        made = f'<w:abstractNumId w:val="{self._trees[tree]}"/>{override}'
        self._root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{self._next}">{made}</w:num>'))
        return self._next


def write_word(made: Sequence[Block], path: Path) -> None:
    """Print as a Word document in which nothing but Word says what is a heading, a code or a colour."""
    document = Document()
    document.sections[0].header.paragraphs[0].text = HEAD
    _styles(document)
    codes = Codes(document)
    for block in made:
        match block.kind:
            case "titel":
                document.add_heading(block.text, 0)
            case "inhoud":
                _contents(document, made)
            case "kop1":
                document.add_paragraph(block.text, style="Waterveld hoofdstuk")
            case "kop2" | "kop3" | "kop4":
                document.add_heading(block.text, int(block.kind[3]))
            case "punt":
                document.add_paragraph(block.text, style="List Bullet")
            case "tussenkop":
                document.add_paragraph().add_run(block.text).bold = True
            case "alinea":
                document.add_paragraph(block.text)
            case "liggend":
                document.add_heading(block.text, 2)
                _table(document, block.rows)
            case "info":
                _table(document, [(label, "\n".join(values)) for label, *values in block.rows])
            case "legenda":
                table = _table(document, [("", naam, meaning) for naam, meaning in block.rows])
                for row, (naam, _) in zip(table.rows, block.rows, strict=True):  # type: ignore[attr-defined]
                    _shade(row.cells[0], naam.lower())
            case "boom":
                _tree(document, block, codes)
    document.save(str(path))


def _styles(document: object) -> None:
    styles = document.styles  # type: ignore[attr-defined]
    chapter = styles.add_style("Waterveld hoofdstuk", WD_STYLE_TYPE.PARAGRAPH)
    chapter.base_style = styles["Heading 1"]
    for level in (1, 2):
        styles.add_style(f"toc {level}", WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]


def _contents(document: object, made: Sequence[Block]) -> None:
    document.add_paragraph("Inhoudsopgave", style="TOC Heading")  # type: ignore[attr-defined]
    entries = contents(made)
    for place, (entry, page) in enumerate(entries):
        paragraph = document.add_paragraph(style="toc 1")  # type: ignore[attr-defined]
        if place == 0:
            _field(paragraph, "begin")
            paragraph.add_run()._r.append(parse_xml(f'<w:instrText {nsdecls("w")}> TOC \\o "1-2" </w:instrText>'))  # noqa: SLF001
            _field(paragraph, "separate")
        paragraph.add_run(f"{entry}\t{page}")
        if place == len(entries) - 1:
            _field(paragraph, "end")


def _field(paragraph: object, kind: str) -> None:
    mark = parse_xml(f'<w:fldChar {nsdecls("w")} w:fldCharType="{kind}"/>')
    paragraph.add_run()._r.append(mark)  # type: ignore[attr-defined]  # noqa: SLF001


def _table(document: object, rows: Sequence[Sequence[str]]) -> object:
    table = document.add_table(0, len(rows[0]), style="Table Grid")  # type: ignore[attr-defined]
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    return table


def _tree(document: object, block: Block, codes: Codes) -> None:
    table = document.add_table(1, 3, style="Table Grid")  # type: ignore[attr-defined]
    table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f'<w:tblHeader {nsdecls("w")}/>'))  # noqa: SLF001
    for cell, text in zip(table.rows[0].cells, ("Doel", "Prestatie", ""), strict=True):
        cell.text = text
    for row in block.boom:
        first = len(table.rows)
        for place, (prestatie, kleur) in enumerate(row.prestaties or (("", ""),)):
            cells = table.add_row().cells
            if place == 0:
                codes.put(cells[0].paragraphs[0], row.doel)
            if prestatie:
                codes.put(cells[1].paragraphs[0], prestatie)
                _shade(cells[2], kleur)
        last = len(table.rows) - 1
        if last > first:
            for place in range(first, last + 1):
                merge = f'<w:vMerge {nsdecls("w")} w:val="{"restart" if place == first else "continue"}"/>'
                table.cell(place, 0)._tc.get_or_add_tcPr().append(parse_xml(merge))  # noqa: SLF001


def _shade(cell: object, kleur: str) -> None:
    shading = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{COLOURS[kleur][1:].upper()}"/>'
    cell._tc.get_or_add_tcPr().append(parse_xml(shading))  # type: ignore[attr-defined]  # noqa: SLF001
