"""Sources that are made to do harm."""

from __future__ import annotations

import zlib


def endless_forms() -> bytes:
    """A small PDF that asks for far more work than anybody waits for: forms that draw the next one many times."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>"]
    objects.append(
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>"
    )
    draw = b"/F Do\n" * 12
    objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(draw), draw))
    depth = 11
    for level in range(depth):
        head = b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</F %d 0 R>>>>" % (6 + level)
        objects.append(b"<<%s/Length %d>>stream\n%s\nendstream" % (head, len(draw), draw))
    objects.append(b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 10>>stream\n0 0 9 9 re\nendstream")
    made = b"%PDF-1.4\n" + b"".join(b"%d 0 obj%s endobj\n" % (at, item) for at, item in enumerate(objects, start=1))
    return made + b"trailer<</Root 1 0 R/Size %d>>\n%%%%EOF\n" % (len(objects) + 1)


def _pdf(objects: list[bytes], root: bytes = b"") -> bytes:
    """A PDF of objects from 1, the first its catalogue; readers find them without a table of places."""
    made = b"".join(b"%d 0 obj%s endobj\n" % (at, item) for at, item in enumerate(objects, start=1))
    return b"%%PDF-1.7\n%strailer<</Root 1 0 R/Size %d%s>>\n%%%%EOF\n" % (made, len(objects) + 1, root)


def _stream(data: bytes, head: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (head, len(data), data)


_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
_TEXT = b"BT /F1 12 Tf 60 700 Td (Stand van zaken met 3% meer en 2A1.1) Tj ET\n"


def _page(
    content: bytes, *, box: bytes = b"0 0 595 842", catalogue: bytes = b"", more: tuple[bytes, ...] = ()
) -> bytes:
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>" % box
    pages = b"<</Type/Pages/Count 1/Kids[3 0 R]>>"
    return _pdf([b"<</Type/Catalog/Pages 2 0 R%s>>" % catalogue, pages, page, content, _FONT, *more])


def pages_in_a_circle() -> bytes:
    """A page tree whose branches lead back to its root."""
    tree = b"<</Type/Pages/Count 3/Kids[2 0 R 3 0 R 2 0 R]/Parent 3 0 R>>"
    return _pdf([b"<</Type/Catalog/Pages 2 0 R>>", tree, b"<</Type/Pages/Count 2/Kids[2 0 R 3 0 R]/Parent 2 0 R>>"])


def deep_tree(depth: int = 20_000) -> bytes:
    """A page at the end of a very long branch."""
    branch = [b"<</Type/Pages/Count 1/Kids[%d 0 R]>>" % (at + 3) for at in range(depth)]
    return _pdf([b"<</Type/Catalog/Pages 2 0 R>>", *branch, b"<</Type/Page/MediaBox[0 0 595 842]>>"])


def huge_page() -> bytes:
    """A page as large as a country."""
    return _page(_stream(_TEXT), box=b"0 0 9e9 9e9")


def letters_without_width() -> bytes:
    """A page without fonts, whose letters lie all over each other, as a fuzzer made it."""
    packed = (
        b"Gatn$_/>bs&;KY!ME*Rp[)'b,a`4)Q;Pfm5e6[GUlR@(F[?32FPc*u;h+`7?8/2cS#2B1UHo!\"?TM)B\\r<_DmJ]Fqq"
        b'KS8JH#dmOV]Y[<_GFL8:H22Yb>W:"5Chn>iHSh?Z]L(qsifi.(3b`7)BTB;6%m:EJGOPlH4GGOZm+dgZhEuAB'
    )
    return (
        b"%PDF-\n4 0 obj<</Contents 9 0R/MediaBox[0 0 5 2]s<<t I>>/Type/Page>>endobj\n5 0 obj<</Pages 7 0 R/\nj\n"
        b"7 0 obj<</Count 2/Kids 0\nendobj\n9 0 obj<</Filter[/ASCII85Decode/FlateDecode]>>stream\n"
        + packed
        + b"endstream\nendobj\ntrailer<</[]/Root 5 0 R/ 1>>\nstartxref"
    )


def many_paths(count: int = 1_000_000) -> bytes:
    """A page that draws a million lines."""
    return _page(_stream(zlib.compress(b"0 0 m 9 9 l S\n" * count + _TEXT), b"/Filter/FlateDecode"))


def many_marks(count: int = 300_000) -> bytes:
    """A page that draws coloured squares where stoplights might stand."""
    return _page(_stream(zlib.compress(b"0 .6 0 rg 60 700 9 9 re f\n" * count + _TEXT), b"/Filter/FlateDecode"))


def many_letters(count: int = 300_000) -> bytes:
    """A page that writes letters one by one, all over each other."""
    return _page(_stream(zlib.compress(b"BT /F1 9 Tf 60 700 Td (a) Tj ET\n" * count), b"/Filter/FlateDecode"))


def bomb(mebibytes: int = 1024) -> bytes:
    """A few kilobytes that grow to a gibibyte."""
    packer = zlib.compressobj(1)
    packed = b"".join(packer.compress(b" " * 1024**2) for _ in range(mebibytes)) + packer.flush()
    return _page(_stream(zlib.compress(packed), b"/Filter[/FlateDecode/FlateDecode]"))


def many_pages(count: int = 100_000) -> bytes:
    """A report of a hundred thousand pages."""
    kids = b" ".join(b"%d 0 R" % (at + 3) for at in range(count))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"
    return _pdf(
        [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, kids), *[page] * count]
    )


def nested_brackets(depth: int = 500_000) -> bytes:
    """An array in an array in an array."""
    return _page(_stream(_TEXT), more=(b"[" * depth + b"]" * depth,), catalogue=b"/Names 6 0 R")


def script_and_attachment() -> bytes:
    """A page with a script to run, a program to start and a file to unpack, all of which nobody should."""
    more = (
        b"<</S/JavaScript/JS(while \\(true\\) {})/Next<</S/Launch/F(/bin/sh)>>>>",
        b"<</EmbeddedFiles<</Names[(kwaad.txt) 8 0 R]>>/JavaScript<</Names[(x) 6 0 R]>>>>",
        b"<</Type/Filespec/F(../../kwaad.txt)/EF<</F 9 0 R>>>>",
        _stream(b"kwaad", b"/Type/EmbeddedFile"),
    )
    return _page(_stream(_TEXT), catalogue=b"/OpenAction 6 0 R/Names 7 0 R", more=more)


def tables_in_a_circle() -> bytes:
    """Tables of places that each name the other as the one before."""
    table = b"xref\n0 1\n0000000000 65535 f \ntrailer<</Root 1 0 R/Size 1/Prev %d>>\nstartxref\n%d\n%%%%EOF\n"
    return b"%PDF-1.4\n" + table % (9, 9)
