"""Readers: from the bytes of a source to a `Document`, one reader a kind of source."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from rapportparser.reading.document import Document
from rapportparser.reading.kinds import Kind, kind_of
from rapportparser.reading.source import LoadedSource
from rapportparser.reading.text import read_text

__all__ = ["DEFAULT_MAX_PAGES", "PdfEngine", "ReadingOptions", "read"]

PdfEngine = Literal["pdfium", "pdfplumber"]

DEFAULT_MAX_PAGES = 2000


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """How sources are read.

    Attributes:
        password: Opens encrypted PDFs.
        max_pages: Pages over which a PDF is refused.
        pdf_engine: What reads PDFs: `pdfium` is fast; `pdfplumber` is slow, for files that pdfium reads badly.
    """

    password: str | None = None
    max_pages: int = DEFAULT_MAX_PAGES
    pdf_engine: PdfEngine = "pdfium"


def read(source: LoadedSource, options: ReadingOptions | None = None) -> Document:
    """Read a source with the reader of its kind.

    Raises:
        SourceError: It cannot be read.
        NoTextError: It is a PDF without usable text.
        LimitError: It has too many pages.
    """
    options = options or ReadingOptions()
    reader = _READERS.get(kind_of(source))
    if reader is not None:
        return reader(source)
    from rapportparser.reading.pdf import read_pdf

    return read_pdf(
        source,
        password=options.password,
        max_pages=options.max_pages,
        use_plumber=options.pdf_engine == "pdfplumber",
    )


def _read_docx(source: LoadedSource) -> Document:
    from rapportparser.reading.docx import read_docx

    return read_docx(source)


def _read_odt(source: LoadedSource) -> Document:
    from rapportparser.reading.odt import read_odt

    return read_odt(source)


def _read_html(source: LoadedSource) -> Document:
    from rapportparser.reading.html.reader import read_html

    return read_html(source)


def _read_mhtml(source: LoadedSource) -> Document:
    from rapportparser.reading.mhtml import read_mhtml

    return read_mhtml(source)


# One a kind but PDF, which has options; each loads its libraries when the first source of its kind comes.
_READERS: Final[Mapping[Kind, Callable[[LoadedSource], Document]]] = {
    "text": read_text,
    "docx": _read_docx,
    "odt": _read_odt,
    "html": _read_html,
    "mhtml": _read_mhtml,
}
