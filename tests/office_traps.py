"""Office documents that are made to do harm."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from random import Random

from tests.docx_files import NAMES, cell, docx, p, packed, relations, table
from tests.odt_files import odt

_CODES = "2A1.1 Een prestatie met 3%"
_ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))


def _with_main_part(text: str | bytes) -> bytes:
    return packed({"_rels/.rels": relations(("officeDocument", "word/document.xml")), "word/document.xml": text})


def _document(body: str, before: str = "") -> str:
    return f"{before}<w:document {NAMES}><w:body>{body}</w:body></w:document>"


def zip_bomb(mebibytes: int = 300) -> bytes:
    """A few hundred kilobytes that unpack to hundreds of mebibytes of spaces."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as part:
        for _ in range(mebibytes):
            part.write(b" " * 1024**2)
    return file.getvalue()


def many_bombs() -> bytes:
    """Pictures that each stay below the ratio and together do not."""
    noise = zlib.compress(bytes(range(256)) * 4096)
    return docx(p(_CODES), more={f"word/media/{number}.png": noise * 20 for number in range(200)})


def entity_bomb() -> bytes:
    """Ten entities, each ten times the one before."""
    return _with_main_part(_document(p("&e9;"), f'<!DOCTYPE w:document [<!ENTITY e0 "ha">{_ENTITIES}]>'))


def entity_bomb_in_attribute() -> bytes:
    """The same, where a parser may not leave it for later."""
    start = f'<!DOCTYPE w:document [<!ENTITY e0 "ha">{_ENTITIES}]>'
    return _with_main_part(_document('<w:p w:x="&e9;"/>', start))


def outside_entity() -> bytes:
    """A document that asks for a file of this machine."""
    return _with_main_part(_document(p("&x;"), '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>'))


def outside_definitions() -> bytes:
    """A document whose definitions lie elsewhere."""
    return _with_main_part(_document(p("x"), '<!DOCTYPE w:document SYSTEM "http://127.0.0.1:9/x.dtd">'))


def deep_shells(depth: int = 20_000) -> bytes:
    """Controls in controls in controls."""
    return docx("<w:sdt><w:sdtContent>" * depth + p(_CODES) + "</w:sdtContent></w:sdt>" * depth)


def deep_shells_that_parse(depth: int = 110) -> bytes:
    """As deep as the parser lets them."""
    return docx("<w:sdt><w:sdtContent>" * depth + p(_CODES) + "</w:sdtContent></w:sdt>" * depth)


def nested_tables(depth: int = 70, copies: int = 500) -> bytes:
    """Ten megabytes of tables in tables."""
    one = "<w:tbl><w:tr><w:tc>" * depth + p(_CODES * 4) + f"{p('x')}</w:tc><w:tc>{p('y')}</w:tc></w:tr></w:tbl>" * depth
    return docx(one * copies)


def giant_spans() -> bytes:
    """Cells that say that they cover a billion columns."""
    wide = '<w:gridSpan w:val="1000000000"/>'
    return docx(table(*((cell("2A1 Doel", wide), cell(_CODES, wide)),) * 2000))


def wide_rows(rows: int = 18_000) -> bytes:
    """Many rows, of which one has as many columns as a table may have."""
    many = "".join(cell("x") for _ in range(60))
    noise = Random(1)
    rest = "".join(f"<w:tr>{cell(str(noise.random()))}</w:tr>" for _ in range(rows))
    return docx(f"<w:tbl><w:tr>{many}</w:tr>{rest}</w:tbl>")


def giant_offset() -> bytes:
    """A row that begins a billion columns to the right."""
    return docx(
        f'<w:tbl><w:tr><w:trPr><w:gridBefore w:val="999999999"/></w:trPr>{cell("a")}{cell(_CODES)}</w:tr></w:tbl>'
    )


def giant_numbers() -> bytes:
    """Lists that start at a billion, in letters and in Roman figures."""
    forms = ("upperLetter", "lowerRoman", "decimal")
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:lvl w:ilvl="0"><w:start w:val="999999999"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{"%1." * 2000}"/></w:lvl></w:abstractNum><w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>'
        for n, form in enumerate(forms, start=1)
    )
    body = "".join(p("x", f'<w:numPr><w:numId w:val="{n}"/></w:numPr>') for n in (1, 2, 3) for _ in range(50))
    return docx(body + p(_CODES), numbering=lists)


def styles_in_a_circle() -> bytes:
    """Styles that are each based on the other."""
    style = '<w:style w:type="paragraph" w:styleId="{}"><w:name w:val="{}"/><w:basedOn w:val="{}"/></w:style>'
    return docx(p(_CODES, '<w:pStyle w:val="a"/>'), styles=style.format("a", "a", "b") + style.format("b", "b", "a"))


def _giant_png(side: int = 50_000) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\x00" * 1_000_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def giant_picture() -> bytes:
    """A picture of 50,000 by 50,000 pixels, shown as small as a stoplight."""
    size = '<wp:extent cx="127000" cy="127000"/><wp:docPr id="1" name="x"/>'
    shown = f'<w:r><w:drawing><wp:inline>{size}<a:blip r:embed="rId9"/></wp:inline></w:drawing></w:r>'
    link = '<Relationship Id="rId9" Type="http://x/image" Target="media/a.png"/>'
    return docx(table((cell(p(shown)), cell(_CODES))), links=link, more={"word/media/a.png": _giant_png()})


def elsewhere() -> bytes:
    """Pictures, templates and parts that lie at other addresses or outside the document."""
    links = (
        '<Relationship Id="rId7" Type="http://x/attachedTemplate" Target="http://127.0.0.1:9/x.dotm" TargetMode="External"/>'
        '<Relationship Id="rId8" Type="http://x/styles" Target="../../../../etc/passwd"/>'
        '<Relationship Id="rId9" Type="http://x/image" Target="http://127.0.0.1:9/a.png" TargetMode="External"/>'
    )
    size = '<wp:extent cx="127000" cy="127000"/><wp:docPr id="1" name="x"/>'
    shown = f'<w:r><w:drawing><wp:inline>{size}<a:blip r:link="rId9" r:embed="rId9"/></wp:inline></w:drawing></w:r>'
    return docx(p(shown) + p(_CODES), links=links, more={"../../kwaad.txt": b"kwaad"})


def cut_off() -> bytes:
    """A document of which the end was not sent."""
    return docx(p(_CODES) * 2000)[:-200]


def cut_through() -> bytes:
    """A document that lost a stretch in its middle."""
    whole = docx("".join(p(f"{_CODES} {number}") for number in range(3000)))
    return whole[:3000] + whole[3400:]


def many_members(count: int = 60_000) -> bytes:
    """A ZIP of sixty thousand empty files."""
    return docx(p(_CODES), more={f"word/x{number}": b"" for number in range(count)})


def one_long_text() -> bytes:
    """A paragraph of twelve million characters."""
    noise = Random(1)
    return docx(p(" ".join(str(noise.random()) for _ in range(650_000))))


def odt_giant_repeats() -> bytes:
    """Cells and rows that say that they come a billion times."""
    times = 'table:number-columns-repeated="1000000000"'
    one = f"<table:table-cell {times}><text:p>{_CODES}</text:p></table:table-cell>"
    row = f'<table:table-row table:number-rows-repeated="1000000000">{one}</table:table-row>'
    return odt(f"<table:table>{row * 20}</table:table><text:p><text:s text:c='999999999'/>x</text:p>")


def odt_giant_spans() -> bytes:
    """Cells that cover a billion rows and columns."""
    spans = 'table:number-columns-spanned="999999999" table:number-rows-spanned="999999999"'
    one = f"<table:table-row><table:table-cell {spans}><text:p>{_CODES}</text:p></table:table-cell></table:table-row>"
    return odt(f"<table:table>{one * 3000}</table:table>")


def odt_deep_lists(depth: int = 120) -> bytes:
    """Lists in lists, as deep as the parser lets them."""
    return odt(
        "<text:list><text:list-item>" * depth + f"<text:p>{_CODES}</text:p>" + "</text:list-item></text:list>" * depth
    )


def odt_entity_bomb() -> bytes:
    """Ten entities, each ten times the one before."""
    text = f'<!DOCTYPE x [<!ENTITY e0 "ha">{_ENTITIES}]><x>&e9;</x>'
    return odt("", more={"content.xml": text})
