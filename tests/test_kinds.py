"""What a file is, told by its bytes: what is read goes to its reader, of all else is told what it is and what to do."""

from __future__ import annotations

import pytest

from rapportparser.errors import SourceEncryptedError, SourceKindError
from rapportparser.reading import read
from rapportparser.reading.kinds import is_zip_of_files, kind_of
from rapportparser.reading.source import load
from tests.docx_files import docx, p, packed
from tests.odt_files import odt
from tests.pdfs import printed


def ole(*names: str) -> bytes:
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(504)
        + b"".join(name.encode("utf-16-le") + bytes(8) for name in names)
    )


REPORT = printed("Stand van zaken\n\nHet daalde met 3%.")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (REPORT, "pdf"),
        (b"rommel\n" + REPORT, "pdf"),
        (b"Stand van zaken", "text"),
        (b"", "text"),
        (docx(p("tekst")), "docx"),
        (packed({"word\\document.xml": "<x/>"}), "docx"),
        (odt("<text:p>tekst</text:p>"), "odt"),
        (packed({"mimetype": "application/vnd.oasis.opendocument.text-template", "content.xml": "<x/>"}), "odt"),
        (packed({"content.xml": "<x/>", "META-INF/manifest.xml": "<x/>"}), "odt"),
        (packed({"voortgang.pdf": REPORT}), "text"),
    ],
)
def test_each_kind_goes_to_its_reader(data: bytes, kind: str) -> None:
    assert kind_of(load(data)) == kind


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (
            ole("Root Entry", "WordDocument"),
            r"is a Word file of before 2007 \(.doc\), which is not read; save it as DOCX",
        ),
        (ole("Root Entry", "Workbook"), "Excel"),
        (ole("Root Entry", "PowerPoint Document"), "PowerPoint"),
        (ole("Root Entry", "__properties_version1.0"), "e-mail"),
        (ole("Root Entry"), "old Word or Excel"),
        (b"{\\rtf1\\ansi tekst}", "is an RTF file, which is not read; save it as DOCX, ODT or PDF"),
        (packed({"[Content_Types].xml": "", "xl/workbook.xml": "<x/>"}), "Excel workbook"),
        (packed({"[Content_Types].xml": "", "ppt/presentation.xml": "<x/>"}), "PowerPoint"),
        (packed({"Index/Document.iwa": b"x", "preview.jpg": b"x"}), "Pages.*export it as Word or PDF"),
        (packed({"mimetype": "application/epub+zip", "META-INF/container.xml": "<x/>"}), "e-book"),
        (packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "spreadsheet of OpenDocument"),
        (packed({"voortgang.pdf": REPORT}), "is a ZIP, .*convert"),
        (b"PK\x03\x04rest", "ZIP that is damaged"),
        (b"\x1f\x8b\x08\x00tekst", "gzip"),
        (b"\x89PNG\r\n\x1a\n" + bytes(20), "PNG image.*OCR"),
    ],
)
def test_of_other_kinds_is_told_what_they_are_and_what_to_do(data: bytes, words: str) -> None:
    with pytest.raises(SourceKindError, match=words):
        read(load(data, name="x"))


def test_an_encrypted_word_file_is_told() -> None:
    with pytest.raises(SourceEncryptedError, match="save it without a password"):
        read(load(ole("Root Entry", "EncryptedPackage", "EncryptionInfo")))


@pytest.mark.parametrize(
    ("data", "is_one"),
    [
        (packed({"2021/voortgang.pdf": REPORT, "lees mij.txt": "tekst"}), True),
        (docx(p("tekst")), False),
        (odt("<text:p>tekst</text:p>"), False),
        (packed({"xl/workbook.xml": "<x/>"}), False),
        (b"PK\x03\x04rest", False),
        (REPORT, False),
    ],
)
def test_a_zip_of_reports_is_told_from_a_document_that_is_one(data: bytes, is_one: bool) -> None:
    assert is_zip_of_files(data) is is_one
