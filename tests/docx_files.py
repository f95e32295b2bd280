"""Word documents of WordprocessingML written by hand, for what python-docx does not write."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Final

NAMES: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/relationships"


def packed(parts: Mapping[str, bytes | str]) -> bytes:
    """Give a ZIP of parts, the same bytes every time."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def relations(*pairs: tuple[str, str], more: str = "") -> str:
    """Give relations to parts by their kinds: `rId1`, `rId2` and so on."""
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(pairs, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}">{rows}{more}</Relationships>'


def docx(body: str, *, more: Mapping[str, bytes | str] | None = None, links: str = "", **parts: str) -> bytes:
    """Give a Word document.

    Args:
        body: What stands in its body.
        more: Other members of the ZIP.
        links: Relations beside those to the parts.
        parts: What stands in its `styles`, `numbering`, `footnotes`, `theme` and so on.
    """
    members: dict[str, bytes | str] = {
        "[Content_Types].xml": "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>",
        "_rels/.rels": relations(("officeDocument", "word/document.xml")),
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relations(*((kind, f"{kind}.xml") for kind in parts), more=links),
    }
    for kind, text in parts.items():
        members[f"word/{kind}.xml"] = text if text.startswith("<a:") else f"<w:{kind} {NAMES}>{text}</w:{kind}>"
    return packed(members | dict(more or {}))


def p(content: str, properties: str = "") -> str:
    """Give a paragraph: its text, or its runs."""
    runs = content if "<" in content else f"<w:r><w:t xml:space='preserve'>{content}</w:t></w:r>"
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def r(text: str, properties: str = "") -> str:
    """Give a run: its text, or its parts."""
    content = text if "<" in text else f"<w:t xml:space='preserve'>{text}</w:t>"
    return f"<w:r><w:rPr>{properties}</w:rPr>{content}</w:r>"


def table(*rows: tuple[str, ...]) -> str:
    """Give a table of cells that are `cell(…)`, or texts."""
    cells = ("".join(one if one.startswith("<w:tc>") else cell(one) for one in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def cell(content: str, properties: str = "") -> str:
    """Give a cell: its text, or its paragraphs."""
    inner = content if content.startswith("<w:") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"
