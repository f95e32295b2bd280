"""Telling what kind of file some bytes are: one that is read, or one of which is told what it is and what to do."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from typing import Final, Literal

from rapportparser.errors import SourceEncryptedError, SourceKindError
from rapportparser.reading.html.telling import is_html, is_mhtml
from rapportparser.reading.source import LoadedSource

Kind = Literal["pdf", "docx", "odt", "html", "mhtml", "text"]

_PDF_MARK: Final = b"%PDF-"
# Like PDF readers, we allow some rubbish before the mark.
_PDF_MARK_WITHIN: Final = 1024
_ZIP_MARK: Final = b"PK\x03\x04"
_OLE_MARK: Final = b"\xd0\xcf\x11\xe0"
_LOOKED_AT: Final = 64

_AS_DOCUMENT: Final = "save it as DOCX, ODT or PDF"
_AS_TEXT: Final = "save it as PDF or as plain text"
_RECOGNISE: Final = "put it in a PDF and run OCR on it, with ocrmypdf for instance"
_UNPACK: Final = "unpack it, and give the report in it"

# What the first bytes of other files are, what these files are, and what to do; letters in either case.
_OTHER_KINDS: Final = (
    (b"{\\rtf", "an RTF file", _AS_DOCUMENT),
    (b"\x89png", "a PNG image", _RECOGNISE),
    (b"\xff\xd8\xff", "a JPEG image", _RECOGNISE),
    (b"gif8", "a GIF image", _RECOGNISE),
    (b"ii*\x00", "a TIFF image", _RECOGNISE),
    (b"mm\x00*", "a TIFF image", _RECOGNISE),
    (b"\x1f\x8b", "a gzip file", _UNPACK),
    (b"7z\xbc\xaf", "a 7-Zip file", _UNPACK),
    (b"rar!", "a RAR file", _UNPACK),
)
# What a member's name in a ZIP tells; the first that fits stands.
_ZIPPED: Final[tuple[tuple[Callable[[str], bool], str, str], ...]] = (
    (lambda name: name.startswith("xl/"), "an Excel workbook", "give the report that its figures are from"),
    (lambda name: name.startswith("ppt/"), "a PowerPoint presentation", "save it as PDF"),
    (lambda name: name.endswith(".iwa") or name in {"Index.zip", "index.apxl"}, "a Pages, Numbers or Keynote file",
     "export it as Word or PDF"),
    (lambda name: name == "META-INF/container.xml", "an e-book (EPUB)", _AS_TEXT),
    (lambda name: name == "visio/document.xml", "a Visio drawing", "save it as PDF"),
)  # fmt: skip
_MOST_NAMES: Final = 5000
# What the member `mimetype` of an OpenDocument file says.
_OPENDOCUMENT: Final = b"application/vnd.oasis.opendocument."
_ODT_KINDS: Final = (b"text", b"text-template", b"text-master")
_OTHER_OPENDOCUMENT: Final = {b"spreadsheet": "a spreadsheet", b"presentation": "a presentation"}


def kind_of(source: LoadedSource) -> Kind:
    """Tell which reader a source is for; whatever is not told apart is for that of texts, which may refuse it."""
    data = source.data
    if data.startswith(_ZIP_MARK):
        names = _names_in(data)
        if "mimetype" in names and (kind := _opendocument(data)) is not None:
            return "odt" if kind in _ODT_KINDS else "text"
        if any(name.replace("\\", "/").lstrip("/").startswith("word/") for name in names):
            return "docx"
        return "odt" if {"content.xml", "META-INF/manifest.xml"} <= names else "text"
    if is_html(data):
        return "html"
    if is_mhtml(data):
        return "mhtml"
    return "pdf" if _PDF_MARK in data[:_PDF_MARK_WITHIN] else "text"


def refuse_other_kinds(source: LoadedSource) -> None:
    """Raise an error where the first bytes of a source tell that it is no text.

    Raises:
        SourceKindError: It is of a kind that is not read.
        SourceEncryptedError: It is an encrypted Word file.
    """
    data = source.data
    if data.startswith(_ZIP_MARK):
        raise _zipped(source)
    if data.startswith(_OLE_MARK):
        raise _of_before_2007(source)
    start = data[:_LOOKED_AT].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for mark, kind, remedy in _OTHER_KINDS:
        if start.startswith(mark) or data[:_LOOKED_AT].lower().startswith(mark):
            raise _refusal(source, kind, remedy)


def is_zip_of_files(data: bytes) -> bool:
    """Tell a ZIP that holds files of people from a document that happens to be packed as one."""
    if not data.startswith(_ZIP_MARK):
        return False
    names = _names_in(data)
    parts = ("[Content_Types].xml", "mimetype", "META-INF/manifest.xml")
    return bool(names) and not any(part in names for part in parts) and _told(names) is None


def _zipped(source: LoadedSource) -> SourceKindError:
    names = _names_in(source.data)
    kind = _opendocument(source.data) if "mimetype" in names else None
    if kind is not None:
        words = _OTHER_OPENDOCUMENT.get(kind.removesuffix(b"-template"), "a file")
        return _refusal(source, f"{words} of OpenDocument", "save it as PDF")
    told = _told(names)
    if told is not None:
        return _refusal(source, *told)
    if not names:
        return _refusal(source, "a ZIP that is damaged or cut off", "fetch it again")
    return _refusal(source, "a ZIP", f"{_UNPACK}, or give it to `rapportparser convert`")


def _told(names: set[str]) -> tuple[str, str] | None:
    for fits, kind, remedy in _ZIPPED:
        if any(fits(name) for name in names):
            return kind, remedy
    return None


def _of_before_2007(source: LoadedSource) -> SourceKindError | SourceEncryptedError:
    """Tell what an OLE file is by the names in its directory, which are UTF-16."""

    def holds(name: str) -> bool:
        return name.encode("utf-16-le") in source.data

    if holds("EncryptedPackage"):
        return SourceEncryptedError(source.name, "is an encrypted Office file", "save it without a password")
    if holds("WordDocument"):
        return _refusal(source, "a Word file of before 2007 (.doc)", _AS_DOCUMENT)
    if holds("Workbook") or holds("Book"):
        return _refusal(source, "an Excel file of before 2007 (.xls)", "give the report that its figures are from")
    if holds("PowerPoint Document"):
        return _refusal(source, "a PowerPoint file of before 2007 (.ppt)", "save it as PDF")
    if holds("__properties_version1.0"):
        return _refusal(source, "an e-mail of Outlook (.msg)", "save the report that is attached to it")
    return _refusal(source, "an old Word or Excel file", _AS_DOCUMENT)


def _refusal(source: LoadedSource, kind: str, remedy: str) -> SourceKindError:
    return SourceKindError(source.name, f"is {kind}, which is not read", remedy)


def _names_in(data: bytes) -> set[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {member.filename for member in archive.filelist[:_MOST_NAMES]}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
        return set()


def _opendocument(data: bytes) -> bytes | None:
    """Give what an OpenDocument file says that it is; None where the ZIP is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open("mimetype") as file:
            said = file.read(len(_OPENDOCUMENT) + _LOOKED_AT).strip()
    except (KeyError, zipfile.BadZipFile, OSError, ValueError, RuntimeError, EOFError, zlib.error):
        return None
    return said.removeprefix(_OPENDOCUMENT) if said.startswith(_OPENDOCUMENT) else None
